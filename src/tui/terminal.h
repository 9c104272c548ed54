/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The terminal: started for full screens, given back whatever happens, and
 * read as events. There is one, so its state is the module's.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "tui/keys.h"

#include <stdbool.h>

/* Colour pairs, on the terminal's own background. */
enum { TERMINAL_RED = 1, TERMINAL_YELLOW, TERMINAL_GREEN };

/* Starts full screens on standard input and output; the locale is set. With
 * ascii_lines terminal_has_lines will say no: a terminal may claim a line set
 * and not have it. False: neither TERM nor its relatives are known, plain lines
 * must do. */
bool terminal_start(bool ascii_lines);

/* Gives the terminal and the signals back; may be called at any time and any
 * number of times. */
void terminal_release(void);

/* False under NO_COLOR and on a monochrome terminal. */
bool terminal_has_colour(void);

/* False where a line must be drawn with "-": in other character sets, where the
 * line set is a code page that few of those who say so have (ansi), and for
 * plain xterm: PuTTY calls itself so, as it comes, and shows letters in place
 * of the lines it claims while it speaks UTF-8. */
bool terminal_has_lines(void);

/* The next event, which the caller releases, or EVENT_NONE after timeout
 * milliseconds (-1: no limit, 0: only what is already there). */
void terminal_read(struct event *event, int timeout);

/* True while the last EVENT_ESCAPE may still be undone. */
bool terminal_escape_is_open(void);

/* The signal behind EVENT_END_WANTED; SIGHUP for a hang-up. */
int terminal_end_signal(void);

/* Stops the program as Ctrl-Z does and comes back with the screen as it was. */
void terminal_suspend(void);

/* Ends the program by this signal, after terminal_release. */
void terminal_end_by(int signal);

/* Milliseconds of a clock that never goes back. */
long terminal_clock(void);

#endif
