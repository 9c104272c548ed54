/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving: the focus on a page, and from page to page. */
#include "config.h"

#include "application/plan.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

static bool
is_focus(const struct focus *focus, const struct item *item)
{
	return item_can_have_focus(item) && item->kind == focus->kind &&
	       item->field == focus->field && item->index == focus->index &&
	       item->action == focus->action;
}

static void
set_focus(struct wizard *wizard, const struct item *item)
{
	wizard->focus =
	    (struct focus){item->kind, item->field, item->index, item->action};
	wizard->focus_is_set = true;
}

/* Where the focus goes on a page that has none yet: the first input or action,
 * or of a first group of choices the one that is chosen. */
static size_t
first_focus(const struct view *view)
{
	size_t i = 0;

	while (i < view->count && !item_can_have_focus(&view->item[i]))
		i++;
	if (i == view->count || view->item[i].kind != ITEM_CHOICE)
		return i;
	for (size_t j = i; j < view->count; j++)
		if (view->item[j].kind == ITEM_CHOICE &&
		    view->item[j].field == view->item[i].field &&
		    view->item[j].selected)
			return j;
	return i;
}

size_t
wizard_focus(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t place;

	for (size_t i = 0; wizard->focus_is_set && i < view->count; i++)
		if (is_focus(&wizard->focus, &view->item[i]))
			return i;
	place = first_focus(view);
	if (place < view->count)
		set_focus(wizard, &view->item[place]);
	return place;
}

/* Leaves the present item, then gives the focus to the item that stood at
 * place before, if it is still there. */
static void
move_focus(struct wizard *wizard, size_t place)
{
	const struct view *view = wizard_view(wizard);
	struct item target;

	if (place >= view->count)
		return;
	target = view->item[place];
	wizard_leave_field(wizard);
	set_focus(wizard, &target);
	wizard->focus_moved = true;
	wizard_touch(wizard);
}

void
wizard_focus_set(struct wizard *wizard, size_t item)
{
	const struct view *view = wizard_view(wizard);

	if (item < view->count && item_can_have_focus(&view->item[item]) &&
	    item != wizard_focus(wizard))
		move_focus(wizard, item);
}

/* The next item that can have the focus, or view->count. */
static size_t
item_after(const struct view *view, size_t place)
{
	do
		place++;
	while (place < view->count && !item_can_have_focus(&view->item[place]));
	return place < view->count ? place : view->count;
}

void
wizard_focus_next(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);

	move_focus(wizard, item_after(view, wizard_focus(wizard)));
}

void
wizard_focus_previous(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t place = wizard_focus(wizard);

	while (place > 0 && place <= view->count) {
		place--;
		if (item_can_have_focus(&view->item[place])) {
			move_focus(wizard, place);
			return;
		}
	}
}

/* A draft that outlived its files (the line dropped at the last moment) must
 * not become a second application unnoticed. */
static void
find_finished(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics ignored = {0};
	struct plan plan;

	plan_make(&context, &plan, &ignored);
	free(wizard->finished);
	wizard->finished = plan_finished(&context, &plan);
	plan_release(&plan);
	diagnostics_release(&ignored);
}

void
wizard_open_page(struct wizard *wizard, int page)
{
	wizard->page = page;
	wizard->focus_is_set = false;
	wizard->focus_moved = false;
	wizard_read_files(wizard);
	if (page == 3)
		wizard_find(wizard);
	if (page >= 5 && !wizard->names_filled &&
	    !wizard->left[FIELD_DNS_NAMES])
		wizard_fill_names(wizard);
	if (page == 8)
		find_finished(wizard);
	wizard_touch(wizard);
}

/* Errors of this page are shown from now on; the focus goes to the first. */
static void
show_errors(struct wizard *wizard, const struct diagnostics *problems)
{
	const struct diagnostic *first = NULL;
	enum field_id field = FIELD_COUNT;
	char *message;

	for (size_t i = 0; !first && i < problems->count; i++)
		if (problems->item[i]->severity == SEVERITY_ERROR)
			first = problems->item[i];
	for (int i = 0; i < FIELD_COUNT; i++)
		if (fields[i].page == wizard->page)
			wizard->left[i] = true;
	if (first->field)
		field = field_find(first->field);
	wizard_touch(wizard);
	for (size_t i = 0; i < wizard_view(wizard)->count; i++) {
		const struct item *item = &wizard->view.item[i];

		if (item_can_have_focus(item) && item->field == field &&
		    (item->kind == ITEM_CHOICE ||
		     item->index == first->index)) {
			set_focus(wizard, item);
			break;
		}
	}
	message = diagnostic_message(first);
	wizard_say(wizard, STYLE_ERROR, message);
	free(message);
}

/* A correction on the page that was just turned would never be seen. */
static void
say_correction(struct wizard *wizard)
{
	const struct diagnostics *notes = &wizard->notes;
	char *message, *line;

	if (!wizard->notes_are_new || !notes->count)
		return;
	message = diagnostic_message(notes->item[notes->count - 1]);
	line = alloc_format("U%03d %s", notes->item[notes->count - 1]->number,
			    message);
	wizard_say(wizard, STYLE_NOTE, line);
	free(line);
	free(message);
}

