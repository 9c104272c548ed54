/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying a plan out when what was made does not read back, when the names
 * are taken, and when writing fails: all of it, or nothing and one problem. */
#include "config.h"

#include "tests/unit/scratch.h"

#include "application/carry_out.h"
#include "base/file_write.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/expect.h"
#include "tests/unit/refuse.h"

#define HOST "www.example.ac.jp"
#define NAME HOST "_20261122"

bool __real_private_key_verify_finish(struct private_key_reading *reading);
bool __wrap_private_key_verify_finish(struct private_key_reading *reading);

/* The child has been waited for in any case. */
bool
__wrap_private_key_verify_finish(struct private_key_reading *reading)
{
	bool same = __real_private_key_verify_finish(reading);

	return !is_refused("private_key_verify_finish") && same;
}

REFUSABLE(bool, tsv_verify, false,
	  (const char *bytes, size_t size, const struct tsv_row *rows,
	   size_t count),
	  (bytes, size, rows, count))
REFUSABLE(int, file_begin_at, refusal.code,
	  (int folder, const char *name, const char *data, size_t size,
	   mode_t mode, int *file),
	  (folder, name, data, size, mode, file))
/* Nothing to be seen at the name. */
REFUSABLE(int, lstat, -1, (const char *file, struct stat *status),
	  (file, status))

static struct fixture *
begin(void)
{
	struct fixture *fixture = fixture_begin("example");
	struct application *application = &fixture->application;
	char *here = getcwd(NULL, 0);

	fixture_leave(&fixture->surroundings);
	fixture_surround(&fixture->surroundings, here);
	application_set(application, FIELD_FQDN, HOST);
	application_set(application, FIELD_MANAGER_EMAIL, "taro@example.ac.jp");
	application_set(application, FIELD_KEY_TYPE, "ec-p384");
	free(here);
	return fixture;
}

/* Carries the plan out; gives the name of the folder, or NULL. */
static char *
make(struct fixture *fixture)
{
	struct secret no_passphrase = {0};
	struct outcome outcome;
	struct plan plan;
	const struct assignment assignment = {&fixture->context, &plan};
	char *name;

	diagnostics_clear(&fixture->problems);
	plan_make(&fixture->context, &plan, &fixture->problems);
	assert_false(diagnostics_have_error(&fixture->problems));
	diagnostics_clear(&fixture->problems);
	carry_out(&assignment, 1, &no_passphrase, NULL, NULL, &outcome,
		  &fixture->problems);
	refuse_nothing();
	assert_false(outcome.cancelled);
	name = alloc_string(outcome.name);
	outcome_release(&outcome);
	outcome_release(NULL);
	plan_release(&plan);
	return name;
}

static void
expect_made(struct fixture *fixture, const char *expected)
{
	char *name = make(fixture);

	expect_nothing(&fixture->problems);
	assert_string_equal(name, expected);
	free(name);
}

static void
expect_refused(struct fixture *fixture, int number, const char *words)
{
	char *message;

	assert_null(make(fixture));
	expect(&fixture->problems, number);
	message = diagnostic_message(fixture->problems.item[0]);
	if (!strstr(message, words))
		fail_msg("\"%s\" is not in \"%s\"", words, message);
	free(message);
	expect_names("upki", "");
}

static void
what_does_not_read_back_is_not_written(void **state)
{
	struct fixture *fixture = begin();

	(void)state;
	assert_int_equal(mkdir("upki", 0700), 0);
	refuse_always("private_key_verify_finish", ENOMEM);
	expect_refused(fixture, 801, "could not be read back (Cannot allocate");
	refuse_always("private_key_verify_finish", 0);
	expect_refused(fixture, 801, "do not trust this machine's OpenSSL");
	refuse_always("tsv_verify", 0);
	expect_refused(fixture, 801, "did not read back as it was written");
	fixture->profile->limits.csr = 100;
	expect_refused(fixture, 202, "longer than column 7 may be");
	fixture->profile->limits.csr = 2048;
	expect_made(fixture, NAME);
	fixture_end(fixture);
}

static void
what_cannot_be_written_leaves_nothing(void **state)
{
	struct fixture *fixture = begin();

	(void)state;
	assert_int_equal(mkdir("upki", 0700), 0);
	for (int after = 0; after < 6; after++) {
		refuse("file_begin_at", ENOSPC, after, 1);
		expect_refused(fixture, 803, "no space is left");
	}
	expect_made(fixture, NAME);
	fixture_end(fixture);
}

/* Something came to the name after it was looked at: the next one is taken,
 * and what came stays. */
static void
a_name_that_was_taken_meanwhile_is_passed_over(void **state)
{
	struct fixture *fixture = begin();

	(void)state;
	assert_int_equal(run("mkdir -p -m 0700 upki/" NAME "; chmod 700 upki"),
			 0);
	refuse("lstat", ENOENT, 0, 1);
	expect_made(fixture, NAME "-2");
	expect_made(fixture, NAME "-3");
	expect_names("upki", NAME "-2/ " NAME "-3/ " NAME "/");
	expect_names("upki/" NAME, "");
	fixture_end(fixture);
}

static void
after_99_names_it_is_told(void **state)
{
	struct fixture *fixture = begin();

	(void)state;
	assert_int_equal(run("mkdir -m 0700 upki; touch upki/" NAME ";"
			     "for i in $(seq 2 99); do touch upki/" NAME
			     "-$i; done"),
			 0);
	assert_null(make(fixture));
	expect(&fixture->problems, 801);
	assert_string_equal(fixture->problems.item[0]->argument[0], HOST);
	assert_int_equal(run("test $(ls -A upki | wc -l) = 99"), 0);
	fixture_end(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(what_does_not_read_back_is_not_written),
	    SCRATCH_TEST(what_cannot_be_written_leaves_nothing),
	    SCRATCH_TEST(a_name_that_was_taken_meanwhile_is_passed_over),
	    SCRATCH_TEST(after_99_names_it_is_told),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
