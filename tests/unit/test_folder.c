/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/folder: all of it appears, or nothing does. */
#include "config.h"

#include "base/folder.h"

#include "folder_fixture.h"

#include <fcntl.h>

static void
publishes_a_whole_folder(void **state)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;
	bool taken;

	(void)state;
	prepare(&folder, "x/upki/");
	assert_true(folder_open(&folder, &diagnostics));
	assert_true(folder_is_free(&folder, "www"));
	assert_true(folder_fill(&folder, &diagnostics));
	assert_null(folder.path);
	assert_true(folder_is_free(&folder, "www"));
	assert_true(folder_publish(&folder, "www", &taken, &diagnostics));
	assert_false(taken);
	assert_string_equal(folder.path, "x/upki/www");
	assert_string_equal(folder.name, "www");
	assert_false(folder_is_free(&folder, "www"));
	folder_release(&folder);
	folder_release(&folder);
	folder_release(NULL);
	expect_folder("x", 0700);
	expect_folder("x/upki", 0700);
	expect_names("x/upki", "www/");
	expect_whole("x/upki/www");
	assert_int_equal(diagnostics.count, 0);
}

static void
abandons_without_a_trace(void **state)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;

	(void)state;
	prepare(&folder, "x/y");
	assert_true(folder_open(&folder, &diagnostics));
	assert_true(folder_fill(&folder, &diagnostics));
	folder_abandon(&folder);
	expect_names("x/y", "");
	assert_true(folder_fill(&folder, &diagnostics));
	folder_clear(&folder);
	expect_names("x/y", "");
	folder_add(&folder, "one/a.key", KEY, strlen(KEY), 0600);
	assert_true(folder_fill(&folder, &diagnostics));
	folder_release(&folder);
	expect_names(".", "");
	/* A folder that stood there before stays. */
	assert_int_equal(mkdir("x", 0700), 0);
	prepare(&folder, "x/y");
	assert_true(folder_open(&folder, &diagnostics));
	folder_release(&folder);
	expect_names(".", "x/");
	expect_names("x", "");
}

/* Publishes onto a name that something has; it must not have changed. */
static void
expect_taken(const char *name)
{
	struct diagnostics diagnostics = {0};
	struct stat before, after;
	struct folder folder;
	bool taken;

	assert_int_equal(lstat(name, &before), 0);
	prepare(&folder, ".");
	assert_false(make(&folder, name, &taken, &diagnostics));
	assert_true(taken);
	assert_false(folder_is_free(&folder, name));
	assert_int_equal(diagnostics.count, 0);
	/* The hidden folder is still good for another name. */
	assert_true(folder_publish(&folder, "other", &taken, &diagnostics));
	folder_release(&folder);
	expect_whole("other");
	assert_int_equal(run("rm -r other"), 0);
	assert_int_equal(lstat(name, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_int_equal(before.st_mode, after.st_mode);
	assert_int_equal(before.st_size, after.st_size);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void
never_replaces_or_follows(void **state)
{
	static const char *const names[] = {"file",	"hard",	 "link",
					    "dangling", "loop",	 "fifo",
					    "full",	"empty", "to-folder"};
	int number = open("file", O_WRONLY | O_CREAT, 0644);

	(void)state;
	close(number);
	assert_int_equal(link("file", "hard"), 0);
	assert_int_equal(symlink("file", "link"), 0);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(mkdir("empty", 0755), 0);
	assert_int_equal(symlink("empty", "to-folder"), 0);
	assert_int_equal(run("mkdir full && echo x >full/a.key"), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		expect_taken(names[i]);
	expect_names("empty", "");
	expect_names(".", "dangling empty/ fifo file full/ hard link loop "
			  "to-folder/");
	expect_file("full/a.key", "x\n", 0644);
}

/* Dies with the hidden folder filled. */
static int
fill_and_die(void)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;

	prepare(&folder, "out");
	return folder_open(&folder, &diagnostics) &&
		       folder_fill(&folder, &diagnostics)
		   ? 0
		   : 1;
}

static void
cleans_what_the_dead_left(void **state)
{
	struct diagnostics diagnostics = {0};
	struct folder living, cleaner;
	bool taken;

	(void)state;
	assert_int_equal(mkdir("out", 0700), 0);
	assert_int_equal(apart(fill_and_die), 0);
	assert_int_equal(apart(fill_and_die), 0);
	prepare(&living, "out");
	assert_true(folder_open(&living, &diagnostics));
	assert_true(folder_fill(&living, &diagnostics));
	/* None of these is ours: form, mode, kind. */
	assert_int_equal(
	    run("cd out; p=.upki-wizard-999999999-; umask 077;"
		"mkdir www .upki-wizard-1 .upki-wizard-x-0123456789abcdef "
		"${p}0123456789abcde ${p}0123456789abcdeX;"
		"mkdir -m 0755 ${p}0123456789abcdef;"
		"ln -s www ${p}1123456789abcdef;"
		"mkfifo ${p}2123456789abcdef"),
	    0);
	prepare(&cleaner, "out");
	assert_true(folder_open(&cleaner, &diagnostics));
	assert_int_equal(folder_clean(&cleaner), 2);
	assert_int_equal(folder_clean(&cleaner), 0);
	folder_release(&cleaner);
	assert_true(folder_publish(&living, "www2", &taken, &diagnostics));
	folder_release(&living);
	expect_whole("out/www2");
	assert_int_equal(run("test $(ls -A out | wc -l) = 9"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(publishes_a_whole_folder),
	    SCRATCH_TEST(abandons_without_a_trace),
	    SCRATCH_TEST(never_replaces_or_follows),
	    SCRATCH_TEST(cleans_what_the_dead_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
