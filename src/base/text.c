/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8 text: characters, graphemes, widths and small changes. */
#include "config.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <wchar.h>

#include "base/alloc.h"
#include "base/stream.h"

#define REPLACEMENT	  0xFFFD
#define IDEOGRAPHIC_SPACE 0x3000

/* Few graphemes are longer; those that are make the window grow. */
#define GRAPHEME_WINDOW 64

size_t
text_invalid_at(const char *bytes, size_t size)
{
	const char *zero = size ? memchr(bytes, '\0', size) : NULL;
	size_t end = zero ? (size_t)(zero - bytes) : size;
	const uint8_t *bad = u8_check((const uint8_t *)bytes, end);

	return bad ? (size_t)((const char *)bad - bytes) : end;
}

uint32_t
text_next(const char **text)
{
	ucs4_t character;
	int length = u8_strmbtouc(&character, (const uint8_t *)*text);

	if (length == 0)
		return 0;
	if (length < 0) {
		++*text;
		return REPLACEMENT;
	}
	*text += length;
	return character;
}

size_t
text_put(char out[5], uint32_t character)
{
	int length = u8_uctomb((uint8_t *)out, character, 4);

	if (length < 0)
		length = u8_uctomb((uint8_t *)out, REPLACEMENT, 4);
	out[length] = '\0';
	return (size_t)length;
}

size_t
text_length(const char *text)
{
	size_t count = 0;

	while (text_next(&text))
		count++;
	return count;
}

static bool
is_printable_ascii(uint32_t character)
{
	return character >= 0x20 && character < 0x7F;
}

/* Kana and Chinese characters, of which Japanese text is made: two cells each,
 * and nothing among them joins another. */
static bool
is_japanese(uint32_t character)
{
	return (character >= 0x3041 && character <= 0x3096) ||
	       (character >= 0x30A1 && character <= 0x30FE) ||
	       (character >= 0x4E00 && character <= 0x9FA5);
}

/* Skin tones: a terminal may draw them into the cell of the emoji before and
 * so shift all that follows. */
static bool
is_emoji_modifier(uint32_t character)
{
	return character >= 0x1F3FB && character <= 0x1F3FF;
}

int
text_character_width(uint32_t character)
{
	const uint32_t never =
	    UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	int width;

	if (is_printable_ascii(character))
		return 1;
	/* Without asking three tables. */
	if (is_japanese(character))
		return 2;
	/* wcwidth alone would pass bidi controls, fillers and tags. */
	if (character < 0xA0 || is_emoji_modifier(character) ||
	    uc_is_general_category_withtable(character, never) ||
	    uc_is_property_default_ignorable_code_point(character))
		return -1;
	width = wcwidth((wchar_t)character);
	if (width == 0 &&
	    !uc_is_general_category_withtable(character, UC_CATEGORY_MASK_M))
		return -1;
	return width;
}

int
text_width(const char *text)
{
	uint32_t character;
	int sum = 0;

	while ((character = text_next(&text))) {
		int width = text_character_width(character);

		sum += width > 0 ? width : 0;
	}
	return sum;
}

size_t
text_grapheme_after(const char *text, size_t at)
{
	const uint8_t *start = (const uint8_t *)text + at;
	const char *behind = text + at;
	uint32_t first = text_next(&behind);

	if (!first)
		return at;
	/* Nothing of ASCII joins a character that is printed. */
	if (is_printable_ascii(first) || is_japanese(first)) {
		const char *p = behind;
		uint32_t second = text_next(&p);

		if (second < 0x80 || is_japanese(second))
			return (size_t)(behind - text);
	}
	/* Only a part is looked at, so that walking a text stays linear. */
	for (size_t window = GRAPHEME_WINDOW;; window *= 2) {
		size_t size = strnlen((const char *)start, window);
		bool whole = size < window;
		const uint8_t *next;

		while (!whole && (start[size] & 0xC0) == 0x80)
			size--;
		next = u8_grapheme_next(start, start + size);
		if (!next)
			return at + size;
		if (whole || next < start + size)
			return at + (size_t)(next - start);
	}
}

