/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/folder: whose folder it may be, modes, umask, privileges. */
#include "config.h"

#include "base/folder.h"

#include "folder_fixture.h"

#include <fcntl.h>
#include <stdio.h>

#define NOBODY 65534

/* The number of the one problem that opening parent gives, 0 for none. */
static int
opening(const char *parent)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;
	bool open;
	int number;

	prepare(&folder, parent);
	open = folder_open(&folder, &diagnostics);
	assert_int_equal(diagnostics.count, open ? 0 : 1);
	number = open ? 0 : diagnostics.item[0]->number;
	if (!open)
		assert_string_equal(diagnostics.item[0]->file, folder.parent);
	folder_release(&folder);
	diagnostics_release(&diagnostics);
	return number;
}

static void
refuses_unsafe_folders(void **state)
{
	char long_name[400] = "x/";

	(void)state;
	assert_int_equal(mkdir("safe", 0755), 0);
	assert_int_equal(mkdir("group", 0700), 0);
	assert_int_equal(chmod("group", 0775), 0);
	assert_int_equal(mkdir("others", 0700), 0);
	assert_int_equal(chmod("others", 0777), 0);
	assert_int_equal(mkdir("sticky", 0700), 0);
	assert_int_equal(chmod("sticky", 01777), 0);
	assert_int_equal(symlink("safe", "link"), 0);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	close(open("file", O_WRONLY | O_CREAT, 0600));
	assert_int_equal(opening("safe"), 0);
	assert_int_equal(opening("."), 0);
	assert_int_equal(opening("sticky"), 0);
	assert_int_equal(opening("link/deeper"), 0);
	assert_int_equal(opening("group"), 802);
	assert_int_equal(opening("others"), 802);
	assert_int_equal(opening("link"), 802);
	assert_int_equal(opening("link/"), 802);
	assert_int_equal(opening("dangling"), 802);
	assert_int_equal(opening("dangling/deeper"), 801);
	assert_int_equal(opening("file"), 801);
	assert_int_equal(opening("file/deeper"), 801);
	memset(long_name + 2, 'n', sizeof(long_name) - 3);
	assert_int_equal(opening(long_name), 801);
	if (geteuid() == 0) {
		assert_int_equal(chown("safe", NOBODY, NOBODY), 0);
		assert_int_equal(opening("safe"), 802);
		assert_int_equal(opening("/proc/self"), 802);
		assert_int_equal(opening("/proc/new"), 801);
	}
	expect_names(".", "dangling file group/ link/ others/ safe/ sticky/");
}

static void
modes_are_exact_under_every_umask(void **state)
{
	struct diagnostics diagnostics = {0};

	(void)state;
	for (mode_t mask = 0; mask < 01000; mask++) {
		struct folder folder;
		bool taken;

		prepare(&folder, "new/upki");
		umask(mask);
		assert_true(make(&folder, "www", &taken, &diagnostics));
		umask(022);
		folder_release(&folder);
		expect_folder("new", 0700);
		expect_folder("new/upki", 0700);
		expect_whole("new/upki/www");
		assert_int_equal(rename("new", "old"), 0);
		assert_int_equal(run("exec rm -r old"), 0);
	}
}

/* As a user without privileges, a umask of 0777 takes one's own rights. */
static int
make_as_nobody(void)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;
	bool taken;

	if (chown(".", NOBODY, NOBODY) != 0 || setgid(NOBODY) != 0 ||
	    setuid(NOBODY) != 0)
		return NOT_POSSIBLE;
	prepare(&folder, "new/upki");
	umask(0777);
	if (!make(&folder, "www", &taken, &diagnostics))
		return 1;
	umask(022);
	folder_release(&folder);
	if (chmod("new", 0500) != 0 || opening("new/other") != 801)
		return 2;
	return chmod("new", 0700) == 0 && chmod("new/upki", 0500) == 0 &&
		       opening("new/upki") == 801
		   ? 0
		   : 3;
}

static void
works_without_privileges(void **state)
{
	int result = apart(make_as_nobody);

	(void)state;
	if (result == NOT_POSSIBLE) {
		print_message("# needs root to give privileges up\n");
		return;
	}
	assert_int_equal(result, 0);
	expect_whole("new/upki/www");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(refuses_unsafe_folders),
	    SCRATCH_TEST(modes_are_exact_under_every_umask),
	    SCRATCH_TEST(works_without_privileges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
