/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been answered so far, as text. */
#include "config.h"

#include "application/application.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

static void
answer_release(struct answer *answer)
{
	strings_release(&answer->line);
	strings_release(&answer->key);
	free(answer->place);
	*answer = (struct answer){0};
}

void
application_release(struct application *application)
{
	if (!application)
		return;
	for (int field = 0; field < FIELD_COUNT; field++)
		answer_release(&application->answer[field]);
	free(application->file);
	free(application->made_folder);
	free(application->last_kind);
	free(application->last_serial);
	free(application->last_fqdn);
	free(application->last_date);
	*application = (struct application){0};
}

static void
answer_copy(struct answer *to, const struct answer *from)
{
	strings_copy(&to->line, &from->line);
	strings_copy(&to->key, &from->key);
	if (!from->place || !from->line.count)
		return;
	to->place = alloc_array(from->line.count, sizeof(*to->place));
	memcpy(to->place, from->place, from->line.count * sizeof(*to->place));
}

void
application_copy(struct application *to, const struct application *from)
{
	for (int field = 0; field < FIELD_COUNT; field++)
		answer_copy(&to->answer[field], &from->answer[field]);
	to->file = alloc_string(from->file);
	to->made_folder = alloc_string(from->made_folder);
	to->last_kind = alloc_string(from->last_kind);
	to->last_serial = alloc_string(from->last_serial);
	to->last_fqdn = alloc_string(from->last_fqdn);
	to->last_date = alloc_string(from->last_date);
	to->page = from->page;
	to->had_passphrase = from->had_passphrase;
	to->names_filled = from->names_filled;
	to->names_doubted = from->names_doubted;
}

const char *
application_get(const struct application *application, enum field_id field)
{
	return application_line(application, field, 0);
}

bool
application_has(const struct application *application, enum field_id field)
{
	return *application_get(application, field) != '\0';
}

void
application_set(struct application *application, enum field_id field,
		const char *text)
{
	struct answer *answer = &application->answer[field];

	/* text may be the very answer that is being replaced. */
	char *copy = alloc_string(text);

	answer_release(answer);
	if (copy && *copy)
		strings_take(&answer->line, copy);
	else
		free(copy);
}

size_t
application_lines(const struct application *application, enum field_id field)
{
	return application->answer[field].line.count;
}

const char *
application_line(const struct application *application, enum field_id field,
		 size_t index)
{
	const struct strings *lines = &application->answer[field].line;

	return index < lines->count ? lines->item[index] : "";
}

static void
remove_item(struct strings *list, size_t index)
{
	free(list->item[index]);
	memmove(&list->item[index], &list->item[index + 1],
		(list->count - index - 1) * sizeof(*list->item));
	list->count--;
}

void
application_set_line(struct application *application, enum field_id field,
		     size_t index, const char *text)
{
	struct answer *answer = &application->answer[field];

	/* Places belong to the file as it was read; edited lines have none. */
	free(answer->place);
	answer->place = NULL;
	if (index >= answer->line.count) {
		if (text && *text)
			strings_add(&answer->line, text);
	} else if (text && *text) {
		alloc_replace(&answer->line.item[index], text);
	} else {
		remove_item(&answer->line, index);
	}
}

static size_t
extra_index(const struct answer *extra, const char *id)
{
	size_t index = 0;

	while (index < extra->key.count &&
	       strcmp(extra->key.item[index], id) != 0)
		index++;
	return index;
}

const char *
application_extra(const struct application *application, const char *id)
{
	const struct answer *extra = &application->answer[FIELD_EXTRA];

	return application_line(application, FIELD_EXTRA,
				extra_index(extra, id));
}

void
application_set_extra(struct application *application, const char *id,
		      const char *text)
{
	struct answer *extra = &application->answer[FIELD_EXTRA];
	size_t index = extra_index(extra, id);

	if (index < extra->key.count && !(text && *text))
		remove_item(&extra->key, index);
	else if (index == extra->key.count && text && *text)
		strings_add(&extra->key, id);
	application_set_line(application, FIELD_EXTRA, index, text);
}
