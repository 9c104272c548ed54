/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A TSV file held against everything the service and the institution ask:
 * every cell by itself, then the cells of a line against each other, the lines
 * against each other, and against what was issued before. One fault gives one
 * problem, where it is; a cell with several faults gives all of them, so that
 * who gets the list back can mend it at once.
 */
#ifndef SERVICE_TSV_CHECK_H
#define SERVICE_TSV_CHECK_H

#include "base/diagnostic.h"
#include "service/earlier.h"
#include "service/profile.h"
#include "service/tsv.h"

#include <stdbool.h>
#include <stddef.h>

struct tsv_check {
	const char *file; /* its name, put into the diagnostics */
	const struct profile *profile;
	bool kind_is_stated; /* else it is recognised from the columns */
	enum tsv_kind kind;
	const struct earlier *earlier; /* or NULL */
};

/* What the file is about: its first line, and how many there are. */
struct tsv_summary {
	size_t lines; /* 0: nothing could be read */
	enum tsv_kind kind;
	char *fqdn, *name, *serial; /* as written, or NULL */
	size_t names;		    /* with the CN */
};

void tsv_summary_release(struct tsv_summary *summary);

/*
 * Adds, placed at file, line and the service's column: U2xx as the service
 * answers, U302, U303, U307, U401-U412, U501-U514, U602-U605, U706 (a filled
 * cell that must be empty, lines of several kinds, another kind than the name of
 * the file says), U903. Fills summary.
 */
void tsv_check(const char *bytes, size_t size, const struct tsv_check *check,
	       struct tsv_summary *summary, struct diagnostics *diagnostics);

/* The kind that the filled columns show: renewal with a serial number, else
 * new; with a serial number or a reason revocation, where fewer cells are
 * filled or empty against its rules. */
enum tsv_kind tsv_kind_of(const struct tsv_row *row);

#endif
