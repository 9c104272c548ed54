/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carries plans out: key, CSR, TSV, letter, next steps and record, checked in
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
#include <stddef.h>

/* One application that is to be made. */
struct assignment {
	const struct context *context;
	const struct plan *plan;
};

struct outcome {
	bool cancelled; /* by progress; nothing is left */
	char *folder;	/* absolute, published */
	char *name;	/* of that folder */
	char *letter;
	struct steps steps;
	struct strings files; /* relative to folder */
	char *complete;	      /* what is said should memory fail now */
};

void outcome_release(struct outcome *outcome);

/*
 * The plans must have been made without an error, several of them for one
 * profile and one output folder (batch.h). One goes into a folder of its own,
 * several into one batch. passphrase may be empty and holds for all keys.
 * False with diagnostics (U202, U801-U803), or without any when progress
 * cancelled. surroundings.demo: nothing is opened or written, and outcome
 * tells what would have been.
 */
bool carry_out(const struct assignment *list, size_t count,
	       const struct secret *passphrase, private_key_progress *progress,
	       void *closure, struct outcome *outcome,
	       struct diagnostics *diagnostics);

#endif
