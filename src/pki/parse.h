/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What certificate.c, request.c and private_key.c share in reading: names and
 * public keys turned into plain data, and PEM blocks one after the other. For
 * src/pki/ only.
 */
#ifndef PKI_PARSE_H
#define PKI_PARSE_H

#include "base/diagnostic.h"
#include "base/strings.h"
#include "pki/crypto.h"
#include "pki/name.h"

#include <stdbool.h>
#include <stddef.h>

/* OpenSSL's types, by their tags: its headers stay in the .c files. */
struct X509_name_st;
struct X509_pubkey_st;
struct bio_st;
struct evp_pkey_st;
struct stack_st_GENERAL_NAME;

/* More are counted, but not shown (reliability.md, Reading). */
#define PARSE_DNS_NAMES 100

enum parse_fault {
	PARSE_OK,
	PARSE_DAMAGED, /* not to be decoded, or bytes behind the end */
	PARSE_NUL,     /* a name with a NUL in it: hides what follows */
	PARSE_CURVE    /* an EC key with parameters of its own */
};

enum parse_fault parse_name(const struct X509_name_st *from, struct name *to);

/* The dNSNames; *count, which may be NULL, gets the number of all. */
enum parse_fault parse_dns_names(const struct stack_st_GENERAL_NAME *from,
				 struct strings *names, size_t *count);

/* text: "RSA 2048", to be freed; digest of the SubjectPublicKeyInfo. key is
 * what OpenSSL made of it, NULL when it cannot use it. */
enum parse_fault
parse_public_key(struct X509_pubkey_st *from, struct evp_pkey_st *key,
		 char **text, unsigned char digest[CRYPTO_DIGEST_SIZE]);

/* SHA-256 of the SubjectPublicKeyInfo of key; false when it has none. */
bool parse_key_digest(const struct evp_pkey_st *key,
		      unsigned char digest[CRYPTO_DIGEST_SIZE]);

/* PEM blocks in text that may stand around them. */
struct parse_pem {
	struct bio_st *bio;
	char *text; /* what bio reads, tidied */
	size_t size;
	char *type; /* of the block: "CERTIFICATE" … */
	char *header;
	unsigned char *data;
	long length;
	bool damaged; /* a block was passed over */
};

void parse_pem_open(struct parse_pem *pem, const char *bytes, size_t size);
bool parse_pem_next(struct parse_pem *pem);
void parse_pem_release(struct parse_pem *pem);

/* True when there is a line that begins a PEM block. */
bool parse_is_pem(const char *bytes, size_t size);

/* U501 at file for a fault in it. */
void parse_fault_add(const char *file, enum parse_fault fault,
		     struct diagnostics *diagnostics);

#endif
