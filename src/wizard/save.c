/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of this sitting: whether there is anything to keep, and keeping
 * it. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

/* An institution says something when it is another than at the start. */
static bool
is_answered(const struct wizard *wizard, enum field_id field)
{
	const struct application *application = &wizard->application;

	if (field == FIELD_PROFILE)
		return strcmp(application_get(application, field),
			      wizard->first_profile) != 0;
	return field_is_stored(field) && application_lines(application, field);
}

bool
wizard_has_answers(const struct wizard *wizard)
{
	for (int field = 0; field < FIELD_COUNT; field++)
		if (is_answered(wizard, (enum field_id)field))
			return true;
	return wizard_had_passphrase(wizard);
}

const char *
wizard_leave_question(const struct wizard *wizard)
{
	return wizard_has_answers(wizard) || wizard->draft_was_there
		   ? N_("Save the answers and leave the wizard? (y/n)")
		   : N_("Leave the wizard? Nothing was answered yet. (y/n)");
}

/* The application that is written: paths that work from anywhere. */
static void
prepare_draft(struct wizard *wizard, struct application *draft)
{
	application_copy(draft, &wizard->application);
	/* The name may be another one, and not have been left yet. */
	wizard_leave_claims(wizard, draft);
	application_make_absolute(draft, wizard->surroundings);
	/* Who is back on page 1 has come as far as before. */
	draft->page =
	    wizard->page > 1 ? wizard->page : wizard_first_open_page(wizard);
	draft->had_passphrase = wizard_had_passphrase(wizard);
}

bool
wizard_save(struct wizard *wizard, char **file, struct diagnostics *diagnostics)
{
	struct application draft = {0};
	bool good;

	if (file)
		*file = NULL;
	if (wizard->surroundings->dry_run || wizard->surroundings->demo ||
	    !wizard->changed || wizard->made)
		return true;
	if (!wizard_has_answers(wizard) && !wizard->draft_was_there) {
		/* Of this sitting, and emptied since. */
		draft_discard(wizard->draft_file);
		return true;
	}
	prepare_draft(wizard, &draft);
	good = draft_save(wizard->draft_file, &draft, diagnostics);
	application_release(&draft);
	if (good && file)
		*file = alloc_string(wizard->draft_file);
	return good;
}

void
wizard_part(struct wizard *wizard)
{
	if (!wizard_has_answers(wizard) && !wizard->draft_was_there)
		return;
	wizard_save_quietly(wizard);
	free(wizard->draft_file);
	wizard->draft_file = draft_new_file(wizard->surroundings->state_folder);
	wizard->draft_was_there = false;
}

void
wizard_save_quietly(struct wizard *wizard)
{
	struct diagnostics problems = {0};

	if (!wizard_save(wizard, NULL, &problems) && !wizard->save_failed) {
		wizard->save_failed = true;
		wizard_say_problem(wizard, STYLE_WARNING, problems.item[0]);
	}
	diagnostics_release(&problems);
}
