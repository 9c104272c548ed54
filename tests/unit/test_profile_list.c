/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles in folders: which one is taken, and the names that lists show. */
#include "config.h"

#include "service/profile.h"

#include "base/locale.h"
#include "tests/unit/scratch.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "profile_text.h"

static void
write_file(const char *file, const char *text)
{
	FILE *stream = fopen(file, "w");

	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
}

/* The first folder wins; a file needs no folder. */
static void
looks_in_the_folders_in_turn(void **state)
{
	char folder[] = "profile-XXXXXX";
	struct profile_folders two = {{0}};
	struct diagnostics diagnostics = {0};
	struct strings ids = {0};
	struct strings files = {0};
	struct profile *profile;
	char *file, *other;

	(void)state;
	assert_non_null(mkdtemp(folder));
	strings_add(&two.folder, "nowhere");
	strings_add(&two.folder, folder);
	strings_copy(&two.folder, &folders.folder);
	file = alloc_format("%s/t.yaml", folder);
	other = alloc_format("%s/uec.yaml", folder);
	write_file(file, GOOD);
	write_file(other, GOOD);

	profile_list(&two, &ids, &files);
	assert_int_equal(ids.count, 7);
	assert_string_equal(ids.item[0], "example");
	assert_string_equal(ids.item[4], "t");
	assert_string_equal(files.item[4], file);
	assert_string_equal(files.item[5], other);
	profile = profile_load("t", &two, &diagnostics);
	assert_string_equal(profile->file, file);
	profile_free(profile);
	profile = profile_load(file, NULL, &diagnostics);
	assert_string_equal(profile->id, "t");
	profile_free(profile);
	assert_int_equal(diagnostics.count, 0);

	assert_null(profile_load("uec", &two, &diagnostics));
	assert_int_equal(diagnostics.item[0]->number, 704);
	assert_string_equal(diagnostics.item[0]->proposal, "uec");
	assert_null(profile_load("exmaple", &two, &diagnostics));
	assert_int_equal(diagnostics.item[1]->number, 208);
	assert_string_equal(diagnostics.item[1]->proposal, "example");
	assert_null(profile_load("no.yaml", &two, &diagnostics));
	assert_int_equal(diagnostics.item[2]->number, 208);
	assert_null(profile_load("x", NULL, &diagnostics));

	unlink(file);
	unlink(other);
	rmdir(folder);
	free(file);
	free(other);
	strings_release(&ids);
	strings_release(&files);
	strings_release(&two.folder);
	diagnostics_release(&diagnostics);
}

/* The name in a file of this text, or "" where it has none. */
static void
expect_name(const char *text, const char *name)
{
	char *found;

	write_file("t.yaml", text);
	found = profile_name("t.yaml", "t");
	assert_string_equal(found ? found : "", name);
	free(found);
}

static void
a_name_is_read_from_the_head(void **state)
{
	struct strings ids = {0}, files = {0};

	(void)state;
	profile_list(&folders, &ids, &files);
	assert_true(ids.count > 1);
	for (size_t i = 0; i < ids.count; i++) {
		struct profile *profile = load(ids.item[i]);
		char *name = profile_name(files.item[i], ids.item[i]);

		assert_string_equal(name, wording_text(&profile->name));
		free(name);
		profile_free(profile);
	}
	strings_release(&ids);
	strings_release(&files);
	expect_name(HEAD "subject: [", "例");
	expect_name("id: t\nname: # both\n\n  ja: \"例\n    示\"\n# x\nz: [",
		    "例 示");
}

/* Where only ASCII can be shown. */
static void
a_name_is_shown_without_its_japanese(void **state)
{
	(void)state;
	setenv("LC_ALL", "C", 1);
	assert_true(locale_start("en"));
	expect_name("id: t\nname: {en: Test (試験)}\n", "Test");
	setenv("LC_ALL", "C.UTF-8", 1);
	assert_true(locale_start("en"));
	expect_name("id: t\nname: {en: Test (試験)}\n", "Test (試験)");
}

static void
a_name_elsewhere_is_found_all_the_same(void **state)
{
	(void)state;
	expect_name("upki-profile: 1\nname:\n  en: T\nid: t\n"
		    "checked: 2026-11-01\n"
		    "sources: [https://www.example.ac.jp/]\n" SUBJECT DOMAINS,
		    "T");
	expect_name("\"upki-profile\": 1\n\"id\": t\n\"name\": {en: T}\n"
		    "checked: 2026-11-01\n"
		    "sources: [https://www.example.ac.jp/]\n" SUBJECT DOMAINS,
		    "T");
}

static void
a_file_without_a_name_has_none(void **state)
{
	(void)state;
	expect_name("", "");
	expect_name("- a\n", "");
	expect_name("id: t\nname:\nz: 1\n", "");
	expect_name("id: t\nname: {en: }\nz: 1\n", "");
	expect_name("id: other\nname: {en: T}\n", "");
	expect_name("id: [\nname: {en: T}\n", "");
	assert_null(profile_name("missing.yaml", "missing"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(looks_in_the_folders_in_turn),
	    SCRATCH_TEST(a_name_is_read_from_the_head),
	    SCRATCH_TEST(a_name_is_shown_without_its_japanese),
	    SCRATCH_TEST(a_name_elsewhere_is_found_all_the_same),
	    SCRATCH_TEST(a_file_without_a_name_has_none),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
