/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a profile is named by, so that it is found again from anywhere. */
#include "config.h"

#include "service/profile.h"

#include "base/alloc.h"
#include "base/file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool
is_same(const char *one, const char *other)
{
	struct stat first, second;

	return strcmp(one, other) == 0 ||
	       (stat(one, &first) == 0 && stat(other, &second) == 0 &&
		first.st_dev == second.st_dev && first.st_ino == second.st_ino);
}

/* True when the id alone leads to the profile's file. */
static bool
is_installed(const struct profile *profile,
	     const struct profile_folders *folders)
{
	bool installed = !profile->file, passed = false;

	for (size_t i = 0; !installed && !passed && i < folders->folder.count;
	     i++) {
		char *file = alloc_format("%s/%s.yaml", folders->folder.item[i],
					  profile->id);
		struct stat status;

		installed = is_same(profile->file, file);
		/* Another one would be found. */
		passed = stat(file, &status) == 0;
		free(file);
	}
	return installed;
}

char *
profile_reference(const struct profile *profile,
		  const struct profile_folders *folders,
		  const char *working_folder)
{
	return is_installed(profile, folders)
		   ? alloc_string(profile->id)
		   : file_path(working_folder, profile->file, NULL);
}
