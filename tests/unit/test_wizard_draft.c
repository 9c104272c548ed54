/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: saved, gone on with, thrown away, open elsewhere. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#include "application/draft.h"

#include <signal.h>
#include <sys/prctl.h>

static void
a_draft_is_saved_and_gone_on_with(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file;

	(void)state;
	/* Nothing was answered: nothing to save, nor to be asked about. */
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_null(file);
	assert_null(strstr(wizard_leave_question(walk->wizard), "Save"));
	answer_all(walk);
	assert_non_null(strstr(wizard_leave_question(walk->wizard), "Save"));
	wizard_jump(walk->wizard, 6);
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	assert_non_null(strstr(file, "/state/draft-"));
	free(file);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	wizard_leave(walk->wizard);
	assert_int_equal(wizard_state(walk->wizard), WIZARD_LEFT);
	restart(walk);
	expect_shown(walk, "Go on applying for " FIXTURE_FQDN " (saved ");
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

/* A draft left on page 8 with a passphrase, and gone on with. */
static struct walk *
resume_with_passphrase(void)
{
	struct walk *walk = walk_begin(NULL);

	answer_all(walk);
	assert_false(wizard_drops_passphrase(walk->wizard));
	wizard_jump(walk->wizard, 6);
	type(walk, FIELD_PASSPHRASE, "never-in-a-file");
	type(walk, FIELD_PASSPHRASE_AGAIN, "never-in-a-file");
	next(walk, 8);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_true(wizard_drops_passphrase(walk->wizard));
	assert_int_equal(run("grep -rq never-in-a-file ."), 1);
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	return walk;
}

static const char not_kept[] = "a draft never keeps it";

static void
a_passphrase_is_asked_for_again(void **state)
{
	struct walk *walk = resume_with_passphrase();

	(void)state;
	/* Led there, and told; leaning on Enter does not pass. */
	expect_page(walk, 6);
	assert_int_equal(focused(walk)->field, FIELD_PASSPHRASE);
	expect_shown(walk, "U201 A passphrase was entered before");
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->field, FIELD_PASSPHRASE);
	next(walk, 6);
	/* Neither does a way around, nor another interruption. */
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, not_kept);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	expect_names("upki", "");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_true(wizard_drops_passphrase(walk->wizard));
	restart(walk);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 6);
	type(walk, FIELD_PASSPHRASE, "typed again");
	expect_not_shown(walk, not_kept);
	type(walk, FIELD_PASSPHRASE_AGAIN, "typed again");
	next(walk, 7);
	next(walk, 8);
	expect_shown(walk, "with a passphrase");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_int_equal(run("grep -q ENCRYPTED upki/*/*.key"), 0);
	assert_int_equal(run("grep -rq had-passphrase upki"), 1);
	walk_end(walk);
}

static void
a_passphrase_is_given_up_by_hand_only(void **state)
{
	struct walk *walk = resume_with_passphrase();

	(void)state;
	expect_shown(walk, not_kept);
	/* Ctrl-U, and "-" in plain lines. */
	type(walk, FIELD_PASSPHRASE, "");
	expect_not_shown(walk, not_kept);
	expect_shown(walk, "The private key will have no passphrase.");
	assert_false(wizard_drops_passphrase(walk->wizard));
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_int_equal(run("grep -rq had-passphrase state"), 1);
	next(walk, 7);
	next(walk, 8);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_int_equal(run("grep -q ENCRYPTED upki/*/*.key"), 1);
	walk_end(walk);
}

/* Also when the draft is named instead of chosen on page 1, and what was typed
 * for another application does not stand in for it. */
