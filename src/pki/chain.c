/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether certificates form a chain as servers have to send it. */
#include "config.h"

#include "pki/chain.h"

#include "pki/openssl.h"
#include "pki/public_key.h"

#include <string.h>

static bool
same_name(const struct name *a, const struct name *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->attribute[i].type, b->attribute[i].type) != 0 ||
		    strcmp(a->attribute[i].value, b->attribute[i].value) != 0)
			return false;
	return true;
}

bool
certificates_are_chain(const struct certificates *list)
{
	const struct certificate *leaf = certificates_leaf(list);

	if (list->count < 2 || leaf->is_authority)
		return false;
	for (size_t i = 0; i < list->count; i++)
		if (list->item[i] != leaf && !list->item[i]->is_authority &&
		    list->item[i]->dns_name_count)
			return false;
	return true;
}

static X509 *
decode(const struct certificate *certificate)
{
	const unsigned char *bytes = certificate->der;

	return d2i_X509(NULL, &bytes, (long)certificate->der_size);
}

static bool
is_signed_by(const struct certificate *certificate,
	     const struct certificate *next)
{
	X509 *below = decode(certificate), *above = decode(next);
	EVP_PKEY *key = above ? X509_get0_pubkey(above) : NULL;
	bool good = below && key && public_key_is_cheap(key) &&
		    X509_verify(below, key) == 1;

	ERR_clear_error();
	X509_free(above);
	X509_free(below);
	return good;
}

enum chain_link
chain_link(const struct certificate *certificate,
	   const struct certificate *next)
{
	if (!same_name(&certificate->issuer, &next->subject))
		return CHAIN_LINK_OTHER_NAME;
	if (!next->is_authority)
		return CHAIN_LINK_NO_AUTHORITY;
	return is_signed_by(certificate, next) ? CHAIN_LINK_GOOD
					       : CHAIN_LINK_OTHER_KEY;
}

enum chain_state
certificates_chain_state(const struct certificates *list)
{
	if (!list->count)
		return CHAIN_ALONE;
	if (list->item[0] != certificates_leaf(list) ||
	    list->count > CHAIN_LENGTH)
		return CHAIN_BROKEN;
	if (list->item[0]->is_self_signed)
		return CHAIN_SELF_SIGNED;
	if (list->count == 1)
		return CHAIN_ALONE;
	for (size_t i = 1; i < list->count; i++)
		switch (chain_link(list->item[i - 1], list->item[i])) {
		case CHAIN_LINK_GOOD:
			break;
		case CHAIN_LINK_OTHER_NAME:
			return CHAIN_BROKEN;
		case CHAIN_LINK_NO_AUTHORITY:
		case CHAIN_LINK_OTHER_KEY:
			return CHAIN_FORGED;
		}
	return CHAIN_COMPLETE;
}
