/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates as they come from other tools: unusual wrappings and names,
 * and what OpenSSL cannot read on the way. */
#include "config.h"

#include "pki/certificate.h"
#include "pki/content.h"
#include "pki/parse.h"
#include "pki/request.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "data.h"
#include "expect.h"
#include "refuse.h"

REFUSABLE(int, i2d_X509, -1, (const X509 *certificate, unsigned char **to),
	  (certificate, to))
REFUSABLE(int, i2d_PUBKEY, -1, (const EVP_PKEY *key, unsigned char **to),
	  (key, to))
REFUSABLE(int, i2d_X509_PUBKEY, -1,
	  (const X509_PUBKEY *key, unsigned char **to), (key, to))
REFUSABLE(int, X509_PUBKEY_get0_param, 0,
	  (ASN1_OBJECT * *object, const unsigned char **bytes, int *size,
	   X509_ALGOR **algorithm, const X509_PUBKEY *key),
	  (object, bytes, size, algorithm, key))
REFUSABLE(char *, BN_bn2dec, NULL, (const BIGNUM *number), (number))
REFUSABLE(int, ASN1_TIME_to_tm, 0, (const ASN1_TIME *from, struct tm *to),
	  (from, to))
REFUSABLE(int, EVP_PKEY_get_group_name, 0,
	  (const EVP_PKEY *key, char *name, size_t room, size_t *size),
	  (key, name, room, size))

static struct certificates list;
static struct diagnostics said;

static bool
read_bytes(const char *bytes, size_t size)
{
	certificates_release(&list);
	diagnostics_clear(&said);
	return certificates_read("old.pem", bytes, size, &list, &said);
}

static bool
read_named(const char *name)
{
	struct data data = data_read(name);
	bool read = read_bytes(data.bytes, data.size);

	free(data.bytes);
	refuse_nothing();
	return read;
}

static int
clean(void **state)
{
	(void)state;
	certificates_release(&list);
	diagnostics_release(&said);
	return 0;
}

/* The text with every from replaced by to; to be freed. */
static char *
replaced(const char *text, const char *from, const char *to)
{
	struct strings pieces = {0};
	char *joined;
	const char *at;

	while ((at = strstr(text, from))) {
		strings_take(&pieces,
			     alloc_string_n(text, (size_t)(at - text)));
		text = at + strlen(from);
	}
	strings_add(&pieces, text);
	joined = strings_join(&pieces, to);
	strings_release(&pieces);
	return joined;
}

/* The same certificate, whatever other tools call it and how their lines
 * end. */
static void
wrappings_do_not_matter(void **state)
{
	static const char *const changes[][2] = {
	    {" CERTIFICATE", " X509 CERTIFICATE"},
	    {" CERTIFICATE", " TRUSTED CERTIFICATE"},
	    {"\n", "\r\n"},
	    {"\n", "\r"},
	    {"\n", "\n  \t"},
	    {"-----BEGIN", "\xef\xbb\xbf-----BEGIN"},
	    {"-----BEGIN", "Here it is:\r-----BEGIN"},
	};
	struct data data = data_read("old.pem");

	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		char *text = replaced(data.bytes, changes[i][0], changes[i][1]);

		if (!read_bytes(text, strlen(text)))
			fail_msg("not read: change %zu", i);
		expect_nothing(&said);
		assert_string_equal(list.item[0]->serial,
				    "1911649278160095962");
		free(text);
	}
	free(data.bytes);
}

/* A block of another kind beside it is passed over; a damaged one is told. */
static void
other_blocks_stand_beside_it(void **state)
{
	struct data data = data_read("old.pem");
	char *both = alloc_format("-----BEGIN DH PARAMETERS-----\nAAAA\n"
				  "-----END DH PARAMETERS-----\n%s",
				  data.bytes);
	char *cut =
	    alloc_format("%s-----BEGIN CERTIFICATE-----\nMIIC\n", data.bytes);

	(void)state;
	assert_true(read_bytes(both, strlen(both)));
	expect_nothing(&said);
	assert_int_equal(list.count, 1);
	assert_true(read_bytes(cut, strlen(cut)));
	expect(&said, 501);
	assert_int_equal(list.count, 1);
	free(cut);
	free(both);
	free(data.bytes);
}

