/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New and replaced files, with calls that fail: whole, or as before. */
#include "config.h"

#include "application/draft.h"
#include "base/file.h"
#include "base/file_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "expect.h"
#include "refuse_calls.h"
#include "scratch.h"

static void
put(const char *name, const char *text)
{
	assert_int_equal(
	    file_write_at(AT_FDCWD, name, text, strlen(text), 0600), 0);
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
	diagnostics_release(&diagnostics);
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
	    SCRATCH_TEST(a_failed_replacement_keeps_the_old_file),
	    SCRATCH_TEST(a_new_file_is_whole_or_gone),
	    SCRATCH_TEST(the_first_free_number_is_taken),
	    SCRATCH_TEST(a_draft_needs_no_chance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