static void
a_draft_named_asks_for_the_passphrase_too(void **state)
{
	struct walk *walk = resume_with_passphrase();

	(void)state;
	walk->surroundings.plain = true;
	type(walk, FIELD_PASSPHRASE, "of another one");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	assert_int_equal(run("mv state/draft-*.yaml draft.yaml"), 0);
	assert_true(
	    wizard_start_from(walk->wizard, "draft.yaml", &walk->problems));
	expect_page(walk, 6);
	assert_int_equal(focused(walk)->field, FIELD_PASSPHRASE);
	expect_shown(walk, "or type - at 6-4");
	/* With an existing CSR no key is made. */
	choose(walk, FIELD_KEY_SOURCE, "csr");
	expect_not_shown(walk, not_kept);
	assert_false(wizard_drops_passphrase(walk->wizard));
	choose(walk, FIELD_KEY_SOURCE, "new");
	expect_shown(walk, not_kept);
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
	expect_shown(walk, "Nothing is deleted yet.");
	act(walk, ACTION_DRAFT_DISCARD, 1);
	expect_shown(walk, "The draft has been thrown away.");
	/* Enter once too often goes on with no other draft. */
	assert_int_not_equal(focused(walk)->action, ACTION_DRAFT_GO_ON);
	wizard_enter(walk->wizard);
	expect_page(walk, 1);
	expect_shown(walk, "unfinished");
	act(walk, ACTION_DRAFT_DISCARD, 0);
	act(walk, ACTION_DRAFT_DISCARD, 0);
	expect_not_shown(walk, "unfinished");
	expect_names("state", "");
	act(walk, ACTION_START_NEW, 0);
	expect_page(walk, 2);
	walk_end(walk);
}

/* Two drafts, and the first one chosen for throwing away. */
static struct walk *
doom_a_draft(void)
{
	struct walk *walk = walk_begin(NULL);

	for (int i = 0; i < 2; i++) {
		next(walk, 2);
		type(walk, FIELD_FQDN, FIXTURE_FQDN);
		assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
		restart(walk);
	}
	act(walk, ACTION_DRAFT_DISCARD, 0);
	expect_shown(walk, "Nothing is deleted yet.");
	return walk;
}

static void
a_draft_is_not_thrown_away_by_one_choice(void **state)
{
	struct walk *walk = doom_a_draft();

	(void)state;
	/* One Enter more goes on with it. */
	assert_int_equal(focused(walk)->action, ACTION_DRAFT_GO_ON);
	assert_int_equal(focused(walk)->index, 0);
	assert_int_equal(run("test $(ls state | wc -l) = 2"), 0);
	/* Another draft is asked about for itself. */
	act(walk, ACTION_DRAFT_DISCARD, 1);
	expect_shown(walk, "Nothing is deleted yet.");
	wizard_type(walk->wizard, "x");
	expect_not_shown(walk, "Nothing is deleted yet.");
	act(walk, ACTION_DRAFT_DISCARD, 1);
	next(walk, 2);
	assert_true(wizard_back(walk->wizard));
	expect_not_shown(walk, "Nothing is deleted yet.");
	act(walk, ACTION_DRAFT_DISCARD, 1);
	assert_int_equal(run("test $(ls state | wc -l) = 2"), 0);
	walk_end(walk);
}

/* Esc leads back to what was chosen on page 1, not to somebody's draft. */
static void
page_1_is_come_back_to_where_it_was_left(void **state)
{
	struct walk *walk = doom_a_draft();

	(void)state;
	act(walk, ACTION_START_NEW, 0);
	expect_page(walk, 2);
	assert_true(wizard_back(walk->wizard));
	assert_int_equal(focused(walk)->action, ACTION_START_NEW);
	act(walk, ACTION_REVOKE, 0);
	assert_true(wizard_back(walk->wizard));
	assert_int_equal(focused(walk)->action, ACTION_REVOKE);
	/* From the institutions, too, it is come to; the other is above it. */
	go(walk, FIELD_PROFILE, 0, "uec");
	wizard_enter(walk->wizard);
	assert_int_equal(focused(walk)->action, ACTION_REVOKE);
	wizard_focus_previous(walk->wizard);
	assert_int_equal(focused(walk)->action, ACTION_START_NEW);
	wizard_enter(walk->wizard);
	assert_true(wizard_back(walk->wizard));
	assert_int_equal(focused(walk)->action, ACTION_START_NEW);
	/* Where Enter goes on by itself. */
	go(walk, FIELD_START_FROM, 0, NULL);
	wizard_enter(walk->wizard);
	expect_page(walk, 2);
	assert_true(wizard_back(walk->wizard));
	assert_int_equal(focused(walk)->field, FIELD_START_FROM);
	walk_end(walk);
}

