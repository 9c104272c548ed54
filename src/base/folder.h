/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Publishing a folder of new files so that all of it appears, complete, or
 * nothing does (reliability.md, Writing).
 *
 * The order is init, add, open, fill, publish, release. Between the first
 * byte on the disk and the end of fill, publish or abandon no memory is asked
 * for, so that a lack of it cannot leave anything behind.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include "base/diagnostic.h"
#include "base/strings.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A file that is to be written. */
struct folder_file {
	char *name; /* relative to the folder, may lie deeper ("send/x") */
	const char *data; /* borrowed until publication */
	size_t size;
	mode_t mode;	/* 0600 or 0644 */
	int descriptor; /* while it is written, else -1 */
};

/* The folder being made. */
struct folder {
	char *parent;	  /* the output folder, made when missing (0700) */
	char *path;	  /* parent/name once published, else NULL */
	const char *name; /* its name inside parent, the end of path */
	struct folder_file *file;
	size_t count, room;
	struct strings made;   /* folders that folder_open had to make */
	int parent_descriptor; /* -1: not open */
	int hidden_descriptor; /* -1: nothing filled */
	char *hidden;	 /* name of the hidden folder while it is filled */
	char *path_room; /* where path is written, see above */
};

/* The part of an absolute path that is there and no folder, so that none can be
 * made; to be freed, or NULL. Nothing is changed. */
char *folder_obstacle(const char *path);

void folder_init(struct folder *folder, const char *parent);

/* Abandons what is not published, and closes. */
void folder_release(struct folder *folder);

/* Adds a file; name is copied, data borrowed. name is relative and has no
 * "." or ".." in it; the folders before its slashes are made, 0700. */
void folder_add(struct folder *folder, const char *name, const char *data,
		size_t size, mode_t mode);

/* Abandons, and forgets the files added, for another attempt under other
 * names. */
void folder_clear(struct folder *folder);

/* Opens the output folder, making it when it is missing. Adds U801 (not
 * writable, reason), U802 (others may write to it without the sticky bit, it
 * belongs to another user, or a link stands there). Writes nothing else. */
bool folder_open(struct folder *folder, struct diagnostics *diagnostics);

/* Closes it again, and removes the folders that folder_open made, unless
 * something was published. */
void folder_close(struct folder *folder);

/* True when nothing stands at name in the open output folder. */
bool folder_is_free(struct folder *folder, const char *name);

/*
 * Fills the hidden folder with all files, each fsynced and read back by bytes;
 * hold back HUP, INT and TERM around this and folder_publish. Adds U801 or
 * U803 and removes everything it made when any step fails.
 */
bool folder_fill(struct folder *folder, struct diagnostics *diagnostics);

/*
 * Publishes under name (at most NAME_MAX bytes) by one rename that never
 * replaces. Sets path on success. *taken: something already stands there;
 * nothing is added and the hidden folder remains for another name or for
 * folder_abandon. Any other failure adds U801 or U803 and removes everything.
 */
bool folder_publish(struct folder *folder, const char *name, bool *taken,
		    struct diagnostics *diagnostics);

/* Removes the hidden folder and what is in it. */
void folder_abandon(struct folder *folder);

/* Removes what a kill left of ours in the open output folder and no living
 * process holds; gives its number. */
int folder_clean(struct folder *folder);

#endif
