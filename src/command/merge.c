/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard merge: joins checked TSV files of one kind. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "command/command.h"
#include "pki/crypto.h"
#include "pki/request.h"
#include "pki/serial.h"
#include "service/character.h"
#include "service/tsv_check.h"
#include "service/tsv_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* merged_…-2 to -99. */
#define ATTEMPTS 99

/* Where a row was read, and with which key. */
struct source {
	const char *file;
	long line;
	bool has_key;
	unsigned char key[CRYPTO_DIGEST_SIZE];
};

struct merge {
	const struct options *options;
	struct surroundings surroundings;
	struct profile *profile;
	bool has_kind; /* the first file's, or as stated */
	enum tsv_kind kind;
	struct tsv_row *row;
	struct source *source; /* of each row */
	size_t count;
	struct diagnostics diagnostics;
	struct diagnostics converted; /* said only when something is written */
};

static void
merge_release(struct merge *merge)
{
	for (size_t i = 0; i < merge->count; i++)
		tsv_row_release(&merge->row[i]);
	free(merge->row);
	free(merge->source);
	profile_free(merge->profile);
	surroundings_release(&merge->surroundings);
	diagnostics_release(&merge->converted);
	diagnostics_release(&merge->diagnostics);
}

static void
take_kind(struct merge *merge)
{
	static const enum tsv_kind kinds[] = {TSV_NEW, TSV_RENEW, TSV_REVOKE};
	const char *word = merge->options->kind;

	for (size_t i = 0; word && i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(word, tsv_kind_name(kinds[i])) == 0) {
			merge->has_kind = true;
			merge->kind = kinds[i];
		}
}

/* One application must not be handed in twice: what tells them apart is the
 * name, of a revocation the serial number. True: it was told. */
static bool
check_twice(struct merge *merge, const char *file, const struct tsv_line *line)
{
	enum tsv_column column =
	    merge->kind == TSV_REVOKE ? TSV_SERIAL : TSV_FQDN;
	const char *cell = tsv_row_get(&line->row, column);

	for (size_t i = 0; i < merge->count; i++) {
		if (strcmp(tsv_row_get(&merge->row[i], column), cell) != 0)
			continue;
		diagnostic_place(
		    diagnostics_error(&merge->diagnostics, 706, NULL,
				      N_("\"%s\" is asked for twice. Keep one "
					 "of the two applications."),
				      cell, NULL),
		    file, line->number, column);
		return true;
	}
	return false;
}

/* A key for two applications: within one file the check has told it. */
static void
check_key(struct merge *merge, const struct source *source)
{
	for (size_t i = 0; source->has_key && i < merge->count; i++) {
		const struct source *one = &merge->source[i];
		char number[24];

		if (!one->has_key || one->file == source->file ||
		    memcmp(one->key, source->key, sizeof(one->key)) != 0)
			continue;
		snprintf(number, sizeof(number), "%ld", one->line);
		diagnostic_place(
		    diagnostics_error(
			&merge->diagnostics, 511, NULL,
			N_("The key of this %s is that of line %s of %s. Each "
			   "application needs a key of its own: make a new "
			   "key and CSR for one of the two."),
			tsv_rules[TSV_CSR].title, number, one->file, NULL),
		    source->file, source->line, TSV_CSR);
		return;
	}
}

static struct source
source_of(const char *file, const struct tsv_line *line)
{
	const char *csr = tsv_row_get(&line->row, TSV_CSR);
	struct source source = {.file = file, .line = line->number};
	struct diagnostics ignored = {0};
	struct request request = {0};

	source.has_key =
	    *csr && request_read(NULL, csr, strlen(csr), &request, &ignored);
	if (source.has_key)
		memcpy(source.key, request.key_digest, sizeof(source.key));
	request_release(&request);
	diagnostics_release(&ignored);
	return source;
}

/* What the check lets pass and the writer does not write: half-width kana
 * becomes full width, and every serial number decimal without leading zeros
 * (service.md, The TSV file). To be freed. */
