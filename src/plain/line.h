/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line from standard input. */
#ifndef PLAIN_LINE_H
#define PLAIN_LINE_H

#include <stdbool.h>

enum line_result {
	LINE_TYPED,
	LINE_OTHER, /* typed in another character set (locale.h) */
	LINE_WRONG, /* too long, not UTF-8, or keys that type no text */
	LINE_END    /* no more input, or a signal that ends the program */
};

/*
 * Waits for a line and gives its text, which line_forget wipes. A secret is
 * not echoed by a terminal. signals_start has been called.
 */
enum line_result line_read(bool secret, const char **text);

/* Wipes what was read last. */
void line_forget(void);

#endif
