/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A revocation (service.md, "A certificate no longer needed, or whose key
 * leaked"): which certificate, and what its row says. Pure, as rule.h.
 */
#ifndef APPLICATION_REVOCATION_H
#define APPLICATION_REVOCATION_H

#include "application/rule.h"

#include <stdbool.h>
#include <stddef.h>

/* The service's reasons, in the order in which they are offered. */
struct revocation_choice {
	const char *value;	 /* column 5 */
	const char *text;	 /* N_() */
	const char *description; /* N_() */
};
extern const struct revocation_choice revocation_choices[];
extern const size_t revocation_choice_count;

/* What a reason means, translated; "" for none. */
const char *revocation_reason(const char *value);

/* What is said of a reason where it is chosen, translated; "" for none. */
const char *revocation_description(const char *value);

/* True when text is the word that reason 1 wants typed. */
bool revocation_word(const char *text);

/* Where a revocation is sent: no review comes before it whose mail would tell.
 * To be freed; NULL where the profile itself names the place. */
char *revocation_address(const struct profile *profile);

/*
 * Finds the one certificate among the evidence and fills verdict with its
 * serial. *dn is column 1: the certificate's own subject, an old OU included;
 * NULL when there is an error; to be freed. Adds U201 (none named), U303 and
 * U304 (none of these), U706 (several), U506 (typed, with OU: the subject is
 * not known), and U311 where none is needed after a renewal or
 * behind the last day.
 */
void revocation_decide(const struct context *context, struct verdict *verdict,
		       char **dn, struct diagnostics *diagnostics);

#endif
