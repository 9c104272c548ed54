/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as a YAML scalar that every reader takes for that text. */
#include "config.h"

#include "base/yaml.h"

#include <unictype.h>

#include "base/stream.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Words that some version of YAML takes for something else than text. */
static bool
is_word_of_yaml(const char *text)
{
	static const char *const words[] = {
	    "y",     "n",    "yes", "no",  "on",       "off", "true",
	    "false", "null", "nan", "inf", "infinity", "none"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

/* Characters that are shown and that every reader accepts unescaped: not C1,
 * not the line separators, nothing that turns or hides text. The locale has no
 * say in what a file holds. */
static bool
is_shown(uint32_t character)
{
	const uint32_t never =
	    UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;

	if (character < 0x80)
		return character >= 0x20 && character < 0x7f;
	return character != 0xa0 &&
	       !uc_is_general_category_withtable(character, never) &&
	       !uc_is_property_default_ignorable_code_point(character);
}

/* A colon is left out on purpose: readers differ about it in flow
 * sequences, and about 12:34. */
static bool
is_plain(const char *text)
{
	const char *rest = text;
	unsigned char first = (unsigned char)*text;

	/* A digit, sign or dot in front may begin a number or a date. */
	if (!isalpha(first) && first < 0x80 && first != '/')
		return false;
	if (is_word_of_yaml(text) || text[strlen(text) - 1] == ' ')
		return false;
	while (*rest) {
		uint32_t character = text_next(&rest);

		if (character == 0xfffd || !is_shown(character))
			return false;
		if (character < 0x80 && !isalnum((int)character) &&
		    !strchr(" -_./@+()", (int)character))
			return false;
	}
	return true;
}

static void
write_escaped(struct stream *stream, uint32_t character)
{
	char bytes[5];

	if (character == '"' || character == '\\') {
		stream_format(stream, "\\%c", (int)character);
	} else if (character == '\n') {
		stream_text(stream, "\\n");
	} else if (character == '\t') {
		stream_text(stream, "\\t");
	} else if (is_shown(character)) {
		text_put(bytes, character);
		stream_text(stream, bytes);
	} else if (character <= 0xff) {
		stream_format(stream, "\\x%02X", (unsigned int)character);
	} else if (character <= 0xffff) {
		stream_format(stream, "\\u%04X", (unsigned int)character);
	} else {
		stream_format(stream, "\\U%08X", (unsigned int)character);
	}
}

char *
yaml_scalar(const char *text)
{
	struct stream stream;

	stream_open(&stream);
	if (is_plain(text)) {
		stream_text(&stream, text);
		return stream_close(&stream);
	}
	stream_text(&stream, "\"");
	while (*text)
		write_escaped(&stream, text_next(&text));
	stream_text(&stream, "\"");
	return stream_close(&stream);
}
