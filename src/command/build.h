/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that make files share. */
#ifndef COMMAND_BUILD_H
#define COMMAND_BUILD_H

#include "application/carry_out.h"
#include "command/command.h"

/* Documents in one application file. */
#define BUILD_DOCUMENTS 99

/* True, with U501, for a TSV, a certificate, a CSR or a key where an application
 * file is wanted: to complain of its letters would have a good TSV saved in
 * another encoding. */
bool application_refuse_other(const char *file, const struct bytes *bytes,
			      struct diagnostics *diagnostics);

/* Reads an application file of one document or several, and no other file. */
bool application_bytes(const char *file, struct bytes *bytes,
		       struct diagnostics *diagnostics);

/* The first line of file, unless that is NULL. Adds what file_read does and
 * U201 for an empty line, U205 for one that could not be typed later. */
bool passphrase_read(const char *file, struct secret *passphrase,
		     struct diagnostics *diagnostics);

/* U201 where a passphrase is wanted, or was entered before the draft was left,
 * and none is given; U706 where one is given that would make the key useless. */
void passphrase_check(const struct context *context, bool given,
		      struct diagnostics *diagnostics);

/* Carries out, and says where the files are and what to do; gives the exit
 * status. */
int make_and_report(const struct assignment *list, size_t count,
		    const struct secret *passphrase);

#endif
