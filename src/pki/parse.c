/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and public keys turned into plain data. */
#include "config.h"

#include "pki/parse.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "pki/openssl.h"

#include <stdlib.h>
#include <string.h>

/* RFC 4514's way of showing a value that is no text. */
static char *
hexadecimal(const ASN1_STRING *value)
{
	const unsigned char *bytes = ASN1_STRING_get0_data(value);
	struct stream stream;

	stream_open(&stream);
	stream_text(&stream, "#");
	for (int i = 0; i < ASN1_STRING_length(value); i++)
		stream_format(&stream, "%02X", bytes[i]);
	return stream_close(&stream);
}

/* The value in UTF-8, to be freed; NULL when there is a NUL in it. */
static char *
string_text(const ASN1_STRING *value)
{
	unsigned char *bytes = NULL;
	char *text = NULL;
	int length = ASN1_STRING_to_UTF8(&bytes, value);

	if (length < 0)
		return hexadecimal(value);
	if (!memchr(bytes, '\0', (size_t)length))
		text = alloc_string_n((const char *)bytes, (size_t)length);
	OPENSSL_free(bytes);
	return text;
}

static void
add_attribute(struct name *to, const ASN1_OBJECT *object, const char *value)
{
	char oid[256];
	int nid = OBJ_obj2nid(object);

	if (nid == NID_undef) {
		OBJ_obj2txt(oid, sizeof(oid), object, 1);
		name_add(to, oid, value);
	} else {
		name_add(to, OBJ_nid2sn(nid), value);
	}
}

enum parse_fault
parse_name(const X509_NAME *from, struct name *to)
{
	for (int i = 0; i < X509_NAME_entry_count(from); i++) {
		X509_NAME_ENTRY *entry = X509_NAME_get_entry(from, i);
		char *value = string_text(X509_NAME_ENTRY_get_data(entry));

		if (!value)
			return PARSE_NUL;
		add_attribute(to, X509_NAME_ENTRY_get_object(entry), value);
		free(value);
	}
	return PARSE_OK;
}

enum parse_fault
parse_dns_names(const GENERAL_NAMES *from, struct strings *names, size_t *count)
{
	for (int i = 0; from && i < sk_GENERAL_NAME_num(from); i++) {
		const GENERAL_NAME *name = sk_GENERAL_NAME_value(from, i);
		char *text;

		if (name->type != GEN_DNS)
			continue;
		text = string_text(name->d.dNSName);
		if (!text)
			return PARSE_NUL;
		if (names->count < PARSE_DNS_NAMES)
			strings_add(names, text);
		free(text);
		if (count)
			++*count;
	}
	return PARSE_OK;
}

static char *
key_text(EVP_PKEY *key)
{
	char curve[64];

	switch (EVP_PKEY_get_base_id(key)) {
	case EVP_PKEY_RSA:
	case EVP_PKEY_RSA_PSS:
	case EVP_PKEY_DSA:
		return alloc_format("%s %d", EVP_PKEY_get0_type_name(key),
				    EVP_PKEY_get_bits(key));
	case EVP_PKEY_EC:
		if (EVP_PKEY_get_group_name(key, curve, sizeof(curve), NULL) !=
		    1)
			strcpy(curve, "?");
		return alloc_format("EC %s", curve);
	default:
		return alloc_string(EVP_PKEY_get0_type_name(key));
	}
}

bool
parse_key_digest(const EVP_PKEY *key, unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	unsigned char *bytes = NULL;
	int size = i2d_PUBKEY(key, &bytes);

	if (size <= 0)
		return false;
	crypto_digest(bytes, (size_t)size, digest);
	OPENSSL_free(bytes);
	return true;
}

/* The digest of the bytes as they stand. */
static bool
digest_as_read(X509_PUBKEY *from, unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	unsigned char *bytes = NULL;
	int size = i2d_X509_PUBKEY(from, &bytes);

	if (size <= 0)
		return false;
	crypto_digest(bytes, (size_t)size, digest);
	OPENSSL_free(bytes);
	return true;
}

/* For a key that OpenSSL cannot use: the algorithm's name and the digest of
 * the bytes as they stand. */