/* A certificate with this subject and these further names, in DER. */
static int
make(X509_NAME *subject, GENERAL_NAMES *names, unsigned char **bytes)
{
	X509 *certificate = X509_new();
	EVP_PKEY *key = EVP_EC_gen("P-384");
	int size;

	X509_set_version(certificate, X509_VERSION_3);
	ASN1_INTEGER_set(X509_get_serialNumber(certificate), 77);
	X509_set_subject_name(certificate, subject);
	X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
	X509_gmtime_adj(X509_getm_notAfter(certificate), 86400);
	X509_set_pubkey(certificate, key);
	if (names)
		X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0,
				  X509V3_ADD_DEFAULT);
	X509_sign(certificate, key, EVP_sha384());
	size = i2d_X509(certificate, bytes);
	assert_true(size > 0);
	X509_free(certificate);
	EVP_PKEY_free(key);
	return size;
}

/* What is no text, and types without a short name, are shown as RFC 4514
 * says. */
static void
every_name_is_shown(void **state)
{
	static const unsigned char bits[] = {0x01, 0xab};
	X509_NAME *subject = X509_NAME_new();
	ASN1_OBJECT *own = OBJ_txt2obj("1.2.3.4.5", 1);
	unsigned char *bytes = NULL;
	char *text;
	int size;

	(void)state;
	X509_NAME_add_entry_by_txt(subject, "CN", V_ASN1_UTF8STRING,
				   (const unsigned char *)"www", -1, -1, 0);
	X509_NAME_add_entry_by_NID(subject, NID_x500UniqueIdentifier,
				   V_ASN1_BIT_STRING, bits, sizeof(bits), -1,
				   0);
	X509_NAME_add_entry_by_OBJ(subject, own, V_ASN1_UTF8STRING,
				   (const unsigned char *)"own", -1, -1, 0);
	size = make(subject, NULL, &bytes);
	assert_true(read_bytes((const char *)bytes, (size_t)size));
	text = name_text(&list.item[0]->subject, false);
	assert_string_equal(text,
			    "CN=www,x500UniqueIdentifier=#01AB,1.2.3.4.5=own");
	assert_string_equal(list.item[0]->key, "EC secp384r1");
	free(text);
	/* A curve that OpenSSL does not name. */
	refuse_always("EVP_PKEY_get_group_name", 0);
	assert_true(read_bytes((const char *)bytes, (size_t)size));
	refuse_nothing();
	assert_string_equal(list.item[0]->key, "EC ?");
	OPENSSL_free(bytes);
	ASN1_OBJECT_free(own);
	X509_NAME_free(subject);
}

/* Addresses beside the names of hosts are none of these. */
static void
only_host_names_are_dns_names(void **state)
{
	X509_NAME *subject = X509_NAME_new();
	GENERAL_NAMES *names = GENERAL_NAMES_new();
	unsigned char *bytes = NULL;
	int size;

	(void)state;
	sk_GENERAL_NAME_push(
	    names,
	    a2i_GENERAL_NAME(NULL, NULL, NULL, GEN_IPADD, "192.0.2.7", 0));
	sk_GENERAL_NAME_push(
	    names, a2i_GENERAL_NAME(NULL, NULL, NULL, GEN_DNS, "www", 0));
	size = make(subject, names, &bytes);
	assert_true(read_bytes((const char *)bytes, (size_t)size));
	assert_int_equal(list.item[0]->dns_name_count, 1);
	assert_string_equal(list.item[0]->dns_names.item[0], "www");
	/* Without a CN there is none. */
	assert_string_equal(certificate_common_name(list.item[0]), "");
	OPENSSL_free(bytes);
	GENERAL_NAMES_free(names);
	X509_NAME_free(subject);
}

/* A part that OpenSSL does not give leaves no half certificate. */
static void
a_certificate_is_read_whole_or_not(void **state)
{
	static const char *const calls[] = {"i2d_X509", "i2d_X509_PUBKEY",
					    "X509_PUBKEY_get0_param",
					    "BN_bn2dec", "ASN1_TIME_to_tm"};

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		refuse_always(calls[i], 0);
		assert_false(read_named("old.pem"));
		expect(&said, 501);
		assert_int_equal(list.count, 0);
	}
	/* The second moment. */
	refuse("ASN1_TIME_to_tm", 0, 1, 1);
	assert_false(read_named("old.pem"));
	refuse_always("i2d_X509_PUBKEY", 0);
	assert_false(read_named("old-ec.pem"));
	refuse_nothing();
	assert_true(read_named("old-ec.pem"));
}

