/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of an editor's text a window of some columns shows. */
#include "config.h"

#include "base/editor.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/stream.h"
#include "base/text.h"

/* What is shown of the grapheme between two boundaries; to be freed. */
static char *
shown(const struct editor *editor, size_t from, size_t to)
{
	if (editor->secret)
		return alloc_string("*");
	return text_visible(editor->text + from, to - from);
}

static int
shown_width(const struct editor *editor, size_t from, size_t to)
{
	char *visible = shown(editor, from, to);
	int width = text_width(visible);

	free(visible);
	return width;
}

/* Columns of the graphemes between two boundaries; the count ends when it
 * passes limit. */
static int
width_between(const struct editor *editor, size_t from, size_t to, int limit)
{
	int sum = 0;

	while (from < to && sum <= limit) {
		size_t next = text_grapheme_after(editor->text, from);

		sum += shown_width(editor, from, next);
		from = next;
	}
	return sum;
}

/* Columns the cursor needs: its grapheme's, or the one behind the text. */
static int
cursor_width(const struct editor *editor)
{
	size_t next = text_grapheme_after(editor->text, editor->cursor);

	if (next == editor->cursor)
		return 1;
	return shown_width(editor, editor->cursor, next);
}

/* The boundary so far before the cursor that at most columns lie between. */
static size_t
columns_before_cursor(const struct editor *editor, int columns)
{
	size_t at = editor->cursor;

	while (at) {
		size_t before = text_grapheme_before(editor->text, at);

		columns -= shown_width(editor, before, at);
		if (columns < 0)
			break;
		at = before;
	}
	return at;
}

/*
 * Moves the window only when the cursor leaves it, and then by a third of its
 * width: a line is then redrawn once for many typed keys.
 */
static void
scroll(struct editor *editor, int width)
{
	int needed = cursor_width(editor);
	int context = width / 3;

	if (width_between(editor, 0, editor->size, width) < width) {
		editor->left = 0;
		return;
	}
	/* In the first column the user could not see what he deletes. */
	if (editor->left && editor->cursor <= editor->left) {
		if (context > width - needed)
			context = width - needed;
		editor->left = columns_before_cursor(editor, context);
		return;
	}
	if (width_between(editor, editor->left, editor->cursor, width) +
		needed <=
	    width)
		return;
	if (context > width - needed)
		context = 0;
	editor->left = columns_before_cursor(editor, width - needed - context);
}

char *
editor_window(struct editor *editor, int width, int *column, bool *more_left,
	      bool *more_right)
{
	struct stream stream;
	size_t at;

	if (!editor->text)
		editor_set(editor, "", editor->secret);
	scroll(editor, width);
	*column = width_between(editor, editor->left, editor->cursor, width);
	stream_open(&stream);
	for (at = editor->left; at < editor->size;) {
		size_t next = text_grapheme_after(editor->text, at);
		char *visible = shown(editor, at, next);

		width -= text_width(visible);
		if (width >= 0)
			stream_text(&stream, visible);
		free(visible);
		if (width < 0)
			break;
		at = next;
	}
	*more_left = editor->left > 0;
	*more_right = at < editor->size;
	return stream_close(&stream);
}
