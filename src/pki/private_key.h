/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys: made, written as PKCS#8 PEM, and compared with a request. */
#ifndef PKI_PRIVATE_KEY_H
#define PKI_PRIVATE_KEY_H

#include "base/diagnostic.h"
#include "pki/crypto.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum private_key_type { PRIVATE_KEY_RSA2048, PRIVATE_KEY_EC_P384 };

struct private_key; /* EVP_PKEY inside */

/* Called while a key is made; false cancels. */
typedef bool private_key_progress(void *closure);

void private_key_free(struct private_key *key);

/*
 * A new key. NULL when progress cancelled (*cancelled is set, nothing added;
 * OpenSSL's error queue is empty then) or when it failed (U803).
 */
struct private_key *
private_key_new(enum private_key_type type, private_key_progress *progress,
		void *closure, bool *cancelled,
		struct diagnostics *diagnostics);

/*
 * PKCS#8 PEM on the secure heap. With a passphrase (not empty) encrypted:
 * AES-256-CBC, PBKDF2-HMAC-SHA-256, 600,000 rounds.
 */
bool
private_key_pem(const struct private_key *key, const struct secret *passphrase,
		struct secret *pem, struct diagnostics *diagnostics);

/*
 * Parses pem again and compares its public key with key_digest (SHA-256 of
 * SubjectPublicKeyInfo), in a forked child that leaves no copy in this
 * process (reliability.md, Writing 1), while this process goes on: between the
 * two calls all signals are held back and SIGCHLD is as usual. Every start
 * wants its finish. False: it differs or is not readable; errno then says why
 * no child could be made or waited for, 0 otherwise.
 */
struct private_key_reading {
	pid_t child; /* at most 0: none, because of code */
	int code;
	struct sigaction old_action;
	sigset_t old_mask;
};

void
private_key_verify_start(struct private_key_reading *reading,
			 const struct secret *pem,
			 const struct secret *passphrase,
			 const unsigned char key_digest[CRYPTO_DIGEST_SIZE]);
bool private_key_verify_finish(struct private_key_reading *reading);

/* SHA-256 of the key's SubjectPublicKeyInfo. */
bool private_key_digest(const struct private_key *key,
			unsigned char digest[CRYPTO_DIGEST_SIZE]);

enum private_key_match {
	PRIVATE_KEY_MATCHES,
	PRIVATE_KEY_DIFFERS,
	PRIVATE_KEY_ENCRYPTED, /* cannot be compared without its passphrase */
	PRIVATE_KEY_UNREADABLE
};

/* Compares a key file's bytes with a public key, in a forked child. Never
 * asks for a passphrase; passphrase may be NULL. */
enum private_key_match
private_key_compare(const char *bytes, size_t size,
		    const struct secret *passphrase,
		    const unsigned char key_digest[CRYPTO_DIGEST_SIZE]);

#endif
