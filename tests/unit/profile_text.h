/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile of seven lines as text, and the folder of those that are shipped.
 * Included after cmocka.h. */
#ifndef UNIT_PROFILE_TEXT_H
#define UNIT_PROFILE_TEXT_H

#include "base/alloc.h"
#include "service/profile.h"

#include <stdlib.h>
#include <string.h>

static struct profile_folders folders;

#define HEAD                                                                   \
	"upki-profile: 1\n"                                                    \
	"id: t\n"                                                              \
	"name: {ja: 例}\n"                                                    \
	"checked: 2026-11-01\n"                                                \
	"sources: [https://www.example.ac.jp/]\n"
#define SUBJECT "subject: {C: JP, ST: Tokyo, L: Chofu, O: Example}\n"
#define DOMAINS "domains: [example.ac.jp]\n"
#define GOOD	HEAD SUBJECT DOMAINS /* seven lines */

static inline struct profile *
load(const char *id)
{
	struct diagnostics diagnostics = {0};
	struct profile *profile = profile_load(id, &folders, &diagnostics);

	for (size_t i = 0; i < diagnostics.count; i++) {
		char *line = diagnostic_line(diagnostics.item[i]);

		print_error("%s\n", line);
		free(line);
	}
	assert_int_equal(diagnostics.count, 0);
	assert_non_null(profile);
	assert_string_equal(profile->id, id);
	return profile;
}

static inline struct profile *
read_text(const char *text)
{
	struct diagnostics diagnostics = {0};
	struct profile *profile =
	    profile_read("t.yaml", text, strlen(text), &diagnostics);

	assert_int_equal(diagnostics.count, 0);
	assert_non_null(profile);
	return profile;
}

static inline int
set_up(void **state)
{
	const char *top = getenv("top_srcdir");

	(void)state;
	strings_take(&folders.folder,
		     alloc_format("%s/data/profiles", top ? top : "."));
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	strings_release(&folders.folder);
	return 0;
}

#endif
