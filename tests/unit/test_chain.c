/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains as servers send them, judged by names. */
#include "config.h"

#include "pki/chain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "data.h"

static void
add(struct certificates *list, const char *name)
{
	struct data data = data_read(name);
	struct diagnostics problems = {0};

	assert_true(
	    certificates_read(name, data.bytes, data.size, list, &problems));
	diagnostics_release(&problems);
	free(data.bytes);
}

static enum chain_state
state_of(const char *first, const char *second, const char *third)
{
	struct certificates list = {0};
	enum chain_state state;

	add(&list, first);
	if (second)
		add(&list, second);
	if (third)
		add(&list, third);
	state = certificates_chain_state(&list);
	assert_int_equal(certificates_chain_complete(&list),
			 state == CHAIN_COMPLETE);
	certificates_release(&list);
	return state;
}

static void
test_chain(void **state)
{
	struct certificates none = {0};

	(void)state;
	assert_int_equal(certificates_chain_state(&none), CHAIN_ALONE);
	assert_int_equal(state_of("old.pem", NULL, NULL), CHAIN_ALONE);
	assert_int_equal(state_of("old.pem", "ca.pem", NULL), CHAIN_COMPLETE);
	assert_int_equal(state_of("old.pem", "ca.pem", "ca.pem"),
			 CHAIN_COMPLETE);
	assert_int_equal(state_of("ca.pem", "old.pem", NULL), CHAIN_BROKEN);
	assert_int_equal(state_of("lets-encrypt.pem", "ca.pem", NULL),
			 CHAIN_BROKEN);
	assert_int_equal(state_of("old.pem", "old-2020.pem", "ca.pem"),
			 CHAIN_BROKEN);
	assert_int_equal(state_of("self-signed.pem", NULL, NULL),
			 CHAIN_COMPLETE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_chain),
	};

	return cmocka_run_group_tests_name("chain", tests, NULL, NULL);
}
