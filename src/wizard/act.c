/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the buttons do. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

/* The institution of a draft is not to be had: none is put in its place, it is
 * chosen again. */
static void
ask_profile(struct wizard *wizard, const struct diagnostic *problem)
{
	application_set(&wizard->application, FIELD_PROFILE, NULL);
	wizard->left[FIELD_PROFILE] = true;
	wizard_jump(wizard, 1);
	wizard_say_problem(wizard, STYLE_ERROR, problem);
}

static void
go_on_with_draft(struct wizard *wizard, size_t index)
{
	struct draft *draft = &wizard->drafts.item[index];
	struct diagnostics problems = {0};
	bool held = wizard_holder(wizard) != NULL;
	char *file = draft_take(draft, wizard->surroundings->state_folder);
	int open, left = draft->application.page;

	if (!file) {
		wizard_list_drafts(wizard);
		wizard_say(wizard, STYLE_ERROR,
			   N_("Another wizard has this draft open, or it is "
			      "gone. Finish there, or start a new "
			      "application."),
			   NULL);
		return;
	}
	if (held)
		draft_discard(wizard->draft_file);
	else
		wizard_part(wizard);
	wizard_take_application(wizard, &draft->application);
	wizard_doubt_draft(wizard);
	/* The draft is this wizard's own from here on. */
	free(wizard->draft_file);
	wizard->draft_file = file;
	wizard->draft_was_there = true;
	wizard->from_file = false;
	wizard_list_drafts(wizard);
	wizard->begun++;
	wizard->changed = true;
	wizard_read_files(wizard);
	if (!wizard_follow_profile(wizard, &problems)) {
		ask_profile(wizard, problems.item[0]);
	} else {
		open = wizard_first_open_page(wizard);
		if (left && left < open)
			open = left;
		wizard_open_page(wizard, open < 2 ? 2 : open);
		wizard_say_left_out(wizard);
		wizard_demand_passphrase(wizard);
	}
	diagnostics_release(&problems);
}

static void
add_csr_names(struct wizard *wizard)
{
	const struct strings *found = &wizard->material.request.dns_names;
	struct application *application = &wizard->application;
	struct context context = wizard_context(wizard);
	char *fqdn = context_fqdn(&context);

	for (size_t i = 0; i < found->count; i++) {
		const struct strings *lines =
		    &application->answer[FIELD_DNS_NAMES].line;
		char *lower = text_lower(found->item[i]);

		if (strcmp(lower, fqdn) != 0 && !strings_has(lines, lower))
			application_set_line(application, FIELD_DNS_NAMES,
					     lines->count, lower);
		free(lower);
	}
	free(fqdn);
	wizard->changed = true;
	wizard->focus_is_set = false;
	wizard_say(wizard, STYLE_NOTE,
		   wizard->surroundings->plain
		       ? N_("The names are on page 5 now; < goes there.")
		       : N_("The names are on page 5 now; Esc goes there."),
		   NULL);
}

/* From page 1, where the answers stay as a draft, and from page 9, where they
 * were made into files. */
static void
start_another(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	char *kept = wizard->made ? NULL : context_fqdn(&context);

	wizard_part(wizard);
	wizard->made = wizard->key_is_encrypted = false;
	wizard->letter_shown = wizard->from_file = false;
	wizard->begun++;
	wizard_keep_person(wizard, false);
	outcome_release(&wizard->outcome);
	wizard_list_drafts(wizard);
	wizard_open_page(wizard, 2);
	if (kept)
		wizard_say(wizard, STYLE_NOTE,
			   N_("The answers for %s stay as a draft; page 1 "
			      "offers it."),
			   kept, NULL);
	free(kept);
}

/* Page 1: what is to be done. An answer that only the other purpose takes is
 * asked again. */
static void
begin(struct wizard *wizard, bool revokes)
{
	struct application *application = &wizard->application;
	const char *history = application_get(application, FIELD_HISTORY);
	struct context context = wizard_context(wizard);

	wizard->begun += revokes != context_revokes(&context);
	application_set(application, FIELD_START_FROM, NULL);
	application_set(application, FIELD_PURPOSE, revokes ? "revoke" : NULL);
	if (revokes &&
	    (strcmp(history, "none") == 0 || strcmp(history, "unknown") == 0))
		application_set(application, FIELD_HISTORY, NULL);
	wizard->changed = true;
	wizard_next(wizard);
}

void
wizard_act(struct wizard *wizard, const struct item *item)
{
	if (item->action != ACTION_DRAFT_DISCARD)
		wizard->doomed = 0;
	switch (item->action) {
	case ACTION_DRAFT_GO_ON:
		go_on_with_draft(wizard, item->index);
		break;
	case ACTION_DRAFT_DISCARD:
		wizard_discard_draft(wizard, item->index);
		break;
	case ACTION_MAKE:
		if (wizard_doubts_names(wizard))
			wizard_jump(wizard, fields[FIELD_DNS_NAMES].page);
		else
			wizard->state = WIZARD_WANTS_MAKE;
		break;
	case ACTION_SHOW_FINISHED:
		wizard_show_finished(wizard);
		break;
	case ACTION_SHOW_LETTER:
		wizard->letter_shown = !wizard->letter_shown;
		wizard_touch(wizard);
		break;
	case ACTION_ANOTHER:
		start_another(wizard);
		break;
	case ACTION_ADD_CSR_NAMES:
		add_csr_names(wizard);
		break;
	case ACTION_FINISH:
		wizard_leave(wizard);
		break;
	case ACTION_USE_FOUND:
		wizard_use_file(wizard, wizard->found.item[item->index].file);
		break;
	case ACTION_LOOK_AT_SERVER:
		wizard_want_look(wizard);
		break;
	case ACTION_START_NEW:
		begin(wizard, false);
		break;
	case ACTION_REVOKE:
		begin(wizard, true);
		break;
	case ACTION_NONE:
	case ACTION_NEXT:
		wizard_next(wizard);
		break;
	}
}
