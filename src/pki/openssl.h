/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libcrypto, which the first page does not need: it is loaded at the first call
 * of one of its functions, or before, by crypto_start. Linked, its thousands of
 * symbols would be looked up before anything is shown (reliability.md, R21).
 *
 * Its functions are called by their own names, which openssl_calls.h leads
 * through a table; one that is missing in openssl_calls.list does not link.
 * These are OpenSSL's only headers on this floor, but for libssl's.
 */
#ifndef PKI_OPENSSL_H
#define PKI_OPENSSL_H

#include <openssl/asn1.h>
#include <openssl/asn1t.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/decoder.h>
#include <openssl/ec.h>
#include <openssl/encoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/provider.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "pki/openssl_calls.h"

/* libcrypto's functions. When it cannot be loaded the program ends as for want
 * of memory, with the loader's reason (openssl_loaded.c). */
const struct openssl *openssl(void);

#endif
