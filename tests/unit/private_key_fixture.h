/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start and finish of verifying a private key, with nothing in between. */
#ifndef UNIT_PRIVATE_KEY_FIXTURE_H
#define UNIT_PRIVATE_KEY_FIXTURE_H

#include "pki/private_key.h"

static inline bool
is_verified(const struct secret *pem, const struct secret *passphrase,
	    const unsigned char key_digest[CRYPTO_DIGEST_SIZE])
{
	struct private_key_reading reading;

	private_key_verify_start(&reading, pem, passphrase, key_digest);
	return private_key_verify_finish(&reading);
}

#endif
