/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with files on three floors, and acts in a process of their own. */
#ifndef UNIT_FOLDER_FIXTURE_H
#define UNIT_FOLDER_FIXTURE_H

#include "base/folder.h"
#include "tests/unit/scratch.h"

#define KEY "-----BEGIN PRIVATE KEY-----\n"

/* A folder with four files on three floors, not yet open. */
static inline void
prepare(struct folder *folder, const char *parent)
{
	folder_init(folder, parent);
	folder_add(folder, "a.key", KEY, strlen(KEY), 0600);
	folder_add(folder, "send/a.tsv", "tsv", 3, 0600);
	folder_add(folder, "b/send/b.tsv", "more", 4, 0644);
	folder_add(folder, "b/empty", "", 0, 0600);
}

static inline bool
make(struct folder *folder, const char *name, bool *taken,
     struct diagnostics *diagnostics)
{
	*taken = false;
	return folder_open(folder, diagnostics) &&
	       folder_fill(folder, diagnostics) &&
	       folder_publish(folder, name, taken, diagnostics);
}

static inline void
expect_folder(const char *name, mode_t mode)
{
	struct stat status;

	assert_int_equal(lstat(name, &status), 0);
	assert_true(S_ISDIR(status.st_mode));
	assert_int_equal(status.st_mode & 07777, mode);
}

static inline void
expect_whole(const char *name)
{
	char *here = getcwd(NULL, 0);

	expect_folder(name, 0700);
	assert_int_equal(chdir(name), 0);
	expect_file("a.key", KEY, 0600);
	expect_file("send/a.tsv", "tsv", 0600);
	expect_file("b/send/b.tsv", "more", 0644);
	expect_file("b/empty", "", 0600);
	expect_folder("send", 0700);
	expect_folder("b", 0700);
	expect_folder("b/send", 0700);
	assert_int_equal(chdir(here), 0);
	free(here);
}

/* In a process of its own: what act gives is its exit status. */
static inline int
apart(int (*act)(void))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0)
		_exit(act());
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* What act gives where this machine does not let it act. */
#define NOT_POSSIBLE 77

#endif
