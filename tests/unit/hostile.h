/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that would act on a terminal, and the judge of what may be shown: it
 * shares nothing with the sanitiser. Included after cmocka.h. */
#ifndef TESTS_HOSTILE_H
#define TESTS_HOSTILE_H

#include "base/alloc.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

/* The first HOSTILE_BYTES are no UTF-8. */
static const char *const hostile_seeds[] = {
    "\x80", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xe3\x81", "\xf8\x88\x80\x80",
    "\x9b\x33\x31m", "\xf4\x90\x80\x80",
    /* Escapes of terminals. */
    "\x1b[31m", "\x1b]0;title\a", "\x1b]52;c;ZXZpbA==\x07", "\x1b[2J\x1b[H",
    "\x1bP$q\"p\x1b\\", "\x1b[6n", "\x1b[?1049h",
    "\x1b"
    "c",
    "\x1b(0", "\x1b[201~", "\x1b[20t", "\x1bX\x1b\\",
    /* Controls. */
    "\a", "\b\b\b", "\t", "\r", "\n", "\r\nnew line", "\v", "\f", "\x0e",
    "\x0f", "\x7f", "\x01",
    "\xc2\x9b"
    "31m",
    "\xc2\x85", "\xc2\x90",
    /* Directions: U+202A-E, U+2066-9, U+200E-F, U+061C. */
    "\xe2\x80\xaa", "\xe2\x80\xab", "\xe2\x80\xac", "\xe2\x80\xad",
    "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x81\xa7", "\xe2\x81\xa8",
    "\xe2\x81\xa9", "\xe2\x80\x8e", "\xe2\x80\x8f", "\xd8\x9c",
    /* Nothing to see: zero width, joiners, fillers, soft hyphen, BOM. */
    "\xe2\x80\x8b", "\xe2\x80\x8c", "\xe2\x80\x8d", "\xe2\x81\xa0",
    "\xef\xbb\xbf", "\xc2\xad", "\xe3\x85\xa4", "\xe1\x85\x9f", "\xe1\xa0\x8e",
    "\xef\xbe\xa0", "\xcd\x8f", "\xe2\x81\xa3",
    /* Tags, separators, annotations, private, unassigned, no characters. */
    "\xf3\xa0\x81\x81", "\xf3\xa0\x81\xbf", "\xe2\x80\xa8", "\xe2\x80\xa9",
    "\xef\xbf\xb9", "\xef\xbf\xbb", "\xee\x80\x80", "\xf4\x80\x80\x80",
    "\xef\xbf\xbe", "\xef\xb7\x90", "\xcd\xb8", "\xf0\x9f\x8f\xbb",
    /* Marks without end, and without a base. */
    "\xcc\x81", "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87",
    "\xe3\x82\x99\xe3\x82\x99\xe3\x82\x99\xe3\x82\x99\xe3\x82\x99\xe3\x82\x99",
    /* What formats, shells, paths, YAML and spreadsheets act on. */
    "%s%n%1$s", "$(reboot)`id`", "../../etc/passwd", "=cmd|'/C calc'!A0",
    "': {*a", "-rf"};

#define HOSTILE_BYTES  8
#define HOSTILE_PLACES 3
#define HOSTILE_COUNT                                                          \
	(sizeof(hostile_seeds) / sizeof(*hostile_seeds) * HOSTILE_PLACES)

/* The i-th of HOSTILE_COUNT: alone, between letters, at the end of Japanese;
 * to be freed. */
static inline char *
hostile_text(size_t i)
{
	static const char *const places[HOSTILE_PLACES] = {"%s", "ab%scd",
							   "調布%s"};

	return alloc_format(places[i % HOSTILE_PLACES],
			    hostile_seeds[i / HOSTILE_PLACES]);
}

static inline bool
hostile_is_utf8(size_t i)
{
	return i / HOSTILE_PLACES >= HOSTILE_BYTES;
}

/* True for a character that does something or that nobody sees. */
static inline bool
hostile_acts(ucs4_t character)
{
	return uc_is_general_category_withtable(
		   character, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cs |
				  UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Co |
				  UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp) ||
	       uc_is_property_bidi_control(character) ||
	       (character >= 0x200b && character <= 0x200f) ||
	       (character >= 0x2060 && character <= 0x206f) ||
	       (character >= 0xfff9 && character <= 0xfffb) ||
	       character == 0xad || character == 0xfeff ||
	       (character >= 0xe0000 && character <= 0xe0fff);
}

/* text is calm; newlines (and, for YAML, marks without end) may be allowed. */
static inline void
expect_calm(const char *text, bool newlines, bool any_marks, const char *where)
{
	const uint8_t *at = (const uint8_t *)text;
	const uint8_t *end = at + strlen(text);
	int marks = 5;

	while (at < end) {
		ucs4_t character;
		int length = u8_mbtoucr(&character, at, (size_t)(end - at));

		if (length <= 0)
			fail_msg("%s: byte %02X in \"%s\"", where, *at, text);
		marks =
		    uc_is_general_category_withtable(
			character, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me)
			? marks + 1
			: 0;
		if (character == '\n' && newlines)
			marks = 5;
		else if (hostile_acts(character))
			fail_msg("%s: U+%04X in \"%s\"", where,
				 (unsigned int)character, text);
		if (marks > 4 && character != '\n' && !any_marks)
			fail_msg("%s: a mark too many in \"%s\"", where, text);
		at += length;
	}
}

#endif
