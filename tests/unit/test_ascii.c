/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a terminal that is not UTF-8 gets to see, and what a file holds. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

static void
start(const char *name)
{
	setenv("LC_ALL", name, 1);
	assert_true(locale_start("en"));
}

static void
assert_text(char *got, const char *wanted)
{
	assert_string_equal(got, wanted);
	free(got);
}

static void
terms_are_left_out_for_ascii(void **state)
{
	(void)state;
	start("C");
	assert_string_equal(locale_ascii("New (新規発行)"), "New");
	assert_string_equal(locale_ascii("a (b) c (日本 x), d (更新)."),
			    "a (b) c, d.");
	assert_string_equal(locale_ascii("(更新) a"), " a");
	/* What is no term stays, to be spelled out. */
	assert_string_equal(locale_ascii("更新 (a"), "更新 (a");
	assert_string_equal(locale_ascii("a (更新"), "a (更新");
	assert_string_equal(_("New (新規発行)"), "New");
	assert_string_equal(locale_plural("one (更新)", "many (更新)", 2),
			    "many");
	/* The same text gives the same place: it is never freed. */
	assert_ptr_equal(locale_ascii("New (新規発行)"),
			 locale_ascii("New (新規発行)"));
}

static void
terms_stay_for_utf8(void **state)
{
	(void)state;
	start("C.UTF-8");
	assert_string_equal(locale_ascii("New (新規発行)"), "New (新規発行)");
}

static void
files_are_utf8_at_any_terminal(void **state)
{
	static const char name[] = "調布 e\xCC\x81\033\n";

	(void)state;
	start("C");
	assert_text(text_visible(name, strlen(name)),
		    "<U+8ABF><U+5E03> e<U+0301><U+001B><U+000A>");
	assert_text(text_harmless(name, strlen(name)),
		    "調布 e\xCC\x81<U+001B><U+000A>");
	assert_text(text_harmless_lines(name, strlen(name)),
		    "調布 e\xCC\x81<U+001B>\n");
	assert_int_equal(text_width("調布"), 4);
	start("C.UTF-8");
	assert_text(text_visible(name, strlen(name)),
		    "調布 e\xCC\x81<U+001B><U+000A>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(terms_are_left_out_for_ascii),
	    cmocka_unit_test(terms_stay_for_utf8),
	    cmocka_unit_test(files_are_utf8_at_any_terminal),
	};

	unsetenv("LANGUAGE");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
