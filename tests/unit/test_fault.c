/* SPDX-License-Identifier: GPL-3.0-or-later */
/* System calls that fail one by one: what is read and written then. */
#include "config.h"

#include "application/draft.h"
#include "base/file.h"
#include "base/file_write.h"
#include "base/folder.h"
#include "base/hidden.h"
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
#include "refuse.h"
#include "scratch.h"

#define NAME "-0123456789abcdef"
/* Above every process number that the kernel gives. */
#define DEAD ".upki-wizard-999999999"

REFUSABLE(int, fsync, -1, (int file), (file))
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
int __real_renameat2(int from_folder, const char *from, int to_folder,
		     const char *to, unsigned int flags);
int __wrap_renameat2(int from_folder, const char *from, int to_folder,
		     const char *to, unsigned int flags);
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
	static const char *const calls[] = {"openat", "write", "fchmod",
					    "fsync", "close"};

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		assert_int_equal(writing(calls[i], ENOSPC), ENOSPC);
	/* A device that takes no byte and names no cause. */
	assert_int_equal(writing("write", 0), EIO);
	assert_int_equal(writing("write", EINTR), 0);
	expect_file("new", "text", 0600);
	assert_int_equal(writing("fsync", EINTR), 0);
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

/* How many things hidden_clean takes away here. */
static int
cleaning(void)
{
	int folder = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int count = hidden_clean(folder);

	refuse_nothing();
	close(folder);
	return count;
}

/* A folder as a kill leaves it. */
static void
leave_folder(void)
{
	assert_int_equal(run("umask 077; mkdir -p " DEAD NAME "/b/send;"
			     "echo x >" DEAD NAME "/b/send/a.tsv"),
			 0);
}

static void
cleaning_stops_where_it_cannot_see(void **state)
{
	static const struct {
		const char *call;
		int after;
	} refused[] = {{"openat", 0},  {"openat", 1},	{"fdopendir", 0},
		       {"fstatat", 0}, {"fstatat", 1},	{"fstat", 0},
		       {"openat", 2},  {"fdopendir", 1}};

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		leave_folder();
		refuse(refused[i].call, EMFILE, refused[i].after, 1);
		assert_int_equal(cleaning(), 0);
		assert_int_equal(access(DEAD NAME "/b/send/a.tsv", F_OK), 0);
	}
	refuse("openat", EMFILE, 3, 1);
	assert_int_equal(cleaning(), 0);
	assert_int_equal(access(DEAD NAME "/b", F_OK), 0);
	/* What cannot be removed now is removed next time. */
	refuse_always("unlinkat", EBUSY);
	assert_int_equal(cleaning(), 0);
	refuse("openat", EINTR, 0, 1);
	assert_int_equal(cleaning(), 1);
	expect_names(".", "");
}

static void
cleaning_goes_no_deeper_than_ours(void **state)
{
	(void)state;
	assert_int_equal(run("umask 077; mkdir -p " DEAD NAME "/1/2/3/4/5/6"),
			 0);
	assert_int_equal(cleaning(), 0);
	assert_int_equal(access(DEAD NAME "/1/2/3/4/5/6", F_OK), 0);
}

