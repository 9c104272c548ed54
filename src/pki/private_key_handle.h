/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key that OpenSSL works with, for request.c only. */
#ifndef PKI_PRIVATE_KEY_HANDLE_H
#define PKI_PRIVATE_KEY_HANDLE_H

#include "pki/private_key.h"

struct evp_pkey_st;

/* Owned by key. */
struct evp_pkey_st *private_key_handle(const struct private_key *key);

#endif
