/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and secrets just made. Included after cmocka.h. */
#ifndef UNIT_PRIVATE_KEY_MADE_H
#define UNIT_PRIVATE_KEY_MADE_H

#include "pki/private_key.h"

#include <string.h>

static inline struct private_key *
make(enum private_key_type type)
{
	struct diagnostics diagnostics = {0};
	bool cancelled = true;
	struct private_key *key =
	    private_key_new(type, NULL, NULL, &cancelled, &diagnostics);

	assert_non_null(key);
	assert_false(cancelled);
	assert_int_equal(diagnostics.count, 0);
	return key;
}

static inline struct secret
secret_of(const char *text)
{
	struct secret secret = {0};

	secret_set(&secret, text, strlen(text));
	return secret;
}

#endif
