/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libcrypto as the program has it: loaded at its first call. */
#include "config.h"

#define OPENSSL_BY_NAME
#include "pki/openssl.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/library.h"

#include <string.h>

/* The library whose functions have the types of the headers. */
#define OPENSSL_LIBRARY "libcrypto.so." OPENSSL_MSTR(OPENSSL_SHLIB_VERSION)

static const struct library_function functions[] = {
#define OPENSSL_ROW(name) {#name, offsetof(struct openssl, name)},
    OPENSSL_FUNCTIONS(OPENSSL_ROW)
#undef OPENSSL_ROW
};

const struct openssl *
openssl(void)
{
	static struct openssl table;
	static bool loaded;
	char *why = NULL;

	if (loaded)
		return &table;
	loaded =
	    library_load(OPENSSL_LIBRARY, functions,
			 sizeof(functions) / sizeof(*functions), &table, &why);
	if (!loaded)
		alloc_end(alloc_format(
		    _("upki-wizard: OpenSSL's library cannot be loaded (%s). "
		      "Have it installed: libssl3 or libssl3t64 on Debian and "
		      "Ubuntu, openssl-libs on Red Hat.\n"),
		    text_visible(why, strlen(why))));
	return &table;
}
