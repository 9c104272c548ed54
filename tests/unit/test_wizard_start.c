/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning from what exists: the folder of last time, certificates found,
 * through the wizard as a front end drives it. */
#include "config.h"

#include "tests/unit/wizard_desk.h"

#include "base/text.h"

#include <stdio.h>

/* The record of last time, as the program writes it. */
static void
put_record_of(const char *folder, const char *kind)
{
	char *file = alloc_format("%s/application.yaml", folder);
	FILE *stream;

	if (mkdir("upki", 0700) != 0)
		assert_true(access("upki", F_OK) == 0);
	assert_int_equal(mkdir(folder, 0700), 0);
	stream = fopen(file, "w");
	fprintf(stream,
		"upki-application: 1\nprofile: uec\nfqdn: " FQDN "\n"
		"history: none\nmanager-name: 調布 太郎\n"
		"manager-email: chofu.taro@lab-example.uec.ac.jp\n"
		"software: Apache 2.4.62\nmade:\n  date: 2026-03-09\n"
		"  folder: /old/place\n  kind: %s\n",
		kind);
	fclose(stream);
	free(file);
}

static void
put_record(const char *folder)
{
	put_record_of(folder, "new");
}

/* Last time's folder with the certificate that came of it: nothing is typed. */
static void
test_folder(void **state)
{
	struct desk desk;

	(void)state;
	put_record("upki/" FQDN "_20260309");
	put("old.pem", "upki/" FQDN "_20260309/from-nii.cer");
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "upki/" FQDN "_20260309/",
				      &desk.problems));
	assert_int_equal(desk.problems.count, 0);
	assert_int_equal(wizard_page(desk.wizard), 8);
	assert_string_equal(answer(desk.wizard, FIELD_HISTORY), "file");
	assert_true(text_ends_with(answer(desk.wizard, FIELD_PREVIOUS_FILES),
				   "/from-nii.cer"));
	/* The names of the old certificate come along. */
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_DNS_NAMES), 2);
	assert_string_equal(answer(desk.wizard, FIELD_MANAGER_NAME),
			    "調布 太郎");
	assert_true(shows(desk.wizard, "1911649278160095962"));
	desk_close(&desk);
}

/* Without the certificate it stops at page 3, which offers the one in use. */
static void
test_folder_and_found(void **state)
{
	struct desk desk;

	(void)state;
	put_record("upki/" FQDN "_20260309");
	put("old.pem", "certs/www.crt");
	put("ca.pem", "certs/ca.crt");
	desk_open(&desk);
	focus_on(desk.wizard, FIELD_START_FROM, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "upki/" FQDN "_20260309");
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 3);
	assert_string_equal(answer(desk.wizard, FIELD_START_FROM), "");
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 1);
	/* Enter uses it, Enter goes on. */
	wizard_enter(desk.wizard);
	assert_string_equal(answer(desk.wizard, FIELD_HISTORY), "file");
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 0);
	assert_int_equal(wizard_page(desk.wizard), 3);
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_int_equal(wizard_first_open_page(desk.wizard), 8);
	desk_close(&desk);
}

