/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do now, until the certificate comes, and then. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/steps.h"
#include "base/text.h"
#include "tests/unit/application_fixture.h"

#include <string.h>

/* Nothing is broken. */
#define WHOLE 1000

/* The steps of what the fixture applies for. */
static char *
text_of(struct fixture *fixture, int width)
{
	struct steps steps = {0};
	struct filing filing;
	struct plan plan;
	char *text;

	plan_make(&fixture->context, &plan, &fixture->problems);
	filing_make(&filing, &plan, "N", "N", false);
	steps_make(&fixture->context, &plan, &filing, &steps);
	filing_release(&filing);
	text = steps_text(&steps, width);
	steps_release(&steps);
	steps_release(NULL);
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

/* Answers of a renewal without files. */
static void
renew(struct fixture *fixture)
{
	struct application *application = &fixture->application;

	application_set(application, FIELD_HISTORY, "typed");
	application_set(application, FIELD_PREVIOUS_SERIAL, "4711");
	application_set(application, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	application_set(application, FIELD_PREVIOUS_OU, "no");
}

static void
expect_scp(const char *connection, const char *user, const char *host,
	   const char *folder, const char *wanted)
{
	struct surroundings surroundings = {.host_name = alloc_string(host),
					    .user = alloc_string(user),
					    .ssh_connection =
						alloc_string(connection)};
	char *line = steps_scp(&surroundings, folder);

	assert_string_equal(line, wanted);
	free(line);
	free(surroundings.host_name);
	free(surroundings.user);
	free(surroundings.ssh_connection);
}

static void
scp_from_where_the_user_came(void **state)
{
	(void)state;
	expect_scp("192.0.2.7 51000 198.51.100.4 22", "taro", "db1", "/u/send",
		   "scp -r taro@198.51.100.4:/u/send .");
	expect_scp("192.0.2.7 51000 198.51.100.4 2222", "taro", "db1",
		   "/u/send", "scp -P 2222 -r taro@198.51.100.4:/u/send .");
	expect_scp("2001:db8::7 51000 2001:db8::4 22", "taro", "db1", "/u/send",
		   "scp -r taro@[2001:db8::4]:/u/send .");
}

static void
scp_without_a_connection_names_the_host(void **state)
{
	(void)state;
	expect_scp(NULL, "taro", "db1", "/u/send", "scp -r taro@db1:/u/send .");
	expect_scp("only two words", "", "", "/u/send",
		   "scp -r server:/u/send .");
}

static void
scp_quotes_for_the_shell(void **state)
{
	(void)state;
	expect_scp(NULL, "taro", "db1", "/u/my $(x)/send",
		   "scp -r taro@db1:'/u/my $(x)/send' .");
	expect_scp(NULL, "taro", "db1", "/u/o'b/send",
		   "scp -r taro@db1:'/u/o'\\''b/send' .");
}

static void
three_headings_in_order(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text = text_of(fixture, WHOLE);
	const char *now = strstr(text, "== What to do now ==\n");
	const char *wait =
	    strstr(text, "\n== Until the certificate comes ==\n");
	const char *then = strstr(text, "\n== When it has come ==\n");

	(void)state;
	assert_ptr_equal(now, text);
	assert_true(wait && then && now < wait && wait < then);
	expect_in(text, "    scp -r taro@db1:/work/upki/N/send .\n");
	expect_in(text, "Send send/N_new.tsv to the centre");
	expect_in(text, "    /work/upki/N\n");
	expect_in(text, "sudo install -m 0600 /work/upki/N/N.key "
			"/etc/ssl/private/N.key\n");
	expect_in(text, "chofu.taro@lab-example.uec.ac.jp. It works");
	expect_in(text, "G8 RSA");
	expect_not_in(text, "Replacement finished");
	free(text);
	fixture_end(fixture);
}

static void
paragraphs_keep_the_width(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct strings lines = {0};
	char *text;

	(void)state;
	locale_set_language(LANGUAGE_JA);
	text = text_of(fixture, 78);
	expect_in(text, "== いますること ==");
	strings_split(&lines, text, "\n");
	for (size_t i = 0; i < lines.count; i++)
		if (!text_starts_with(lines.item[i], "    "))
			assert_in_range(text_width(lines.item[i]), 1, 78);
	strings_release(&lines);
	free(text);
	fixture_end(fixture);
}

static void
after_a_renewal_as_the_centre_wants(void **state)
{
	static const char *const wanted[] = {
	    [PROFILE_AFTER_RENEWAL_TELL_CENTER] =
		"Serial number of the old one: 4711",
	    [PROFILE_AFTER_RENEWAL_TSV] = "send a revocation TSV",
	    [PROFILE_AFTER_RENEWAL_SYSTEM] = "centre's own system"};
	struct fixture *fixture = fixture_begin("uec");

	(void)state;
	renew(fixture);
	for (int way = 0; way < 3; way++) {
		char *text;

		fixture->profile->after_renewal =
		    (enum profile_after_renewal)way;
		text = text_of(fixture, WHOLE);
		for (int i = 0; i < 3; i++)
			if (i == way)
				expect_in(text, wanted[i]);
			else
				expect_not_in(text, wanted[i]);
		free(text);
	}
	fixture_end(fixture);
}

/* What is out of date is neither kept running nor revoked. */
static void
after_the_last_day_nothing_is_revoked(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_old(fixture, "old.pem");
	fixture->surroundings.today = (struct date){2026, 9, 24};
	text = text_of(fixture, WHOLE);
	expect_in(text, "Replacement finished");
	free(text);
	fixture->surroundings.today = (struct date){2026, 9, 25};
	text = text_of(fixture, WHOLE);
	expect_in(text, "send/N_renew.tsv");
	expect_not_in(text, "Replacement finished");
	expect_not_in(text, "is revoked");
	free(text);
	fixture_end(fixture);
}

/* service.md, New or renewal: another O is a new application, and what it
 * replaces is revoked all the same. */
static void
a_new_one_may_leave_one_behind(void **state)
{
	static const char wanted[] =
	    "    Serial number of the old one: 3098476543630901251\n";
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_old(fixture, "old-other-o.pem");
	fixture->surroundings.today = (struct date){2026, 10, 7};
	text = text_of(fixture, WHOLE);
	expect_in(text, "send/N_new.tsv");
	expect_in(text, "have the old certificate revoked, too");
	expect_in(text, wanted);
	free(text);
	/* Out of date it needs none. */
	fixture->surroundings.today = (struct date){2026, 10, 8};
	text = text_of(fixture, WHOLE);
	expect_not_in(text, "revoked, too");
	free(text);
	/* A renewal names its own. */
	fixture_old(fixture, "old.pem");
	text = text_of(fixture, WHOLE);
	expect_not_in(text, "revoked, too");
	free(text);
	fixture_old(fixture, "old-ou-2021.pem");
	fixture->surroundings.today = (struct date){2022, 10, 7};
	text = text_of(fixture, WHOLE);
	expect_in(text, "Serial number of the old one: 3098476543630901249\n");
	free(text);
	fixture_end(fixture);
}

static void
the_first_one_has_nothing_before_it(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text = text_of(fixture, WHOLE);

	(void)state;
	expect_in(text, "Put the private key where the server keeps");
	expect_not_in(text, "running now");
	expect_not_in(text, "the old one");
	free(text);
	fixture_old(fixture, "old.pem");
	text = text_of(fixture, WHOLE);
	expect_in(text, "that are running now");
	expect_in(text, "beside the old one");
	free(text);
	fixture_end(fixture);
}

/* No review comes before it, whose mail would name the address. */
static void
a_revocation_asks_where_to_send(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_old(fixture, "old.pem");
	application_set(&fixture->application, FIELD_PURPOSE, "revoke");
	application_set(&fixture->application, FIELD_REVOKE_REASON, "5");
	text = text_of(fixture, WHOLE);
	expect_in(text, "where to send it: support@cc.uec.ac.jp\n");
	expect_not_in(text, "result of the review");
	alloc_replace(&fixture->profile->center_email, NULL);
	free(text);
	text = text_of(fixture, WHOLE);
	expect_in(text, "where to send it: https://www.cc.uec.ac.jp/");
	free(text);
	fixture_end(fixture);
}

static void
an_existing_key_is_not_installed(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	fixture_request(fixture, "request-rsa.csr");
	text = text_of(fixture, WHOLE);
	expect_not_in(text, "sudo install");
	expect_not_in(text, "holds the new private key");
	expect_in(text, "the private key that the CSR was");
	free(text);
	fixture_end(fixture);
}

static void
handing_in_without_mail_or_tsv(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct profile *profile = fixture->profile;
	char *text;

	(void)state;
	profile->method = PROFILE_METHOD_WEBFORM;
	profile->submit_to = alloc_string("https://www.example.ac.jp/form");
	profile->artifact = PROFILE_ARTIFACT_CSR;
	profile->chain_count = 0;
	text = text_of(fixture, WHOLE);
	profile->chain_count = 4;
	expect_in(text, "makes the TSV file itself: hand in the CSR send/N.csr "
			"as its page says");
	expect_in(text, "It goes to: https://www.example.ac.jp/form\n");
	expect_not_in(text, "Attach the TSV");
	expect_not_in(text, "Order of the chain");
	free(text);
	fixture_end(fixture);
}

static void
a_hosting_says_what_it_needs(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	application_set(&fixture->application, FIELD_HOSTING, "virtual-domain");
	text = text_of(fixture, WHOLE);
	expect_in(text, "Share three items");
	free(text);
	fixture_end(fixture);
}

/* The key goes to the centre in its way, and is installed there. */
static void
a_server_of_the_centre_is_left_to_it(void **state)
{
	static const char never[] = "Never send the private key (.key). ";
	struct fixture *fixture = fixture_begin("uec");
	char *text = text_of(fixture, WHOLE);

	(void)state;
	expect_in(text, never);
	expect_not_in(text, "on its server");
	free(text);
	application_set(&fixture->application, FIELD_HOSTING, "virtual-domain");
	text = text_of(fixture, WHOLE);
	expect_not_in(text, never);
	expect_in(text, "private key (.key) by mail, and never with this");
	expect_in(text, "is this file:\n    /work/upki/N/N.key\n");
	expect_in(text, "Order of the chain");
	expect_not_in(text, "sudo install");
	expect_not_in(text, "reload");
	assert_true(strstr(text, "Share three items") <
		    strstr(text, "When the centre has installed"));
	free(text);
	/* With a CSR of one's own the question is not asked. */
	fixture_request(fixture, "request-rsa.csr");
	text = text_of(fixture, WHOLE);
	expect_in(text, never);
	expect_in(text, "reload");
	free(text);
	fixture_end(fixture);
}

static void
a_batch_may_hold_both(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct strings files = {0};

	(void)state;
	for (int shares_key = 0; shares_key < 2; shares_key++) {
		struct steps steps = {0};
		char *text;

		steps_make_batch(&fixture->context, "/work/upki/batch", &files,
				 shares_key, &steps);
		text = steps_text(&steps, WHOLE);
		expect_in(text, shares_key ? "only in the way described then"
					   : "the private key (.key). Only");
		free(text);
		steps_release(&steps);
	}
	fixture_end(fixture);
}

static void
a_passphrase_is_asked_for_at_every_start(void **state)
{
	static const char wanted[] = "the server asks for it at every start";
	struct fixture *fixture = fixture_begin("uec");
	char *text;

	(void)state;
	text = text_of(fixture, WHOLE);
	expect_not_in(text, wanted);
	free(text);
	fixture->context.has_passphrase = true;
	text = text_of(fixture, WHOLE);
	assert_true(strstr(text, wanted) > strstr(text, "When it has come"));
	free(text);
	/* Where none is allowed none is used. */
	application_set(&fixture->application, FIELD_HOSTING, "virtual-domain");
	text = text_of(fixture, WHOLE);
	expect_not_in(text, wanted);
	free(text);
	fixture_end(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(scp_from_where_the_user_came),
	    cmocka_unit_test(scp_without_a_connection_names_the_host),
	    cmocka_unit_test(scp_quotes_for_the_shell),
	    cmocka_unit_test(three_headings_in_order),
	    cmocka_unit_test(paragraphs_keep_the_width),
	    cmocka_unit_test(after_a_renewal_as_the_centre_wants),
	    cmocka_unit_test(after_the_last_day_nothing_is_revoked),
	    cmocka_unit_test(a_new_one_may_leave_one_behind),
	    cmocka_unit_test(the_first_one_has_nothing_before_it),
	    cmocka_unit_test(a_revocation_asks_where_to_send),
	    cmocka_unit_test(an_existing_key_is_not_installed),
	    cmocka_unit_test(handing_in_without_mail_or_tsv),
	    cmocka_unit_test(a_hosting_says_what_it_needs),
	    cmocka_unit_test(a_server_of_the_centre_is_left_to_it),
	    cmocka_unit_test(a_batch_may_hold_both),
	    cmocka_unit_test(a_passphrase_is_asked_for_at_every_start),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
