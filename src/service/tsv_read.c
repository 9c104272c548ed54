/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tolerant reader: lines, columns, encodings and quotes. */
#include "config.h"

#include "service/tsv_read.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/character.h"
#include "service/shift_jis.h"
#include "service/tsv_encoding.h"
#include "service/tsv_span.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIST_COLUMNS 46				 /* of serverAll.tsv */
#define TWO_LINES    ((size_t)(2 * TSV_COLUMNS)) /* columns of them on one */

struct reader {
	const char *at, *end;
	long line; /* the next one's number */
	long rows;
	enum tsv_span_end first_end;
	bool mixed_told, quotes_told, list_told;
	struct tsv_file *file;
	struct diagnostics *diagnostics;
};

static void
refuse(const struct reader *reader, int number, long line, long column,
       const char *format, const char *first, const char *second)
{
	diagnostic_place(diagnostics_error(reader->diagnostics, number, NULL,
					   format, first, second, NULL),
			 NULL, line, column);
}

void
tsv_file_release(struct tsv_file *file)
{
	if (!file)
		return;
	for (size_t i = 0; i < file->count; i++)
		tsv_row_release(&file->line[i].row);
	free(file->line);
	*file = (struct tsv_file){0};
}

/* Of a line that a mail program broke only the first part is a line, and
 * nothing in it is checked. */
static void
refuse_wrapped(struct reader *reader)
{
	struct tsv_file *file = reader->file;

	file->line =
	    alloc_resize(file->line, file->count + 1, sizeof(*file->line));
	file->line[file->count++] = (struct tsv_line){.number = reader->line};
	refuse(reader, 513, reader->line, 0,
	       N_("One line was broken in the middle, as happens when it is "
		  "pasted into a mail. Ask for the file as an attachment."),
	       NULL, NULL);
}

bool
tsv_is_meant(const char *file, const char *bytes, size_t size)
{
	const char *at = bytes, *end = bytes + size;
	char *name = text_lower(file);
	bool meant = text_ends_with(name, ".tsv");

	free(name);
	while (!meant && at < end) {
		struct tsv_span span = tsv_span_at(at, end);

		meant = tsv_span_tabs(&span) >= TSV_COLUMNS / 2;
		at = span.next;
	}
	return meant;
}

size_t
tsv_read_width(uint32_t character, bool is_utf8)
{
	char bytes[5];

	if (character < 0x80 || character == 0xfffd)
		return 1;
	if (is_utf8)
		return text_put(bytes, character);
	return character >= 0xff61 && character <= 0xff9f ? 1 : 2;
}

char *
tsv_read_cell(const char *bytes, size_t size, bool is_utf8)
{
	const unsigned char *at = (const unsigned char *)bytes;
	char *cell, *to;

	if (is_utf8)
		return alloc_string_n(bytes, size);
	cell = to = alloc_array(3 * size + 1, 1);
	while (size) {
		uint32_t character;
		size_t used, length;
		char utf8[5];

		/* A NUL would end the text. */
		if (shift_jis_decode(at, size, &character, &used) ==
			SHIFT_JIS_BAD ||
		    !character)
			character = 0xfffd;
		length = text_put(utf8, character);
		memcpy(to, utf8, length);
		to += length;
		at += used;
		size -= used;
	}
	return cell;
}

static void
take_cells(struct reader *reader, const struct tsv_span *span,
	   struct tsv_line *line)
{
	const char *at = span->start, *end = span->start + span->size;

	for (int column = 1; column <= TSV_COLUMNS; column++) {
		const char *tab = memchr(at, '\t', (size_t)(end - at));
		const char *stop = tab ? tab : end;
		char *cell = tsv_read_cell(at, (size_t)(stop - at),
					   reader->file->is_utf8);

		line->byte[column] = (size_t)(at - span->start) + 1;
		if (character_unquote(cell)) {
			line->byte[column]++;
			if (!reader->quotes_told)
				refuse(reader, 513, line->number, column,
				       N_("%s stands in quotes, as a "
					  "spreadsheet writes it. The service "
					  "takes them for a part of the value: "
					  "make the file again, and do not "
					  "open it in a spreadsheet."),
				       tsv_rules[column].title, NULL);
			reader->quotes_told = true;
		}
		line->row.cell[column] = cell;
		at = tab ? tab + 1 : end;
	}
}

/* What most likely happened to a line that has not the right columns. */
static void
say_columns(struct reader *reader, const struct tsv_span *span, long number,
	    size_t columns)
{
	const char *sentence =
	    N_("The line has %s columns; it must have %s. A TAB was lost or "
	       "added, perhaps by an editor: make the file again.");
	char columns_text[24], wanted[24];

	if (!span->size)
		sentence = N_("The line is empty. Remove it: each line is one "
			      "application.");
	else if (columns == 1)
		sentence =
		    N_("There is no TAB in this line, so this is not a "
		       "line of a TSV file: perhaps another kind of file, or "
		       "its TABs became commas or blanks. Make the file "
		       "again, and mail it as it is.");
	else if (columns + 1 == TWO_LINES || columns == TWO_LINES)
		sentence = N_("The line has %s columns; it must have %s. Two "
			      "applications stand on one line: the end of the "
			      "first was lost. Make the files again, or join "
			      "them with upki-wizard merge.");
	snprintf(columns_text, sizeof(columns_text), "%zu", columns);
	snprintf(wanted, sizeof(wanted), "%d", TSV_COLUMNS);
	refuse(reader, 513, number, 0, sentence, columns_text, wanted);
}

