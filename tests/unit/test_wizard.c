/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard's states: answers, moves, corrections, beginnings, results. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include "application/draft.h"
#include "base/text.h"

#include <stdio.h>

static void
a_first_application(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	assert_int_equal(focused(walk)->action, ACTION_MAKE);
	expect_shown(walk, "(made later)");
	wizard_enter(walk->wizard);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_WANTS_MAKE);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	expect_shown(walk, "Saved, complete and checked: ");
	expect_shown(walk, "What to do now");
	assert_int_equal(
	    run("cd upki/" FIXTURE_FQDN "_20261122 && test -s *.key && "
		"test -s *.csr && test -s next.txt && test -s send/*_new.tsv"),
	    0);
	/* There is no way back from what is made. */
	assert_true(wizard_back(walk->wizard));
	expect_page(walk, 9);
	act(walk, ACTION_SHOW_LETTER, 0);
	expect_shown(walk, "Subject: [UPKI]");
	expect_not_shown(walk, "What to do now");
	act(walk, ACTION_SHOW_LETTER, 0);
	expect_shown(walk, "What to do now");
	act(walk, ACTION_FINISH, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_DONE);
	assert_non_null(strstr(wizard_farewell(walk->wizard), "scp -r"));
	walk_end(walk);
}

static void
another_server_keeps_the_person(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_make(walk->wizard, NULL, NULL);
	act(walk, ACTION_ANOTHER, 0);
	expect_page(walk, 2);
	assert_string_equal(focused(walk)->text, "");
	type(walk, FIELD_FQDN, "two.lab-example.uec.ac.jp");
	next(walk, 3);
	/* Nothing about earlier certificates is taken over. */
	wizard_next(walk->wizard);
	expect_page(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "調布 太郎");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	expect_names("upki", "two.lab-example.uec.ac.jp_20261122/ " FIXTURE_FQDN
			     "_20261122/");
	walk_end(walk);
}

static void
the_same_again_gets_another_name(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("mkdir -p -m 0700 upki/" FIXTURE_FQDN "_20261122");
	answer_all(walk);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	expect_shown(walk, FIXTURE_FQDN "_20261122-2");
	walk_end(walk);
}

static void
what_cannot_be_written_is_said(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("echo occupied > upki");
	answer_all(walk);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	expect_shown(walk, "U80");
	assert_null(wizard_farewell(walk->wizard));
	assert_int_equal(wizard_state(walk->wizard), WIZARD_RUNNING);
	expect_file("upki", "occupied\n", 0644);
	walk_end(walk);
}

static bool
stop_at_once(void *closure)
{
	++*(int *)closure;
	return false;
}

static void
cancelling_leaves_nothing(void **state)
{
	struct walk *walk = walk_begin(NULL);
	int calls = 0;

	(void)state;
	answer_all(walk);
	wizard_make(walk->wizard, stop_at_once, &calls);
	assert_true(calls > 0);
	expect_page(walk, 8);
	expect_shown(walk, "Cancelled. Nothing was written.");
	assert_int_equal(run("test -z \"$(ls upki 2>&-)\""), 0);
	walk_end(walk);
}

static void
making_with_faults_shows_them(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	wizard_jump(walk->wizard, 8);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	expect_shown(walk, "U201");
	assert_int_equal(run("test -e upki"), 1);
	walk_end(walk);
}

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
	next(walk, 4);
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
starting_from_a_request(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file = fixture_path("tests/data/pki/request-san.csr");

	(void)state;
	assert_true(wizard_start_from(walk->wizard, file, &walk->problems));
	expect_page(walk, 3);
	wizard_jump(walk->wizard, 6);
	expect_shown(walk, "request-san.csr");
	act(walk, ACTION_ADD_CSR_NAMES, 0);
	wizard_jump(walk->wizard, 5);
	assert_true(*focused(walk)->text);
	wizard_jump(walk->wizard, 6);
	expect_not_shown(walk, "in the CSR over to page 5");
	free(file);
	walk_end(walk);
}

static void
starting_from_last_time(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_make(walk->wizard, NULL, NULL);
	restart(walk);
	assert_true(wizard_start_from(
	    walk->wizard, "upki/" FIXTURE_FQDN "_20261122", &walk->problems));
	/* The history is asked anew, person and name are kept. */
	expect_page(walk, 3);
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "調布 太郎");
	expect_shown(walk, FIXTURE_FQDN);
	restart(walk);
	assert_true(wizard_start_from(
	    walk->wizard, "upki/" FIXTURE_FQDN "_20261122/application.yaml",
	    &walk->problems));
	expect_page(walk, 3);
	walk_end(walk);
}

