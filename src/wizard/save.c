/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The draft of this sitting: whether there is anything to keep, and keeping
 * it. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
	draft->names_filled =
	    wizard->names_filled || wizard->left[FIELD_DNS_NAMES];
	/* The name may be another one, and not have been left yet. */
	wizard_leave_claims(wizard, draft);
	application_make_absolute(draft, wizard->surroundings);
	/* Who is back on page 1 has come as far as before. */
	draft->page =
	    wizard->page > 1 ? wizard->page : wizard_first_open_page(wizard);
	draft->had_passphrase = wizard_had_passphrase(wizard);
}

void
wizard_note_given(struct wizard *wizard)
{
	application_release(&wizard->given);
	/* A draft that was there before is never given up. */
	wizard->from_file = !wizard->draft_was_there;
	prepare_draft(wizard, &wizard->given);
}

void
wizard_note_names(struct wizard *wizard)
{
	struct strings *names = &wizard->given.answer[FIELD_DNS_NAMES].line;

	strings_release(names);
	strings_copy(names, &wizard->application.answer[FIELD_DNS_NAMES].line);
}

/* Where the draft has no other names and those here come from the old
 * certificate: they come again when it is gone on with. */
static enum field_id
filled_again(const struct wizard *wizard, const struct application *draft)
{
	const struct strings *names =
	    &wizard->application.answer[FIELD_DNS_NAMES].line;

	if (application_lines(draft, FIELD_DNS_NAMES))
		return FIELD_COUNT;
	for (size_t i = 0; i < names->count; i++)
		if (!wizard_is_certified(wizard, names->item[i]))
			return FIELD_COUNT;
	return FIELD_DNS_NAMES;
}

/* Not one that another wizard has taken since they were listed. */
static const struct draft *
holder_of(const struct wizard *wizard, const struct application *answers)
{
	const struct drafts *drafts = &wizard->drafts;
	bool given = wizard->from_file &&
		     draft_holds(&wizard->given, answers, FIELD_COUNT) &&
		     draft_holds(answers, &wizard->given, FIELD_COUNT);

	for (size_t i = 0; given && i < drafts->count; i++) {
		const struct draft *draft = &drafts->item[i];
		const struct application *there = &draft->application;

		if (!draft->in_use &&
		    draft_holds(there, answers, filled_again(wizard, there)) &&
		    access(draft->file, F_OK) == 0)
			return draft;
	}
	return NULL;
}

const struct draft *
wizard_holder(struct wizard *wizard)
{
	struct application answers = {0};
	const struct draft *holder;

	prepare_draft(wizard, &answers);
	holder = holder_of(wizard, &answers);
	application_release(&answers);
	return holder;
}

bool
wizard_save(struct wizard *wizard, char **file, struct diagnostics *diagnostics)
{
	const struct draft *holder;
	const char *where = wizard->draft_file;
	struct application draft = {0};
	bool good = true;

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
	holder = holder_of(wizard, &draft);
	if (holder) {
		draft_discard(wizard->draft_file);
		where = holder->file;
	} else {
		good = draft_save(where, &draft, diagnostics);
	}
	application_release(&draft);
	if (good && file)
		*file = alloc_string(where);
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
