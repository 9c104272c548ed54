/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No text acts: hostile strings through everything that is shown, printed or
 * written, and what becomes a file name (reliability.md, R12). */
#include "config.h"

#include "tests/unit/scratch.h"

#include "application/application_file.h"
#include "application/letter.h"
#include "application/steps.h"
#include "base/text.h"
#include "base/yaml.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/hostile.h"
#include "tui/layout.h"
#include "wizard/wizard.h"

#include <stdio.h>

/* What a profile's file may say anywhere. */
static void
poison_profile(struct profile *profile, const char *text)
{
	alloc_replace(&profile->name.ja, text);
	alloc_replace(&profile->name.en, text);
	alloc_replace(&profile->center_name.en, text);
	alloc_replace(&profile->center_email, text);
	alloc_replace(&profile->submit_to, text);
	alloc_replace(&profile->submit_note.en, text);
	alloc_replace(&profile->o, text);
	alloc_replace(&profile->before[0].text.en, text);
	alloc_replace(&profile->before[0].url, text);
	alloc_replace(&profile->extra[0].label.en, text);
	alloc_replace(&profile->hosting[0].note.en, text);
	for (size_t i = 0; i < profile->chain_count; i++)
		alloc_replace(&profile->chain[i].names.item[0], text);
}

static void
poison_answers(struct application *application, const char *text)
{
	static const enum field_id fields_of_text[] = {
	    FIELD_MANAGER_NAME, FIELD_MANAGER_DEPARTMENT, FIELD_MANAGER_EMAIL,
	    FIELD_SOFTWARE, FIELD_OUTPUT_DIR};

	for (size_t i = 0; i < sizeof(fields_of_text) / sizeof(enum field_id);
	     i++)
		application_set(application, fields_of_text[i], text);
	application_set_line(application, FIELD_DNS_NAMES, 0, text);
	application_set_extra(application, "responsible-person", text);
}

static struct fixture *
poisoned(const char *text)
{
	struct fixture *fixture = fixture_begin("uec");

	poison_profile(fixture->profile, text);
	poison_answers(&fixture->application, text);
	alloc_replace(&fixture->surroundings.host_name, text);
	alloc_replace(&fixture->surroundings.user, text);
	fixture->surroundings.ssh_connection =
	    alloc_format("%s 1 %s 2", text, text);
	return fixture;
}

static void
diagnostics_are_calm(void **state)
{
	(void)state;
	assert_true(HOSTILE_COUNT >= 200);
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		char *text = hostile_text(i), *line;
		struct diagnostics list = {0};
		struct diagnostic *one = diagnostics_error(
		    &list, 702, text, N_("\"%s\" and %s."), text, text, NULL);

		line = diagnostic_line(one);
		expect_calm(line, false, false, "line without a file");
		free(line);
		diagnostic_place(one, text, 1, 1);
		line = diagnostic_line(one);
		expect_calm(line, false, false, "line");
		free(line);
		line = diagnostic_message(one);
		expect_calm(line, false, false, "message");
		free(line);
		free(text);
		diagnostics_release(&list);
	}
}

static void
the_letter_is_calm(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		char *text = hostile_text(i), *letter;
		struct fixture *fixture = poisoned(text);
		struct attachment attachment = {text, 1, 1, text};
		struct plan plan;
		struct assignment assignment = {&fixture->context, &plan};

		plan_make(&fixture->context, &plan, &fixture->problems);
		letter = letter_text(&assignment, 1, &attachment, 1);
		expect_calm(letter, true, false, "letter");
		free(letter);
		plan_release(&plan);
		fixture_end(fixture);
		free(text);
	}
}

static void
the_steps_are_calm(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		char *text = hostile_text(i), *shown;
		struct fixture *fixture = poisoned(text);
		struct steps steps = {0};
		struct filing filing;
		struct plan plan;

		plan_make(&fixture->context, &plan, &fixture->problems);
		filing_make(&filing, &plan, text, text, false);
		steps_make(&fixture->context, &plan, &filing, &steps);
		filing_release(&filing);
		shown = steps_text(&steps, 78);
		expect_calm(shown, true, false, "steps");
		free(shown);
		for (size_t j = 0; j < steps.count; j++)
			if (steps.item[j].kind == STEP_LITERAL)
				expect_calm(steps.item[j].text, false, false,
					    "literal");
		steps_release(&steps);
		plan_release(&plan);
		fixture_end(fixture);
		free(text);
	}
}

