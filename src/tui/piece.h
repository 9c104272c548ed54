/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of text on the open row of a layout, for layout.c alone. */
#ifndef TUI_PIECE_H
#define TUI_PIECE_H

#include "tui/layout.h"

/* text, already fit to be shown, is taken; NULL draws a line. */
void piece_add(struct layout *layout, int column, enum look look, char *text);

/* The mark of a style, if it has one, two columns before the text. */
void piece_add_mark(struct layout *layout, int column, enum item_style style);

/* Any text, wrapped from column on; its last row stays open. */
void piece_add_wrapped(struct layout *layout, int column, enum look look,
		       const char *text);

#endif
