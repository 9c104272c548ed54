/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One host name, be it the CN or another name. Private to check_*.c. */
#ifndef SERVICE_CHECK_HOST_H
#define SERVICE_CHECK_HOST_H

#include "base/diagnostic.h"
#include "service/profile.h"

#include <stdbool.h>

struct host {
	const char *name;    /* half width, lower case, not empty */
	bool is_common_name; /* else one of the other names */
	const char *field;
	size_t index;
	const struct profile *profile;
	struct diagnostics *diagnostics;
};

/* Adds the first thing that is wrong with the name (a two-letter CN has two),
 * and a warning for a look-alike. True: nothing is wrong. */
bool check_host(const struct host *host);

/* Adds everything that is wrong with the name and not there because of another
 * fault; for a file that goes back to who made it. */
void check_host_every(const struct host *host);

/* All that may stand in a name. */
extern const char check_host_characters[];

/* The syntax alone: parts of letters, digits and "-", at least two. */
bool check_host_syntax(const char *name);

/* An IP address, of version 4 or 6, also in brackets. */
bool check_host_is_address(const char *name);

/* name is one of the suffixes or lies under one, at a label boundary. */
bool check_host_is_under(const char *name, const char *suffix);
bool check_host_under(const char *name, const struct strings *suffixes);

/* The full host name in the address of a page, also a mistyped one
 * ("http//www.example.ac.jp"); to be freed, or NULL when there is none. */
char *check_host_in_address(const char *text);

/* Lower case, told as U601; to be freed. */
char *check_host_lower(const char *text, const char *field, size_t index,
		       struct diagnostics *diagnostics);

#endif
