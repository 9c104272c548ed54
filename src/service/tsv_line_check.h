/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a TSV file while it is checked. Private to tsv_check*.c. */
#ifndef SERVICE_TSV_LINE_CHECK_H
#define SERVICE_TSV_LINE_CHECK_H

#include "pki/name.h"
#include "pki/request.h"
#include "service/tsv_check.h"
#include "service/tsv_read.h"

struct tsv_line_check {
	const struct tsv_check *check;
	const struct profile *profile;
	const struct tsv_line *line;
	bool is_utf8;
	enum tsv_kind kind;
	bool good[TSV_COLUMNS + 1];    /* the cell is filled and understood */
	char *narrow[TSV_COLUMNS + 1]; /* it in half width, where that was told
					  to be right, or NULL */
	struct name dn;
	bool dn_is_apart; /* dn holds all attributes, right or wrong */
	bool dn_is_exact; /* in its form, too */
	struct request request;
	struct strings names; /* of column 13 */
	char *serial;	      /* decimal */
	struct diagnostics *diagnostics;
};

void tsv_line_check_release(struct tsv_line_check *line);

const char *tsv_cell(const struct tsv_line_check *line, enum tsv_column column);

/* The cell as it would be without the full-width characters that were told, so
 * that what else is wrong with it is found, and nothing is told twice. */
const char *tsv_text(const struct tsv_line_check *line, enum tsv_column column);

/* What is still not ASCII was told, and cannot be looked at further. */
bool tsv_is_ascii(const char *text);

/* The one value of this type in column 1, when it could be read; or NULL. */
const char *tsv_dn_value(const struct tsv_line_check *line, const char *type);

/* The cell as a problem's value, unless it is too long to be kept with each. */
void tsv_value(struct diagnostic *diagnostic, const char *cell);

/* Adds a problem with a cell; the column's title is %1$s of format. */
struct diagnostic *
tsv_say(const struct tsv_line_check *line, enum tsv_column column,
	enum severity severity, int number, const char *format,
	const char *second, const char *third, const char *fourth);

/* Copies what another check said about a cell; notes, which tell of
 * corrections that nobody makes here, are dropped. True: no error. */
bool tsv_take(const struct tsv_line_check *line, enum tsv_column column,
	      struct diagnostics *from);

/* "a renewal", in the language in use. */
const char *tsv_kind_with_article(enum tsv_kind kind);

/* The end of the file's name, U209. */
void tsv_check_extension(const struct tsv_check *check,
			 struct diagnostics *diagnostics);

/* What the rest of it says of the contents, U706. */
void tsv_check_file_name(const struct tsv_check *check,
			 const struct tsv_summary *summary,
			 struct diagnostics *diagnostics);

/* Every cell by itself. */
void tsv_check_cells(struct tsv_line_check *line);

/* The characters of a cell, each once; true: all are good. */
bool
tsv_check_characters(const struct tsv_line_check *line, enum tsv_column column);

/* U202; lengths count characters, not those of bytes that are none. True: it
 * was told. */
bool tsv_is_too_long(const struct tsv_line_check *line, enum tsv_column column);

/* True: the cell is so much too long, which was told, that nothing else in it is
 * looked at but its characters. */
bool tsv_is_hopeless(struct tsv_line_check *line, enum tsv_column column);

/* A host name as a certificate may have it: only since 2024-08-20 in small
 * letters (service.md, Subject), and revoked as it was issued. */
bool tsv_is_old_name(const char *cn);

/* Columns 11 and 13, filled. */
void tsv_check_fqdn(struct tsv_line_check *line);
void tsv_check_dns_names(struct tsv_line_check *line);

/* The cells of the line against each other. */
void tsv_check_agreement(struct tsv_line_check *line);

/* The line against what was issued before. */
void tsv_check_earlier(struct tsv_line_check *line);

/* A serial number that was rounded or is not whole by the look of it, unless it
 * is known to be right. */
void tsv_check_likeliness(const struct tsv_line_check *line);

#endif
