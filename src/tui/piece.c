/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of text on the open row of a layout. */
#include "config.h"

#include "tui/piece.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

enum look
look_of_style(enum item_style style)
{
	static const enum look looks[] = {
	    [STYLE_NORMAL] = LOOK_NORMAL,   [STYLE_STRONG] = LOOK_STRONG,
	    [STYLE_HINT] = LOOK_HINT,	    [STYLE_NOTE] = LOOK_NOTE,
	    [STYLE_WARNING] = LOOK_WARNING, [STYLE_ERROR] = LOOK_ERROR,
	};

	return looks[style];
}

const char *
mark_of_style(enum item_style style)
{
	switch (style) {
	case STYLE_ERROR:
		return "!";
	case STYLE_WARNING:
		return "?";
	case STYLE_NOTE:
		return "i";
	case STYLE_NORMAL:
	case STYLE_STRONG:
	case STYLE_HINT:
		break;
	}
	return NULL;
}

void
piece_add(struct layout *layout, int column, enum look look, char *text)
{
	struct piece *piece;

	if (layout->count == layout->room) {
		layout->room = layout->room ? 2 * layout->room : 32;
		layout->piece = alloc_resize(layout->piece, layout->room,
					     sizeof(*layout->piece));
	}
	piece = &layout->piece[layout->count++];
	piece->row = layout->rows;
	piece->column = column;
	piece->look = look;
	piece->text = text;
}

void
piece_add_mark(struct layout *layout, int column, enum item_style style)
{
	const char *mark = mark_of_style(style);

	if (mark)
		piece_add(layout, column - 2, look_of_style(style),
			  alloc_string(mark));
}

void
piece_add_wrapped(struct layout *layout, int column, enum look look,
		  const char *text)
{
	int width = layout->width - column;
	struct strings lines = {0};
	char *shown =
	    text_visible_lines(text ? text : "", text ? strlen(text) : 0);
	size_t i;

	text_wrap(shown, width > 8 ? width : 8, &lines);
	for (i = 0; i < lines.count; i++) {
		if (i)
			layout->rows++;
		if (*lines.item[i])
			piece_add(layout, column, look,
				  alloc_string(lines.item[i]));
	}
	strings_release(&lines);
	free(shown);
}
