/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains as servers send them, judged by names and signatures. */
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
	assert_int_equal(state_of("../check/g8.pem", "old.pem", NULL),
			 CHAIN_BROKEN);
	assert_int_equal(state_of("lets-encrypt.pem", "ca.pem", NULL),
			 CHAIN_BROKEN);
	assert_int_equal(state_of("old.pem", "old-2020.pem", "ca.pem"),
			 CHAIN_BROKEN);
	/* In reverse order: the self-signed one is not the server's. */
	assert_int_equal(state_of("ca.pem", "old.pem", NULL), CHAIN_BROKEN);
	assert_int_equal(state_of("self-signed.pem", NULL, NULL),
			 CHAIN_SELF_SIGNED);
	assert_int_equal(state_of("self-signed.pem", "ca.pem", NULL),
			 CHAIN_SELF_SIGNED);
	assert_int_equal(state_of("ca.pem", NULL, NULL), CHAIN_SELF_SIGNED);
}

/* Each link costs a signature: a long list is refused before any is looked at. */
static void
test_length(void **state)
{
	struct certificates list = {0};

	(void)state;
	add(&list, "old.pem");
	while (list.count < CHAIN_LENGTH)
		add(&list, "ca.pem");
	assert_int_equal(certificates_chain_state(&list), CHAIN_COMPLETE);
	add(&list, "ca.pem");
	assert_int_equal(certificates_chain_state(&list), CHAIN_BROKEN);
	certificates_release(&list);
}

/* The right name in the right place, and yet not the issuer. */
static void
test_look_alike(void **state)
{
	static const char leaf[] = "../check/came.pem";
	static const char root[] = "../check/cross.pem";

	(void)state;
	assert_int_equal(state_of(leaf, "../check/g8.pem", root),
			 CHAIN_COMPLETE);
	assert_int_equal(state_of(leaf, "../check/g8-other-key.pem", root),
			 CHAIN_FORGED);
	assert_int_equal(state_of(leaf, "../check/g8-no-ca.pem", root),
			 CHAIN_FORGED);
	assert_int_equal(state_of(leaf, "../check/g8-other-signer.pem", root),
			 CHAIN_BROKEN);
}

/* What a server sends, and what lies together for other reasons. */
static void
test_is_chain(void **state)
{
	static const struct {
		const char *file[3];
		bool is_chain;
	} lists[] = {
	    {{"old.pem"}, false},
	    {{"old.pem", "ca.pem"}, true},
	    {{"ca.pem", "old.pem"}, true},
	    {{"ca.pem", "../check/g8.pem"}, false},
	    {{"old.pem", "old-2020.pem", "ca.pem"}, false},
	    {{"../check/came.pem", "../check/g8-no-ca.pem"}, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct certificates list = {0};

		for (size_t j = 0; j < 3 && lists[i].file[j]; j++)
			add(&list, lists[i].file[j]);
		assert_int_equal(certificates_are_chain(&list),
				 lists[i].is_chain);
		certificates_release(&list);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_chain),
	    cmocka_unit_test(test_length),
	    cmocka_unit_test(test_look_alike),
	    cmocka_unit_test(test_is_chain),
	};

	return cmocka_run_group_tests_name("chain", tests, NULL, NULL);
}
