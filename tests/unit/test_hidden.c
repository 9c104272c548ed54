/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a kill left under a hidden name is removed; nothing else is. */
#include "config.h"

#include "base/hidden.h"

#include "base/file_write.h"

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

#define NAME "-0123456789abcdef"
/* Above every process number that the kernel gives. */
#define DEAD ".upki-wizard-999999999"

static void
put(const char *name, const char *text)
{
	assert_int_equal(
	    file_write_at(AT_FDCWD, name, text, strlen(text), 0600), 0);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(cleaning_stops_where_it_cannot_see),
	    SCRATCH_TEST(cleaning_goes_no_deeper_than_ours),
	    SCRATCH_TEST(cleaning_leaves_what_is_held),
	    SCRATCH_TEST(cleaning_waits_for_the_living),
	    SCRATCH_TEST(cleaning_touches_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
