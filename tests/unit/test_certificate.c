/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates read into plain data, and files that are none. */
#include "config.h"

#include "pki/certificate.h"

#include "data.h"
#include "pki/private_key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct reading {
	struct certificates list;
	struct diagnostics diagnostics;
	bool read;
};

static struct reading
read_bytes(const char *bytes, size_t size)
{
	struct reading reading = {0};

	reading.read = certificates_read("old.pem", bytes, size, &reading.list,
					 &reading.diagnostics);
	return reading;
}

static struct reading
read_name(const char *name)
{
	struct data data = data_read(name);
	struct reading reading = read_bytes(data.bytes, data.size);

	free(data.bytes);
	return reading;
}

static void
release(struct reading *reading)
{
	certificates_release(&reading->list);
	diagnostics_release(&reading->diagnostics);
}

static void
test_every_value(void **state)
{
	struct reading reading = read_name("old.pem");
	const struct certificate *old;
	char *text;

	(void)state;
	assert_true(reading.read);
	assert_int_equal(reading.list.count, 1);
	assert_int_equal(reading.diagnostics.count, 0);
	old = reading.list.item[0];
	assert_string_equal(old->source, "old.pem");
	text = name_text(&old->subject, true);
	assert_string_equal(text,
			    "CN=www.lab-example.uec.ac.jp,O=The University of "
			    "Electro-Communications,L=chofu,ST=tokyo,C=JP");
	free(text);
	assert_string_equal(certificate_common_name(old),
			    "www.lab-example.uec.ac.jp");
	assert_string_equal(name_value(&old->issuer, "CN"),
			    "NII Open Domain CA - TEST");
	assert_string_equal(old->serial, "1911649278160095962");
	/* 2026-03-10 00:00:00 and 2026-09-24 14:59:59 UTC */
	assert_int_equal(old->not_before, 1773100800);
	assert_int_equal(old->not_after, 1790261999);
	assert_int_equal(old->dns_names.count, 3);
	assert_int_equal(old->dns_name_count, 3);
	assert_string_equal(old->dns_names.item[1],
			    "app1.lab-example.uec.ac.jp");
	assert_string_equal(old->key, "RSA 2048");
	assert_string_equal(old->signature, "sha256WithRSAEncryption");
	assert_false(old->is_authority);
	assert_false(old->is_self_signed);
	release(&reading);
}

static void
test_der_is_the_same(void **state)
{
	struct reading pem = read_name("old.pem");
	struct reading der = read_name("old.der");

	(void)state;
	assert_true(der.read);
	assert_memory_equal(pem.list.item[0]->digest, der.list.item[0]->digest,
			    CRYPTO_DIGEST_SIZE);
	assert_memory_equal(pem.list.item[0]->key_digest,
			    der.list.item[0]->key_digest, CRYPTO_DIGEST_SIZE);
	release(&pem);
	release(&der);
}

static void
test_bundle_with_text_between(void **state)
{
	struct reading reading = read_name("old-chain.pem");

	(void)state;
	assert_true(reading.read);
	assert_int_equal(reading.diagnostics.count, 0);
	assert_int_equal(reading.list.count, 2);
	assert_false(reading.list.item[0]->is_authority);
	assert_true(reading.list.item[1]->is_authority);
	assert_true(reading.list.item[1]->is_self_signed);
	release(&reading);
}

static void
test_other_blocks_are_passed_over(void **state)
{
	struct data key = data_read("old.key");
	struct data request = data_read("request-rsa.csr");
	struct data old = data_read("old.pem");
	char *bundle =
	    alloc_format("%s%s%s", key.bytes, request.bytes, old.bytes);
	struct reading reading = read_bytes(bundle, strlen(bundle));

	(void)state;
	assert_true(reading.read);
	assert_int_equal(reading.list.count, 1);
	assert_int_equal(reading.diagnostics.count, 0);
	release(&reading);
	free(bundle);
	free(key.bytes);
	free(request.bytes);
	free(old.bytes);
}

/* As it comes out of mails and Windows editors. */
static void
test_indented_and_crlf(void **state)
{
	struct data old = data_read("old.pem");
	char *text = alloc_array(2 * old.size + 100, 1);
	char *to = stpcpy(text, "\xef\xbb\xbf  ");
	struct reading reading;

	(void)state;
	for (size_t i = 0; i < old.size; i++)
		to = old.bytes[i] == '\n' ? stpcpy(to, "\r\n\t ")
					  : stpncpy(to, &old.bytes[i], 1);
	reading = read_bytes(text, strlen(text));
	assert_true(reading.read);
	assert_int_equal(reading.diagnostics.count, 0);
	release(&reading);
	free(text);
	free(old.bytes);
}

