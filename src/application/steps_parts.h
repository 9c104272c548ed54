/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts that all kinds of next steps are put together from. */
#ifndef APPLICATION_STEPS_PARTS_H
#define APPLICATION_STEPS_PARTS_H

#include "application/steps.h"

/* Takes text. Paths and profiles are said here, which may not act on the
 * terminal or break a command in two. */
void steps_add(struct steps *steps, enum step_kind kind, char *text);

/* A paragraph; nothing when text is NULL or empty. */
void steps_say(struct steps *steps, const char *text);

/* What the centre wants done first. */
void steps_add_before(const struct profile *profile, struct steps *steps);

/* How the folder send gets to the user's PC. */
void steps_add_copying(const struct surroundings *surroundings,
		       const char *send, struct steps *steps);

/* Where and how file goes to the centre, with which letter. asked tells where
 * when the centre has to be asked, or is NULL. */
void
steps_add_sending(const struct profile *profile, bool has_tsv, const char *file,
		  const char *letter, const char *asked, struct steps *steps);

/* That the private key goes nowhere; shares_key: but in the centre's way. */
void steps_add_secrecy(bool shares_key, struct steps *steps);

/* What to do when the certificate has come. */
void steps_add_arrival(const struct context *context, const struct plan *plan,
		       const struct filing *filing, struct steps *steps);

/* Nothing was ever issued, so no key or certificate runs either. */
bool steps_are_first(const struct plan *plan);

/* A file name as one word of a shell; to be freed. */
char *steps_shell_word(const char *text);

/* The steps of a revocation. */
void
steps_make_revocation(const struct context *context, const struct plan *plan,
		      const struct filing *filing, struct steps *steps);

#endif
