/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * UTF-8 text: characters, graphemes, columns of a terminal, line breaks, and
 * the one sanitiser for everything that is shown.
 *
 * "Character" is a Unicode scalar value, "column" a cell of the terminal.
 * Functions that take a C string expect valid UTF-8 unless they say otherwise.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/strings.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of the first byte that is not valid UTF-8 (overlong, surrogate, cut
 * or a NUL), or size when all is well. */
size_t text_invalid_at(const char *bytes, size_t size);

/* The character at *text, which is moved behind it; 0 at the end. An invalid
 * byte gives U+FFFD and is one byte long. */
uint32_t text_next(const char **text);

/* Writes character as UTF-8 and a NUL; gives its length in bytes. */
size_t text_put(char out[5], uint32_t character);

size_t text_length(const char *text);	      /* characters */
int text_character_width(uint32_t character); /* columns, -1: not shown */
int text_width(const char *text);	      /* columns */

/* Byte offset of the next or previous grapheme boundary (UAX 29). */
size_t text_grapheme_after(const char *text, size_t at);
size_t text_grapheme_before(const char *text, size_t at);

/* A grapheme boundary at or before at, a near one where there is ASCII or
 * Japanese; at may be inside a character. */
size_t text_boundary_before(const char *text, size_t at);

/*
 * What may be shown of any bytes: printable, assigned characters with a width,
 * at most 4 combining marks on a base; everything else as <U+XXXX>, a byte
 * that is no UTF-8 as <XX>. Only ASCII where the terminal is not UTF-8.
 * reliability.md, "The terminal". To be freed.
 */
char *text_visible(const char *bytes, size_t size);

/* The same, but newlines stay, for text of several lines. */
char *text_visible_lines(const char *bytes, size_t size);

/* The same two for our files, which are UTF-8 whatever the terminal is. */
char *text_harmless(const char *bytes, size_t size);
char *text_harmless_lines(const char *bytes, size_t size);

/*
 * Breaks text into lines of at most width columns: at blanks, between wide
 * characters, never before closing or after opening punctuation (kinsoku) and
 * never inside a grapheme. Newlines in text end a line. A word longer than a
 * line is broken. Adds at least one line.
 */
void text_wrap(const char *text, int width, struct strings *lines);

/* text cut to at most width columns, "…" ("..." when ascii) as its end where
 * something was cut; a wide character is never halved. To be freed. */
char *text_clip(const char *text, int width, bool ascii);

/* All to be freed. */
char *text_compose(const char *text); /* NFC */
char *text_trim(const char *text);    /* blanks at both ends, U+3000, U+00A0,
					   TAB and newlines included */
char *text_narrow(const char *text);  /* full-width ASCII and U+3000 to half
					   width; nothing else */
char *text_lower(const char *text);   /* A-Z only */

bool text_is_blank(const char *text); /* nothing but blanks */
bool text_ends_with(const char *text, const char *suffix);
bool text_starts_with(const char *text, const char *prefix);

/* True for what was copied out of a PEM file, which may be a private key: a BEGIN
 * or END line with what stands around it, or one full line of base64. */
bool text_is_pem(const char *text);

#endif
