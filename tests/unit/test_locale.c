/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language and characters an environment asks for. */
#include "config.h"

#include "base/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void
set(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void
every_environment_has_its_language(void **state)
{
	static const struct {
		const char *wanted, *language, *locale, *terminal;
		bool japanese, utf8, refused;
	} cases[] = {
	    /* The locale's name speaks, even where it is not installed. */
	    {NULL, NULL, "C", NULL, false, false, false},
	    {NULL, NULL, "en_US.UTF-8", "xterm", false, true, false},
	    {NULL, NULL, "en_US.utf8", "xterm", false, true, false},
	    {NULL, NULL, "ja_JP.UTF-8", "xterm", true, true, false},
	    {NULL, NULL, "ja_JP.utf8", NULL, true, true, false},
	    {NULL, NULL, "ja", "xterm", false, false, true},
	    {NULL, NULL, "ja_JP.eucJP", "xterm", false, false, true},
	    {NULL, NULL, "java.UTF-8", "xterm", false, true, false},
	    {NULL, "ja:en", "C.UTF-8", "xterm", true, true, false},
	    {NULL, "en:ja", "ja_JP.UTF-8", "xterm", false, true, false},
	    {NULL, "", "ja_JP.UTF-8", "xterm", true, true, false},
	    /* A console has no Japanese, unless it is asked for by name. */
	    {NULL, NULL, "ja_JP.UTF-8", "linux", false, false, true},
	    {"ja", NULL, "ja_JP.UTF-8", "linux", true, true, false},
	    /* What is wanted wins, where the characters can be. */
	    {"ja", NULL, "C", "xterm", true, true, false},
	    {"ja", NULL, "POSIX", "xterm", true, true, false},
	    {"ja", NULL, "en_US.ISO-8859-1", "xterm", false, false, true},
	    {"en", "ja", "ja_JP.UTF-8", "xterm", false, true, false},
	    {"en", NULL, "POSIX", "xterm", false, false, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		set("LANGUAGE", cases[i].language);
		set("LC_ALL", cases[i].locale);
		set("TERM", cases[i].terminal);
		assert_true(locale_start(cases[i].wanted));
		if ((locale_language() == LANGUAGE_JA) != cases[i].japanese ||
		    locale_is_utf8() != cases[i].utf8 ||
		    (locale_refusal() != NULL) != cases[i].refused)
			fail_msg("%s, LANGUAGE %s, %s, %s",
				 cases[i].wanted ? cases[i].wanted : "-",
				 cases[i].language ? cases[i].language : "-",
				 cases[i].locale,
				 cases[i].terminal ? cases[i].terminal : "-");
	}
}

/* Whatever is shown: bytes are UTF-8 where the locale says so, or where
 * Japanese is asked for by name and nothing speaks against it. */
static void
what_is_typed_has_the_character_set_of_the_locale(void **state)
{
	static const struct {
		const char *wanted, *locale, *terminal;
		bool utf8;
	} cases[] = {
	    {NULL, "C.UTF-8", "xterm", true},
	    {NULL, "ja_JP.UTF-8", "linux", true},
	    {NULL, "ja_JP.eucJP", "xterm", false},
	    {"ja", "ja_JP.eucJP", "xterm", false},
	    {NULL, "C", "xterm", false},
	    {"ja", "C", "xterm", true},
	};

	(void)state;
	set("LANGUAGE", NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		set("LC_ALL", cases[i].locale);
		set("TERM", cases[i].terminal);
		assert_true(locale_start(cases[i].wanted));
		if (locale_sends_utf8() != cases[i].utf8)
			fail_msg("%s", cases[i].locale);
	}
}

static void
a_language_there_is_not_is_refused(void **state)
{
	(void)state;
	assert_false(locale_start("fr"));
	assert_false(locale_start(""));
}

/* Without a catalogue the sentences stay English, and stay whole. */
static void
without_a_catalogue_all_is_english(void **state)
{
	(void)state;
	set("LC_ALL", "C.UTF-8");
	set("UPKI_WIZARD_LOCALEDIR", "/nowhere");
	assert_true(locale_start("ja"));
	assert_string_equal(locale_text("No"), "No");
	assert_string_equal(locale_plural("%d day", "%d days", 2), "%d days");
	set("UPKI_WIZARD_LOCALEDIR", NULL);
	assert_true(locale_start("en"));
	assert_string_equal(locale_plural("%d day", "%d days", 2), "%d days");
	assert_string_equal(locale_plural("%d day", "%d days", 1), "%d day");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_environment_has_its_language),
	    cmocka_unit_test(what_is_typed_has_the_character_set_of_the_locale),
	    cmocka_unit_test(a_language_there_is_not_is_refused),
	    cmocka_unit_test(without_a_catalogue_all_is_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
