/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libcrypto linked in the ordinary way: for tests that refuse its calls one by
 * one, and for a program without a loader. */
#include "config.h"

#define OPENSSL_BY_NAME
#include "pki/openssl.h"

const struct openssl *
openssl(void)
{
	static const struct openssl table = {
#define OPENSSL_ROW(name) .name = (name),
	    OPENSSL_FUNCTIONS(OPENSSL_ROW)
#undef OPENSSL_ROW
	};

	return &table;
}
