/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check FOLDER: the files in it and in the folders in it, as this program makes
 * them (interface.md, What is written), and nothing that lies deeper than in
 * the folder that holds all of them. */
#include "config.h"

#include "command/check.h"

#include "application/application_file.h"
#include "base/alloc.h"
#include "base/file_error.h"
#include "base/locale.h"
#include "base/yaml.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All in all; a batch of 99 applications has about 500. */
#define ENTRY_LIMIT 1000
/* From the folder that holds the folders: a batch, its servers. */
#define DEEPEST 2

struct tour {
	struct check *check;
	size_t entries; /* seen so far, in all folders */
	size_t files;	/* that were checked */
};

static int
compare(const void *left, const void *right)
{
	const char *const *a = left;
	const char *const *b = right;

	return strcmp(*a, *b);
}

/* What stands in an open folder, sorted, without what is hidden, and at most
 * one more than limit. */
static void
read_names(DIR *stream, size_t limit, struct strings *names)
{
	const struct dirent *entry;

	while (names->count <= limit && (entry = readdir(stream)))
		if (entry->d_name[0] != '.')
			strings_add(names, entry->d_name);
	if (names->count)
		qsort(names->item, names->count, sizeof(*names->item), compare);
}

/* A link is followed only where the user named it. 0 or an errno. */
static int
list(const char *folder, bool named, size_t limit, struct strings *names)
{
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC |
					  (named ? 0 : O_NOFOLLOW));
	DIR *stream = descriptor < 0 ? NULL : fdopendir(descriptor);
	int code = errno;

	if (!stream) {
		if (descriptor >= 0)
			close(descriptor);
		return code;
	}
	read_names(stream, limit, names);
	closedir(stream);
	return 0;
}

/* One sentence about a folder, as if it were a file. */
static void
say(struct check *check, const char *folder, enum severity severity, int number,
    const char *sentence, const char *argument)
{
	struct check_result result = {.is_unchecked = true};
	struct diagnostics diagnostics = {0};
	const struct check_job job = {check, folder, NULL, &result,
				      &diagnostics};

	check_say(&job, severity, number, sentence, argument, NULL);
	check_finish(check, folder, &result, &diagnostics);
}

static void
say_unreadable(struct check *check, const char *folder, int code)
{
	struct check_result result = {.is_unchecked = true};
	struct diagnostics diagnostics = {0};

	file_error_reading(&diagnostics, folder, code);
	check_finish(check, folder, &result, &diagnostics);
}

static bool
names_folder(const char *path, bool *is_link)
{
	struct stat status;

	*is_link = lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
	return (!*is_link || stat(path, &status) == 0) &&
	       S_ISDIR(status.st_mode);
}

/* The institution that a record names, or NULL; what is wrong with it is told
 * when it is checked itself. */
static struct profile *
profile_of(const struct check *check, const char *folder)
{
	char *file = file_path(folder, "application.yaml", NULL);
	struct application record = {0};
	struct diagnostics ignored = {0};
	struct bytes bytes = {0};
	struct profile *profile = NULL;

	if (file_read(file, YAML_SIZE_LIMIT, &bytes, &ignored) &&
	    application_read(&record, file, bytes.data, bytes.size,
			     APPLICATION_DRAFT, true, &ignored))
		profile = profile_load(application_get(&record, FIELD_PROFILE),
				       &check->surroundings.profiles, &ignored);
	bytes_release(&bytes);
	application_release(&record);
	diagnostics_release(&ignored);
	free(file);
	return profile;
}

/* That of the folder's record or, of a batch, of the first one. */
static struct profile *
find_profile(const struct check *check, const char *folder)
{
	struct profile *profile = profile_of(check, folder);
	struct strings names = {0};

	list(folder, true, ENTRY_LIMIT, &names);
	for (size_t i = 0; !profile && i < names.count; i++) {
		char *path = file_path(folder, names.item[i], NULL);
		bool is_link;

		if (names_folder(path, &is_link) && !is_link)
			profile = profile_of(check, path);
		free(path);
	}
	strings_release(&names);
	return profile;
}

/* For send/ alone that of the folder it lies in. */
static struct profile *
profile_for(const struct check *check, const char *folder)
{
	struct profile *profile = find_profile(check, folder);
	char *name = file_name(folder), *above = file_folder(folder);

	if (!profile && strcmp(name, "send") == 0)
		profile = find_profile(check, above);
	free(above);
	free(name);
	return profile;
}

static void visit(struct tour *tour, const char *folder, int depth);

static void
visit_entry(struct tour *tour, const char *path, int depth)
{
	bool is_link, is_folder = names_folder(path, &is_link);

	if (is_folder && is_link) {
		say(tour->check, path, SEVERITY_NOTE, 804,
		    N_("This is a link to a folder, which is not followed: "
		       "nothing behind it is checked. Name it to have it "
		       "checked."),
		    NULL);
	} else if (is_folder && depth == DEEPEST) {
		say(tour->check, path, SEVERITY_NOTE, 804,
		    N_("This folder lies deeper than those of an application: "
		       "nothing in it is checked. Name it to have it "
		       "checked."),
		    NULL);
	} else if (is_folder) {
		visit(tour, path, depth + 1);
	} else {
		tour->files++;
		check_one(tour->check, path);
	}
}

static void
visit_entries(struct tour *tour, const char *folder, int depth)
{
	size_t room = ENTRY_LIMIT - tour->entries;
	struct strings names = {0};
	int code = list(folder, depth == 0, room, &names);
	char limit[24];

	snprintf(limit, sizeof(limit), "%d", ENTRY_LIMIT);
	if (code)
		say_unreadable(tour->check, folder, code);
	else if (names.count > room)
		say(tour->check, folder, SEVERITY_ERROR, 805,
		    N_("With this folder there are more than %s files, the "
		       "most that are looked at in one go. Nothing in it is "
		       "checked; name the files."),
		    limit);
	else
		tour->entries += names.count;
	/* Something was said of it. */
	tour->files += code || names.count > room;
	for (size_t i = 0; names.count <= room && i < names.count; i++) {
		char *path = file_path(folder, names.item[i], NULL);

		visit_entry(tour, path, depth);
		free(path);
	}
	strings_release(&names);
}

/* By the institution of the record that lies there, else of the folder above;
 * unless one was asked for. */
static void
visit(struct tour *tour, const char *folder, int depth)
{
	struct check *check = tour->check;
	struct profile *above = check->profile, *own = NULL;

	if (!check->options->profile)
		own = depth ? profile_of(check, folder)
			    : profile_for(check, folder);
	if (own)
		check->profile = own;
	visit_entries(tour, folder, depth);
	check->profile = above;
	profile_free(own);
}

bool
check_folder(struct check *check, const char *operand)
{
	struct tour tour = {.check = check};
	size_t length = strlen(operand);
	bool is_link;
	char *folder;

	if (!names_folder(operand, &is_link))
		return false;
	while (length > 1 && operand[length - 1] == '/')
		length--;
	folder = alloc_string_n(operand, length);
	visit(&tour, folder, 0);
	if (!tour.files)
		say(check, folder, SEVERITY_ERROR, 208,
		    N_("There is no file in this folder that could be "
		       "checked."),
		    NULL);
	free(folder);
	return true;
}
