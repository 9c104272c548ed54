/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the program is told about where it runs: nothing below the front ends
 * asks the system for the date, the home or the host.
 */
#ifndef APPLICATION_SURROUNDINGS_H
#define APPLICATION_SURROUNDINGS_H

#include "base/date.h"
#include "service/profile.h"

#include <stdbool.h>

struct surroundings {
	struct date today;
	char *home;	      /* "" when not known */
	char *working_folder; /* absolute, "" when not known */
	char *host_name;      /* this machine's, "" when not known */
	char *ssh_connection; /* SSH_CONNECTION, or NULL */
	char *user;	      /* login name for the scp line, "" unknown */
	char *became;	      /* whom sudo was left for, or NULL */
	char *state_folder;   /* drafts: $XDG_STATE_HOME/upki-wizard */
	char *output_folder;  /* -o, or NULL */
	struct profile_folders profiles;
	struct strings certificate_folders; /* where certificates in
				   use are looked for, unasked */
	/* What program file, an absolute path, says when it is run with this
	 * argument, to be freed; NULL, also instead of the function: not to
	 * be known. Only called when the user asks. */
	char *(*ask_program)(const char *file, const char *argument,
			     int milliseconds);
	bool dry_run;
	bool demo;
	bool ascii_lines; /* rules of "-" on any full screen */
	bool plain;	  /* lines instead of keys: texts name no key */
};

#endif