static void
test_others(void **state)
{
	static const struct {
		const char *file, *issuer, *key, *serial;
		size_t ous;
		bool self_signed;
	} others[] = {
	    {"old-ou-2021.pem", "NII Open Domain CA - TEST", "RSA 2048",
	     "3098476543630901249", 1, false},
	    {"old-ec.pem", "NII Open Domain CA - TEST", "EC secp384r1",
	     "3098476543630901254", 0, false},
	    {"old-serial-20.pem", "NII Open Domain CA - TEST", "RSA 2048",
	     "730750818665451459101842416358141509827966271487", 0, false},
	    {"lets-encrypt.pem", "R11", "RSA 2048",
	     "319434489536958942945544246623436005743018", 0, false},
	    {"self-signed.pem", "www.lab-example.uec.ac.jp", "RSA 2048", NULL,
	     0, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		struct reading reading = read_name(others[i].file);
		const struct certificate *other;

		assert_true(reading.read);
		other = reading.list.item[0];
		assert_string_equal(name_value(&other->issuer, "CN"),
				    others[i].issuer);
		assert_string_equal(other->key, others[i].key);
		if (others[i].serial)
			assert_string_equal(other->serial, others[i].serial);
		assert_int_equal(name_values(&other->subject, "OU"),
				 others[i].ous);
		assert_int_equal(other->is_self_signed, others[i].self_signed);
		release(&reading);
	}
}

static void
test_many_names_are_counted(void **state)
{
	struct reading reading = read_name("many-names.pem");

	(void)state;
	assert_true(reading.read);
	assert_int_equal(reading.list.item[0]->dns_names.count, 100);
	assert_int_equal(reading.list.item[0]->dns_name_count, 120);
	release(&reading);
}

/* What is there instead is said: the sentences differ. */
static void
test_what_is_no_certificate(void **state)
{
	static const struct {
		const char *file, *word;
	} others[] = {
	    {"request-rsa.csr", "request"},
	    {"request-rsa.der", "request"},
	    {"good-rsa.key", "private key"},
	    {"good-ec.key", "private key"},
	    {"good-rsa-encrypted.key", "private key"},
	    {"good-rsa.key.der", "private key"},
	    {"old.p12", "PKCS#12"},
	    {"old.p7b", "PKCS#7"},
	    {"nul-name.der", "NUL"},
	    {"explicit-curve.pem", "named curves"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		struct reading reading = read_name(others[i].file);
		char *message;

		assert_false(reading.read);
		assert_int_equal(reading.list.count, 0);
		assert_int_equal(reading.diagnostics.count, 1);
		assert_int_equal(reading.diagnostics.item[0]->number, 501);
		assert_string_equal(reading.diagnostics.item[0]->file,
				    "old.pem");
		message = diagnostic_message(reading.diagnostics.item[0]);
		if (!strstr(message, others[i].word))
			fail_msg("%s: %s", others[i].file, message);
		free(message);
		release(&reading);
	}
}

static void
test_what_is_nothing(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
		const char *word;
	} others[] = {
	    {"", 0, "empty"},
	    {"hello\n", 6, "no certificate"},
	    {"\0\0\0", 3, "no certificate"},
	    {"0", 1, "no certificate"},
	    {"0\x80", 2, "no certificate"},
	    {"\xff\xfe-\0-\0", 6, "UTF-16"},
	    {"-----BEGIN CERTIFICATE-----\n", 28, "damaged"},
	    {"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n", 54,
	     "damaged"},
	    {"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
	     59, "damaged"},
	    {"-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n", 53,
	     "no certificate"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		struct reading reading =
		    read_bytes(others[i].bytes, others[i].size);
		char *message;

		assert_false(reading.read);
		assert_int_equal(reading.diagnostics.count, 1);
		message = diagnostic_message(reading.diagnostics.item[0]);
		if (!strstr(message, others[i].word))
			fail_msg("%zu: %s", i, message);
		free(message);
		release(&reading);
	}
}

/* Every prefix and every changed byte ends in an answer, never in a crash. */
static void
test_damage(void **state)
{
	struct data der = data_read("old.der");
	struct data pem = data_read("old.pem");
	struct data chain = data_read("old-chain.pem");
	struct reading reading;

	(void)state;
	for (size_t size = 0; size < der.size; size++) {
		reading = read_bytes(der.bytes, size);
		assert_false(reading.read);
		assert_int_equal(reading.diagnostics.count, 1);
		release(&reading);
	}
	for (size_t at = 0; at < der.size; at++) {
		der.bytes[at] ^= 0x55;
		reading = read_bytes(der.bytes, der.size);
		assert_true(reading.read || reading.diagnostics.count);
		release(&reading);
		der.bytes[at] ^= 0x55;
	}
	for (size_t size = 0; size + 10 < pem.size; size += 7) {
		reading = read_bytes(pem.bytes, size);
		assert_false(reading.read);
		release(&reading);
	}
	/* One byte behind the end. */
	reading = read_bytes(der.bytes, der.size + 1);
	assert_false(reading.read);
	assert_non_null(diagnostics_find(&reading.diagnostics, 501));
	release(&reading);
	/* A good one and a cut one: the good one stays, the other is said. */
	reading = read_bytes(chain.bytes, chain.size - 100);
	assert_true(reading.read);
	assert_int_equal(reading.list.count, 1);
	assert_non_null(diagnostics_find(&reading.diagnostics, 501));
	release(&reading);
	free(chain.bytes);
	free(pem.bytes);
	free(der.bytes);
}

static void
test_key_digest_is_the_keys(void **state)
{
	struct reading reading = read_name("old.pem");
	struct data key = data_read("old.key");

	(void)state;
	assert_int_equal(private_key_compare(key.bytes, key.size, NULL,
					     reading.list.item[0]->key_digest),
			 PRIVATE_KEY_MATCHES);
	free(key.bytes);
	release(&reading);
	certificates_release(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_value),
	    cmocka_unit_test(test_der_is_the_same),
	    cmocka_unit_test(test_bundle_with_text_between),
	    cmocka_unit_test(test_other_blocks_are_passed_over),
	    cmocka_unit_test(test_indented_and_crlf),
	    cmocka_unit_test(test_others),
	    cmocka_unit_test(test_many_names_are_counted),
	    cmocka_unit_test(test_what_is_no_certificate),
	    cmocka_unit_test(test_what_is_nothing),
	    cmocka_unit_test(test_damage),
	    cmocka_unit_test(test_key_digest_is_the_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
