/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters of a cell that cannot be written, and what is proposed. */
#include "config.h"

#include "service/character.h"

#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "service/character_table.h"
#include "service/shift_jis.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Of a text full of faults this many are named: enough to see what is wrong,
 * and a file of nothing else cannot fill the memory. */
#define NAMED_LIMIT 20

static bool
is_refused(uint32_t character)
{
	unsigned char bytes[2];

	return character == '\\' || character == '~' ||
	       character_is_unseen(character) ||
	       !shift_jis_encode(character, bytes);
}

/* text with everything that is proposed put in. */
static char *
proposed(const char *text)
{
	struct stream stream;

	stream_open(&stream);
	while (*text) {
		const char *start = text;
		uint32_t c = text_next(&text);
		char *proposal = is_refused(c) ? character_propose(c) : NULL;

		if (proposal)
			stream_text(&stream, proposal);
		else
			stream_bytes(&stream, start, (size_t)(text - start));
		free(proposal);
	}
	return stream_close(&stream);
}

static struct diagnostic *
refuse(uint32_t character, const char *place, const char *proposal,
       const char *field, struct diagnostics *diagnostics)
{
	char bytes[5], code[16];

	text_put(bytes, character);
	snprintf(code, sizeof(code), "U+%04X", (unsigned)character);
	if (character == '\\' || character == '~')
		return diagnostics_error(
		    diagnostics, 605, field,
		    N_("Character %s \"%s\" is read as another one by some "
		       "programs. Replace with \"%s\"?"),
		    place, bytes, proposal, NULL);
	if (!proposal)
		return diagnostics_error(
		    diagnostics, 602, field,
		    N_("Character %s \"%s\" (%s) cannot be written. Enter it "
		       "with characters of JIS X 0208, in another form or in "
		       "kana."),
		    place, bytes, code, NULL);
	if (!*proposal)
		return diagnostics_error(
		    diagnostics, 602, field,
		    N_("Character %s (%s) cannot be written. Remove it?"),
		    place, code, NULL);
	return diagnostics_error(diagnostics, 602, field,
				 N_("Character %s \"%s\" cannot be written. "
				    "Replace with \"%s\"?"),
				 place, bytes, proposal, NULL);
}

void
character_refuse(const char *text, const char *field,
		 struct diagnostics *diagnostics)
{
	char *whole = proposed(text);
	const char *p = text;
	unsigned long position = 0;
	int named = 0;

	while (*p && named < NAMED_LIMIT) {
		uint32_t c = text_next(&p);
		struct diagnostic *diagnostic;
		char *proposal, place[24];

		position++;
		if (!is_refused(c))
			continue;
		named++;
		proposal = character_propose(c);
		snprintf(place, sizeof(place), "%lu", position);
		diagnostic = refuse(c, place, proposal, field, diagnostics);
		diagnostic_value(diagnostic, text);
		if (proposal)
			diagnostic_propose(diagnostic, whole);
		free(proposal);
	}
	free(whole);
}

void
character_refuse_formula(const char *text, const char *field,
			 struct diagnostics *diagnostics)
{
	const char *p = text;
	uint32_t first = text_next(&p);
	struct diagnostic *diagnostic;
	char bytes[5];

	if (!character_starts_formula(first))
		return;
	text_put(bytes, first);
	diagnostic = diagnostics_error(
	    diagnostics, 604, field,
	    N_("The text begins with \"%s\", which a spreadsheet takes for a "
	       "formula. Begin with another character."),
	    bytes, NULL);
	diagnostic_value(diagnostic, text);
}
