/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the sanitiser: no text acts on a terminal (reliability.md, R12). */
#include "config.h"

#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <wchar.h>
#include <cmocka.h>

static void
assert_visible(const char *bytes, size_t size, const char *wanted)
{
	char *visible = text_visible(bytes, size);

	assert_string_equal(visible, wanted);
	free(visible);
}

#define VISIBLE(literal, wanted)                                               \
	assert_visible(literal, sizeof(literal) - 1, wanted)

static void
ordinary_text_passes(void **state)
{
	(void)state;
	VISIBLE("", "");
	VISIBLE("調布 太郎　ソ表能 ｱ①髙 é ~", "調布 太郎　ソ表能 ｱ①髙 é ~");
	VISIBLE("か\xE3\x82\x99", "か\xE3\x82\x99");
}

static void
controls_are_spelt_out(void **state)
{
	(void)state;
	VISIBLE("\033[31m", "<U+001B>[31m");
	VISIBLE("a\tb\nc\r", "a<U+0009>b<U+000A>c<U+000D>");
	VISIBLE("\x7F", "<U+007F>");
	VISIBLE("a\0b", "a<U+0000>b");
	VISIBLE("\xC2\x9B"
		"31m",
		"<U+009B>31m");
}

static void
broken_bytes_are_spelt_out(void **state)
{
	(void)state;
	VISIBLE("a\xFF"
		"b",
		"a<FF>b");
	VISIBLE("\x92\xB2", "<92><B2>");
	VISIBLE("\xC0\x80", "<C0><80>");
	VISIBLE("\xED\xA0\x80", "<ED><A0><80>");
	VISIBLE("調\xE8\xAA", "調<E8><AA>");
}

static void
invisible_characters_are_spelt_out(void **state)
{
	static const uint32_t hostile[] = {
	    0x00AD,  0x034F,  0x061C,  0x115F,	0x1160,	 0x180E,  0x200B,
	    0x200C,  0x200D,  0x200E,  0x200F,	0x2028,	 0x2029,  0x202A,
	    0x202B,  0x202C,  0x202D,  0x202E,	0x2060,	 0x2066,  0x2067,
	    0x2068,  0x2069,  0x206A,  0x3164,	0xE000,	 0xFE0F,  0xFEFF,
	    0xFFA0,  0xFFF9,  0xFFFE,  0xFFFF,	0x1D173, 0x1F3FB, 0xE0001,
	    0xE0041, 0xE0100, 0xF0000, 0x10FFFF};

	(void)state;
	for (size_t i = 0; i < sizeof(hostile) / sizeof(*hostile); i++) {
		char bytes[8] = "a";
		char wanted[20];
		size_t size = 1 + text_put(bytes + 1, hostile[i]);

		snprintf(wanted, sizeof(wanted), "a<U+%04X>",
			 (unsigned)hostile[i]);
		assert_visible(bytes, size, wanted);
	}
}

static void
marks_need_a_base(void **state)
{
	(void)state;
	VISIBLE("\xCC\x81"
		"a",
		"<U+0301>a");
	VISIBLE("\n\xCC\x81", "<U+000A><U+0301>");
	VISIBLE("\xFF\xCC\x81", "<FF><U+0301>");
	VISIBLE("a\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
		"a\xCC\x81\xCC\x81\xCC\x81\xCC\x81<U+0301><U+0301>");
}

static void
sound_marks_need_a_kana(void **state)
{
	(void)state;
	VISIBLE("は\xE3\x82\x99は\xE3\x82\x9A", "は\xE3\x82\x99は\xE3\x82\x9A");
	VISIBLE("n\xE3\x82\x99", "n<U+3099>");
	VISIBLE("ｶ\xE3\x82\x99", "ｶ<U+3099>");
	VISIBLE("は\xE3\x82\x99\xE3\x82\x9A", "は\xE3\x82\x99<U+309A>");
}

static void
newlines_stay_where_wanted(void **state)
{
	static const char text[] = "a\n\xCC\x81\r\n\t調";
	char *visible = text_visible_lines(text, sizeof(text) - 1);

	(void)state;
	assert_string_equal(visible, "a\n<U+0301><U+000D>\n<U+0009>調");
	free(visible);
}

static void
assert_harmless(const char *visible, uint32_t source)
{
	const uint32_t never =
	    UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	const char *p = visible;
	uint32_t character;

	if (text_width(visible) <= 0)
		fail_msg("U+%04X has no width", (unsigned)source);
	while ((character = text_next(&p)))
		if (uc_is_general_category_withtable(character, never) ||
		    wcwidth((wchar_t)character) < 0)
			fail_msg("U+%04X acts", (unsigned)source);
}

/* R12: alone, and behind a base; and what is visible stays as it is. */
static void
every_character_is_harmless(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		char bytes[8] = "a";
		size_t size = text_put(bytes + 1, c);
		char *alone = text_visible(bytes + 1, size);
		char *behind;
		char *again;

		assert_harmless(alone, c);
		if (strcmp(alone, bytes + 1) != 0 && alone[0] != '<')
			fail_msg("U+%04X became another", (unsigned)c);
		free(alone);
		if (text_character_width(c) < 0)
			continue;
		behind = text_visible(bytes, size + 1);
		again = text_visible(behind, strlen(behind));
		assert_harmless(behind, c);
		assert_string_equal(again, behind);
		free(behind);
		free(again);
	}
}

static void
every_pair_of_bytes_is_harmless(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 0x10000; i++) {
		char bytes[2] = {(char)(i >> 8), (char)(i & 0xFF)};
		char *visible = text_visible(bytes, 2);

		assert_int_equal(text_invalid_at(visible, strlen(visible)),
				 strlen(visible));
		assert_harmless(visible, i);
		free(visible);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ordinary_text_passes),
	    cmocka_unit_test(controls_are_spelt_out),
	    cmocka_unit_test(broken_bytes_are_spelt_out),
	    cmocka_unit_test(invisible_characters_are_spelt_out),
	    cmocka_unit_test(marks_need_a_base),
	    cmocka_unit_test(sound_marks_need_a_kana),
	    cmocka_unit_test(newlines_stay_where_wanted),
	    cmocka_unit_test(every_character_is_harmless),
	    cmocka_unit_test(every_pair_of_bytes_is_harmless),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
