/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/yaml: what is written is read back, by libyaml alone. */
#include "config.h"

#include "base/yaml.h"

#include "base/alloc.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include <cmocka.h>

/* What libyaml alone makes of "k: SCALAR" and of "[SCALAR, x]". */
static char *
read_back(const char *format, const char *scalar, size_t which)
{
	char *text = alloc_format(format, scalar);
	char *found = NULL;
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	assert_true(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, (unsigned char *)text,
				     strlen(text));
	while (more) {
		assert_true(yaml_parser_parse(&parser, &event));
		if (event.type == YAML_SCALAR_EVENT && which-- == 0)
			found =
			    alloc_string((const char *)event.data.scalar.value);
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	free(text);
	return found;
}

static void
round_trip(const char *text)
{
	static const char *const formats[] = {"k: %s\n", "[x, %s, x]\n",
					      "{x: %s, y: z}\n", "[x, %s]",
					      "- x\n- %s"};
	char *scalar = yaml_scalar(text);
	char *found;

	assert_null(strchr(scalar, '\n'));
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		found = read_back(formats[i], scalar, 1);
		assert_string_equal(found, text);
		free(found);
	}
	found = read_back("%s: v\n", scalar, 0);
	assert_string_equal(found, text);
	free(found);
	free(scalar);
}

/* U+202E, not as a literal: editors would turn the line. */
static const char right_to_left[] = {'\xe2', '\x80', '\xae', '\0'};

static const char *const nasty_texts[] = {
    "",
    "yes",
    "no",
    "No",
    "NULL",
    "null",
    "~",
    "true",
    "off",
    "y",
    "1e3",
    "0x1",
    "08",
    "1911649278160095962",
    "12:34:56",
    "-1",
    "+1",
    ".5",
    ".inf",
    "1_000",
    "2025-06-01",
    " a",
    "a ",
    "a: b",
    "a #b",
    "#a",
    "a:",
    ":a",
    "\"",
    "'",
    "a'b",
    "a\"b",
    "\\",
    "a\\nb",
    "a\nb",
    "\n",
    "a\r\nb",
    "\t",
    "a\tb",
    "🙂",
    "調布 太郎",
    "渡邉 ソノ",
    "～〜",
    "\xc2\x80",
    "\xc2\x85",
    "\xc2\x9f",
    "\xc2\xa0",
    "\xe2\x80\xa8",
    "a\xe2\x80\xa9z",
    "\xef\xbb\xbf",
    "\xef\xbf\xbd",
    "\x7f",
    "\x01",
    right_to_left,
    "-",
    "- a",
    "--- a",
    "...",
    "?",
    "? a",
    "!a",
    "&a",
    "*a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "[a]",
    "{a}",
    "a,b",
    "a, b",
    "=",
    "<<",
    "a[b",
    "http://example.ac.jp/~x",
    "www.lab.uec.ac.jp:443",
    "Apache 2.4.62",
    "nginx 1.26.2（リバースプロキシ①）",
    "　a　",
    "taro@lab.uec.ac.jp",
    "/srv/upki",
    "../old.pem",
    "a - b",
    "a  b",
    "\xf3\xa0\x81\x81",
    "\xee\x80\x80",
    "か\xe3\x82\x99",
    "\x1b[31m",
    "NaN",
    "None",
    "0o7",
    "1.",
    "e3",
    "\xf0\xa0\xae\xb7",
};

static void
writes_what_is_read_back(void **state)
{
	char text[8];

	(void)state;
	for (size_t i = 0; i < sizeof(nasty_texts) / sizeof(*nasty_texts); i++)
		round_trip(nasty_texts[i]);
	round_trip(right_to_left);
	for (int c = 1; c < 0x80; c++) {
		snprintf(text, sizeof(text), "a%cb", c);
		round_trip(text);
		snprintf(text, sizeof(text), "%c", c);
		round_trip(text);
		snprintf(text, sizeof(text), "%c a", c);
		round_trip(text);
	}
}

static void
assert_scalar(const char *text, const char *expected)
{
	char *scalar = yaml_scalar(text);

	assert_string_equal(scalar, expected);
	free(scalar);
}

static void
writes_plainly_where_it_can(void **state)
{
	(void)state;
	assert_scalar("www.lab.uec.ac.jp", "www.lab.uec.ac.jp");
	assert_scalar("調布 太郎", "調布 太郎");
	assert_scalar("Apache 2.4.62", "Apache 2.4.62");
	assert_scalar("taro@lab.uec.ac.jp", "taro@lab.uec.ac.jp");
	assert_scalar("/srv/upki", "/srv/upki");
	assert_scalar("no", "\"no\"");
	assert_scalar("08", "\"08\"");
	assert_scalar("", "\"\"");
	assert_scalar("\x1b[31m\"\\", "\"\\x1B[31m\\\"\\\\\"");
	assert_scalar("a\xffz", "\"a\xef\xbf\xbdz\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(writes_what_is_read_back),
	    cmocka_unit_test(writes_plainly_where_it_can),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
