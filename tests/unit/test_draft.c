/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: saved, listed, thrown away. */
#include "config.h"

#include "tests/unit/scratch.h"

#include "application/application_file.h"
#include "application/draft.h"
#include "base/alloc.h"
#include "tests/unit/application_fixture.h"

#include <fcntl.h>

static void
save(const char *file, const char *fqdn, int page)
{
	struct application application = {0};
	struct diagnostics problems = {0};

	application_set(&application, FIELD_FQDN, fqdn);
	application.page = page;
	assert_true(draft_save(file, &application, &problems));
	assert_int_equal(problems.count, 0);
	application_release(&application);
}

/* Makes file look as if it was saved at that second. */
static void
age(const char *file, time_t moment)
{
	struct timespec times[2] = {{.tv_sec = moment}, {.tv_sec = moment}};

	assert_int_equal(utimensat(AT_FDCWD, file, times, 0), 0);
}

static void
what_is_saved_comes_back(void **state)
{
	struct drafts drafts = {0};
	const struct application *application;

	(void)state;
	run("mkdir -m 0700 drafts");
	save("drafts/draft-1.yaml", "www.uec.ac.jp", 5);
	expect_file("drafts/draft-1.yaml",
		    "upki-application: 1\nfqdn: www.uec.ac.jp\ndraft:\n"
		    "  page: 5\n",
		    0600);
	drafts_list("drafts", &drafts);
	assert_int_equal(drafts.count, 1);
	assert_string_equal(drafts.item[0].file, "drafts/draft-1.yaml");
	application = &drafts.item[0].application;
	assert_int_equal(application->page, 5);
	assert_string_equal(application_get(application, FIELD_FQDN),
			    "www.uec.ac.jp");
	/* Relative paths in it start where the wizard starts. */
	assert_null(application->file);
	drafts_release(&drafts);
	drafts_release(NULL);
}

/* Or the doubt whether nothing was ever issued would be gone with the line. */
static void
what_the_record_was_for_comes_back(void **state)
{
	struct application application = {0};
	const struct application *back;
	struct diagnostics problems = {0};
	struct drafts drafts = {0};

	(void)state;
	run("mkdir -m 0700 last");
	application_set(&application, FIELD_FQDN, "www.uec.ac.jp");
	application.page = 3;
	application.last_fqdn = alloc_string("www.uec.ac.jp");
	application.last_kind = alloc_string("renew");
	application.last_serial = alloc_string("0123456789");
	application.last_date = alloc_string("2026-05-20");
	assert_true(draft_save("last/draft-1.yaml", &application, &problems));
	/* A record comes from a file: whatever it holds, the draft is read. */
	alloc_replace(&application.last_serial, "1\"2\nmade: x");
	assert_true(draft_save("last/draft-2.yaml", &application, &problems));
	age("last/draft-1.yaml", 2000);
	age("last/draft-2.yaml", 1000);
	drafts_list("last", &drafts);
	assert_int_equal(drafts.count, 2);
	assert_string_equal(drafts.item[1].application.last_serial,
			    "1\"2\nmade: x");
	back = &drafts.item[0].application;
	assert_string_equal(back->last_fqdn, "www.uec.ac.jp");
	assert_string_equal(back->last_kind, "renew");
	assert_string_equal(back->last_serial, "0123456789");
	assert_string_equal(back->last_date, "2026-05-20");
	assert_null(back->made_folder);
	drafts_release(&drafts);
	application_release(&application);
}

static void
a_passphrase_is_never_written(void **state)
{
	struct application application = {0};
	struct diagnostics problems = {0};

	(void)state;
	application_set(&application, FIELD_PASSPHRASE, "hidden");
	application_set(&application, FIELD_PASSPHRASE_AGAIN, "hidden");
	assert_true(draft_save("draft-1.yaml", &application, &problems));
	expect_file("draft-1.yaml", "upki-application: 1\n", 0600);
	application_release(&application);
}

/* Or those that were removed would be offered again. */
static void
that_names_were_offered_comes_back(void **state)
{
	struct application application = {.page = 6, .names_filled = true};
	struct diagnostics problems = {0};
	struct drafts drafts = {0};

	(void)state;
	assert_true(draft_save("draft-1.yaml", &application, &problems));
	expect_file("draft-1.yaml",
		    "upki-application: 1\ndraft:\n  page: 6\n"
		    "  names-filled: yes\n",
		    0600);
	drafts_list(".", &drafts);
	assert_int_equal(drafts.count, 1);
	assert_true(drafts.item[0].application.names_filled);
	drafts_release(&drafts);
	application_release(&application);
}

/* Or the key would be made without one, and nobody told. */
static void
that_there_was_a_passphrase_comes_back(void **state)
{
	struct application application = {.page = 6, .had_passphrase = true};
	struct diagnostics problems = {0};
	struct drafts drafts = {0};

	(void)state;
	assert_true(draft_save("draft-1.yaml", &application, &problems));
	expect_file("draft-1.yaml",
		    "upki-application: 1\ndraft:\n  page: 6\n"
		    "  had-passphrase: yes\n",
		    0600);
	application.had_passphrase = false;
	assert_true(draft_save("draft-2.yaml", &application, &problems));
	age("draft-1.yaml", 2000);
	age("draft-2.yaml", 1000);
	drafts_list(".", &drafts);
	assert_int_equal(drafts.count, 2);
	assert_true(drafts.item[0].application.had_passphrase);
	assert_false(drafts.item[1].application.had_passphrase);
	drafts_release(&drafts);
	application_release(&application);
}

