/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The characters of one cell, each with its place in bytes. */
#include "config.h"

#include "service/tsv_line_check.h"

#include "base/locale.h"
#include "base/text.h"
#include "service/character_table.h"
#include "service/shift_jis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More in one cell say nothing new. Full width in a half-width cell is the same
 * mistake over and over. */
#define TOLD_LIMIT	20
#define TOLD_LIMIT_HALF 3

/* Bytes of a cell; names are counted, so more of them. All that is wrong with a
 * longer one would fill the memory, and helps nobody (reliability.md, R15). */
#define LOOKED_AT_LIMIT	      (16 * 1024)
#define LOOKED_AT_LIMIT_NAMES (256 * 1024)

struct character {
	uint32_t code;
	unsigned long position; /* in the cell, from 1 */
	size_t byte;		/* in the line, from 1 */
	bool leads;		/* only blanks stand before it */
};

/* The number for characters that the column cannot hold: the service's own
 * where it has one. */
static int
number_for(enum tsv_column column, int number)
{
	switch (column) {
	case TSV_DN:
	case TSV_EMAIL:
		return 206;
	case TSV_PROFILE_ID:
	case TSV_SERIAL:
	case TSV_REASON:
		return 204;
	case TSV_COMMENT:
		return number == 604 ? number : 205;
	case TSV_CSR:
		return 501;
	case TSV_FQDN:
	case TSV_DNS_NAMES:
		return 401;
	default:
		return number;
	}
}

static void
say(const struct tsv_line_check *line, enum tsv_column column,
    enum severity severity, int number, const struct character *character,
    const char *format, const char *proposal)
{
	char where[24], byte[24], text[5];
	struct diagnostic *diagnostic;
	const char *cell = tsv_cell(line, column);

	snprintf(where, sizeof(where), "%lu", character->position);
	snprintf(byte, sizeof(byte), "%zu", character->byte);
	text_put(text, character->code);
	if (severity == SEVERITY_WARNING)
		diagnostic = diagnostics_warning(
		    line->diagnostics, number, tsv_rules[column].title, format,
		    where, text, tsv_rules[column].title, byte, proposal, NULL);
	else
		diagnostic = diagnostics_error(
		    line->diagnostics, number, tsv_rules[column].title, format,
		    where, text, tsv_rules[column].title, byte, proposal, NULL);
	diagnostic_place(diagnostic, NULL, line->line->number, column);
	tsv_value(diagnostic, cell);
}

static void
say_unwritable(const struct tsv_line_check *line, enum tsv_column column,
	       int number, const struct character *character)
{
	char *proposal = character_propose(character->code);

	if (proposal && *proposal)
		say(line, column, SEVERITY_ERROR, number, character,
		    N_("Character %1$s \"%2$s\" of %3$s (byte %4$s of the "
		       "line) cannot be written. Write \"%5$s\" instead."),
		    proposal);
	else
		say(line, column, SEVERITY_ERROR, number, character,
		    N_("Character %1$s \"%2$s\" of %3$s (byte %4$s of the "
		       "line) cannot be written. Use another one."),
		    NULL);
	free(proposal);
}

/* Ten characters of the standard were added by NEC and IBM a second time
 * (service.md, Characters). True: it was told. */
static bool
check_bytes(const struct tsv_line_check *line, enum tsv_column column,
	    const struct character *character)
{
	const unsigned char *start = (const unsigned char *)line->line->start;
	size_t before = character->byte - 1, used;
	unsigned char right[2];
	uint32_t code;
	char text[8];

	if (line->is_utf8 || character->code < 0x80 ||
	    before >= line->line->size ||
	    shift_jis_decode(start + before, line->line->size - before, &code,
			     &used) != SHIFT_JIS_CP932 ||
	    shift_jis_encode(code, right) != 2)
		return false;
	snprintf(text, sizeof(text), "%02X%02X", right[0], right[1]);
	say(line, column, SEVERITY_ERROR, number_for(column, 602), character,
	    N_("Character %1$s \"%2$s\" of %3$s (byte %4$s of the line) is "
	       "stored in bytes that NEC or IBM added to Shift_JIS, which "
	       "cannot be used. Right are the bytes %5$s, which upki-wizard "
	       "writes for it: make the file again."),
	    text);
	return true;
}

