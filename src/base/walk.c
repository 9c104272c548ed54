/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a folder by its path, making the levels that are missing. */
#include "config.h"

#include "base/walk.h"

#include "base/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEVEL_FLAGS  (O_PATH | O_DIRECTORY | O_CLOEXEC)
#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

int
walk_make(int folder, const char *name)
{
	struct stat status;

	if (mkdirat(folder, name, 0700) != 0)
		return errno;
	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	    ((status.st_mode & 0777) == 0700 ||
	     fchmodat(folder, name, 0700, AT_SYMLINK_NOFOLLOW) == 0))
		return 0;
	/* A strict umask took our own rights and they cannot be restored. */
	int code = errno;

	unlinkat(folder, name, AT_REMOVEDIR);
	return code;
}

int
walk_sync(int folder)
{
	if (TEMP_FAILURE_RETRY(fsync(folder)) == 0 || errno == EINVAL ||
	    errno == EOPNOTSUPP)
		return 0;
	return errno;
}

/* The same for a level opened with O_PATH. One that may be written to but
 * not read cannot be synchronised. */
static int
sync_level(int level)
{
	int folder = TEMP_FAILURE_RETRY(openat(level, ".", FOLDER_FLAGS));
	int code;

	if (folder < 0)
		return errno == EACCES ? 0 : errno;
	code = walk_sync(folder);
	close(folder);
	return code;
}

/* Makes name, whose whole path is given, in level. */
static bool
make_level(int level, const char *name, char *path, struct strings *made)
{
	int code;

	/* Entered before it is made: no memory is asked for in between. */
	strings_take(made, path);
	code = walk_make(level, name);
	if (code) {
		free(made->item[--made->count]);
		errno = code;
		return code == EEXIST;
	}
	code = sync_level(level);
	errno = code;
	return code == 0;
}

/* The next level, name in level; path is the whole path up to its end. */
static int
open_level(int level, const char *name, const char *path, size_t length,
	   int flags, struct strings *made)
{
	struct stat status;
	int next = TEMP_FAILURE_RETRY(openat(level, name, flags));

	if (next < 0 && errno == ENOENT) {
		/* A dangling link also says ENOENT; mkdirat then EEXIST. */
		if (!make_level(level, name, alloc_string_n(path, length),
				made))
			return -1;
		next = TEMP_FAILURE_RETRY(openat(level, name, flags));
	}
	if (next < 0 && errno == ENOTDIR && (flags & O_NOFOLLOW)) {
		errno = ENOTDIR;
		if (fstatat(level, name, &status, AT_SYMLINK_NOFOLLOW) == 0)
			errno = S_ISLNK(status.st_mode) ? ELOOP : ENOTDIR;
	}
	return next;
}

/* Closes without touching errno. */
static void
close_level(int level)
{
	int code = errno;

	close(level);
	errno = code;
}

/* Goes down from start along path. */
static int
descend(int start, const char *path, bool follow_last, struct strings *made)
{
	const char *at = path + strspn(path, "/");
	int level = start;

	while (level >= 0 && *at) {
		size_t length = strcspn(at, "/");
		const char *end = at + length;
		const char *after = end + strspn(end, "/");
		int flags = LEVEL_FLAGS;
		char name[NAME_MAX + 1];
		int next = -1;

		if (!*after && !follow_last)
			flags |= O_NOFOLLOW;
		if (length < sizeof(name)) {
			memcpy(name, at, length);
			name[length] = '\0';
			next = open_level(level, name, path,
					  (size_t)(end - path), flags, made);
		} else {
			errno = ENAMETOOLONG;
		}
		close_level(level);
		level = next;
		at = after;
	}
	return level;
}

int
walk_open(const char *path, bool follow_last, struct strings *made)
{
	int level =
	    TEMP_FAILURE_RETRY(open(*path == '/' ? "/" : ".", LEVEL_FLAGS));
	int folder;

	if (level < 0)
		return -1;
	level = descend(level, path, follow_last, made);
	if (level < 0)
		return -1;
	folder = TEMP_FAILURE_RETRY(openat(level, ".", FOLDER_FLAGS));
	close_level(level);
	return folder;
}

void
walk_undo(struct strings *made)
{
	while (made->count) {
		char *path = made->item[--made->count];

		rmdir(path);
		free(path);
	}
}

int
walk_rename(int parent, const char *from, const char *to)
{
	struct stat status;

	if (renameat2(parent, from, parent, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != ENOSYS && errno != EINVAL)
		return errno;
	/* An old file system (NFS): rename replaces at most an empty folder,
	 * one that appears between these two calls. */
	if (fstatat(parent, to, &status, AT_SYMLINK_NOFOLLOW) == 0)
		return EEXIST;
	if (errno != ENOENT)
		return errno;
	if (renameat(parent, from, parent, to) == 0)
		return 0;
	return errno == ENOTEMPTY || errno == ENOTDIR ? EEXIST : errno;
}
