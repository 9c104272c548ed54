/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short path of a revocation through the wizard, and its rules. */
#include "config.h"

#include "application/report.h"
#include "application/revocation.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/text.h"
#include "wizard/wizard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char scratch[] = "/tmp/upki-revocation-XXXXXX";
static struct surroundings surroundings;

static int
start(void **state)
{
	(void)state;
	locale_start("en");
	assert_non_null(mkdtemp(scratch));
	surroundings.today = (struct date){2026, 11, 22};
	surroundings.home = scratch;
	surroundings.working_folder = scratch;
	surroundings.host_name = scratch;
	surroundings.user = scratch;
	surroundings.state_folder = alloc_format("%s/state", scratch);
	surroundings.output_folder = alloc_format("%s/out", scratch);
	strings_take(&surroundings.profiles.folder,
		     alloc_format("%s/data/profiles", getenv("top_srcdir")));
	return 0;
}

static int
stop(void **state)
{
	char *command = alloc_format("rm -rf %s", scratch);

	(void)state;
	free(surroundings.state_folder);
	free(surroundings.output_folder);
	strings_release(&surroundings.profiles.folder);
	assert_int_equal(system(command), 0);
	free(command);
	return 0;
}

/* Gives the focus to the field's item with this value, or its first. */
static void
focus(struct wizard *wizard, enum field_id field, const char *value)
{
	const struct view *view = wizard_view(wizard);

	for (size_t i = 0; i < view->count; i++) {
		const struct item *item = &view->item[i];

		if (!item_can_have_focus(item) || item->field != field)
			continue;
		if (value && (!item->value || strcmp(item->value, value) != 0))
			continue;
		wizard_focus_set(wizard, i);
		return;
	}
	fail_msg("no item of %s", value ? value : "the field");
}

static void
type(struct wizard *wizard, enum field_id field, const char *text)
{
	focus(wizard, field, NULL);
	wizard_type(wizard, text);
}

static void
choose(struct wizard *wizard, enum field_id field, const char *value)
{
	focus(wizard, field, value);
	wizard_choose(wizard);
}

static bool
shows(struct wizard *wizard, const char *text)
{
	const struct view *view = wizard_view(wizard);

	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].text && strstr(view->item[i].text, text))
			return true;
	return false;
}

static void
act(struct wizard *wizard, enum wizard_action action)
{
	const struct view *view = wizard_view(wizard);

	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].action == action) {
			wizard_focus_set(wizard, i);
			wizard_enter(wizard);
			return;
		}
	fail_msg("no action %d", action);
}

static struct wizard *
to_reason(void)
{
	struct diagnostics problems = {0};
	struct wizard *wizard = wizard_new(&surroundings, "uec", &problems);
	char *old = alloc_format("%s/tests/data/pki/old-ou-2021.pem",
				 getenv("top_srcdir"));

	assert_non_null(wizard);
	act(wizard, ACTION_REVOKE);
	assert_int_equal(wizard_page(wizard), 2);
	type(wizard, FIELD_FQDN, "www.lab-example.uec.ac.jp");
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 3);
	assert_string_equal(wizard_view(wizard)->page_title,
			    "Certificate to be revoked");
	assert_false(shows(wizard, "Never issued"));
	assert_true(shows(wizard, "is to be revoked?"));
	choose(wizard, FIELD_HISTORY, "file");
	type(wizard, FIELD_PREVIOUS_FILES, old);
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 4);
	assert_string_equal(wizard_view(wizard)->page_title, "Revocation");
	free(old);
	return wizard;
}

static void
test_walk(void **state)
{
	struct wizard *wizard = to_reason();
	char *file;

	(void)state;
	assert_true(shows(wizard, "OU=Information Technology Center,O="));
	assert_true(shows(wizard, "expired on 2022-10-07"));
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 4);
	choose(wizard, FIELD_REVOKE_REASON, "5");
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 7);
	assert_false(shows(wizard, "certificate's link"));
	assert_false(shows(wizard, "link to the certificate"));
	assert_true(wizard_back(wizard));
	assert_int_equal(wizard_page(wizard), 4);
	wizard_next(wizard);
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 8);
	assert_true(shows(wizard, "_revoke.tsv"));
	assert_false(shows(wizard, ".key"));
	assert_false(shows(wizard, "made later"));
	act(wizard, ACTION_MAKE);
	assert_int_equal(wizard_state(wizard), WIZARD_WANTS_MAKE);
	wizard_make(wizard, NULL, NULL);
	assert_int_equal(wizard_page(wizard), 9);
	assert_true(shows(wizard, "Until the certificate is revoked"));
	file = alloc_format("%s/www.lab-example.uec.ac.jp_20261122/send/"
			    "www.lab-example.uec.ac.jp_20261122_revoke.tsv",
			    surroundings.output_folder);
	assert_int_equal(access(file, R_OK), 0);
	free(file);
	/* Another server is an application again. */
	act(wizard, ACTION_ANOTHER);
	type(wizard, FIELD_FQDN, "b.lab-example.uec.ac.jp");
	wizard_next(wizard);
	assert_true(shows(wizard, "Never issued"));
	wizard_free(wizard);
}

