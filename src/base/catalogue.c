/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GNU .mo files, as the gettext manual describes them ("The Format of GNU MO
 * Files"). */
#include "config.h"

#include "base/catalogue.h"

#include "base/alloc.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC	   0x950412deU
#define HEAD_SIZE  20U
#define ENTRY_SIZE 8U

struct catalogue {
	struct bytes bytes;
	bool swapped; /* written by a machine of the other byte order */
	uint32_t count;
	uint32_t originals, translations; /* offsets of the two tables */
};

static uint32_t
number_at(const struct catalogue *catalogue, size_t at)
{
	uint32_t number;

	memcpy(&number, catalogue->bytes.data + at, sizeof(number));
	return catalogue->swapped ? __builtin_bswap32(number) : number;
}

/* The text of an entry of one of the tables; NULL when it is not inside. */
static const char *
text_of(const struct catalogue *catalogue, uint32_t table, uint32_t entry)
{
	size_t at = table + (size_t)entry * ENTRY_SIZE;
	size_t length = number_at(catalogue, at);
	size_t start = number_at(catalogue, at + 4);

	if (start >= catalogue->bytes.size ||
	    length >= catalogue->bytes.size - start ||
	    catalogue->bytes.data[start + length] != '\0')
		return NULL;
	return catalogue->bytes.data + start;
}

static bool
table_is_inside(const struct catalogue *catalogue, uint32_t table)
{
	return table >= HEAD_SIZE && table <= catalogue->bytes.size &&
	       catalogue->count <= (catalogue->bytes.size - table) / ENTRY_SIZE;
}

static bool
read_head(struct catalogue *catalogue)
{
	if (catalogue->bytes.size < HEAD_SIZE)
		return false;
	catalogue->swapped = number_at(catalogue, 0) != MAGIC;
	if (number_at(catalogue, 0) != MAGIC)
		return false;
	catalogue->count = number_at(catalogue, 8);
	catalogue->originals = number_at(catalogue, 12);
	catalogue->translations = number_at(catalogue, 16);
	/* Major revision 0 or 1; 1 only adds tables that we do not need. */
	return number_at(catalogue, 4) >> 16 <= 1 &&
	       table_is_inside(catalogue, catalogue->originals) &&
	       table_is_inside(catalogue, catalogue->translations);
}

/* Every text terminated inside the file. */
static bool
is_sound(const struct catalogue *catalogue)
{
	for (uint32_t i = 0; i < catalogue->count; i++)
		if (!text_of(catalogue, catalogue->originals, i) ||
		    !text_of(catalogue, catalogue->translations, i))
			return false;
	return true;
}

struct catalogue *
catalogue_read(struct bytes *bytes)
{
	struct catalogue catalogue = {.bytes = *bytes};
	struct catalogue *kept;

	if (!read_head(&catalogue) || !is_sound(&catalogue))
		return NULL;
	kept = alloc_object(struct catalogue);
	*kept = catalogue;
	*bytes = (struct bytes){0};
	return kept;
}

void
catalogue_free(struct catalogue *catalogue)
{
	if (!catalogue)
		return;
	bytes_release(&catalogue->bytes);
	free(catalogue);
}

const char *
catalogue_text(const struct catalogue *catalogue, const char *msgid)
{
	uint32_t low = 0, high = catalogue->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const char *original =
		    text_of(catalogue, catalogue->originals, middle);
		int order = original ? strcmp(msgid, original) : -1;

		if (order == 0)
			return text_of(catalogue, catalogue->translations,
				       middle);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