static char *
as_written(enum tsv_column column, const char *cell)
{
	struct diagnostics ignored = {0};
	char *text = NULL;

	if (column == TSV_SERIAL && *cell)
		text = serial_parse(cell, NULL, &ignored);
	else if (tsv_rules[column].full_width)
		text = character_widen(cell);
	diagnostics_release(&ignored);
	return text ? text : alloc_string(cell);
}

static void
convert_cells(struct merge *merge, const char *file, struct tsv_line *line)
{
	for (int i = 1; i <= TSV_COLUMNS; i++) {
		enum tsv_column column = (enum tsv_column)i;
		const char *cell = tsv_row_get(&line->row, column);
		char *text = as_written(column, cell);

		if (strcmp(text, cell) != 0) {
			diagnostic_place(
			    diagnostics_note(&merge->converted, 601, NULL,
					     N_("%s is \"%s\"; in the merged "
						"file it is \"%s\"."),
					     tsv_rules[column].title, cell,
					     text, NULL),
			    file, line->number, column);
			tsv_row_set(&line->row, column, text);
		}
		free(text);
	}
}

static void
add_lines(struct merge *merge, const char *file, const struct tsv_file *read)
{
	for (size_t i = 0; i < read->count; i++) {
		struct source source = source_of(file, &read->line[i]);

		convert_cells(merge, file, &read->line[i]);
		if (!check_twice(merge, file, &read->line[i]))
			check_key(merge, &source);
		merge->row = alloc_resize(merge->row, merge->count + 1,
					  sizeof(*merge->row));
		merge->source = alloc_resize(merge->source, merge->count + 1,
					     sizeof(*merge->source));
		merge->row[merge->count] = (struct tsv_row){0};
		merge->source[merge->count] = source;
		tsv_row_copy(&merge->row[merge->count++], &read->line[i].row);
	}
}

static void
check_kind(struct merge *merge, const char *file, enum tsv_kind kind)
{
	if (!merge->has_kind) {
		merge->has_kind = true;
		merge->kind = kind;
	} else if (kind != merge->kind) {
		diagnostic_place(
		    diagnostics_error(
			&merge->diagnostics, 706, NULL,
			N_("This file is of kind \"%s\", the others are of "
			   "kind \"%s\". A TSV file holds one kind only."),
			tsv_kind_word(kind), tsv_kind_word(merge->kind), NULL),
		    file, 0, 0);
	}
}

static void
add_bytes(struct merge *merge, const char *file, const struct bytes *bytes)
{
	struct tsv_check how = {.file = file,
				.profile = merge->profile,
				.kind_is_stated = merge->options->kind != NULL,
				.kind = merge->kind};
	struct tsv_summary summary = {0};
	struct diagnostics said = {0};
	struct tsv_file read = {0};

	tsv_check(bytes->data, bytes->size, &how, &summary,
		  &merge->diagnostics);
	if (summary.lines)
		check_kind(merge, file, summary.kind);
	/* What is wrong with its form has been said by the check. */
	if (tsv_read(bytes->data, bytes->size, merge->profile->limits.rows,
		     &read, &said))
		add_lines(merge, file, &read);
	tsv_file_release(&read);
	diagnostics_release(&said);
	tsv_summary_release(&summary);
}

static void
add_file(struct merge *merge, const char *file)
{
	struct bytes bytes = {0};

	if (file_read(file, TSV_SIZE_LIMIT, &bytes, &merge->diagnostics))
		add_bytes(merge, file, &bytes);
	bytes_release(&bytes);
}

static void
check_rows(struct merge *merge)
{
	long limit = merge->profile->limits.rows;
	char *have, *most;

	if ((long)merge->count <= limit)
		return;
	have = alloc_format("%zu", merge->count);
	most = alloc_format("%ld", limit);
	diagnostics_error(
	    &merge->diagnostics, 214, NULL,
	    N_("The TSV file (%s) would have %s rows; the limit is %s. Make "
	       "them in several runs."),
	    tsv_kind_word(merge->kind), have, most, NULL);
	free(most);
	free(have);
}

