/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 13 columns: what may stand in them, written and read back. */
#include "config.h"

#include "service/tsv.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "service/character_table.h"
#include "service/profile.h"
#include "service/shift_jis.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NO   TSV_EMPTY
#define MAY  TSV_OPTIONAL
#define MUST TSV_REQUIRED

/* new, renew, revoke; service.md, The TSV file. */
const struct tsv_rule tsv_rules[TSV_COLUMNS + 1] = {
    [TSV_DN] = {"主体者DN", {MUST, MUST, MUST}, false},
    [TSV_PROFILE_ID] = {"証明書プロファイルID", {MUST, MUST, NO}, false},
    [TSV_BLANK] = {"（空欄）", {NO, NO, NO}, false},
    [TSV_SERIAL] = {"失効対象証明書シリアル番号", {NO, MUST, MUST}, false},
    [TSV_REASON] = {"失効理由", {NO, NO, MUST}, false},
    [TSV_COMMENT] = {"失効理由コメント", {NO, NO, MAY}, true},
    [TSV_CSR] = {"CSR", {MUST, MUST, NO}, false},
    [TSV_NAME] = {"利用管理者氏名", {MAY, MAY, NO}, true},
    [TSV_DEPARTMENT] = {"利用管理者所属", {MAY, MAY, NO}, true},
    [TSV_EMAIL] = {"利用管理者Email", {MUST, MUST, MAY}, false},
    [TSV_FQDN] = {"利用管理者FQDN", {MUST, MUST, NO}, false},
    [TSV_SOFTWARE] = {"Webサーバソフトウェア名等", {MUST, MUST, NO}, true},
    [TSV_DNS_NAMES] = {"dNSName", {MAY, MAY, NO}, false},
};

void
tsv_row_release(struct tsv_row *row)
{
	if (!row)
		return;
	for (int column = 1; column <= TSV_COLUMNS; column++)
		free(row->cell[column]);
	*row = (struct tsv_row){0};
}

void
tsv_row_copy(struct tsv_row *to, const struct tsv_row *from)
{
	for (int column = 1; column <= TSV_COLUMNS; column++)
		alloc_replace(&to->cell[column], from->cell[column]);
}

void
tsv_row_set(struct tsv_row *row, enum tsv_column column, const char *text)
{
	alloc_replace(&row->cell[column], text);
}

const char *
tsv_row_get(const struct tsv_row *row, enum tsv_column column)
{
	return row->cell[column] ? row->cell[column] : "";
}

const char *
tsv_kind_name(enum tsv_kind kind)
{
	static const char *const names[] = {
	    [TSV_NEW] = "new",
	    [TSV_RENEW] = "renew",
	    [TSV_REVOKE] = "revoke",
	};

	return names[kind];
}

const char *
tsv_kind_word(enum tsv_kind kind)
{
	static const char *const words[] = {
	    [TSV_NEW] = N_("new"),
	    [TSV_RENEW] = N_("renew"),
	    [TSV_REVOKE] = N_("revoke"),
	};

	return locale_text(words[kind]);
}

/* Columns 2 and 5 have limits that no profile changes. */
static long
limit_of(const struct profile_limits *limits, enum tsv_column column)
{
	switch (column) {
	case TSV_DN:
		return limits->dn;
	case TSV_PROFILE_ID:
		return 2;
	case TSV_BLANK:
		return 0;
	case TSV_SERIAL:
		return limits->serial;
	case TSV_REASON:
		return 1;
	case TSV_COMMENT:
		return limits->comment;
	case TSV_CSR:
		return limits->csr;
	case TSV_NAME:
		return limits->name;
	case TSV_DEPARTMENT:
		return limits->department;
	case TSV_EMAIL:
		return limits->email;
	case TSV_FQDN:
		return limits->fqdn;
	case TSV_SOFTWARE:
		return limits->software;
	case TSV_DNS_NAMES:
		return limits->dns_names_length;
	}
	return 0;
}

/* A cell while it is looked at. */
struct cell {
	const char *text;
	enum tsv_column column;
	const struct tsv_rule *rule;
	long line;
	struct diagnostics *diagnostics;
};

static void
place(const struct cell *cell, struct diagnostic *diagnostic)
{
	diagnostic_place(diagnostic, NULL, cell->line, cell->column);
	diagnostic_value(diagnostic, cell->text);
}

static void
refuse(const struct cell *cell, int number, const char *format)
{
	place(cell, diagnostics_error(cell->diagnostics, number, NULL, format,
				      cell->rule->title, NULL));
}

static void
refuse_character(const struct cell *cell, int number, unsigned long position,
		 uint32_t character, const char *format)
{
	char where[24], bytes[5], code[16];

	snprintf(where, sizeof(where), "%lu", position);
	snprintf(code, sizeof(code), "U+%04X", (unsigned)character);
	text_put(bytes, character);
	place(cell,
	      diagnostics_error(cell->diagnostics, number, NULL, format, where,
				bytes, code, cell->rule->title, NULL));
}

/* The first character that must not be written. */
static void
check_characters(const struct cell *cell)
{
	const char *p = cell->text;
	unsigned long position = 0;
	unsigned char bytes[2];
	uint32_t c;

	while ((c = text_next(&p))) {
		int number = 0;

		position++;
		if (c < ' ' || c == 0x7f || !shift_jis_encode(c, bytes))
			number = 602;
		else if (c == '\\' || c == '~')
			number = 605;
		if (number) {
			refuse_character(
			    cell, number, position, c,
			    N_("Character %s \"%s\" (%s) of %s cannot be "
			       "written. Use another one."));
			return;
		}
		if (c >= 0x80 && !cell->rule->full_width) {
			refuse_character(
			    cell, 602, position, c,
			    N_("Character %s \"%s\" (%s) of %s is full width. "
			       "Only half width can stand here."));
			return;
		}
	}
}

