/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paints a whole screen from state; curses sends only the difference to the
 * terminal (architecture.md, Errors, memory, text).
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include "tui/layout.h"
#include "wizard/view.h"

#include <stdbool.h>

#define DRAW_LEAST_ROWS	   16
#define DRAW_LEAST_COLUMNS 60

struct frame {
	const struct view *view;     /* head: title, institution, page */
	const struct wizard *wizard; /* names the steps */
	const struct layout *body;
	const char *page_title;
	const char *message; /* above the keys, or NULL */
	enum item_style message_style;
	const char *keys;
	int scroll; /* first row of the body shown */
	bool asks;  /* the message waits for an answer */
};

/* Rows of the terminal that the body has beside this message. */
int draw_body_height(const char *message);

/* Columns that a page has; on a wide terminal the steps stand beside it. */
int draw_columns(void);

bool draw_is_too_small(void);

void draw_frame(const struct frame *frame);

/* One sentence for a window in which no page can be shown. */
void draw_too_small(void);

/* Forgets what the terminal shows: the next frame is sent whole. */
void draw_anew(void);

/* What the screen shows, as lines of UTF-8 without trailing blanks; to be
 * freed. */
char *draw_snapshot(void);

#endif
