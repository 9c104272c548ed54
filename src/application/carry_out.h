/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carries a plan out: key, CSR, TSV, letter, next steps and record, checked in
 * memory, written into a hidden folder, and published by one rename
 * (reliability.md, Writing). All of it appears, or nothing does.
 */
#ifndef APPLICATION_CARRY_OUT_H
#define APPLICATION_CARRY_OUT_H

#include "application/plan.h"
#include "application/steps.h"
#include "pki/crypto.h"
#include "pki/private_key.h"

#include <stdbool.h>

struct outcome {
	bool cancelled; /* by progress; nothing is left */
	char *folder;	/* absolute, published */
	char *name;	/* plan_name of the attempt that succeeded */
	char *letter;
	struct steps steps;
	struct strings files; /* relative to folder */
};

void outcome_release(struct outcome *outcome);

/*
 * plan must have been made without an error. passphrase may be empty. False
 * with diagnostics (U202, U502, U801-U803), or without any when progress
 * cancelled.
 */
bool carry_out(const struct context *context, const struct plan *plan,
	       const struct secret *passphrase, private_key_progress *progress,
	       void *closure, struct outcome *outcome,
	       struct diagnostics *diagnostics);

#endif
