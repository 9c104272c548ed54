/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drafts: answers that were saved on the way, one file each in the state
 * folder, 0600, without passphrase or key. Each wizard writes its own file,
 * so that two at once do not eat each other's.
 */
#ifndef APPLICATION_DRAFT_H
#define APPLICATION_DRAFT_H

#include "application/application.h"
#include "base/diagnostic.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct draft {
	char *file;
	bool in_use; /* by a wizard that is running now */
	time_t saved;
	struct application application;
};

struct drafts {
	struct draft *item;
	size_t count;
	size_t more;		   /* older ones, beyond DRAFTS_SHOWN */
	struct strings unreadable; /* files */
};

void drafts_release(struct drafts *drafts);

/* The drafts in the state folder, newest first, at most 9, and which files
 * there cannot be read as drafts. */
void drafts_list(const char *state_folder, struct drafts *drafts);

/* A name for a new draft in the state folder that no other wizard uses; to be
 * freed. */
char *draft_new_file(const char *state_folder);

/* Writes the answers; application->page says where they were left. */
bool draft_save(const char *file, const struct application *application,
		struct diagnostics *diagnostics);

/*
 * Takes a draft over under a name of this process, so that it belongs to one
 * wizard only. NULL when it is gone or in use; else the new name, to be freed.
 */
char *draft_take(const struct draft *draft, const char *state_folder);

/* True when all of these answers that a draft keeps stand there, too, so that
 * another draft with them would only repeat it; but not of this field
 * (FIELD_COUNT: of all). */
bool draft_holds(const struct application *there,
		 const struct application *answers, enum field_id but);

/* Removes the file; no harm when it is not there. */
void draft_discard(const char *file);

#endif
