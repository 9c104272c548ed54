/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The covering letter (interface.md, Letters). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/letter.h"
#include "tests/unit/application_fixture.h"

#include <string.h>

#define DIGEST                                                                 \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define CUT "\n-------- 8< --------\n"

static char *
letter(struct fixture *fixture)
{
	struct attachment attachment = {"www_new.tsv", 1, 1234,
					(char[]){DIGEST}};
	struct plan plan;
	struct assignment assignment = {&fixture->context, &plan};
	char *text;

	plan_make(&fixture->context, &plan, &fixture->problems);
	text = letter_text(&assignment, 1, &attachment, 1);
	plan_release(&plan);
	return text;
}

static void
expect_in(const char *text, const char *wanted)
{
	if (!strstr(text, wanted))
		fail_msg("\"%s\" is not in:\n%s", wanted, text);
}

static void
expect_not_in(const char *text, const char *unwanted)
{
	if (strstr(text, unwanted))
		fail_msg("\"%s\" is in:\n%s", unwanted, text);
}

static void
a_new_one_says_all(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text, *cut;

	(void)state;
	application_set_extra(&fixture->application, "responsible-person",
			      "電通 花子");
	text = letter(fixture);
	cut = strstr(text, CUT);
	assert_non_null(cut);
	expect_in(text, "Never attach the private key");
	expect_not_in(cut, "Never attach");
	expect_in(cut,
		  "Subject: [UPKI] TSV for a new certificate (" FIXTURE_FQDN
		  ")\n\nTo the Information Technology Center\n");
	expect_in(cut, "This is 調布 太郎, 大学院情報理工学研究科.\n");
	expect_in(cut, "\nFQDN: " FIXTURE_FQDN "\ndNSName: none\n");
	expect_in(cut,
		  "New (never issued before, confirmed by the applicant)\n");
	expect_in(cut, "newly made this time\n");
	expect_in(cut, "電通 花子\n");
	expect_in(cut, "www_new.tsv (1 application, 1234 bytes)\n");
	expect_in(cut, "SHA-256: " DIGEST "\n");
	expect_not_in(cut, "revoke");
	free(text);
	fixture_end(fixture);
}

static void
a_new_one_names_what_it_leaves(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_old(fixture, "old-other-o.pem");
	fixture->surroundings.today = (struct date){2026, 10, 7};
	text = letter(fixture);
	expect_in(text, "TSV for a new certificate");
	expect_in(text, "Serial number of the old certificate: "
			"3098476543630901251 (valid until 2026-10-07)\n");
	expect_in(text, "please do not revoke it before");
	free(text);
	fixture->surroundings.today = (struct date){2026, 10, 8};
	text = letter(fixture);
	expect_not_in(text, "of the old certificate");
	expect_not_in(text, "revoke");
	free(text);
	fixture_end(fixture);
}

static void
in_japanese_it_is_the_centres_form(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	locale_set_language(LANGUAGE_JA);
	text = letter(fixture);
	expect_in(text, "件名: 【UPKI】新規発行申請用TSVの送付（" FIXTURE_FQDN
			"）\n\n情報基盤センター 御中\n");
	expect_in(text, "新規発行（発行履歴なし、申請者が確認）\n");
	free(text);
	fixture_end(fixture);
}

static void
without_a_name_nobody_is_introduced(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	application_set(&fixture->application, FIELD_MANAGER_NAME, NULL);
	text = letter(fixture);
	expect_not_in(text, "This is ");
	expect_not_in(text, "Administrator's name");
	free(text);
	application_set(&fixture->application, FIELD_MANAGER_NAME, "Taro");
	application_set(&fixture->application, FIELD_MANAGER_DEPARTMENT, NULL);
	text = letter(fixture);
	expect_in(text, "This is Taro.\n");
	expect_not_in(text, "(Write the applicant's name");
	free(text);
	fixture_end(fixture);
}

/* Any of them, not the first alone. */
static void
a_name_that_one_lacks_is_to_be_written(void **state)
{
	static const char note[] = "the name was not given";
	struct fixture *one = fixture_begin("uec"), *other;
	struct attachment attachment = {"all.tsv", 2, 1234, (char[]){DIGEST}};
	struct plan plan[2];
	struct assignment list[2];
	char *text;

	(void)state;
	other = fixture_begin("uec");
	application_set(&other->application, FIELD_MANAGER_NAME, NULL);
	plan_make(&one->context, &plan[0], &one->problems);
	plan_make(&other->context, &plan[1], &other->problems);
	list[0] = (struct assignment){&one->context, &plan[0]};
	list[1] = (struct assignment){&other->context, &plan[1]};
	text = letter_text(list, 1, &attachment, 1);
	expect_not_in(text, note);
	free(text);
	text = letter_text(list, 2, &attachment, 1);
	expect_in(text, note);
	free(text);
	plan_release(&plan[0]);
	plan_release(&plan[1]);
	fixture_end(other);
	fixture_end(one);
}

