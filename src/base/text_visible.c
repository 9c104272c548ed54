/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one sanitiser: text that cannot act on the terminal it is shown on. */
#include "config.h"

#include "base/text.h"

#include <uninorm.h>
#include <unistr.h>

#include "base/locale.h"
#include "base/stream.h"

/* More marks on one base run over the lines above and below. */
#define MARKS_AT_MOST 4

struct visible {
	struct stream stream;
	int marks_left; /* 0 where there is no base a mark could join */
	uint32_t before;
	bool newlines;
	bool ascii;
};

/* Where no kana stands before it, terminals disagree on the columns of the
 * voiced and the half-voiced sound mark (libvterm's, as in Neovim: two). */
static bool
is_lone_sound_mark(uint32_t before, uint32_t character)
{
	return (character == 0x3099 || character == 0x309A) &&
	       !uc_composition(before, character);
}

/* Writes the character whose bytes are given, or what stands for it. */
static void
write_character(struct visible *visible, uint32_t character, const char *bytes,
		size_t size)
{
	int width = visible->ascii && character > 0x7E
			? -1
			: text_character_width(character);

	if (width > 0) {
		visible->marks_left = MARKS_AT_MOST;
	} else if (width == 0 && visible->marks_left &&
		   !is_lone_sound_mark(visible->before, character)) {
		visible->marks_left--;
	} else {
		visible->marks_left = 0;
		if (character != '\n' || !visible->newlines) {
			stream_format(&visible->stream, "<U+%04X>",
				      (unsigned)character);
			return;
		}
	}
	stream_bytes(&visible->stream, bytes, size);
}

static char *
make_visible(const char *bytes, size_t size, bool newlines, bool ascii)
{
	struct visible visible = {.newlines = newlines, .ascii = ascii};

	stream_open(&visible.stream);
	for (size_t at = 0; at < size;) {
		ucs4_t character;
		int length = u8_mbtoucr(&character, (const uint8_t *)bytes + at,
					size - at);

		if (length > 0) {
			write_character(&visible, character, bytes + at,
					(size_t)length);
			visible.before = character;
			at += (size_t)length;
			continue;
		}
		stream_format(&visible.stream, "<%02X>",
			      (unsigned)(unsigned char)bytes[at]);
		visible.marks_left = 0;
		at++;
	}
	return stream_close(&visible.stream);
}

char *
text_visible(const char *bytes, size_t size)
{
	return make_visible(bytes, size, false, !locale_is_utf8());
}

char *
text_visible_lines(const char *bytes, size_t size)
{
	return make_visible(bytes, size, true, !locale_is_utf8());
}

char *
text_harmless(const char *bytes, size_t size)
{
	return make_visible(bytes, size, false, false);
}

char *
text_harmless_lines(const char *bytes, size_t size)
{
	return make_visible(bytes, size, true, false);
}
