/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that grows, at and around the sizes at which it gets more room. */
#include "config.h"

#include "base/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define LONGEST 1100

static void
nothing_is_an_empty_text(void **state)
{
	struct stream stream;
	char *text;

	(void)state;
	stream_open(&stream);
	stream_bytes(&stream, NULL, 0);
	stream_text(&stream, "");
	text = stream_close(&stream);
	assert_string_equal(text, "");
	assert_int_equal(stream.size, 0);
	free(text);
}

/* Every length in one piece, after a piece of every kind before it. */
static void
every_length_is_kept_whole(void **state)
{
	char letters[LONGEST + 1];

	(void)state;
	memset(letters, 'x', LONGEST);
	letters[LONGEST] = '\0';
	for (int length = 0; length <= LONGEST; length++) {
		struct stream stream;
		char *text;

		stream_open(&stream);
		stream_bytes(&stream, letters, (size_t)length);
		stream_format(&stream, "<%d %.*s>", length, length, letters);
		stream_text(&stream, letters + LONGEST - length);
		text = stream_close(&stream);
		assert_int_equal(stream.size, strlen(text));
		assert_int_equal(strspn(text, "x"), length);
		assert_int_equal(strtol(text + length + 1, NULL, 10), length);
		assert_int_equal(strspn(strrchr(text, '>') + 1, "x"), length);
		assert_int_equal(strspn(strchr(text, ' ') + 1, "x"), length);
		free(text);
	}
}

static void
bytes_may_be_zero(void **state)
{
	struct stream stream;
	char *text;

	(void)state;
	stream_open(&stream);
	stream_bytes(&stream, "a\0b", 3);
	text = stream_close(&stream);
	assert_int_equal(stream.size, 3);
	assert_memory_equal(text, "a\0b", 4);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_is_an_empty_text),
	    cmocka_unit_test(every_length_is_kept_whole),
	    cmocka_unit_test(bytes_may_be_zero),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
