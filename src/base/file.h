/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files: reading a whole one under limits, replacing one of ours, and what
 * their paths mean (reliability.md, Reading). Folders of new files are
 * published by base/folder.h.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/bytes.h"
#include "base/diagnostic.h"
#include "base/strings.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * bytes_read(), and what is to be said when it fails: adds U208 (not there, not
 * readable), U804 (not a regular file), U805 (too large), placed at file.
 */
bool file_read(const char *file, size_t limit, struct bytes *bytes,
	       struct diagnostics *diagnostics);

/*
 * Replaces one file of ours by new bytes: a hidden file beside it, fsync,
 * rename; what a kill left there earlier is removed. For drafts and saved
 * screens; makes the folder (0700) when it is missing. Adds U801 or U803.
 */
bool file_replace(const char *file, const char *data, size_t size, mode_t mode,
		  struct diagnostics *diagnostics);

/* Writes a new file, 0600, never over or through anything: *taken, and nothing
 * added, when something stands there. Else adds U801 or U803. */
bool file_write_new(const char *file, const char *data, size_t size,
		    bool *taken, struct diagnostics *diagnostics);

/* Writes a new file <stem>_<n><ending> in folder under the first n from 1 to 99
 * that is free; its path, to be freed, or NULL with U801 or U803. */
char *
file_create(const char *folder, const char *stem, const char *ending,
	    const char *data, size_t size, struct diagnostics *diagnostics);

/* file as seen from folder: absolute stays, "~/" becomes home (unless
 * that is NULL), else folder/file without "./" between. To be freed. */
char *file_path(const char *folder, const char *file, const char *home);

/* What stands before the last "/", "." or "/" where nothing does; what stands
 * behind it. To be freed. */
char *file_folder(const char *file);
char *file_name(const char *file);

/* Names in folder that begin with prefix, sorted, "/" behind folders, at most
 * limit; hidden ones only when prefix begins with a dot. Names that a line of
 * text cannot hold (no UTF-8, control characters) are left out. */
void file_complete(const char *folder, const char *prefix, size_t limit,
		   struct strings *names);

#endif
