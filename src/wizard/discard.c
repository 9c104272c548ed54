/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drafts on page 1: listed, thrown away. */
#include "config.h"

#include "base/locale.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

void
wizard_spare_draft(struct wizard *wizard)
{
	if (!wizard->doomed)
		return;
	wizard->doomed = 0;
	wizard_touch(wizard);
}

static bool
is_about_draft(const struct item *item)
{
	return item->action == ACTION_DRAFT_GO_ON ||
	       item->action == ACTION_DRAFT_DISCARD;
}

/* To the first item behind the drafts: one Enter too many must not open
 * another of them. */
static void
leave_drafts(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t place = 0;

	while (place < view->count &&
	       (!item_can_have_focus(&view->item[place]) ||
		is_about_draft(&view->item[place])))
		place++;
	wizard_move_focus(wizard, wizard_chosen(view, place));
	wizard->focus_moved = false;
}

/* Out of the list. */
static void
drop(struct drafts *drafts, size_t index)
{
	free(drafts->item[index].file);
	application_release(&drafts->item[index].application);
	memmove(&drafts->item[index], &drafts->item[index + 1],
		(drafts->count - index - 1) * sizeof(*drafts->item));
	drafts->count--;
}

const struct draft *
wizard_same_name(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	char *fqdn = context_fqdn(&context);
	const struct draft *same = NULL;

	for (size_t i = 0; *fqdn && !same && i < wizard->drafts.count; i++) {
		const struct draft *draft = &wizard->drafts.item[i];
		char *other;

		context.application = &draft->application;
		other = context_fqdn(&context);
		if (!draft->in_use && strcmp(other, fqdn) == 0)
			same = draft;
		free(other);
	}
	free(fqdn);
	return same;
}

static void
discard(struct wizard *wizard, size_t index)
{
	draft_discard(wizard->drafts.item[index].file);
	drop(&wizard->drafts, index);
	wizard_spare_draft(wizard);
}

void
wizard_list_drafts(struct wizard *wizard)
{
	const struct surroundings *surroundings = wizard->surroundings;
	struct drafts *drafts = &wizard->drafts;

	if (surroundings->demo || surroundings->dry_run)
		return;
	drafts_release(drafts);
	drafts_list(surroundings->state_folder, drafts);
	for (size_t i = drafts->count; i-- > 0;)
		if (strcmp(drafts->item[i].file, wizard->draft_file) == 0)
			drop(drafts, i);
	wizard_touch(wizard);
}

/* Back to going on with it: who leans on Enter deletes nothing. */
static void
ask(struct wizard *wizard, size_t index)
{
	const struct view *view;
	size_t place = 0;

	wizard->doomed = index + 1;
	wizard_touch(wizard);
	view = wizard_view(wizard);
	while (place < view->count &&
	       (view->item[place].action != ACTION_DRAFT_GO_ON ||
		view->item[place].index != index))
		place++;
	wizard_focus_set(wizard, place);
}

void
wizard_discard_draft(struct wizard *wizard, size_t index)
{
	if (wizard->doomed != index + 1) {
		ask(wizard, index);
		return;
	}
	discard(wizard, index);
	leave_drafts(wizard);
	wizard_say(wizard, STYLE_NOTE, N_("The draft has been thrown away."),
		   NULL);
}
