/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hidden names under which something is written before it is published, and
 * the removal of what a kill left under such a name.
 *
 * A name is ".upki-wizard-PID-HEX". Whoever fills a hidden folder holds a lock
 * (flock) on it, which ends with the process; a hidden file lives for
 * milliseconds and has none.
 */
#ifndef BASE_HIDDEN_H
#define BASE_HIDDEN_H

#include <stdbool.h>

/* ".upki-wizard-", a process number, "-", 16 digits, a NUL. */
#define HIDDEN_NAME_SIZE 48

/* A new name. Gives 0 or an errno. */
int hidden_name(char name[HIDDEN_NAME_SIZE]);

/* Takes the lock of a hidden folder that was just made. Where the file
 * system has no locks (NFS) nobody can take it, and hidden_clean removes
 * nothing. */
void hidden_lock(int descriptor);

/* Removes from folder what has such a name, is ours (0700 or 0600) and is held
 * by no living process; gives the number removed. */
int hidden_clean(int folder);

#endif
