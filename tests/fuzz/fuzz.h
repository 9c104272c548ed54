/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A fuzzing target is one fuzz_NAME.c with one function: libFuzzer calls it
 * with made-up bytes (run.sh), replay.c with the kept corpus in make check.
 * A target must be fast, must not keep state, and has no effects.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "application/context.h"
#include "base/alloc.h"
#include "base/locale.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* What must hold whatever the bytes are; assert may be compiled out. */
#define demand(condition)                                                      \
	do {                                                                   \
		if (!(condition))                                              \
			abort();                                               \
	} while (0)

/* Where the program believes to be. */
static inline struct surroundings *
fuzz_surroundings(void)
{
	static struct surroundings surroundings = {.today = {2026, 11, 22}};
	const char *top = getenv("top_srcdir");

	if (surroundings.home)
		return &surroundings;
	locale_start("en");
	surroundings.home = alloc_string("/nowhere");
	surroundings.working_folder = alloc_string("/nowhere");
	surroundings.host_name = alloc_string("host");
	surroundings.user = alloc_string("user");
	surroundings.state_folder = alloc_string("/nowhere/state");
	surroundings.dry_run = true;
	strings_take(&surroundings.profiles.folder,
		     alloc_format("%s/data/profiles", top ? top : "."));
	return &surroundings;
}

/* A shipped profile, read once. */
static inline struct profile *
fuzz_profile(void)
{
	static struct profile *profile;
	struct diagnostics problems = {0};

	if (!profile)
		profile = profile_load("uec", &fuzz_surroundings()->profiles,
				       &problems);
	demand(profile);
	return profile;
}

/* More problems than these are told like them, only slower. */
#define FUZZ_TOLD 2

/* Every problem can be told in one line. */
static inline void
fuzz_tell(struct diagnostics *problems)
{
	for (size_t i = 0; i < problems->count && i < FUZZ_TOLD; i++) {
		char *line = diagnostic_line(problems->item[i]);

		demand(!strchr(line, '\n'));
		free(line);
	}
	diagnostics_release(problems);
}

#endif
