/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of an institution, read from the head of its profile alone. */
#include "config.h"

#include "service/profile.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>

/* The size of what stands up to the end of the name: the line that begins with
 * the next key, all others being blank, a comment or indented. */
static size_t
head_size(const struct bytes *bytes)
{
	const char *at = bytes->data, *end = at + bytes->size;
	bool named = false;

	while (at < end) {
		const char *line = memchr(at, '\n', (size_t)(end - at));

		if (named && !strchr(" \t#\r\n", *at))
			break;
		named |= text_starts_with(at, "name:");
		at = line ? line + 1 : end;
	}
	return (size_t)(at - bytes->data);
}

static char *
name_of_head(const char *file, const char *id)
{
	bool japanese = locale_language() == LANGUAGE_JA;
	struct diagnostics ignored = {0};
	struct bytes bytes = {0};
	struct yaml_node *head = NULL;
	const char *found, *name = NULL;
	char *copy;

	if (file_read(file, YAML_SIZE_LIMIT, &bytes, &ignored))
		head = yaml_read(file, bytes.data, head_size(&bytes), &ignored);
	found = head ? yaml_text(head, "id") : NULL;
	if (found && strcmp(found, id) == 0) {
		name = yaml_text(head, japanese ? "name.ja" : "name.en");
		if (!name)
			name =
			    yaml_text(head, japanese ? "name.en" : "name.ja");
	}
	copy = alloc_string(name && *name ? locale_ascii(name) : NULL);
	yaml_free(head);
	bytes_release(&bytes);
	diagnostics_release(&ignored);
	return copy;
}

char *
profile_name(const char *file, const char *id)
{
	struct diagnostics ignored = {0};
	char *name = name_of_head(file, id);
	struct profile *profile;

	if (name)
		return name;
	/* Written in another way, or not to be read at all. */
	profile = profile_load(file, NULL, &ignored);
	if (profile)
		name = alloc_string(wording_text(&profile->name));
	profile_free(profile);
	diagnostics_release(&ignored);
	return name;
}
