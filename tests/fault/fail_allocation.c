/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preloaded: counts malloc, calloc and realloc of a program, its libraries
 * and its children, and lets one of them fail.
 * FAIL_AT=N fails the Nth (from 1), FAIL_FROM=N that and all behind it;
 * FAIL_COUNT=FILE writes the number when the program ends.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static long counted, fail_at, fail_from;

static long
number(const char *name)
{
	const char *value = getenv(name);

	return value ? strtol(value, NULL, 10) : -1;
}

static int
fails(void)
{
	if (counted++ == 0) {
		fail_at = number("FAIL_AT");
		fail_from = number("FAIL_FROM");
	}
	if (counted != fail_at && (fail_from < 0 || counted < fail_from))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *memory, size_t size)
{
	return fails() ? NULL : __libc_realloc(memory, size);
}

__attribute__((destructor)) static void
write_count(void)
{
	const char *file = getenv("FAIL_COUNT");
	int descriptor = -1;

	if (file)
		descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (descriptor < 0)
		return;
	dprintf(descriptor, "%ld\n", counted);
	close(descriptor);
}
