/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/folder: calls that fail, a size limit, a full disk. */
#include "config.h"

#include "base/folder.h"

#include "folder_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(every_call_may_fail),
	    SCRATCH_TEST(the_size_limit_leaves_nothing),
	    SCRATCH_TEST(a_full_disk_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
