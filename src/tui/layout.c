/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view's items laid out as pieces of text on rows. */
#include "config.h"

#include "tui/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "tui/piece.h"

/* Columns left of the body: the pointer at the focused item, a blank. */
#define MARGIN	    2
#define FIELD_LEAST 8

/* What the items of one layout share while it is made. */
struct measure {
	struct layout *layout;
	const struct view *view;
	struct editor *editor;
	size_t focus;
	int label;     /* columns of the widest label of an input */
	int row_label; /* the same for rows */
	int hint;      /* where the lines under an input begin, or 0 */
};

static char *
visible(const char *text)
{
	return text_visible(text ? text : "", text ? strlen(text) : 0);
}

static void
place_cursor(struct layout *layout, int column)
{
	layout->cursor_row = layout->rows;
	layout->cursor_column =
	    column < layout->width ? column : layout->width - 1;
}

static int
column_of(const struct item *item)
{
	return MARGIN + (item->indent > 0 ? item->indent : 0);
}

static void
lay_text(struct measure *measure, const struct item *item)
{
	struct layout *layout = measure->layout;
	const char *text = item->text;
	int column = column_of(item);

	if (measure->hint && item->style != STYLE_NORMAL &&
	    item->style != STYLE_STRONG)
		column = measure->hint;
	else
		measure->hint = 0;
	piece_add_mark(layout, column, item->style);
	/* An entry of a list hangs below its dash. */
	if (text && text_starts_with(text, "- ")) {
		piece_add(layout, column, look_of_style(item->style),
			  alloc_string("-"));
		column += 2;
		text += 2;
	}
	piece_add_wrapped(layout, column,
			  item->kind == ITEM_TITLE &&
				  item->style == STYLE_NORMAL
			      ? LOOK_STRONG
			      : look_of_style(item->style),
			  text);
	layout->rows++;
}

static void
lay_literal(struct measure *measure, const struct item *item)
{
	struct layout *layout = measure->layout;

	/* A command that is cut cannot be copied, so it goes on below. */
	piece_add_wrapped(layout, column_of(item), look_of_style(item->style),
			  item->text);
	layout->rows++;
}

/* "7-3 Software", to be freed. */
static char *
numbered_label(const struct item *item)
{
	char *label = visible(item->label), *whole;

	whole = item->number && *label
		    ? alloc_format("%s %s", item->number, label)
		    : alloc_string(item->number ? item->number : label);
	free(label);
	return whole;
}

/* The line to type in: what the window shows, underscores where it is empty,
 * marks where text is hidden. */
static void
lay_field(struct measure *measure, const struct item *item, bool focused,
	  int column)
{
	struct layout *layout = measure->layout;
	int width = layout->width - 2 - column, cursor, used;
	struct editor other = {0}, *editor = measure->editor;
	bool more_left, more_right;
	char *shown, *window;

	if (width < FIELD_LEAST)
		width = FIELD_LEAST;
	if (!focused || !editor) {
		shown = visible(item->text);
		editor_set(&other, shown, false);
		editor_move(&other, EDITOR_HOME);
		free(shown);
		editor = &other;
	}
	window = editor_window(editor, width, &cursor, &more_left, &more_right);
	used = text_width(window);
	piece_add(layout, column, LOOK_NORMAL, window);
	if (used < width) {
		char *rest = alloc_array((size_t)(width - used) + 1, 1);

		memset(rest, '_', (size_t)(width - used));
		piece_add(layout, column + used, LOOK_NORMAL, rest);
	}
	if (more_left)
		piece_add(layout, column - 1, LOOK_STRONG, alloc_string("<"));
	if (more_right)
		piece_add(layout, column + width, LOOK_STRONG,
			  alloc_string(">"));
	if (focused)
		place_cursor(layout, column + cursor);
	editor_release(&other);
}

/* The second and further lines of a field need not repeat its label. */
static bool
goes_on(const struct measure *measure, const struct item *item)
{
	return item->index && item > measure->view->item &&
	       item[-1].kind == ITEM_INPUT && item[-1].field == item->field &&
	       item[-1].label && item->label &&
	       strcmp(item[-1].label, item->label) == 0;
}

static void
lay_input(struct measure *measure, const struct item *item, bool focused)
{
	struct layout *layout = measure->layout;
	int column = column_of(item);
	int field = column + measure->label + (measure->label ? 2 : 0);
	char *label = numbered_label(item);
	int width;

	if (goes_on(measure, item))
		*label = '\0';
	width = text_width(label);
	if (*label)
		piece_add(layout, column, focused ? LOOK_FOCUS : LOOK_NORMAL,
			  label);
	else
		free(label);
	if (width > measure->label)
		layout->rows++;
	lay_field(measure, item, focused, field);
	measure->hint = field;
	layout->rows++;
}