static void
test_leak_needs_the_word(void **state)
{
	struct wizard *wizard = to_reason();

	(void)state;
	choose(wizard, FIELD_REVOKE_REASON, "1");
	assert_true(shows(wizard, "somebody else has or may have"));
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 4);
	type(wizard, FIELD_REVOKE_CONFIRMED, "yes");
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 4);
	type(wizard, FIELD_REVOKE_CONFIRMED, "ｋｅｙCompromise");
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 7);
	wizard_back(wizard);
	choose(wizard, FIELD_REVOKE_REASON, "4");
	assert_true(shows(wizard, "U311"));
	choose(wizard, FIELD_REVOKE_REASON, "0");
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 4);
	type(wizard, FIELD_REVOKE_COMMENT, "廃止");
	wizard_next(wizard);
	assert_int_equal(wizard_page(wizard), 7);
	wizard_free(wizard);
}

/* Every page on sample answers, and nothing on the disk. */
static void
test_demo(void **state)
{
	struct diagnostics problems = {0};
	struct surroundings demo = surroundings;
	struct wizard *wizard;

	(void)state;
	demo.demo = true;
	demo.output_folder = alloc_format("%s/demo", scratch);
	wizard = wizard_new(&demo, NULL, &problems);
	assert_non_null(wizard);
	assert_true(wizard_start_demo(wizard, &problems));
	assert_int_equal(problems.count, 0);
	assert_int_equal(wizard_page(wizard), 1);
	assert_true(shows(wizard, "sample data: nothing will be written"));
	assert_false(shows(wizard, "/../"));
	act(wizard, ACTION_START_NEW);
	for (int page = 2; page < 8; page++) {
		assert_int_equal(wizard_page(wizard), page);
		wizard_next(wizard);
	}
	assert_true(shows(wizard, "_renew.tsv"));
	act(wizard, ACTION_MAKE);
	wizard_make(wizard, NULL, NULL);
	assert_int_equal(wizard_page(wizard), 9);
	assert_true(shows(wizard, "demonstration: nothing was written"));
	assert_false(shows(wizard, "Finish (the steps are in next.txt"));
	assert_non_null(strstr(wizard_farewell(wizard), "demonstration"));
	act(wizard, ACTION_SHOW_LETTER);
	assert_true(shows(wizard, "SHA-256"));
	wizard_free(wizard);
	assert_int_equal(access(demo.output_folder, F_OK), -1);
	free(demo.output_folder);
}

static void
test_report(void **state)
{
	struct wizard *wizard = to_reason();
	char *text;

	(void)state;
	type(wizard, FIELD_REVOKE_COMMENT, "x");
	text = wizard_report(wizard, "ncurses 6", "the screen\n", false);
	assert_non_null(strstr(text, "fqdn: www.lab-example.uec.ac.jp\n"));
	assert_non_null(strstr(text, "curses: ncurses 6\n"));
	assert_non_null(strstr(text, "revoke-reason: error: U201:"));
	assert_non_null(strstr(text, "== Screen ==\nthe screen\n"));
	free(text);
	text = report_mask("a@b.jp, <調布.x@c.jp>: 太郎＠d.jp @e f");
	assert_string_equal(text, "***@b.jp, <***@c.jp>: ***＠d.jp @e f");
	free(text);
	wizard_free(wizard);
}

static void
test_words(void **state)
{
	(void)state;
	assert_true(revocation_word("keyCompromise"));
	assert_true(revocation_word(" KEYCOMPROMISE "));
	assert_false(revocation_word("key"));
	assert_false(revocation_word(""));
	assert_string_equal(revocation_reason("9"), "");
	assert_true(text_starts_with(revocation_reason("1"), "keyCompromise"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_walk),
	    cmocka_unit_test(test_leak_needs_the_word),
	    cmocka_unit_test(test_demo),
	    cmocka_unit_test(test_report),
	    cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
