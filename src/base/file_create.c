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

/* Writes under the first name that nothing has; gives the name, or NULL with
 * *code, and nothing is left then. */
static char *
write_new(int folder, const char *stem, const char *ending, const char *data,
	  size_t size, int *code)
{
	*code = EEXIST;
	for (int i = 1; *code == EEXIST && i <= MOST; i++) {
		char *name = alloc_format("%s_%d%s", stem, i, ending);

		*code = file_write_at(folder, name, data, size, 0600);
		if (!*code)
			return name;
		if (*code != EEXIST)
			unlinkat(folder, name, 0);
		free(name);
	}
	return NULL;
}

char *
file_create(const char *folder, const char *stem, const char *ending,
	    const char *data, size_t size, struct diagnostics *diagnostics)
{
	struct strings made = {0};
	char *name = NULL, *file = NULL;
	int descriptor = walk_open(folder, true, &made);
	int code = errno;

	if (descriptor >= 0) {
		name = write_new(descriptor, stem, ending, data, size, &code);
		walk_sync(descriptor);
		close(descriptor);
	}
	if (name) {
		file = alloc_format("%s/%s", folder, name);
	} else {
		walk_undo(&made);
		file_error_writing(diagnostics, folder, code);
	}
	strings_release(&made);
	free(name);
	return file;
}
