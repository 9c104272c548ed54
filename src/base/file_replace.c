/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing one file of ours by new bytes. */
#include "config.h"

#include "base/file.h"

#include "base/file_error.h"
#include "base/file_write.h"
#include "base/hidden.h"
#include "base/walk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Writes a hidden file in folder and renames it to name. Gives 0 or an
 * errno; the hidden file is gone then. */
static int
replace(int folder, const char *name, const char *data, size_t size,
	mode_t mode)
{
	char hidden[HIDDEN_NAME_SIZE];
	int code = hidden_name(hidden);

	if (code)
		return code;
	code = file_write_at(folder, hidden, data, size, mode);
	if (!code && renameat(folder, hidden, folder, name) != 0)
		code = errno;
	if (code) {
		unlinkat(folder, hidden, 0);
		return code;
	}
	/* The new bytes stand there, whatever becomes of the folder. */
	walk_sync(folder);
	return 0;
}

bool
file_replace(const char *file, const char *data, size_t size, mode_t mode,
	     struct diagnostics *diagnostics)
{
	char *folder = file_folder(file);
	char *name = file_name(file);
	struct strings made = {0};
	int descriptor = walk_open(folder, true, &made);
	int code = errno;

	if (descriptor >= 0) {
		hidden_clean(descriptor);
		code = replace(descriptor, name, data, size, mode);
		close(descriptor);
	}
	if (code) {
		walk_undo(&made);
		file_error_writing(diagnostics, file, code);
	}
	strings_release(&made);
	free(folder);
	free(name);
	return code == 0;
}
