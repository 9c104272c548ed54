/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program at a terminal that exists only in memory: start it, type, look at
 * the screen as a person would.
 */
#ifndef SCREEN_SESSION_H
#define SCREEN_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

/* ms: nothing takes this long on any machine */
#define SESSION_LONGEST 60000

struct terminal_session {
	pid_t process;
	int descriptor; /* the master's side, -1 when closed */
	VTerm *terminal;
	VTermScreen *cells;
	int rows, columns;
	bool ended;
	int status;		 /* of waitpid, once ended */
	size_t received;	 /* bytes from the program so far */
	struct termios settings; /* of the line before the program */
	bool alternate, cursor;	 /* the other screen; the cursor is seen */
	bool asking, pastes;	 /* of session_pastes alone */
	int acts;	  /* bells, titles, questions put to the terminal */
	const char *mask; /* what differs between runs, as a temporary
			     folder's name; golden files show X for it */
};

/* Starts argv[0] (searched in PATH) with the caller's environment and, over
 * it, the NAME=VALUE list settings (may be NULL; "NAME=" empties). Both end
 * with NULL. */
void session_start(struct terminal_session *session, int rows, int columns,
		   const char *const argv[], const char *const settings[]);

/* Ends what still runs. */
void session_release(struct terminal_session *session);

void session_send(struct terminal_session *session, const char *bytes);

/* Each byte by itself, as over a slow line: 60 ms lie between them. */
void session_send_slowly(struct terminal_session *session, const char *bytes);

/* Reads until the program waits for keys without an end, or is quiet for a
 * second in which it does not work either; a minute at most. */
void session_settle(struct terminal_session *session);

/* Reads until the program waits for keys without an end, or, where the system
 * does not tell, settles; false when it ended or still works after a minute. */
bool session_rest(struct terminal_session *session);

/* Reads until text stands on the screen, then settles; false after a minute. */
bool session_wait_for(struct terminal_session *session, const char *text);

/* As session_wait_for, without the moment of quiet: for scripts of many
 * steps. wanted false: until it is gone. */
bool session_becomes(struct terminal_session *session, const char *text,
		     bool wanted);

/* Sends and settles. */
void session_type(struct terminal_session *session, const char *bytes);

bool session_shows(struct terminal_session *session, const char *text);

void session_resize(struct terminal_session *session, int rows, int columns);

/* The line goes dead. */
void session_hang_up(struct terminal_session *session);

/* True when the program ends within milliseconds; status is set then. */
bool session_ends(struct terminal_session *session, int milliseconds);

enum {
	SESSION_PLAIN = 0,
	SESSION_CURSOR = 1,    /* with a line "cursor: ROW,COLUMN" */
	SESSION_ATTRIBUTES = 2 /* with a line for each run of reverse, bold */
};

/* The screen as lines of UTF-8, wide characters once, no trailing blanks; to
 * be freed. */
char *session_dump(struct terminal_session *session, int what);

/* True while the terminal puts marks around what is pasted. */
bool session_pastes(struct terminal_session *session);

/*
 * True when the dump is what tests/screen/golden/NAME.txt holds; else prints
 * both as comments. With UPDATE_GOLDEN=1 in the environment the file is
 * rewritten instead.
 */
bool
session_is_golden(struct terminal_session *session, const char *name, int what);

#endif
