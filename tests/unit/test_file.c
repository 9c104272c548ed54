/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/file: reading under limits, replacing, paths, completion. */
#include "config.h"

#include "base/file.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <cmocka.h>

#include "scratch.h"

static void
put(const char *file, const char *text)
{
	FILE *stream = fopen(file, "w");

	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
}

/* The number of the one problem that reading file gives, 0 for none. */
static int
reading(const char *file, size_t limit)
{
	struct diagnostics diagnostics = {0};
	struct bytes bytes;
	bool read = file_read(file, limit, &bytes, &diagnostics);
	int number = 0;

	assert_int_equal(diagnostics.count, read ? 0 : 1);
	if (!read) {
		number = diagnostics.item[0]->number;
		assert_string_equal(diagnostics.item[0]->file, file);
		assert_null(bytes.data);
	}
	bytes_release(&bytes);
	diagnostics_release(&diagnostics);
	return number;
}

static void
reads_whole_files(void **state)
{
	struct diagnostics diagnostics = {0};
	struct bytes bytes;

	(void)state;
	put("a", "three");
	assert_true(file_read("a", 5, &bytes, &diagnostics));
	assert_int_equal(bytes.size, 5);
	assert_string_equal(bytes.data, "three");
	bytes_release(&bytes);
	bytes_release(&bytes);
	bytes_release(NULL);

	put("empty", "");
	assert_true(file_read("empty", 0, &bytes, &diagnostics));
	assert_int_equal(bytes.size, 0);
	assert_string_equal(bytes.data, "");
	bytes_release(&bytes);

	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(reading("link", 5), 0);
	/* The kernel says that it has no bytes, and gives some. */
	assert_true(
	    file_read("/proc/self/status", 65536, &bytes, &diagnostics));
	assert_true(bytes.size > 100);
	assert_int_equal(strlen(bytes.data), bytes.size);
	bytes_release(&bytes);
	assert_int_equal(reading("/proc/self/status", 10), 805);
	assert_int_equal(diagnostics.count, 0);
}

static void
refuses_what_is_no_file(void **state)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int socket_file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)state;
	put("six", "sixsix");
	assert_int_equal(reading("six", 6), 0);
	assert_int_equal(reading("six", 5), 805);
	assert_int_equal(reading("none", 6), 208);
	assert_int_equal(reading("six/none", 6), 208);
	assert_int_equal(reading(".", 6), 804);
	assert_int_equal(reading("/dev/null", 6), 804);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(reading("fifo", 6), 804);
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_int_equal(reading("loop", 6), 208);
	strcpy(address.sun_path, "socket");
	assert_int_equal(
	    bind(socket_file, (struct sockaddr *)&address, sizeof(address)), 0);
	assert_int_equal(reading("socket", 6), 804);
	close(socket_file);
	if (geteuid() != 0) {
		assert_int_equal(chmod("six", 0), 0);
		assert_int_equal(reading("six", 6), 208);
	}
}

static void
expect_completions(const char *folder, const char *prefix, const char *expected)
{
	struct strings names = {0};
	char *joined;

	file_complete(folder, prefix, 100, &names);
	joined = strings_join(&names, " ");
	assert_string_equal(joined, expected);
	free(joined);
	strings_release(&names);
}

