/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a new file under the first free of several names. */
#include "config.h"

#include "base/file.h"

#include "base/alloc.h"
#include "base/file_error.h"
#include "base/file_write.h"
#include "base/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define MOST 99

/* Gives 0, EEXIST when something stands there, or another errno; nothing of
 * ours is left then. */
static int
write_new(const char *file, const char *data, size_t size)
{
	char *folder = file_folder(file);
	char *name = file_name(file);
	struct strings made = {0};
	int descriptor = walk_open(folder, true, &made);
	int code = errno;

	if (descriptor >= 0) {
		code = file_write_at(descriptor, name, data, size, 0600);
		if (code && code != EEXIST)
			unlinkat(descriptor, name, 0);
		walk_sync(descriptor);
		close(descriptor);
	}
	if (code)
		walk_undo(&made);
	strings_release(&made);
	free(name);
	free(folder);
	return code;
}

bool
file_write_new(const char *file, const char *data, size_t size, bool *taken,
	       struct diagnostics *diagnostics)
{
	int code = write_new(file, data, size);

	*taken = code == EEXIST;
	if (code && code != EEXIST)
		file_error_writing(diagnostics, file, code);
	return code == 0;
}

char *
file_create(const char *folder, const char *stem, const char *ending,
	    const char *data, size_t size, struct diagnostics *diagnostics)
{
	char *file = NULL;
	int code = EEXIST;

	for (int i = 1; code == EEXIST && i <= MOST; i++) {
		free(file);
		file = alloc_format("%s/%s_%d%s", folder, stem, i, ending);
		code = write_new(file, data, size);
	}
	if (!code)
		return file;
	free(file);
	file_error_writing(diagnostics, folder, code);
	return NULL;
}