/* YAML keeps every text, by escapes. */
static void
yaml_is_calm_and_exact(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		char *text = hostile_text(i), *plan_yaml, *record;
		struct fixture *fixture = poisoned(text);
		struct application back = {0};
		struct diagnostics problems = {0};
		struct plan plan;

		plan_make(&fixture->context, &plan, &fixture->problems);
		plan_yaml = plan_text(&plan, &fixture->surroundings, true);
		expect_calm(plan_yaml, true, true, "plan");
		record = application_write(&fixture->application, NULL);
		expect_calm(record, true, true, "record");
		assert_true(application_read(&back, NULL, record,
					     strlen(record), APPLICATION_DRAFT,
					     false, &problems));
		if (hostile_is_utf8(i))
			assert_string_equal(
			    application_get(&back, FIELD_SOFTWARE), text);
		application_release(&back);
		free(record);
		free(plan_yaml);
		plan_release(&plan);
		fixture_end(fixture);
		free(text);
	}
}

/* Only what a host is called becomes a file name. */
static void
file_names_are_host_names(void **state)
{
	static const char *const around[] = {
	    "%s", "%s.uec.ac.jp", "www%s.uec.ac.jp", "www.uec.ac.jp%s",
	    "-%s.uec.ac.jp"};

	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		char *text = hostile_text(i);

		for (size_t j = 0; j < sizeof(around) / sizeof(*around); j++) {
			struct fixture *fixture = fixture_begin("uec");
			struct plan plan;
			char *fqdn = alloc_format(around[j], text), *name;

			application_set(&fixture->application, FIELD_FQDN,
					fqdn);
			plan_make(&fixture->context, &plan, &fixture->problems);
			name = plan_name(&plan, &fixture->surroundings, 1);
			if (!diagnostics_have_error(&fixture->problems)) {
				assert_int_equal(
				    strspn(name, "abcdefghijklmnopqrstuvwxyz"
						 "0123456789.-_"),
				    strlen(name));
				assert_int_not_equal(*name, '.');
				assert_int_not_equal(*name, '-');
				assert_in_range(strlen(name), 10, 100);
			}
			free(name);
			free(fqdn);
			plan_release(&plan);
			fixture_end(fixture);
		}
		free(text);
	}
}

/* Everything that the full screen would draw, at three widths. */
static void
expect_calm_view(const struct view *view, size_t focus, const char *where)
{
	static const int widths[] = {20, 60, 200};

	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
		struct layout layout;

		layout_make(&layout, view, focus, NULL, widths[i]);
		for (size_t j = 0; j < layout.count; j++)
			if (layout.piece[j].text)
				expect_calm(layout.piece[j].text, false, false,
					    where);
		layout_release(&layout);
	}
}

static void
any_item_is_laid_out_calm(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		char *text = hostile_text(i);
		struct view view = {0};

		for (int kind = ITEM_TITLE; kind <= ITEM_ROW; kind++) {
			struct item *item =
			    view_add(&view, (enum item_kind)kind, STYLE_ERROR,
				     alloc_string(text));

			item->label = alloc_string(text);
		}
		for (size_t j = 0; j <= view.count; j++)
			expect_calm_view(&view, j, "item");
		view_release(&view);
		free(text);
	}
}

static void
every_page_is_calm(void **state)
{
	char *here = getcwd(NULL, 0);

	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		struct surroundings surroundings;
		struct application application = {0};
		struct diagnostics problems = {0};
		struct wizard *wizard;
		char *text = hostile_text(i), *record;
		FILE *file;

		fixture_surround(&surroundings, here);
		poison_answers(&application, text);
		application_set(&application, FIELD_FQDN, text);
		application_set(&application, FIELD_PREVIOUS_FILES, text);
		application_set(&application, FIELD_HISTORY,
				i % 2 ? "file" : text);
		application_set(&application, FIELD_CSR_FILE, text);
		application_set(&application, FIELD_KEY_SOURCE,
				i % 4 < 2 ? "csr" : "new");
		record = application_write(&application, NULL);
		file = fopen("a.yaml", "w");
		fputs(record, file);
		fclose(file);
		wizard = wizard_new(&surroundings, NULL, &problems);
		assert_true(wizard_start_from(wizard, "a.yaml", &problems));
		for (int page = 1; page <= 8; page++) {
			const struct view *view;

			wizard_jump(wizard, page);
			wizard_next(wizard);
			wizard_jump(wizard, page);
			view = wizard_view(wizard);
			expect_calm_view(view, wizard_focus(wizard), "page");
		}
		wizard_free(wizard);
		free(record);
		free(text);
		application_release(&application);
		diagnostics_release(&problems);
		fixture_leave(&surroundings);
	}
	free(here);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(diagnostics_are_calm),
	    cmocka_unit_test(the_letter_is_calm),
	    cmocka_unit_test(the_steps_are_calm),
	    cmocka_unit_test(yaml_is_calm_and_exact),
	    cmocka_unit_test(file_names_are_host_names),
	    cmocka_unit_test(any_item_is_laid_out_calm),
	    SCRATCH_TEST(every_page_is_calm),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
