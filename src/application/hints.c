/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be suggested for an empty answer. */
#include "config.h"

#include "application/hints.h"

#include "application/application_file.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Entries of the output folder that are looked at, and records read. */
#define ENTRIES_MOST 300
#define RECORDS_MOST 10

#define VERSION_TIME 1000

struct record {
	char *file;
	time_t written;
};

struct records {
	struct record *item;
	size_t count;
};

void
hints_release(struct hints *hints)
{
	application_release(&hints->last);
	strings_release(&hints->installed);
	*hints = (struct hints){0};
}

/* The record in folder/name, or in the folders of a batch. */
static void
find_records(struct records *records, const char *folder, const char *name,
	     bool deeper)
{
	char *inside = alloc_format("%s/%s", folder, name);
	char *file = alloc_format("%sapplication.yaml", inside);
	struct strings names = {0};
	struct stat status;

	if (stat(file, &status) == 0) {
		records->item = alloc_resize(records->item, records->count + 1,
					     sizeof(*records->item));
		records->item[records->count++] =
		    (struct record){file, status.st_mtime};
		file = NULL;
	} else if (deeper && text_starts_with(name, "batch_")) {
		file_complete(inside, "", ENTRIES_MOST, &names);
		for (size_t i = 0; i < names.count; i++)
			if (text_ends_with(names.item[i], "/"))
				find_records(records, inside, names.item[i],
					     false);
	}
	strings_release(&names);
	free(file);
	free(inside);
}

static int
newest_first(const void *a, const void *b)
{
	const struct record *first = a, *second = b;

	if (first->written != second->written)
		return first->written < second->written ? 1 : -1;
	return strcmp(second->file, first->file);
}

static bool
read_record(struct application *last, const char *file)
{
	struct diagnostics ignored = {0};
	struct bytes bytes = {0};
	bool good = file_read(file, YAML_SIZE_LIMIT, &bytes, &ignored) &&
		    application_read(last, file, bytes.data, bytes.size,
				     APPLICATION_DRAFT, false, &ignored) &&
		    last->made_folder &&
		    application_has(last, FIELD_MANAGER_EMAIL);

	if (!good)
		application_release(last);
	bytes_release(&bytes);
	diagnostics_release(&ignored);
	return good;
}

void
hints_read_last(struct hints *hints, const char *output_folder)
{
	struct records records = {0};
	struct strings names = {0};
	bool found = false;

	file_complete(output_folder, "", ENTRIES_MOST, &names);
	for (size_t i = 0; i < names.count; i++)
		if (text_ends_with(names.item[i], "/"))
			find_records(&records, output_folder, names.item[i],
				     true);
	if (records.count > 1)
		qsort(records.item, records.count, sizeof(*records.item),
		      newest_first);
	for (size_t i = 0; i < records.count; i++) {
		if (!found && i < RECORDS_MOST)
			found = read_record(&hints->last, records.item[i].file);
		free(records.item[i].file);
	}
	free(records.item);
	strings_release(&names);
}

char *
hints_version(const char *printed)
{
	static const struct {
		const char *mark, *name;
	} known[] = {{"Apache/", "Apache"}, {"nginx/", "nginx"}};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		const char *at = strstr(printed, known[i].mark);
		size_t length;

		if (!at)
			continue;
		at += strlen(known[i].mark);
		length = strspn(at, "0123456789.");
		if (length && length < 20)
			return alloc_format("%s %.*s", known[i].name,
					    (int)length, at);
	}
	return NULL;
}

void
hints_look(struct hints *hints, const struct surroundings *surroundings,
	   const char *folder)
{
	static const char *const servers[] = {"apache2", "httpd", "nginx"};

	strings_release(&hints->installed);
	hints->looked = true;
	if (!surroundings->ask_program)
		return;
	for (size_t i = 0; i < sizeof(servers) / sizeof(*servers); i++) {
		char *file = alloc_format("%s/%s", folder, servers[i]);
		char *printed =
		    surroundings->ask_program(file, "-v", VERSION_TIME);
		char *version = printed ? hints_version(printed) : NULL;

		if (version && !strings_has(&hints->installed, version))
			strings_add(&hints->installed, version);
		free(version);
		free(printed);
		free(file);
	}
}
