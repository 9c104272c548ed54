/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of fake_wizard, one at a time. */
#ifndef SCREEN_FAKE_H
#define SCREEN_FAKE_H

#include "session.h"

extern struct terminal_session session;

void fake_start_as(const char *term, const char *locale, int rows, int columns);

/* xterm-256color, C.UTF-8, 80x24; waits for the first page. */
void fake_start(void);

/* For the teardown of a test. */
int fake_stop(void **state);

void fake_wait(int milliseconds);

#endif
