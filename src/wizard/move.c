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

static bool
is_purpose(const struct item *item)
{
	return item->action == ACTION_START_NEW ||
	       item->action == ACTION_REVOKE || item->action == ACTION_ANOTHER;
}

static bool
are_choices(const struct item *one, const struct item *other)
{
	return one->kind == ITEM_CHOICE && other->kind == ITEM_CHOICE &&
	       one->field == other->field;
}

static bool
is_same_group(const struct view *view, size_t one, size_t other)
{
	const struct item *first = &view->item[one];
	const struct item *second = &view->item[other];

	return are_choices(first, second) ||
	       (is_purpose(first) && is_purpose(second));
}

size_t
wizard_chosen(const struct view *view, size_t place)
{
	for (size_t i = 0; place < view->count && i < view->count; i++)
		if (view->item[i].selected && is_same_group(view, i, place))
			return i;
	return place;
}

/* Where the focus goes on a page that has none yet: the first input or action,
 * or of a first group of choices the one that is chosen. */
static size_t
first_focus(const struct view *view)
{
	size_t i = 0;

	while (i < view->count && !item_can_have_focus(&view->item[i]))
		i++;
	return wizard_chosen(view, i);
}

/* Moves the focus from one place to another; a group of choices is entered at
 * the one that is chosen, so that Enter there changes nothing. */
