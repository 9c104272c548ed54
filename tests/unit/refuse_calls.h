/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of the system that read and write, each of which may be refused
 * (refuse.h). */
#ifndef UNIT_REFUSE_CALLS_H
#define UNIT_REFUSE_CALLS_H

#include "refuse.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

REFUSABLE(int, fsync, -1, (int file), (file))
REFUSABLE(int, sync_file_range, -1,
	  (int file, off_t from, off_t size, unsigned int flags),
	  (file, from, size, flags))
REFUSABLE(int, close, -1, (int file), (file))
REFUSABLE(int, fchmod, -1, (int file, mode_t mode), (file, mode))
REFUSABLE(int, fchmodat, -1,
	  (int folder, const char *name, mode_t mode, int flags),
	  (folder, name, mode, flags))
REFUSABLE(int, fstat, -1, (int file, struct stat *status), (file, status))
REFUSABLE(int, fstatat, -1,
	  (int folder, const char *name, struct stat *status, int flags),
	  (folder, name, status, flags))
REFUSABLE(int, faccessat, -1,
	  (int folder, const char *name, int mode, int flags),
	  (folder, name, mode, flags))
REFUSABLE(int, renameat, -1,
	  (int from_folder, const char *from, int to_folder, const char *to),
	  (from_folder, from, to_folder, to))
REFUSABLE(int, unlinkat, -1, (int folder, const char *name, int flags),
	  (folder, name, flags))
REFUSABLE(DIR *, fdopendir, NULL, (int folder), (folder))
REFUSABLE(ssize_t, getrandom, refusal.code ? -1 : 0,
	  (void *bytes, size_t size, unsigned int flags), (bytes, size, flags))
/* The code 0: as if nothing was left to read, or nothing could be written. */
REFUSABLE(ssize_t, read, refusal.code ? -1 : 0,
	  (int file, void *bytes, size_t size), (file, bytes, size))
REFUSABLE(ssize_t, write, refusal.code ? -1 : 0,
	  (int file, const void *bytes, size_t size), (file, bytes, size))

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int __real_open(const char *name, int flags, ...);
int __wrap_open(const char *name, int flags, ...);
int __real_openat(int folder, const char *name, int flags, ...);
int __wrap_openat(int folder, const char *name, int flags, ...);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

int
__wrap_open(const char *name, int flags, ...)
{
	return is_refused("open") ? -1 : __real_open(name, flags);
}

int
__wrap_openat(int folder, const char *name, int flags, ...)
{
	mode_t mode;
	va_list arguments;

	va_start(arguments, flags);
	mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	return is_refused("openat") ? -1
				    : __real_openat(folder, name, flags, mode);
}

#endif
