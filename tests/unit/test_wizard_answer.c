/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the wizard: corrected, refused, completed, compared. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include <time.h>

static void
a_wrong_page_keeps_the_user(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	expect_not_shown(walk, "U201");
	next(walk, 2);
	expect_shown(walk, "U201");
	type(walk, FIELD_FQDN, "www");
	next(walk, 2);
	expect_shown(walk, "U401");
	assert_int_equal(focused(walk)->field, FIELD_FQDN);
	/* A new fault is only named when the field is left. */
	type(walk, FIELD_FQDN, "www.example.com");
	expect_not_shown(walk, "U402");
	next(walk, 2);
	expect_shown(walk, "U402");
	/* The error goes as soon as the text is right. */
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	expect_not_shown(walk, "U40");
	next(walk, 3);
	walk_end(walk);
}

static void
leaving_a_field_corrects_it_and_says_so(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	wizard_jump(walk->wizard, 7);
	type(walk, FIELD_MANAGER_EMAIL, " Taro＠lab-example.uec.ac.jp");
	expect_not_shown(walk, "U601");
	go(walk, FIELD_SOFTWARE, 0, NULL);
	expect_shown(walk, "Taro@lab-example.uec.ac.jp");
	expect_shown(walk, "U601");
	/* The note holds until the answer is changed. */
	type(walk, FIELD_MANAGER_EMAIL, "jiro@lab-example.uec.ac.jp");
	expect_not_shown(walk, "U601");
	walk_end(walk);
}

static void
a_proposal_is_taken_with_one_key(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	wizard_jump(walk->wizard, 7);
	type(walk, FIELD_MANAGER_NAME, "髙橋 一郎");
	assert_false(wizard_take_proposal(walk->wizard));
	wizard_enter(walk->wizard);
	expect_shown(walk, "U602");
	assert_int_equal(focused(walk)->field, FIELD_MANAGER_NAME);
	assert_true(wizard_view(walk->wizard)->has_proposal);
	assert_true(wizard_take_proposal(walk->wizard));
	assert_string_equal(focused(walk)->text, "高橋 一郎");
	expect_not_shown(walk, "U602");
	assert_false(wizard_take_proposal(walk->wizard));
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_MANAGER_DEPARTMENT);
	walk_end(walk);
}

static void
a_suggestion_is_taken_too(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	wizard_jump(walk->wizard, 6);
	go(walk, FIELD_OUTPUT_DIR, 0, NULL);
	expect_shown(walk, "If empty (Ctrl-R enters it): ");
	assert_true(wizard_take_proposal(walk->wizard));
	assert_true(*focused(walk)->text);
	expect_not_shown(walk, "If empty");
	/* A choice has none. */
	go(walk, FIELD_HOSTING, 0, "self");
	assert_false(wizard_take_proposal(walk->wizard));
	walk_end(walk);
}

static void
several_lines(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	wizard_jump(walk->wizard, 5);
	assert_false(wizard_paste(walk->wizard, "one.lab-example.uec.ac.jp"));
	assert_true(wizard_paste(walk->wizard,
				 "a.lab-example.uec.ac.jp\r\n\r\n"
				 "dNSName=b.lab-example.uec.ac.jp\n"));
	assert_int_equal(focused(walk)->index, 2);
	assert_string_equal(focused(walk)->text, "");
	wizard_type(walk->wizard, "c.lab-example.uec.ac.jp");
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->index, 3);
	expect_shown(walk, "4 of 8 names");
	/* Where text stands, a paste is typing. */
	go(walk, FIELD_DNS_NAMES, 0, NULL);
	assert_false(wizard_paste(walk->wizard, "x\ny"));
	/* An empty line goes on. */
	go(walk, FIELD_DNS_NAMES, 3, NULL);
	wizard_enter(walk->wizard);
	expect_page(walk, 6);
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "a.lab-example.uec.ac.jp, b.lab-example.uec.ac.jp, "
			   "c.lab-example.uec.ac.jp");
	walk_end(walk);
}

#define NAME(x) x ".uec.ac.jp"

/* Page 5, with these lines. */
static struct walk *
begin_names(const char *lines)
{
	struct walk *walk = walk_begin(NULL);

	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	wizard_jump(walk->wizard, 5);
	wizard_paste(walk->wizard, lines);
	return walk;
}