/* What the registrar downloads (service.md, Life after the application) is a
 * TSV file, too, and no line of it an application. */
static void
say_list(struct reader *reader, long number)
{
	if (!reader->list_told)
		refuse(reader, 501, number, 0,
		       N_("This is the list of issued certificates "
			  "(serverAll.tsv), not an application. To check a TSV "
			  "file against it, name it with --issued: "
			  "upki-wizard check --issued serverAll.tsv FILE"),
		       NULL, NULL);
	reader->list_told = true;
}

/* A line of titles, as a spreadsheet has it: no DN, no digits, no CSR. */
static bool
is_head(const struct tsv_line *line)
{
	const struct tsv_row *row = &line->row;

	return line->number == 1 && !strchr(row->cell[TSV_DN], '=') &&
	       *row->cell[TSV_DN] && *row->cell[TSV_PROFILE_ID] &&
	       !strpbrk(row->cell[TSV_PROFILE_ID], "0123456789") &&
	       *row->cell[TSV_CSR] && strlen(row->cell[TSV_CSR]) < 64;
}

static void
take_line(struct reader *reader, const struct tsv_span *span, long number)
{
	struct tsv_file *file = reader->file;
	struct tsv_line *line;
	size_t columns = tsv_span_tabs(span) + 1;

	file->line =
	    alloc_resize(file->line, file->count + 1, sizeof(*file->line));
	line = &file->line[file->count++];
	*line = (struct tsv_line){.number = number,
				  .whole = columns == TSV_COLUMNS,
				  .start = span->start,
				  .size = span->size};
	if (columns == LIST_COLUMNS && (number == 1 || reader->list_told)) {
		say_list(reader, number);
		return;
	}
	if (!line->whole) {
		say_columns(reader, span, number, columns);
		return;
	}
	take_cells(reader, span, line);
	if (!is_head(line))
		return;
	line->whole = false;
	refuse(reader, 513, number, 0,
	       N_("The first line holds titles of columns. The service takes "
		  "it for an application: remove it."),
	       NULL, NULL);
}

static void
look_at_end(struct reader *reader, const struct tsv_span *span, long number)
{
	if (span->end == TSV_SPAN_END_NONE)
		return;
	if (reader->first_end == TSV_SPAN_END_NONE) {
		reader->first_end = span->end;
		if (span->end == TSV_SPAN_END_CR)
			refuse(reader, 513, number, 0,
			       N_("The lines end in CR alone, as old "
				  "Macintosh programs write them. They must "
				  "end in CRLF or LF."),
			       NULL, NULL);
		return;
	}
	if (span->end == reader->first_end || reader->mixed_told)
		return;
	reader->mixed_told = true;
	diagnostic_place(
	    diagnostics_warning(reader->diagnostics, 513, NULL,
				N_("This line does not end like the first "
				   "one: CRLF, LF and CR are mixed. Make the "
				   "file again, with CRLF everywhere."),
				NULL),
	    NULL, number, 0);
}

/* Text without a TAB was told where it begins; its other lines are no news. */
static void
pass_over_text(struct reader *reader)
{
	while (reader->at < reader->end) {
		struct tsv_span span = tsv_span_at(reader->at, reader->end);

		if (tsv_span_tabs(&span) || tsv_span_begins(&span))
			return;
		reader->at = span.next;
		reader->line++;
	}
}

static void
read_lines(struct reader *reader)
{
	char limit[24];

	snprintf(limit, sizeof(limit), "%ld", reader->rows);
	while (reader->at < reader->end) {
		struct tsv_span span = tsv_span_at(reader->at, reader->end);
		long number = reader->line, more, wrapped;

		if ((long)reader->file->count == reader->rows) {
			refuse(reader, 214, number, 0,
			       N_("The file has more than %s lines, one "
				  "application each. Divide it between "
				  "several files."),
			       limit, NULL);
			return;
		}
		look_at_end(reader, &span, number);
		more = tsv_span_join_request(&span, reader->end);
		wrapped = more ? 0 : tsv_span_join_wrapped(&span, reader->end);
		if (wrapped)
			refuse_wrapped(reader);
		else
			take_line(reader, &span, number);
		reader->at = span.next;
		reader->line += 1 + more + wrapped;
		if (span.size && !tsv_span_tabs(&span))
			pass_over_text(reader);
	}
}

bool
tsv_read(const char *bytes, size_t size, long rows, struct tsv_file *file,
	 struct diagnostics *diagnostics)
{
	struct reader reader = {.at = bytes,
				.end = bytes + size,
				.line = 1,
				.rows = rows,
				.file = file,
				.diagnostics = diagnostics};
	size_t blank = 0;

	*file = (struct tsv_file){0};
	while (blank < size && strchr("\r\n \t", bytes[blank]) && bytes[blank])
		blank++;
	if (blank == size) {
		refuse(&reader, 213, 0, 0,
		       N_("The file is empty; there is no application in it. "
			  "Make it again or copy it again."),
		       NULL, NULL);
		return false;
	}
	if (tsv_encoding_check(&reader.at, reader.end, &file->is_utf8,
			       diagnostics))
		read_lines(&reader);
	return file->count > 0;
}
