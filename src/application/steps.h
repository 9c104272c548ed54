/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What to do now, until the certificate comes, and then: the same text on page
 * 9, on the normal screen after the wizard, and in next.txt.
 */
#ifndef APPLICATION_STEPS_H
#define APPLICATION_STEPS_H

#include "application/filing.h"

#include <stdbool.h>
#include <stddef.h>

enum step_kind {
	STEP_HEADING,
	STEP_TEXT,   /* a paragraph */
	STEP_PART,   /* one that belongs to the paragraph before */
	STEP_LITERAL /* a command or file name: never broken */
};

struct step {
	enum step_kind kind;
	char *text;
};

struct steps {
	struct step *item;
	size_t count;
};

void steps_release(struct steps *steps);

/* filing tells where the files of this application are. */
void steps_make(const struct context *context, const struct plan *plan,
		const struct filing *filing, struct steps *steps);

/* What all applications of a batch have in common; folder is the absolute path
 * of the batch, files what is in it; shares_key: of one of them the centre gets
 * the key. What to do then stands in each one's next.txt. */
void steps_make_batch(const struct context *context, const char *folder,
		      const struct strings *files, bool shares_key,
		      struct steps *steps);

/* True when the centre runs the server and so gets the key that is made. */
bool steps_share_key(const struct context *context, const struct plan *plan);

/* The steps as text of at most width columns; to be freed. */
char *steps_text(const struct steps *steps, int width);

/* "scp …" for a folder on this machine, from SSH_CONNECTION or the host's
 * name; to be freed. */
char *steps_scp(const struct surroundings *surroundings, const char *folder);

#endif
