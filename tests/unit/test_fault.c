/* SPDX-License-Identifier: GPL-3.0-or-later */
/* System calls that fail one by one: what is read and written then. */
#include "config.h"

#include "base/file.h"
#include "base/file_write.h"
#include "base/folder.h"
#include "base/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "expect.h"
#include "refuse_calls.h"
#include "scratch.h"

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int __real_renameat2(int from_folder, const char *from, int to_folder,
		     const char *to, unsigned int flags);
int __wrap_renameat2(int from_folder, const char *from, int to_folder,
		     const char *to, unsigned int flags);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

/* A file system without RENAME_NOREPLACE, as NFS is; and one that fails once
 * this many names were changed, -1: never. */
static bool old_file_system;
static int renames_left = -1;

int
__wrap_renameat2(int from_folder, const char *from, int to_folder,
		 const char *to, unsigned int flags)
{
	if (renames_left == 0) {
		errno = EIO;
		return -1;
	}
	renames_left -= renames_left > 0;
	if (old_file_system) {
		errno = EINVAL;
		return -1;
	}
	return __real_renameat2(from_folder, from, to_folder, to, flags);
}

static void
put(const char *name, const char *text)
{
	assert_int_equal(
	    file_write_at(AT_FDCWD, name, text, strlen(text), 0600), 0);
}

/* The number of the one problem that reading "file" gives, 0 for none. */
static int
reading(void)
{
	struct diagnostics diagnostics = {0};
	struct bytes bytes;
	bool read = file_read("file", 100, &bytes, &diagnostics);
	int number = read ? 0 : diagnostics.item[0]->number;

	refuse_nothing();
	assert_int_equal(diagnostics.count, read ? 0 : 1);
	if (read)
		assert_string_equal(bytes.data, "text");
	else
		assert_null(bytes.data);
	bytes_release(&bytes);
	diagnostics_release(&diagnostics);
	return number;
}

static void
a_file_is_read_whole_or_not(void **state)
{
	static const char *const calls[] = {"open", "fstat", "read"};

	(void)state;
	put("file", "text");
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		refuse_always(calls[i], EIO);
		assert_int_equal(reading(), 208);
	}
	refuse("read", EIO, 1, 1);
	assert_int_equal(reading(), 208);
	/* What a socket and a device without a driver say. */
	refuse_always("open", ENXIO);
	assert_int_equal(reading(), 804);
	refuse_always("open", ENODEV);
	assert_int_equal(reading(), 804);
	/* Interrupted is not failed. */
	refuse("open", EINTR, 0, 3);
	assert_int_equal(reading(), 0);
	refuse("read", EINTR, 0, 3);
	assert_int_equal(reading(), 0);
}

static int
writing(const char *call, int code)
{
	int result;

	assert_int_equal(unlink("new") == 0 || errno == ENOENT, 1);
	refuse(call, code, 0, 1);
	result = file_write_at(AT_FDCWD, "new", "text", 4, 0600);
	refuse_nothing();
	return result;
}

static void
a_file_is_known_to_be_there_or_not(void **state)
{
	static const char *const calls[] = {
	    "openat", "write", "fchmod", "sync_file_range", "fsync", "close"};

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		assert_int_equal(writing(calls[i], ENOSPC), ENOSPC);
	/* A device that takes no byte and names no cause. */
	assert_int_equal(writing("write", 0), EIO);
	assert_int_equal(writing("write", EINTR), 0);
	expect_file("new", "text", 0600);
	assert_int_equal(writing("fsync", EINTR), 0);
	/* Not every file system can begin without waiting. */
	assert_int_equal(writing("sync_file_range", ENOSYS), 0);
	assert_int_equal(writing("openat", EINTR), 0);
	/* An interrupted close has closed. */
	assert_int_equal(writing("close", EINTR), 0);
	expect_file("new", "text", 0600);
	/* The first cause is the one that counts. */
	assert_int_equal(unlink("new"), 0);
	refuse("fsync", EDQUOT, 0, 1);
	assert_int_equal(file_write_at(AT_FDCWD, "new", "text", 4, 0600),
			 EDQUOT);
	refuse_nothing();
	assert_int_equal(file_write_at(AT_FDCWD, "new", "text", 4, 0600),
			 EEXIST);
}

static int
verifying(const char *name, const char *text, mode_t mode)
{
	int code = file_verify_at(AT_FDCWD, name, text, strlen(text), mode);

	refuse_nothing();
	return code;
}

static void
what_was_written_is_read_back(void **state)
{
	static char long_text[5000];

	(void)state;
	memset(long_text, 'x', sizeof(long_text) - 1);
	put("file", "text");
	put("long", long_text);
	assert_int_equal(verifying("file", "text", 0600), 0);
	assert_int_equal(verifying("long", long_text, 0600), 0);
	assert_int_equal(verifying("file", "texT", 0600), EIO);
	assert_int_equal(verifying("file", "tex", 0600), EIO);
	assert_int_equal(verifying("file", "texts", 0600), EIO);
	long_text[4500] = 'y';
	assert_int_equal(verifying("long", long_text, 0600), EIO);
	/* A file system that keeps no modes would show the key. */
	assert_int_equal(chmod("file", 0644), 0);
	assert_int_equal(verifying("file", "text", 0600), EOPNOTSUPP);
	assert_int_equal(chmod("file", 0600), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(verifying("fifo", "", 0600), EIO);
	assert_int_equal(verifying("none", "", 0600), ENOENT);
	refuse_always("fstat", EIO);
	assert_int_equal(verifying("file", "text", 0600), EIO);
	refuse_always("read", EIO);
	assert_int_equal(verifying("file", "text", 0600), EIO);
	refuse_always("read", 0);
	assert_int_equal(verifying("file", "text", 0600), EIO);
	refuse("read", EINTR, 0, 2);
	assert_int_equal(verifying("file", "text", 0600), 0);
}

/* One folder "out/www" with one file; gives the number of the one problem, 0
 * when it was made, -1 when the name is taken. */
static int
publishing(void)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;
	bool taken = false, made;
	int number;

	folder_init(&folder, "out");
	folder_add(&folder, "send/a", "a", 1, 0600);
	made = folder_open(&folder, &diagnostics) &&
	       folder_fill(&folder, &diagnostics) &&
	       folder_publish(&folder, "www", &taken, &diagnostics);
	folder_release(&folder);
	refuse_nothing();
	assert_int_equal(diagnostics.count, made || taken ? 0 : 1);
	number = taken ? -1 : made ? 0 : diagnostics.item[0]->number;
	diagnostics_release(&diagnostics);
	if (made) {
		expect_file("out/www/send/a", "a", 0600);
		assert_int_equal(run("rm -r out/www"), 0);
	}
	return number;
}