/* The certificate is gone, but the record knows that there was one. */
static void
test_folder_says_there_was_one(void **state)
{
	struct desk desk;

	(void)state;
	put_record("upki/" FQDN "_20260309");
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "upki/" FQDN "_20260309",
				      &desk.problems));
	assert_int_equal(wizard_page(desk.wizard), 3);
	assert_false(shows(desk.wizard, "record of last time"));
	focus_on(desk.wizard, FIELD_HISTORY, "none", ACTION_NONE);
	wizard_choose(desk.wizard);
	assert_true(shows(desk.wizard, "record of last time"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_true(shows(desk.wizard, "record of last time"));
	wizard_open_page(desk.wizard, 8);
	assert_true(shows(desk.wizard, "record of last time"));
	desk_close(&desk);
}

/* The third time round: what lies there is what the record replaced. Page 3
 * asks, and only the typed word takes it all the same. */
static void
test_folder_is_newer(void **state)
{
	struct desk desk;

	(void)state;
	put_record_of("upki/" FQDN "_20260309",
		      "renew\n  serial: \"1911649278160095962\"");
	put("old.pem", "upki/" FQDN "_20260309/old.pem");
	put("old-ou-2021.pem", "upki/" FQDN "_20260309/older.pem");
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "upki/" FQDN "_20260309",
				      &desk.problems));
	assert_int_equal(wizard_page(desk.wizard), 3);
	assert_string_equal(answer(desk.wizard, FIELD_HISTORY), "");
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_USE_FOUND);
	wizard_enter(desk.wizard);
	assert_true(shows(desk.wizard, "already replaces"));
	wizard_open_page(desk.wizard, 4);
	assert_true(shows(desk.wizard, "cannot be decided yet"));
	assert_true(shows(desk.wizard, "type renew in 4-1"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	focus_on(desk.wizard, FIELD_REQUEST_CONFIRMED, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "renew");
	wizard_next(desk.wizard);
	assert_int_equal(wizard_first_open_page(desk.wizard), 8);
	desk_close(&desk);
}

/* A renewal on record, now "never issued": only the typed word passes, and
 * page 4 does not say what the record contradicts. */
static void
test_record_of_a_renewal(void **state)
{
	struct desk desk;

	(void)state;
	put_record_of("upki/" FQDN "_20260309", "renew\n  serial: \"4711\"");
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "upki/" FQDN "_20260309",
				      &desk.problems));
	focus_on(desk.wizard, FIELD_HISTORY, "none", ACTION_NONE);
	wizard_choose(desk.wizard);
	assert_true(shows(desk.wizard, "(serial 4711)"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_true(shows(desk.wizard, "cannot be decided yet"));
	assert_true(shows(desk.wizard, "renews one (serial 4711)"));
	assert_false(shows(desk.wizard, "No certificate was ever issued"));
	assert_false(shows(desk.wizard, "none is known"));
	/* Whoever is told to type there is there. */
	assert_true(shows(desk.wizard, "type new in 4-1"));
	assert_false(shows(desk.wizard, "page 4"));
	wizard_jump(desk.wizard, 3);
	assert_true(shows(desk.wizard, "Name that certificate in 3-1"));
	assert_false(shows(desk.wizard, "page 3"));
	wizard_jump(desk.wizard, 4);
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	focus_on(desk.wizard, FIELD_REQUEST_CONFIRMED, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "new");
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 5);
	wizard_open_page(desk.wizard, 8);
	assert_true(shows(desk.wizard, "the applicant's judgement"));
	desk_close(&desk);
}

/* Each that is found is offered until it is taken. */
static void
test_several_found(void **state)
{
	struct desk desk;

	(void)state;
	put("old.pem", "certs/www.crt");
	put("old-2020.pem", "certs/older.crt");
	desk_open(&desk);
	go_to_history(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 2);
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_USE_FOUND);
	wizard_enter(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 1);
	focus_on(desk.wizard, FIELD_COUNT, NULL, ACTION_USE_FOUND);
	wizard_enter(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 0);
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_PREVIOUS_FILES),
	    2);
	desk_close(&desk);
}

/* "Never issued", an older one, or one with OU: what lies here counts, until
 * the word is typed. */
