/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Publishing a folder of new files, all of it or nothing. */
#include "config.h"

#include "base/folder.h"

#include "base/alloc.h"
#include "base/file_error.h"
#include "base/file_write.h"
#include "base/hidden.h"
#include "base/walk.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files written at once; none of them waits for the disk alone. */
#define FILES_AT_ONCE 32

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

void
folder_init(struct folder *folder, const char *parent)
{
	size_t length = strlen(parent);

	while (length > 1 && parent[length - 1] == '/')
		length--;
	*folder = (struct folder){
	    .parent = alloc_string_n(parent, length),
	    .parent_descriptor = -1,
	    .hidden_descriptor = -1,
	};
}

void
folder_clear(struct folder *folder)
{
	folder_abandon(folder);
	for (size_t i = 0; i < folder->count; i++)
		free(folder->file[i].name);
	folder->count = 0;
}

void
folder_close(struct folder *folder)
{
	if (folder->parent_descriptor >= 0)
		close(folder->parent_descriptor);
	folder->parent_descriptor = -1;
	walk_undo(&folder->made);
}

void
folder_release(struct folder *folder)
{
	if (!folder || !folder->parent)
		return;
	folder_clear(folder);
	folder_close(folder);
	strings_release(&folder->made);
	free(folder->file);
	free(folder->parent);
	free(folder->path);
	*folder = (struct folder){
	    .parent_descriptor = -1,
	    .hidden_descriptor = -1,
	};
}

#ifndef NDEBUG
/* True when name is relative and stays inside the folder. Only asserted. */
static bool
is_inside(const char *name)
{
	while (*name) {
		size_t length = strcspn(name, "/");

		if (length == 0 || strncmp(name, ".", length) == 0 ||
		    (length == 2 && strncmp(name, "..", 2) == 0))
			return false;
		name += length;
		if (*name && !*++name)
			return false;
	}
	return true;
}
#endif

void
folder_add(struct folder *folder, const char *name, const char *data,
	   size_t size, mode_t mode)
{
	assert(*name && is_inside(name) && !folder->hidden);
	if (folder->count == folder->room) {
		folder->room = folder->room ? 2 * folder->room : 8;
		folder->file = alloc_resize(folder->file, folder->room,
					    sizeof(*folder->file));
	}
	folder->file[folder->count++] = (struct folder_file){
	    .name = alloc_string(name),
	    .data = data,
	    .size = size,
	    .mode = mode,
	    .descriptor = -1,
	};
}

bool
folder_is_free(struct folder *folder, const char *name)
{
	struct stat status;

	/* Where it cannot be known, publishing finds out: it never replaces. */
	return fstatat(folder->parent_descriptor, name, &status,
		       AT_SYMLINK_NOFOLLOW) != 0;
}

/* True when no file before number which lies in the folder that the first
 * length bytes of its name are. */
static bool
is_first_in(const struct folder *folder, size_t which, size_t length)
{
	const char *name = folder->file[which].name;

	for (size_t i = 0; i < which; i++)
		if (strncmp(folder->file[i].name, name, length + 1) == 0)
			return false;
	return true;
}

static int
sync_inner(int hidden, const char *name)
{
	int inner = TEMP_FAILURE_RETRY(openat(hidden, name, FOLDER_FLAGS));
	int code;

	if (inner < 0)
		return errno;
	code = walk_sync(inner);
	close(inner);
	return code;
}

static int
remove_inner(int hidden, const char *name)
{
	unlinkat(hidden, name, AT_REMOVEDIR);
	return 0;
}

/*
 * Calls act for every folder on the way to file number which that no file
 * before it has: outermost first, or last when inward is false. The name is
 * cut at its slashes in place, for no memory may be asked for here. Gives 0
 * or the first errno.
 */
static int
each_inner(struct folder *folder, size_t which, bool inward,
	   int (*act)(int hidden, const char *name))
{
	char *name = folder->file[which].name;
	size_t size = strlen(name);

	for (size_t i = 0; i < size; i++) {
		size_t at = inward ? i : size - 1 - i;
		int code;

		if (name[at] != '/' || !is_first_in(folder, which, at))
			continue;
		name[at] = '\0';
		code = act(folder->hidden_descriptor, name);
		name[at] = '/';
		if (code)
			return code;
	}
	return 0;
}

void
folder_abandon(struct folder *folder)
{
	free(folder->path_room);
	folder->path_room = NULL;
	if (!folder->hidden)
		return;
	if (folder->hidden_descriptor >= 0) {
		for (size_t i = 0; i < folder->count; i++)
			unlinkat(folder->hidden_descriptor,
				 folder->file[i].name, 0);
		for (size_t i = folder->count; i-- > 0;)
			each_inner(folder, i, false, remove_inner);
	}
	unlinkat(folder->parent_descriptor, folder->hidden, AT_REMOVEDIR);
	if (folder->hidden_descriptor >= 0)
		close(folder->hidden_descriptor);
	folder->hidden_descriptor = -1;
	free(folder->hidden);
	folder->hidden = NULL;
}

