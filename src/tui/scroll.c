/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Moving in a page that is longer than the screen. Nothing off the screen can
 * be acted on (interface.md, convention 9): the focus goes with the scrolling,
 * or the next key brings it back.
 */
#include "config.h"

#include "tui/session.h"

#include <stdlib.h>

#include "tui/draw.h"

static int
height_of(const struct session *session)
{
	enum item_style style;
	char *message = session_message(session, &style);
	int height = draw_body_height(message);

	free(message);
	return height;
}

static void
lay(struct session *session, struct layout *layout)
{
	layout_make(layout, session->view, session->focus,
		    session->editing ? &session->editor : NULL, draw_columns());
}

static bool
is_shown(struct span span, int scroll, int height)
{
	return span.first >= scroll && span.last < scroll + height;
}

bool
session_show_focus(struct session *session)
{
	struct layout layout;
	bool shown;

	if (!session->scrolled_away || !session->item)
		return true;
	lay(session, &layout);
	shown = is_shown(layout.focus, session->scroll, height_of(session));
	layout_release(&layout);
	session->scrolled_away = false;
	return shown;
}

/* Who only scrolls or goes to an end to read must not come to stand on another
 * choice, which Enter would take. */
static bool
is_safe(const struct item *item)
{
	return item_can_have_focus(item) &&
	       (item->kind != ITEM_CHOICE || item->selected);
}

/* The focus goes to the first item shown where Enter changes no answer. */
static void
take_focus_along(struct session *session, const struct layout *layout,
		 int height)
{
	size_t i;

	session->scrolled_away = true;
	if (is_shown(layout->focus, session->scroll, height))
		return;
	for (i = 0; i < layout->items; i++) {
		if (is_safe(&session->view->item[i]) &&
		    is_shown(layout->span[i], session->scroll, height)) {
			wizard_focus_set(session->wizard, i);
			return;
		}
	}
}

static void
scroll_by(struct session *session, int rows)
{
	struct layout layout;
	int height = height_of(session);

	lay(session, &layout);
	session->scroll = layout_clamp(&layout, session->scroll + rows, height);
	take_focus_along(session, &layout, height);
	layout_release(&layout);
}

void
session_page(struct session *session, int direction)
{
	int height = height_of(session);

	scroll_by(session, direction * (height > 2 ? height - 2 : 1));
}

/* A choice of the group one stands in. */
static bool
is_beside(const struct session *session, const struct item *item)
{
	return session->item && session->item->kind == ITEM_CHOICE &&
	       item->kind == ITEM_CHOICE && item->field == session->item->field;
}

void
session_edge(struct session *session, int direction)
{
	const struct view *view = session->view;
	struct layout layout;
	size_t i, count = view->count;

	lay(session, &layout);
	scroll_by(session, direction * layout.rows);
	for (i = 0; i < count; i++) {
		size_t place = direction < 0 ? i : count - 1 - i;

		if (!is_safe(&view->item[place]) &&
		    !is_beside(session, &view->item[place]))
			continue;
		if (is_shown(layout.span[place], session->scroll,
			     height_of(session)))
			wizard_focus_set(session->wizard, place);
		break;
	}
	layout_release(&layout);
}

/* The next item in this direction that can have the focus, or count. */
static size_t
neighbour(const struct session *session, int direction)
{
	const struct view *view = session->view;
	size_t i = session->focus;

	if (i >= view->count)
		return view->count;
	while (direction > 0 ? ++i < view->count : i-- > 0)
		if (item_can_have_focus(&view->item[i]))
			return i;
	return view->count;
}

/* True when text still has to be read on the way to the neighbour. */
static bool
hides_more(struct session *session, int direction)
{
	struct layout layout;
	int height = height_of(session);
	size_t next = neighbour(session, direction);
	bool more;

	lay(session, &layout);
	if (direction > 0)
		more = session->scroll + height < layout.rows &&
		       (next == session->view->count ||
			layout.span[next].last >=
			    session->scroll + height + height / 2);
	else
		more = session->scroll > 0 &&
		       (next == session->view->count ||
			layout.span[next].first < session->scroll - height / 2);
	layout_release(&layout);
	return more;
}

void
session_step(struct session *session, int direction)
{
	if (hides_more(session, direction)) {
		scroll_by(session, direction * 3);
		return;
	}
	session->scrolled_away = false;
	if (direction > 0)
		wizard_focus_next(session->wizard);
	else
		wizard_focus_previous(session->wizard);
}
