/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages 3 and 4 of the wizard: earlier certificates, and what follows from
 * them. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include "wizard/state.h"

/* Page 3 shows what was read, and why it counts or does not. */
static void
certificates_are_shown(void **state)
{
	static const struct {
		const char *file, *shown;
	} certificates[] = {
	    {"old.pem", "1911649278160095962 ("},
	    {"old.pem", "(expired)"},
	    {"old.pem", "OU: none"},
	    {"old.pem", "app1.lab-example.uec.ac.jp"},
	    {"old-ou-2021.pem", "OU: Information Technology Center"},
	    {"lets-encrypt.pem", "U303"},
	    {"old-other-cn.pem", "U304"},
	    {"old-other-o.pem", "U305"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(certificates) / sizeof(*certificates);
	     i++) {
		struct walk *walk = walk_begin(NULL);
		char *name =
		    alloc_format("tests/data/pki/%s", certificates[i].file);
		char *file = fixture_path(name);

		next(walk, 2);
		type(walk, FIELD_FQDN, FIXTURE_FQDN);
		next(walk, 3);
		choose(walk, FIELD_HISTORY, "file");
		type(walk, FIELD_PREVIOUS_FILES, file);
		wizard_focus_next(walk->wizard);
		expect_shown(walk, certificates[i].shown);
		free(file);
		free(name);
		walk_end(walk);
	}
}

static void
days_left_are_counted(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file = fixture_path("tests/data/pki/old.pem");

	(void)state;
	walk->surroundings.today = (struct date){2026, 9, 23};
	wizard_start_from(walk->wizard, file, &walk->problems);
	wizard_jump(walk->wizard, 3);
	expect_shown(walk, "(1 day left)");
	walk->surroundings.today = (struct date){2026, 9, 14};
	wizard_unsay(walk->wizard);
	expect_shown(walk, "(10 days left)");
	free(file);
	walk_end(walk);
}

static void
looking_needs_a_server(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "server");
	type(walk, FIELD_PREVIOUS_SERVER, "www:0");
	act(walk, ACTION_LOOK_AT_SERVER, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_RUNNING);
	assert_int_equal(wizard_view(walk->wizard)->message_style, STYLE_ERROR);
	type(walk, FIELD_PREVIOUS_SERVER, "");
	act(walk, ACTION_LOOK_AT_SERVER, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_RUNNING);
	type(walk, FIELD_PREVIOUS_SERVER, "localhost");
	act(walk, ACTION_LOOK_AT_SERVER, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_WANTS_LOOK);
	walk_end(walk);
}

/* What would be refused is neither put in nor asked for. */
static void
a_name_that_is_refused_is_left_out(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old-wildcard.pem");

	(void)state;
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	expect_page(walk, 7);
	wizard_jump(walk->wizard, 5);
	expect_shown(walk, "3 of 8 names");
	expect_shown(walk, "U409 A name of the old certificate is left out "
			   "here, because it would be refused: "
			   "\"*.lab-example.uec.ac.jp\" is a wildcard");
	expect_not_shown(walk, "U405");
	expect_not_shown(walk, "Add it unless");
	free(old);
	walk_end(walk);
}

static void
names_of_the_old_certificate_are_filled_in_once(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	expect_page(walk, 7);
	wizard_jump(walk->wizard, 5);
	expect_shown(walk, "app1.lab-example.uec.ac.jp");
	expect_not_shown(walk, "U409");
	go(walk, FIELD_DNS_NAMES, 0, NULL);
	wizard_type(walk->wizard, "");
	expect_shown(walk, "U409");
	next(walk, 6);
	wizard_back(walk->wizard);
	expect_shown(walk, "\"app1.lab-example.uec.ac.jp\" is in the old");
	free(old);
	walk_end(walk);
}

static void
overriding_needs_the_word(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "file");
	type(walk, FIELD_PREVIOUS_FILES, old);
	next(walk, 4);
	expect_shown(walk, "A TSV for a renewal (更新) will be made");
	expect_shown(walk, "1911649278160095962");
	type(walk, FIELD_REQUEST_CONFIRMED, "perhaps");
	next(walk, 4);
	expect_shown(walk, "U704");
	type(walk, FIELD_REQUEST_CONFIRMED, "ＮＥＷ");
	next(walk, 5);
	expect_shown(walk, "Filled in from the old certificate.");
	wizard_back(walk->wizard);
	expect_shown(walk, "A TSV for a new certificate (新規発行)");
	expect_shown(walk, "U212");
	/* The word goes with what it was typed against. */
	wizard_back(walk->wizard);
	choose(walk, FIELD_HISTORY, "unknown");
	choose(walk, FIELD_HISTORY, "file");
	next(walk, 4);
	expect_shown(walk, "A TSV for a renewal (更新) will be made");
	free(old);
	walk_end(walk);
}

static void
not_known_shows_the_ways_out(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "unknown");
	next(walk, 4);
	expect_shown(walk, "Three ways to find out");
	expect_shown(
	    walk,
	    "Has a UPKI server certificate ever been issued for " FIXTURE_FQDN);
	expect_shown(walk, "To: support@cc.uec.ac.jp");
	/* No verdict stands above that an empty answer would follow. */
	expect_not_shown(walk, "above");
	type(walk, FIELD_REQUEST_CONFIRMED, "perhaps");
	next(walk, 4);
	expect_shown(walk, "U704");
	expect_not_shown(walk, "as the evidence says");
	type(walk, FIELD_REQUEST_CONFIRMED, "");
	next(walk, 4);
	walk_end(walk);
}

