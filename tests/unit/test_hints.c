/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions: the last application, and what is installed. */
#include "config.h"

#include "application/field.h"
#include "application/hints.h"
#include "command/program.h"
#include "scratch.h"

#include <fcntl.h>
#include <stdio.h>
#include <time.h>

static void
write_text(const char *file, const char *text, mode_t mode)
{
	FILE *stream = fopen(file, "w");

	assert_non_null(stream);
	fputs(text, stream);
	assert_int_equal(fclose(stream), 0);
	assert_int_equal(chmod(file, mode), 0);
}

static void
write_record(const char *folder, const char *person, bool made, time_t when)
{
	const struct timespec times[2] = {{.tv_sec = when}, {.tv_sec = when}};
	char *file = alloc_format("%s/application.yaml", folder);
	char *text = alloc_format(
	    "upki-application: 1\nfqdn: a.uec.ac.jp\nmanager-name: %s\n"
	    "manager-email: %s@uec.ac.jp\nsoftware: nginx 1\n%s",
	    person, person,
	    made ? "made:\n  date: 2026-01-01\n  folder: /x\n" : "");

	write_text(file, text, 0600);
	assert_int_equal(utimensat(AT_FDCWD, file, times, 0), 0);
	free(text);
	free(file);
}

static void
test_last(void **state)
{
	struct hints hints = {0};

	(void)state;
	hints_read_last(&hints, "nowhere");
	assert_false(application_has(&hints.last, FIELD_MANAGER_NAME));
	assert_int_equal(mkdir("a", 0700), 0);
	assert_int_equal(mkdir("b", 0700), 0);
	assert_int_equal(mkdir("c", 0700), 0);
	assert_int_equal(mkdir("batch_1", 0700), 0);
	assert_int_equal(mkdir("batch_1/d", 0700), 0);
	write_record("a", "first", true, 1000);
	write_record("b", "second", true, 2000);
	write_record("c", "draft", false, 3000);
	hints_read_last(&hints, ".");
	assert_string_equal(application_get(&hints.last, FIELD_MANAGER_NAME),
			    "second");
	hints_release(&hints);
	write_record("batch_1/d", "third", true, 4000);
	hints_read_last(&hints, ".");
	assert_string_equal(application_get(&hints.last, FIELD_MANAGER_EMAIL),
			    "third@uec.ac.jp");
	hints_release(&hints);
	/* Of the same moment: the later name. */
	write_record("b", "fourth", true, 4000);
	hints_read_last(&hints, ".");
	assert_string_equal(application_get(&hints.last, FIELD_MANAGER_NAME),
			    "third");
	hints_release(&hints);
	assert_int_equal(rename("b", "z"), 0);
	hints_read_last(&hints, ".");
	assert_string_equal(application_get(&hints.last, FIELD_MANAGER_NAME),
			    "fourth");
	hints_release(&hints);
}

static void
test_version(void **state)
{
	static const struct {
		const char *printed, *version;
	} cases[] = {
	    {"Server version: Apache/2.4.62 (Debian)\n", "Apache 2.4.62"},
	    {"nginx version: nginx/1.22.1\n", "nginx 1.22.1"},
	    {"nginx version: nginx/x\n", NULL},
	    {"Apache/99999999999999999999999\n", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *version = hints_version(cases[i].printed);

		if (cases[i].version)
			assert_string_equal(version, cases[i].version);
		else
			assert_null(version);
		free(version);
	}
}

static void
test_installed(void **state)
{
	struct surroundings surroundings = {.ask_program = program_output};
	struct hints hints = {0};
	char *folder = getcwd(NULL, 0);

	(void)state;
	write_text("apache2",
		   "#!/bin/sh\n[ \"$1\" = -v ] && [ -z \"$HOME\" ] &&\n"
		   "echo 'Server version: Apache/2.4.62 (Debian)'\n",
		   0700);
	write_text("nginx", "#!/bin/sh\necho nginx/1.22.1 >&2\n", 0700);
	write_text("httpd", "#!/bin/sh\nexit 1\n", 0700);
	assert_int_equal(setenv("HOME", folder, 1), 0);
	hints_look(&hints, &surroundings, folder);
	assert_true(hints.looked);
	assert_int_equal(hints.installed.count, 2);
	assert_string_equal(hints.installed.item[0], "Apache 2.4.62");
	assert_string_equal(hints.installed.item[1], "nginx 1.22.1");
	/* The same again, under another name, is named once. */
	write_text("httpd", "#!/bin/sh\necho Apache/2.4.62\n", 0700);
	hints_look(&hints, &surroundings, folder);
	assert_int_equal(hints.installed.count, 2);
	/* Where no program may be started, none is. */
	surroundings.ask_program = NULL;
	hints_look(&hints, &surroundings, folder);
	assert_true(hints.looked);
	assert_int_equal(hints.installed.count, 0);
	hints_release(&hints);
	free(folder);
}

static long
milliseconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void
test_endless(void **state)
{
	static const char *const bad[] = {
	    "#!/bin/sh\nsleep 60\n",
	    "#!/bin/sh\nexec >/dev/null 2>&1\nsleep 60\n",
	    "#!/bin/sh\nwhile :; do echo x; done\n",
	    "#!/bin/sh\nread line && echo \"$line\"\nexit 1\n",
	};
	char *folder = getcwd(NULL, 0);
	char *file = alloc_format("%s/p", folder);
	long begin = milliseconds();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		write_text("p", bad[i], 0700);
		assert_null(program_output(file, "-v", 200));
	}
	/* None was waited for to its end, on however slow a machine. */
	assert_in_range(milliseconds() - begin, 0, 59000);
	assert_null(program_output("/nowhere/p", "-v", 200));
	free(file);
	free(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(test_last),
	    cmocka_unit_test(test_version),
	    SCRATCH_TEST(test_installed),
	    SCRATCH_TEST(test_endless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
