/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The model of a one-line editor: text, cursor, what was killed, and which
 * part of it a window of some columns shows. It moves by grapheme, edits as
 * readline does, and knows no terminal.
 */
#ifndef BASE_EDITOR_H
#define BASE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

struct editor {
	char *text;    /* valid UTF-8, never NULL after editor_set */
	size_t size;   /* bytes without the NUL */
	size_t room;   /* bytes allocated */
	size_t cursor; /* byte offset of a grapheme boundary */
	size_t left;   /* byte offset of the first grapheme shown */
	char *killed;  /* what Ctrl-K, Ctrl-U, Ctrl-W took, or NULL */
	bool secret;   /* wiped before it is freed, shown as asterisks */
};

enum editor_motion {
	EDITOR_LEFT,
	EDITOR_RIGHT,
	EDITOR_HOME,
	EDITOR_END,
	EDITOR_WORD_LEFT,
	EDITOR_WORD_RIGHT
};

enum editor_change {
	EDITOR_BACKSPACE,
	EDITOR_DELETE,
	EDITOR_KILL_END,   /* Ctrl-K */
	EDITOR_KILL_START, /* Ctrl-U */
	EDITOR_KILL_WORD,  /* Ctrl-W */
	EDITOR_YANK	   /* Ctrl-Y */
};

void editor_release(struct editor *editor);

/* Takes text (copied); the cursor stands at its end. Killed text stays. */
void editor_set(struct editor *editor, const char *text, bool secret);

/* Makes copy, which is empty or released, the same as editor. */
void editor_copy(struct editor *copy, const struct editor *editor);

/* Inserts valid UTF-8 at the cursor; control characters become blanks. A
 * combining mark joins the grapheme before it. Past EDITOR_LIMIT bytes nothing
 * is inserted and false is given. */
#define EDITOR_LIMIT 8192
bool editor_insert(struct editor *editor, const char *text);
void editor_move(struct editor *editor, enum editor_motion motion);
void editor_change(struct editor *editor, enum editor_change change);

/*
 * The part of the text that a window of width columns shows so that the cursor
 * is inside it (the cursor may stand in the column behind the last grapheme);
 * *column is where the cursor goes, from 0. Secret text shows one * for each
 * grapheme. A wide character that does not fit at the edge is left out, never
 * halved. *more_left, *more_right: text is hidden on that side. To be freed.
 */
char *editor_window(struct editor *editor, int width, int *column,
		    bool *more_left, bool *more_right);

#endif
