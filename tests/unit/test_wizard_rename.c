/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name becomes another one after its history was answered: the serial
 * number of one server must not go out with the name of another. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include "wizard/state.h"

#define OTHER	  "www.other.uec.ac.jp"
#define HELD	  "What was said of " FIXTURE_FQDN " does not hold for " OTHER
#define SERIAL	  "1911649278160095962"
#define NO_ANSWER "no answer"

/* What page 3 has as answer of a field. */
static const char *
answer(struct walk *walk, enum field_id field)
{
	const struct view *view = wizard_view(walk->wizard);

	for (size_t i = 0; i < view->count; i++) {
		const struct item *item = &view->item[i];

		if (item->field != field)
			continue;
		if (item->kind == ITEM_INPUT)
			return item->text;
		if (item->kind == ITEM_CHOICE && item->selected)
			return item->value;
	}
	return NO_ANSWER;
}

static void
type_history(struct walk *walk)
{
	choose(walk, FIELD_HISTORY, "typed");
	type(walk, FIELD_PREVIOUS_SERIAL, SERIAL);
	type(walk, FIELD_PREVIOUS_ISSUED, "2026-06-01");
	choose(walk, FIELD_PREVIOUS_OU, "no");
}

static void
from_the_review_a_claim_is_asked_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	wizard_enter(walk->wizard);
	expect_page(walk, 3);
	expect_shown(walk, HELD);
	assert_string_equal(answer(walk, FIELD_HISTORY), NO_ANSWER);
	/* Nothing goes on without the answer. */
	next(walk, 3);
	type_history(walk);
	next(walk, 8);
	expect_shown(walk, OTHER);
	expect_shown(walk, SERIAL);
	/* What was typed is gone, too, not only hidden. */
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "typed");
	assert_string_equal(answer(walk, FIELD_PREVIOUS_SERIAL), "");
	assert_string_equal(answer(walk, FIELD_PREVIOUS_ISSUED), "");
	assert_string_equal(answer(walk, FIELD_PREVIOUS_OU), NO_ANSWER);
	walk_end(walk);
}

static void
going_back_asks_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	type_history(walk);
	next(walk, 4);
	assert_true(wizard_back(walk->wizard));
	assert_true(wizard_back(walk->wizard));
	/* Left by another way than Enter, and then by Enter. */
	type(walk, FIELD_FQDN, OTHER);
	assert_true(wizard_back(walk->wizard));
	expect_page(walk, 1);
	expect_shown(walk, HELD);
	next(walk, 2);
	next(walk, 3);
	expect_shown(walk, HELD);
	assert_string_equal(answer(walk, FIELD_HISTORY), NO_ANSWER);
	walk_end(walk);
}

static void
a_revocation_asks_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	act(walk, ACTION_REVOKE, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "typed");
	type(walk, FIELD_PREVIOUS_SERIAL, SERIAL);
	type(walk, FIELD_PREVIOUS_ISSUED, "2026-06-01");
	choose(walk, FIELD_PREVIOUS_OU, "no");
	next(walk, 4);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, HELD);
	assert_string_equal(answer(walk, FIELD_HISTORY), NO_ANSWER);
	walk_end(walk);
}

/* From page 8 with old.pem, because its key leaked. */
static struct walk *
revoke_leaked(void)
{
	struct walk *walk = walk_begin(NULL);
	char *copy = alloc_format("cp '%s'/tests/data/pki/old*.pem .",
				  getenv("top_srcdir"));

	assert_int_equal(run(copy), 0);
	free(copy);
	act(walk, ACTION_REVOKE, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	wizard_use_file(walk->wizard, "old.pem");
	next(walk, 4);
	choose(walk, FIELD_REVOKE_REASON, "1");
	type(walk, FIELD_REVOKE_COMMENT, "found on the web");
	type(walk, FIELD_REVOKE_CONFIRMED, "keyCompromise");
	next(walk, 7);
	next(walk, 8);
	return walk;
}

/* That one key leaked says nothing of another, and cannot be taken back. */
static void
a_leak_is_asked_again(void **state)
{
	struct walk *walk = revoke_leaked();

	(void)state;
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, HELD);
	type_history(walk);
	next(walk, 4);
	assert_string_equal(answer(walk, FIELD_REVOKE_REASON), NO_ANSWER);
	/* Nothing goes on without it. */
	next(walk, 4);
	choose(walk, FIELD_REVOKE_REASON, "1");
	assert_string_equal(answer(walk, FIELD_REVOKE_COMMENT), "");
	assert_string_equal(answer(walk, FIELD_REVOKE_CONFIRMED), "");
	choose(walk, FIELD_REVOKE_REASON, "4");
	next(walk, 8);
	walk_end(walk);
}

/* Of the same name, but another certificate with another key. */
static void
a_leak_is_asked_again_of_another_file(void **state)
{
	struct walk *walk = revoke_leaked();

	(void)state;
	wizard_jump(walk->wizard, 3);
	type(walk, FIELD_PREVIOUS_FILES, "old-ou-2021.pem");
	next(walk, 4);
	assert_string_equal(answer(walk, FIELD_REVOKE_REASON), "1");
	assert_string_equal(answer(walk, FIELD_REVOKE_CONFIRMED), "");
	next(walk, 4);
	type(walk, FIELD_REVOKE_CONFIRMED, "keyCompromise");
	next(walk, 8);
	walk_end(walk);
}

static void
a_draft_asks_again(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file;

	(void)state;
	answer_all(walk);
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	free(file);
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 8);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, HELD);
	walk_end(walk);
}

