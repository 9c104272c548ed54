/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before a prompt: the page's texts and the question. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "plain/dialogue.h"
#include "plain/option.h"
#include "plain/say.h"

#include <stdlib.h>
#include <string.h>

/* How long the mark of a list entry is: "- " or "1. ". */
static size_t
mark_length(const char *text)
{
	if (text_starts_with(text, "- "))
		return 2;
	return *text >= '1' && *text <= '9' && text_starts_with(text + 1, ". ")
		   ? 3
		   : 0;
}

static void
print_text(const struct item *item)
{
	char *text = say_severity(item->style, item->text ? item->text : "");
	int indent = item->indent < 5 ? item->indent : 5;
	char mark[4] = "";

	switch (item->kind) {
	case ITEM_TITLE:
		say_blank();
		say(0, text);
		break;
	case ITEM_LITERAL:
		say_literal(indent, text);
		break;
	case ITEM_BLANK:
		say_blank();
		break;
	default:
		memcpy(mark, text, mark_length(text));
		say_marked(indent, mark, text + mark_length(text));
	}
	free(text);
}

void
dialogue_texts(struct dialogue *dialogue, const struct view *view, size_t first,
	       size_t last, size_t place)
{
	struct strings now = {0};

	for (size_t i = first; i < last; i++) {
		const struct item *item = &view->item[i];
		bool again = i >= place
				 ? item->style == STYLE_ERROR
				 : i + 1 == place && item->kind == ITEM_TITLE;

		if (item_can_have_focus(item) || item->kind == ITEM_RULE)
			continue;
		/* A hint comes back behind what is answered already. */
		if (item->style == STYLE_HINT && last <= place &&
		    dialogue->asked)
			continue;
		if (item->text && !again &&
		    strings_has(&dialogue->said, item->text))
			continue;
		print_text(item);
		if (item->text)
			strings_add(&now, item->text);
	}
	/* Only now: within one reading a line may stand twice. */
	for (size_t i = 0; i < now.count; i++)
		strings_add(&dialogue->said, now.item[i]);
	strings_release(&now);
}

void
dialogue_anew(struct dialogue *dialogue)
{
	strings_release(&dialogue->said);
	dialogue->page = 0;
	dialogue->asked = false;
}

/* Texts of questions that stand before the first one asked on a page. */
static void
pass_over(struct dialogue *dialogue, const struct view *view, size_t first,
	  size_t last)
{
	for (size_t i = first; i < last; i++)
		if (view->item[i].text)
			strings_add(&dialogue->said, view->item[i].text);
}

/* What stands before the question, all of it when the page is new. */
static void
print_before(struct dialogue *dialogue, const struct group *group)
{
	size_t first = group_first_question(group->view);
	size_t end = group_texts_end(group->view, first);

	if (!dialogue->asked && first < group->first) {
		dialogue_texts(dialogue, group->view, 0, end, group->first);
		pass_over(dialogue, group->view, end, group->first);
	}
	/* The title of actions follows, right before them. */
	end = group->item && group->item->kind == ITEM_ACTION
		  ? group_texts_end(group->view, group->first)
		  : group->first;
	dialogue_texts(dialogue, group->view, 0, end, group->first);
}

static void
print_head(struct dialogue *dialogue, const struct view *view)
{
	char *head;

	if (dialogue->page == view->page)
		return;
	dialogue_anew(dialogue);
	dialogue->page = view->page;
	/* TRANSLATORS: page, pages, the page's title, the institution. */
	head = alloc_format(_("[%1$d/%2$d] %3$s (%4$s)"), view->page,
			    view->pages, view->page_title, view->institution);
	say_blank();
	say(0, head);
	say_blank();
	free(head);
}

/* Why the page did not turn, what was saved …; not when the question's own
 * problem says the same below. */
static void
print_message(struct dialogue *dialogue, const struct group *group)
{
	const char *message = group->view->message;
	char *line;

	if (!message)
		return;
	for (size_t i = 0; i < group->end; i++) {
		const struct item *item = &group->view->item[i];

		if (item->style == STYLE_ERROR &&
		    text_ends_with(item->text, message) &&
		    (i >= group->focus ||
		     !strings_has(&dialogue->said, item->text)))
			return;
	}
	line = say_severity(group->view->message_style, message);
	say_blank();
	say(0, line);
	free(line);
}

static bool
is_wrong(const struct view *view, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++)
		if (view->item[i].style == STYLE_ERROR)
			return true;
	return false;
}

static void
say_value(const char *format, const char *value)
{
	char *line = alloc_format(format, value);

	say(5, line);
	free(line);
}

/* What Enter alone would do, unless that is wrong; and what empties it. */
static void
print_offer(struct wizard *wizard, const struct item *item, bool hinted,
	    bool wrong)
{
	char *proposal = wizard_proposal(wizard);

	if (proposal && !*item->text)
		say_value(_("Enter takes: %s"), proposal);
	else if (!item->secret && *item->text && !wrong)
		say_value(_("Enter keeps: %s"), item->text);
	else if (!item->secret && !*item->text && !wrong && !hinted &&
		 wizard_may_be_empty(wizard))
		say(5, _("Enter leaves it empty."));
	if (item->filled && wizard_may_be_empty(wizard))
		say(5, _("- empties it."));
	if (proposal && *item->text)
		say_value(_("+ takes: %s"), proposal);
	if (wizard_can_look_at_software(wizard))
		say(5, _("+ looks at what is installed on this machine."));
	free(proposal);
}

