/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate requests (PKCS#10): made, and read into plain data. */
#ifndef PKI_REQUEST_H
#define PKI_REQUEST_H

#include "base/diagnostic.h"
#include "base/strings.h"
#include "pki/crypto.h"
#include "pki/name.h"
#include "pki/private_key.h"

#include <stdbool.h>
#include <stddef.h>

enum request_key {
	REQUEST_KEY_RSA2048,
	REQUEST_KEY_EC_P384,
	REQUEST_KEY_OTHER
};

struct request {
	struct name subject;
	enum request_key key_kind;
	char *key;    /* "RSA 2048", "EC prime256v1", "ED25519" … */
	char *digest; /* "SHA256", "SHA1"; else the signature: "RSASSA-PSS",
			 "ED25519", "" when it is not known */
	bool signature_valid;
	bool challenge_password;
	bool extensions;
	struct strings extension_names; /* as OpenSSL names them */
	struct strings dns_names;	/* from subjectAltName, at most 100 */
	unsigned char key_digest[CRYPTO_DIGEST_SIZE];
	char *pem;    /* -----BEGIN … with newlines */
	char *base64; /* DER in base64 on one line: column 7 */
};

void request_release(struct request *request);

/*
 * Reads a request: PEM (text around passed over; "NEW CERTIFICATE REQUEST"
 * too), DER, or the bare base64 of column 7. U501 otherwise, saying what was
 * found instead. A wrong signature is no failure: see signature_valid.
 */
bool request_read(const char *file, const char *bytes, size_t size,
		  struct request *request, struct diagnostics *diagnostics);

/*
 * A request for key with exactly this subject in this order (C PrintableString,
 * the others PrintableString where the value allows it, else UTF8String), no
 * attributes, SHA-256 for RSA and SHA-384 for EC; read back and verified.
 */
bool request_make(const struct private_key *key, const struct name *subject,
		  struct request *request, struct diagnostics *diagnostics);

#endif
