/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A TSV file as a whole: its name, its kind, and its lines together. */
#include "config.h"

#include "service/tsv_check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/yaml.h"
#include "service/tsv_line_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The whole file while its lines are gone through. */
struct file_check {
	const struct tsv_check *check;
	const struct tsv_file *file;
	struct tsv_summary *summary;
	struct strings subjects; /* FQDN, or serial of a revocation */
	unsigned char (*key)[CRYPTO_DIGEST_SIZE];
	size_t keys;
	struct diagnostics *diagnostics;
};

void
tsv_summary_release(struct tsv_summary *summary)
{
	if (!summary)
		return;
	free(summary->fqdn);
	free(summary->name);
	free(summary->serial);
	*summary = (struct tsv_summary){0};
}

void
tsv_line_check_release(struct tsv_line_check *line)
{
	name_release(&line->dn);
	request_release(&line->request);
	strings_release(&line->names);
	for (int column = 1; column <= TSV_COLUMNS; column++)
		free(line->narrow[column]);
	free(line->serial);
}

const char *
tsv_cell(const struct tsv_line_check *line, enum tsv_column column)
{
	return tsv_row_get(&line->line->row, column);
}

const char *
tsv_text(const struct tsv_line_check *line, enum tsv_column column)
{
	return line->narrow[column] ? line->narrow[column]
				    : tsv_cell(line, column);
}

bool
tsv_is_ascii(const char *text)
{
	while (*text && !((unsigned char)*text & 0x80))
		text++;
	return !*text;
}

const char *
tsv_dn_value(const struct tsv_line_check *line, const char *type)
{
	const char *value = name_value(&line->dn, type);

	return line->dn_is_apart && name_values(&line->dn, type) == 1 &&
		       *value && tsv_is_ascii(value)
		   ? value
		   : NULL;
}

/* With a problem for each of its names a longer cell would fill the memory. */
#define VALUE_LIMIT 4096 /* bytes; no cell that is right has more */

void
tsv_value(struct diagnostic *diagnostic, const char *cell)
{
	if (*cell && strlen(cell) <= VALUE_LIMIT)
		diagnostic_value(diagnostic, cell);
}

struct diagnostic *
tsv_say(const struct tsv_line_check *line, enum tsv_column column,
	enum severity severity, int number, const char *format,
	const char *second, const char *third, const char *fourth)
{
	const char *title = tsv_rules[column].title;
	struct diagnostic *diagnostic =
	    diagnostics_error(line->diagnostics, number, title, format, title,
			      second, third, fourth, NULL);

	diagnostic->severity = severity;
	diagnostic_place(diagnostic, NULL, line->line->number, column);
	tsv_value(diagnostic, tsv_cell(line, column));
	return diagnostic;
}

bool
tsv_take(const struct tsv_line_check *line, enum tsv_column column,
	 struct diagnostics *from)
{
	bool good = !diagnostics_have_error(from);

	for (size_t i = 0; i < from->count; i++) {
		struct diagnostic *one = from->item[i];
		struct diagnostics single = {&from->item[i], 1, 1};

		diagnostic_place(one, NULL, line->line->number, column);
		alloc_replace(&one->field, tsv_rules[column].title);
		if (!one->value)
			tsv_value(one, tsv_cell(line, column));
		if (one->severity != SEVERITY_NOTE)
			diagnostics_copy(line->diagnostics, &single);
	}
	return good;
}

static bool
has(const struct tsv_row *row, enum tsv_column column)
{
	return *tsv_row_get(row, column);
}

/* How many cells are not as kind wants them. */
static int
misfits(const struct tsv_row *row, enum tsv_kind kind)
{
	int count = 0;

	for (int i = 1; i <= TSV_COLUMNS; i++) {
		enum tsv_presence wanted = tsv_rules[i].presence[kind];

		count += has(row, (enum tsv_column)i) ? wanted == TSV_EMPTY
						      : wanted == TSV_REQUIRED;
	}
	return count;
}

enum tsv_kind
tsv_kind_of(const struct tsv_row *row)
{
	enum tsv_kind applied = has(row, TSV_SERIAL) ? TSV_RENEW : TSV_NEW;

	if ((has(row, TSV_SERIAL) || has(row, TSV_REASON)) &&
	    misfits(row, TSV_REVOKE) < misfits(row, applied))
		return TSV_REVOKE;
	return applied;
}

const char *
tsv_kind_with_article(enum tsv_kind kind)
{
	static const char *const words[] = {
	    [TSV_NEW] = N_("a new application"),
	    [TSV_RENEW] = N_("a renewal"),
	    [TSV_REVOKE] = N_("a revocation"),
	};

	return locale_text(words[kind]);
}

/* The kind a line is checked as. What was stated decides between new and
 * renewal; a revocation has other columns, so that a wrong word about it is
 * one fault and not eight. */