static void
cleaning_leaves_what_is_held(void **state)
{
	int folder;

	(void)state;
	leave_folder();
	folder = open(DEAD NAME, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	hidden_lock(folder);
	assert_int_equal(cleaning(), 0);
	assert_int_equal(access(DEAD NAME "/b/send/a.tsv", F_OK), 0);
	close(folder);
	assert_int_equal(cleaning(), 1);
}

/* A hidden name of a process that lives. */
static char *
living_name(void)
{
	return alloc_format(".upki-wizard-%ld" NAME, (long)getpid());
}

/* A process number may have come again: a file of that name counts as left
 * once it is older than any process needs. */
static void
cleaning_waits_for_the_living(void **state)
{
	const struct timespec old[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
	char *name = living_name();

	(void)state;
	put(name, "draft");
	assert_int_equal(cleaning(), 0);
	assert_int_equal(utimensat(AT_FDCWD, name, old, 0), 0);
	refuse_always("unlinkat", EBUSY);
	assert_int_equal(cleaning(), 0);
	assert_int_equal(cleaning(), 1);
	expect_names(".", "");
	free(name);
}

static void
cleaning_touches_nothing_else(void **state)
{
	static const char *const names[] = {
	    ".upki-wizard-" NAME,	  ".upki-wizard-1234567890" NAME,
	    ".upki-wizard-0" NAME,	  ".upki-wizard-12x" NAME,
	    DEAD "_0123456789abcdef",	  DEAD "-0123456789abcdeg",
	    ".upki-wizarD-999999999" NAME};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		put(names[i], "mine");
	/* A program of that name. */
	put(DEAD NAME, "mine");
	assert_int_equal(chmod(DEAD NAME, 0700), 0);
	assert_int_equal(cleaning(), 0);
	if (geteuid() == 0) {
		assert_int_equal(chmod(DEAD NAME, 0600), 0);
		assert_int_equal(chown(DEAD NAME, 65534, 65534), 0);
		assert_int_equal(cleaning(), 0);
	}
	assert_int_equal(run("test $(ls -A | wc -l) = 8"), 0);
}

/* The number of the one problem that replacing gives, 0 for none. */
static int
replacing(const char *call, int code)
{
	struct diagnostics diagnostics = {0};
	bool good;
	int number;

	refuse(call, code, 0, 1);
	good = file_replace("x/draft", "two", 3, 0600, &diagnostics);
	refuse_nothing();
	assert_int_equal(diagnostics.count, good ? 0 : 1);
	number = good ? 0 : diagnostics.item[0]->number;
	diagnostics_release(&diagnostics);
	return number;
}

static void
a_failed_replacement_keeps_the_old_file(void **state)
{
	(void)state;
	assert_int_equal(mkdir("x", 0700), 0);
	put("x/draft", "one");
	assert_int_equal(replacing("getrandom", EIO), 801);
	assert_int_equal(replacing("getrandom", 0), 801);
	assert_int_equal(replacing("write", ENOSPC), 803);
	assert_int_equal(replacing("fsync", EIO), 801);
	assert_int_equal(replacing("renameat", EDQUOT), 803);
	assert_int_equal(replacing("open", ENFILE), 801);
	expect_file("x/draft", "one", 0600);
	expect_names("x", "draft");
	assert_int_equal(replacing("getrandom", EINTR), 0);
	expect_file("x/draft", "two", 0600);
}

/* A new file is whole or gone, and a name that is taken is no fault. */
static void
a_new_file_is_whole_or_gone(void **state)
{
	static const char *const calls[] = {"write", "fsync", "open"};
	struct diagnostics diagnostics = {0};
	bool taken;

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		refuse(calls[i], EIO, 0, 1);
		assert_false(
		    file_write_new("x/new", "text", 4, &taken, &diagnostics));
		refuse_nothing();
		assert_false(taken);
		expect(&diagnostics, 801);
		assert_string_equal(diagnostics.item[0]->file, "x/new");
		diagnostics_clear(&diagnostics);
		expect_names(".", "");
	}
	assert_true(file_write_new("x/new", "text", 4, &taken, &diagnostics));
	assert_false(file_write_new("x/new", "more", 4, &taken, &diagnostics));
	assert_true(taken);
	expect_nothing(&diagnostics);
	expect_file("x/new", "text", 0600);
}

/* Names with a number: the first that is free, up to 99. */
static void
the_first_free_number_is_taken(void **state)
{
	struct diagnostics diagnostics = {0};
	char *file;

	(void)state;
	assert_int_equal(run("touch r_1.txt r_2.txt"), 0);
	file = file_create(".", "r", ".txt", "text", 4, &diagnostics);
	assert_string_equal(file, "./r_3.txt");
	free(file);
	refuse("write", ENOSPC, 0, 1);
	assert_null(file_create(".", "r", ".txt", "text", 4, &diagnostics));
	refuse_nothing();
	expect(&diagnostics, 803);
	diagnostics_clear(&diagnostics);
	assert_int_equal(run("for i in $(seq 4 99); do touch r_$i.txt; done"),
			 0);
	assert_null(file_create(".", "r", ".txt", "text", 4, &diagnostics));
	expect(&diagnostics, 801);
	expect_file("r_3.txt", "text", 0600);
	diagnostics_release(&diagnostics);
}

/* A draft has a name even where chance is not to be had. */
static void
a_draft_needs_no_chance(void **state)
{
	char *expected =
	    alloc_format("s/draft-%ld-00000000.yaml", (long)getpid());
	char *file;

	(void)state;
	refuse_always("getrandom", EAGAIN);
	file = draft_new_file("s");
	refuse_nothing();
	assert_string_equal(file, expected);
	free(file);
	free(expected);
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
	    SCRATCH_TEST(cleaning_stops_where_it_cannot_see),
	    SCRATCH_TEST(cleaning_goes_no_deeper_than_ours),
	    SCRATCH_TEST(cleaning_leaves_what_is_held),
	    SCRATCH_TEST(cleaning_waits_for_the_living),
	    SCRATCH_TEST(cleaning_touches_nothing_else),
	    SCRATCH_TEST(a_failed_replacement_keeps_the_old_file),
	    SCRATCH_TEST(a_new_file_is_whole_or_gone),
	    SCRATCH_TEST(the_first_free_number_is_taken),
	    SCRATCH_TEST(a_draft_needs_no_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
