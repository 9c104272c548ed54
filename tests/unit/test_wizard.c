/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard: moving between pages and lines, help, language, the user. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

static void
back_and_forth_loses_nothing(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	for (int page = 7; page >= 1; page--) {
		assert_true(wizard_back(walk->wizard));
		expect_page(walk, page);
	}
	assert_false(wizard_back(walk->wizard));
	for (int page = 2; page <= 8; page++)
		next(walk, page);
	expect_shown(walk, "Apache 2.4.62");
	next(walk, 8);
	walk_end(walk);
}

static void
an_escape_that_was_none_is_undone(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	wizard_undo_back(walk->wizard);
	expect_page(walk, 1);
	wizard_jump(walk->wizard, 7);
	go(walk, FIELD_SOFTWARE, 0, NULL);
	wizard_back(walk->wizard);
	expect_page(walk, 6);
	wizard_undo_back(walk->wizard);
	expect_page(walk, 7);
	assert_int_equal(focused(walk)->field, FIELD_SOFTWARE);
	wizard_undo_back(walk->wizard);
	expect_page(walk, 7);
	walk_end(walk);
}

/* To turn the page leaves the field; whoever did not turn it has not. */
static void
what_an_escape_changed_is_undone(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, "WWW2.lab-example.uec.ac.jp");
	wizard_back(walk->wizard);
	expect_page(walk, 8);
	wizard_undo_back(walk->wizard);
	expect_page(walk, 2);
	assert_string_equal(focused(walk)->text, "WWW2.lab-example.uec.ac.jp");
	/* The same name once more: what was said of it still holds, and the
	 * way leads back to the review. */
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 8);
	walk_end(walk);
}

static void
what_is_made_stays_made(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 2);
	wizard_back(walk->wizard);
	expect_page(walk, 8);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_true(wizard_back(walk->wizard));
	wizard_undo_back(walk->wizard);
	expect_page(walk, 9);
	walk_end(walk);
}

static void
a_line_of_the_review_leads_there_and_back(void **state)
{
	struct walk *walk = walk_begin(NULL);
	const struct view *view;

	(void)state;
	answer_all(walk);
	view = wizard_view(walk->wizard);
	for (size_t i = 0; i < view->count; i++) {
		if (view->item[i].kind != ITEM_ROW || view->item[i].page != 7)
			continue;
		wizard_focus_set(walk->wizard, i);
		break;
	}
	wizard_enter(walk->wizard);
	expect_page(walk, 7);
	next(walk, 8);
	wizard_jump(walk->wizard, 2);
	wizard_back(walk->wizard);
	expect_page(walk, 8);
	wizard_jump(walk->wizard, 0);
	wizard_jump(walk->wizard, 9);
	expect_page(walk, 8);
	walk_end(walk);
}

static void
the_focus_moves_over_what_can_have_it(void **state)
{
	struct walk *walk = walk_begin(NULL);
	size_t first;

	(void)state;
	wizard_jump(walk->wizard, 7);
	first = wizard_focus(walk->wizard);
	wizard_focus_previous(walk->wizard);
	assert_int_equal(wizard_focus(walk->wizard), first);
	wizard_focus_next(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_MANAGER_DEPARTMENT);
	wizard_focus_previous(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_MANAGER_NAME);
	for (int i = 0; i < 20; i++)
		wizard_focus_next(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_EXTRA);
	wizard_type(walk->wizard, "電通 花子");
	wizard_focus_set(walk->wizard, 0);
	assert_int_equal(focused(walk)->field, FIELD_EXTRA);
	wizard_focus_set(walk->wizard, 10000);
	assert_string_equal(focused(walk)->text, "電通 花子");
	walk_end(walk);
}

static void
enter_on_a_choice_goes_behind_its_group(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	wizard_enter(walk->wizard);
	expect_page(walk, 3);
	go(walk, FIELD_HISTORY, 0, "typed");
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_PREVIOUS_SERIAL);
	wizard_type(walk->wizard, "zz");
	wizard_enter(walk->wizard);
	expect_shown(walk, "U307");
	assert_int_equal(focused(walk)->field, FIELD_PREVIOUS_SERIAL);
	go(walk, FIELD_HISTORY, 0, "none");
	wizard_enter(walk->wizard);
	expect_page(walk, 4);
	walk_end(walk);
}

/* Enter on the way through a group must not choose what merely stands first. */
static void
a_group_is_entered_at_its_chosen_one(void **state)
{
	struct walk *walk = walk_begin("example");

	(void)state;
	wizard_jump(walk->wizard, 6);
	choose(walk, FIELD_KEY_TYPE, "ec-p384");
	choose(walk, FIELD_KEY_SOURCE, "new");
	wizard_focus_next(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_KEY_SOURCE);
	wizard_focus_next(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_KEY_TYPE);
	assert_true(focused(walk)->selected);
	choose(walk, FIELD_KEY_SOURCE, "new");
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_KEY_TYPE);
	assert_true(focused(walk)->selected);
	wizard_focus_next(walk->wizard);
	wizard_focus_previous(walk->wizard);
	assert_true(focused(walk)->selected);
	walk_end(walk);
}

