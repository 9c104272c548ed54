/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last page of the wizard: the files that are made, or are not. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

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

/* Both front ends say it while it goes on. */
static void
what_is_made_is_said(void **state)
{
	struct walk *walk = walk_begin(NULL);
	struct wizard_task task;

	(void)state;
	answer_all(walk);
	task = wizard_task(walk->wizard);
	assert_non_null(strstr(task.with_escape, "the key and the files. Esc"));
	assert_non_null(
	    strstr(task.with_ctrl_c, "the key and the files. Ctrl"));
	wizard_jump(walk->wizard, 6);
	choose(walk, FIELD_KEY_SOURCE, "csr");
	task = wizard_task(walk->wizard);
	assert_non_null(strstr(task.with_escape, "Making the files. Esc"));
	assert_non_null(strstr(task.with_ctrl_c, "Making the files. Ctrl"));
	choose(walk, FIELD_KEY_SOURCE, "new");
	wizard_jump(walk->wizard, 1);
	act(walk, ACTION_REVOKE, 0);
	task = wizard_task(walk->wizard);
	assert_non_null(strstr(task.with_escape, "Making the files. Esc"));
	walk->surroundings.dry_run = true;
	task = wizard_task(walk->wizard);
	assert_null(strstr(task.with_escape, "Making"));
	assert_null(strstr(task.with_ctrl_c, "Making"));
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

/* Makes old.pem the certificate of this name. */
static void
give_old(const char *name)
{
	char *file = fixture_path(name);
	char *line = alloc_format("cat '%s' >old.pem", file);

	assert_int_equal(run(line), 0);
	free(line);
	free(file);
}

/* What is made is what was shown: a file that has changed since is shown, too,
 * before it counts. */
static void
what_has_changed_is_shown_first(void **state)
{
	struct walk *walk = walk_begin(NULL);

	(void)state;
	answer_all(walk);
	give_old("tests/data/pki/old.pem");
	wizard_jump(walk->wizard, 3);
	choose(walk, FIELD_HISTORY, "file");
	type(walk, FIELD_PREVIOUS_FILES, "old.pem");
	wizard_jump(walk->wizard, 8);
	expect_shown(walk, "1911649278160095962");
	give_old("tests/data/pki/old-ou-2021.pem");
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 8);
	expect_not_shown(walk, "1911649278160095962");
	expect_shown(walk, "A file named in the answers has changed");
	expect_shown(walk, "New (新規発行)");
	assert_int_equal(run("test -e upki"), 1);
	wizard_make(walk->wizard, NULL, NULL);
	expect_page(walk, 9);
	assert_int_equal(run("test -s upki/*/send/*_new.tsv"), 0);
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
	expect_not_shown(walk, "at every start");
	/* Whether its key has a passphrase only the key tells. */
	assert_int_equal(run("sed -i '1s/PRIVATE/ENCRYPTED &/' upki/*/*.key"),
			 0);
	answer_again(walk);
	act(walk, ACTION_SHOW_FINISHED, 0);
	expect_shown(walk, "the server asks for it at every start");
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_first_application),
	    SCRATCH_TEST(what_is_made_is_said),
	    SCRATCH_TEST(another_server_keeps_the_person),
	    SCRATCH_TEST(the_same_again_gets_another_name),
	    SCRATCH_TEST(all_names_taken),
	    SCRATCH_TEST(an_existing_request_goes_all_the_way),
	    SCRATCH_TEST(what_has_changed_is_shown_first),
	    SCRATCH_TEST(what_cannot_be_written_is_said),
	    SCRATCH_TEST(cancelling_leaves_nothing),
	    SCRATCH_TEST(making_with_faults_shows_them),
	    SCRATCH_TEST(a_dry_run_writes_nothing),
	    SCRATCH_TEST(a_dry_run_ends_with_the_plan),
	    SCRATCH_TEST(what_was_made_is_shown_and_not_made_again),
	    SCRATCH_TEST(other_answers_were_not_made),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
