/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A growing list of strings that it owns. A zeroed struct is an empty list.
 */
#ifndef BASE_STRINGS_H
#define BASE_STRINGS_H

#include <stdbool.h>
#include <stddef.h>

struct strings {
	char **item;
	size_t count;
	size_t room;
};

void strings_release(struct strings *list);

/* Adds a copy of text. */
void strings_add(struct strings *list, const char *text);

/* Adds text itself; the list frees it. */
void strings_take(struct strings *list, char *text);

void strings_copy(struct strings *to, const struct strings *from);
bool strings_has(const struct strings *list, const char *text);

/* Adds the parts of text between any of the separator bytes; empty parts
 * are left out. */
void
strings_split(struct strings *list, const char *text, const char *separators);

/* The items with separator between them, to be freed. */
char *strings_join(const struct strings *list, const char *separator);

#endif
