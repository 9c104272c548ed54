/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Back to the page before, and undoing it: the arrow keys begin like Esc. */
#include "config.h"

#include "base/alloc.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

/* The button on page 1 that what is under way began with. */
static struct focus
begun(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);

	if (context_revokes(&context))
		return (struct focus){ITEM_ACTION, FIELD_PURPOSE, 0,
				      ACTION_REVOKE};
	return (struct focus){ITEM_ACTION, FIELD_COUNT, 0, ACTION_START_NEW};
}

/* To where page 1 was left, but to no button that opens or deletes a draft:
 * Enter goes on with what is under way. Plain lines ask from the top again. */
static void
return_to_welcome(struct wizard *wizard)
{
	bool acted = wizard->welcome.kind != ITEM_CHOICE &&
		     wizard->welcome.kind != ITEM_INPUT;

	if (wizard->page != 1 || wizard->surroundings->plain)
		return;
	wizard->focus = acted ? begun(wizard) : wizard->welcome;
	wizard->focus_is_set = true;
}

/* All that a turn of the page changes, which leaves the field, too. */
static void
keep(struct wizard *wizard)
{
	struct before *before = &wizard->before;

	wizard->back_page = wizard->page;
	wizard_focus(wizard);
	before->focus = wizard->focus;
	before->welcome = wizard->welcome;
	before->return_page = wizard->return_page;
	before->notes_are_new = wizard->notes_are_new;
	memcpy(before->left, wizard->left, sizeof(before->left));
	application_copy(&before->application, &wizard->application);
	diagnostics_copy(&before->notes, &wizard->notes);
	alloc_replace(&before->claimed_for, wizard->claimed_for);
	message_copy(&before->dropped, &wizard->dropped);
}

/* Gives back what keep has kept; the keeping place is empty then. */
static void
bring_back(struct wizard *wizard)
{
	struct before *before = &wizard->before;

	application_release(&wizard->application);
	wizard->application = before->application;
	before->application = (struct application){0};
	diagnostics_release(&wizard->notes);
	wizard->notes = before->notes;
	before->notes = (struct diagnostics){0};
	wizard->notes_are_new = before->notes_are_new;
	memcpy(wizard->left, before->left, sizeof(wizard->left));
	alloc_replace(&wizard->claimed_for, before->claimed_for);
	message_copy(&wizard->dropped, &before->dropped);
	wizard->return_page = before->return_page;
}

void
wizard_release_before(struct wizard *wizard)
{
	application_release(&wizard->before.application);
	diagnostics_release(&wizard->before.notes);
	free(wizard->before.claimed_for);
	message_release(&wizard->before.dropped);
	wizard->before = (struct before){0};
	wizard->back_page = 0;
}

bool
wizard_back(struct wizard *wizard)
{
	int page = wizard->return_page ? wizard->return_page
				       : wizard_page_beside(wizard, -1);

	wizard_release_before(wizard);
	if (wizard->made || page < 1)
		return wizard->made;
	keep(wizard);
	wizard_leave_field(wizard);
	wizard->return_page = 0;
	wizard_open_page(wizard, page);
	return_to_welcome(wizard);
	wizard_save_quietly(wizard);
	return true;
}

void
wizard_undo_back(struct wizard *wizard)
{
	if (!wizard->back_page)
		return;
	bring_back(wizard);
	wizard_open_page(wizard, wizard->back_page);
	wizard->welcome = wizard->before.welcome;
	wizard->focus = wizard->before.focus;
	wizard->focus_is_set = true;
	wizard_release_before(wizard);
	/* The draft has what was corrected when the field was left. */
	wizard_save_quietly(wizard);
}
