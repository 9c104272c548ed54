/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Under sudo the program becomes the invoking user for good: a private key
 * made for a user must not belong to root (interface.md, What is written).
 */
#ifndef COMMAND_BECOME_H
#define COMMAND_BECOME_H

#include "command/options.h"

#include <stdbool.h>

/*
 * Does nothing unless root was given by sudo, the command may write, and no
 * --output-dir says where. Says on standard error who it is from here on; HOME
 * and USER are that user's then, and what XDG_* said of root's is forgotten.
 * Call it before anything is read or written. False, with a sentence: it
 * cannot be done, and the program must end with status 3.
 */
bool become_invoker(const struct options *options);

/* The home folder of the user that the program runs as, from /etc/passwd, for
 * where HOME tells none; to be freed. NULL: it is not there. */
char *become_home(void);

/* The user's name when become_invoker changed anything, else NULL. */
const char *become_name(void);

#endif
