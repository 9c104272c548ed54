/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of single values but host names: cases 10 and 11. */
#include "config.h"

#include "service/check.h"

#include "base/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check_fixture.h"
#include "expect.h"
#include "profile_fixture.h"

static void
email(const char *text, const char *wanted)
{
	char *got;

	diagnostics_clear(&said);
	got = check_email(text, "manager-email", fixture_profile(false), &said);
	assert_string_equal(got, wanted);
	free(got);
}

/* Case 11. */
static void
test_email(void **state)
{
	char local[80], text[120];

	(void)state;
	email(" taro@lab-example.uec.ac.jp ", "taro@lab-example.uec.ac.jp");
	assert_false(diagnostics_have_error(&said));
	email("taro＠lab-example.uec.ac.jp", "taro@lab-example.uec.ac.jp");
	expect(&said, 601);
	email("a@uec.ac.jp,b@uec.ac.jp", "a@uec.ac.jp,b@uec.ac.jp");
	expect(&said, 206);
	assert_string_equal(said.item[0]->argument[0], "12");
	email("調布@uec.ac.jp", "調布@uec.ac.jp");
	expect(&said, 206);
	expect_message(&said, 206,
		       "Character 1 \"調\" is not allowed. Enter one "
		       "half-width address.");
	email("taro@mail.example.com", "taro@mail.example.com");
	expect(&said, 402);
	assert_false(diagnostics_have_error(&said));
	memset(local, 'a', 68);
	local[68] = '\0'; /* 78 in all */
	snprintf(text, sizeof(text), "%s@uec.ac.jp", local);
	email(text, text);
	expect_nothing(&said);
	snprintf(text, sizeof(text), "a%s@uec.ac.jp", local);
	email(text, text);
	expect(&said, 202);
}

static void
test_email_refused(void **state)
{
	static const char *const wrong[] = {
	    "taro",	      "@uec.ac.jp",	 "taro@",
	    "taro@uec",	      "taro@.uec.ac.jp", "a..b@uec.ac.jp",
	    ".a@uec.ac.jp",   "a.@uec.ac.jp",	 "a@b@uec.ac.jp",
	    "<a@uec.ac.jp>",  "a b@uec.ac.jp",	 "a;b@uec.ac.jp",
	    "a\tb@uec.ac.jp", "a@uec_x.ac.jp",	 "a@-uec.ac.jp",
	    "a@uec.ac.jp.",   "\"a\"@uec.ac.jp", "a@uec+x.ac.jp",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		email(wrong[i], wrong[i]);
		expect(&said, 206);
		assert_true(diagnostics_have_error(&said));
	}
	email("", "");
	expect(&said, 201);
	email("a~b@uec.ac.jp", "a~b@uec.ac.jp");
	expect(&said, 605);
	email("a+b@uec.ac.jp", "a+b@uec.ac.jp");
	expect(&said, 206);
	assert_false(diagnostics_have_error(&said));
	fixture_uec.email_is_error = true;
	email("a@example.com", "a@example.com");
	fixture_uec.email_is_error = false;
	expect(&said, 402);
	assert_true(diagnostics_have_error(&said));
}

static void
text(const char *typed, const char *wanted, long limit, bool required)
{
	char *got;

	diagnostics_clear(&said);
	got = check_text(typed, "manager-name", limit, required, &said);
	assert_string_equal(got, wanted);
	free(got);
}

static char *
repeated(const char *part, size_t count)
{
	char *whole = alloc_string("");

	while (count--) {
		char *longer = alloc_format("%s%s", whole, part);

		free(whole);
		whole = longer;
	}
	return whole;
}

/* Case 10 and the lengths. */
static void
test_text(void **state)
{
	char *name;

	(void)state;
	text("渡邉 ソノ", "渡邉 ソノ", 64, false);
	expect_nothing(&said);
	text("髙橋 一郎", "髙橋 一郎", 64, false);
	expect(&said, 602);
	expect_proposal(&said, 602, "高橋 一郎");
	text("か\u3099く", "がく", 64, false);
	expect(&said, 601);
	name = repeated("字", 64);
	text(name, name, 64, false);
	expect(&said, 603);
	assert_false(diagnostics_have_error(&said));
	free(name);
	name = repeated("字", 65);
	text(name, name, 64, false);
	expect(&said, 202);
	free(name);
	name = repeated("字", 32);
	text(name, name, 64, false);
	expect_nothing(&said);
	free(name);
	name = repeated("字", 33);
	text(name, name, 64, false);
	expect(&said, 603);
	free(name);
	name = repeated("x", 64);
	text(name, name, 64, false);
	expect_nothing(&said);
	free(name);
	text("　", "", 64, true);
	expect(&said, 201);
	text("", "", 64, false);
	expect_nothing(&said);
}