/* In the columns that take full-width characters. True: it was told. */
static bool
check_full(const struct tsv_line_check *line, enum tsv_column column,
	   const struct character *character)
{
	uint32_t code = character->code;
	unsigned char bytes[2];

	if (code == 0xfffd) {
		say(line, column, SEVERITY_ERROR, number_for(column, 602),
		    character,
		    N_("Character %1$s of %3$s (byte %4$s of the line) is no "
		       "character of Shift_JIS. Write %3$s again."),
		    NULL);
		return true;
	}
	if (code >= 0xff61 && code <= 0xff9f) {
		say(line, column, SEVERITY_WARNING, 602, character,
		    N_("Character %1$s \"%2$s\" of %3$s (byte %4$s of the "
		       "line) is half-width kana, which the service may not "
		       "take. Full-width kana is safer."),
		    NULL);
		return true;
	}
	if (code < ' ' || code == 0x7f || !shift_jis_encode(code, bytes))
		say_unwritable(line, column, number_for(column, 602),
			       character);
	else if (code == '\\' || code == '~')
		say_unwritable(line, column, number_for(column, 605),
			       character);
	else if (character->leads && character_starts_formula(code))
		say(line, column, SEVERITY_ERROR, 604, character,
		    N_("%3$s begins with \"%2$s\", which makes a spreadsheet "
		       "read a formula. Begin with another character."),
		    NULL);
	else
		return check_bytes(line, column, character);
	return true;
}

/* In the others: what is wrong with ASCII is found by the column's own
 * rules. */
static bool
check_half(const struct tsv_line_check *line, enum tsv_column column,
	   const struct character *character)
{
	uint32_t code = character->code;

	/* Line ends in a CSR are its own fault. */
	if (column == TSV_CSR && (code == '\n' || code == '\r'))
		return false;
	if (code < ' ' || code == 0x7f || code == 0xfffd) {
		say(line, column, SEVERITY_ERROR, number_for(column, 602),
		    character,
		    N_("Character %1$s \"%2$s\" of %3$s (byte %4$s of the "
		       "line) cannot be written. Use another one."),
		    NULL);
		return true;
	}
	if (code < 0x80)
		return false;
	say(line, column, SEVERITY_ERROR, number_for(column, 602), character,
	    N_("Character %1$s \"%2$s\" of %3$s (byte %4$s of the line) is "
	       "full width. Only half width can stand here."),
	    NULL);
	return true;
}

/* What was told of a cell, each character once. */
struct told {
	uint32_t code[TOLD_LIMIT];
	size_t count;
};

static bool
is_told(const struct told *told, uint32_t code)
{
	for (size_t i = 0; i < told->count; i++)
		if (told->code[i] == code)
			return true;
	return false;
}

/* All half-width kana is one fault. */
static uint32_t
kind_of(uint32_t code)
{
	return code >= 0xff61 && code <= 0xff9f ? 0xff61 : code;
}

bool
tsv_check_characters(const struct tsv_line_check *line, enum tsv_column column)
{
	const char *p = tsv_cell(line, column);
	bool full = tsv_rules[column].full_width;
	size_t most = full ? TOLD_LIMIT : TOLD_LIMIT_HALF;
	struct character character = {.byte = line->line->byte[column],
				      .leads = true};
	struct told told = {0};
	uint32_t before = 0;

	while (told.count < most && (character.code = text_next(&p))) {
		uint32_t kind = kind_of(character.code);

		character.position++;
		/* A row of full width was typed at once: one fault. */
		if (!is_told(&told, kind) &&
		    (full ? check_full(line, column, &character)
			  : !(before >= 0x80 && kind >= 0x80) &&
				check_half(line, column, &character)))
			told.code[told.count++] = kind;
		before = character.code;
		character.leads =
		    character.leads && (before == ' ' || before == 0x3000);
		character.byte += tsv_read_width(character.code, line->is_utf8);
	}
	return told.count == 0;
}

bool
tsv_is_hopeless(struct tsv_line_check *line, enum tsv_column column)
{
	const char *cell = tsv_cell(line, column);
	size_t limit =
	    column == TSV_DNS_NAMES ? LOOKED_AT_LIMIT_NAMES : LOOKED_AT_LIMIT;

	if (strlen(cell) <= limit)
		return false;
	/* Bytes that are no characters were told, and are not counted. */
	if (!tsv_is_too_long(line, column) && !strstr(cell, "\ufffd"))
		return false;
	line->good[column] = false;
	return true;
}