static void
an_unusable_output_folder_is_named(void **state)
{
	static const char *const calls[] = {"open", "fstat", "faccessat"};

	(void)state;
	assert_int_equal(mkdir("out", 0700), 0);
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		refuse_always(calls[i], EACCES);
		assert_int_equal(publishing(), 801);
		expect_names("out", "");
	}
	assert_int_equal(publishing(), 0);
}

/* Where renameat2 cannot help, publishing looks first, and replaces nothing
 * all the same. */
static void
an_old_file_system_replaces_nothing(void **state)
{
	static const int taken[] = {ENOTEMPTY, ENOTDIR, EEXIST};

	(void)state;
	old_file_system = true;
	assert_int_equal(mkdir("out", 0700), 0);
	assert_int_equal(publishing(), 0);
	assert_int_equal(mkdir("out/www", 0700), 0);
	assert_int_equal(publishing(), -1);
	assert_int_equal(rmdir("out/www"), 0);
	assert_int_equal(symlink("nowhere", "out/www"), 0);
	assert_int_equal(publishing(), -1);
	assert_int_equal(unlink("out/www"), 0);
	/* Something that came between looking and renaming. */
	for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++) {
		refuse_always("renameat", taken[i]);
		assert_int_equal(publishing(), -1);
	}
	refuse_always("renameat", EDQUOT);
	assert_int_equal(publishing(), 803);
	/* The third look: two folders were made before. */
	refuse("fstatat", EIO, 2, 1);
	assert_int_equal(publishing(), 801);
	expect_names("out", "");
	old_file_system = false;
}

/* The name cannot be made to last: it goes again, even where it cannot be
 * given back its hidden name. */
static void
what_may_not_survive_a_crash_goes(void **state)
{
	int before = 0;

	(void)state;
	assert_int_equal(mkdir("out", 0700), 0);
	do {
		refuse("fsync", EIO, before++, 1);
	} while (publishing() != 0);
	/* The last fsync is that of the output folder. */
	assert_in_range(before, 4, 8);
	refuse("fsync", EIO, before - 2, 1);
	assert_int_equal(publishing(), 801);
	expect_names("out", "");
	renames_left = 1;
	refuse("fsync", EIO, before - 2, 1);
	assert_int_equal(publishing(), 801);
	expect_names("out", "");
	renames_left = 0;
	assert_int_equal(publishing(), 801);
	expect_names("out", "");
	renames_left = -1;
}

static int
opening_path(const char *path)
{
	struct strings made = {0};
	int folder = walk_open(path, false, &made);
	int code = folder < 0 ? errno : 0;

	refuse_nothing();
	if (folder >= 0)
		close(folder);
	walk_undo(&made);
	strings_release(&made);
	return code;
}

static void
no_level_is_left_behind(void **state)
{
	(void)state;
	refuse_always("open", EMFILE);
	assert_int_equal(opening_path("a/b"), EMFILE);
	refuse_always("fstatat", EIO);
	assert_int_equal(opening_path("a/b"), EIO);
	refuse("fsync", EIO, 1, 1);
	assert_int_equal(opening_path("a/b"), EIO);
	refuse("fsync", EDQUOT, 0, 1);
	assert_int_equal(opening_path("a/b"), EDQUOT);
	/* Some file systems cannot synchronise a folder. */
	refuse_always("fsync", EINVAL);
	assert_int_equal(opening_path("a/b"), 0);
	refuse_always("fsync", EOPNOTSUPP);
	assert_int_equal(opening_path("a/b"), 0);
	refuse("fsync", EINTR, 0, 2);
	assert_int_equal(opening_path("a/b"), 0);
	refuse("openat", EINTR, 0, 1);
	assert_int_equal(opening_path("a/b"), 0);
	/* The umask takes our own rights and they cannot be restored. */
	umask(0700);
	refuse_always("fchmodat", EPERM);
	assert_int_equal(opening_path("a/b"), EPERM);
	umask(022);
	/* A link that cannot be looked at is not followed either. */
	assert_int_equal(symlink("/", "link"), 0);
	assert_int_equal(opening_path("link"), ELOOP);
	refuse_always("fstatat", EIO);
	assert_int_not_equal(opening_path("link"), 0);
	expect_names(".", "link/");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_file_is_read_whole_or_not),
	    SCRATCH_TEST(a_file_is_known_to_be_there_or_not),
	    SCRATCH_TEST(what_was_written_is_read_back),
	    SCRATCH_TEST(an_unusable_output_folder_is_named),
	    SCRATCH_TEST(an_old_file_system_replaces_nothing),
	    SCRATCH_TEST(what_may_not_survive_a_crash_goes),
	    SCRATCH_TEST(no_level_is_left_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
