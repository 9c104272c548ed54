/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Strict Shift_JIS: ASCII and JIS X 0208, by our own generated table
 * (reliability.md, Shift_JIS). The only place where bytes are not UTF-8.
 */
#ifndef SERVICE_SHIFT_JIS_H
#define SERVICE_SHIFT_JIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Writes the bytes of character and gives their number, 0 when it has none.
 * U+005C and U+007E are bytes 5C and 7E here; refusing them in a cell is
 * character.c's rule. */
size_t shift_jis_encode(uint32_t character, unsigned char bytes[2]);

enum shift_jis_class {
	SHIFT_JIS_GOOD,	     /* character is set */
	SHIFT_JIS_HALF_KANA, /* A1-DF: character is set */
	SHIFT_JIS_CP932,     /* NEC or IBM extension: character is set */
	SHIFT_JIS_BAD	     /* no character; 1 byte */
};

/* Reads the character at bytes (size > 0); *used is the bytes it took. */
enum shift_jis_class shift_jis_decode(const unsigned char *bytes, size_t size,
				      uint32_t *character, size_t *used);

/* The CP932 extension characters (NEC row 13, NEC selected IBM, IBM), which
 * must not be written. */
bool shift_jis_is_extension(uint32_t character);

#endif