static void
expect_line(struct walk *walk, size_t index, const char *text)
{
	assert_int_equal(focused(walk)->field, FIELD_DNS_NAMES);
	assert_int_equal(focused(walk)->index, index);
	assert_string_equal(focused(walk)->text, text);
}

/* Who goes on typing behind names on one line must not type over one. */
static void
a_line_of_several_names_is_left_behind_the_last(void **state)
{
	struct walk *walk =
	    begin_names(NAME("a") "\n" NAME("b") "\n" NAME("c"));

	(void)state;
	expect_line(walk, 3, "");
	wizard_type(walk->wizard, NAME("d") ", " NAME("e") " " NAME("f"));
	wizard_enter(walk->wizard);
	expect_line(walk, 6, "");
	/* In the middle, one of them known already. */
	go(walk, FIELD_DNS_NAMES, 1, NULL);
	wizard_type(walk->wizard, NAME("g") " " NAME("a") " " NAME("c"));
	wizard_enter(walk->wizard);
	expect_line(walk, 3, NAME("d"));
	/* The same by the arrow, and backwards. */
	go(walk, FIELD_DNS_NAMES, 0, NULL);
	wizard_type(walk->wizard, NAME("x") " " NAME("y"));
	wizard_focus_next(walk->wizard);
	expect_line(walk, 2, NAME("g"));
	wizard_type(walk->wizard, NAME("y") " " NAME("g"));
	wizard_focus_previous(walk->wizard);
	expect_line(walk, 1, NAME("y"));
	walk_end(walk);
}

static void
a_line_that_is_gone_is_left_where_it_was(void **state)
{
	struct walk *walk = begin_names(NAME("a") "\n" NAME("b"));

	(void)state;
	wizard_type(walk->wizard, NAME("a"));
	wizard_enter(walk->wizard);
	expect_line(walk, 2, "");
	expect_shown(walk, "U410");
	wizard_type(walk->wizard, NAME("c"));
	go(walk, FIELD_DNS_NAMES, 1, NULL);
	wizard_type(walk->wizard, NAME("a") " " FIXTURE_FQDN);
	wizard_enter(walk->wizard);
	expect_line(walk, 1, NAME("c"));
	walk_end(walk);
}

static void
passphrases_are_compared(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 6);
	type(walk, FIELD_PASSPHRASE, "correct horse");
	assert_false(wizard_paste(walk->wizard, "x\ny"));
	type(walk, FIELD_PASSPHRASE_AGAIN, "correct house");
	expect_not_shown(walk, "correct ho");
	next(walk, 6);
	expect_shown(walk, "The two passphrases differ.");
	type(walk, FIELD_PASSPHRASE_AGAIN, "correct horse");
	expect_not_shown(walk, "differ");
	next(walk, 8);
	expect_shown(walk, "with a passphrase");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_int_equal(run("grep -q ENCRYPTED upki/*/*.key"), 0);
	walk_end(walk);
}

/* Typed unseen with the input method on: no boot prompt takes that. */
static void
a_passphrase_must_be_typed_again_one_day(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 6);
	type(walk, FIELD_PASSPHRASE, "㈱例示①");
	expect_not_shown(walk, "U205");
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_PASSPHRASE);
	expect_shown(walk, "U205 The passphrase has characters that cannot");
	expect_not_shown(walk, "例示");
	/* Right, it goes; wrong again, it waits until the field is left. */
	type(walk, FIELD_PASSPHRASE, "c");
	expect_not_shown(walk, "U205");
	type(walk, FIELD_PASSPHRASE, "cｏ");
	expect_not_shown(walk, "U205");
	type(walk, FIELD_PASSPHRASE_AGAIN, "cｏ");
	expect_shown(walk, "U205");
	next(walk, 6);
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "The passphrase has characters that cannot");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	wizard_jump(walk->wizard, 6);
	type(walk, FIELD_PASSPHRASE, "correct horse");
	type(walk, FIELD_PASSPHRASE_AGAIN, "correct horse");
	next(walk, 8);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	expect_shown(walk, "the server asks for it at every start");
	wizard_leave(walk->wizard);
	assert_non_null(strstr(wizard_farewell(walk->wizard),
			       "The private key has a passphrase"));
	assert_int_equal(run("grep -q 'has a passphrase' upki/*/next.txt"), 0);
	walk_end(walk);
}

