/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard starts from a file: a request, the answers of last time, or what
 * cannot be read. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

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

/* As from page 1. Answers that are no draft may leave the name to be typed. */
static void
starting_from_a_draft_without_a_name(void **state)
{
	static const char held[] = "does not tell for which name";
	struct walk *walk = walk_begin(NULL);
	char *file;

	(void)state;
	answer_all(walk);
	wizard_jump(walk->wizard, 2);
	type(walk, FIELD_FQDN, "");
	assert_true(wizard_save(walk->wizard, &file, &walk->problems));
	/* The same answers without what makes them a draft. */
	assert_int_equal(run("sed '/^draft:/,$d' state/draft-* >some.yaml"), 0);
	restart(walk);
	assert_true(wizard_start_from(walk->wizard, file, &walk->problems));
	expect_page(walk, 2);
	type(walk, FIELD_FQDN, "www.other.uec.ac.jp");
	next(walk, 3);
	expect_shown(walk, held);
	next(walk, 3);
	restart(walk);
	assert_true(
	    wizard_start_from(walk->wizard, "some.yaml", &walk->problems));
	type(walk, FIELD_FQDN, "www.other.uec.ac.jp");
	next(walk, 3);
	expect_not_shown(walk, held);
	next(walk, 4);
	free(file);
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

/* Neither that it holds no certificate nor that it is to be saved as UTF-8. */
static void
starting_from_a_tsv(void **state)
{
	struct walk *walk = walk_begin(NULL);
	char *file = fixture_path("tests/data/check/new.tsv");
	char *copy = alloc_format("cp %s tsv.yaml; cp %s tsv.txt", file, file);
	const char *const files[] = {file, "tsv.yaml", "tsv.txt"};

	(void)state;
	run(copy);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		char *line;

		diagnostics_clear(&walk->problems);
		assert_false(
		    wizard_start_from(walk->wizard, files[i], &walk->problems));
		assert_int_equal(walk->problems.count, 1);
		line = diagnostic_line(walk->problems.item[0]);
		assert_non_null(strstr(line, ": error: U501: This is a TSV "
					     "file, from which the wizard"));
		free(line);
		expect_page(walk, 1);
	}
	free(copy);
	free(file);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(starting_from_a_request),
	    SCRATCH_TEST(starting_from_last_time),
	    SCRATCH_TEST(starting_from_a_draft_without_a_name),
	    SCRATCH_TEST(starting_from_what_cannot_be_read),
	    SCRATCH_TEST(starting_from_a_tsv),
	    SCRATCH_TEST(the_file_decides_about_the_profile),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
