/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes src/service/shift_jis_table.c to standard output, from what the
 * system's iconv reads under SHIFT_JIS and CP932. Status 77: no such codec.
 */
#include "config.h"

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define ROWS  120
#define CELLS 94

static uint16_t table[ROWS][CELLS];

/* The bytes that codecs read differently, and the reading we take: the one of
 * JIS X 0208 (reliability.md, Shift_JIS). */
static const struct {
	unsigned code;
	uint16_t character;
} readings[] = {
    {0x815c, 0x2015}, {0x8160, 0x301c}, {0x8161, 0x2016}, {0x817c, 0x2212},
    {0x8191, 0x00a2}, {0x8192, 0x00a3}, {0x81ca, 0x00ac},
};

/* Rows are counted from 0 here and from 1 in the standard. */
static bool
is_standard(int row)
{
	return row <= 7 || (row >= 15 && row <= 83);
}

static unsigned
code_of(int row, int cell)
{
	int lead = row / 2 + (row < 62 ? 0x81 : 0xc1);
	int trail;

	if (row % 2)
		trail = cell + 0x9f;
	else
		trail = cell + (cell < 63 ? 0x40 : 0x41);
	return (unsigned)(lead << 8 | trail);
}

static uint16_t
character_of(iconv_t codec, unsigned code)
{
	char in[2] = {(char)(code >> 8), (char)(code & 0xff)};
	unsigned char out[8];
	char *from = in, *to = (char *)out;
	size_t left = sizeof(in), room = sizeof(out);

	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		if (readings[i].code == code)
			return readings[i].character;
	iconv(codec, NULL, NULL, NULL, NULL);
	if (iconv(codec, &from, &left, &to, &room) == (size_t)-1 || left)
		return 0;
	if (sizeof(out) - room != 2)
		return 0;
	return (uint16_t)(out[0] << 8 | out[1]);
}

static bool
is_private_use(uint16_t character)
{
	return character >= 0xe000 && character <= 0xf8ff;
}

static bool
fill(void)
{
	iconv_t strict = iconv_open("UTF-16BE", "SHIFT_JIS");
	iconv_t wide = iconv_open("UTF-16BE", "CP932");

	/* iconv_open fails with (iconv_t)-1. */
	if ((intptr_t)strict == -1 || (intptr_t)wide == -1)
		return false;
	for (int row = 0; row < ROWS; row++) {
		iconv_t codec = is_standard(row) ? strict : wide;

		for (int cell = 0; cell < CELLS; cell++) {
			unsigned code = code_of(row, cell);
			uint16_t character = character_of(codec, code);

			if (!is_private_use(character))
				table[row][cell] = character;
		}
	}
	iconv_close(strict);
	iconv_close(wide);
	return true;
}

static void
write_number(unsigned number, int *column)
{
	printf("%s0x%04x,", *column % 8 ? " " : "\n\t", number);
	++*column;
}

static void
write_cells(void)
{
	puts("const uint16_t shift_jis_cells[SHIFT_JIS_ROWS]"
	     "[SHIFT_JIS_CELLS] = {");
	for (int row = 0; row < ROWS; row++) {
		int column = 0, last = CELLS - 1;

		while (last >= 0 && !table[row][last])
			last--;
		if (last < 0)
			continue;
		printf("\t[%d] = {", row);
		for (int cell = 0; cell <= last; cell++)
			write_number(table[row][cell], &column);
		puts("},");
	}
	puts("};\n");
}

static int
compare_places(const void *a, const void *b)
{
	uint16_t left = *(const uint16_t *)a, right = *(const uint16_t *)b;

	return (int)table[left / CELLS][left % CELLS] -
	       (int)table[right / CELLS][right % CELLS];
}

/* Every used place in the standard rows, or outside of them, by character. */
static size_t
sorted_places(bool standard, uint16_t places[ROWS * CELLS])
{
	size_t count = 0;

	for (int place = 0; place < ROWS * CELLS; place++)
		if (is_standard(place / CELLS) == standard &&
		    table[place / CELLS][place % CELLS])
			places[count++] = (uint16_t)place;
	qsort(places, count, sizeof(*places), compare_places);
	return count;
}

static void
write_index(const uint16_t *places, size_t count)
{
	int column = 0;

	printf("const size_t shift_jis_index_count = %zu;\n", count);
	printf("const uint16_t shift_jis_index[] = {");
	for (size_t i = 0; i < count; i++)
		write_number(places[i], &column);
	puts("\n};\n");
}

/* Extension rows repeat some characters of the standard and of each other. */
static void
write_extensions(const uint16_t *standard, size_t standard_count)
{
	static uint16_t places[ROWS * CELLS], characters[ROWS * CELLS];
	size_t count = sorted_places(false, places), kept = 0;
	int column = 0;

	for (size_t i = 0; i < count; i++) {
		uint16_t place = places[i];
		uint16_t character = table[place / CELLS][place % CELLS];

		if (kept && characters[kept - 1] == character)
			continue;
		if (!bsearch(&place, standard, standard_count, sizeof(*places),
			     compare_places))
			characters[kept++] = character;
	}
	printf("const size_t shift_jis_extension_count = %zu;\n", kept);
	printf("const uint16_t shift_jis_extensions[] = {");
	for (size_t i = 0; i < kept; i++)
		write_number(characters[i], &column);
	puts("\n};");
}

int
main(void)
{
	static uint16_t places[ROWS * CELLS];
	size_t count;

	if (!fill())
		return 77;
	puts("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
	     "/* Written by tests/unit/generate_shift_jis.c; do not edit. */\n"
	     "#include \"config.h\"\n\n"
	     "#include \"service/shift_jis_table.h\"\n\n"
	     "/* clang-format off */");
	write_cells();
	count = sorted_places(true, places);
	write_index(places, count);
	write_extensions(places, count);
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
