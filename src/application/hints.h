/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can be suggested for an empty answer: the person of the last
 * application, and web server software. Reading is an effect, so it is done
 * here, and the field table looks at the result.
 */
#ifndef APPLICATION_HINTS_H
#define APPLICATION_HINTS_H

#include "application/application.h"
#include "application/surroundings.h"

#include <stdbool.h>

struct hints {
	struct application last;  /* empty when none was found */
	struct strings installed; /* "Apache 2.4.62" … */
	bool looked;		  /* at what is installed */
};

void hints_release(struct hints *hints);

/* Reads the newest record of a made application in the output folder, at most
 * a few hundred entries of it. */
void hints_read_last(struct hints *hints, const char *output_folder);

/* Asks the web servers in folder (/usr/sbin) for their versions, a second
 * each. */
void hints_look(struct hints *hints, const struct surroundings *surroundings,
		const char *folder);

/* "Apache 2.4.62" from what "-v" printed, or NULL; to be freed. */
char *hints_version(const char *printed);

#endif