static void
lay_choice(struct measure *measure, const struct item *item, bool focused)
{
	struct layout *layout = measure->layout;
	int column = column_of(item);

	if (item->number) {
		piece_add(layout, column, LOOK_NORMAL, visible(item->number));
		column += text_width(item->number) + 1;
	}
	if (focused)
		place_cursor(layout, column + 1);
	piece_add(layout, column, focused ? LOOK_FOCUS : LOOK_NORMAL,
		  alloc_string(item->selected ? "(*)" : "( )"));
	piece_add_wrapped(layout, column + 4, look_of_style(item->style),
			  item->text);
	layout->rows++;
}

static void
lay_action(struct measure *measure, const struct item *item, bool focused)
{
	struct layout *layout = measure->layout;
	int column = column_of(item);
	char *caption = alloc_format("[ %s ]", item->text ? item->text : "");

	if (focused)
		place_cursor(layout, column + 2);
	piece_add_wrapped(layout, column,
			  focused ? LOOK_FOCUS : look_of_style(item->style),
			  caption);
	free(caption);
	layout->rows++;
}

static void
lay_row(struct measure *measure, const struct item *item, bool focused)
{
	struct layout *layout = measure->layout;
	int column = column_of(item);
	int value = column + measure->row_label + 3;
	char *label = numbered_label(item);

	if (focused)
		place_cursor(layout, column);
	if (text_width(label) > measure->row_label) {
		piece_add_wrapped(layout, column,
				  focused ? LOOK_FOCUS : LOOK_NORMAL, label);
		layout->rows++;
		free(label);
	} else {
		piece_add(layout, column, focused ? LOOK_FOCUS : LOOK_NORMAL,
			  label);
	}
	piece_add_mark(layout, value, item->style);
	piece_add_wrapped(layout, value, look_of_style(item->style),
			  item->text);
	layout->rows++;
}

static void
lay_item(struct measure *measure, const struct item *item, bool focused)
{
	struct layout *layout = measure->layout;

	if (focused)
		piece_add(layout, 0, LOOK_STRONG, alloc_string(">"));
	switch (item->kind) {
	case ITEM_TITLE:
	case ITEM_TEXT:
		lay_text(measure, item);
		return;
	case ITEM_INPUT:
		lay_input(measure, item, focused);
		return;
	case ITEM_LITERAL:
		lay_literal(measure, item);
		break;
	case ITEM_BLANK:
		layout->rows++;
		break;
	case ITEM_RULE:
		piece_add(layout, MARGIN, LOOK_NORMAL, NULL);
		layout->rows++;
		break;
	case ITEM_CHOICE:
		lay_choice(measure, item, focused);
		break;
	case ITEM_ACTION:
		lay_action(measure, item, focused);
		break;
	case ITEM_ROW:
		lay_row(measure, item, focused);
		break;
	}
	measure->hint = 0;
}

/* Widest label of a kind; one that would leave too little for the field gets
 * a row of its own instead. */
static int
widest_label(const struct view *view, enum item_kind kind, int width)
{
	int widest = 0;
	size_t i;

	for (i = 0; i < view->count; i++) {
		char *label;
		int columns;

		if (view->item[i].kind != kind)
			continue;
		label = numbered_label(&view->item[i]);
		columns = text_width(label);
		free(label);
		if (columns > widest && columns <= 2 * width / 5)
			widest = columns;
	}
	return widest;
}

static void
find_focus(struct layout *layout, const struct view *view, size_t focus)
{
	size_t i;

	layout->focus.first = layout->focus.last = -1;
	if (focus >= view->count)
		return;
	layout->focus = layout->span[focus];
	layout->around.first = 0;
	layout->around.last = layout->rows - 1;
	for (i = 0; i < focus; i++)
		if (item_can_have_focus(&view->item[i]))
			layout->around.first = layout->span[i].last + 1;
	for (i = view->count - 1; i > focus; i--)
		if (item_can_have_focus(&view->item[i]))
			layout->around.last = layout->span[i].first - 1;
}

void
layout_make(struct layout *layout, const struct view *view, size_t focus,
	    struct editor *editor, int width)
{
	struct measure measure = {
	    .layout = layout, .view = view, .editor = editor, .focus = focus};
	size_t i;

	memset(layout, 0, sizeof(*layout));
	layout->width = width;
	layout->cursor_row = -1;
	layout->items = view->count;
	layout->span = alloc_array(view->count, sizeof(*layout->span));
	measure.label = widest_label(view, ITEM_INPUT, width);
	measure.row_label = widest_label(view, ITEM_ROW, width);
	for (i = 0; i < view->count; i++) {
		layout->span[i].first = layout->rows;
		lay_item(&measure, &view->item[i], i == focus);
		layout->span[i].last = layout->rows - 1;
	}
	find_focus(layout, view, focus);
}

void
layout_release(struct layout *layout)
{
	size_t i;

	if (!layout)
		return;
	for (i = 0; i < layout->count; i++)
		free(layout->piece[i].text);
	free(layout->piece);
	free(layout->span);
	memset(layout, 0, sizeof(*layout));
}
