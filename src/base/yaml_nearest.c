/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word that was probably meant. */
#include "config.h"

#include "base/yaml.h"

#include <ctype.h>
#include <string.h>

/* Longer words are compared with nothing: no key is as long. */
#define NEAREST_LIMIT 40

static size_t
smallest(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* Levenshtein's distance, capitals equal to small letters. */
static size_t
distance(const char *a, const char *b)
{
	size_t row[NEAREST_LIMIT + 1];
	size_t width = strlen(b);

	for (size_t j = 0; j <= width; j++)
		row[j] = j;
	for (size_t i = 0; a[i]; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < width; j++) {
			size_t above = row[j + 1];
			bool same = tolower((unsigned char)a[i]) ==
				    tolower((unsigned char)b[j]);

			row[j + 1] =
			    smallest(above + 1, row[j] + 1, diagonal + !same);
			diagonal = above;
		}
	}
	return row[width];
}

const char *
yaml_nearest(const char *word, const char *const *names)
{
	const char *nearest = NULL;
	size_t length = strlen(word);
	size_t least = 4;

	if (length > NEAREST_LIMIT)
		return NULL;
	for (; *names; names++) {
		size_t change;

		if (strlen(*names) > NEAREST_LIMIT)
			continue;
		change = distance(word, *names);
		if (change < least && 2 * change < length) {
			least = change;
			nearest = *names;
		}
	}
	return nearest;
}
