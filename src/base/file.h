/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files: reading a whole one under limits, and publishing a folder of new
 * ones so that all of it appears, complete, or nothing does
 * (reliability.md, Writing and Reading).
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diagnostic.h"
#include "base/strings.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct bytes {
	char *data;	/* a NUL stands behind the last byte */
	size_t size;
};

void bytes_release(struct bytes *bytes);

/*
 * Reads a regular file of at most limit bytes; follows links, never waits on
 * a FIFO or device (opened with O_NONBLOCK). Adds U208 (not there, not
 * readable), U804 (not a regular file), U805 (too large), placed at file.
 */
bool file_read(const char *file, size_t limit, struct bytes *bytes,
	       struct diagnostics *diagnostics);

/* A file that is to be written. */
struct folder_file {
	char *name;	/* relative to the folder, may begin with "send/" */
	const char *data;	/* borrowed until publication */
	size_t size;
	mode_t mode;	/* 0600 or 0644 */
};

/* The folder being made. */
struct folder {
	char *parent;	/* the output folder, made when missing (0700) */
	char *name;	/* its name inside parent */
	char *path;	/* parent/name once published */
	struct folder_file *file;
	size_t count, room;
	int parent_descriptor;
	int hidden_descriptor;
	char *hidden;	/* name of the hidden folder while it is filled */
};

void folder_init(struct folder *folder, const char *parent);
void folder_release(struct folder *folder);

/* Adds a file; name is copied, data borrowed. */
void folder_add(struct folder *folder, const char *name, const char *data,
		size_t size, mode_t mode);

/* Opens the output folder, making it when it is missing. Adds U801 (not
 * writable, reason), U802 (others may write to it without the sticky bit, or
 * a link stands there). Writes nothing else. */
bool folder_open(struct folder *folder, struct diagnostics *diagnostics);

/* True when nothing stands at name in the open output folder. */
bool folder_is_free(struct folder *folder, const char *name);

/*
 * Fills the hidden folder with all files, each fsynced and read back by bytes;
 * hold back HUP, INT and TERM around this and folder_publish. Adds U801 or
 * U803 and removes everything it made when any step fails.
 */
bool folder_fill(struct folder *folder, struct diagnostics *diagnostics);

/* Publishes under name by one rename that never replaces. *taken: something
 * already stands there; the hidden folder remains for another name or for
 * folder_abandon. Sets path on success. */
bool folder_publish(struct folder *folder, const char *name, bool *taken,
		    struct diagnostics *diagnostics);

/* Removes the hidden folder and what is in it. */
void folder_abandon(struct folder *folder);

/* Removes hidden folders of ours that a kill left in the output folder and
 * that no living process holds; gives their number. */
int folder_clean(struct folder *folder);

/*
 * Replaces one file of ours by new bytes: a hidden file beside it, fsync,
 * rename. For drafts and saved screens; makes the folder (0700) when it is
 * missing. Adds U801 or U803.
 */
bool file_replace(const char *file, const char *data, size_t size, mode_t mode,
		  struct diagnostics *diagnostics);

/* file as seen from folder: absolute stays, "~/" becomes home, else
 * folder/file. To be freed. */
char *file_path(const char *folder, const char *file, const char *home);

/* What stands before the last "/", "." or "/" where nothing does; what stands
 * behind it. To be freed. */
char *file_folder(const char *file);
char *file_name(const char *file);

/* Names in folder that begin with prefix, sorted, "/" behind folders, at most
 * limit; hidden ones only when prefix begins with a dot. */
void file_complete(const char *folder, const char *prefix, size_t limit,
		   struct strings *names);

#endif
