/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Enter does on a choice, in an input, on a button and on a line. */
#include "config.h"

#include "wizard/state.h"

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
		place = wizard_item_after(view, place);
	if (place >= view->count)
		wizard_next(wizard);
	else
		wizard_move_focus(wizard, wizard_chosen(view, place));
	/* Not by the user: leaning on Enter answers nothing. */
	wizard->focus_moved = false;
}

/* Everything wrong with this input alone. */
static void
check_input(struct wizard *wizard, enum field_id field,
	    struct diagnostics *problems)
{
	struct context context = wizard_context(wizard);

	if (field == FIELD_PASSPHRASE_AGAIN)
		wizard_check_passphrase(wizard, problems);
	else if (field == FIELD_PASSPHRASE)
		wizard_check_secret(wizard, field, problems);
	else if (field_is_stored(field))
		field_check(field, &context, NULL, problems);
}

/* The item that Enter in an input leads to. Who only goes on by Enter shall
 * not come to a button that connects, unless this is what was chosen. */
static size_t
item_to_enter(const struct wizard *wizard, const struct view *view,
	      size_t place)
{
	struct context context = wizard_context(wizard);

	place = wizard_item_after(view, place);
	if (place < view->count &&
	    view->item[place].action == ACTION_LOOK_AT_SERVER &&
	    context_history(&context) != HISTORY_SERVER)
		place = wizard_item_after(view, place);
	return place;
}

/* The line of a field, or view->count. */
static size_t
find_line(const struct view *view, enum field_id field, size_t index)
{
	size_t place = 0;

	while (place < view->count && !(view->item[place].kind == ITEM_INPUT &&
					view->item[place].field == field &&
					view->item[place].index == index))
		place++;
	return place;
}

/* From an input that is right to the line behind it, else to the next item, or
 * from the last one to the next page. */
static void
go_on(struct wizard *wizard, enum field_id field, size_t behind)
{
	const struct view *view = wizard_view(wizard);
	size_t place = find_line(view, field, behind);

	if (place == view->count && behind > 0) {
		place = find_line(view, field, behind - 1);
		place = place < view->count ? item_to_enter(wizard, view, place)
					    : place;
	}
	if (place >= view->count) {
		wizard_next(wizard);
		return;
	}
	wizard_move_focus(wizard, wizard_chosen(view, place));
	wizard->focus_moved = false;
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

/* Enter on an input: on to the next item, unless it is wrong. */
static void
enter_input(struct wizard *wizard, const struct item *item)
{
	enum field_id field = item->field;
	size_t behind;
	bool empty_line = field_has_lines(field) && !*item->text;
	bool starts = field == FIELD_START_FROM && *item->text;
	struct diagnostics problems = {0};
	bool wrong;

	behind = wizard_leave_field(wizard);
	wizard_read_files(wizard);
	/* Behind the empty line is none, unless those pasted before it were
	 * only split now: that is to be seen. */
	if (empty_line && behind <= item->index)
		behind = item->index + 1;
	if (!empty_line)
		check_input(wizard, field, &problems);
	wrong = is_wrong(field, &problems);
	wizard->left[field] |= wrong;
	if (wrong)
		wizard_show_error(wizard, &problems);
	else if (starts)
		wizard_start_typed(wizard);
	else
		go_on(wizard, field, behind);
	diagnostics_release(&problems);
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
		wizard_focus_field(wizard, item.field);
		break;
	default:
		break;
	}
}
