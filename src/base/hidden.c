/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hidden names, and the removal of what a kill left under them. */
#include "config.h"

#include "base/hidden.h"

#include "base/strings.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PREFIX	     ".upki-wizard-"
#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
/* Ours have at most two levels below the hidden folder. */
#define DEPTH_LIMIT 4
/* Nobody needs this long between making a folder and locking it. */
#define AGE_LIMIT 60

int
hidden_name(char name[HIDDEN_NAME_SIZE])
{
	uint64_t number;

	if (TEMP_FAILURE_RETRY(getrandom(&number, sizeof(number), 0)) !=
	    sizeof(number))
		return errno ? errno : EIO;
	snprintf(name, HIDDEN_NAME_SIZE, PREFIX "%ld-%016" PRIx64,
		 (long)getpid(), number);
	return 0;
}

void
hidden_lock(int descriptor)
{
	flock(descriptor, LOCK_EX | LOCK_NB);
}

/* The process number in a hidden name, 0 for any other name. */
static pid_t
name_process(const char *name)
{
	size_t digits;
	long process;

	if (strncmp(name, PREFIX, strlen(PREFIX)) != 0)
		return 0;
	name += strlen(PREFIX);
	digits = strspn(name, "0123456789");
	if (digits < 1 || digits > 9 || name[digits] != '-')
		return 0;
	process = strtol(name, NULL, 10);
	name += digits + 1;
	if (strlen(name) != 16 || strspn(name, "0123456789abcdef") != 16)
		return 0;
	return (pid_t)process;
}

/* True when what stands at name has the form, owner and mode of ours, and
 * the process that made it is gone or had more than time enough to lock it. */
static bool
is_left(int folder, const char *name, struct stat *status)
{
	pid_t process = name_process(name);
	mode_t mode;

	if (process <= 0 ||
	    fstatat(folder, name, status, AT_SYMLINK_NOFOLLOW) != 0 ||
	    status->st_uid != geteuid())
		return false;
	mode = status->st_mode & 0777;
	if (!(S_ISDIR(status->st_mode) && mode == 0700) &&
	    !(S_ISREG(status->st_mode) && (mode & 0111) == 0))
		return false;
	return (kill(process, 0) != 0 && errno == ESRCH) ||
	       time(NULL) - status->st_mtime > AGE_LIMIT;
}

static void
list(int folder, struct strings *names)
{
	int descriptor = TEMP_FAILURE_RETRY(openat(folder, ".", FOLDER_FLAGS));
	struct dirent *entry;
	DIR *stream;

	if (descriptor < 0)
		return;
	stream = fdopendir(descriptor);
	if (!stream) {
		close(descriptor);
		return;
	}
	while ((entry = readdir(stream)))
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			strings_add(names, entry->d_name);
	closedir(stream);
}

/* Removes everything in folder; goes on when something stays. */
static void
empty(int folder, int depth)
{
	struct strings names = {0};

	list(folder, &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.item[i];
		int inner;

		if (unlinkat(folder, name, 0) == 0 || depth == DEPTH_LIMIT)
			continue;
		inner = TEMP_FAILURE_RETRY(openat(folder, name, FOLDER_FLAGS));
		if (inner < 0)
			continue;
		empty(inner, depth + 1);
		close(inner);
		unlinkat(folder, name, AT_REMOVEDIR);
	}
	strings_release(&names);
}

/* Removes the folder that was seen at name, if nobody holds its lock. It may
 * have been published since, so only what still stands at name is touched. */
static bool
remove_folder(int folder, const char *name)
{
	int inner = TEMP_FAILURE_RETRY(openat(folder, name, FOLDER_FLAGS));
	struct stat locked, named;
	bool removed = false;

	if (inner < 0)
		return false;
	if (flock(inner, LOCK_EX | LOCK_NB) == 0 &&
	    fstat(inner, &locked) == 0 &&
	    fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    locked.st_dev == named.st_dev && locked.st_ino == named.st_ino) {
		empty(inner, 0);
		removed = unlinkat(folder, name, AT_REMOVEDIR) == 0;
	}
	close(inner);
	return removed;
}

int
hidden_clean(int folder)
{
	struct strings names = {0};
	int removed = 0;

	list(folder, &names);
	for (size_t i = 0; i < names.count; i++) {
		const char *name = names.item[i];
		struct stat status;

		if (!is_left(folder, name, &status))
			continue;
		if (S_ISDIR(status.st_mode))
			removed += remove_folder(folder, name);
		else
			removed += unlinkat(folder, name, 0) == 0;
	}
	strings_release(&names);
	return removed;
}
