/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Institutions in the wizard: chosen, gone, and what each of them wants. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

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

/* A wizard with the profile in the file ID.yaml (-p FILE): that of source, with
 * a name of its own. */
static struct walk *
walk_with_file(const char *source, const char *id)
{
	struct walk *walk = walk_begin(NULL);
	char *line =
	    alloc_format("sed -e 's/^id: .*/id: %2$s/' "
			 "-e '/^name:/,/en:/s/en: .*/en: My own/' "
			 "\"$top_srcdir/data/profiles/%1$s.yaml\" >%2$s.yaml",
			 source, id);
	char *file = alloc_format("./%s.yaml", id);

	assert_int_equal(run(line), 0);
	wizard_free(walk->wizard);
	walk->wizard = wizard_new(&walk->surroundings, file, &walk->problems);
	assert_non_null(walk->wizard);
	free(file);
	free(line);
	return walk;
}

static void
expect_institution(struct walk *walk, const char *name)
{
	assert_string_equal(wizard_view(walk->wizard)->institution, name);
}

static void
the_institution_of_a_file_is_used(void **state)
{
	struct walk *walk = walk_with_file("example", "own");

	(void)state;
	choose(walk, FIELD_PROFILE, "own");
	next(walk, 2);
	wizard_back(walk->wizard);
	choose(walk, FIELD_PROFILE, "shimane");
	expect_institution(walk, "Shimane University");
	expect_shown(walk, "My own");
	choose(walk, FIELD_PROFILE, "own");
	expect_institution(walk, "My own");
	next(walk, 2);
	type(walk, FIELD_FQDN, "www.example.ac.jp");
	next(walk, 3);
	/* The next start may be in another folder. */
	assert_int_equal(run("mkdir -p elsewhere && grep -qx \"profile: "
			     "$(pwd -P)/own.yaml\" state/draft-*.yaml"),
			 0);
	free(walk->surroundings.working_folder);
	walk->surroundings.working_folder = alloc_string("/");
	restart(walk);
	expect_shown(walk, "Go on applying for www.example.ac.jp");
	wizard_enter(walk->wizard);
	expect_institution(walk, "My own");
	walk_end(walk);
}

/* The same id is installed, too. */
static void
the_file_counts_and_not_its_id(void **state)
{
	struct walk *walk = walk_with_file("uec", "uec");

	(void)state;
	expect_institution(walk, "My own");
	choose(walk, FIELD_PROFILE, "uec");
	expect_institution(walk, "My own");
	choose(walk, FIELD_PROFILE, "shimane");
	expect_shown(walk, "My own");
	expect_not_shown(walk, "Electro-Communications");
	choose(walk, FIELD_PROFILE, "uec");
	expect_institution(walk, "My own");
	assert_true(wizard_save(walk->wizard, NULL, &walk->problems));
	next(walk, 2);
	walk_end(walk);
}

/* The very file that the id leads to needs no path. */
static void
an_installed_file_is_its_id(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file = fixture_path("data/profiles/shimane.yaml");

	(void)state;
	wizard_free(walk->wizard);
	assert_int_equal(symlink(file, "shimane.yaml"), 0);
	walk->wizard =
	    wizard_new(&walk->surroundings, "shimane.yaml", &walk->problems);
	assert_non_null(walk->wizard);
	next(walk, 2);
	type(walk, FIELD_FQDN, "www.shimane-u.ac.jp");
	next(walk, 3);
	assert_int_equal(run("grep -qx 'profile: shimane' state/draft-*.yaml"),
			 0);
	free(file);
	walk_end(walk);
}

static struct walk *
walk_from(const char *profile)
{
	struct walk *walk = walk_begin(profile);

	assert_true(wizard_start_from(walk->wizard, "a.yaml", &walk->problems));
	return walk;
}

/* interface.md: profile is "required unless -p, which beats it". */
static void
a_given_institution_beats_that_of_a_file(void **state)
{
	struct walk *walk;

	(void)state;
	run("printf 'upki-application: 1\nprofile: shimane\nfqdn: "
	    "www.shimane-u.ac.jp\n' >a.yaml");
	walk = walk_from(NULL);
	expect_institution(walk, "Shimane University");
	walk_end(walk);
	walk = walk_from("osaka-kyoiku");
	expect_institution(walk, "Osaka Kyoiku University");
	expect_page(walk, 2);
	/* Until another one is chosen. */
	wizard_back(walk->wizard);
	choose(walk, FIELD_PROFILE, "uec");
	assert_true(wizard_start_from(walk->wizard, "a.yaml", &walk->problems));
	expect_institution(walk, "Shimane University");
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(choosing_another_institution),
	    SCRATCH_TEST(an_institution_that_cannot_be_read_is_not_taken),
	    SCRATCH_TEST(an_unknown_profile_is_no_wizard),
	    SCRATCH_TEST(a_hosting_may_forbid_the_passphrase),
	    SCRATCH_TEST(an_institution_may_go_while_it_is_offered),
	    SCRATCH_TEST(the_institution_of_a_file_is_used),
	    SCRATCH_TEST(the_file_counts_and_not_its_id),
	    SCRATCH_TEST(an_installed_file_is_its_id),
	    SCRATCH_TEST(a_given_institution_beats_that_of_a_file),
	    SCRATCH_TEST(without_a_tsv_none_is_spoken_of),
	    SCRATCH_TEST(an_institution_may_want_a_passphrase),
	    SCRATCH_TEST(sentences_fit_the_centre_and_the_terminal),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