/* A draft that was gone on with is no longer one to go on with. */
static void
a_draft_is_gone_on_with_once(void **state)
{
	struct walk *walk = doom_a_draft();

	(void)state;
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 2);
	type(walk, FIELD_FQDN, "two.lab-example.uec.ac.jp");
	assert_true(wizard_back(walk->wizard));
	assert_int_equal(focused(walk)->action, ACTION_START_NEW);
	expect_shown(walk, "Go on applying for " FIXTURE_FQDN);
	expect_not_shown(walk, "Go on applying for two.");
	/* The one that is left is another one; this one is not lost. */
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 2);
	assert_true(wizard_back(walk->wizard));
	expect_shown(walk, "Go on applying for two.");
	walk_end(walk);
}

/* Of one name there may be both, and the wrong one may be thrown away. */
static void
a_draft_tells_what_it_is_for(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	restart(walk);
	act(walk, ACTION_REVOKE, 0);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	restart(walk);
	expect_shown(walk, "Go on applying for " FIXTURE_FQDN " (saved ");
	expect_shown(walk, "Go on revoking " FIXTURE_FQDN " (saved ");
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
	/* No other is put in its place: it is chosen. */
	expect_page(walk, 1);
	expect_shown(walk, "U208 There is no profile");
	expect_shown(walk, "closed-down");
	next(walk, 1);
	choose(walk, FIELD_PROFILE, "uec");
	act(walk, ACTION_START_NEW, 0);
	expect_page(walk, 2);
	assert_string_equal(focused(walk)->text, FIXTURE_FQDN);
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

/* Answers that cannot be had are told, not passed over. */
static void
a_damaged_draft_is_told(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	assert_int_equal(run("mkdir -m 0700 -p state; echo '{' "
			     ">state/draft-1-00000001.yaml"),
			 0);
	restart(walk);
	expect_shown(walk, "/state/draft-1-00000001.yaml cannot be read");
	expect_not_shown(walk, "Go on applying");
	assert_int_equal(run("for i in 0 1 2 3 4 5 6 7 8 9; do printf "
			     "'upki-application: 1\\nfqdn: " FIXTURE_FQDN
			     "\\n' >state/draft-2-0000000$i.yaml; done"),
			 0);
	restart(walk);
	expect_shown(walk, "/state/draft-1-00000001.yaml cannot be read");
	expect_shown(walk, "not shown here: 1 (in ");
	expect_shown(walk, "Go on applying for " FIXTURE_FQDN);
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
		/* A test that fails goes without waiting. */
		prctl(PR_SET_PDEATHSIG, SIGKILL);
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
	expect_not_shown(walk, "Go on applying");
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
	expect_shown(walk, "Go on applying for " FIXTURE_FQDN);
	expect_shown(walk, "Go on applying for (no name yet)");
	assert_int_equal(waitpid(other, NULL, 0), other);
	/* Somebody takes it while the list is shown. */
	assert_int_equal(run("rm state/*"), 0);
	act(walk, ACTION_DRAFT_GO_ON, 0);
	expect_page(walk, 1);
	expect_shown(walk, "Another wizard has this draft open");
	expect_not_shown(walk, "Go on applying");
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_draft_is_saved_and_gone_on_with),
	    SCRATCH_TEST(a_passphrase_is_asked_for_again),
	    SCRATCH_TEST(a_passphrase_is_given_up_by_hand_only),
	    SCRATCH_TEST(a_draft_named_asks_for_the_passphrase_too),
	    SCRATCH_TEST(a_draft_is_thrown_away),
	    SCRATCH_TEST(a_draft_is_not_thrown_away_by_one_choice),
	    SCRATCH_TEST(page_1_is_come_back_to_where_it_was_left),
	    SCRATCH_TEST(a_draft_is_gone_on_with_once),
	    SCRATCH_TEST(a_draft_tells_what_it_is_for),
	    SCRATCH_TEST(a_draft_of_an_unknown_institution),
	    SCRATCH_TEST(a_draft_that_cannot_be_saved_is_told_once),
	    SCRATCH_TEST(a_damaged_draft_is_told),
	    SCRATCH_TEST(a_draft_is_open_in_one_wizard_only),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
