/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For unit tests that write: every test in an empty folder of its own, which
 * is the current one and is removed afterwards. It lies in memory where that
 * is possible, for some tests wait for the disk thousands of times.
 */
#ifndef UNIT_SCRATCH_H
#define UNIT_SCRATCH_H

#include "base/alloc.h"
#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

/* Runs a line of shell; gives its exit status. */
static inline int
run(const char *line)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		execl("/bin/sh", "sh", "-c", line, (char *)NULL);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static inline int
scratch_enter(void **state)
{
	bool memory = access("/dev/shm", W_OK | X_OK) == 0;
	char *folder =
	    alloc_format("%s/upki-test-XXXXXX", memory ? "/dev/shm" : "/tmp");

	umask(022);
	*state = folder;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static inline int
scratch_leave(void **state)
{
	char *line = alloc_format("chmod -R u+rwx %s && rm -rf %s",
				  (char *)*state, (char *)*state);
	int status = chdir("/") == 0 ? run(line) : -1;

	free(line);
	free(*state);
	return status;
}

/* A test that runs in a folder of its own. */
#define SCRATCH_TEST(name)                                                     \
	cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

/* file is a regular one with this text and mode. */
static inline void
expect_file(const char *file, const char *text, mode_t mode)
{
	struct diagnostics diagnostics = {0};
	struct bytes bytes;
	struct stat status;

	assert_true(file_read(file, 65536, &bytes, &diagnostics));
	assert_string_equal(bytes.data, text);
	bytes_release(&bytes);
	assert_int_equal(lstat(file, &status), 0);
	assert_true(S_ISREG(status.st_mode));
	assert_int_equal(status.st_mode & 07777, mode);
}

/* All names in folder with blanks between them, hidden ones last. */
static inline void
expect_names(const char *folder, const char *expected)
{
	struct strings names = {0};
	char *joined;

	file_complete(folder, "", 100, &names);
	file_complete(folder, ".", 100, &names);
	joined = strings_join(&names, " ");
	assert_string_equal(joined, expected);
	free(joined);
	strings_release(&names);
}

#endif