static void
test_found_is_not_denied(void **state)
{
	struct desk desk;

	(void)state;
	put("old.pem", "certs/www.crt");
	desk_open(&desk);
	go_to_history(desk.wizard);
	focus_on(desk.wizard, FIELD_HISTORY, "none", ACTION_NONE);
	wizard_choose(desk.wizard);
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_true(shows(desk.wizard, "what lies on this computer"));
	assert_true(shows(desk.wizard, "certs/www.crt"));
	assert_true(shows(desk.wizard, "1911649278160095962"));
	assert_false(shows(desk.wizard, "none is known"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	focus_on(desk.wizard, FIELD_REQUEST_CONFIRMED, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "new");
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 5);
	desk_close(&desk);
}

static void
test_found_is_newer(void **state)
{
	struct desk desk;

	(void)state;
	put("old.pem", "certs/www.crt");
	put("old-2020.pem", "2020.pem");
	desk_open(&desk);
	go_to_history(desk.wizard);
	focus_on(desk.wizard, FIELD_HISTORY, "typed", ACTION_NONE);
	wizard_choose(desk.wizard);
	focus_on(desk.wizard, FIELD_PREVIOUS_SERIAL, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "1234567890123456789");
	focus_on(desk.wizard, FIELD_PREVIOUS_ISSUED, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "2023-01-05");
	focus_on(desk.wizard, FIELD_PREVIOUS_OU, "no", ACTION_NONE);
	wizard_choose(desk.wizard);
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	assert_true(shows(desk.wizard, "newer certificate"));
	assert_true(shows(desk.wizard, "1911649278160095962"));
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 4);
	focus_on(desk.wizard, FIELD_REQUEST_CONFIRMED, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "renew");
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 5);
	desk_close(&desk);
	/* One with OU makes it new, the one that lies here does not. */
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "2020.pem", &desk.problems));
	wizard_jump(desk.wizard, 4);
	assert_true(shows(desk.wizard, "certs/www.crt"));
	desk_close(&desk);
}

static void
test_certificate_and_request(void **state)
{
	struct desk desk;

	(void)state;
	put("old-chain.pem", "chain.pem");
	put("request-rsa.csr", "x.csr");
	desk_open(&desk);
	assert_true(
	    wizard_start_from(desk.wizard, "chain.pem", &desk.problems));
	assert_string_equal(answer(desk.wizard, FIELD_FQDN), FQDN);
	assert_int_equal(
	    application_lines(&desk.wizard->application, FIELD_DNS_NAMES), 2);
	assert_int_equal(wizard_page(desk.wizard), 7);
	desk_close(&desk);
	desk_open(&desk);
	assert_true(wizard_start_from(desk.wizard, "x.csr", &desk.problems));
	assert_int_equal(wizard_page(desk.wizard), 3);
	desk_close(&desk);
}

static void
test_nothing_to_start_from(void **state)
{
	struct desk desk;

	(void)state;
	put("old.key", "secret.pem");
	desk_open(&desk);
	focus_on(desk.wizard, FIELD_START_FROM, NULL, ACTION_NONE);
	wizard_type(desk.wizard, "nowhere");
	wizard_next(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 1);
	assert_true(shows(desk.wizard, "nowhere"));
	wizard_type(desk.wizard, "secret.pem");
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 1);
	assert_true(shows(desk.wizard, "private key"));
	put("ca.pem", "ca.pem");
	wizard_type(desk.wizard, "ca.pem");
	wizard_enter(desk.wizard);
	assert_int_equal(wizard_page(desk.wizard), 1);
	assert_true(shows(desk.wizard, "the certificate of a CA"));
	assert_string_equal(answer(desk.wizard, FIELD_FQDN), "");
	/* The button does not care about what stands there. */
	go_to_history(desk.wizard);
	assert_int_equal(count_actions(desk.wizard, ACTION_USE_FOUND), 0);
	desk_close(&desk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(test_folder),
	    SCRATCH_TEST(test_folder_and_found),
	    SCRATCH_TEST(test_several_found),
	    SCRATCH_TEST(test_found_is_not_denied),
	    SCRATCH_TEST(test_found_is_newer),
	    SCRATCH_TEST(test_certificate_and_request),
	    SCRATCH_TEST(test_folder_says_there_was_one),
	    SCRATCH_TEST(test_folder_is_newer),
	    SCRATCH_TEST(test_record_of_a_renewal),
	    SCRATCH_TEST(test_nothing_to_start_from),
	};

	return cmocka_run_group_tests_name("wizard start", tests, NULL, NULL);
}
