/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the full-screen front end share, for them alone. */
#ifndef TUI_SESSION_H
#define TUI_SESSION_H

#include "application/surroundings.h"
#include "base/editor.h"
#include "tui/keyline.h"
#include "tui/keys.h"
#include "wizard/message.h"
#include "wizard/wizard.h"

#include <stdbool.h>
#include <stddef.h>

enum mode {
	MODE_PAGE,
	MODE_HELP,
	MODE_LEAVE,   /* "leave?" waits for y or n */
	MODE_UNSAVED, /* "leave without saving?" does */
	MODE_REPORT   /* "mask addresses?" does */
};

/* How all stood before the last Esc, which may have been no Esc. */
struct moment {
	bool kept;
	bool turned;	      /* that Esc turned the page */
	struct editor editor; /* when editing … */
	bool editing;
	enum field_id field; /* … this field, line and page */
	size_t index;
	int page;
	enum mode mode;
	int scroll, help_scroll;
	bool scrolled_away;
	struct message message;
};

struct session {
	struct wizard *wizard;
	const struct surroundings *surroundings;
	const struct view *view; /* fetched by session_sync */
	size_t focus;
	const struct item *item; /* with the focus, or NULL */
	struct editor editor;	 /* of the focused input */
	bool editing;		 /* the editor is in use for … */
	bool unreported;	 /* the wizard does not know its text yet */
	enum field_id field;	 /* … this field, line and page */
	size_t index;
	int page;
	enum mode mode;
	int scroll;
	bool scrolled_away; /* by the user: the focus may be off screen */
	int help_scroll;
	struct message message; /* ours, stands before the view's */
	bool making;		/* session_make is at work */
	bool listed;		/* message lists completions */
	bool interrupted;	/* the last key was Ctrl-C */
	struct moment before;	/* the last Esc */
	char *screen;		/* as it was when a report was asked for */
	char *saved;		/* where the draft is, after leaving */
};

/* Tells the wizard what was typed, unless it knows: once for what was typed in
 * one go, else each character would have the whole line checked. */
void session_report_text(struct session *session);

/* The same, then fetches view and focus; the editor follows the focus. */
void session_sync(struct session *session);

/* Shows a line above the keys until the next key, as message_say does. */
void session_say(struct session *session, enum item_style style,
		 const char *format, ...) __attribute__((sentinel));
void
session_say_problem(struct session *session, const struct diagnostic *problem);
void session_unsay(struct session *session);

/* What stands above the keys now; to be freed, or NULL. */
char *session_message(const struct session *session, enum item_style *style);

void session_draw(struct session *session);

/* What the user did; the view is fetched after it, but behind a character that
 * was typed only when something else comes: session_sync before drawing. */
void session_take(struct session *session, struct event *event);

/* The same with the view as it is. */
void session_handle(struct session *session, struct event *event);

/* Keeps how all stands, for an Esc that is about to act; brings that back; and
 * forgets it, wiping what may be a passphrase. */
void session_keep_moment(struct session *session);
void session_undo_escape(struct session *session);
void session_forget_moment(struct session *session);

/* Scrolling of the page and moves of the focus beyond what is shown. */
void session_page(struct session *session, int direction);
void session_step(struct session *session, int direction);
void session_edge(struct session *session, int direction);

/* True when the focused item is on the screen; else brings it there. */
bool session_show_focus(struct session *session);

/* Typing, pasting and editing in the focused input; false: not one of these
 * or no input has the focus. */
bool session_edit(struct session *session, const struct event *event);

/* Completes the path before the cursor; false: nothing to complete. */
bool session_complete(struct session *session);

/* Writes the screen as text into a file. */
void session_snapshot(struct session *session);

/* Where saved screens and reports go. */
const char *session_folder(const struct surroundings *surroundings);

/* Asks whether to mask addresses, then writes the bundle for the help desk. */
void session_ask_report(struct session *session);
void session_report(struct session *session, bool mask);

/* Makes the files, showing that it goes on. */
void session_make(struct session *session);

/* Looks at the live server, showing that it goes on. */
void session_look(struct session *session);

/* Saves the draft and leaves; asks when it cannot be saved. */
void session_save_and_leave(struct session *session);

#endif
