/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing list of strings that it owns. */
#include "config.h"

#include "base/strings.h"

#include "base/alloc.h"
#include "base/stream.h"

#include <stdlib.h>
#include <string.h>

void
strings_release(struct strings *list)
{
	if (!list)
		return;
	for (size_t i = 0; i < list->count; i++)
		free(list->item[i]);
	free(list->item);
	*list = (struct strings){0};
}

void
strings_take(struct strings *list, char *text)
{
	if (list->count == list->room) {
		list->room = list->room ? 2 * list->room : 8;
		list->item =
		    alloc_resize(list->item, list->room, sizeof(*list->item));
	}
	list->item[list->count++] = text;
}

void
strings_add(struct strings *list, const char *text)
{
	strings_take(list, alloc_string(text));
}

void
strings_copy(struct strings *to, const struct strings *from)
{
	for (size_t i = 0; i < from->count; i++)
		strings_add(to, from->item[i]);
}

bool
strings_has(const struct strings *list, const char *text)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->item[i], text) == 0)
			return true;
	return false;
}

void
strings_split(struct strings *list, const char *text, const char *separators)
{
	while (*text) {
		size_t length = strcspn(text, separators);

		if (length)
			strings_take(list, alloc_string_n(text, length));
		text += length;
		text += strspn(text, separators);
	}
}

char *
strings_join(const struct strings *list, const char *separator)
{
	struct stream stream;

	stream_open(&stream);
	for (size_t i = 0; i < list->count; i++) {
		if (i)
			stream_text(&stream, separator);
		stream_text(&stream, list->item[i]);
	}
	return stream_close(&stream);
}
