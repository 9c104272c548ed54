/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a typed line does. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "plain/dialogue.h"
#include "plain/option.h"
#include "plain/say.h"

#include <stdlib.h>
#include <string.h>

static size_t
selected_item(const struct group *group)
{
	for (size_t i = group->first; i <= group->last; i++)
		if (group->view->item[i].selected)
			return i;
	return group->view->count;
}

static void
answer_choice(struct dialogue *dialogue, const struct group *group,
	      const char *text)
{
	size_t item = selected_item(group);

	if (*text && !option_find(group, text, &item))
		return;
	/* Enter alone takes no answer that nobody chose. */
	if (item == group->view->count)
		return;
	wizard_focus_set(dialogue->wizard, item);
	wizard_choose(dialogue->wizard);
	wizard_enter(dialogue->wizard);
}

/* Goes on without any of the actions. */
static void
pass(struct dialogue *dialogue, const struct group *group)
{
	group_pass(dialogue, group, true);
	if (group->after < group->view->count)
		wizard_focus_set(dialogue->wizard, group->after);
	else
		wizard_next(dialogue->wizard);
}

static void
answer_action(struct dialogue *dialogue, const struct group *group,
	      const char *text)
{
	bool passed = group_was_passed(dialogue, group);
	size_t item = passed ? group->view->count : group->focus;

	if (*text && !option_find(group, text, &item))
		return;
	if (item == group->view->count) {
		pass(dialogue, group);
		return;
	}
	group_pass(dialogue, group, false);
	/* What it shows may have been printed before. */
	strings_release(&dialogue->said);
	wizard_focus_set(dialogue->wizard, item);
	wizard_enter(dialogue->wizard);
}

/* Enter takes the suggestion for an empty answer and keeps any other. What was
 * emptied is asked again. */
static void
answer_input(struct dialogue *dialogue, const struct item *item,
	     const char *text)
{

	if (strcmp(text, "-") == 0) {
		bool filled = item->filled;

		wizard_type(dialogue->wizard, "");
		if (filled)
			return;
	} else if (strcmp(text, "+") == 0) {
		if (wizard_can_look_at_software(dialogue->wizard)) {
			wizard_look_at_software(dialogue->wizard);
			return;
		}
		wizard_take_proposal(dialogue->wizard);
	} else if (*text) {
		if (!wizard_type(dialogue->wizard, text))
			return;
	} else if (!item->secret && !item->filled) {
		wizard_take_proposal(dialogue->wizard);
	}
	wizard_enter(dialogue->wizard);
}

/* The first action there. */
static size_t
review_action(const struct view *view)
{
	size_t item = 0;

	while (item < view->count && view->item[item].kind != ITEM_ACTION)
		item++;
	return item;
}

/* Any page can be changed, whether or not a line of it is shown. */
static void
answer_review(struct dialogue *dialogue, const struct group *group,
	      const char *text)
{
	const struct view *view = group->view;
	size_t page = *text ? option_number(text) : review_default(view);
	size_t target = page ? view->count + page : review_action(view);

	if (page > 7 && !option_find(group, text, &target))
		return;
	if (target > view->count) {
		wizard_jump(dialogue->wizard, (int)(target - view->count));
		return;
	}
	if (target == view->count)
		return;
	wizard_focus_set(dialogue->wizard, target);
	wizard_enter(dialogue->wizard);
}

void
dialogue_answer(struct dialogue *dialogue, const char *text)
{
	struct group group = group_find(dialogue->wizard);
	char *narrow, *trimmed;

	if (group.item && group.item->kind == ITEM_INPUT &&
	    !view_is_review(group.view)) {
		answer_input(dialogue, group.item, text);
		return;
	}
	narrow = text_narrow(text);
	trimmed = text_trim(narrow);
	if (view_is_review(group.view))
		answer_review(dialogue, &group, trimmed);
	else if (!group.item)
		wizard_enter(dialogue->wizard);
	else if (group.item->kind == ITEM_CHOICE)
		answer_choice(dialogue, &group, trimmed);
	else
		answer_action(dialogue, &group, trimmed);
	free(trimmed);
	free(narrow);
}

/* To the question that ends with this item, and of actions to the first. */
static void
go_to(struct wizard *wizard, size_t last)
{
	struct group group;

	wizard_focus_set(wizard, last);
	group = group_find(wizard);
	if (group.item && group.item->kind == ITEM_ACTION)
		wizard_focus_set(wizard, group.first);
}

/* To the question before on this page, else to the page before. */
static void
go_back(struct dialogue *dialogue)
{
	struct group group = group_find(dialogue->wizard);

	if (group.item && group.before < group.view->count &&
	    !view_is_review(group.view) && group.view->page < 9)
		go_to(dialogue->wizard, group.before);
	else if (!group.view->can_go_back && group.view->page > 1)
		say(0, _("The files are made; there is no way back."));
	else if (!wizard_back(dialogue->wizard) &&
		 dialogue_confirm(
		     locale_text(wizard_leave_question(dialogue->wizard))))
		dialogue_leave(dialogue);
}

static void
say_part(const char *heading, const char *text)
{
	if (!text || !*text)
		return;
	say_blank();
	say(0, heading);
	say(2, text);
}

static void
say_help(struct dialogue *dialogue)
{
	struct wizard_help help = wizard_help(dialogue->wizard);
	struct group group = group_find(dialogue->wizard);
	char *head = alloc_format(_("Help: %s"), help.title ? help.title : "");

	say_blank();
	say(0, head);
	say_part(_("What this is for"), help.purpose);
	say_part(_("Example"), help.example);
	say_part(_("Common mistake"), help.mistake);
	say_part(_("How to find out, whom to ask"), help.ask);
	if (group.item && group.item->kind != ITEM_INPUT) {
		say_blank();
		say(0, _("What stands here can be taken by its number, by its "
			 "name, or by a beginning of its name that fits "
			 "nothing else."));
	}
	free(head);
}

static void
change_language(struct dialogue *dialogue)
{
	if (!locale_is_utf8()) {
		say(0, _("Japanese needs UTF-8: start the wizard with "
			 "LANG=C.UTF-8 or ja_JP.UTF-8."));
		return;
	}
	locale_set_language(locale_language() == LANGUAGE_JA ? LANGUAGE_EN
							     : LANGUAGE_JA);
	dialogue_say_keys();
	dialogue_anew(dialogue);
}

bool
dialogue_command(struct dialogue *dialogue, const char *text)
{
	char *narrow = text_narrow(text);
	char *trimmed = text_trim(narrow);
	char command = '\0';

	if (*trimmed && !trimmed[1])
		command = *trimmed;
	free(trimmed);
	free(narrow);
	/* What was said is said again in the other language. */
	if (command != '=')
		wizard_unsay(dialogue->wizard);
	switch (command) {
	case '<':
		go_back(dialogue);
		return true;
	case '?':
		say_help(dialogue);
		return true;
	case '!':
		dialogue_leave(dialogue);
		return true;
	case '=':
		change_language(dialogue);
		return true;
	default:
		return false;
	}
}