static void
step(struct wizard *wizard, const struct view *view, size_t from, size_t to)
{
	if (to < view->count && !is_same_group(view, from, to))
		to = wizard_chosen(view, to);
	wizard_move_focus(wizard, to);
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

void
wizard_move_focus(struct wizard *wizard, size_t place)
{
	const struct view *view = wizard_view(wizard);
	size_t behind = wizard->focus.index + 1;
	struct item target;

	if (place >= view->count)
		return;
	target = view->item[place];
	/* The lines behind one that is split move on. */
	if (target.field == wizard->focus.field && target.index >= behind)
		target.index += wizard_leave_field(wizard) - behind;
	else
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
		wizard_move_focus(wizard, item);
}

size_t
wizard_item_after(const struct view *view, size_t place)
{
	do
		place++;
	while (place < view->count && !item_can_have_focus(&view->item[place]));
	return place < view->count ? place : view->count;
}

/* The next item in this direction that can have the focus; view->count: none */
static size_t
beside(const struct view *view, size_t place, int direction)
{
	if (direction > 0)
		return wizard_item_after(view, place);
	while (place-- > 0)
		if (item_can_have_focus(&view->item[place]))
			return place;
	return view->count;
}

static void
move(struct wizard *wizard, int direction)
{
	const struct view *view = wizard_view(wizard);
	size_t from = wizard_focus(wizard);

	if (from < view->count)
		step(wizard, view, from, beside(view, from, direction));
}

void
wizard_focus_next(struct wizard *wizard)
{
	move(wizard, 1);
}

void
wizard_focus_previous(struct wizard *wizard)
{
	move(wizard, -1);
}

void
wizard_focus_beyond(struct wizard *wizard, int direction)
{
	const struct view *view = wizard_view(wizard);
	size_t from = wizard_focus(wizard), to = from;

	if (from >= view->count)
		return;
	do
		to = beside(view, to, direction);
	while (to < view->count &&
	       are_choices(&view->item[from], &view->item[to]));
	step(wizard, view, from, to);
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
	if (wizard->page == 1 && wizard->focus_is_set)
		wizard->welcome = wizard->focus;
	wizard->page = page;
	wizard->focus_is_set = false;
	wizard->focus_moved = false;
	wizard_spare_draft(wizard);
	wizard_read_files(wizard);
	if (page == 8)
		wizard_follow_name(wizard);
	if (page >= 3)
		wizard_find(wizard);
	if (page >= 5 && !wizard->names_filled &&
	    !wizard->left[FIELD_DNS_NAMES])
		wizard_fill_names(wizard);
	if (page == 8)
		find_finished(wizard);
	wizard_touch(wizard);
}

void
wizard_show_error(struct wizard *wizard, const struct diagnostics *problems)
{
	const struct diagnostic *first = NULL;
	enum field_id field = FIELD_COUNT;

	for (size_t i = 0; !first && i < problems->count; i++)
		if (problems->item[i]->severity == SEVERITY_ERROR)
			first = problems->item[i];
	if (!first)
		return;
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
	wizard_repeat_problem(wizard, first);
}

/* The server's name is all that its page asks: what is doubtful in it was
 * never to be seen there when the page has turned. */
static const struct diagnostic *
doubt_of(const struct diagnostics *problems)
{
	for (size_t i = 0; i < problems->count; i++)
		if (problems->item[i]->severity == SEVERITY_WARNING &&
		    problems->item[i]->field &&
		    field_find(problems->item[i]->field) == FIELD_FQDN)
			return problems->item[i];
	return NULL;
}

/* Nor was a correction made on the page that was just turned. */
static void
say_behind(struct wizard *wizard, const struct diagnostics *problems)
{
	const struct diagnostics *notes = &wizard->notes;
	const struct diagnostic *doubt = doubt_of(problems), *note = NULL;

	if (wizard->notes_are_new && notes->count)
		note = notes->item[notes->count - 1];
	wizard->notes_are_new = false;
	if (doubt) {
		wizard_say_problem(wizard, STYLE_WARNING, doubt);
		if (note)
			message_add(&wizard->message, note);
	} else if (note) {
		wizard_say_problem(wizard, STYLE_NOTE, note);
	}
}

/* Page 8 waits: why a certificate is to be revoked was said of another one. */
static bool
wants_reason(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics found = {0};
	bool wrong;

	if (!context_revokes(&context) || wizard->page >= 4)
		return false;
	wizard_check_page(wizard, 4, &found);
	wrong = diagnostics_have_error(&found);
	diagnostics_release(&found);
	return wrong;
}

/* Of another name page 3 is asked first, and what was said of the one before
 * is seen again. */
static bool
may_return(struct wizard *wizard)
{
	return wizard->return_page && !wizard->dropped.said.count &&
	       !wants_reason(wizard) &&
	       (wizard->page >= 5 || !wizard_doubts_names(wizard));
}

/* Forwards, or back to page 8. */
static void
turn_page(struct wizard *wizard, const struct diagnostics *problems)
{
	if (wizard->page == fields[FIELD_DNS_NAMES].page)
		wizard->application.names_doubted = false;
	if (may_return(wizard)) {
		wizard_open_page(wizard, wizard->return_page);
		wizard->return_page = 0;
	} else {
		wizard_open_page(wizard, wizard_page_beside(wizard, 1));
	}
	wizard->back_page = 0;
	wizard_save_quietly(wizard);
	say_behind(wizard, problems);
	if (wizard->page == 3)
		wizard_ask_again(wizard);
}

/* The institution of a draft could not be had, and none is chosen yet. */
static bool
wants_profile(const struct wizard *wizard)
{
	return wizard->page == 1 && wizard->left[FIELD_PROFILE] &&
	       !application_has(&wizard->application, FIELD_PROFILE);
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
	if (wants_profile(wizard)) {
		wizard_focus_field(wizard, FIELD_PROFILE);
		wizard_say(wizard, STYLE_ERROR,
			   N_("Please choose the institution."), NULL);
		return;
	}
	wizard_read_files(wizard);
	wizard_check_page(wizard, page, &problems);
	/* Every problem of this page is shown from now on. */
	for (int i = 0; i < FIELD_COUNT; i++)
		wizard->left[i] |= fields[i].page == page;
	if (diagnostics_have_error(&problems)) {
		wizard_show_error(wizard, &problems);
	} else if (page < 8) {
		turn_page(wizard, &problems);
	}
	diagnostics_release(&problems);
}

void
wizard_focus_field(struct wizard *wizard, enum field_id field)
{
	const struct view *view = wizard_view(wizard);
	size_t place = 0;

	while (place < view->count &&
	       (view->item[place].field != field ||
		!item_can_have_focus(&view->item[place])))
		place++;
	if (place < view->count)
		set_focus(wizard, &view->item[wizard_chosen(view, place)]);
}

void
wizard_jump(struct wizard *wizard, int page)
{
	if (wizard->made || page < 1 || page > 8)
		return;
	if (wizard->page == 8 && page < 8)
		wizard->return_page = 8;
	wizard_open_page(wizard, page);
	/* Not to other drafts, which stand above. Plain lines ask from the
	 * top. */
	if (page == 1 && !wizard->surroundings->plain)
		wizard_focus_field(wizard, FIELD_PROFILE);
}
