/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every question and every page has its four help texts, in both languages. */
#include "config.h"

#include "wizard/help.h"

#include "base/locale.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Four parts of this length fit on a screen of 80x24 without scrolling far. */
#define ENGLISH_CHARACTERS  240
#define JAPANESE_CHARACTERS 120

typedef void text_check(const char *where, const char *msgid);

static void
each_part(const char *kind, size_t number, const struct field_help *help,
	  text_check *check)
{
	const char *part[] = {help->purpose, help->example, help->mistake,
			      help->ask};
	char where[40];

	for (size_t i = 0; i < sizeof(part) / sizeof(part[0]); i++) {
		snprintf(where, sizeof(where), "%s %zu, part %zu", kind, number,
			 i + 1);
		if (!part[i] || !*part[i])
			fail_msg("%s: no text", where);
		check(where, part[i]);
	}
}

static void
each_text(text_check *check)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		each_part("field", i, &field_helps[i], check);
	for (size_t i = 1; i <= WIZARD_PAGES; i++)
		each_part("page", i, &page_helps[i], check);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (revocation_field_helps[i].purpose)
			each_part("revocation, field", i,
				  &revocation_field_helps[i], check);
	for (size_t i = 1; i <= WIZARD_PAGES; i++)
		if (revocation_page_helps[i].purpose)
			each_part("revocation, page", i,
				  &revocation_page_helps[i], check);
}

/* A terminal that is not UTF-8 shows English, so that has to be ASCII. */
static void
check_english(const char *where, const char *msgid)
{
	if (strlen(msgid) > ENGLISH_CHARACTERS)
		fail_msg("%s: %zu characters", where, strlen(msgid));
	for (const char *byte = msgid; *byte; byte++)
		if (*byte < ' ' || *byte > '~')
			fail_msg("%s: not ASCII: %s", where, msgid);
}

/* Characters whose width is ambiguous begin with the bytes C2 to E2 (arrows,
 * dashes, dots, circled digits); ideographs, kana and full-width forms do
 * not. */
static void
check_japanese(const char *where, const char *msgid)
{
	const char *text = locale_text(msgid);
	size_t characters = 0;

	if (strcmp(text, msgid) == 0)
		fail_msg("%s: not translated: %s", where, msgid);
	for (const char *at = text; *at; at++) {
		unsigned char byte = (unsigned char)*at;

		if ((byte >= 0xc0 && byte < 0xe3) || byte >= 0xf0)
			fail_msg("%s: of no certain width: %s", where, at);
		characters += (byte & 0xc0) != 0x80;
	}
	if (characters > JAPANESE_CHARACTERS)
		fail_msg("%s: %zu characters", where, characters);
}

static void
test_english(void **state)
{
	(void)state;
	each_text(check_english);
}

static void
test_japanese(void **state)
{
	(void)state;
	assert_true(locale_start("ja"));
	each_text(check_japanese);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_english),
	    cmocka_unit_test(test_japanese),
	};

	return cmocka_run_group_tests_name("help", tests, NULL, NULL);
}
