/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a file cannot be read, and what paths mean. */
#include "config.h"

#include "base/file.h"

#include "base/alloc.h"
#include "base/file_error.h"
#include "base/locale.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void
add_not_regular(const char *file, bool is_folder,
		struct diagnostics *diagnostics)
{
	const char *sentence =
	    N_("\"%s\" is a device, a pipe or the like. Give a regular file.");

	if (is_folder)
		sentence = N_("\"%s\" is a folder. Give a file in it.");
	diagnostic_place(
	    diagnostics_error(diagnostics, 804, NULL, sentence, file, NULL),
	    file, 0, 0);
}

static void
add_too_large(const char *file, size_t limit, struct diagnostics *diagnostics)
{
	char *most = limit % 1024 ? alloc_format("%zu B", limit)
				  : alloc_format("%zu KiB", limit / 1024);

	diagnostic_place(
	    diagnostics_error(
		diagnostics, 805, NULL,
		/* TRANSLATORS: %2$s is a size such as "256 KiB". */
		N_("\"%1$s\" is larger than %2$s, the most that "
		   "is read here. Check that it is the right "
		   "file."),
		file, most, NULL),
	    file, 0, 0);
	free(most);
}

bool
file_read(const char *file, size_t limit, struct bytes *bytes,
	  struct diagnostics *diagnostics)
{
	switch (bytes_read(file, limit, bytes)) {
	case BYTES_READ:
		return true;
	case BYTES_FAILED:
		file_error_reading(diagnostics, file, errno);
		break;
	case BYTES_FOLDER:
		add_not_regular(file, true, diagnostics);
		break;
	case BYTES_NOT_REGULAR:
		add_not_regular(file, false, diagnostics);
		break;
	case BYTES_TOO_LARGE:
		add_too_large(file, limit, diagnostics);
		break;
	}
	return false;
}

/* What "./" leads to, so that a place has one name however it was typed. */
static const char *
without_dots(const char *file)
{
	while (file[0] == '.' && (file[1] == '/' || !file[1])) {
		file++;
		file += strspn(file, "/");
	}
	return file;
}

char *
file_path(const char *folder, const char *file, const char *home)
{
	size_t length;

	if (*file == '/')
		return alloc_string(file);
	if (home && file[0] == '~' && (file[1] == '/' || !file[1])) {
		folder = home;
		file += file[1] ? 2 : 1;
		file += strspn(file, "/");
	}
	if (!folder || !*folder || strcmp(folder, ".") == 0)
		return alloc_string(file);
	file = without_dots(file);
	if (!*file)
		return alloc_string(folder);
	length = strlen(folder);
	return alloc_format(folder[length - 1] == '/' ? "%s%s" : "%s/%s",
			    folder, file);
}

char *
file_folder(const char *file)
{
	const char *slash = strrchr(file, '/');

	if (!slash)
		return alloc_string(".");
	while (slash > file && slash[-1] == '/')
		slash--;
	return slash == file ? alloc_string("/")
			     : alloc_string_n(file, (size_t)(slash - file));
}

char *
file_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return alloc_string(slash ? slash + 1 : file);
}