/* Between two characters that join nothing, whatever stands around them. */
static bool
is_sure_boundary(const char *text, size_t before, size_t at)
{
	const char *p = text + before;
	uint32_t first = text_next(&p), second;

	if (p != text + at)
		return false;
	second = text_next(&p);
	return (is_printable_ascii(first) || is_japanese(first)) &&
	       (second < 0x80 || is_japanese(second));
}

size_t
text_boundary_before(const char *text, size_t at)
{
	while (at) {
		size_t before = at - 1;

		while (before && ((unsigned char)text[before] & 0xC0) == 0x80)
			before--;
		if (is_sure_boundary(text, before, at))
			return at;
		at = before;
	}
	return 0;
}

size_t
text_grapheme_before(const char *text, size_t at)
{
	const uint8_t *start = (const uint8_t *)text;
	const uint8_t *before = u8_grapheme_prev(start + at, start);

	return before ? (size_t)(before - start) : 0;
}

char *
text_compose(const char *text)
{
	size_t size;
	uint8_t *composed;

	if (text[text_invalid_at(text, strlen(text))])
		return alloc_string(text);
	/* With its NUL, so that the result is terminated, too. */
	composed = u8_normalize(UNINORM_NFC, (const uint8_t *)text,
				strlen(text) + 1, NULL, &size);
	if (!composed)
		alloc_failed();
	return (char *)composed;
}

static bool
is_blank(uint32_t character)
{
	if (character >= '\t' && character <= '\r')
		return true;
	return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Z);
}

char *
text_trim(const char *text)
{
	const char *start = NULL;
	const char *end = text;
	const char *next = text;
	uint32_t character;

	for (const char *p = text; (character = text_next(&next)); p = next) {
		if (is_blank(character))
			continue;
		if (!start)
			start = p;
		end = next;
	}
	return alloc_string_n(start ? start : text,
			      start ? (size_t)(end - start) : 0);
}

char *
text_narrow(const char *text)
{
	struct stream stream;

	stream_open(&stream);
	while (*text) {
		const char *start = text;
		uint32_t character = text_next(&text);
		char narrow = '\0';

		if (character >= 0xFF01 && character <= 0xFF5E)
			narrow = (char)(character - 0xFF01 + '!');
		else if (character == IDEOGRAPHIC_SPACE)
			narrow = ' ';
		if (narrow)
			stream_bytes(&stream, &narrow, 1);
		else
			stream_bytes(&stream, start, (size_t)(text - start));
	}
	return stream_close(&stream);
}

char *
text_lower(const char *text)
{
	char *lower = alloc_string(text);

	for (char *p = lower; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return lower;
}

bool
text_is_blank(const char *text)
{
	uint32_t character;

	while ((character = text_next(&text)))
		if (!is_blank(character))
			return false;
	return true;
}

bool
text_ends_with(const char *text, const char *suffix)
{
	size_t length = strlen(text);
	size_t wanted = strlen(suffix);

	return length >= wanted && strcmp(text + length - wanted, suffix) == 0;
}

bool
text_starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool
text_is_pem(const char *text)
{
	static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz"
				     "0123456789+/";
	const size_t line = 60; /* PEM has 64 columns, or a few less */
	size_t size = strspn(text, base64);

	if (strstr(text, "-----BEGIN ") || strstr(text, "-----END "))
		return true;
	size += strspn(text + size, "=");
	/* An absolute path may consist of the same characters. */
	return size >= line && !text[size] &&
	       (*text != '/' || strchr(text, '+')) &&
	       strpbrk(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") &&
	       strpbrk(text, "abcdefghijklmnopqrstuvwxyz") &&
	       strpbrk(text, "0123456789");
}
