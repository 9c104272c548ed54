/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything that would be written, before it is: computed from profile and
 * application by pure functions, shown on the review page and by --dry-run,
 * and only then carried out.
 */
#ifndef APPLICATION_PLAN_H
#define APPLICATION_PLAN_H

#include "application/context.h"
#include "application/rule.h"
#include "base/diagnostic.h"
#include "base/strings.h"
#include "pki/name.h"
#include "service/tsv.h"

#include <stdbool.h>

struct plan {
	struct verdict verdict;
	char *fqdn;
	struct strings dns_names; /* besides the CN */
	struct name subject;	  /* C, ST, L, O, CN: the CSR's order */
	bool makes_key;
	bool has_passphrase; /* the key that is made */
	enum private_key_type key_type;
	bool has_tsv; /* false: artifact csr */
	bool has_csr; /* false: a revocation */
	enum tsv_kind kind;
	struct tsv_row row; /* column 7 empty until the key is made */
	char *manager_name; /* for the letter; "" when not given */
	char *manager_department;
	char *parent; /* output folder, absolute */
};

void plan_release(struct plan *plan);

/*
 * Computes the plan. Adds everything that fields_check finds, then the
 * decision's problems, then what only shows in the whole row (U202 for the
 * DN). The plan is filled as far as possible even when there are errors; it
 * may be carried out only without any.
 */
void plan_make(const struct context *context, struct plan *plan,
	       struct diagnostics *diagnostics);

/* The folder's name for the n-th attempt (1: <fqdn>_<yyyymmdd>, 2: …-2), which
 * also begins the files' names; to be freed. */
char *plan_name(const struct plan *plan,
		const struct surroundings *surroundings, int attempt);

/* The answers as the record keeps them: absolute paths, profile and output
 * folder named. */
void plan_record(const struct context *context, const struct plan *plan,
		 struct application *record);

/*
 * A finished folder in the output folder that was made from the same answers:
 * its plan_name, to be freed, or NULL. reliability.md, Writing 5.
 */
char *plan_finished(const struct context *context, const struct plan *plan);

/* The plan as the YAML of --dry-run (interface.md, Commands), alone or as one
 * of a batch; to be freed. */
char *plan_text(const struct plan *plan,
		const struct surroundings *surroundings, bool batch);

/* What the cell shows before the key is made: "(made later)" in column 7. */
const char *plan_cell(const struct plan *plan, enum tsv_column column);

#endif
