/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered for the answer that has the focus. */
#include "config.h"

#include "application/field_choice.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

const struct item *
wizard_focused_item(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t place = wizard_focus(wizard);

	return place < view->count ? &view->item[place] : NULL;
}

/* The whole text that a problem of this item proposes; to be freed, or NULL. */
static char *
proposal(struct wizard *wizard, const struct item *item)
{
	struct context context = wizard_context(wizard);
	struct diagnostics found = {0};
	char *text = NULL;

	if (item->kind != ITEM_INPUT || item->secret || !*item->text ||
	    !wizard->left[item->field])
		return NULL;
	field_check(item->field, &context, NULL, &found);
	for (size_t i = 0; !text && i < found.count; i++)
		if (found.item[i]->index == item->index)
			text = alloc_string(found.item[i]->proposal);
	diagnostics_release(&found);
	return text;
}

/* Where the web servers' programs lie. */
#define SERVER_FOLDER "/usr/sbin"

/* The suggestion behind the one that was taken, the first behind the last;
 * NULL when the answer is the user's own. */
static char *
next_software(const struct context *context, const char *text)
{
	struct strings list = {0};
	char *next = NULL;

	field_software(context, &list);
	for (size_t i = 0; list.count > 1 && !next && i < list.count; i++)
		if (strcmp(list.item[i], text) == 0)
			next = alloc_string(list.item[(i + 1) % list.count]);
	strings_release(&list);
	return next;
}

void
wizard_read_software(struct wizard *wizard)
{
	hints_look(&wizard->hints, wizard->surroundings, SERVER_FOLDER);
}

bool
wizard_can_look_at_software(struct wizard *wizard)
{
	const struct item *item = wizard_focused_item(wizard);

	return item && item->field == FIELD_SOFTWARE && !*item->text &&
	       !wizard->hints.looked && !wizard->surroundings->demo;
}

void
wizard_look_at_software(struct wizard *wizard)
{
	const struct strings *installed = &wizard->hints.installed;
	char *names;

	wizard_read_software(wizard);
	if (!installed->count) {
		wizard_say(wizard, STYLE_NOTE,
			   N_("No web server was found on this machine. Please "
			      "type its name and version."),
			   NULL);
		return;
	}
	names = strings_join(installed, ", ");
	wizard_say(wizard, STYLE_NOTE, N_("Installed here: %s"), names, NULL);
	free(names);
}

/* What is suggested for an empty answer; to be freed, or NULL. */
static char *
suggestion(struct wizard *wizard, const struct item *item)
{
	struct context context = wizard_context(wizard);

	if (item->kind != ITEM_INPUT || item->secret)
		return NULL;
	if (item->field == FIELD_SOFTWARE && *item->text)
		return next_software(&context, item->text);
	if (*item->text || !fields[item->field].suggest)
		return NULL;
	/* What is given is a text of its own, not the context. */
	/* cppcheck-suppress returnDanglingLifetime */
	return fields[item->field].suggest(&context);
}

static char *
offer(struct wizard *wizard, const struct item *item)
{
	char *text = suggestion(wizard, item);

	return text ? text : proposal(wizard, item);
}

char *
wizard_proposal(struct wizard *wizard)
{
	const struct item *item = wizard_focused_item(wizard);

	return item ? offer(wizard, item) : NULL;
}

bool
wizard_has_proposal(struct wizard *wizard, const struct item *item)
{
	char *text = offer(wizard, item);
	bool has = text != NULL;

	free(text);
	return has;
}

bool
wizard_may_be_empty(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	const struct item *item = wizard_focused_item(wizard);

	if (!item || item->kind != ITEM_INPUT)
		return false;
	if (item->field == FIELD_EXTRA)
		return !wizard->profile->extra[item->index].required;
	return !field_is_required(item->field, &context);
}