static void
the_newest_nine_are_listed(void **state)
{
	struct drafts drafts = {0};

	(void)state;
	for (int i = 0; i < 12; i++) {
		char *file = alloc_format("draft-%02d.yaml", i);
		char *fqdn = alloc_format("n%d.uec.ac.jp", i);

		save(file, fqdn, 2);
		age(file, 1000000 + i / 2);
		free(fqdn);
		free(file);
	}
	drafts_list(".", &drafts);
	assert_int_equal(drafts.count, 9);
	for (size_t i = 1; i < drafts.count; i++)
		assert_true(drafts.item[i - 1].saved >= drafts.item[i].saved);
	assert_string_equal(
	    application_get(&drafts.item[0].application, FIELD_FQDN),
	    "n10.uec.ac.jp");
	drafts_release(&drafts);
}

static void
what_is_no_draft_is_left_out(void **state)
{
	struct drafts drafts = {0};

	(void)state;
	save("draft-1.yaml", "www.uec.ac.jp", 2);
	save("other.yaml", "www.uec.ac.jp", 2);
	run("echo 'upki-application: [' > draft-2.yaml;"
	    "echo 'upki-application: 7' > draft-3.yaml;"
	    "head -c 70000 /dev/zero > draft-4.yaml;"
	    "mkdir draft-5.yaml; mkfifo draft-6.yaml;"
	    "ln -s nothing draft-7.yaml; cp draft-1.yaml draft-8.txt");
	drafts_list(".", &drafts);
	assert_int_equal(drafts.count, 1);
	assert_string_equal(drafts.item[0].file, "./draft-1.yaml");
	drafts_release(&drafts);
	drafts_list("no-folder", &drafts);
	assert_int_equal(drafts.count, 0);
}

static void
a_draft_may_be_as_wrong_as_it_was_typed(void **state)
{
	struct application application = {0};
	struct diagnostics problems = {0};
	struct drafts drafts = {0};
	static const char typed[] = "\t: {\x1b[31m} \"髙\" \\ # \xe2\x80\x8b";

	(void)state;
	application_set(&application, FIELD_HISTORY, "typed");
	application_set(&application, FIELD_PREVIOUS_ISSUED, typed);
	application_set(&application, FIELD_MANAGER_NAME, typed);
	application_set_line(&application, FIELD_DNS_NAMES, 0, typed);
	application_set_extra(&application, "responsible-person", typed);
	assert_true(draft_save("draft-1.yaml", &application, &problems));
	application_release(&application);
	drafts_list(".", &drafts);
	assert_int_equal(drafts.count, 1);
	application = drafts.item[0].application;
	assert_string_equal(
	    application_get(&application, FIELD_PREVIOUS_ISSUED), typed);
	assert_string_equal(application_get(&application, FIELD_MANAGER_NAME),
			    typed);
	assert_string_equal(application_get(&application, FIELD_DNS_NAMES),
			    typed);
	assert_string_equal(
	    application_extra(&application, "responsible-person"), typed);
	drafts_release(&drafts);
}

static void
each_wizard_has_a_name_of_its_own(void **state)
{
	char *first = draft_new_file("/s"), *second = draft_new_file("/s");

	(void)state;
	assert_string_not_equal(first, second);
	assert_int_equal(strncmp(first, "/s/draft-", 9), 0);
	free(first);
	free(second);
}

static void
throwing_away(void **state)
{
	(void)state;
	save("draft-1.yaml", "www.uec.ac.jp", 2);
	draft_discard("draft-1.yaml");
	draft_discard("draft-1.yaml");
	draft_discard(NULL);
	expect_names(".", "");
}

static void
a_failure_is_told_and_the_old_stays(void **state)
{
	struct application application = {0};
	struct diagnostics problems = {0};

	(void)state;
	run("mkdir -p draft-9.yaml/full");
	assert_false(draft_save("draft-9.yaml", &application, &problems));
	assert_true(diagnostics_have_error(&problems));
	diagnostics_release(&problems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(what_is_saved_comes_back),
	    SCRATCH_TEST(what_the_record_was_for_comes_back),
	    SCRATCH_TEST(a_passphrase_is_never_written),
	    SCRATCH_TEST(that_there_was_a_passphrase_comes_back),
	    SCRATCH_TEST(that_names_were_offered_comes_back),
	    SCRATCH_TEST(the_newest_nine_are_listed),
	    SCRATCH_TEST(what_is_no_draft_is_left_out),
	    SCRATCH_TEST(a_draft_may_be_as_wrong_as_it_was_typed),
	    SCRATCH_TEST(each_wizard_has_a_name_of_its_own),
	    SCRATCH_TEST(throwing_away),
	    SCRATCH_TEST(a_failure_is_told_and_the_old_stays),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