/* Where an answer may turn the page: what stands behind other questions on it
 * is said now, without what belongs to those. */
static void
print_rest(struct dialogue *dialogue, const struct group *group)
{
	const struct view *view = group->view;
	size_t i = group->after;

	while (i < view->count) {
		size_t end = view->item[i].kind == ITEM_INPUT
				 ? group_attached_end(view, i)
				 : i + 1;

		if (!item_can_have_focus(&view->item[i]))
			dialogue_texts(dialogue, view, i, end, view->count);
		i = end;
	}
}

static void
print_input(struct dialogue *dialogue, const struct group *group)
{
	const struct item *item = group->item;
	size_t attached = group_attached_end(group->view, group->focus);
	char *head = item->number
			 ? alloc_format("%s  %s", item->number, item->label)
			 : alloc_string(item->label);

	dialogue_texts(dialogue, group->view, attached, group->end,
		       group->focus);
	/* Enter passes over a button, and over what was read from files. */
	if (group->after < group->view->count &&
	    group->view->item[group->after].kind == ITEM_ACTION)
		print_rest(dialogue, group);
	say_blank();
	say(0, head);
	dialogue_texts(dialogue, group->view, group->focus + 1, attached,
		       group->focus);
	print_offer(dialogue->wizard, item, attached > group->focus + 1,
		    is_wrong(group->view, group->focus + 1, attached));
	free(head);
}

static void
print_numbered(size_t number, const struct item *item)
{
	char *mark = alloc_format("%zu) ", number);
	char *text = option_text(item);

	say_marked(2, mark, text);
	free(text);
	free(mark);
}

/* Choices or actions by number, with the texts that belong to each; gives the
 * number that Enter takes, or SIZE_MAX. */
static size_t
print_list(struct dialogue *dialogue, const struct group *group)
{
	size_t seen = 0, chosen = SIZE_MAX;

	for (size_t i = group->first; i <= group->last; i++) {
		const struct item *item = &group->view->item[i];
		size_t number = group_number(item, seen);

		if (!item_can_have_focus(item)) {
			dialogue_texts(dialogue, group->view, i, i + 1, i);
			continue;
		}
		seen++;
		print_numbered(number, item);
		if (item->kind == ITEM_ACTION ? i == group->focus
					      : item->selected)
			chosen = number;
	}
	return chosen;
}

static void
print_default(size_t number)
{
	char *line = alloc_format(_("Enter takes: %zu"), number);

	say(2, line);
	free(line);
}

static void
print_choices(struct dialogue *dialogue, const struct group *group)
{
	size_t chosen = print_list(dialogue, group);

	dialogue_texts(dialogue, group->view, group->last + 1, group->end,
		       group->focus);
	if (chosen != SIZE_MAX)
		print_default(chosen);
	else
		say(2, _("Please type a number or a name."));
}

static void
print_actions(struct dialogue *dialogue, const struct group *group)
{
	size_t chosen;

	dialogue_texts(dialogue, group->view, group->last + 1, group->end,
		       group->focus);
	print_rest(dialogue, group);
	say_blank();
	if (group_texts_end(group->view, group->first) < group->first)
		say(0, group->view->item[group->first - 1].text);
	chosen = print_list(dialogue, group);
	if (group_can_be_left(group)) {
		char *rest = option_text_of_rest(group);

		say_marked(2, "0) ", rest);
		free(rest);
	}
	print_default(group_was_passed(dialogue, group) ? 0 : chosen);
}

static void
print_row(struct dialogue *dialogue, const struct item *item)
{
	char *mark = alloc_format("[%d] ", item->page);
	char *plain = alloc_format(_("%1$s: %2$s"), item->label, item->text);
	char *line = say_severity(item->style, plain);

	if (!strings_has(&dialogue->said, line)) {
		say_marked(2, mark, line);
		strings_add(&dialogue->said, line);
	}
	free(line);
	free(plain);
	free(mark);
}

/* Everything, then what can be done about it. */
static void
print_review(struct dialogue *dialogue, const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].kind == ITEM_ROW)
			print_row(dialogue, &view->item[i]);
		else
			dialogue_texts(dialogue, view, i, i + 1, view->count);
	say_blank();
	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].kind == ITEM_ACTION)
			print_numbered(review_number(view, i), &view->item[i]);
	say_marked(2, "1-7) ", _("Change something on that page"));
	print_default(review_default(view));
}

void
dialogue_ask(struct dialogue *dialogue)
{
	struct group group = group_find(dialogue->wizard);

	print_head(dialogue, group.view);
	print_message(dialogue, &group);
	if (view_is_review(group.view)) {
		print_review(dialogue, group.view);
		return;
	}
	print_before(dialogue, &group);
	if (!group.item)
		say(2, _("Enter goes on."));
	else if (group.item->kind == ITEM_INPUT)
		print_input(dialogue, &group);
	else if (group.item->kind == ITEM_CHOICE)
		print_choices(dialogue, &group);
	else
		print_actions(dialogue, &group);
	dialogue->asked = true;
}
