/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signals while the screen is ours: those that end the program are only noted,
 * those that mean a fault give the terminal back first.
 *
 * The noted ones stay blocked except while signals_wait waits, so that none
 * is lost between a look at the flags and the wait.
 */
#ifndef TUI_SIGNALS_H
#define TUI_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Keeps terminal settings and the bytes that restore the screen for the
 * handlers; bytes are copied as far as there is room. */
void
signals_keep(const struct termios *settings, const char *bytes, size_t size);

/* Takes the signals over; called again, takes them over from whoever took
 * them in between. */
void signals_start(void);
void signals_release(void);

/* Writes the kept bytes and settings at once; safe in a signal handler and
 * without memory. */
void signals_restore_terminal(void);

/* Waits for input for timeout milliseconds (-1: no limit). True: there is
 * some, or the line is gone; false: time is over or a signal came. */
bool signals_wait(int descriptor, int timeout);

/* What was noted: the signal that ends the program or 0; the others are
 * forgotten by asking. */
int signals_end(void);
bool signals_resized(void);
bool signals_stopped(void);
bool signals_continued(void);

/* Stops this process by SIGTSTP as if nobody had caught it. */
void signals_stop(void);

/* Ends this process by signal, after signals_release. */
void signals_end_by(int signal);

#endif
