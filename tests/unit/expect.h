/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of diagnostics ask again and again. Included after cmocka.h. */
#ifndef TESTS_EXPECT_H
#define TESTS_EXPECT_H

#include "base/diagnostic.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>

/* How often number was said, with any severity. */
static inline size_t
expect_count(const struct diagnostics *list, int number)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += list->item[i]->number == number;
	return count;
}

/* Exactly these numbers, in this order; numbers ends with 0. */
static inline void
expect_numbers(const struct diagnostics *list, const int *numbers)
{
	size_t count = 0;

	while (numbers[count])
		count++;
	for (size_t i = 0; i < list->count; i++) {
		char *line = diagnostic_line(list->item[i]);

		if (i >= count)
			fail_msg("not expected: %s", line);
		else if (list->item[i]->number != numbers[i])
			fail_msg("not U%d: %s", numbers[i], line);
		free(line);
	}
	if (list->count < count)
		fail_msg("U%d is missing", numbers[list->count]);
}

#define expect(list, ...)    expect_numbers(list, (const int[]){__VA_ARGS__, 0})
#define expect_nothing(list) expect_numbers(list, (const int[]){0})

static inline const struct diagnostic *
expect_one(const struct diagnostics *list, int number)
{
	const struct diagnostic *found = diagnostics_find(list, number);

	if (!found)
		fail_msg("U%d is missing", number);
	return found;
}

/* The first diagnostic with this number says exactly this, in English. */
static inline void
expect_message(const struct diagnostics *list, int number, const char *wanted)
{
	char *message;

	locale_set_language(LANGUAGE_EN);
	message = diagnostic_message(expect_one(list, number));
	assert_string_equal(message, wanted);
	free(message);
}

static inline void
expect_proposal(const struct diagnostics *list, int number, const char *wanted)
{
	const struct diagnostic *found = expect_one(list, number);

	assert_non_null(found->proposal);
	assert_string_equal(found->proposal, wanted);
}

#endif
