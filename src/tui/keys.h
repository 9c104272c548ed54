/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From the bytes of a keyboard to events, without a terminal and without a
 * clock of its own.
 *
 * The decoder is ours and not curses': Esc must act at once, an arrow key
 * whose bytes come in pieces over a slow line must not be taken for Esc, and
 * every terminal's form of a key must do (interface.md, convention 2).
 */
#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include "tui/paste.h"

#include <stdbool.h>
#include <stddef.h>

enum event_kind {
	EVENT_NONE,
	EVENT_TEXT,	/* one character */
	EVENT_PASTE,	/* text pasted as one piece */
	EVENT_NOT_TEXT, /* typed or pasted in another character set */
	EVENT_ENTER,
	EVENT_TAB,
	EVENT_BACK_TAB,
	EVENT_ESCAPE,
	EVENT_UNDO_ESCAPE, /* the last Esc was the start of a key */
	EVENT_UP,
	EVENT_DOWN,
	EVENT_LEFT,
	EVENT_RIGHT,
	EVENT_WORD_LEFT,
	EVENT_WORD_RIGHT,
	EVENT_HOME,
	EVENT_END,
	EVENT_PAGE_UP,
	EVENT_PAGE_DOWN,
	EVENT_BACKSPACE,
	EVENT_DELETE,
	EVENT_KILL_END,
	EVENT_KILL_START,
	EVENT_KILL_WORD,
	EVENT_YANK,
	EVENT_HELP,
	EVENT_SAVE_AND_LEAVE,
	EVENT_LANGUAGE,
	EVENT_REDRAW,
	EVENT_SNAPSHOT,
	EVENT_REPORT,
	EVENT_PROPOSAL,
	EVENT_INTERRUPT,
	EVENT_SUSPEND,
	/* These come from the terminal, not from a key. */
	EVENT_RESIZE,
	EVENT_END_WANTED /* hang-up or a signal that ends the program */
};

struct event {
	enum event_kind kind;
	char character[5]; /* EVENT_TEXT: UTF-8 */
	char *paste;	   /* EVENT_PASTE: valid UTF-8, newlines as \n */
};

/* Frees and wipes: what was typed or pasted may be a passphrase. */
void event_release(struct event *event);

enum keys_state {
	KEYS_GROUND,
	KEYS_ESCAPE, /* ESC came, perhaps more follows */
	KEYS_CSI,    /* ESC [ */
	KEYS_SS3,    /* ESC O */
	KEYS_LINUX,  /* ESC [ [ */
	KEYS_PASTE
};

#define KEYS_QUEUE 48

struct keys {
	enum keys_state state;
	long since;	   /* ms: when the last byte came */
	bool after_lone;   /* a lone Esc was reported, perhaps more follows */
	bool lone;	   /* the sequence continues a lone Esc */
	char sequence[32]; /* bytes behind ESC, with [ or O */
	size_t sequence_size;
	char character[5]; /* UTF-8 being put together */
	size_t character_size, character_need;
	bool only_ascii; /* the terminal sends no UTF-8 */
	bool odd;	 /* half a character of another set may have come */
	struct paste paste;
	struct event queue[KEYS_QUEUE];
	size_t first, count;
};

/* only_ascii: what the terminal sends above ASCII is of an unknown character
 * set, and no text. */
void keys_init(struct keys *keys, bool only_ascii);
void keys_release(struct keys *keys);

/* One byte that was read at now (milliseconds of any steady clock). It may have
 * come long before, when the program or the machine had other work: by itself it
 * ends no wait. Events must be taken after each byte. */
void keys_feed(struct keys *keys, unsigned char byte, long now);

/* Until now no other byte came: a lone ESC becomes Esc, a broken sequence
 * ends. */
void keys_tick(struct keys *keys, long now);

/* Milliseconds until keys_tick has something to do, or -1. */
int keys_wait(const struct keys *keys, long now);

/* True while what looked like a lone Esc may still become another key. */
bool keys_escape_is_open(const struct keys *keys);

/* The next event, which the caller releases; false: there is none. */
bool keys_take(struct keys *keys, struct event *event);

#endif
