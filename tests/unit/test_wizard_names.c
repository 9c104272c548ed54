/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other names (dNSName) in the wizard: those of one server must not go out
 * with the name of another, nor come back when they were removed. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#define OTHER "www.other.uec.ac.jp"
#define HELD  "What was said of " FIXTURE_FQDN " does not hold for " OTHER
#define DOUBT "not belong on the certificate of "
#define APP1  "app1.lab-example.uec.ac.jp"

/* The wizard ends with the draft saved, and goes on with it. */
static void
resume(struct walk *walk)
{
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
}

static void
removed_names_stay_removed(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	go_to_evidence(walk);
	next(walk, 5);
	expect_shown(walk, APP1);
	type(walk, FIELD_DNS_NAMES, "");
	type(walk, FIELD_DNS_NAMES, "");
	next(walk, 6);
	resume(walk);
	expect_page(walk, 6);
	wizard_jump(walk->wizard, 5);
	expect_shown(walk, "1 of 8 names");
	/* Before page 5 was answered, too, and from there once more. */
	wizard_jump(walk->wizard, 2);
	resume(walk);
	expect_page(walk, 2);
	wizard_jump(walk->wizard, 5);
	expect_shown(walk, "1 of 8 names");
	walk_end(walk);
}

/* Where page 5 was not yet opened they are still offered. */
static void
names_are_offered_to_a_draft(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	go_to_evidence(walk);
	resume(walk);
	expect_page(walk, 4);
	next(walk, 5);
	expect_shown(walk, APP1);
	expect_shown(walk, "Filled in from");
	walk_end(walk);
}

/* Those that stand in the certificate of the name before; not a typed one. */
static void
names_of_the_old_certificate_go_with_it(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	go_to_evidence(walk);
	next(walk, 5);
	expect_shown(walk, "app1.lab-example.uec.ac.jp");
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, HELD);
	wizard_jump(walk->wizard, 5);
	expect_not_shown(walk, "app1.lab-example.uec.ac.jp");
	expect_not_shown(walk, "Filled in from");
	walk_end(walk);
}

/* Saved with the name emptied: nobody knows whose they are. */
static void
names_go_from_a_draft_without_a_name(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	go_to_evidence(walk);
	next(walk, 5);
	next(walk, 6);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, "");
	resume(walk);
	expect_page(walk, 2);
	assert_int_equal(run("cp state/draft-* copy.yaml"), 0);
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, "does not tell for which name");
	wizard_jump(walk->wizard, 5);
	expect_shown(walk, "1 of 8 names");
	/* By its path; of the same name they are filled in anew. */
	restart(walk);
	assert_true(
	    wizard_start_from(walk->wizard, "copy.yaml", &walk->problems));
	expect_page(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	expect_shown(walk, "does not tell for which name");
	next(walk, 4);
	next(walk, 5);
	expect_shown(walk, "3 of 8 names");
	expect_shown(walk, "Filled in from");
	walk_end(walk);
}

/* Pages 1 to 7 with a name that was typed, and another name of the server. */
static void
rename_with_typed_name(struct walk *walk)
{
	answer_all(walk);
	wizard_jump(walk->wizard, 5);
	type(walk, FIELD_DNS_NAMES, APP1);
	next(walk, 8);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
}

/* What was typed is not thrown away, but page 8 waits until it was seen. */
static void
typed_names_are_shown_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	rename_with_typed_name(walk);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	next(walk, 4);
	next(walk, 5);
	expect_shown(walk, DOUBT OTHER);
	expect_shown(walk, APP1);
	next(walk, 8);
	/* Once is enough. */
	wizard_jump(walk->wizard, 2);
	next(walk, 8);
	wizard_jump(walk->wizard, 5);
	expect_not_shown(walk, DOUBT);
	walk_end(walk);
}

/* Who jumps over page 5 is led there from the button. */
static void
typed_names_are_not_made_unseen(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	rename_with_typed_name(walk);
	assert_true(wizard_back(walk->wizard));
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "none");
	assert_true(wizard_back(walk->wizard));
	expect_page(walk, 8);
	act(walk, ACTION_MAKE, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_RUNNING);
	expect_page(walk, 5);
	expect_shown(walk, DOUBT OTHER);
	/* Nor when a draft lies in between. */
	wizard_jump(walk->wizard, 8);
	resume(walk);
	expect_page(walk, 8);
	act(walk, ACTION_MAKE, 0);
	expect_page(walk, 5);
	type(walk, FIELD_DNS_NAMES, "");
	next(walk, 8);
	act(walk, ACTION_MAKE, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_WANTS_MAKE);
	walk_end(walk);
}

/* A save while the name is typed; and no doubt about another application. */
static void
doubt_is_kept_and_ends(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	rename_with_typed_name(walk);
	resume(walk);
	expect_page(walk, 2);
	wizard_jump(walk->wizard, 5);
	expect_shown(walk, DOUBT OTHER);
	wizard_jump(walk->wizard, 1);
	act(walk, ACTION_ANOTHER, 0);
	expect_page(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	wizard_jump(walk->wizard, 5);
	type(walk, FIELD_DNS_NAMES, APP1);
	expect_not_shown(walk, DOUBT);
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(removed_names_stay_removed),
	    SCRATCH_TEST(names_are_offered_to_a_draft),
	    SCRATCH_TEST(names_of_the_old_certificate_go_with_it),
	    SCRATCH_TEST(names_go_from_a_draft_without_a_name),
	    SCRATCH_TEST(typed_names_are_shown_again),
	    SCRATCH_TEST(typed_names_are_not_made_unseen),
	    SCRATCH_TEST(doubt_is_kept_and_ends),
	};

	return cmocka_run_group_tests_name("wizard names", tests, NULL, NULL);
}
