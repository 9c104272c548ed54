/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading libssl. */
#include "config.h"

#include "pki/server_tls.h"

#include "pki/library.h"

#include <stdbool.h>

static const struct library_function functions[] = {
#define TLS_ROW(name) {#name, offsetof(struct tls, name)},
    TLS_FUNCTIONS(TLS_ROW)
#undef TLS_ROW
};

const struct tls *
tls_load(char **why)
{
	static struct tls tls;
	static bool loaded;

	/* It stays: libcrypto keeps what libssl has told it. */
	if (!loaded)
		loaded = library_load(TLS_LIBRARY, functions,
				      sizeof(functions) / sizeof(*functions),
				      &tls, why);
	return loaded ? &tls : NULL;
}
