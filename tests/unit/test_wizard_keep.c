/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept as a draft, and what is not: nothing where nothing was
 * answered, and never another one's. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include "application/draft.h"

/* Leaves, by F2 or a signal alike; true when a draft is there then. */
static bool
keeps(struct walk *walk)
{
	char *file;
	bool kept;

	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	kept = run("test -n \"$(ls state 2>/dev/null)\"") == 0;
	assert_int_equal(file != NULL, kept);
	free(file);
	return kept;
}

static void
nothing_answered_is_no_draft(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	assert_false(keeps(walk));
	/* Looked at, tried to go on, and went back. */
	act(walk, ACTION_START_NEW, 0);
	expect_page(walk, 2);
	assert_false(keeps(walk));
	wizard_enter(walk->wizard);
	expect_page(walk, 2);
	assert_true(wizard_back(walk->wizard));
	assert_false(keeps(walk));
	/* The institution that is chosen already. */
	choose(walk, FIELD_PROFILE, "uec");
	assert_false(keeps(walk));
	/* A file that is none is no answer. */
	type(walk, FIELD_START_FROM, "missing.pem");
	wizard_enter(walk->wizard);
	expect_page(walk, 1);
	assert_false(keeps(walk));
	/* Typed and emptied again. */
	type(walk, FIELD_START_FROM, "");
	act(walk, ACTION_START_NEW, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	assert_true(keeps(walk));
	assert_true(wizard_back(walk->wizard));
	type(walk, FIELD_FQDN, "");
	assert_false(keeps(walk));
	walk_end(walk);
}

static void
another_institution_is_an_answer(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	choose(walk, FIELD_PROFILE, "utokyo");
	assert_true(keeps(walk));
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 2);
	assert_string_equal(wizard_view(walk->wizard)->institution,
			    "The University of Tokyo");
	walk_end(walk);
	/* One that was asked for at the start is not chosen here. */
	run("rm -r state");
	walk = walk_begin("utokyo");
	act(walk, ACTION_START_NEW, 0);
	assert_false(keeps(walk));
	walk_end(walk);
}

static void
what_a_file_answers_is_kept(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	assert_true(keeps(walk));
	free(old);
	walk_end(walk);
}

/* A draft that was there before is never taken away, whatever is left of it. */
static void
an_older_draft_stays(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	act(walk, ACTION_START_NEW, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	assert_true(keeps(walk));
	/* Beside it nothing is answered. */
	restart(walk);
	act(walk, ACTION_START_NEW, 0);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_int_equal(run("test $(ls state | wc -l) = 1"), 0);
	/* It is gone on with and emptied. */
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	type(walk, FIELD_FQDN, "");
	assert_true(keeps(walk));
	restart(walk);
	expect_shown(walk, "Go on applying for (no name yet)");
	walk_end(walk);
}

static const char too[] = "There is an unfinished application for this name";

/* A draft with this name, left on page 3, and a new start. */
static void
leave_draft(struct walk *walk, const char *name)
{
	act(walk, ACTION_START_NEW, 0);
	type(walk, FIELD_FQDN, name);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	restart(walk);
}

/* A file for the same name: said where it is taken and where it would be made,
 * offered on page 1, and never written over. */
static void
a_file_tells_of_the_draft_beside_it(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	leave_draft(walk, FIXTURE_FQDN);
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	expect_page(walk, 7);
	expect_shown(walk, too);
	expect_shown(walk, "Filled in from ");
	type(walk, FIELD_MANAGER_EMAIL, "chofu.taro@uec.ac.jp");
	type(walk, FIELD_SOFTWARE, "nginx 1.26.2");
	next(walk, 8);
	expect_shown(walk, too);
	/* Told, not asked: it is in nobody's way. */
	assert_int_equal(focused(walk)->action, ACTION_MAKE);
	assert_int_equal(run("test $(ls state | wc -l) = 2"), 0);
	assert_int_equal(run("grep -q '\"none\"' state/*"), 0);
	while (wizard_page(walk->wizard) > 1)
		assert_true(wizard_back(walk->wizard));
	assert_int_equal(focused(walk)->action, ACTION_START_NEW);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	wizard_jump(walk->wizard, 3);
	assert_true(shows(walk, "Never issued"));
	/* Now that from the file is the other one. */
	assert_true(wizard_back(walk->wizard));
	assert_true(wizard_back(walk->wizard));
	act(walk, ACTION_DRAFT_GO_ON, 0);
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "nginx 1.26.2");
	/* The line "Institution" leads to it, not to the draft above it. */
	wizard_jump(walk->wizard, 1);
	assert_int_equal(focused(walk)->field, FIELD_PROFILE);
	assert_true(focused(walk)->selected);
	next(walk, 8);
	assert_int_equal(run("test $(ls state | wc -l) = 2"), 0);
	/* To make one leaves the other. */
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_int_equal(run("test $(ls state | wc -l) = 1 &&"
			     " grep -q '\"none\"' state/*"),
			 0);
	free(old);
	walk_end(walk);
}