/* Tab, Enter must not take the choice that stands beside the chosen one. */
static void
a_group_is_left_in_one_step(void **state)
{
	struct walk *walk = walk_begin("uec");

	(void)state;
	assert_int_equal(focused(walk)->field, FIELD_PROFILE);
	wizard_focus_beyond(walk->wizard, 1);
	assert_int_equal(focused(walk)->action, ACTION_START_NEW);
	wizard_focus_beyond(walk->wizard, -1);
	assert_int_equal(focused(walk)->field, FIELD_PROFILE);
	assert_true(focused(walk)->selected);
	/* Nothing stands before it. */
	wizard_focus_beyond(walk->wizard, -1);
	assert_true(focused(walk)->selected);
	for (int i = 0; i < 9; i++)
		wizard_focus_beyond(walk->wizard, 1);
	assert_int_equal(focused(walk)->field, FIELD_START_FROM);
	walk_end(walk);
}

static void
every_field_and_page_has_help(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	for (int page = 1; page <= 8; page++) {
		wizard_jump(walk->wizard, page);
		for (int i = 0; i < 12; i++) {
			struct wizard_help help = wizard_help(walk->wizard);

			assert_true(*help.title && *help.purpose &&
				    *help.example && *help.mistake &&
				    *help.ask);
			wizard_focus_next(walk->wizard);
		}
	}
	walk_end(walk);
}

static void
the_language_turns_at_once(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, "www");
	next(walk, 2);
	locale_set_language(LANGUAGE_JA);
	assert_string_equal(wizard_view(walk->wizard)->page_title,
			    "サーバの FQDN");
	expect_shown(walk, "完全なホスト名ではありません");
	locale_set_language(LANGUAGE_EN);
	walk_end(walk);
}

static void
expect_message(struct walk *walk, const char *text)
{
	const struct view *view = wizard_view(walk->wizard);

	if (!view->message || !strstr(view->message, text))
		dump(walk);
	assert_non_null(view->message);
	assert_non_null(strstr(view->message, text));
}

/* What was said above the keys stands there in the other language. */
static void
the_message_turns_with_the_language(void **state)
{
	struct walk *walk = walk_begin("osaka-kyoiku");
	char *file = fixture_path("tests/data/pki/old.pem");

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, "www");
	next(walk, 2);
	expect_message(walk, "is not a full host name");
	locale_set_language(LANGUAGE_JA);
	expect_message(walk, "完全なホスト名ではありません");
	locale_set_language(LANGUAGE_EN);
	expect_message(walk, "is not a full host name");
	/* With words of the profile in it. */
	type(walk, FIELD_FQDN, "www.example.oku.ed.jp");
	next(walk, 2);
	expect_message(walk, "applies for no UPKI");
	locale_set_language(LANGUAGE_JA);
	expect_message(walk, "この大学では UPKI");
	assert_null(strstr(wizard_view(walk->wizard)->message, "applies"));
	assert_true(wizard_start_from(walk->wizard, file, &walk->problems));
	expect_message(walk, "old.pem の内容を");
	locale_set_language(LANGUAGE_EN);
	expect_message(walk, "Filled in from ");
	wizard_unsay(walk->wizard);
	assert_null(wizard_view(walk->wizard)->message);
	free(file);
	walk_end(walk);
}

static void
who_came_by_sudo_is_told(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char name[] = "taro";

	(void)state;
	expect_not_shown(walk, "sudo");
	walk->surroundings.became = name;
	restart(walk);
	expect_shown(walk, "everything is done as taro from here on");
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(back_and_forth_loses_nothing),
	    SCRATCH_TEST(an_escape_that_was_none_is_undone),
	    SCRATCH_TEST(what_an_escape_changed_is_undone),
	    SCRATCH_TEST(what_is_made_stays_made),
	    SCRATCH_TEST(a_line_of_the_review_leads_there_and_back),
	    SCRATCH_TEST(the_focus_moves_over_what_can_have_it),
	    SCRATCH_TEST(enter_on_a_choice_goes_behind_its_group),
	    SCRATCH_TEST(a_group_is_entered_at_its_chosen_one),
	    SCRATCH_TEST(a_group_is_left_in_one_step),
	    SCRATCH_TEST(every_field_and_page_has_help),
	    SCRATCH_TEST(the_language_turns_at_once),
	    SCRATCH_TEST(the_message_turns_with_the_language),
	    SCRATCH_TEST(who_came_by_sudo_is_told),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
