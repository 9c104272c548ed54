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

/* interface.md, What is written: the bare name, then -2 to -99. */
#define FILING_ATTEMPTS 99

/* The name of the folder that is published: plan_name's, or "batch_<yyyymmdd>"
 * with "-2" … from the second attempt on. To be freed. */
char *
filing_top(const struct plan *plan, const struct surroundings *surroundings,
	   bool batch, int attempt);

/* The first attempt at whose name nothing is seen in the output folder, one
 * behind the last when all are taken. What cannot be seen counts as free: only
 * publishing decides. */
int filing_attempt(const struct plan *plan,
		   const struct surroundings *surroundings, bool batch);

/* What would be made now. Gives top, to be freed. */
char *filing_foresee(struct filing *filing, const struct plan *plan,
		     const struct surroundings *surroundings, bool batch);

#endif
