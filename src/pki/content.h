/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a file of this trade holds, guessed from the outside: nothing is decoded,
 * so a damaged file is still called what it was. Every command asks here, so
 * that none calls a file otherwise than another.
 */
#ifndef PKI_CONTENT_H
#define PKI_CONTENT_H

#include <stddef.h>

enum content {
	CONTENT_EMPTY,
	CONTENT_UTF16,
	CONTENT_PRIVATE_KEY,
	CONTENT_REQUEST,
	CONTENT_CERTIFICATE,
	CONTENT_PKCS12,
	CONTENT_PKCS7,
	CONTENT_OTHER
};

/* Of several PEM blocks the first of this list counts. crypto_start() comes
 * before. */
enum content content_of(const char *bytes, size_t size);

#endif