static enum tsv_kind
line_kind(struct file_check *all, const struct tsv_line *line)
{
	enum tsv_kind found = tsv_kind_of(&line->row), wanted;
	bool first = all->summary->lines == 0;

	wanted = all->check->kind_is_stated ? all->check->kind
		 : first		    ? found
					    : all->summary->kind;
	if (found == wanted)
		return found;
	if (all->check->kind_is_stated && found != TSV_REVOKE &&
	    wanted != TSV_REVOKE)
		return wanted;
	diagnostic_place(
	    diagnostics_error(
		all->diagnostics, 706, NULL,
		all->check->kind_is_stated
		    ? N_("This line is %s, but the file was stated to be %s.")
		    : N_("This line is %s, but the first one is %s. Make one "
			 "file for each kind."),
		tsv_kind_with_article(found), tsv_kind_with_article(wanted),
		NULL),
	    NULL, line->number, 0);
	return found;
}

/* A second line for the same server, or the same certificate. */
static void
check_subject(struct file_check *all, const struct tsv_line_check *line)
{
	bool revokes = line->kind == TSV_REVOKE;
	const char *subject = revokes ? line->serial : tsv_cell(line, TSV_FQDN);

	if (!subject || !*subject)
		return;
	if (strings_has(&all->subjects, subject))
		tsv_say(line, revokes ? TSV_SERIAL : TSV_FQDN, SEVERITY_ERROR,
			410,
			N_("%s \"%s\" stands in an earlier line, too. Remove "
			   "one of the two lines."),
			subject, NULL, NULL);
	else
		strings_add(&all->subjects, subject);
}

static bool
has_fault(const struct tsv_line_check *line, enum tsv_column column)
{
	for (size_t i = 0; i < line->diagnostics->count; i++) {
		const struct diagnostic *one = line->diagnostics->item[i];

		if (one->severity == SEVERITY_ERROR &&
		    one->column == (long)column &&
		    one->line == line->line->number)
			return true;
	}
	return false;
}

/* A second line with the same key. A CSR of another line has another CN: that
 * was told, and is enough. */
static void
check_key(struct file_check *all, const struct tsv_line_check *line)
{
	if (!line->good[TSV_CSR])
		return;
	for (size_t i = 0; i < all->keys; i++)
		if (memcmp(all->key[i], line->request.key_digest,
			   CRYPTO_DIGEST_SIZE) == 0) {
			if (!has_fault(line, TSV_CSR) &&
			    !has_fault(line, TSV_FQDN))
				tsv_say(line, TSV_CSR, SEVERITY_ERROR, 511,
					N_("The key of this %s is that of an "
					   "earlier line. Each application "
					   "needs a key of its own."),
					NULL, NULL, NULL);
			return;
		}
	all->key = alloc_resize(all->key, all->keys + 1, sizeof(*all->key));
	memcpy(all->key[all->keys++], line->request.key_digest,
	       CRYPTO_DIGEST_SIZE);
}

static void
take_summary(struct file_check *all, const struct tsv_line_check *line)
{
	struct tsv_summary *summary = all->summary;
	const char *fqdn = tsv_cell(line, TSV_FQDN);
	bool named;

	if (summary->lines++)
		return;
	if (!*fqdn)
		fqdn = name_value(&line->dn, "CN");
	named = fqdn && strings_has(&line->names, fqdn);
	summary->kind = line->kind;
	summary->fqdn = alloc_string(fqdn);
	summary->name = alloc_string(line->line->row.cell[TSV_NAME]);
	summary->serial = alloc_string(
	    line->serial ? line->serial : line->line->row.cell[TSV_SERIAL]);
	summary->names = line->names.count + (fqdn && !named);
}

static void
check_line(struct file_check *all, const struct tsv_line *from)
{
	struct tsv_line_check line = {.check = all->check,
				      .profile = all->check->profile,
				      .line = from,
				      .is_utf8 = all->file->is_utf8,
				      .diagnostics = all->diagnostics};

	if (!from->whole)
		return;
	line.kind = line_kind(all, from);
	tsv_check_cells(&line);
	tsv_check_agreement(&line);
	tsv_check_earlier(&line);
	tsv_check_likeliness(&line);
	check_subject(all, &line);
	check_key(all, &line);
	take_summary(all, &line);
	tsv_line_check_release(&line);
}

void
tsv_check(const char *bytes, size_t size, const struct tsv_check *check,
	  struct tsv_summary *summary, struct diagnostics *diagnostics)
{
	size_t before = diagnostics->count;
	struct tsv_file file;
	struct file_check all = {.check = check,
				 .file = &file,
				 .summary = summary,
				 .diagnostics = diagnostics};

	*summary = (struct tsv_summary){0};
	tsv_check_extension(check, diagnostics);
	if (tsv_read(bytes, size, check->profile->limits.rows, &file,
		     diagnostics))
		for (size_t i = 0; i < file.count; i++)
			check_line(&all, &file.line[i]);
	tsv_check_file_name(check, summary, diagnostics);
	for (size_t i = before; i < diagnostics->count; i++) {
		struct diagnostic *one = diagnostics->item[i];

		diagnostic_place(one, check->file, one->line, one->column);
	}
	yaml_sort(diagnostics, before);
	strings_release(&all.subjects);
	free(all.key);
	tsv_file_release(&file);
}