/* Under another institution a name that was wrong is one. */
static void
another_institution_asks_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 3);
	type_history(walk);
	next(walk, 8);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, "www.b.osaka-kyoiku.ac.jp");
	next(walk, 2);
	assert_true(wizard_back(walk->wizard));
	expect_page(walk, 8);
	wizard_jump(walk->wizard, 1);
	choose(walk, FIELD_PROFILE, "osaka-kyoiku");
	expect_shown(walk, "does not hold for www.b.osaka-kyoiku.ac.jp");
	next(walk, 2);
	next(walk, 3);
	expect_shown(walk, "does not hold for www.b.osaka-kyoiku.ac.jp");
	assert_string_equal(answer(walk, FIELD_HISTORY), NO_ANSWER);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	next(walk, 8);
	expect_not_shown(walk, SERIAL);
	walk_end(walk);
}

/* However the name came about, page 8 is of the present one. */
static void
the_review_asks_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	application_set(&walk->wizard->application, FIELD_FQDN, OTHER);
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, HELD);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	expect_names("upki", "");
	/* Once it was said and page 3 is right, nothing else is asked. */
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "none");
	next(walk, 8);
	walk_end(walk);
}

/* The name as it was, in other letters, or wrong for a moment. */
static void
the_same_name_keeps_the_answers(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, "WWW.Lab-Example.uec.ac.jp");
	next(walk, 8);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, "www");
	next(walk, 2);
	type(walk, FIELD_FQDN, OTHER);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 8);
	expect_not_shown(walk, "does not hold");
	walk_end(walk);
}

/* An answer to a history in a file that names no server holds for the first
 * one; and a certificate speaks for itself. */
static void
what_is_no_claim_about_a_name_stays(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	assert_int_equal(run("printf 'upki-application: 1\\nprofile: uec\\n"
			     "history: none\\n' >some.yaml"),
			 0);
	assert_true(
	    wizard_start_from(walk->wizard, "some.yaml", &walk->problems));
	expect_page(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	assert_string_equal(answer(walk, FIELD_HISTORY), "none");
	assert_true(wizard_back(walk->wizard));
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, HELD);
	choose(walk, FIELD_HISTORY, "file");
	assert_true(wizard_back(walk->wizard));
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	assert_string_equal(answer(walk, FIELD_HISTORY), "file");
	walk_end(walk);
}

/* The other name was typed but not left: by F2, a signal or a hang-up. */
static void
a_save_in_between_forgets_nothing(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file;

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_int_equal(run("! grep -q history state/draft-*"), 0);
	free(file);
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 2);
	next(walk, 3);
	assert_string_equal(answer(walk, FIELD_HISTORY), NO_ANSWER);
	walk_end(walk);
	/* Emptied, and half of another one. */
	for (int half = 0; half < 2; half++) {
		assert_int_equal(run("rm -r state"), 0);
		walk = walk_begin(NULL);
		answer_all(walk);
		wizard_jump(walk->wizard, 2);
		type(walk, FIELD_FQDN, half ? "www.oth" : "");
		assert_true(wizard_save(walk->wizard, &file, &walk->problems));
		free(file);
		restart(walk);
		act(walk, ACTION_DRAFT_GO_ON, 0);
		expect_page(walk, 2);
		type(walk, FIELD_FQDN, OTHER);
		next(walk, 3);
		assert_string_equal(answer(walk, FIELD_HISTORY), NO_ANSWER);
		expect_shown(walk, half ? "does not hold for " OTHER
					: "does not tell for which name");
		walk_end(walk);
	}
}

/* Nobody typed it for the other one. */
static void
the_typed_word_goes_with_the_name(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	go_to_evidence(walk);
	type(walk, FIELD_REQUEST_CONFIRMED, "new");
	next(walk, 5);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, OTHER);
	next(walk, 3);
	expect_shown(walk, HELD);
	wizard_jump(walk->wizard, 4);
	assert_string_equal(answer(walk, FIELD_REQUEST_CONFIRMED), "");
	walk_end(walk);
}

/* Nor against evidence that was pasted since. */
static void
the_typed_word_goes_with_a_paste(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	go_to_evidence(walk);
	type(walk, FIELD_REQUEST_CONFIRMED, "new");
	next(walk, 5);
	wizard_jump(walk->wizard, 3);
	go(walk, FIELD_PREVIOUS_FILES, 1, NULL);
	assert_true(wizard_paste(walk->wizard, "one.pem\nother.pem\n"));
	wizard_jump(walk->wizard, 4);
	assert_string_equal(answer(walk, FIELD_REQUEST_CONFIRMED), "");
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(from_the_review_a_claim_is_asked_again),
	    SCRATCH_TEST(going_back_asks_again),
	    SCRATCH_TEST(a_revocation_asks_again),
	    SCRATCH_TEST(a_leak_is_asked_again),
	    SCRATCH_TEST(a_leak_is_asked_again_of_another_file),
	    SCRATCH_TEST(a_draft_asks_again),
	    SCRATCH_TEST(a_save_in_between_forgets_nothing),
	    SCRATCH_TEST(the_typed_word_goes_with_the_name),
	    SCRATCH_TEST(the_typed_word_goes_with_a_paste),
	    SCRATCH_TEST(another_institution_asks_again),
	    SCRATCH_TEST(the_review_asks_again),
	    SCRATCH_TEST(the_same_name_keeps_the_answers),
	    SCRATCH_TEST(what_is_no_claim_about_a_name_stays),
	};

	return cmocka_run_group_tests_name("wizard rename", tests, NULL, NULL);
}