static void
starting_from_what_cannot_be_read(void **state)
{
	static const char *const files[] = {"missing.pem", "missing.yaml",
					    "folder",	   "text.pem",
					    "bad.yaml",	   "other.yaml"};
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("mkdir folder; echo text > text.pem; echo '[' > bad.yaml;"
	    "printf 'upki-application: 1\\nprofile: nowhere\\n' > other.yaml");
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		diagnostics_clear(&walk->problems);
		assert_false(
		    wizard_start_from(walk->wizard, files[i], &walk->problems));
		assert_true(diagnostics_have_error(&walk->problems));
		expect_page(walk, 1);
	}
	walk_end(walk);
}

static void
the_file_decides_about_the_profile(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("printf 'upki-application: 1\\nprofile: example\\n' > a.yaml");
	assert_true(wizard_start_from(walk->wizard, "a.yaml", &walk->problems));
	expect_page(walk, 2);
	assert_string_equal(wizard_view(walk->wizard)->institution,
			    "Example University");
	walk_end(walk);
}

static void
choosing_another_institution(void **state)
{
	struct walk *walk = walk_begin("osaka-kyoiku");

	(void)state;
	/* No institution; for who asked for it by name alone. */
	expect_not_shown(walk, "Example University");
	choose(walk, FIELD_PROFILE, "shimane");
	assert_string_equal(wizard_view(walk->wizard)->institution,
			    "Shimane University");
	choose(walk, FIELD_PROFILE, "uec");
	choose(walk, FIELD_PROFILE, "uec");
	wizard_jump(walk->wizard, 7);
	expect_shown(walk, "Responsible person");
	walk_end(walk);
	walk = walk_begin("example");
	expect_shown(walk, "Example University");
	walk_end(walk);
}

/* Lists read the head of a profile alone. */
static void
an_institution_that_cannot_be_read_is_not_taken(void **state)
{
	struct walk *walk = walk_begin("osaka-kyoiku");
	char *draft;

	(void)state;
	run("mkdir own; printf 'id: bad\\nname: {en: Bad}\\nx: [' "
	    ">own/bad.yaml");
	strings_add(&walk->surroundings.profiles.folder, "own");
	go(walk, FIELD_PROFILE, 0, "bad");
	wizard_choose(walk->wizard);
	assert_string_equal(wizard_view(walk->wizard)->institution,
			    "Osaka Kyoiku University");
	assert_non_null(strstr(wizard_view(walk->wizard)->message,
			       "own/bad.yaml:4:1: error: U701"));
	assert_false(focused(walk)->selected);
	/* Nothing was changed, so there is nothing to save. */
	assert_true(wizard_save(walk->wizard, &draft, &walk->problems));
	assert_null(draft);
	walk_end(walk);
}

static void
a_draft_is_saved_and_gone_on_with(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file;

	(void)state;
	/* Nothing was answered: nothing to save. */
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_null(file);
	answer_all(walk);
	wizard_jump(walk->wizard, 6);
	type(walk, FIELD_PASSPHRASE, "never-in-a-file");
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_int_equal(run("grep -rq never-in-a-file ."), 1);
	assert_non_null(strstr(file, "/state/draft-"));
	free(file);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	wizard_leave(walk->wizard);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_LEFT);
	restart(walk);
	expect_shown(walk, "Go on with " FIXTURE_FQDN " (saved ");
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 6);
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "調布 太郎");
	/* What is made needs no draft any more. */
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_null(file);
	expect_names("state", "");
	walk_end(walk);
}

static void
a_draft_is_thrown_away(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	for (int i = 0; i < 2; i++) {
		next(walk, 2);
		type(walk, FIELD_FQDN, FIXTURE_FQDN);
		assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
		restart(walk);
	}
	act(walk, ACTION_DRAFT_DISCARD, 1);
	expect_shown(walk, "The draft has been thrown away.");
	act(walk, ACTION_DRAFT_DISCARD, 0);
	expect_not_shown(walk, "unfinished");
	expect_names("state", "");
	act(walk, ACTION_START_NEW, 0);
	expect_page(walk, 2);
	walk_end(walk);
}

static void
a_draft_of_an_unknown_institution(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("mkdir -m 0700 state; printf 'upki-application: 1\\n"
	    "profile: closed-down\\nfqdn: " FIXTURE_FQDN "\\n' "
	    "> state/draft-1.yaml");
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	assert_string_equal(wizard_view(walk->wizard)->institution,
			    "The University of Electro-Communications");
	expect_shown(walk, "closed-down");
	walk_end(walk);
}

