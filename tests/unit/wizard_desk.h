/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wizard at a desk of its own: files put there, lines focused by what they
 * are. */
#ifndef UNIT_WIZARD_DESK_H
#define UNIT_WIZARD_DESK_H

#include "tests/unit/scratch.h"
#include "wizard/state.h"
#include "wizard/wizard.h"

#define FQDN "www.lab-example.uec.ac.jp"

struct desk {
	struct surroundings surroundings;
	struct wizard *wizard;
	struct diagnostics problems;
};

static inline void
desk_open(struct desk *desk)
{
	struct surroundings *here = &desk->surroundings;
	char *folder = getcwd(NULL, 0);

	*desk = (struct desk){0};
	date_parse("2026-11-03", &here->today);
	here->home = alloc_string(folder);
	here->working_folder = alloc_string(folder);
	here->host_name = alloc_string("");
	here->user = alloc_string("");
	here->state_folder = alloc_format("%s/state", folder);
	strings_take(&here->profiles.folder,
		     alloc_format("%s/data/profiles", getenv("top_srcdir")));
	strings_take(&here->certificate_folders,
		     alloc_format("%s/certs", folder));
	desk->wizard = wizard_new(here, NULL, &desk->problems);
	assert_non_null(desk->wizard);
	free(folder);
}

static inline void
desk_close(struct desk *desk)
{
	wizard_free(desk->wizard);
	free(desk->surroundings.home);
	free(desk->surroundings.working_folder);
	free(desk->surroundings.host_name);
	free(desk->surroundings.user);
	free(desk->surroundings.state_folder);
	strings_release(&desk->surroundings.profiles.folder);
	strings_release(&desk->surroundings.certificate_folders);
	diagnostics_release(&desk->problems);
}

static inline void
put(const char *name, const char *to)
{
	char *line = alloc_format("mkdir -p $(dirname '%s') && cp "
				  "'%s/tests/data/pki/%s' '%s'",
				  to, getenv("top_srcdir"), name, to);

	assert_int_equal(run(line), 0);
	free(line);
}

static inline size_t
count_actions(struct wizard *wizard, enum wizard_action action)
{
	const struct view *view = wizard_view(wizard);
	size_t count = 0;

	for (size_t i = 0; i < view->count; i++)
		count += view->item[i].kind == ITEM_ACTION &&
			 view->item[i].action == action;
	return count;
}

/* Puts the focus on a field's item with this value (choices), or its first
 * line, or on an action. */
static inline void
focus_on(struct wizard *wizard, enum field_id field, const char *value,
	 enum wizard_action action)
{
	const struct view *view = wizard_view(wizard);

	for (size_t i = 0; i < view->count; i++) {
		const struct item *item = &view->item[i];

		if (item_can_have_focus(item) && item->field == field &&
		    item->action == action &&
		    (!value || strcmp(item->value, value) == 0)) {
			wizard_focus_set(wizard, i);
			return;
		}
	}
	fail_msg("no such item: field %d, action %d", field, action);
}

static inline bool
shows(struct wizard *wizard, const char *text)
{
	const struct view *view = wizard_view(wizard);
	bool found = view->message && strstr(view->message, text);

	for (size_t i = 0; i < view->count; i++)
		found |= view->item[i].text && strstr(view->item[i].text, text);
	return found;
}

static inline const char *
answer(struct wizard *wizard, enum field_id field)
{
	return application_get(&wizard->application, field);
}

/* To page 3 with the FQDN answered. */
static inline void
go_to_history(struct wizard *wizard)
{
	focus_on(wizard, FIELD_COUNT, NULL, ACTION_START_NEW);
	wizard_enter(wizard);
	assert_int_equal(wizard_page(wizard), 2);
	wizard_type(wizard, FQDN);
	wizard_enter(wizard);
	assert_int_equal(wizard_page(wizard), 3);
}

#endif