static void
expect_drafts(int count)
{
	char *line = alloc_format("test $(ls state | wc -l) = %d", count);

	assert_int_equal(run(line), 0);
	free(line);
}

/* Begun from the same file again and again, and left: one draft, which is the
 * one that is told. What is answered beyond it makes another. */
static void
a_file_makes_one_draft(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");
	char *first, *again;

	(void)state;
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	assert_true(wizard_save(walk->wizard, &first, &walk->problems));
	assert_non_null(first);
	for (int i = 0; i < 3; i++) {
		restart(walk);
		assert_true(
		    wizard_start_from(walk->wizard, old, &walk->problems));
		expect_shown(walk, too);
		/* Turned pages answer nothing. */
		assert_true(wizard_back(walk->wizard));
		assert_true(wizard_back(walk->wizard));
		next(walk, 6);
		assert_true(wizard_save(walk->wizard, &again, &walk->problems));
		assert_string_equal(again, first);
		free(again);
		expect_drafts(1);
	}
	/* What is taken away is an answer, too. */
	wizard_jump(walk->wizard, 5);
	type(walk, FIELD_DNS_NAMES, "");
	next(walk, 6);
	expect_drafts(2);
	assert_true(wizard_back(walk->wizard));
	type(walk, FIELD_DNS_NAMES, "app1.lab-example.uec.ac.jp");
	go(walk, FIELD_DNS_NAMES, 1, NULL);
	wizard_type(walk->wizard, "app2.lab-example.uec.ac.jp");
	next(walk, 6);
	expect_drafts(1);
	/* Typed and taken back. */
	next(walk, 7);
	type(walk, FIELD_MANAGER_NAME, "調布 太郎");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	expect_drafts(2);
	type(walk, FIELD_MANAGER_NAME, "");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	expect_drafts(1);
	/* The draft that is offered takes its place. */
	while (wizard_page(walk->wizard) > 1)
		assert_true(wizard_back(walk->wizard));
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_drafts(1);
	wizard_jump(walk->wizard, 7);
	type(walk, FIELD_MANAGER_NAME, "調布 太郎");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	expect_drafts(1);
	assert_int_equal(run("grep -q 調布 state/*"), 0);
	free(first);
	free(old);
	walk_end(walk);
}

/* What holds it must be there still: the user throws it away, or another
 * wizard takes it. */
static void
a_draft_that_is_gone_holds_nothing(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	assert_true(keeps(walk));
	restart(walk);
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	assert_int_equal(run("rm state/*"), 0);
	assert_true(keeps(walk));
	expect_drafts(1);
	free(old);
	walk_end(walk);
}

static void
a_draft_for_another_name_is_not_mentioned(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *old = fixture_path("tests/data/pki/old.pem");

	(void)state;
	leave_draft(walk, "two.lab-example.uec.ac.jp");
	assert_true(wizard_start_from(walk->wizard, old, &walk->problems));
	expect_not_shown(walk, too);
	wizard_jump(walk->wizard, 8);
	expect_not_shown(walk, too);
	free(old);
	walk_end(walk);
}

/* What was typed before another file was named on page 1. */
static void
a_file_takes_no_answers_away(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("printf 'upki-application: 1\nprofile: uec\n"
	    "fqdn: two.lab-example.uec.ac.jp\n' > a.yaml");
	act(walk, ACTION_START_NEW, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	assert_true(wizard_back(walk->wizard));
	type(walk, FIELD_START_FROM, "a.yaml");
	wizard_enter(walk->wizard);
	expect_page(walk, 3);
	assert_true(keeps(walk));
	assert_int_equal(run("grep -q " FIXTURE_FQDN " state/* &&"
			     " test $(ls state | wc -l) = 2"),
			 0);
	assert_true(wizard_back(walk->wizard));
	assert_true(wizard_back(walk->wizard));
	expect_shown(walk, "Go on applying for " FIXTURE_FQDN);
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(nothing_answered_is_no_draft),
	    SCRATCH_TEST(another_institution_is_an_answer),
	    SCRATCH_TEST(what_a_file_answers_is_kept),
	    SCRATCH_TEST(an_older_draft_stays),
	    SCRATCH_TEST(a_file_tells_of_the_draft_beside_it),
	    SCRATCH_TEST(a_file_makes_one_draft),
	    SCRATCH_TEST(a_draft_that_is_gone_holds_nothing),
	    SCRATCH_TEST(a_draft_for_another_name_is_not_mentioned),
	    SCRATCH_TEST(a_file_takes_no_answers_away),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
