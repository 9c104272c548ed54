/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/folder: all of it appears, or nothing does. */
#include "config.h"

#include "base/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "scratch.h"

#define NOBODY 65534
#define KEY    "-----BEGIN PRIVATE KEY-----\n"

/*
 * The calls that write, in front of those of the C library: call number
 * fail_at fails with fail_code. Calls that remove are left alone, for what
 * cannot be removed stays whatever a program does.
 */
static int calls, fail_at, fail_code;

static bool
fails(void)
{
	if (++calls != fail_at)
		return false;
	errno = fail_code;
	return true;
}

int
fsync(int descriptor)
{
	return fails() ? -1 : (int)syscall(SYS_fsync, descriptor);
}

int
fchmod(int descriptor, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_fchmod, descriptor, mode);
}

int
mkdirat(int descriptor, const char *name, mode_t mode)
{
	return fails() ? -1 : (int)syscall(SYS_mkdirat, descriptor, name, mode);
}

int
renameat2(int from_folder, const char *from, int to_folder, const char *to,
	  unsigned int flags)
{
	return fails() ? -1
		       : (int)syscall(SYS_renameat2, from_folder, from,
				      to_folder, to, flags);
}

int
openat(int descriptor, const char *name, int flags, ...)
{
	mode_t mode;
	va_list arguments;

	va_start(arguments, flags);
	mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	return fails()
		   ? -1
		   : (int)syscall(SYS_openat, descriptor, name, flags, mode);
}

/* Half of what is asked for, so that the loops are needed. */
ssize_t
write(int descriptor, const void *bytes, size_t size)
{
	return fails() ? -1
		       : syscall(SYS_write, descriptor, bytes, (size + 1) / 2);
}

int
flock(int descriptor, int operation)
{
	return fails() ? -1 : (int)syscall(SYS_flock, descriptor, operation);
}

ssize_t
getrandom(void *bytes, size_t size, unsigned int flags)
{
	return fails() ? -1 : syscall(SYS_getrandom, bytes, size, flags);
}

/* A folder with four files on three floors, not yet open. */
static void
prepare(struct folder *folder, const char *parent)
{
	folder_init(folder, parent);
	folder_add(folder, "a.key", KEY, strlen(KEY), 0600);
	folder_add(folder, "send/a.tsv", "tsv", 3, 0600);
	folder_add(folder, "b/send/b.tsv", "more", 4, 0644);
	folder_add(folder, "b/empty", "", 0, 0600);
}

static bool
make(struct folder *folder, const char *name, bool *taken,
     struct diagnostics *diagnostics)
{
	*taken = false;
	return folder_open(folder, diagnostics) &&
	       folder_fill(folder, diagnostics) &&
	       folder_publish(folder, name, taken, diagnostics);
}

static void
expect_folder(const char *name, mode_t mode)
{
	struct stat status;

	assert_int_equal(lstat(name, &status), 0);
	assert_true(S_ISDIR(status.st_mode));
	assert_int_equal(status.st_mode & 07777, mode);
}

static void
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

/* One run with call number which failing; true when it was not reached. */
static bool
survives(int which, int code)
{
	struct diagnostics diagnostics = {0};
	struct folder folder;
	bool taken, made, reached;

	prepare(&folder, "x/y");
	calls = 0;
	fail_at = which;
	fail_code = code;
	made = make(&folder, "www", &taken, &diagnostics);
	reached = calls >= which;
	fail_at = 0;
	assert_false(taken && code != EEXIST);
	folder_release(&folder);
	if (made) {
		assert_int_equal(diagnostics.count, 0);
		expect_names("x/y", "www/");
		expect_whole("x/y/www");
		assert_int_equal(run("rm -r x"), 0);
	} else {
		assert_int_equal(diagnostics.count, taken ? 0 : 1);
		expect_names(".", "");
	}
	diagnostics_release(&diagnostics);
	return !reached;
}

static void
every_call_may_fail(void **state)
{
	static const int codes[] = {EIO,    ENOSPC, EDQUOT, EROFS,
				    EACCES, EINTR,  ENOMEM, EMFILE,
				    ENOSYS, EINVAL, ENOENT, EEXIST};
	int which = 1;

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		for (which = 1; !survives(which, codes[i]);)
			which++;
	assert_in_range(which, 50, 200);
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

static void
the_size_limit_leaves_nothing(void **state)
{
	struct diagnostics diagnostics = {0};
	struct rlimit old, small;
	struct folder folder;
	bool taken;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = old;
	small.rlim_cur = 3;
	signal(SIGXFSZ, SIG_IGN);
	prepare(&folder, "x");
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(make(&folder, "www", &taken, &diagnostics));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	folder_release(&folder);
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(diagnostics.item[0]->number, 803);
	assert_string_equal(diagnostics.item[0]->file, "x/a.key");
	diagnostics_release(&diagnostics);
	expect_names(".", "");
}

/* In a process of its own: what act gives is its exit status. */
static int
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

#define NOT_POSSIBLE 77

/* On a file system of a few pages, filled up to where nothing fits. */
static int
fill_small_disk(void)
{
	static char big[64 * 1024];
	struct diagnostics diagnostics = {0};
	struct folder folder;
	bool taken;

	if (unshare(CLONE_NEWNS) != 0 ||
	    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
	    mkdir("disk", 0700) != 0 ||
	    mount("none", "disk", "tmpfs", 0, "size=32k,mode=0700") != 0)
		return NOT_POSSIBLE;
	prepare(&folder, "disk");
	folder_add(&folder, "send/big", big, sizeof(big), 0600);
	if (make(&folder, "www", &taken, &diagnostics))
		return 1;
	if (diagnostics.count != 1 || diagnostics.item[0]->number != 803)
		return 2;
	folder_release(&folder);
	return rmdir("disk/www") == 0 || umount("disk") != 0 ? 3 : 0;
}

static void
a_full_disk_leaves_nothing(void **state)
{
	int result = apart(fill_small_disk);

	(void)state;
	if (result == NOT_POSSIBLE)
		print_message("# no file system can be mounted here\n");
	else
		assert_int_equal(result, 0);
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
	    SCRATCH_TEST(refuses_unsafe_folders),
	    SCRATCH_TEST(every_call_may_fail),
	    SCRATCH_TEST(modes_are_exact_under_every_umask),
	    SCRATCH_TEST(the_size_limit_leaves_nothing),
	    SCRATCH_TEST(a_full_disk_leaves_nothing),
	    SCRATCH_TEST(works_without_privileges),
	    SCRATCH_TEST(cleans_what_the_dead_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
