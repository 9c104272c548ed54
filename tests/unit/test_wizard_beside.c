/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One application beside another in one sitting: what was said of one server
 * is never said of the other, and nothing is lost. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#define OTHER_FQDN "www.aaa.uec.ac.jp"

/* Pages 1 to 5 for a server with a certificate whose number was typed. */
static struct walk *
begin_typed(void)
{
	struct walk *walk = walk_begin(NULL);

	next(walk, 2);
	type(walk, FIELD_FQDN, OTHER_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "typed");
	type(walk, FIELD_PREVIOUS_SERIAL, "0x1A878AE3DFDD4ADB");
	type(walk, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	choose(walk, FIELD_PREVIOUS_OU, "no");
	next(walk, 4);
	type(walk, FIELD_REQUEST_CONFIRMED, "new");
	next(walk, 5);
	go(walk, FIELD_DNS_NAMES, 0, NULL);
	wizard_type(walk->wizard, "x1.aaa.uec.ac.jp");
	wizard_jump(walk->wizard, 1);
	return walk;
}

/* Field 1-3, from page 1. */
static void
name_file(struct walk *walk, const char *name)
{
	char *file = fixture_path(name);

	type(walk, FIELD_START_FROM, file);
	wizard_enter(walk->wizard);
	free(file);
}

static void
expect_nothing_of_the_other(struct walk *walk)
{
	char *file;

	wizard_jump(walk->wizard, 8);
	expect_shown(walk, FIXTURE_FQDN);
	expect_not_shown(walk, "aaa.uec.ac.jp");
	expect_not_shown(walk, "1911649278160095963");
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_non_null(file);
	assert_int_equal(run("! grep -l " FIXTURE_FQDN " state/* | "
			     "xargs grep -qE 'aaa|1A878AE3DFDD4ADB|2025-06-01|"
			     "request-confirmed|previous-ou'"),
			 0);
	/* What was answered for the other is kept, whole. */
	assert_int_equal(run("grep -l " OTHER_FQDN " state/* | "
			     "xargs grep -q 1A878AE3DFDD4ADB"),
			 0);
	free(file);
}

static void
a_request_for_another_server_takes_nothing_over(void **state)
{
	struct walk *walk = begin_typed();

	(void)state;
	name_file(walk, "tests/data/pki/request-rsa.csr");
	/* Whether anything was issued for it is not known. */
	expect_page(walk, 3);
	expect_nothing_of_the_other(walk);
	walk_end(walk);
}

static void
a_certificate_of_another_server_takes_nothing_over(void **state)
{
	struct walk *walk = begin_typed();

	(void)state;
	name_file(walk, "tests/data/pki/old.pem");
	expect_nothing_of_the_other(walk);
	expect_shown(walk, "Renewal");
	walk_end(walk);
}

/* Of the same server: the file takes the place of what was typed. */
static void
a_certificate_of_this_server_is_the_evidence(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	next(walk, 4);
	type(walk, FIELD_REQUEST_CONFIRMED, "new");
	wizard_jump(walk->wizard, 1);
	name_file(walk, "tests/data/pki/old.pem");
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "Renewal");
	expect_not_shown(walk, "the applicant's judgement");
	walk_end(walk);
}

static void
a_revocation_stays_one(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	act(walk, ACTION_REVOKE, 0);
	expect_page(walk, 2);
	type(walk, FIELD_FQDN, OTHER_FQDN);
	wizard_jump(walk->wizard, 1);
	expect_shown(walk, "Go on with the revocation for " OTHER_FQDN);
	expect_shown(walk, "Apply for a certificate for " OTHER_FQDN);
	name_file(walk, "tests/data/pki/old.pem");
	wizard_jump(walk->wizard, 1);
	expect_shown(walk, "Go on with the revocation for " FIXTURE_FQDN);
	walk_end(walk);
}

static void
another_application_leaves_this_one_as_a_draft(void **state)
{
	struct walk *walk = begin_typed();

	(void)state;
	expect_shown(walk, "Go on with the application for " OTHER_FQDN);
	expect_not_shown(walk, "Start a new application");
	act(walk, ACTION_ANOTHER, 0);
	expect_page(walk, 2);
	expect_shown(walk, "The answers for " OTHER_FQDN " stay as a draft");
	assert_string_equal(focused(walk)->text, "");
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	expect_nothing_of_the_other(walk);
	/* It came to page 6, though it was left on page 1. */
	wizard_jump(walk->wizard, 1);
	expect_shown(walk, "Go on applying for " OTHER_FQDN " (saved ");
	expect_shown(walk, "page 7/9");
	act(walk, ACTION_DRAFT_GO_ON, 0);
	wizard_jump(walk->wizard, 3);
	expect_shown(walk, "1A878AE3DFDD4ADB");
	walk_end(walk);
}

/* A file may claim a kind; the typed word decides between it and the evidence,
 * whichever of the two it stands for. */
static void
expect_way_out(const char *claim, const char *history, const char *word,
	       const char *kind)
{
	struct walk *walk = walk_begin(NULL);
	char *command =
	    alloc_format("printf 'upki-application: 1\\nfqdn: " FIXTURE_FQDN
			 "\\nrequest: %s\\n%s' >a.yaml",
			 claim, history);

	assert_int_equal(run(command), 0);
	assert_true(wizard_start_from(walk->wizard, "a.yaml", &walk->problems));
	expect_page(walk, 4);
	expect_shown(walk, "type renew in 4-1");
	next(walk, 4);
	type(walk, FIELD_REQUEST_CONFIRMED, word);
	next(walk, 5);
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, kind);
	expect_not_shown(walk, "U706");
	free(command);
	walk_end(walk);
}

static void
a_claim_gives_way_to_the_typed_word(void **state)
{
	static const char typed[] = "history: typed\\n"
				    "previous-serial: 0x1A878AE3DFDD4ADB\\n"
				    "previous-issued: 2025-06-01\\n"
				    "previous-ou: no\\n";

	(void)state;
	expect_way_out("new", typed, "renew", "a renewal (更新) will be made");
	expect_way_out("new", typed, "new",
		       "a new certificate (新規発行) will be made");
}

static void
a_line_of_the_review_leads_to_its_field(void **state)
{
	struct walk *walk = walk_begin(NULL);
	const struct view *view;

	(void)state;
	answer_all(walk);
	view = wizard_view(walk->wizard);
	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].kind == ITEM_ROW &&
		    view->item[i].field == FIELD_SOFTWARE)
			wizard_focus_set(walk->wizard, i);
	wizard_enter(walk->wizard);
	expect_page(walk, 7);
	assert_int_equal(focused(walk)->field, FIELD_SOFTWARE);
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_request_for_another_server_takes_nothing_over),
	    SCRATCH_TEST(a_certificate_of_another_server_takes_nothing_over),
	    SCRATCH_TEST(a_certificate_of_this_server_is_the_evidence),
	    SCRATCH_TEST(a_revocation_stays_one),
	    SCRATCH_TEST(another_application_leaves_this_one_as_a_draft),
	    SCRATCH_TEST(a_claim_gives_way_to_the_typed_word),
	    SCRATCH_TEST(a_line_of_the_review_leads_to_its_field),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
