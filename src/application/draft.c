/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: answers that were saved on the way. */
#include "config.h"

#include "application/draft.h"

#include "application/application_file.h"
#include "application/field.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* Page 1 lists them one a line. */
#define DRAFTS_SHOWN 9

void
drafts_release(struct drafts *drafts)
{
	if (!drafts)
		return;
	for (size_t i = 0; i < drafts->count; i++) {
		free(drafts->item[i].file);
		application_release(&drafts->item[i].application);
	}
	free(drafts->item);
	strings_release(&drafts->unreadable);
	*drafts = (struct drafts){0};
}

static bool
read_line(const char *path, char *line, size_t size)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length;

	if (descriptor < 0)
		return false;
	length = read(descriptor, line, size - 1);
	close(descriptor);
	if (length <= 0)
		return false;
	line[length] = '\0';
	return true;
}

static int
newest_first(const void *a, const void *b)
{
	const struct draft *first = a, *second = b;

	if (first->saved != second->saved)
		return first->saved < second->saved ? 1 : -1;
	return strcmp(first->file, second->file);
}

/* True when the process that named the file still runs: proc(5) says "PID
 * (NAME) STATE". The number may have come again for another program, and a
 * dead process that nobody has waited for yet is a Z. */
static bool
is_in_use(const char *file)
{
	static const char name[] = "(upki-wizard) ";
	const char *slash = strrchr(file, '/');
	long process = strtol(slash + strlen("/draft-"), NULL, 10);
	char path[48], line[128];
	const char *state;

	if (process == (long)getpid())
		return false;
	snprintf(path, sizeof(path), "/proc/%ld/stat", process);
	if (!read_line(path, line, sizeof(line)))
		return false;
	state = strstr(line, name);
	return state && !strchr("ZXx", state[strlen(name)]);
}

/* Adds the draft in file when it can be read. */
static void
read_draft(struct drafts *drafts, const char *file)
{
	struct diagnostics ignored = {0};
	struct application application = {0};
	struct bytes bytes = {0};
	struct stat status;

	if (stat(file, &status) == 0 &&
	    file_read(file, YAML_SIZE_LIMIT, &bytes, &ignored) &&
	    application_read(&application, file, bytes.data, bytes.size,
			     APPLICATION_DRAFT, false, &ignored)) {
		/* Answers keep their own paths, not the draft's folder. */
		free(application.file);
		application.file = NULL;
		drafts->item = alloc_resize(drafts->item, drafts->count + 1,
					    sizeof(*drafts->item));
		drafts->item[drafts->count++] =
		    (struct draft){alloc_string(file), is_in_use(file),
				   status.st_mtime, application};
	} else {
		application_release(&application);
		/* Not what another wizard has just taken or finished. */
		if (access(file, F_OK) == 0)
			strings_add(&drafts->unreadable, file);
	}
	bytes_release(&bytes);
	diagnostics_release(&ignored);
}

void
drafts_list(const char *state_folder, struct drafts *drafts)
{
	struct strings names = {0};

	file_complete(state_folder, "draft-", 100, &names);
	for (size_t i = 0; i < names.count; i++) {
		char *file;

		if (!text_ends_with(names.item[i], ".yaml"))
			continue;
		file = alloc_format("%s/%s", state_folder, names.item[i]);
		read_draft(drafts, file);
		free(file);
	}
	strings_release(&names);
	if (drafts->count > 1)
		qsort(drafts->item, drafts->count, sizeof(*drafts->item),
		      newest_first);
	while (drafts->count > DRAFTS_SHOWN) {
		drafts->count--;
		drafts->more++;
		free(drafts->item[drafts->count].file);
		application_release(&drafts->item[drafts->count].application);
	}
}

char *
draft_new_file(const char *state_folder)
{
	unsigned int random = 0;

	/* The process number alone would do; a number may come again. */
	if (getrandom(&random, sizeof(random), GRND_NONBLOCK) < 0)
		random = 0;
	return alloc_format("%s/draft-%ld-%08x.yaml", state_folder,
			    (long)getpid(), random);
}

bool
draft_save(const char *file, const struct application *application,
	   struct diagnostics *diagnostics)
{
	char *text = application_write(application, NULL);
	bool good = file_replace(file, text, strlen(text), 0600, diagnostics);

	free(text);
	return good;
}

char *
draft_take(const struct draft *draft, const char *state_folder)
{
	char *file = draft_new_file(state_folder);

	if (!draft->in_use && rename(draft->file, file) == 0)
		return file;
	free(file);
	return NULL;
}

static bool
same_lines(const struct strings *one, const struct strings *other)
{
	bool same = one->count == other->count;

	for (size_t i = 0; same && i < one->count; i++)
		same = strcmp(one->item[i], other->item[i]) == 0;
	return same;
}

static bool
same_text(const char *wanted, const char *there)
{
	return !wanted || (there && strcmp(wanted, there) == 0);
}

static bool
holds_answer(const struct answer *there, const struct answer *wanted)
{
	return !wanted->line.count ||
	       (same_lines(&wanted->line, &there->line) &&
		same_lines(&wanted->key, &there->key));
}

bool
draft_holds(const struct application *there, const struct application *answers,
	    enum field_id but)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		if (i != (int)but && field_is_stored((enum field_id)i) &&
		    !holds_answer(&there->answer[i], &answers->answer[i]))
			return false;
	return there->had_passphrase >= answers->had_passphrase &&
	       same_text(answers->last_kind, there->last_kind) &&
	       same_text(answers->last_serial, there->last_serial) &&
	       same_text(answers->last_fqdn, there->last_fqdn);
}

void
draft_discard(const char *file)
{
	if (file)
		unlink(file);
}