static enum parse_fault
unknown_key(X509_PUBKEY *from, const ASN1_OBJECT *algorithm, char **text,
	    unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	char name[256] = "";

	if (!digest_as_read(from, digest))
		return PARSE_DAMAGED;
	OBJ_obj2txt(name, sizeof(name), algorithm, 0);
	*text = alloc_string(name);
	return PARSE_OK;
}

/* Positive numbers in DER, and nothing behind them. */
static bool
is_der_rsa(const unsigned char *bytes, int size)
{
	const unsigned char *end = bytes;
	ASN1_SEQUENCE_ANY *numbers = d2i_ASN1_SEQUENCE_ANY(NULL, &end, size);
	unsigned char *again = NULL;
	int length = numbers ? i2d_ASN1_SEQUENCE_ANY(numbers, &again) : 0;
	bool good =
	    again && length == size && memcmp(again, bytes, (size_t)size) == 0;

	for (int i = 0; good && i < sk_ASN1_TYPE_num(numbers); i++) {
		const ASN1_TYPE *one = sk_ASN1_TYPE_value(numbers, i);

		good = one->type == V_ASN1_INTEGER &&
		       ASN1_STRING_type(one->value.integer) == V_ASN1_INTEGER;
	}
	OPENSSL_free(again);
	sk_ASN1_TYPE_pop_free(numbers, ASN1_TYPE_free);
	return good;
}

/* An RSA key with its NULL, in DER all through (OpenSSL reads BER, too), and a
 * point of a named curve that is not compressed: writing them anew gives the
 * same bytes, but costs OpenSSL 3 more than verifying with an RSA key. */
static bool
has_one_encoding(const X509_PUBKEY *from, int algorithm, int parameters)
{
	const unsigned char *bytes;
	int size;

	if (X509_PUBKEY_get0_param(NULL, &bytes, &size, NULL, from) != 1 ||
	    size <= 0)
		return false;
	if (algorithm == NID_rsaEncryption)
		return parameters == V_ASN1_NULL && is_der_rsa(bytes, size);
	return algorithm == NID_X9_62_id_ecPublicKey &&
	       parameters == V_ASN1_OBJECT &&
	       *bytes == POINT_CONVERSION_UNCOMPRESSED;
}

enum parse_fault
parse_public_key(X509_PUBKEY *from, EVP_PKEY *key, char **text,
		 unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	ASN1_OBJECT *object = NULL;
	X509_ALGOR *algorithm = NULL;
	int parameters;

	if (X509_PUBKEY_get0_param(&object, NULL, NULL, &algorithm, from) != 1)
		return PARSE_DAMAGED;
	X509_ALGOR_get0(NULL, &parameters, NULL, algorithm);
	if (OBJ_obj2nid(object) == NID_X9_62_id_ecPublicKey &&
	    parameters != V_ASN1_OBJECT)
		return PARSE_CURVE;
	if (!key)
		return unknown_key(from, object, text, digest);
	if (has_one_encoding(from, OBJ_obj2nid(object), parameters)
		? !digest_as_read(from, digest)
		: !parse_key_digest(key, digest))
		return PARSE_DAMAGED;
	*text = key_text(key);
	return PARSE_OK;
}

void
parse_fault_add(const char *file, enum parse_fault fault,
		struct diagnostics *diagnostics)
{
	static const char *const sentences[] = {
	    [PARSE_OK] = "",
	    [PARSE_DAMAGED] =
		N_("The file is damaged: a part of it is missing or has "
		   "changed. Copy the whole file again, from \"-----BEGIN\" "
		   "to \"-----END\"."),
	    [PARSE_NUL] =
		N_("A name in this file contains a NUL character, which can "
		   "hide what stands behind it. Use a file whose names are "
		   "plain text."),
	    [PARSE_CURVE] =
		N_("The EC key in this file carries curve parameters of its "
		   "own. Only named curves, such as secp384r1, are read. Make "
		   "a new key."),
	};

	diagnostic_place(
	    diagnostics_error(diagnostics, 501, NULL, sentences[fault], NULL),
	    file, 0, 0);
}
