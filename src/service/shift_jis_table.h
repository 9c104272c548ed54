/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The generated tables behind shift_jis.c. tests/unit/generate_shift_jis.c
 * writes shift_jis_table.c; "make check" compares.
 */
#ifndef SERVICE_SHIFT_JIS_TABLE_H
#define SERVICE_SHIFT_JIS_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define SHIFT_JIS_ROWS	120 /* lead bytes 81-9F and E0-FC, two rows each */
#define SHIFT_JIS_CELLS 94

/* The character of a row and cell (both from 0), 0 where there is none. JIS X
 * 0208 is rows 1-8 and 16-84, the others are CP932's extensions. */
extern const uint16_t shift_jis_cells[SHIFT_JIS_ROWS][SHIFT_JIS_CELLS];

/* Places (row * 94 + cell) in JIS X 0208 in the order of their characters. */
extern const uint16_t shift_jis_index[];
extern const size_t shift_jis_index_count;

/* The extension characters themselves, sorted, each once. */
extern const uint16_t shift_jis_extensions[];
extern const size_t shift_jis_extension_count;

#endif