/* Page 4 says what is wrong with the evidence and with a claim. */
static void
page_4_tells_what_contradicts(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "typed");
	type(walk, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	choose(walk, FIELD_PREVIOUS_OU, "yes");
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "cannot have been issued on or after 2022-07-27");
	expect_shown(walk, "serial not given");
	type(walk, FIELD_REQUEST_CONFIRMED, "renew");
	wizard_next(walk->wizard);
	expect_page(walk, 4);
	expect_shown(walk, "U302");
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "none");
	wizard_jump(walk->wizard, 4);
	type(walk, FIELD_REQUEST_CONFIRMED, "renew");
	wizard_next(walk->wizard);
	expect_shown(walk, "none is known. Read the old");
	walk_end(walk);
}

/* What the applicant insisted on is told as such before it is made. */
static void
the_review_names_the_applicants_judgement(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "unknown");
	wizard_jump(walk->wizard, 4);
	type(walk, FIELD_REQUEST_CONFIRMED, "new");
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "the applicant's judgement");
	walk_end(walk);
}

static void
a_revocation_needs_a_certificate(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	wizard_jump(walk->wizard, 1);
	act(walk, ACTION_REVOKE, 0);
	/* "Never issued" is no answer to which one. */
	wizard_jump(walk->wizard, 3);
	expect_not_shown(walk, "Never issued");
	wizard_next(walk->wizard);
	expect_page(walk, 3);
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "No certificate of the service for this name was");
	expect_not_shown(walk, "Serial number to be revoked");
	walk_end(walk);
}

/* A CA's own certificate is told under 3-2; beside the server's it is only set
 * aside, and within a chain not even told. */
static void
a_certificate_of_a_ca_is_none_of_a_server(void **state)
{
	static const char refusal[] =
	    "U304 This is the certificate of a CA (\"NII Open Domain CA - "
	    "TEST\"), not of a server. Choose";
	struct walk *walk = walk_begin(NULL);
	char *authority = fixture_path("tests/data/pki/ca.pem");
	char *chain = fixture_path("tests/data/pki/old-chain.pem");

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "file");
	type(walk, FIELD_PREVIOUS_FILES, authority);
	wizard_enter(walk->wizard);
	expect_page(walk, 3);
	expect_shown(walk, refusal);
	expect_not_shown(walk, "not by UPKI");
	wizard_next(walk->wizard);
	expect_page(walk, 3);
	go(walk, FIELD_PREVIOUS_FILES, 1, NULL);
	wizard_type(walk->wizard, chain);
	wizard_leave_field(walk->wizard);
	expect_not_shown(walk, refusal);
	expect_shown(walk, "not of a server, and is ignored.");
	type(walk, FIELD_PREVIOUS_FILES, "");
	wizard_leave_field(walk->wizard);
	expect_not_shown(walk, "U304");
	next(walk, 4);
	expect_shown(walk, "1911649278160095962");
	walk_end(walk);
	free(chain);
	free(authority);
}

static bool
helps(struct walk *walk, const char *text)
{
	struct wizard_help help = wizard_help(walk->wizard);

	return strstr(help.purpose, text) || strstr(help.example, text) ||
	       strstr(help.mistake, text) || strstr(help.ask, text);
}

/* From page 2 on every page says that something is revoked, and no help speaks
 * of a renewal or of a choice that is not there. */
static void
a_revocation_says_so(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	expect_not_shown(walk, "revoked");
	assert_true(helps(walk, "page 5"));
	wizard_jump(walk->wizard, 1);
	act(walk, ACTION_REVOKE, 0);
	expect_page(walk, 2);
	assert_string_equal(wizard_view(walk->wizard)->page_title,
			    "Server of the certificate to be revoked");
	expect_shown(walk, "Which server's certificate is to be revoked?");
	expect_not_shown(walk, "Becomes the common name");
	assert_false(helps(walk, "page 5"));
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	assert_int_equal(focused(walk)->field, FIELD_HISTORY);
	assert_false(helps(walk, "renewal"));
	assert_false(helps(walk, "I don't know"));
	choose(walk, FIELD_HISTORY, "typed");
	go(walk, FIELD_PREVIOUS_SERIAL, 0, NULL);
	assert_false(helps(walk, "revokes nothing"));
	walk_end(walk);
}

/* Certificates of others beside it are told on page 3, not where it is
 * revoked. */
static void
a_revocation_sets_others_aside(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *foreign = fixture_path("tests/data/pki/lets-encrypt.pem");
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	act(walk, ACTION_REVOKE, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "file");
	type(walk, FIELD_PREVIOUS_FILES, foreign);
	go(walk, FIELD_PREVIOUS_FILES, 1, NULL);
	wizard_type(walk->wizard, old);
	wizard_leave_field(walk->wizard);
	expect_shown(walk, "Issued by \"R11\", not by UPKI");
	wizard_next(walk->wizard);
	expect_page(walk, 4);
	expect_shown(walk, "1911649278160095962");
	expect_not_shown(walk, "R11");
	walk_end(walk);
	free(old);
	free(foreign);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(certificates_are_shown),
	    SCRATCH_TEST(days_left_are_counted),
	    SCRATCH_TEST(looking_needs_a_server),
	    SCRATCH_TEST(a_name_that_is_refused_is_left_out),
	    SCRATCH_TEST(names_of_the_old_certificate_are_filled_in_once),
	    SCRATCH_TEST(overriding_needs_the_word),
	    SCRATCH_TEST(not_known_shows_the_ways_out),
	    SCRATCH_TEST(page_4_tells_what_contradicts),
	    SCRATCH_TEST(the_review_names_the_applicants_judgement),
	    SCRATCH_TEST(a_revocation_needs_a_certificate),
	    SCRATCH_TEST(a_certificate_of_a_ca_is_none_of_a_server),
	    SCRATCH_TEST(a_revocation_says_so),
	    SCRATCH_TEST(a_revocation_sets_others_aside),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
