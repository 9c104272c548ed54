/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A view's items laid out as pieces of text on rows of a given width, without
 * a terminal. Everything in a piece has gone through text_visible.
 */
#ifndef TUI_LAYOUT_H
#define TUI_LAYOUT_H

#include "base/editor.h"
#include "wizard/view.h"

#include <stdbool.h>
#include <stddef.h>

enum look {
	LOOK_NORMAL,
	LOOK_STRONG,
	LOOK_HINT,
	LOOK_NOTE,
	LOOK_WARNING,
	LOOK_ERROR,
	LOOK_FOCUS
};

struct piece {
	int row, column;
	enum look look;
	char *text; /* NULL: a line across */
};

/* First and last row of an item. */
struct span {
	int first, last;
};

struct layout {
	struct piece *piece;
	size_t count, room;
	struct span *span; /* one for each item of the view */
	size_t items;
	int rows, width;
	struct span focus;	       /* rows of the focused item; -1: none */
	struct span around;	       /* with what stands beside it, up to the
				   neighbours that can have the focus */
	int cursor_row, cursor_column; /* row -1: no cursor */
};

/* editor is what is being typed into the item focus, or NULL. */
void layout_make(struct layout *layout, const struct view *view, size_t focus,
		 struct editor *editor, int width);
void layout_release(struct layout *layout);

/* Where to begin so that height rows from there show the focused item, moved
 * as little as possible from scroll. */
int layout_scroll(const struct layout *layout, int scroll, int height);

/* scroll held inside the layout. */
int layout_clamp(const struct layout *layout, int scroll, int height);

enum look look_of_style(enum item_style style);

/* Colour is never the only sign: the character that stands before what has
 * this style, or NULL. ASCII, one column, another for each. */
const char *mark_of_style(enum item_style style);

#endif
