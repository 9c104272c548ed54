/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcrypto's start, secrets, digests and base64. OpenSSL's headers are
 * included on this floor only, and in its .c files only.
 */
#ifndef PKI_CRYPTO_H
#define PKI_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>

#define CRYPTO_DIGEST_SIZE 32

/*
 * Starts libcrypto explicitly: no configuration file, no atexit, secure heap
 * where memory can be locked, one digest fetched; not dumpable and no core
 * file from here on. May be called again. False: libcrypto cannot be used.
 */
bool crypto_start(void);

/* The version of libcrypto; static. */
const char *crypto_version(void);

/* SHA-256 of the bytes. */
void crypto_digest(const void *bytes, size_t size,
		   unsigned char digest[CRYPTO_DIGEST_SIZE]);

/* Lower-case hexadecimal of SHA-256; to be freed. */
char *crypto_digest_text(const void *bytes, size_t size);

/* Base64 on one line; to be freed. */
char *crypto_base64(const void *bytes, size_t size);

/* Bytes on the secure heap, wiped when released. A zeroed struct is empty. */
struct secret {
	char *bytes; /* a NUL stands behind the last byte; NULL: empty */
	size_t size;
};

void secret_release(struct secret *secret);
void secret_set(struct secret *secret, const char *bytes, size_t size);
bool secret_equal(const struct secret *a, const struct secret *b);

/* Wipes memory so that no compiler leaves it out. */
void secret_wipe(void *bytes, size_t size);

#endif
