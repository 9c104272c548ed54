/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items of a view are one question. */
#include "config.h"

#include "plain/dialogue.h"

#include <stdlib.h>
#include <string.h>

static bool
is_same_question(const struct item *one, const struct item *other)
{
	if (one->kind != other->kind)
		return false;
	return one->kind == ITEM_ACTION || one->kind == ITEM_ROW ||
	       (one->kind == ITEM_CHOICE && one->field == other->field);
}

size_t
group_texts_end(const struct view *view, size_t after)
{
	if (after && after < view->count &&
	    (view->item[after].kind == ITEM_CHOICE ||
	     view->item[after].kind == ITEM_ACTION) &&
	    view->item[after - 1].kind == ITEM_TITLE)
		return after - 1;
	return after;
}

size_t
group_attached_end(const struct view *view, size_t input)
{
	size_t end = input + 1;

	while (end < view->count && view->item[end].kind == ITEM_TEXT &&
	       view->item[end].indent >= 6)
		end++;
	return end;
}

size_t
group_first_question(const struct view *view)
{
	size_t i = 0;

	while (i < view->count && !item_can_have_focus(&view->item[i]))
		i++;
	return i;
}

size_t
group_number(const struct item *item, size_t seen)
{
	const char *value = item->value;

	if (value && *value && !value[strspn(value, "0123456789")])
		return strtoul(value, NULL, 10);
	return seen + 1;
}

struct group
group_find(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t focus = wizard_focus(wizard);
	struct group group = {.view = view,
			      .focus = focus,
			      .first = focus,
			      .last = focus,
			      .before = view->count,
			      .after = view->count,
			      .end = view->count};

	if (focus >= view->count)
		return group;
	group.item = &view->item[focus];
	for (size_t i = focus; i-- > 0;) {
		if (!item_can_have_focus(&view->item[i]))
			continue;
		group.before = i;
		if (!is_same_question(group.item, &view->item[i]))
			break;
		group.first = i;
		group.before = view->count;
	}
	for (size_t i = focus + 1; i < view->count; i++) {
		if (!item_can_have_focus(&view->item[i]))
			continue;
		group.after = i;
		if (!is_same_question(group.item, &view->item[i]))
			break;
		group.last = i;
		group.after = view->count;
	}
	group.end = group_texts_end(view, group.after);
	return group;
}

bool
group_can_be_left(const struct group *group)
{
	int page = group->view->page;

	return group->after < group->view->count || (page > 1 && page < 8);
}

static unsigned
bit_of(const struct group *group)
{
	return 1U << group->view->item[group->first].action;
}

bool
group_was_passed(const struct dialogue *dialogue, const struct group *group)
{
	return (dialogue->passed & bit_of(group)) && group_can_be_left(group);
}

void
group_pass(struct dialogue *dialogue, const struct group *group, bool passed)
{
	if (passed)
		dialogue->passed |= bit_of(group);
	else
		dialogue->passed &= ~bit_of(group);
}

void
group_pass_none(struct dialogue *dialogue)
{
	dialogue->passed = 1U << ACTION_DRAFT_GO_ON;
}

bool
view_is_review(const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].kind == ITEM_ROW)
			return true;
	return false;
}

size_t
review_number(const struct view *view, size_t place)
{
	for (size_t i = 0; i < place; i++)
		if (view->item[i].kind == ITEM_ACTION)
			return 9;
	return 0;
}

size_t
review_default(const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->item[i].kind == ITEM_ROW &&
		    view->item[i].style == STYLE_ERROR)
			return (size_t)view->item[i].page;
	return 0;
}
