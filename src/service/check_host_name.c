/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Host names as such: syntax, suffixes, lower case. */
#include "config.h"

#include "service/check_host.h"

#include "base/locale.h"
#include "base/text.h"

#include <string.h>
#include <strings.h>

#define LABEL_LIMIT 63

const char check_host_characters[] = "abcdefghijklmnopqrstuvwxyz0123456789-.";

bool
check_host_syntax(const char *name)
{
	size_t labels = 0;

	if (name[strspn(name, check_host_characters)])
		return false;
	for (;;) {
		size_t length = strcspn(name, ".");

		if (!length || length > LABEL_LIMIT || name[0] == '-' ||
		    name[length - 1] == '-')
			return false;
		labels++;
		if (!name[length])
			return labels >= 2;
		name += length + 1;
	}
}

bool
check_host_is_under(const char *name, const char *suffix)
{
	size_t length = strlen(name), tail = strlen(suffix);

	if (*suffix == '.')
		return length >= tail && text_ends_with(name, suffix);
	return length >= tail &&
	       strcasecmp(name + length - tail, suffix) == 0 &&
	       (length == tail || name[length - tail - 1] == '.');
}

bool
check_host_under(const char *name, const struct strings *suffixes)
{
	for (size_t i = 0; i < suffixes->count; i++)
		if (check_host_is_under(name, suffixes->item[i]))
			return true;
	return false;
}

char *
check_host_lower(const char *text, const char *field, size_t index,
		 struct diagnostics *diagnostics)
{
	char *lower = text_lower(text);

	if (strcmp(lower, text) != 0)
		diagnostics_note(diagnostics, 601, field,
				 N_("\"%s\" was replaced by \"%s\"."), text,
				 lower, NULL)
		    ->index = index;
	return lower;
}