/* Makes, opens and locks the hidden folder. Gives 0 or an errno. */
static int
make_hidden(struct folder *folder)
{
	char *name = alloc_array(HIDDEN_NAME_SIZE, 1);
	int code = hidden_name(name);

	if (!code)
		code = walk_make(folder->parent_descriptor, name);
	if (code) {
		free(name);
		return code;
	}
	folder->hidden = name;
	folder->hidden_descriptor = TEMP_FAILURE_RETRY(
	    openat(folder->parent_descriptor, name, FOLDER_FLAGS));
	if (folder->hidden_descriptor < 0)
		return errno;
	hidden_lock(folder->hidden_descriptor);
	return 0;
}

/* Writes file number which, and makes its folders. */
static int
begin_file(struct folder *folder, size_t which)
{
	struct folder_file *file = &folder->file[which];
	int code = each_inner(folder, which, true, walk_make);

	return code ? code
		    : file_begin_at(folder->hidden_descriptor, file->name,
				    file->data, file->size, file->mode,
				    &file->descriptor);
}

/* Waits until the disk has it, and reads it back. */
static int
settle_file(struct folder *folder, size_t which)
{
	struct folder_file *file = &folder->file[which];
	int code = file_finish(&file->descriptor);

	return code ? code
		    : file_verify_at(folder->hidden_descriptor, file->name,
				     file->data, file->size, file->mode);
}

/* Calls act for the files from first up to end. Gives 0 or an errno, and the
 * file it belongs to. */
static int
each_file(struct folder *folder, size_t first, size_t end, const char **name,
	  int (*act)(struct folder *folder, size_t which))
{
	int code = 0;

	for (size_t i = first; !code && i < end; i++) {
		*name = folder->file[i].name;
		code = act(folder, i);
	}
	return code;
}

static int
write_files(struct folder *folder, const char **name)
{
	int code = 0;

	for (size_t i = 0; !code && i < folder->count; i += FILES_AT_ONCE) {
		size_t rest = folder->count - i;
		size_t end = i + (rest < FILES_AT_ONCE ? rest : FILES_AT_ONCE);

		code = each_file(folder, i, end, name, begin_file);
		if (!code)
			code = each_file(folder, i, end, name, settle_file);
	}
	for (size_t i = 0; i < folder->count; i++) {
		struct folder_file *file = &folder->file[i];

		if (file->descriptor >= 0)
			close(file->descriptor);
		file->descriptor = -1;
	}
	return code;
}

static int
sync_all(struct folder *folder)
{
	int code = 0;

	for (size_t i = 0; !code && i < folder->count; i++)
		code = each_inner(folder, i, true, sync_inner);
	return code ? code : walk_sync(folder->hidden_descriptor);
}

/* Abandons, and says which file the cause belongs to; NULL: the folder. */
static void
fail(struct folder *folder, const char *name, int code,
     struct diagnostics *diagnostics)
{
	char *path;

	folder_abandon(folder);
	path = name ? alloc_format("%s/%s", folder->parent, name)
		    : alloc_string(folder->parent);
	file_error_writing(diagnostics, path, code);
	free(path);
}

bool
folder_fill(struct folder *folder, struct diagnostics *diagnostics)
{
	size_t room = strlen(folder->parent) + 1 + NAME_MAX + 1;
	const char *name = NULL;
	int code;

	assert(folder->parent_descriptor >= 0 && !folder->hidden);
	free(folder->path_room);
	folder->path_room = alloc_array(room, 1);
	code = make_hidden(folder);
	if (!code)
		code = write_files(folder, &name);
	if (!code) {
		name = NULL;
		code = sync_all(folder);
	}
	if (code)
		fail(folder, name, code, diagnostics);
	return code == 0;
}

bool
folder_publish(struct folder *folder, const char *name, bool *taken,
	       struct diagnostics *diagnostics)
{
	int parent = folder->parent_descriptor;
	int code;

	assert(folder->hidden_descriptor >= 0 && *name && is_inside(name) &&
	       !strchr(name, '/'));
	code = walk_rename(parent, folder->hidden, name);
	*taken = code == EEXIST;
	if (*taken)
		return false;
	if (code) {
		fail(folder, name, code, diagnostics);
		return false;
	}
	code = walk_sync(parent);
	if (code) {
		/* It may not survive a crash, so it must not be believed in:
		 * back under the hidden name, and away. */
		bool back = walk_rename(parent, name, folder->hidden) == 0;

		folder_abandon(folder);
		if (!back)
			unlinkat(parent, name, AT_REMOVEDIR);
		fail(folder, name, code, diagnostics);
		return false;
	}
	close(folder->hidden_descriptor);
	folder->hidden_descriptor = -1;
	free(folder->hidden);
	folder->hidden = NULL;
	free(folder->path);
	folder->path = folder->path_room;
	folder->path_room = NULL;
	snprintf(folder->path, strlen(folder->parent) + NAME_MAX + 2, "%s/%s",
		 folder->parent, name);
	folder->name = folder->path + strlen(folder->parent) + 1;
	strings_release(&folder->made);
	return true;
}

int
folder_clean(struct folder *folder)
{
	return hidden_clean(folder->parent_descriptor);
}
