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
	expect_shown(walk, "Go on with (no name yet)");
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
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
