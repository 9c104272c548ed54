/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bundle for the help desk: everything that helps to understand a
 * question over the telephone, in one text file. There is no key and no
 * passphrase in it.
 */
#ifndef APPLICATION_REPORT_H
#define APPLICATION_REPORT_H

#include "application/context.h"

#include <stdbool.h>

struct report {
	const struct context *context; /* of each application; profile and
					  application may be NULL in it */
	size_t count;		       /* of them, at least one */
	const char *front_end;	       /* version of curses, or NULL */
	const char *screen;	       /* as text, or NULL */
	bool mask;		       /* e-mail addresses */
};

/* To be freed. */
char *report_text(const struct report *report);

/* text with "***" in place of what stands before the @ of every address; to
 * be freed. */
char *report_mask(const char *text);

/* Writes a new file upki-wizard_report_<n>.txt in folder; its path, to be
 * freed, or NULL with U801 or U803. */
char *report_write(const char *folder, const char *text,
		   struct diagnostics *diagnostics);

#endif
