/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate requests, read (cases.md 6). */
#include "config.h"

#include "pki/request.h"

#include "data.h"
#include "pki/certificate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char uec_subject[] =
    "CN=www.lab-example.uec.ac.jp,O=The University of Electro-Communications,"
    "L=chofu,ST=tokyo,C=JP";

static bool
read_data(const char *name, struct request *request,
	  struct diagnostics *diagnostics)
{
	struct data data = data_read(name);
	bool read =
	    request_read(name, data.bytes, data.size, request, diagnostics);

	free(data.bytes);
	return read;
}

static struct request
read_good(const char *name)
{
	struct diagnostics diagnostics = {0};
	struct request request = {0};

	if (!read_data(name, &request, &diagnostics))
		fail_msg("%s was not read", name);
	assert_int_equal(diagnostics.count, 0);
	return request;
}

static void
test_good(void **state)
{
	struct request request = read_good("request-rsa.csr");
	struct data pem = data_read("request-rsa.csr");
	char *text = name_text(&request.subject, true);

	(void)state;
	assert_string_equal(text, uec_subject);
	assert_int_equal(request.key_kind, REQUEST_KEY_RSA2048);
	assert_string_equal(request.key, "RSA 2048");
	assert_string_equal(request.digest, "SHA256");
	assert_true(request.signature_valid);
	assert_false(request.challenge_password);
	assert_false(request.extensions);
	assert_int_equal(request.extension_names.count, 0);
	assert_string_equal(request.pem, pem.bytes);
	assert_null(strpbrk(request.base64, "\r\n \t-"));
	free(text);
	free(pem.bytes);
	request_release(&request);
	request_release(NULL);
}

/* Every file of case 6, and what a check will look at. */
static const struct {
	const char *file, *key, *digest;
	enum request_key kind;
	bool signature, challenge, extensions;
	const char *type, *value; /* NULL value: not there */
} cases[] = {
    {"ec", "EC secp384r1", "SHA384", REQUEST_KEY_EC_P384, true, false, false,
     "O", "Example University"},
    {"l-differs", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false, false,
     "L", "Chofu-shi"},
    {"st-missing", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false,
     false, "ST", NULL},
    {"ou", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false, false, "OU",
     "Information Technology Center"},
    {"ou-empty", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false, false,
     "OU", ""},
    {"email", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false, false,
     "emailAddress", "taro@lab-example.uec.ac.jp"},
    {"challenge", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, true, false,
     "C", "JP"},
    {"san", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false, true, "C",
     "JP"},
    {"rsa1024", "RSA 1024", "SHA256", REQUEST_KEY_OTHER, true, false, false,
     "C", "JP"},
    {"rsa3072", "RSA 3072", "SHA256", REQUEST_KEY_OTHER, true, false, false,
     "C", "JP"},
    {"rsa4096", "RSA 4096", "SHA256", REQUEST_KEY_OTHER, true, false, false,
     "C", "JP"},
    {"p256", "EC prime256v1", "SHA256", REQUEST_KEY_OTHER, true, false, false,
     "C", "JP"},
    {"ed25519", "ED25519", "ED25519", REQUEST_KEY_OTHER, true, false, false,
     "C", "JP"},
    {"sha1", "RSA 2048", "SHA1", REQUEST_KEY_RSA2048, true, false, false, "C",
     "JP"},
    {"pss", "RSA 2048", "RSASSA-PSS", REQUEST_KEY_RSA2048, true, false, false,
     "C", "JP"},
    {"broken", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, false, false, false,
     "C", "JP"},
    {"other-cn", "RSA 2048", "SHA256", REQUEST_KEY_RSA2048, true, false, false,
     "CN", "mail.lab-example.uec.ac.jp"},
};

static void
test_every_case(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *file = alloc_format("request-%s.csr", cases[i].file);
		struct request request = read_good(file);
		const char *value = name_value(&request.subject, cases[i].type);

		print_message("# %s\n", file);
		assert_string_equal(request.key, cases[i].key);
		assert_string_equal(request.digest, cases[i].digest);
		assert_int_equal(request.key_kind, cases[i].kind);
		assert_int_equal(request.signature_valid, cases[i].signature);
		assert_int_equal(request.challenge_password,
				 cases[i].challenge);
		assert_int_equal(request.extensions, cases[i].extensions);
		if (cases[i].value)
			assert_string_equal(value, cases[i].value);
		else
			assert_null(value);
		request_release(&request);
		free(file);
	}
}

static void
test_extensions(void **state)
{
	struct request request = read_good("request-san.csr");

	(void)state;
	assert_int_equal(request.dns_names.count, 2);
	assert_string_equal(request.dns_names.item[1],
			    "app1.lab-example.uec.ac.jp");
	assert_int_equal(request.extension_names.count, 1);
	assert_string_equal(request.extension_names.item[0],
			    "X509v3 Subject Alternative Name");
	request_release(&request);
}

static void
test_order_is_the_requests(void **state)
{
	struct request request = read_good("request-reversed.csr");
	char *text = name_text(&request.subject, false);

	(void)state;
	assert_string_equal(text, uec_subject);
	free(text);
	request_release(&request);
}

static void
test_old_key_is_known(void **state)
{
	struct request request = read_good("request-old-key.csr");
	struct diagnostics diagnostics = {0};
	struct certificates list = {0};
	struct data old = data_read("old.pem");

	(void)state;
	assert_true(certificates_read("old.pem", old.bytes, old.size, &list,
				      &diagnostics));
	assert_memory_equal(request.key_digest, list.item[0]->key_digest,
			    CRYPTO_DIGEST_SIZE);
	certificates_release(&list);
	request_release(&request);
	free(old.bytes);
}