static void
check_start(const struct cell *cell)
{
	const char *p = cell->text;
	uint32_t first = text_next(&p);

	if (cell->rule->full_width && character_starts_formula(first))
		refuse_character(
		    cell, 604, 1, first,
		    N_("Character %s \"%s\" (%s) of %s makes a spreadsheet "
		       "read a formula. Begin with another one."));
}

struct diagnostic *
tsv_check_length(enum tsv_column column, const char *text,
		 const struct profile_limits *limits, const char *field,
		 struct diagnostics *diagnostics)
{
	long length = (long)text_length(text);
	long limit = limit_of(limits, column);
	char length_text[24], limit_text[24];

	if (length <= limit)
		return NULL;
	snprintf(length_text, sizeof(length_text), "%ld", length);
	snprintf(limit_text, sizeof(limit_text), "%ld", limit);
	return diagnostics_error(
	    diagnostics, 202, field,
	    N_("%s has %s characters; the limit is %s. Shorten it."),
	    tsv_rules[column].title, length_text, limit_text, NULL);
}

static void
check_cell(const struct cell *cell, enum tsv_kind kind,
	   const struct profile_limits *limits)
{
	enum tsv_presence presence = cell->rule->presence[kind];
	struct diagnostic *too_long;

	if (!*cell->text) {
		if (presence == TSV_REQUIRED)
			refuse(cell, 201,
			       N_("%s is empty. This kind of application "
				  "needs it."));
		return;
	}
	if (presence == TSV_EMPTY) {
		refuse(cell, 706,
		       N_("%s is filled in. It must be empty in this kind of "
			  "application."));
		return;
	}
	check_characters(cell);
	check_start(cell);
	too_long = limits ? tsv_check_length(cell->column, cell->text, limits,
					     NULL, cell->diagnostics)
			  : NULL;
	if (too_long)
		place(cell, too_long);
}

bool
tsv_check_row(const struct tsv_row *row, enum tsv_kind kind,
	      const struct profile_limits *limits, long line,
	      struct diagnostics *diagnostics)
{
	size_t before = diagnostics_count(diagnostics, SEVERITY_ERROR);

	for (int column = 1; column <= TSV_COLUMNS; column++)
		check_cell(&(struct cell){tsv_row_get(row, column), column,
					  &tsv_rules[column], line,
					  diagnostics},
			   kind, limits);
	return diagnostics_count(diagnostics, SEVERITY_ERROR) == before;
}

static void
write_cell(struct stream *stream, const char *text)
{
	unsigned char bytes[2];
	uint32_t c;

	while ((c = text_next(&text)))
		stream_bytes(stream, bytes, shift_jis_encode(c, bytes));
}

static void
write_row(struct stream *stream, const struct tsv_row *row)
{
	for (int column = 1; column <= TSV_COLUMNS; column++) {
		write_cell(stream, tsv_row_get(row, column));
		stream_text(stream, column < TSV_COLUMNS ? "\t" : "\r\n");
	}
}

char *
tsv_encode(const struct tsv_row *rows, size_t count, enum tsv_kind kind,
	   size_t *size, struct diagnostics *diagnostics)
{
	struct stream stream;
	bool good = true;
	char *bytes;

	*size = 0;
	if (!count) {
		diagnostics_error(diagnostics, 213, NULL,
				  N_("There is no application to write. At "
				     "least one line is needed."),
				  NULL);
		return NULL;
	}
	for (size_t i = 0; i < count; i++)
		good = tsv_check_row(&rows[i], kind, NULL, (long)i + 1,
				     diagnostics) &&
		       good;
	if (!good)
		return NULL;
	stream_open(&stream);
	for (size_t i = 0; i < count; i++)
		write_row(&stream, &rows[i]);
	bytes = stream_close(&stream);
	*size = stream.size;
	return bytes;
}

/* What is still to be read. */
struct reader {
	const unsigned char *at;
	size_t left;
};

static bool
read_text(struct reader *reader, const char *text)
{
	uint32_t c, character;
	size_t used;

	while ((c = text_next(&text))) {
		if (!reader->left || c < ' ' ||
		    shift_jis_decode(reader->at, reader->left, &character,
				     &used) != SHIFT_JIS_GOOD ||
		    character != c)
			return false;
		reader->at += used;
		reader->left -= used;
	}
	return true;
}

static bool
read_bytes(struct reader *reader, const char *bytes)
{
	size_t length = strlen(bytes);

	if (reader->left < length || memcmp(reader->at, bytes, length) != 0)
		return false;
	reader->at += length;
	reader->left -= length;
	return true;
}

bool
tsv_verify(const char *bytes, size_t size, const struct tsv_row *rows,
	   size_t count)
{
	struct reader reader = {(const unsigned char *)bytes, size};

	for (size_t i = 0; i < count; i++)
		for (int column = 1; column <= TSV_COLUMNS; column++)
			if (!read_text(&reader,
				       tsv_row_get(&rows[i], column)) ||
			    !read_bytes(&reader,
					column < TSV_COLUMNS ? "\t" : "\r\n"))
				return false;
	return reader.left == 0;
}

char *
tsv_dn(const char *cn, const char *o, const char *l, const char *st,
       const char *c)
{
	return alloc_format("CN=%s,O=%s,L=%s,ST=%s,C=%s", cn, o, l, st, c);
}