/* A passphrase typed before the hosting forbade it is not used. */
static void
a_hosting_that_forbids_the_passphrase_wins(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 6);
	type(walk, FIELD_PASSPHRASE, "correct horse");
	type(walk, FIELD_PASSPHRASE_AGAIN, "correct horse");
	choose(walk, FIELD_HOSTING, "virtual-domain");
	next(walk, 8);
	expect_not_shown(walk, "with a passphrase");
	/* The review names every answer. */
	expect_shown(walk, "Virtual-domain server of the centre");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	expect_not_shown(walk, "at every start");
	assert_int_equal(run("grep -q ENCRYPTED upki/*/*.key"), 1);
	walk_end(walk);
}

static double
now(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* What is typed is checked when the field is left, not at every key. */
static void
a_key_is_no_check(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char text[8001];
	double begin, keys;

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	next(walk, 2);
	begin = now();
	for (int i = 0; i < 200; i++) {
		type(walk, FIELD_FQDN, text);
		wizard_view(walk->wizard);
	}
	keys = now() - begin;
	begin = now();
	for (int i = 0; i < 200; i++)
		wizard_next(walk->wizard);
	expect_shown(walk, "U401");
	assert_true(8 * keys < now() - begin);
	walk_end(walk);
}

static void
paths_are_completed(void **state)
{
	struct walk *walk = walk_begin(NULL);
	struct strings names = {0};
	char *joined;

	(void)state;
	run("mkdir certs; touch certs/old1.pem certs/old2.pem");
	wizard_complete(walk->wizard, "certs/old", &names);
	joined = strings_join(&names, " ");
	assert_string_equal(joined, "certs/old1.pem certs/old2.pem");
	free(joined);
	strings_release(&names);
	wizard_complete(walk->wizard, "cer", &names);
	assert_int_equal(names.count, 1);
	strings_release(&names);
	wizard_complete(walk->wizard, "none/x", &names);
	assert_int_equal(names.count, 0);
	walk_end(walk);
}

/* Keys that mean something on another line do nothing on this one. */
static void
an_action_takes_no_text(void **state)
{
	struct walk *walk = walk_begin(NULL);
	const struct view *view = wizard_view(walk->wizard);

	(void)state;
	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].action == ACTION_REVOKE)
			wizard_focus_set(walk->wizard, i);
	wizard_type(walk->wizard, "text");
	assert_false(wizard_paste(walk->wizard, "a\nb"));
	wizard_choose(walk->wizard);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	expect_page(walk, 1);
	expect_names(".", "");
	walk_end(walk);
}

/* No text of a key is an answer, and none gets into the draft. */
static void
the_text_of_a_key_is_not_taken(void **state)
{
	static const char key[] = "-----BEGIN PRIVATE KEY-----\nMIG2AgEAMBAG"
				  "\n-----END PRIVATE KEY-----\n";
	struct walk *walk = begin_names("");

	(void)state;
	assert_true(wizard_paste(walk->wizard, key));
	expect_shown(walk, "perhaps a private key");
	assert_string_equal(focused(walk)->text, "");
	assert_false(wizard_type(walk->wizard, key));
	expect_shown(walk, "perhaps a private key");
	assert_string_equal(focused(walk)->text, "");
	assert_true(wizard_type(walk->wizard, NAME("b")));
	wizard_jump(walk->wizard, 2);
	go(walk, FIELD_FQDN, 0, NULL);
	assert_false(wizard_type(walk->wizard, key));
	assert_string_equal(focused(walk)->text, "");
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_wrong_page_keeps_the_user),
	    SCRATCH_TEST(leaving_a_field_corrects_it_and_says_so),
	    SCRATCH_TEST(a_proposal_is_taken_with_one_key),
	    SCRATCH_TEST(a_suggestion_is_taken_too),
	    SCRATCH_TEST(several_lines),
	    SCRATCH_TEST(a_line_of_several_names_is_left_behind_the_last),
	    SCRATCH_TEST(a_line_that_is_gone_is_left_where_it_was),
	    SCRATCH_TEST(passphrases_are_compared),
	    SCRATCH_TEST(a_passphrase_must_be_typed_again_one_day),
	    SCRATCH_TEST(a_hosting_that_forbids_the_passphrase_wins),
	    SCRATCH_TEST(a_key_is_no_check),
	    SCRATCH_TEST(paths_are_completed),
	    SCRATCH_TEST(an_action_takes_no_text),
	    SCRATCH_TEST(the_text_of_a_key_is_not_taken),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
