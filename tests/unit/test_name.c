/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distinguished names as plain data. */
#include "config.h"

#include "pki/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct name
sample(void)
{
	struct name name = {0};

	name_add(&name, "C", "JP");
	name_add(&name, "ST", "tokyo");
	name_add(&name, "L", "chofu");
	name_add(&name, "O", "The University of Electro-Communications");
	name_add(&name, "CN", "www.lab-example.uec.ac.jp");
	return name;
}

static void
test_text_both_ways(void **state)
{
	struct name name = sample();
	char *reverse = name_text(&name, true);
	char *forward = name_text(&name, false);

	(void)state;
	assert_string_equal(reverse,
			    "CN=www.lab-example.uec.ac.jp,O=The University of "
			    "Electro-Communications,L=chofu,ST=tokyo,C=JP");
	assert_string_equal(forward, "C=JP,ST=tokyo,L=chofu,O=The University "
				     "of Electro-Communications,CN=www.lab-"
				     "example.uec.ac.jp");
	free(reverse);
	free(forward);
	name_release(&name);
}

static void
test_values(void **state)
{
	struct name name = sample();

	(void)state;
	assert_null(name_value(&name, "OU"));
	assert_int_equal(name_values(&name, "OU"), 0);
	name_add(&name, "OU", NULL);
	name_add(&name, "OU", "second");
	assert_string_equal(name_value(&name, "OU"), "");
	assert_int_equal(name_values(&name, "OU"), 2);
	assert_string_equal(name_value(&name, "L"), "chofu");
	name_release(&name);
	assert_int_equal(name.count, 0);
	name_release(&name);
	name_release(NULL);
}

static void
test_copy_replaces(void **state)
{
	struct name from = sample();
	struct name to = {0};
	char *text;

	(void)state;
	name_add(&to, "CN", "old");
	name_copy(&to, &from);
	name_copy(&to, &to);
	assert_int_equal(to.count, 5);
	assert_ptr_not_equal(to.attribute, from.attribute);
	name_release(&from);
	assert_string_equal(name_value(&to, "C"), "JP");
	name_copy(&to, &from);
	text = name_text(&to, true);
	assert_string_equal(text, "");
	free(text);
	name_release(&to);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_both_ways),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_copy_replaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
