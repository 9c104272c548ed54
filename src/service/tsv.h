/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The 13-column TSV file (service.md, The TSV file): cells in UTF-8 inside,
 * Shift_JIS, TAB and CRLF outside.
 */
#ifndef SERVICE_TSV_H
#define SERVICE_TSV_H

#include "base/diagnostic.h"

#include <stdbool.h>
#include <stddef.h>

/* The service's numbers. */
enum tsv_column {
	TSV_DN = 1,
	TSV_PROFILE_ID,
	TSV_BLANK,
	TSV_SERIAL,
	TSV_REASON,
	TSV_COMMENT,
	TSV_CSR,
	TSV_NAME,
	TSV_DEPARTMENT,
	TSV_EMAIL,
	TSV_FQDN,
	TSV_SOFTWARE,
	TSV_DNS_NAMES,
	TSV_COLUMNS = TSV_DNS_NAMES
};

enum tsv_kind { TSV_NEW, TSV_RENEW, TSV_REVOKE };

enum tsv_presence { TSV_EMPTY, TSV_OPTIONAL, TSV_REQUIRED };

/* The table of service.md, a line a column; index 0 is not used. title is the
 * service's Japanese name (主体者DN …) and never translated. */
struct tsv_rule {
	const char *title;
	enum tsv_presence presence[3]; /* by enum tsv_kind */
	bool full_width;	       /* full-width characters are allowed */
};
extern const struct tsv_rule tsv_rules[TSV_COLUMNS + 1];

struct tsv_row {
	char *cell[TSV_COLUMNS + 1]; /* 1..13; NULL is empty */
};

void tsv_row_release(struct tsv_row *row);
void tsv_row_copy(struct tsv_row *to, const struct tsv_row *from);
void tsv_row_set(struct tsv_row *row, enum tsv_column column, const char *text);
const char *tsv_row_get(const struct tsv_row *row, enum tsv_column column);

/* "new", "renew", "revoke". */
const char *tsv_kind_name(enum tsv_kind kind);

/* The same in a sentence, in the language in use: 新規発行 (new). */
const char *tsv_kind_word(enum tsv_kind kind);

struct profile_limits;

/* U202 under field when text is longer than the column's limit, counted in
 * characters; NULL when it is not. */
struct diagnostic *
tsv_check_length(enum tsv_column column, const char *text,
		 const struct profile_limits *limits, const char *field,
		 struct diagnostics *diagnostics);

/*
 * Holds a row against the table: U201 an empty cell that the kind needs, U706
 * a filled one that it does not take, U602, U604, U605 characters, U202 length
 * (limits may be NULL: not looked at). Placed at line, the service's column
 * as column, without a file. False when an error was added.
 */
bool tsv_check_row(const struct tsv_row *row, enum tsv_kind kind,
		   const struct profile_limits *limits, long line,
		   struct diagnostics *diagnostics);

/*
 * The file's bytes, to be freed; *size is their number. NULL with diagnostics
 * when a cell holds what cannot be written (a TAB, a newline, a character
 * outside JIS X 0208, a first character of a formula in columns 6, 8, 9, 12)
 * or does not fit the kind (tsv_check_row without limits), or when there are
 * no rows (U213).
 */
char *tsv_encode(const struct tsv_row *rows, size_t count, enum tsv_kind kind,
		 size_t *size, struct diagnostics *diagnostics);

/*
 * Reads strictly what tsv_encode writes and compares every cell with rows;
 * false when anything differs. For the read-back after writing.
 */
bool tsv_verify(const char *bytes, size_t size, const struct tsv_row *rows,
		size_t count);

/* "CN=…,O=…,L=…,ST=…,C=JP"; to be freed. */
char *tsv_dn(const char *cn, const char *o, const char *l, const char *st,
	     const char *c);

#endif
