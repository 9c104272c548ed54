/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a whole screen from state. */
#include "config.h"

#include "tui/draw.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <wchar.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "tui/terminal.h"
#include "wizard/wizard.h"

/* Head, line, page title, blank; line and keys. */
#define ROWS_ABOVE   4
#define ROWS_BELOW   2
#define MESSAGE_MOST 3

/* Where there is room for the steps beside a page of the usual width. */
#define STEPS_FROM  110
#define STEPS_WIDTH 32

/* Columns to the left of the page. */
static int
left_edge(void)
{
	return COLS >= STEPS_FROM ? STEPS_WIDTH : 0;
}

static attr_t
attributes(enum look look)
{
	attr_t colour = 0;

	if (terminal_has_colour() && look == LOOK_ERROR)
		colour = COLOR_PAIR(TERMINAL_RED);
	else if (terminal_has_colour() && look == LOOK_WARNING)
		colour = COLOR_PAIR(TERMINAL_YELLOW);
	else if (terminal_has_colour() && look == LOOK_NOTE)
		colour = COLOR_PAIR(TERMINAL_GREEN);
	switch (look) {
	case LOOK_STRONG:
	case LOOK_WARNING:
	case LOOK_ERROR:
		return A_BOLD | colour;
	case LOOK_FOCUS:
		return A_REVERSE;
	case LOOK_NORMAL:
	case LOOK_HINT:
	case LOOK_NOTE:
		break;
	}
	return colour;
}

/* text as wide characters the terminal can show: where its own are not
 * Unicode, a question mark for each column of what is not ASCII. To be freed. */
static wchar_t *
wide_text(const char *text)
{
	wchar_t *wide = alloc_array(2 * strlen(text) + 1, sizeof(*wide));
	size_t count = 0;
	int i;

	while (*text) {
		uint32_t character = text_next(&text);

		if (character < 0x80 || locale_is_utf8())
			wide[count++] = (wchar_t)character;
		else
			for (i = text_character_width(character); i > 0; i--)
				wide[count++] = L'?';
	}
	return wide;
}

/* Writes wide characters at the cursor, each in one cell with its marks: by
 * itself curses drops a mark that follows a character of two columns. As one
 * character where there is one, since terminals differ on marks. */
static void
put_wide(const wchar_t *wide)
{
	wchar_t cell[CCHARW_MAX + 1];
	cchar_t drawn;

	while (*wide) {
		size_t size = 0;

		cell[size++] = *wide++;
		for (; *wide && wcwidth(*wide) == 0; wide++) {
			ucs4_t whole = uc_composition((ucs4_t)cell[size - 1],
						      (ucs4_t)*wide);

			if (whole)
				cell[size - 1] = (wchar_t)whole;
			else if (size < CCHARW_MAX)
				cell[size++] = *wide;
		}
		cell[size] = L'\0';
		setcchar(&drawn, cell, A_NORMAL, 0, NULL);
		add_wch(&drawn);
	}
}

static void
put_text(int row, int column, enum look look, const char *text)
{
	char *clipped;
	wchar_t *wide;

	if (column >= COLS || column < 0)
		return;
	clipped = text_clip(text, COLS - column, true);
	wide = wide_text(clipped);
	attrset(attributes(look));
	move(row, column);
	put_wide(wide);
	attrset(A_NORMAL);
	free(wide);
	free(clipped);
}

/* Lines come from the terminal's own line set: U+2500 is two columns wide in
 * some East Asian settings. */
static void
put_line(int row, int column, int width)
{
	mvhline(row, column, terminal_has_lines() ? ACS_HLINE : '-', width);
}

/* The line between head or keys and body, with the word that tells of more. */
static void
put_border(int row, const char *word)
{
	int width = text_width(word);

	put_line(row, 1, COLS - 2);
	if (!*word || width + 8 > COLS)
		return;
	mvaddch(row, COLS - width - 6, ' ');
	put_text(row, COLS - width - 5, LOOK_STRONG, word);
	addch(' ');
}

static void
wrap_message(const char *message, struct strings *lines)
{
	char *shown;

	if (!message)
		return;
	shown = text_visible_lines(message, strlen(message));
	text_wrap(shown, draw_columns() - 4, lines);
	free(shown);
}

static int
message_rows(const struct strings *lines)
{
	return lines->count > MESSAGE_MOST ? MESSAGE_MOST : (int)lines->count;
}

int
draw_body_height(const char *message)
{
	struct strings lines = {0};
	int rows;

	wrap_message(message, &lines);
	rows = LINES - ROWS_ABOVE - ROWS_BELOW - message_rows(&lines);
	strings_release(&lines);
	return rows;
}

int
draw_columns(void)
{
	return COLS - left_edge();
}

bool
draw_is_too_small(void)
{
	return LINES < DRAW_LEAST_ROWS || COLS < DRAW_LEAST_COLUMNS;
}

