/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/text: characters, graphemes, widths and small changes. */
#include "config.h"

#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <wchar.h>
#include <cmocka.h>

#define INVALID_AT(literal) text_invalid_at(literal, sizeof(literal) - 1)

static void
finds_the_first_invalid_byte(void **state)
{
	(void)state;
	assert_int_equal(INVALID_AT(""), 0);
	assert_int_equal(INVALID_AT("調布"), 6);
	assert_int_equal(INVALID_AT("a\xFF"), 1);
	assert_int_equal(INVALID_AT("a\0b"), 1);
	assert_int_equal(INVALID_AT("a\xC0\x80"), 1);
	assert_int_equal(INVALID_AT("\xED\xA0\x80"), 0);
	assert_int_equal(INVALID_AT("\xF4\x90\x80\x80"), 0);
	assert_int_equal(INVALID_AT("ab\xE8\xAA"), 2);
}

static void
reads_characters(void **state)
{
	const char *p = "aé調\xF0\xA0\xAE\xB7\xE8"
			"b";

	(void)state;
	assert_int_equal(text_next(&p), 'a');
	assert_int_equal(text_next(&p), 0xE9);
	assert_int_equal(text_next(&p), 0x8ABF);
	assert_int_equal(text_next(&p), 0x20BB7);
	assert_int_equal(text_next(&p), 0xFFFD);
	assert_int_equal(text_next(&p), 'b');
	assert_int_equal(text_next(&p), 0);
	assert_int_equal(text_next(&p), 0);
}

static void
every_character_survives(void **state)
{
	char bytes[5];

	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		const char *p = bytes;
		size_t size = text_put(bytes, c);
		uint32_t back = text_next(&p);

		assert_int_equal(size, strlen(bytes));
		if (c >= 0xD800 && c <= 0xDFFF)
			assert_int_equal(back, 0xFFFD);
		else
			assert_int_equal(back, c);
		assert_int_equal(*p, '\0');
	}
	assert_int_equal(text_put(bytes, 0x110000), 3);
}

static void
counts_and_measures(void **state)
{
	(void)state;
	assert_int_equal(text_length("調布 a"), 4);
	assert_int_equal(text_width("調布 a"), 6);
	assert_int_equal(text_width("か\xE3\x82\x99"), 2);
	assert_int_equal(text_width("ｱ"), 1);
	assert_int_equal(text_character_width('\033'), -1);
	assert_int_equal(text_character_width(0x200B), -1);
	assert_int_equal(text_character_width(0x0301), 0);
	assert_int_equal(text_character_width(0x3000), 2);
}

static void
walks_by_grapheme(void **state)
{
	const char *text = "ae\xCC\x81か\xE3\x82\x99漢";

	(void)state;
	assert_int_equal(text_grapheme_after(text, 0), 1);
	assert_int_equal(text_grapheme_after(text, 1), 4);
	assert_int_equal(text_grapheme_after(text, 4), 10);
	assert_int_equal(text_grapheme_after(text, 10), 13);
	assert_int_equal(text_grapheme_after(text, 13), 13);
	assert_int_equal(text_grapheme_before(text, 13), 10);
	assert_int_equal(text_grapheme_before(text, 10), 4);
	assert_int_equal(text_grapheme_before(text, 4), 1);
	assert_int_equal(text_grapheme_before(text, 1), 0);
	assert_int_equal(text_grapheme_before(text, 0), 0);
}

/* A grapheme around every border of the part that is looked at. */
static void
walks_over_long_graphemes(void **state)
{
	char text[1100];

	(void)state;
	for (size_t marks = 0; marks < 300; marks++) {
		size_t size = 0;

		text[size++] = 'a';
		for (size_t i = 0; i < marks; i++)
			size += text_put(text + size, i % 2 ? 0x301 : 0x3099);
		memcpy(text + size, "字", sizeof("字"));
		assert_int_equal(text_grapheme_after(text, 0), size);
		assert_int_equal(text_grapheme_before(text, size), 0);
		assert_int_equal(text_grapheme_after(text, size), size + 3);
	}
}

/* The way past the tables gives what the tables give. */
static void
short_ways_agree_with_the_library(void **state)
{
	static const uint32_t others[] = {'a',	  ' ',	  '\n',	   0x301,
					  0x3099, 0xFE0F, 0xE0100, 0x200D,
					  0x3042, 0x8ABF, 0xAC00,  0x1F3FB};

	(void)state;
	for (uint32_t c = 0x20; c < 0xA000; c++) {
		char text[9];
		size_t size = text_put(text, c);

		if (c >= 0x3041 && text_character_width(c) == 2)
			assert_int_equal(wcwidth((wchar_t)c), 2);
		for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
			const uint8_t *start = (const uint8_t *)text;
			size_t end = size + text_put(text + size, others[i]);

			assert_ptr_equal(text + text_grapheme_after(text, 0),
					 u8_grapheme_next(start, start + end));
		}
	}
	for (uint32_t c = 0x4E00; c <= 0x9FA5; c++)
		assert_int_equal(text_character_width(c), 2);
}

