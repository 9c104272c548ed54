/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict Shift_JIS by our own table, independent of any iconv. */
#include "config.h"

#include "service/shift_jis.h"

#include "service/shift_jis_table.h"

#define HALF_KANA_FIRST 0xa1
#define HALF_KANA_LAST	0xdf
#define HALF_KANA	0xff61 /* the character of the first */

static uint16_t
character_at(uint16_t place)
{
	return shift_jis_cells[place / SHIFT_JIS_CELLS]
			      [place % SHIFT_JIS_CELLS];
}

static void
write_place(uint16_t place, unsigned char bytes[2])
{
	unsigned row = place / SHIFT_JIS_CELLS, cell = place % SHIFT_JIS_CELLS;

	bytes[0] = (unsigned char)(row / 2 + (row < 62 ? 0x81 : 0xc1));
	if (row % 2)
		bytes[1] = (unsigned char)(cell + 0x9f);
	else
		bytes[1] = (unsigned char)(cell + (cell < 63 ? 0x40 : 0x41));
}

size_t
shift_jis_encode(uint32_t character, unsigned char bytes[2])
{
	size_t low = 0, high = shift_jis_index_count;

	if (character < 0x80) {
		bytes[0] = (unsigned char)character;
		return 1;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		uint16_t found = character_at(shift_jis_index[middle]);

		if (found == character) {
			write_place(shift_jis_index[middle], bytes);
			return 2;
		}
		if (found < character)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

static bool
is_lead(unsigned char byte)
{
	return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

static bool
is_trail(unsigned char byte)
{
	return byte >= 0x40 && byte <= 0xfc && byte != 0x7f;
}

/* The standard's rows 1-8 and 16-84, counted from 0. */
static bool
is_standard_row(unsigned row)
{
	return row <= 7 || (row >= 15 && row <= 83);
}

static enum shift_jis_class
decode_pair(unsigned char lead, unsigned char trail, uint32_t *character)
{
	unsigned row = 2U * (unsigned)(lead - (lead < 0xe0 ? 0x81 : 0xc1));
	unsigned cell;

	if (trail >= 0x9f) {
		row++;
		cell = trail - 0x9fU;
	} else {
		cell = trail - (trail > 0x7f ? 0x41U : 0x40U);
	}
	/* The caller has looked: trail is 40 to 7e or 80 to fc. */
	/* cppcheck-suppress arrayIndexOutOfBoundsCond */
	*character = shift_jis_cells[row][cell];
	if (!*character)
		return SHIFT_JIS_BAD;
	return is_standard_row(row) ? SHIFT_JIS_GOOD : SHIFT_JIS_CP932;
}

enum shift_jis_class
shift_jis_decode(const unsigned char *bytes, size_t size, uint32_t *character,
		 size_t *used)
{
	enum shift_jis_class class;

	*used = 1;
	*character = bytes[0];
	if (bytes[0] < 0x80)
		return SHIFT_JIS_GOOD;
	if (bytes[0] >= HALF_KANA_FIRST && bytes[0] <= HALF_KANA_LAST) {
		*character = HALF_KANA + (bytes[0] - HALF_KANA_FIRST);
		return SHIFT_JIS_HALF_KANA;
	}
	*character = 0;
	if (size < 2 || !is_lead(bytes[0]) || !is_trail(bytes[1]))
		return SHIFT_JIS_BAD;
	class = decode_pair(bytes[0], bytes[1], character);
	if (class != SHIFT_JIS_BAD)
		*used = 2;
	return class;
}

bool
shift_jis_is_extension(uint32_t character)
{
	size_t low = 0, high = shift_jis_extension_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		uint16_t found = shift_jis_extensions[middle];

		if (found == character)
			return true;
		if (found < character)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}