static void
put_head(const struct view *view)
{
	char *institution =
	    text_visible(view->institution ? view->institution : "",
			 view->institution ? strlen(view->institution) : 0);
	char *clipped = text_clip(institution, COLS / 2, true);
	char *right =
	    alloc_format("%s [%d/%d]", clipped, view->page, view->pages);
	int column = COLS - 1 - text_width(right);
	char *title =
	    text_clip(view->title ? view->title : "", column - 3, true);

	put_text(0, 1, LOOK_NORMAL, title);
	put_text(0, column, LOOK_NORMAL, right);
	free(title);
	free(right);
	free(clipped);
	free(institution);
}

/* The pages, with the one that is shown marked. */
static void
put_steps(const struct frame *frame)
{
	const struct view *view = frame->view;

	for (int page = 1; left_edge() && page <= view->pages; page++) {
		bool here = page == view->page;
		char *line =
		    alloc_format("%c %d %s", here ? '>' : ' ', page,
				 wizard_page_title(frame->wizard, page));
		char *clipped = text_clip(line, STEPS_WIDTH - 2, true);

		if (ROWS_ABOVE + page < LINES - ROWS_BELOW)
			put_text(ROWS_ABOVE + page - 1, 1,
				 here ? LOOK_STRONG : LOOK_HINT, clipped);
		free(clipped);
		free(line);
	}
}

static void
put_body(const struct frame *frame, int height)
{
	const struct layout *body = frame->body;
	size_t i;

	for (i = 0; i < body->count; i++) {
		const struct piece *piece = &body->piece[i];
		int row = piece->row - frame->scroll;

		if (row < 0 || row >= height)
			continue;
		if (piece->text)
			put_text(ROWS_ABOVE + row, left_edge() + piece->column,
				 piece->look, piece->text);
		else
			put_line(ROWS_ABOVE + row, left_edge() + piece->column,
				 draw_columns() - 1 - piece->column);
	}
}

static void
put_message(const struct frame *frame, const struct strings *lines, int row)
{
	enum item_style style = frame->message_style;
	const char *mark = mark_of_style(style);
	int i;

	if (lines->count && mark)
		put_text(row, left_edge(), look_of_style(style), mark);
	for (i = 0; i < message_rows(lines); i++)
		put_text(row + i, left_edge() + 2, look_of_style(style),
			 lines->item[i]);
}

/* Screen readers, Braille and input methods follow the cursor: it stands
 * where the next key acts, else at the beginning of what is to be read. */
static void
put_cursor(const struct frame *frame, const struct strings *lines, int height)
{
	int row = frame->body->cursor_row - frame->scroll;
	int last = message_rows(lines) - 1;

	if (frame->asks && last >= 0)
		move(ROWS_ABOVE + height + last,
		     left_edge() + 2 + text_width(lines->item[last]));
	else if (frame->body->cursor_row < 0 || row < 0 || row >= height)
		move(2, left_edge() + 2);
	else
		move(ROWS_ABOVE + row,
		     left_edge() + frame->body->cursor_column);
}

/* Where the keys begin: without the margin where their last character, a wide
 * one, would come to stand beside the corner. curses takes its second half for
 * the corner there and spoils it on terminals such as screen and rxvt. */
static int
keys_column(const char *keys)
{
	const char *next = keys;
	uint32_t character, last = ' ';

	while ((character = text_next(&next)))
		last = character;
	return text_character_width(last) < 2 || text_width(keys) < COLS - 2;
}

void
draw_frame(const struct frame *frame)
{
	struct strings lines = {0};
	bool above = frame->scroll > 0, below;
	int height;

	erase();
	wrap_message(frame->message, &lines);
	height = draw_body_height(frame->message);
	below = frame->scroll + height < frame->body->rows;
	put_head(frame->view);
	/* TRANSLATORS: stand in a line above and below a long page. */
	put_border(1, above ? _("more above: PgUp") : "");
	if (frame->page_title)
		put_text(2, left_edge() + 2, LOOK_STRONG, frame->page_title);
	put_steps(frame);
	put_body(frame, height);
	put_message(frame, &lines, ROWS_ABOVE + height);
	put_border(LINES - 2, below ? _("more below: PgDn") : "");
	put_text(LINES - 1, keys_column(frame->keys), LOOK_NORMAL, frame->keys);
	put_cursor(frame, &lines, height);
	strings_release(&lines);
	refresh();
}

void
draw_too_small(void)
{
	/* TRANSLATORS: columns and rows of the window, then those needed. */
	char *sentence = alloc_format(
	    _("The window has %dx%d characters; %dx%d are needed. Enlarge it, "
	      "or press F2 and start again with --plain."),
	    COLS, LINES, DRAW_LEAST_COLUMNS, DRAW_LEAST_ROWS);
	struct strings lines = {0};
	int i;

	erase();
	/* Nothing wide beside the corner: see keys_column. */
	text_wrap(sentence, COLS > 5 ? COLS - 2 : 4, &lines);
	for (i = 0; i < (int)lines.count && i < LINES; i++)
		put_text(i, 0, LOOK_NORMAL, lines.item[i]);
	strings_release(&lines);
	free(sentence);
	refresh();
}

void
draw_anew(void)
{
	clearok(curscr, TRUE);
}
