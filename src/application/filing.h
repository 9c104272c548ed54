/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where each file of an application goes (interface.md, What is written):
 * alone in its own folder, or in a sub-folder of a batch, whose send/ holds
 * what all of them hand in.
 */
#ifndef APPLICATION_FILING_H
#define APPLICATION_FILING_H

#include "application/plan.h"

#include <stdbool.h>

struct filing {
	char *name;   /* begins the names of key and CSR */
	char *folder; /* the application's own, absolute */
	char *send;   /* what leaves the server, absolute */
	char *below;  /* "" or "<fqdn>/": folder inside what is published */
	/* Inside the folder that is published; NULL: not written. */
	char *key, *csr, *record, *next, *tsv, *letter;
};

void filing_release(struct filing *filing);

/* name is plan_name's, top the name of the folder that will be published. */
void filing_make(struct filing *filing, const struct plan *plan,
		 const char *name, const char *top, bool batch);

/* The file that is handed in: the TSV, else the CSR. */
const char *filing_handed_in(const struct filing *filing);

/* All files, in the order in which they are listed. */
void filing_list(const struct filing *filing, struct strings *files);

/* "batch_<yyyymmdd>", from the second attempt on with "-2" …; to be freed. */
char *filing_batch_name(const struct surroundings *surroundings, int attempt);

#endif