void
wizard_next(struct wizard *wizard)
{
	struct diagnostics problems = {0};
	int page = wizard->page;

	wizard_leave_field(wizard);
	if (page == 1 &&
	    application_has(&wizard->application, FIELD_START_FROM)) {
		wizard_start_typed(wizard);
		return;
	}
	wizard_read_files(wizard);
	wizard_check_page(wizard, page, &problems);
	if (diagnostics_have_error(&problems)) {
		show_errors(wizard, &problems);
	} else if (page < 8) {
		for (int i = 0; i < FIELD_COUNT; i++)
			wizard->left[i] |= fields[i].page == page;
		wizard_open_page(wizard, wizard->return_page
					     ? wizard->return_page
					     : page + 1);
		wizard->return_page = 0;
		wizard->back_page = 0;
		wizard_save_quietly(wizard);
		say_correction(wizard);
	}
	diagnostics_release(&problems);
}

bool
wizard_back(struct wizard *wizard)
{
	int page = wizard->return_page ? wizard->return_page : wizard->page - 1;

	if (wizard->made || page < 1)
		return wizard->made;
	wizard_leave_field(wizard);
	wizard->back_page = wizard->page;
	wizard->back_focus = wizard->focus;
	wizard->return_page = 0;
	wizard_open_page(wizard, page);
	wizard_save_quietly(wizard);
	return true;
}

void
wizard_undo_back(struct wizard *wizard)
{
	if (!wizard->back_page)
		return;
	wizard_open_page(wizard, wizard->back_page);
	wizard->focus = wizard->back_focus;
	wizard->focus_is_set = true;
	wizard->back_page = 0;
}

void
wizard_jump(struct wizard *wizard, int page)
{
	if (wizard->made || page < 1 || page > 8)
		return;
	if (wizard->page == 8 && page < 8)
		wizard->return_page = 8;
	wizard_open_page(wizard, page);
}

/* Enter on a choice: it is taken, and the focus goes behind its group. Where
 * there is no default and the user has not moved, Enter alone chooses nothing:
 * a page must not be answered by leaning on the key. */
static void
enter_choice(struct wizard *wizard, enum field_id field)
{
	struct context context = wizard_context(wizard);
	const struct view *view;
	size_t place;

	if (!wizard->focus_moved && field_is_required(field, &context) &&
	    !application_has(&wizard->application, field)) {
		wizard_next(wizard);
		return;
	}
	wizard_choose(wizard);
	view = wizard_view(wizard);
	place = wizard_focus(wizard);
	while (place < view->count && view->item[place].field == field)
		place = item_after(view, place);
	if (place >= view->count)
		wizard_next(wizard);
	else
		move_focus(wizard, place);
}

/* What keeps the focus in an input. That the live server was not looked at, or
 * in vain, is no fault of its name: the button to do so stands behind it. */
static bool
is_wrong(enum field_id field, const struct diagnostics *problems)
{
	if (field == FIELD_PREVIOUS_SERVER)
		return diagnostics_find(problems, 704) ||
		       diagnostics_find(problems, 201);
	return diagnostics_have_error(problems);
}

/* The item that Enter in an input leads to. Who only goes on by Enter shall
 * not come to a button that connects, unless this is what was chosen. */
static size_t
item_to_enter(const struct wizard *wizard, const struct view *view,
	      size_t place)
{
	struct context context = wizard_context(wizard);

	place = item_after(view, place);
	if (place < view->count &&
	    view->item[place].action == ACTION_LOOK_AT_SERVER &&
	    context_history(&context) != HISTORY_SERVER)
		place = item_after(view, place);
	return place;
}

/* Enter on an input: on to the next item, unless it is wrong. */
static void
enter_input(struct wizard *wizard, const struct item *item)
{
	enum field_id field = item->field;
	size_t index = item->index;
	bool empty_line = field_has_lines(field) && !*item->text;
	struct diagnostics problems = {0};
	struct context context;
	const struct view *view;
	size_t place;

	wizard_leave_field(wizard);
	wizard_read_files(wizard);
	context = wizard_context(wizard);
	if (field_is_stored(field) && !empty_line)
		field_check(field, &context, NULL, &problems);
	if (is_wrong(field, &problems)) {
		show_errors(wizard, &problems);
		diagnostics_release(&problems);
		return;
	}
	diagnostics_release(&problems);
	if (field == FIELD_START_FROM && *item->text) {
		wizard_start_typed(wizard);
		return;
	}
	view = wizard_view(wizard);
	place = 0;
	while (place < view->count && !(view->item[place].kind == ITEM_INPUT &&
					view->item[place].field == field &&
					view->item[place].index == index))
		place++;
	place =
	    place < view->count ? item_to_enter(wizard, view, place) : place;
	if (place >= view->count)
		wizard_next(wizard);
	else
		move_focus(wizard, place);
}

void
wizard_enter(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t place = wizard_focus(wizard);
	struct item item;

	wizard->notes_are_new = false;
	if (place >= view->count) {
		wizard_next(wizard);
		return;
	}
	item = view->item[place];
	switch (item.kind) {
	case ITEM_CHOICE:
		enter_choice(wizard, item.field);
		break;
	case ITEM_INPUT:
		enter_input(wizard, &item);
		break;
	case ITEM_ACTION:
		wizard_act(wizard, &item);
		break;
	case ITEM_ROW:
		wizard_jump(wizard, item.page);
		break;
	default:
		break;
	}
}