static void
date(const char *typed, const char *wanted)
{
	char *got;

	diagnostics_clear(&said);
	got = check_issue_date(typed, "previous-issued",
			       (struct date){2026, 11, 22}, &said);
	assert_string_equal(got, wanted);
	free(got);
}

static void
test_issue_date(void **state)
{
	(void)state;
	date("2025-06-01", "2025-06-01");
	expect_nothing(&said);
	date("２０２５－０６－０１", "2025-06-01");
	expect(&said, 601);
	date("2026-11-22", "2026-11-22");
	expect_nothing(&said);
	date("2026-11-23", "2026-11-23");
	expect(&said, 309);
	date("2025/6/1", "2025/6/1");
	expect(&said, 309);
	expect_proposal(&said, 309, "2025-06-01");
	{
		/* Words and the era, where the numbers are clear. */
		static const char *const clear[] = {
		    "2025年6月1日",  "2025 年 6 月 1 日", "2025.6.1",
		    "令和7年6月1日", "令和７年６月１日",  "R7.6.1",
		    "r7/06/01"};

		for (size_t i = 0; i < sizeof(clear) / sizeof(*clear); i++) {
			char *narrow = check_issue_date(
			    clear[i], NULL, (struct date){2026, 11, 22}, &said);

			expect_proposal(&said, 309, "2025-06-01");
			diagnostics_clear(&said);
			free(narrow);
		}
	}
	date("令和元年5月7日", "令和元年5月7日");
	expect_proposal(&said, 309, "2019-05-07");
	date("平成30年6月1日", "平成30年6月1日");
	expect(&said, 309);
	assert_null(said.item[0]->proposal);
	date("7年6月1日", "7年6月1日");
	assert_null(said.item[0]->proposal);
	date("2025年6月", "2025年6月");
	assert_null(said.item[0]->proposal);
	date("06/01/2025", "06/01/2025");
	assert_null(said.item[0]->proposal);
	{
		/* No such day, not yet, before the era, or two numbers. */
		static const char *const none[] = {
		    "2025/6/1 2",     "2 025/6/1",	 "R2025.6.1",
		    "R0.6.1",	      "R 99.1.1",	 "2027/6/1",
		    "令和元年1月5日", "令和元年4月30日", "--",
		    "2025--1",	      "2025-6-",	 "R-1-1"};

		for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
			char *narrow = check_issue_date(
			    none[i], NULL, (struct date){2026, 11, 22}, &said);

			assert_int_equal(said.count > 0, true);
			for (size_t j = 0; j < said.count; j++)
				assert_null(said.item[j]->number == 309
						? said.item[j]->proposal
						: NULL);
			diagnostics_clear(&said);
			free(narrow);
		}
	}
	date("2025-02-30", "2025-02-30");
	expect(&said, 309);
	assert_null(said.item[0]->proposal);
	date("yesterday", "yesterday");
	expect(&said, 309);
	date("", "");
	expect(&said, 201);
}

static void
test_passphrase(void **state)
{
	static const struct {
		const char *text;
		size_t place;
	} cases[] = {
	    {"correct horse", 0},
	    {" !\"#[\\]^_`{|}~", 0},
	    {"", 0},
	    {"㈱例示①", 1},
	    {"ab\tc", 3},
	    {"abc\x7f", 4},
	    {"ａｂｃ", 1},
	    {"a\xff", 2},
	    {"x ", 0},
	    {"pass　word", 5},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *text = cases[i].text;

		diagnostics_clear(&said);
		assert_int_equal(
		    check_passphrase(text, strlen(text), "passphrase", &said),
		    cases[i].place);
		assert_int_equal(said.count, cases[i].place > 0);
		if (said.count) {
			assert_int_equal(said.item[0]->number, 205);
			assert_null(said.item[0]->value);
		}
	}
	/* A NUL can be pasted into a file. */
	diagnostics_clear(&said);
	assert_int_equal(check_passphrase("a\0b", 3, "passphrase", &said), 2);
	diagnostics_clear(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_email, clean),
	    cmocka_unit_test_teardown(test_email_refused, clean),
	    cmocka_unit_test_teardown(test_text, clean),
	    cmocka_unit_test_teardown(test_issue_date, clean),
	    cmocka_unit_test_teardown(test_passphrase, clean),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