static void
assert_reads_as(const char *bytes, size_t size, const char *base64)
{
	struct diagnostics diagnostics = {0};
	struct request request = {0};

	assert_true(request_read("r", bytes, size, &request, &diagnostics));
	assert_int_equal(diagnostics.count, 0);
	assert_string_equal(request.base64, base64);
	request_release(&request);
}

static void
test_every_form(void **state)
{
	struct request request = read_good("request-rsa.csr");
	struct data der = data_read("request-rsa.der");
	const char *base64 = request.base64;
	char *text;

	(void)state;
	assert_reads_as(der.bytes, der.size, base64);
	assert_reads_as(base64, strlen(base64), base64);
	text = alloc_format(" %.30s\r\n%s\n", base64, base64 + 30);
	assert_reads_as(text, strlen(text), base64);
	free(text);
	/* One line of base64 between the lines, as some centres send it. */
	text = alloc_format("Dear Sir,\n-----BEGIN NEW CERTIFICATE REQUEST-----"
			    "\r\n%s\r\n-----END NEW CERTIFICATE REQUEST-----\n",
			    base64);
	assert_reads_as(text, strlen(text), base64);
	free(text);
	free(der.bytes);
	request_release(&request);
}

static void
assert_refused(const char *bytes, size_t size, const char *word)
{
	struct diagnostics diagnostics = {0};
	struct request request = {0};
	char *message;

	if (request_read("r.csr", bytes, size, &request, &diagnostics))
		fail_msg("was read: %s", word);
	assert_null(request.pem);
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(diagnostics.item[0]->number, 501);
	assert_string_equal(diagnostics.item[0]->file, "r.csr");
	message = diagnostic_message(diagnostics.item[0]);
	if (!strstr(message, word))
		fail_msg("%s: %s", word, message);
	free(message);
	diagnostics_release(&diagnostics);
}

static void
test_what_is_no_request(void **state)
{
	static const struct {
		const char *file, *word;
	} files[] = {
	    {"old.pem", "certificate"},
	    {"old.der", "certificate"},
	    {"good-rsa.key", "private key"},
	    {"good-rsa.key.der", "private"},
	    {"old.p12", "PKCS#12"},
	    {"old.p7b", "PKCS#7"},
	    {"request-nul-name.csr", "NUL"},
	    {"request-explicit-curve.csr", "named curves"},
	};
	struct data request = data_read("request-rsa.csr");
	char *twice = alloc_format("%s%s", request.bytes, request.bytes);

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct data data = data_read(files[i].file);

		assert_refused(data.bytes, data.size, files[i].word);
		free(data.bytes);
	}
	assert_refused("", 0, "empty");
	assert_refused("\n", 1, "no CSR");
	assert_refused("MIICyjCCAbICAQAw", 16, "damaged");
	assert_refused("AAAA", 4, "no CSR");
	assert_refused("====", 4, "no CSR");
	assert_refused("TUlJQg==", 8, "no CSR");
	assert_refused("a,b\n", 4, "no CSR");
	assert_refused(twice, strlen(twice), "more than one");
	assert_refused(request.bytes, request.size / 2, "damaged");
	free(twice);
	free(request.bytes);
}

static void
test_damage(void **state)
{
	struct data der = data_read("request-rsa.der");
	size_t unnoticed = 0;

	(void)state;
	for (size_t size = 1; size < der.size; size++) {
		struct diagnostics diagnostics = {0};
		struct request request = {0};

		assert_false(
		    request_read("r", der.bytes, size, &request, &diagnostics));
		assert_int_equal(diagnostics.count, 1);
		diagnostics_release(&diagnostics);
	}
	/* A changed byte is noticed by reading or by the signature; only the
	 * parameters of the signature's own algorithm are not signed. */
	for (size_t at = 0; at < der.size; at++) {
		struct diagnostics diagnostics = {0};
		struct request request = {0};
		bool read;

		der.bytes[at] ^= 0x21;
		read = request_read("r", der.bytes, der.size, &request,
				    &diagnostics);
		assert_true(read || diagnostics.count);
		unnoticed += read && request.signature_valid;
		request_release(&request);
		diagnostics_release(&diagnostics);
		der.bytes[at] ^= 0x21;
	}
	assert_true(unnoticed <= 2);
	assert_refused(der.bytes, der.size / 2, "damaged");
	assert_refused(der.bytes, der.size + 1, "damaged");
	free(der.bytes);
}

/* OpenSSL takes a modulus that is written as a negative number for a positive
 * one of eight bits more. */
static void
test_negative_modulus(void **state)
{
	static const char head[] = "\x02\x82\x01\x01"; /* 257 bytes, 00 first */
	struct data der = data_read("request-rsa.der");
	struct diagnostics diagnostics = {0};
	struct request request = {0};
	char *modulus = memmem(der.bytes, der.size, head, strlen(head));

	(void)state;
	assert_non_null(modulus);
	assert_int_equal(modulus[strlen(head)], 0);
	modulus[strlen(head)] = '\xff';
	assert_true(
	    request_read("x", der.bytes, der.size, &request, &diagnostics));
	assert_string_equal(request.key, "RSA 2056");
	assert_int_equal(request.key_kind, REQUEST_KEY_OTHER);
	assert_false(request.signature_valid);
	request_release(&request);
	free(der.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_good),
	    cmocka_unit_test(test_negative_modulus),
	    cmocka_unit_test(test_every_case),
	    cmocka_unit_test(test_extensions),
	    cmocka_unit_test(test_order_is_the_requests),
	    cmocka_unit_test(test_old_key_is_known),
	    cmocka_unit_test(test_every_form),
	    cmocka_unit_test(test_what_is_no_request),
	    cmocka_unit_test(test_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