static void
replaces_files(void **state)
{
	struct diagnostics diagnostics = {0};
	struct stat status;

	(void)state;
	assert_true(file_replace("x/y/draft", "one", 3, 0600, &diagnostics));
	expect_file("x/y/draft", "one", 0600);
	assert_int_equal(stat("x", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0700);
	/* A reader who has the old one open keeps it. */
	assert_int_equal(link("x/y/draft", "old"), 0);
	assert_true(file_replace("x/y/draft", "three", 5, 0644, &diagnostics));
	expect_file("x/y/draft", "three", 0644);
	expect_file("old", "one", 0600);
	/* A link is replaced, never written through. */
	assert_int_equal(symlink("old", "link"), 0);
	assert_true(file_replace("link", "new", 3, 0600, &diagnostics));
	expect_file("link", "new", 0600);
	expect_file("old", "one", 0600);
	/* What a killed process left there goes. */
	put("x/y/.upki-wizard-999999999-0123456789abcdef", "rest");
	assert_true(file_replace("x/y/draft", "", 0, 0600, &diagnostics));
	expect_names("x/y", "draft");
	assert_int_equal(diagnostics.count, 0);
}

static void
a_failed_replacement_leaves_the_old_file(void **state)
{
	struct diagnostics diagnostics = {0};
	struct rlimit old, small;
	char big[4096];

	(void)state;
	memset(big, 'x', sizeof(big));
	put("draft", "one");
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_false(file_replace("draft/x", "two", 3, 0600, &diagnostics));
	assert_false(file_replace("folder", "two", 3, 0600, &diagnostics));
	assert_false(file_replace("new/", "two", 3, 0600, &diagnostics));
	assert_int_equal(diagnostics.count, 3);
	assert_int_equal(diagnostics.item[0]->number, 801);
	assert_int_equal(diagnostics.item[1]->number, 801);

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = old;
	small.rlim_cur = 1000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(
	    file_replace("draft", big, sizeof(big), 0600, &diagnostics));
	assert_false(
	    file_replace("made/draft", big, sizeof(big), 0600, &diagnostics));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(diagnostics.count, 5);
	assert_int_equal(diagnostics.item[3]->number, 803);
	expect_file("draft", "one", 0644);
	expect_names(".", "draft folder/");
	diagnostics_release(&diagnostics);
}

static void
expect_text(char *found, const char *expected)
{
	assert_string_equal(found, expected);
	free(found);
}

static void
understands_paths(void **state)
{
	(void)state;
	expect_text(file_path("/a", "b", "/home/x"), "/a/b");
	expect_text(file_path("/a/", "b", "/home/x"), "/a/b");
	expect_text(file_path("/", "b", NULL), "/b");
	expect_text(file_path(".", "b", NULL), "b");
	expect_text(file_path(NULL, "b", NULL), "b");
	expect_text(file_path("/a", "", NULL), "/a");
	expect_text(file_path("/a", ".", NULL), "/a");
	expect_text(file_path("/a", "././/b/./c", NULL), "/a/b/./c");
	expect_text(file_path("/a", "../.b", NULL), "/a/../.b");
	expect_text(file_path(".", "./b", NULL), "./b");
	expect_text(file_path("/a", "/b", "/home/x"), "/b");
	expect_text(file_path("/a", "~/b", "/home/x"), "/home/x/b");
	expect_text(file_path("/a", "~", "/home/x"), "/home/x");
	expect_text(file_path("/a", "~/b", NULL), "/a/~/b");
	expect_text(file_path("/a", "~b", "/home/x"), "/a/~b");
	expect_text(file_folder("b"), ".");
	expect_text(file_folder("/b"), "/");
	expect_text(file_folder("//b"), "/");
	expect_text(file_folder("/a/b"), "/a");
	expect_text(file_folder("a//b"), "a");
	expect_text(file_folder("a/b/"), "a/b");
	expect_text(file_name("b"), "b");
	expect_text(file_name("/a/b"), "b");
	expect_text(file_name("a/"), "");
}

static void
completes_names(void **state)
{
	struct strings names = {0};

	(void)state;
	put("old.pem", "");
	put("old.csr", "");
	put("other", "");
	put(".hidden", "");
	put("old\n", "");
	put("old\xFF", "");
	put("old調布", "");
	assert_int_equal(mkdir("older", 0700), 0);
	assert_int_equal(symlink("older", "old-link"), 0);
	assert_int_equal(symlink("nowhere", "old-dangling"), 0);
	expect_completions(".", "old",
			   "old-dangling old-link/ old.csr old.pem "
			   "older/ old調布");
	expect_completions("", "ot", "other");
	expect_completions(".", ".", ".hidden");
	expect_completions(".", "none", "");
	expect_completions("none", "", "");
	file_complete(".", "old", 2, &names);
	assert_int_equal(names.count, 2);
	assert_string_equal(names.item[0], "old-dangling");
	strings_release(&names);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(reads_whole_files),
	    SCRATCH_TEST(refuses_what_is_no_file),
	    SCRATCH_TEST(replaces_files),
	    SCRATCH_TEST(a_failed_replacement_leaves_the_old_file),
	    SCRATCH_TEST(understands_paths),
	    SCRATCH_TEST(completes_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