/* The key of an algorithm that OpenSSL cannot use, too. */
static void
a_request_is_read_whole_or_not(void **state)
{
	struct data data = data_read("request-rsa.csr");
	struct request request = {0};

	(void)state;
	diagnostics_clear(&said);
	refuse_always("i2d_X509_PUBKEY", 0);
	assert_false(request_read("r", data.bytes, data.size, &request, &said));
	refuse_nothing();
	expect(&said, 501);
	assert_int_equal(request.subject.count, 0);
	free(data.bytes);
}

static void
what_a_file_holds_is_recognised(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
		enum content content;
	} files[] = {
#define FILE_OF(bytes) (bytes), sizeof(bytes) - 1
	    {FILE_OF(""), CONTENT_EMPTY},
	    {FILE_OF("x"), CONTENT_OTHER},
	    {FILE_OF("\xff\xfe-\0"), CONTENT_UTF16},
	    {FILE_OF("\xfe\xff\0-"), CONTENT_UTF16},
	    {FILE_OF("-----BEGIN PKCS7-----"), CONTENT_PKCS7},
	    {FILE_OF("-----BEGIN X-----"), CONTENT_OTHER},
	    {FILE_OF("\x30\x0b\x06\x09"), CONTENT_PKCS7},
	    {FILE_OF("\x30\x05\x02\x01\x03\x30\x00"), CONTENT_PKCS12},
	    {FILE_OF("\x30\x05\x02\x01\x00\x30\x00"), CONTENT_PRIVATE_KEY},
	    {FILE_OF("\x30\x02\x02\x00"), CONTENT_OTHER},
	    /* A private key in PKCS#8, encrypted. */
	    {FILE_OF("\x30\x0d\x30\x0b\x06\x09"), CONTENT_PRIVATE_KEY},
	    {FILE_OF("\x30\x05\x30\x03\x02\x01\x00"), CONTENT_REQUEST},
	    {FILE_OF("\x30\x07\x30\x05\xa0\x03\x02\x01\x02"),
	     CONTENT_CERTIFICATE},
	    {FILE_OF("\x30\x05\x30\x03\x04\x01\x00"), CONTENT_OTHER},
	    {FILE_OF("\x30\x03\x04\x01\x00"), CONTENT_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (content_of(files[i].bytes, files[i].size) !=
		    files[i].content)
			fail_msg("file %zu", i);
}

static void
digest_of(const unsigned char *bytes, size_t size,
	  unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	const unsigned char *end = bytes;
	X509_PUBKEY *from = d2i_X509_PUBKEY(NULL, &end, (long)size);
	char *text = NULL;

	assert_non_null(from);
	assert_non_null(X509_PUBKEY_get0(from));
	assert_int_equal(
	    parse_public_key(from, X509_PUBKEY_get0(from), &text, digest),
	    PARSE_OK);
	free(text);
	X509_PUBKEY_free(from);
}

/* An RSA key of 2048 bits, and the same with a longer length of the sequence
 * in its bit string, which OpenSSL reads as well. */
static void
test_key_in_ber(void **state)
{
	unsigned char der[CRYPTO_DIGEST_SIZE], ber[CRYPTO_DIGEST_SIZE];
	EVP_PKEY *key = EVP_RSA_gen(2048);
	unsigned char *bytes = NULL, longer[295];

	(void)state;
	assert_int_equal(i2d_PUBKEY(key, &bytes), 294);
	memcpy(longer, bytes, 24);
	memcpy(longer + 24, "\x30\x83\x00", 3);
	memcpy(longer + 27, bytes + 26, 294 - 26);
	longer[3]++;
	longer[22]++;
	digest_of(bytes, 294, der);
	digest_of(longer, 295, ber);
	assert_memory_equal(der, ber, sizeof(der));
	OPENSSL_free(bytes);
	EVP_PKEY_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_key_in_ber),
	    cmocka_unit_test(wrappings_do_not_matter),
	    cmocka_unit_test(other_blocks_stand_beside_it),
	    cmocka_unit_test(every_name_is_shown),
	    cmocka_unit_test(only_host_names_are_dns_names),
	    cmocka_unit_test(a_certificate_is_read_whole_or_not),
	    cmocka_unit_test(a_request_is_read_whole_or_not),
	    cmocka_unit_test(what_a_file_holds_is_recognised),
	};

	crypto_start();
	return cmocka_run_group_tests(tests, NULL, clean);
}
