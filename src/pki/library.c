/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading a library and finding its functions. */
#include "config.h"

#include "pki/library.h"

#include "base/alloc.h"

#include <dlfcn.h>
#include <string.h>

static bool
find_functions(void *library, const struct library_function *function,
	       size_t count, void *table)
{
	for (size_t i = 0; i < count; i++) {
		void *address = dlsym(library, function[i].name);

		if (!address)
			return false;
		/* What POSIX promises of dlsym and C has no cast for. */
		memcpy((char *)table + function[i].offset, &address,
		       sizeof(address));
	}
	return true;
}

bool
library_load(const char *file, const struct library_function *function,
	     size_t count, void *table, char **why)
{
	void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
	const char *reason;

	if (library && find_functions(library, function, count, table))
		return true;
	reason = dlerror();
	*why = alloc_string(reason ? reason : file);
	if (library)
		dlclose(library);
	return false;
}
