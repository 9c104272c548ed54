/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/date. */
#include "config.h"

#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void
assert_text(char *text, const char *wanted)
{
	assert_string_equal(text, wanted);
	free(text);
}

static void
parses_real_days_only(void **state)
{
	static const char *const wrong[] = {
	    "",		  "2026",	   "2026-11-3",	  "2026-1-30",
	    "2026-11-31", "2026-02-29",	   "2100-02-29",  "2026-00-10",
	    "2026-13-01", "2026-11-00",	   "1969-12-31",  "0000-01-01",
	    "2026/11/22", " 2026-11-2",	   "2026-11-22 ", "2026-11-2x",
	    "+026-11-22", "２０２６-11-22"};
	static const char *const right[] = {"1970-01-01", "2024-02-29",
					    "2000-02-29", "2026-11-30",
					    "9999-12-31"};
	struct date date = {1, 2, 3};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(date_parse(wrong[i], &date));
	assert_int_equal(date.year, 1);
	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++) {
		assert_true(date_parse(right[i], &date));
		assert_text(date_text(date), right[i]);
	}
}

/* Against the C library, every day from 1900 to 2200. */
static void
agrees_with_the_library(void **state)
{
	struct date first = {1900, 1, 1};

	(void)state;
	for (long day = 0; day < 109938; day++) {
		struct date date = date_add(first, day);
		time_t moment = (time_t)(day - 25567) * 86400 - 9 * 3600L;
		struct tm tm = {.tm_year = date.year - 1900,
				.tm_mon = date.month - 1,
				.tm_mday = date.day};

		assert_int_equal(timegm(&tm) - 9 * 3600L, moment);
		assert_int_equal(date_compare(date_of(moment), date), 0);
		assert_int_equal(date_compare(date_of(moment + 86399), date),
				 0);
		assert_true(date_compare(date_of(moment - 1), date) < 0);
		assert_int_equal(date_days(first, date), day);
	}
}

static void
counts_days(void **state)
{
	struct date a = {2026, 3, 4};
	struct date b = {2026, 9, 18};

	(void)state;
	assert_int_equal(date_days(a, b), 198);
	assert_int_equal(date_days(b, a), -198);
	assert_int_equal(date_compare(date_add(a, 198), b), 0);
	assert_int_equal(date_compare(date_add(b, -198), a), 0);
	assert_true(date_compare(a, b) < 0);
	assert_true(date_compare(b, a) > 0);
	assert_true(date_compare((struct date){0}, a) < 0);
}

/* 2022-07-26 15:00 UTC is midnight of the day after in Japan. */
static void
lives_in_japan(void **state)
{
	const time_t midnight = 1658847600;

	(void)state;
	assert_text(date_text(date_of(midnight)), "2022-07-27");
	assert_text(date_text(date_of(midnight - 1)), "2022-07-26");
	assert_text(date_digits(date_of(midnight)), "20220727");
	assert_text(date_moment_text(midnight), "2022-07-27 00:00:00 +0900");
	assert_text(date_moment_text(midnight - 1),
		    "2022-07-26 23:59:59 +0900");
	assert_text(date_moment_text(0), "1970-01-01 09:00:00 +0900");
	assert_text(date_moment_text(-9 * 3600L - 1),
		    "1969-12-31 23:59:59 +0900");
}

static void
no_date_beyond_the_calendar(void **state)
{
	struct date last = {9999, 12, 31};

	(void)state;
	assert_int_equal(date_of(INT64_MAX).year, 0);
	assert_int_equal(date_of(INT64_MIN).year, 0);
	assert_int_equal(date_add(last, 1).year, 0);
	assert_int_equal(date_add(last, INT64_MAX).year, 0);
	assert_int_equal(date_add(last, INT64_MIN).year, 0);
	assert_int_equal(date_add((struct date){0}, 1).year, 0);
	assert_text(date_text((struct date){0}), "");
	assert_text(date_digits((struct date){0}), "");
	assert_text(date_moment_text(INT64_MAX), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(parses_real_days_only),
	    cmocka_unit_test(agrees_with_the_library),
	    cmocka_unit_test(counts_days),
	    cmocka_unit_test(lives_in_japan),
	    cmocka_unit_test(no_date_beyond_the_calendar),
	};

	/* The day does not depend on where the server thinks it is. */
	setenv("TZ", "America/New_York", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