/* The finished bytes as check would judge them, so that the two never
 * disagree; each fault is told of the file that it came from. */
static bool
check_merged(struct merge *merge, const char *bytes, size_t size)
{
	struct tsv_check how = {.file = "merged.tsv",
				.profile = merge->profile,
				.kind_is_stated = true,
				.kind = merge->kind};
	struct tsv_summary summary = {0};
	struct diagnostics said = {0};

	tsv_check(bytes, size, &how, &summary, &said);
	for (size_t i = 0; i < said.count; i++) {
		struct diagnostic *one = said.item[i];
		struct diagnostics single = {&said.item[i], 1, 1};
		const struct source *source;

		/* What it only warns of was said of the files. */
		if (one->severity != SEVERITY_ERROR)
			continue;
		if (one->line > 0 && (size_t)one->line <= merge->count) {
			source = &merge->source[one->line - 1];
			diagnostic_place(one, source->file, source->line,
					 one->column);
		}
		diagnostics_copy(&merge->diagnostics, &single);
	}
	tsv_summary_release(&summary);
	diagnostics_release(&said);
	return !diagnostics_have_error(&merge->diagnostics);
}

/* Under the first free name; its path, to be freed, or NULL. */
static char *
write_somewhere(struct merge *merge, const char *bytes, size_t size)
{
	char *folder = file_path(merge->surroundings.working_folder,
				 merge->surroundings.output_folder,
				 merge->surroundings.home);
	char *digits = date_digits(merge->surroundings.today);
	char *file = NULL;
	bool taken = true;

	for (int i = 1; taken && i <= ATTEMPTS; i++) {
		char *more = i > 1 ? alloc_format("-%d", i) : alloc_string("");

		free(file);
		file = alloc_format("%s/merged_%s%s_%s.tsv", folder, digits,
				    more, tsv_kind_name(merge->kind));
		free(more);
		if (file_write_new(file, bytes, size, &taken,
				   &merge->diagnostics))
			break;
		if (!taken || i == ATTEMPTS) {
			free(file);
			file = NULL;
		}
	}
	free(digits);
	free(folder);
	return file;
}

static void
write_merged(struct merge *merge)
{
	size_t size = 0;
	char *bytes = tsv_encode(merge->row, merge->count, merge->kind, &size,
				 &merge->diagnostics);
	char *file = NULL;

	if (bytes && !tsv_verify(bytes, size, merge->row, merge->count))
		diagnostics_error(
		    &merge->diagnostics, 801, NULL,
		    N_("The TSV file did not read back as it was written, so "
		       "nothing was saved. Please try again."),
		    NULL);
	else if (bytes && check_merged(merge, bytes, size))
		file = write_somewhere(merge, bytes, size);
	if (file) {
		char *visible = text_visible(file, strlen(file));

		printf("%s\n", visible);
		tell_file_if_unheard(file);
		free(visible);
	}
	free(file);
	free(bytes);
}

int
command_merge(const struct options *options)
{
	struct merge merge = {.options = options};
	int status;

	if (options->operands < 1 || !options->output_dir)
		return wrong_usage(_("Give merge TSV files and with -o the "
				     "folder for the merged one."));
	surroundings_init(&merge.surroundings, options);
	crypto_start();
	take_kind(&merge);
	merge.profile =
	    profile_load(options->profile ? options->profile : "uec",
			 &merge.surroundings.profiles, &merge.diagnostics);
	for (int i = 0; merge.profile && i < options->operands; i++)
		add_file(&merge, options->operand[i]);
	if (merge.profile)
		check_rows(&merge);
	if (!diagnostics_have_error(&merge.diagnostics)) {
		diagnostics_move(&merge.diagnostics, &merge.converted);
		write_merged(&merge);
	}
	print_diagnostics(stderr, &merge.diagnostics);
	status = exit_status(&merge.diagnostics);
	merge_release(&merge);
	return status;
}
