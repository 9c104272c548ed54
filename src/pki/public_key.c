/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Requests and their public keys, without OpenSSL 3.0's search among all of
 * its decoders for the one that reads a key: with RSA the search takes four
 * fifths of reading a request and verifying it.
 */
#include "config.h"

#include "pki/public_key.h"

#include "pki/openssl.h"

/* CAs and key generators use 65537 (17 bits). */
#define EXPONENT_BITS 64

/* A context of OpenSSL in which there is no decoder, so that a key is left as
 * it stands; NULL where OpenSSL has none to give. */
static OSSL_LIB_CTX *
bare_context(void)
{
	static OSSL_LIB_CTX *bare;
	static bool tried;

	if (tried)
		return bare;
	tried = true;
	bare = OSSL_LIB_CTX_new();
	if (bare && !OSSL_PROVIDER_load(bare, "null")) {
		OSSL_LIB_CTX_free(bare);
		bare = NULL;
	}
	return bare;
}

X509_REQ *
public_key_request(const unsigned char **bytes, size_t size)
{
	OSSL_LIB_CTX *bare = bare_context();
	X509_REQ *request = NULL;

	if (!bare)
		return d2i_X509_REQ(NULL, bytes, (long)size);
	ASN1_item_d2i_ex((ASN1_VALUE **)&request, bytes, (long)size,
			 ASN1_ITEM_rptr(X509_REQ), bare, NULL);
	return request;
}

/* Number i of a sequence of two integers, to be freed; NULL for anything that
 * is not written as such. */
static BIGNUM *
number_at(const ASN1_SEQUENCE_ANY *numbers, int i)
{
	const ASN1_TYPE *one = sk_ASN1_TYPE_value(numbers, i);

	if (sk_ASN1_TYPE_num(numbers) != 2 || one->type != V_ASN1_INTEGER ||
	    ASN1_STRING_type(one->value.integer) != V_ASN1_INTEGER)
		return NULL;
	return ASN1_INTEGER_to_BN(one->value.integer, NULL);
}

static EVP_PKEY *
rsa_key(const BIGNUM *modulus, const BIGNUM *exponent)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "RSA", NULL);
	OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
	OSSL_PARAM *parts = NULL;
	EVP_PKEY *key = NULL;

	if (builder &&
	    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, modulus) &&
	    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, exponent))
		parts = OSSL_PARAM_BLD_to_param(builder);
	if (context && parts && EVP_PKEY_fromdata_init(context) == 1)
		EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parts);
	OSSL_PARAM_free(parts);
	OSSL_PARAM_BLD_free(builder);
	EVP_PKEY_CTX_free(context);
	return key;
}

/* NULL for any other key, and for one that is not written as usual. */
static EVP_PKEY *
read_rsa(const X509_PUBKEY *from)
{
	ASN1_SEQUENCE_ANY *numbers = NULL;
	BIGNUM *modulus = NULL, *exponent = NULL;
	const unsigned char *bytes, *end;
	ASN1_OBJECT *kind;
	EVP_PKEY *key = NULL;
	int size;

	if (X509_PUBKEY_get0_param(&kind, &bytes, &size, NULL, from) != 1 ||
	    OBJ_obj2nid(kind) != NID_rsaEncryption)
		return NULL;
	end = bytes;
	numbers = d2i_ASN1_SEQUENCE_ANY(NULL, &end, size);
	if (numbers && end == bytes + size) {
		modulus = number_at(numbers, 0);
		exponent = number_at(numbers, 1);
	}
	if (modulus && exponent)
		key = rsa_key(modulus, exponent);
	BN_free(modulus);
	BN_free(exponent);
	sk_ASN1_TYPE_pop_free(numbers, ASN1_TYPE_free);
	return key;
}

/* As OpenSSL reads it. */
static EVP_PKEY *
read_any(X509_PUBKEY *from)
{
	unsigned char *bytes = NULL;
	const unsigned char *next;
	EVP_PKEY *key = NULL;
	int size = i2d_X509_PUBKEY(from, &bytes);

	next = bytes;
	if (size > 0)
		key = d2i_PUBKEY(NULL, &next, size);
	OPENSSL_free(bytes);
	return key;
}

EVP_PKEY *
public_key_read(X509_PUBKEY *from)
{
	EVP_PKEY *key = X509_PUBKEY_get(from);

	if (!key)
		key = read_rsa(from);
	return key ? key : read_any(from);
}

bool
public_key_is_cheap(const EVP_PKEY *key)
{
	BIGNUM *exponent = NULL;
	bool cheap =
	    !EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_E, &exponent) ||
	    BN_num_bits(exponent) <= EXPONENT_BITS;

	BN_free(exponent);
	return cheap;
}