static void
a_dry_run_writes_nothing(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file;

	(void)state;
	walk->surroundings.dry_run = true;
	answer_all(walk);
	expect_shown(walk, "End here and print the plan (dry run)");
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_null(file);
	expect_names(".", "");
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

static void
a_hosting_may_forbid_the_passphrase(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	wizard_jump(walk->wizard, 6);
	expect_shown(walk, "Passphrase");
	choose(walk, FIELD_HOSTING, "virtual-domain");
	expect_not_shown(walk, "Passphrase");
	choose(walk, FIELD_KEY_SOURCE, "csr");
	expect_shown(walk, "CSR file");
	next(walk, 6);
	expect_shown(walk, "U201");
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
	wizard_say(walk->wizard, STYLE_NOTE, "x");
	assert_string_equal(wizard_view(walk->wizard)->page_title,
			    "サーバの FQDN");
	expect_shown(walk, "完全なホスト名ではありません");
	locale_set_language(LANGUAGE_EN);
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
	wizard_say(walk->wizard, STYLE_NOTE, "x");
	expect_shown(walk, "(10 days left)");
	free(file);
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

static void
all_names_taken(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	run("mkdir -p -m 0700 upki; cd upki; mkdir " FIXTURE_FQDN "_20261122;"
	    "i=2; while test $i -lt 100; do mkdir " FIXTURE_FQDN
	    "_20261122-$i; i=$((i + 1)); done");
	answer_all(walk);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	expect_shown(walk, "U801");
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
an_existing_request_goes_all_the_way(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *csr = fixture_path("tests/data/pki/request-rsa.csr");
	char *key = fixture_path("tests/data/pki/good-rsa.key");

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 6);
	choose(walk, FIELD_KEY_SOURCE, "csr");
	type(walk, FIELD_CSR_FILE, csr);
	type(walk, FIELD_KEY_FILE, key);
	wizard_focus_next(walk->wizard);
	expect_shown(walk, "The private key belongs to this CSR.");
	next(walk, 8);
	expect_shown(walk, "existing CSR: ");
	expect_shown(walk, " characters)");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_int_equal(run("test -z \"$(find upki -name '*.key')\""), 0);
	free(key);
	free(csr);
	walk_end(walk);
}

static void
an_unknown_profile_is_no_wizard(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	assert_null(
	    wizard_new(&walk->surroundings, "nowhere", &walk->problems));
	assert_true(diagnostics_have_error(&walk->problems));
	wizard_free(NULL);
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_first_application),
	    SCRATCH_TEST(another_server_keeps_the_person),
	    SCRATCH_TEST(the_same_again_gets_another_name),
	    SCRATCH_TEST(what_cannot_be_written_is_said),
	    SCRATCH_TEST(cancelling_leaves_nothing),
	    SCRATCH_TEST(making_with_faults_shows_them),
	    SCRATCH_TEST(a_wrong_page_keeps_the_user),
	    SCRATCH_TEST(leaving_a_field_corrects_it_and_says_so),
	    SCRATCH_TEST(a_proposal_is_taken_with_one_key),
	    SCRATCH_TEST(a_suggestion_is_taken_too),
	    SCRATCH_TEST(several_lines),
	    SCRATCH_TEST(back_and_forth_loses_nothing),
	    SCRATCH_TEST(an_escape_that_was_none_is_undone),
	    SCRATCH_TEST(a_line_of_the_review_leads_there_and_back),
	    SCRATCH_TEST(the_focus_moves_over_what_can_have_it),
	    SCRATCH_TEST(overriding_needs_the_word),
	    SCRATCH_TEST(not_known_shows_the_ways_out),
	    SCRATCH_TEST(names_of_the_old_certificate_are_filled_in_once),
	    SCRATCH_TEST(starting_from_a_request),
	    SCRATCH_TEST(starting_from_last_time),
	    SCRATCH_TEST(starting_from_what_cannot_be_read),
	    SCRATCH_TEST(the_file_decides_about_the_profile),
	    SCRATCH_TEST(choosing_another_institution),
	    SCRATCH_TEST(an_institution_that_cannot_be_read_is_not_taken),
	    SCRATCH_TEST(a_draft_is_saved_and_gone_on_with),
	    SCRATCH_TEST(a_draft_is_thrown_away),
	    SCRATCH_TEST(a_draft_of_an_unknown_institution),
	    SCRATCH_TEST(a_dry_run_writes_nothing),
	    SCRATCH_TEST(passphrases_are_compared),
	    SCRATCH_TEST(a_hosting_may_forbid_the_passphrase),
	    SCRATCH_TEST(every_field_and_page_has_help),
	    SCRATCH_TEST(the_language_turns_at_once),
	    SCRATCH_TEST(paths_are_completed),
	    SCRATCH_TEST(certificates_are_shown),
	    SCRATCH_TEST(days_left_are_counted),
	    SCRATCH_TEST(enter_on_a_choice_goes_behind_its_group),
	    SCRATCH_TEST(a_group_is_entered_at_its_chosen_one),
	    SCRATCH_TEST(a_group_is_left_in_one_step),
	    SCRATCH_TEST(all_names_taken),
	    SCRATCH_TEST(an_existing_request_goes_all_the_way),
	    SCRATCH_TEST(an_unknown_profile_is_no_wizard),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
