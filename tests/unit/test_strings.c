/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/strings. */
#include "config.h"

#include "base/strings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/alloc.h"

static void
assert_joined(const struct strings *list, const char *wanted)
{
	char *joined = strings_join(list, "|");

	assert_string_equal(joined, wanted);
	free(joined);
}

static void
an_empty_list_is_zero(void **state)
{
	struct strings list = {0};

	(void)state;
	assert_joined(&list, "");
	assert_false(strings_has(&list, ""));
	strings_release(&list);
	strings_release(NULL);
}

static void
copies_and_takes(void **state)
{
	char text[] = "a";
	struct strings list = {0};

	(void)state;
	strings_add(&list, text);
	text[0] = 'b';
	strings_take(&list, alloc_string(""));
	assert_joined(&list, "a|");
	assert_true(strings_has(&list, "a"));
	assert_true(strings_has(&list, ""));
	assert_false(strings_has(&list, "b"));
	strings_release(&list);
	assert_int_equal(list.count, 0);
}

static void
grows(void **state)
{
	struct strings list = {0};
	struct strings copy = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		strings_take(&list, alloc_format("%d", i));
	strings_copy(&copy, &list);
	strings_release(&list);
	assert_int_equal(copy.count, 1000);
	assert_string_equal(copy.item[0], "0");
	assert_string_equal(copy.item[999], "999");
	strings_release(&copy);
}

static void
splits_without_empty_parts(void **state)
{
	struct strings list = {0};

	(void)state;
	strings_split(&list, ", a,b  c,,", ", ");
	assert_joined(&list, "a|b|c");
	strings_split(&list, "", ",");
	strings_split(&list, ",,", ",");
	assert_int_equal(list.count, 3);
	strings_split(&list, "d", ",");
	assert_joined(&list, "a|b|c|d");
	strings_release(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_list_is_zero),
	    cmocka_unit_test(copies_and_takes),
	    cmocka_unit_test(grows),
	    cmocka_unit_test(splits_without_empty_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
