/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value of a profile that is no value but a list or a mapping: told wherever
 * it stands, and never taken for a text. */
#include "config.h"

#include "service/profile.h"

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/stream.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define LIMIT ((size_t)64 * 1024)

/* Where the value of the line of length bytes begins: "  - key: value". 0: it
 * is a comment, or has none. */
static size_t
value_at(const char *line, size_t length)
{
	const char *colon = memmem(line, length, ": ", 2);

	if (line[strspn(line, " ")] == '#' || !colon)
		return 0;
	return (size_t)(colon - line) + 2;
}

/* text whose value from begin to end is another. */
static char *
with_value(const char *text, size_t begin, size_t end, const char *value)
{
	struct stream stream;

	stream_open(&stream);
	stream_bytes(&stream, text, begin);
	stream_text(&stream, value);
	stream_text(&stream, text + end);
	return stream_close(&stream);
}

static void
expect_refused(const char *text)
{
	struct diagnostics diagnostics = {0};
	struct profile *profile =
	    profile_read("t.yaml", text, strlen(text), &diagnostics);

	if (profile || diagnostics.count == 0)
		fail_msg("this was read: %s", text);
	diagnostics_release(&diagnostics);
}

/* Gives the number of values. */
static size_t
replace_every_value(const char *text, const char *value)
{
	size_t count = 0;

	for (size_t at = 0, next; text[at]; at = next) {
		size_t length = strcspn(text + at, "\n");
		size_t begin = value_at(text + at, length);

		next = at + length + (text[at + length] == '\n');
		if (begin) {
			char *other =
			    with_value(text, at + begin, at + length, value);

			expect_refused(other);
			free(other);
			count++;
		}
	}
	return count;
}

static void
a_value_is_no_list_and_no_mapping(void **state)
{
	static const char *const names[] = {
	    "uec", "osaka-kyoiku", "example", "shimane", "hirosaki", "utokyo"};
	const char *top = getenv("top_srcdir");

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char *file = alloc_format("%s/data/profiles/%s.yaml",
					  top ? top : ".", names[i]);
		struct bytes bytes;

		assert_int_equal(bytes_read(file, LIMIT, &bytes), BYTES_READ);
		assert_true(replace_every_value(bytes.data, "{zz: x}") >= 9);
		assert_true(replace_every_value(bytes.data, "[[x]]") >= 9);
		bytes_release(&bytes);
		free(file);
	}
}

/* What no shipped profile has, or not in one line. */
static void
neither_are_these(void **state)
{
	static const char *const texts[] = {
	    "domains-excluded:\n  - suffix: {ja: x}\n",
	    "domains-excluded:\n  - suffix:\n      en: x\n",
	    "before:\n  - ja: x\n    url: {ja: x}\n",
	    "notices:\n  - ja: x\n    from: {ja: x}\n    until: {ja: x}\n",
	    "chains:\n  - urls:\n      - {ja: x}\n",
	    "email:\n  domains:\n    - {ja: x}\n",
	    "hostings:\n  - id: {ja: x}\n  - id: {ja: x}\n",
	    "extra:\n  - id: {ja: x}\n    label: [x]\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		expect_refused(texts[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_value_is_no_list_and_no_mapping),
	    cmocka_unit_test(neither_are_these),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
