/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Line breaks for Japanese mixed with Latin words, and clipping. */
#include "config.h"

#include "base/text.h"

#include <string.h>

#include "base/alloc.h"
#include "base/stream.h"

/* Kinsoku: what never begins a line, and what never ends one. */
static const char never_first[] =
    "、。，．・：；？！）〕］｝〉》」』】〙〗〟｠’”»々〻ゝゞヽヾー〜～゠‐–—―…‥"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼ"
    "ㇽㇾㇿ"
    "゛゜％‰℃°′″／"
    "｡｣､･ﾞﾟｰｧｨｩｪｫｬｭｮｯ";
static const char never_last[] = "（〔［｛〈《「『【〘〖〝｟‘“«￥＄￡｢";

/* The same of ASCII; a straight quotation mark may be either. */
static const char ascii_never_first[] = ",.!?:;)]}%'\"";
static const char ascii_never_last[] = "([{$'\"";

/* After these a long name or address may be broken. */
static const char joints[] = "/.-_=&?,;:@+";

enum character_class {
	CLASS_BLANK,
	CLASS_LATIN,	/* part of a word */
	CLASS_GLUE,	/* holds on to both sides */
	CLASS_IDEOGRAPH /* a break on either side */
};

/* What is not broken apart, looked at once. */
struct grapheme {
	size_t end; /* offset of the next one */
	uint32_t first;
	enum character_class class; /* of first */
	int width;
};

/* How well a line may end between two graphemes. */
enum break_quality {
	BREAK_FORBIDDEN, /* only where nothing else is left */
	BREAK_ANYWHERE,	 /* inside a word */
	BREAK_JOINT,	 /* inside a word, behind a joint */
	BREAK_GOOD,
	BREAK_COUNT
};

/* No set has a Chinese character, of which most Japanese text is made. */
static bool
is_in(const char *set, uint32_t character)
{
	char bytes[5];

	if (character >= 0x3400 && character <= 0x9fff)
		return false;
	text_put(bytes, character);
	return strstr(set, bytes) != NULL;
}

static bool
is_blank(uint32_t character)
{
	return character == ' ' || character == '\t' || character == 0x3000;
}

static enum character_class
class_of(uint32_t character, int width)
{
	if (is_blank(character))
		return CLASS_BLANK;
	if (character == 0xA0 || character == 0x202F)
		return CLASS_GLUE;
	if (character < 0x80)
		return CLASS_LATIN;
	/* Half-width kana are Japanese in one column. */
	if (character >= 0xFF61 && character <= 0xFF9F)
		return CLASS_IDEOGRAPH;
	return width == 2 ? CLASS_IDEOGRAPH : CLASS_LATIN;
}

static bool
is_word_character(uint32_t character)
{
	return character >= 0x80 || (character >= '0' && character <= '9') ||
	       (character >= 'A' && character <= 'Z') ||
	       (character >= 'a' && character <= 'z');
}

static enum break_quality
quality_between(const struct grapheme *left, const struct grapheme *right)
{
	uint32_t before = left->first, after = right->first;

	if (right->class == CLASS_BLANK || left->class == CLASS_GLUE ||
	    right->class == CLASS_GLUE)
		return BREAK_FORBIDDEN;
	if (after >= 0x80 && is_in(never_first, after))
		return BREAK_FORBIDDEN;
	if (left->class == CLASS_BLANK)
		return BREAK_GOOD;
	if (is_in(before < 0x80 ? ascii_never_last : never_last, before) ||
	    (after < 0x80 && is_in(ascii_never_first, after)))
		return BREAK_FORBIDDEN;
	if (left->class == CLASS_IDEOGRAPH || right->class == CLASS_IDEOGRAPH)
		return BREAK_GOOD;
	if (before < 0x80 && is_in(joints, before) && is_word_character(after))
		return BREAK_JOINT;
	return BREAK_ANYWHERE;
}

static struct grapheme
grapheme_at(const char *text, size_t at)
{
	const char *p = text + at;
	struct grapheme grapheme = {.first = text_next(&p)};
	int width = text_character_width(grapheme.first);

	grapheme.class = class_of(grapheme.first, width);
	grapheme.end = text_grapheme_after(text, at);
	for (;;) {
		grapheme.width += width > 0 ? width : 0;
		if (p >= text + grapheme.end)
			return grapheme;
		width = text_character_width(text_next(&p));
	}
}

/* Where the line that begins at start ends: the offset of the next line's
 * first byte, at most end. */
static size_t
line_end(const char *text, size_t start, size_t end, int width)
{
	size_t last[BREAK_COUNT] = {0};
	struct grapheme before = {0}, here;
	bool indented = true;
	int used = 0;

	for (size_t at = start; at < end; at = here.end) {
		here = grapheme_at(text, at);
		if (!indented)
			last[quality_between(&before, &here)] = at;
		used += here.width;
		/* Blanks that do not fit hang behind the line, unseen. */
		if (used > width && here.class != CLASS_BLANK) {
			for (int i = BREAK_GOOD; i >= BREAK_FORBIDDEN; i--)
				if (last[i])
					return last[i];
			return here.end;
		}
		before = here;
		indented = indented && here.class == CLASS_BLANK;
	}
	return end;
}

/* Adds text from start to end without the blanks at its end. */
static void
add_line(struct strings *lines, const char *text, size_t start, size_t end)
{
	size_t seen = start;

	for (size_t at = start; at < end;) {
		const char *p = text + at;
		bool blank = is_blank(text_next(&p));

		at = text_grapheme_after(text, at);
		if (!blank)
			seen = at;
	}
	strings_take(lines, alloc_string_n(text + start, seen - start));
}

void
text_wrap(const char *text, int width, struct strings *lines)
{
	size_t start = 0;

	do {
		size_t end = start + strcspn(text + start, "\n");

		do {
			size_t next = line_end(text, start, end, width);

			add_line(lines, text, start, next);
			start = next;
		} while (start < end);
		if (text[start])
			start++;
	} while (text[start]);
}

char *
text_clip(const char *text, int width, bool ascii)
{
	const char *ending = ascii ? "..." : "…";
	int ending_width = ascii ? 3 : 1;
	struct stream stream;
	size_t at = 0;

	if (text_width(text) <= width)
		return alloc_string(text);
	if (width <= 0)
		return alloc_string("");
	if (width < ending_width)
		return alloc_string_n(ending, (size_t)width);
	for (int used = ending_width; text[at];) {
		struct grapheme here = grapheme_at(text, at);

		used += here.width;
		if (used > width)
			break;
		at = here.end;
	}
	stream_open(&stream);
	stream_bytes(&stream, text, at);
	stream_text(&stream, ending);
	return stream_close(&stream);
}
