/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names in a folder that what has been typed may become. */
#include "config.h"

#include "base/file.h"

#include "base/alloc.h"
#include "base/text.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int
compare(const void *left, const void *right)
{
	const char *const *a = left;
	const char *const *b = right;

	return strcmp(*a, *b);
}

/* True when name may be offered for prefix and typed into a line. */
static bool
is_offered(const char *name, const char *prefix)
{
	size_t size = strlen(name);

	if (!text_starts_with(name, prefix) ||
	    (*name == '.' && *prefix != '.') || strcmp(name, ".") == 0 ||
	    strcmp(name, "..") == 0)
		return false;
	for (size_t i = 0; i < size; i++)
		if ((unsigned char)name[i] < ' ' || name[i] == 0x7f)
			return false;
	return text_invalid_at(name, size) == size;
}

static bool
is_folder(DIR *stream, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return fstatat(dirfd(stream), entry->d_name, &status, 0) == 0 &&
	       S_ISDIR(status.st_mode);
}

void
file_complete(const char *folder, const char *prefix, size_t limit,
	      struct strings *names)
{
	DIR *stream = opendir(*folder ? folder : ".");
	struct strings found = {0};
	const struct dirent *entry;

	if (!stream)
		return;
	while ((entry = readdir(stream)))
		if (is_offered(entry->d_name, prefix))
			strings_take(
			    &found,
			    alloc_format("%s%s", entry->d_name,
					 is_folder(stream, entry) ? "/" : ""));
	closedir(stream);
	if (found.count)
		qsort(found.item, found.count, sizeof(*found.item), compare);
	for (size_t i = 0; i < found.count && i < limit; i++)
		strings_add(names, found.item[i]);
	strings_release(&found);
}
