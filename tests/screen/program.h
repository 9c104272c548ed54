/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program at a terminal does, as the system tells it. */
#ifndef SCREEN_PROGRAM_H
#define SCREEN_PROGRAM_H

#include "session.h"

enum program_state {
	PROGRAM_RESTS, /* all is read, and it waits for a key without an end */
	PROGRAM_WAITS, /* for a key or for time to pass */
	PROGRAM_LISTENS, /* all is read, and it waits for nobody knows what */
	PROGRAM_WORKS,
	PROGRAM_UNKNOWN /* the system does not tell */
};

enum program_state program_state(const struct terminal_session *session);

#endif
