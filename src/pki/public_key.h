/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests and their public keys, read quickly. For src/pki/ only. */
#ifndef PKI_PUBLIC_KEY_H
#define PKI_PUBLIC_KEY_H

#include <stdbool.h>
#include <stddef.h>

struct X509_req_st;
struct X509_pubkey_st;
struct evp_pkey_st;

/* d2i_X509_REQ, which leaves the key as it stands: only public_key_read, below,
 * knows it. *bytes then is the first byte behind the request. */
struct X509_req_st *
public_key_request(const unsigned char **bytes, size_t size);

/* The key, to be freed; NULL when OpenSSL cannot use it. */
struct evp_pkey_st *public_key_read(struct X509_pubkey_st *from);

/* False for an RSA key whose exponent is longer than any in use, and made to
 * take time: up to 3072 bits OpenSSL takes one as long as the modulus. */
bool public_key_is_cheap(const struct evp_pkey_st *key);

#endif
