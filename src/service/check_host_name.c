/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Host names as such: syntax, suffixes, lower case. */
#include "config.h"

#include "service/check_host.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
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

bool
check_host_is_address(const char *name)
{
	unsigned char address[sizeof(struct in6_addr)];
	char *bare = alloc_string(name + (*name == '['));
	bool found;

	bare[strcspn(bare, "]")] = '\0';
	found = inet_pton(AF_INET6, bare, address) == 1 ||
		(strchr(name, '.') && !name[strspn(name, "0123456789.")]);
	free(bare);
	return found;
}

/* "http", "https" and what is left of them after a slip of the hand. */
static bool
is_scheme(const char *text, size_t length)
{
	return length >= 2 && length <= 6 && strspn(text, "htps") >= length &&
	       memmem(text, length, "tp", 2);
}

char *
check_host_in_address(const char *text)
{
	const char *start = strstr(text, "://");
	size_t head = strcspn(text, ":/");
	char *host;

	if (start)
		start += 3;
	else if (is_scheme(text, head))
		start = text + head + strspn(text + head, ":/");
	else
		start = text;
	host = alloc_string_n(start, strcspn(start, "/:?# "));
	if (check_host_syntax(host))
		return host;
	free(host);
	return NULL;
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