static void
a_renewal_tells_serial_and_names(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	const struct certificate *old;
	char *text, *serial;
	size_t lines = 0;

	(void)state;
	fixture->surroundings.today = (struct date){2026, 9, 24};
	fixture_old(fixture, "old.pem");
	assert_int_equal(fixture->material.previous.count, 1);
	old = fixture->material.previous.item[0];
	for (size_t i = 0; i < old->dns_names.count; i++)
		if (strcmp(old->dns_names.item[i], FIXTURE_FQDN) != 0)
			application_set_line(application, FIELD_DNS_NAMES,
					     lines++, old->dns_names.item[i]);
	assert_true(lines >= 1);
	text = letter(fixture);
	serial = alloc_format("%s (valid until ", old->serial);
	expect_in(text, "TSV for a renewal (" FIXTURE_FQDN ")");
	expect_in(text, serial);
	expect_in(text, "dNSName, change: unchanged\n");
	expect_in(text, "please do not revoke it before");
	/* That is for the applicant to know. */
	expect_in(text, "on or after 2022-07-27.\n");
	expect_not_in(text, "does not matter");
	free(text);
	application_set_line(application, FIELD_DNS_NAMES, 0,
			     "new.lab-example.uec.ac.jp");
	text = letter(fixture);
	expect_in(text, "dNSName, added: new.lab-example.uec.ac.jp\n");
	expect_in(text, "dNSName, removed: ");
	expect_not_in(text, "unchanged");
	free(text);
	/* Its last day was the 24th: nothing is left to be kept. */
	fixture->surroundings.today = (struct date){2026, 9, 25};
	text = letter(fixture);
	expect_not_in(text, "still in use");
	expect_in(text, serial);
	free(text);
	free(serial);
	fixture_end(fixture);
}

static void
a_typed_serial_has_no_expiry(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	char *text;

	(void)state;
	application_set(application, FIELD_HISTORY, "typed");
	application_set(application, FIELD_PREVIOUS_SERIAL, "4711");
	application_set(application, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	application_set(application, FIELD_PREVIOUS_OU, "no");
	text = letter(fixture);
	expect_in(text, "4711\n");
	expect_not_in(text, "valid until");
	expect_not_in(text, "dNSName, ");
	free(text);
	/* None was ever valid for more than 39 months. */
	application_set(application, FIELD_PREVIOUS_ISSUED, "2023-08-22");
	text = letter(fixture);
	expect_in(text, "still in use");
	free(text);
	application_set(application, FIELD_PREVIOUS_ISSUED, "2023-08-21");
	text = letter(fixture);
	expect_not_in(text, "still in use");
	free(text);
	fixture_end(fixture);
}

static void
an_override_says_whose_judgement_it_is(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_old(fixture, "old.pem");
	application_set(&fixture->application, FIELD_REQUEST_CONFIRMED, "new");
	text = letter(fixture);
	expect_in(text, "New");
	expect_in(text, "the applicant's judgement; the evidence: ");
	free(text);
	locale_set_language(LANGUAGE_JA);
	text = letter(fixture);
	expect_in(text, "申請者の判断");
	free(text);
	fixture_end(fixture);
}

/* A renewal that is on record is not passed over in silence. */
static void
an_override_of_the_record_is_told(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	char *text;

	(void)state;
	application_set(application, FIELD_HISTORY, "none");
	application->last_kind = alloc_string("renew");
	application->last_serial = alloc_string("4711");
	application->last_fqdn = alloc_string(FIXTURE_FQDN);
	application_set(application, FIELD_REQUEST_CONFIRMED, "new");
	text = letter(fixture);
	expect_in(text, "the applicant's judgement; the evidence: ");
	expect_in(text, "the record of the last application renews");
	expect_in(text, "(serial 4711)");
	expect_not_in(text, "confirmed by the applicant");
	free(text);
	locale_set_language(LANGUAGE_JA);
	text = letter(fixture);
	expect_in(text, "申請者の判断");
	expect_not_in(text, "発行履歴なし");
	free(text);
	fixture_end(fixture);
}

static void
nobody_reviews_a_revocation(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_old(fixture, "old.pem");
	application_set(&fixture->application, FIELD_PURPOSE, "revoke");
	application_set(&fixture->application, FIELD_REVOKE_REASON, "5");
	text = letter(fixture);
	expect_in(text, "No review comes before a revocation");
	expect_in(text, "support@cc.uec.ac.jp\n");
	expect_not_in(text, "stands in the mail");
	free(text);
	fixture->profile->submit_to = alloc_string("upki@example.ac.jp");
	text = letter(fixture);
	expect_in(text, "- Send it to: upki@example.ac.jp\n");
	expect_not_in(text, "No review");
	free(text);
	fixture_end(fixture);
}

static void
other_ways_of_handing_in(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	text = letter(fixture);
	expect_in(text, "The address for the TSV file stands in the mail");
	free(text);
	fixture->profile->submit_to = alloc_string("upki@example.ac.jp");
	fixture->profile->artifact = PROFILE_ARTIFACT_CSR;
	alloc_replace(&fixture->profile->center_name.ja, NULL);
	alloc_replace(&fixture->profile->center_name.en, NULL);
	text = letter(fixture);
	expect_in(text, "- Send it to: upki@example.ac.jp\n");
	expect_in(text, "CSR for a new certificate");
	expect_in(text, "The University of Electro-Communications\n");
	free(text);
	fixture_request(fixture, "request-rsa.csr");
	text = letter(fixture);
	expect_in(text, "existing CSR (its key was not compared with an "
			"earlier one)\n");
	free(text);
	fixture_old(fixture, "old.pem");
	text = letter(fixture);
	expect_in(text, "existing CSR (its key is not that of the earlier "
			"certificate)\n");
	free(text);
	fixture_end(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_new_one_says_all),
	    cmocka_unit_test(a_new_one_names_what_it_leaves),
	    cmocka_unit_test(in_japanese_it_is_the_centres_form),
	    cmocka_unit_test(without_a_name_nobody_is_introduced),
	    cmocka_unit_test(a_name_that_one_lacks_is_to_be_written),
	    cmocka_unit_test(a_renewal_tells_serial_and_names),
	    cmocka_unit_test(a_typed_serial_has_no_expiry),
	    cmocka_unit_test(an_override_says_whose_judgement_it_is),
	    cmocka_unit_test(an_override_of_the_record_is_told),
	    cmocka_unit_test(nobody_reviews_a_revocation),
	    cmocka_unit_test(other_ways_of_handing_in),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
