/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands and eyes for tests that walk through the wizard without a terminal,
 * in a scratch folder. */
#ifndef UNIT_WIZARD_WALK_H
#define UNIT_WIZARD_WALK_H

#include "tests/unit/scratch.h"

#include "tests/unit/application_fixture.h"
#include "wizard/state.h"
#include "wizard/wizard.h"

struct walk {
	struct surroundings surroundings;
	struct diagnostics problems;
	struct wizard *wizard;
};

static inline struct walk *
walk_begin(const char *profile)
{
	struct walk *walk = alloc_object(struct walk);
	char *here = getcwd(NULL, 0);

	locale_set_language(LANGUAGE_EN);
	fixture_surround(&walk->surroundings, here);
	free(here);
	walk->wizard =
	    wizard_new(&walk->surroundings, profile, &walk->problems);
	assert_non_null(walk->wizard);
	return walk;
}

static inline void
walk_end(struct walk *walk)
{
	wizard_free(walk->wizard);
	fixture_leave(&walk->surroundings);
	diagnostics_release(&walk->problems);
	free(walk);
}

/* The wizard ends and another begins in the same place. */
static inline void
restart(struct walk *walk)
{
	wizard_free(walk->wizard);
	walk->wizard = wizard_new(&walk->surroundings, NULL, &walk->problems);
	assert_non_null(walk->wizard);
}

static inline bool
shows(struct walk *walk, const char *text)
{
	const struct view *view = wizard_view(walk->wizard);

	for (size_t i = 0; i < view->count; i++) {
		const struct item *item = &view->item[i];

		if ((item->text && strstr(item->text, text)) ||
		    (item->label && strstr(item->label, text)))
			return true;
	}
	return view->message && strstr(view->message, text);
}

static inline void
dump(struct walk *walk)
{
	const struct view *view = wizard_view(walk->wizard);

	for (size_t i = 0; i < view->count; i++)
		print_message("# %s | %s\n",
			      view->item[i].label ? view->item[i].label : "",
			      view->item[i].text ? view->item[i].text : "");
	print_message("# message: %s\n", view->message ? view->message : "");
}

static inline void
expect_shown(struct walk *walk, const char *text)
{
	if (shows(walk, text))
		return;
	dump(walk);
	fail_msg("\"%s\" is not on page %d", text, wizard_page(walk->wizard));
}

static inline void
expect_not_shown(struct walk *walk, const char *text)
{
	if (!shows(walk, text))
		return;
	dump(walk);
	fail_msg("\"%s\" is on page %d", text, wizard_page(walk->wizard));
}

static inline void
expect_page(struct walk *walk, int page)
{
	if (wizard_page(walk->wizard) != page)
		dump(walk);
	assert_int_equal(wizard_page(walk->wizard), page);
}

static inline const struct item *
focused(struct walk *walk)
{
	const struct view *view = wizard_view(walk->wizard);
	size_t place = wizard_focus(walk->wizard);

	return place < view->count ? &view->item[place] : NULL;
}

/* Gives the focus to line index of a field, or to its choice value. */
static inline void
go(struct walk *walk, enum field_id field, size_t index, const char *value)
{
	const struct view *view = wizard_view(walk->wizard);

	for (size_t i = 0; i < view->count; i++) {
		const struct item *item = &view->item[i];

		if (item->field != field || !item_can_have_focus(item))
			continue;
		if (value ? strcmp(item->value, value) == 0
			  : item->index == index) {
			wizard_focus_set(walk->wizard, i);
			assert_int_equal(focused(walk)->field, field);
			return;
		}
	}
	dump(walk);
	fail_msg("field %d is not on the page", (int)field);
}

static inline void
type(struct walk *walk, enum field_id field, const char *text)
{
	go(walk, field, 0, NULL);
	wizard_type(walk->wizard, text);
}

static inline void
choose(struct walk *walk, enum field_id field, const char *value)
{
	go(walk, field, 0, value);
	wizard_choose(walk->wizard);
	assert_true(focused(walk)->selected);
}

static inline void
act(struct walk *walk, enum wizard_action action, size_t index)
{
	const struct view *view = wizard_view(walk->wizard);

	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].action == action &&
		    view->item[i].index == index) {
			wizard_focus_set(walk->wizard, i);
			wizard_enter(walk->wizard);
			return;
		}
	dump(walk);
	fail_msg("action %d is not on the page", (int)action);
}

static inline void
next(struct walk *walk, int page)
{
	wizard_next(walk->wizard);
	expect_page(walk, page);
}

/* Pages 1 to 7 of case 1. */
static inline void
answer_all(struct walk *walk)
{
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	choose(walk, FIELD_HISTORY, "none");
	next(walk, 4);
	next(walk, 5);
	next(walk, 6);
	next(walk, 7);
	type(walk, FIELD_MANAGER_NAME, "調布 太郎");
	type(walk, FIELD_MANAGER_EMAIL, "chofu.taro@lab-example.uec.ac.jp");
	type(walk, FIELD_SOFTWARE, "Apache 2.4.62");
	next(walk, 8);
}

/* Pages 1 to 3 with a certificate that has other names, app1 and app2. */
static inline void
go_to_evidence(struct walk *walk)
{
	char *copy = alloc_format("cp '%s/tests/data/pki/old.pem' .",
				  getenv("top_srcdir"));

	assert_int_equal(run(copy), 0);
	free(copy);
	next(walk, 2);
	type(walk, FIELD_FQDN, FIXTURE_FQDN);
	next(walk, 3);
	wizard_use_file(walk->wizard, "old.pem");
	next(walk, 4);
}

#endif
