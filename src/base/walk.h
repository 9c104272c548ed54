/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opening a folder by its path, one level at a time, making those that are
 * missing. Modes are exact whatever the umask is.
 */
#ifndef BASE_WALK_H
#define BASE_WALK_H

#include "base/strings.h"

#include <stdbool.h>

/*
 * Opens the folder at path for reading (and for the *at calls); missing levels
 * are made 0700 and their paths added to made. Links are followed, at the last
 * level only when follow_last. -1 with errno: ELOOP for a link at the last
 * level; what was made stays in made for walk_undo.
 */
int walk_open(const char *path, bool follow_last, struct strings *made);

/* Removes the folders in made again, as far as they are empty. */
void walk_undo(struct strings *made);

/* Makes one folder, 0700. Gives 0 or an errno. */
int walk_make(int folder, const char *name);

/* fsync of a folder; one that a file system does not know is no fault. Gives
 * 0 or an errno. */
int walk_sync(int folder);

/* Renames from to to inside parent and never replaces. Gives 0 or an errno,
 * EEXIST when something stands at to. */
int walk_rename(int parent, const char *from, const char *to);

#endif
