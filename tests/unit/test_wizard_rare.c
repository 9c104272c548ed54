/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard where something is not as usual: files made before, drafts that
 * are open or cannot be saved, institutions that go or want other things. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include "application/draft.h"
#include "wizard/state.h"

#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>

/* The wizard starts anew with the answers of the folder that was made, and
 * what the record leaves open. */
static void
answer_again(struct walk *walk)
{
	restart(walk);
	assert_true(wizard_start_from(
	    walk->wizard, "upki/" FIXTURE_FQDN "_20261122", &walk->problems));
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "none");
	wizard_jump(walk->wizard, 8);
}

static void
what_was_made_is_shown_and_not_made_again(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	wizard_make(walk->wizard, NULL, NULL);
	answer_again(walk);
	expect_shown(walk,
		     "These answers were made into files already: " FIXTURE_FQDN
		     "_20261122");
	expect_shown(walk, "Make them once more, with another new key");
	act(walk, ACTION_SHOW_FINISHED, 0);
	expect_page(walk, 9);
	expect_shown(walk, "What to do now");
	act(walk, ACTION_SHOW_LETTER, 0);
	expect_shown(walk, "Subject: [UPKI]");
	act(walk, ACTION_FINISH, 0);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_DONE);
	assert_non_null(strstr(wizard_farewell(walk->wizard),
			       FIXTURE_FQDN "_20261122/next.txt"));
	expect_names("upki", FIXTURE_FQDN "_20261122/");
	/* Without its letter the folder is still shown. */
	assert_int_equal(run("rm upki/*/send/*_letter.txt"), 0);
	answer_again(walk);
	act(walk, ACTION_SHOW_FINISHED, 0);
	expect_shown(walk, "What to do now");
	walk_end(walk);
}

/* A folder of that name says nothing: its record must hold these answers, and
 * that they were made. */
static void
other_answers_were_not_made(void **state)
{
	static const char *const changes[] = {
	    "sed -i 's/Apache/nginx/' upki/*/application.yaml",
	    "sed -i '/^made:/,$d' upki/*/application.yaml",
	    "sed -i 's/^made:/more:/' upki/*/application.yaml",
	    "rm upki/*/application.yaml",
	    "rm -r upki/*; touch upki/" FIXTURE_FQDN "_20261122"};

	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct walk *walk = walk_begin(NULL);

		answer_all(walk);
		wizard_make(walk->wizard, NULL, NULL);
		restart(walk);
		assert_int_equal(run(changes[i]), 0);
		answer_all(walk);
		expect_not_shown(walk, "were made into files already");
		walk_end(walk);
		assert_int_equal(run("rm -rf upki state"), 0);
	}
}

static void
a_dry_run_ends_with_the_plan(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	walk->surroundings.dry_run = true;
	answer_all(walk);
	act(walk, ACTION_MAKE, 0);
	wizard_make(walk->wizard, NULL, NULL);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_DONE);
	assert_non_null(strstr(wizard_farewell(walk->wizard), "kind: new\n"));
	expect_names(".", "");
	walk_end(walk);
}

