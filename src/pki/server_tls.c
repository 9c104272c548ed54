/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading libssl. */
#include "config.h"

#include "pki/server_tls.h"

#include "base/alloc.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct {
	const char *name;
	size_t offset; /* in struct tls */
} functions[] = {
#define TLS_ROW(name) {#name, offsetof(struct tls, name)},
    TLS_FUNCTIONS(TLS_ROW)
#undef TLS_ROW
};

static bool
find_functions(void *library, struct tls *tls)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		void *address = dlsym(library, functions[i].name);

		if (!address)
			return false;
		/* What POSIX promises of dlsym and C has no cast for. */
		memcpy((char *)tls + functions[i].offset, &address,
		       sizeof(address));
	}
	return true;
}

/* The loader's own words for the last failure. */
static char *
reason(void)
{
	const char *text = dlerror();

	return alloc_string(text ? text : TLS_LIBRARY);
}

const struct tls *
tls_load(char **why)
{
	static struct tls tls;
	static bool loaded;
	void *library;

	if (loaded)
		return &tls;
	library = dlopen(TLS_LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (!library) {
		*why = reason();
		return NULL;
	}
	/* It stays: libcrypto keeps what libssl has told it. */
	loaded = find_functions(library, &tls);
	if (loaded)
		return &tls;
	*why = reason();
	dlclose(library);
	return NULL;
}