static void
walking_long_text_is_linear(void **state)
{
	const size_t size = 300000;
	char *text = malloc(size + 1);
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < size; i += 3)
		memcpy(text + i, "漢", 3);
	text[size] = '\0';
	for (size_t at = 0; text[at]; at = text_grapheme_after(text, at))
		count++;
	assert_int_equal(count, size / 3);
	for (size_t at = size; at; at = text_grapheme_before(text, at))
		count--;
	assert_int_equal(count, 0);
	free(text);
}

static void
assert_text(char *text, const char *wanted)
{
	assert_string_equal(text, wanted);
	free(text);
}

static void
composes(void **state)
{
	(void)state;
	assert_text(text_compose("か\xE3\x82\x99く"), "がく");
	assert_text(text_compose(""), "");
	assert_text(text_compose("①ｱＡ髙"), "①ｱＡ髙");
	assert_text(text_compose("a\xFF"), "a\xFF");
}

static void
trims(void **state)
{
	(void)state;
	assert_text(text_trim(" \t\n　\xC2\xA0 a 　b\r\n　 "), "a 　b");
	assert_text(text_trim("調布"), "調布");
	assert_text(text_trim(" 　"), "");
	assert_text(text_trim(""), "");
	assert_true(text_is_blank(" 　\t\xC2\xA0"));
	assert_true(text_is_blank(""));
	assert_false(text_is_blank(" x"));
}

static void
narrows(void **state)
{
	(void)state;
	assert_text(text_narrow("ｔａｒｏ＠ｕｅｃ．ａｃ．ｊｐ　！～"),
		    "taro@uec.ac.jp !~");
	assert_text(text_narrow("ｱ、￥ー調"), "ｱ、￥ー調");
}

static void
lowers_ascii_only(void **state)
{
	(void)state;
	assert_text(text_lower("WWW.Éx.Ａz"), "www.Éx.Ａz");
}

static void
compares_ends(void **state)
{
	(void)state;
	assert_true(text_ends_with("www.uec.ac.jp", ".uec.ac.jp"));
	assert_true(text_ends_with("a", ""));
	assert_false(text_ends_with("jp", "ac.jp"));
	assert_true(text_starts_with("dNSName=a", "dNSName="));
	assert_false(text_starts_with("dNS", "dNSName="));
}

static void
knows_what_was_copied_out_of_pem(void **state)
{
	static const char line[] = "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAg"
				   "EBBDBx5XFu1pTnbdZ4rjzc";

	(void)state;
	assert_true(text_is_pem(line));
	assert_true(text_is_pem("-----BEGIN PRIVATE KEY-----"));
	assert_true(
	    text_is_pem("key-file: x-----BEGIN RSA PRIVATE KEY----- M"));
	assert_true(text_is_pem("-----END CERTIFICATE-----"));
	assert_false(text_is_pem(""));
	/* As long, but no base64, or what may well be meant. */
	assert_false(text_is_pem("/home/Taro1/Documents/Certificates/Servers/"
				 "University/Electro/Renewal"));
	assert_false(
	    text_is_pem("/home/taro/upki/www.lab-example.uec.ac.jp_2026"
			"1122/www.lab-example.uec.ac.jp.key"));
	assert_false(
	    text_is_pem("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b82"
			"2cd15d6c15b0f00a08"));
	assert_false(text_is_pem("MIIEvQIBADANBgkqhkiG9w0B"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_first_invalid_byte),
	    cmocka_unit_test(reads_characters),
	    cmocka_unit_test(every_character_survives),
	    cmocka_unit_test(counts_and_measures),
	    cmocka_unit_test(walks_by_grapheme),
	    cmocka_unit_test(walks_over_long_graphemes),
	    cmocka_unit_test(short_ways_agree_with_the_library),
	    cmocka_unit_test(walking_long_text_is_linear),
	    cmocka_unit_test(composes),
	    cmocka_unit_test(trims),
	    cmocka_unit_test(knows_what_was_copied_out_of_pem),
	    cmocka_unit_test(narrows),
	    cmocka_unit_test(lowers_ascii_only),
	    cmocka_unit_test(compares_ends),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
