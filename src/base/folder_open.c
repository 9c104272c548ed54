/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the output folder, if a key is safe in it. */
#include "config.h"

#include "base/folder.h"

#include "base/alloc.h"
#include "base/file_error.h"
#include "base/locale.h"
#include "base/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *
folder_obstacle(const char *path)
{
	char *at = alloc_string(path), *slash;
	struct stat status;
	int failed;

	while ((failed = stat(at, &status)) &&
	       (errno == ENOENT || errno == ENOTDIR) &&
	       (slash = strrchr(at, '/')) && slash > at)
		*slash = '\0';
	if (!failed && !S_ISDIR(status.st_mode))
		return at;
	free(at);
	return NULL;
}

static void
add_unsafe(struct diagnostics *diagnostics, const char *path,
	   const char *sentence)
{
	diagnostic_place(
	    diagnostics_error(diagnostics, 802, NULL, sentence, path, NULL),
	    path, 0, 0);
}

/* Says why the output folder could not be opened. */
static void
add_not_opened(const struct folder *folder, int code,
	       struct diagnostics *diagnostics)
{
	if (code != ELOOP) {
		file_error_writing(diagnostics, folder->parent, code);
		return;
	}
	add_unsafe(diagnostics, folder->parent,
		   N_("\"%s\" is a link, which could be made to point "
		      "elsewhere. Give the folder that it points to."));
}

/* Whoever may write to a folder without the sticky bit, and its owner always,
 * can exchange what lies in it. */
static bool
check_safe(const struct folder *folder, struct diagnostics *diagnostics)
{
	struct stat status;

	if (fstat(folder->parent_descriptor, &status) != 0) {
		file_error_writing(diagnostics, folder->parent, errno);
		return false;
	}
	if (status.st_uid != 0 && status.st_uid != geteuid()) {
		add_unsafe(diagnostics, folder->parent,
			   N_("\"%s\" belongs to another user, who could "
			      "exchange the files in it. Choose a folder of "
			      "your own."));
		return false;
	}
	if ((status.st_mode & (S_IWGRP | S_IWOTH)) &&
	    !(status.st_mode & S_ISVTX)) {
		add_unsafe(diagnostics, folder->parent,
			   N_("Others may write to \"%s\" and could exchange "
			      "the files in it. Take that right from them "
			      "(chmod go-w), or choose another folder."));
		return false;
	}
	if (faccessat(folder->parent_descriptor, ".", W_OK | X_OK,
		      AT_EACCESS)) {
		file_error_writing(diagnostics, folder->parent, errno);
		return false;
	}
	return true;
}

bool
folder_open(struct folder *folder, struct diagnostics *diagnostics)
{
	folder_close(folder);
	folder->parent_descriptor =
	    walk_open(folder->parent, false, &folder->made);
	if (folder->parent_descriptor < 0)
		add_not_opened(folder, errno, diagnostics);
	else if (check_safe(folder, diagnostics))
		return true;
	folder_close(folder);
	return false;
}
