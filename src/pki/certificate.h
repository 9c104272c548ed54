/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Certificates, read into plain data that rules can look at without OpenSSL.
 */
#ifndef PKI_CERTIFICATE_H
#define PKI_CERTIFICATE_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/strings.h"
#include "pki/crypto.h"
#include "pki/name.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct certificate {
	char *source; /* file or host:port it was read from */
	struct name subject;
	struct name issuer;
	char *serial; /* decimal */
	time_t not_before, not_after;
	struct strings dns_names; /* at most 100 */
	size_t dns_name_count;	  /* all there are */
	char *key;		  /* "RSA 2048", "EC secp384r1" … */
	char *signature;	  /* "sha256WithRSAEncryption" … */
	unsigned char key_digest[CRYPTO_DIGEST_SIZE]; /* SHA-256 of the
				   SubjectPublicKeyInfo, DER */
	unsigned char digest[CRYPTO_DIGEST_SIZE];     /* of all of it */
	unsigned char *der; /* all of it, for its signature */
	size_t der_size;
	bool is_authority;   /* basicConstraints CA:TRUE */
	bool is_self_signed; /* issuer equals subject */
};

struct certificates {
	struct certificate **item;
	size_t count;
	size_t room;
};

void certificates_release(struct certificates *list);

/*
 * Adds every certificate in bytes, PEM (text around and other blocks between
 * are passed over) or DER without trailing bytes. source is copied. U501 when
 * there is none or one is broken; it says what was found instead (a request, a
 * private key …). False when nothing was added.
 */
bool
certificates_read(const char *source, const char *bytes, size_t size,
		  struct certificates *list, struct diagnostics *diagnostics);

/* The Common Name, "" when there is none. */
const char *certificate_common_name(const struct certificate *certificate);

/* The issuer in short: its Common Name, else its O, else "". */
const char *certificate_issuer_name(const struct certificate *certificate);

/* Today is none of the days before the first or behind the last one. */
bool
certificate_is_valid(const struct certificate *certificate, struct date today);

/* The server's own certificate in what was read: the first that is no CA's,
 * else the first; NULL when there is none. */
const struct certificate *certificates_leaf(const struct certificates *list);

/* A CA's own. A server that signed its certificate itself may call itself a CA
 * there; but its name is a host's. */
bool certificate_is_of_authority(const struct certificate *certificate);

/* The first one read from source (NULL: from anywhere) when all of those are
 * CAs' own; NULL when there is another, or none. */
const struct certificate *
certificates_authority(const struct certificates *list, const char *source);

#endif