/* Typing goes on; that nothing is saved is said, but only once. */
static void
a_draft_that_cannot_be_saved_is_told_once(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	assert_int_equal(run("echo occupied >state"), 0);
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	expect_shown(walk, "cannot be written");
	choose(walk, FIELD_HISTORY, "none");
	next(walk, 4);
	expect_not_shown(walk, "cannot be written");
	/* Who leaves hears it again. */
	assert_false(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_int_equal(walk->problems.count, 1);
	walk_end(walk);
}

/* A draft that another wizard has open, as far as /proc tells. */
static pid_t
open_draft(void)
{
	pid_t child = fork();
	char *line;

	assert_true(child >= 0);
	if (child == 0) {
		prctl(PR_SET_NAME, "upki-wizard");
		for (;;)
			pause();
	}
	line = alloc_format("mkdir -m 0700 -p state;"
			    "printf 'upki-application: 1\\nfqdn: " FIXTURE_FQDN
			    "\\n' >state/draft-%ld-00000000.yaml;"
			    "printf 'upki-application: 1\\n' "
			    ">state/draft-%ld-00000001.yaml;"
			    "until grep -q upki-wizard /proc/%ld/comm;"
			    "do :; done",
			    (long)child, (long)child, (long)child);
	assert_int_equal(run(line), 0);
	free(line);
	return child;
}

static void
a_draft_is_open_in_one_wizard_only(void **state)
{
	struct walk *walk = walk_begin(NULL);
	pid_t other = open_draft();
	struct drafts drafts = {0};

	(void)state;
	restart(walk);
	expect_shown(walk, FIXTURE_FQDN " is open in another wizard");
	expect_shown(walk, "(no name yet) is open in another wizard");
	expect_not_shown(walk, "Go on with");
	drafts_list(walk->surroundings.state_folder, &drafts);
	assert_int_equal(drafts.count, 2);
	assert_true(drafts.item[0].in_use);
	assert_null(
	    draft_take(&drafts.item[0], walk->surroundings.state_folder));
	drafts_release(&drafts);
	/* Dead, though nobody has waited for it yet. */
	kill(other, SIGKILL);
	assert_int_equal(waitid(P_PID, (id_t)other, NULL, WEXITED | WNOWAIT),
			 0);
	restart(walk);
	expect_shown(walk, "Go on with " FIXTURE_FQDN);
	expect_shown(walk, "Go on with (no name yet)");
	assert_int_equal(waitpid(other, NULL, 0), other);
	/* Somebody takes it while the list is shown. */
	assert_int_equal(run("rm state/*"), 0);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 1);
	expect_shown(walk, "Another wizard has this draft open");
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

/* An institution of the user's own: the example's with one line changed. */
static struct walk *
walk_with(const char *change)
{
	char *example = fixture_path("data/profiles/example.yaml");
	char *line = alloc_format("sed -e 's/^id: example/id: own/' -e '%s' "
				  "'%s' >own.yaml",
				  change, example);
	struct walk *walk = walk_begin(NULL);

	assert_int_equal(run(line), 0);
	strings_add(&walk->surroundings.profiles.folder,
		    walk->surroundings.home);
	wizard_free(walk->wizard);
	walk->wizard = wizard_new(&walk->surroundings, "own", &walk->problems);
	assert_non_null(walk->wizard);
	free(line);
	free(example);
	return walk;
}

static void
an_institution_may_go_while_it_is_offered(void **state)
{
	struct walk *walk = walk_with("");

	(void)state;
	choose(walk, FIELD_PROFILE, "uec");
	expect_shown(walk, "of The University of Electro-Communications");
	assert_int_equal(unlink("own.yaml"), 0);
	go(walk, FIELD_PROFILE, 0, "own");
	wizard_choose(walk->wizard);
	expect_shown(walk, "own");
	assert_int_equal(wizard_view(walk->wizard)->message_style, STYLE_ERROR);
	/* What was chosen before holds, in the draft, too. */
	go(walk, FIELD_PROFILE, 0, "uec");
	assert_true(focused(walk)->selected);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_int_equal(run("grep -qx 'profile: uec' state/draft-*.yaml"), 0);
	walk_end(walk);
}

static void
without_a_tsv_none_is_spoken_of(void **state)
{
	struct walk *walk = walk_with("s/^submission:/artifact: csr\\n&/");

	(void)state;
	expect_shown(walk, "you hand in the CSR yourself at the end");
	next(walk, 2);
	type(walk, FIELD_FQDN, "www.example.ac.jp");
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "unknown");
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "The kind of application cannot be decided yet");
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "none");
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "This is an application for a new certificate");
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "typed");
	type(walk, FIELD_PREVIOUS_SERIAL, "1911649278160095962");
	type(walk, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	choose(walk, FIELD_PREVIOUS_OU, "no");
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "This is an application for a renewal");
	expect_not_shown(walk, "TSV");
	walk_end(walk);
}

static void
an_institution_may_want_a_passphrase(void **state)
{
	struct walk *walk =
	    walk_with("s/^passphrase: optional/passphrase: required/");

	(void)state;
	wizard_jump(walk->wizard, 6);
	next(walk, 6);
	expect_shown(walk, "This institution wants a passphrase");
	type(walk, FIELD_PASSPHRASE, "correct horse");
	type(walk, FIELD_PASSPHRASE_AGAIN, "correct horse");
	next(walk, 7);
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
	expect_shown(walk, "none is known. Read the old");
	walk_end(walk);
}

/* A centre without an address is not written to, and a terminal without
 * Japanese shows none. */
static void
sentences_fit_the_centre_and_the_terminal(void **state)
{
	struct walk *walk = walk_with("s/^  email:.*//");

	(void)state;
	next(walk, 2);
	type(walk, FIELD_FQDN, "www.example.ac.jp");
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "unknown");
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "Three ways to find out");
	expect_not_shown(walk, "To: ");
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "none");
	setenv("LC_ALL", "C", 1);
	assert_true(locale_start("en"));
	wizard_jump(walk->wizard, 4);
	expect_shown(walk, "A TSV for a new certificate will be made");
	expect_not_shown(walk, "新規");
	walk_end(walk);
	setenv("LC_ALL", "C.UTF-8", 1);
	assert_true(locale_start("en"));
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(what_was_made_is_shown_and_not_made_again),
	    SCRATCH_TEST(other_answers_were_not_made),
	    SCRATCH_TEST(a_dry_run_ends_with_the_plan),
	    SCRATCH_TEST(a_draft_that_cannot_be_saved_is_told_once),
	    SCRATCH_TEST(a_draft_is_open_in_one_wizard_only),
	    SCRATCH_TEST(who_came_by_sudo_is_told),
	    SCRATCH_TEST(an_institution_may_go_while_it_is_offered),
	    SCRATCH_TEST(without_a_tsv_none_is_spoken_of),
	    SCRATCH_TEST(an_institution_may_want_a_passphrase),
	    SCRATCH_TEST(page_4_tells_what_contradicts),
	    SCRATCH_TEST(sentences_fit_the_centre_and_the_terminal),
	    SCRATCH_TEST(the_review_names_the_applicants_judgement),
	    SCRATCH_TEST(a_revocation_needs_a_certificate),
	    SCRATCH_TEST(a_revocation_sets_others_aside),
	    SCRATCH_TEST(looking_needs_a_server),
	    SCRATCH_TEST(an_action_takes_no_text),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
