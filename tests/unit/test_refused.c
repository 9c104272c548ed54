/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenSSL and the machine refuse, or do not do what they say: one problem is
 * named and nothing is handed out. */
#include "config.h"

#include "pki/private_key.h"
#include "pki/private_key_handle.h"
#include "pki/request.h"

#include "data.h"
#include "refuse.h"

#include <openssl/encoder.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "expect.h"
#include "private_key_fixture.h"

/* The code of a refusal: the call is not made, and says that all is well. */
#define LIE 9999

REFUSABLE(int, OPENSSL_init_crypto, 0,
	  (uint64_t options, const OPENSSL_INIT_SETTINGS *settings),
	  (options, settings))
REFUSABLE(EVP_MD *, EVP_MD_fetch, NULL,
	  (OSSL_LIB_CTX * library, const char *name, const char *properties),
	  (library, name, properties))
REFUSABLE(EVP_PKEY_CTX *, EVP_PKEY_CTX_new_from_name, NULL,
	  (OSSL_LIB_CTX * library, const char *name, const char *properties),
	  (library, name, properties))
REFUSABLE(int, EVP_PKEY_keygen_init, 0, (EVP_PKEY_CTX * context), (context))
REFUSABLE(int, EVP_PKEY_CTX_set_rsa_keygen_bits, 0,
	  (EVP_PKEY_CTX * context, int bits), (context, bits))
REFUSABLE(int, EVP_PKEY_CTX_set_group_name, 0,
	  (EVP_PKEY_CTX * context, const char *name), (context, name))
REFUSABLE(int, EVP_PKEY_generate, 0, (EVP_PKEY_CTX * context, EVP_PKEY **key),
	  (context, key))
REFUSABLE(int, i2d_PUBKEY, -1, (const EVP_PKEY *key, unsigned char **to),
	  (key, to))
REFUSABLE(BIO *, BIO_new, NULL, (const BIO_METHOD *method), (method))
REFUSABLE(OSSL_ENCODER_CTX *, OSSL_ENCODER_CTX_new_for_pkey, NULL,
	  (const EVP_PKEY *key, int selection, const char *type,
	   const char *structure, const char *properties),
	  (key, selection, type, structure, properties))
REFUSABLE(int, OSSL_ENCODER_to_bio, refusal.code == LIE,
	  (OSSL_ENCODER_CTX * context, BIO *to), (context, to))
REFUSABLE(PKCS8_PRIV_KEY_INFO *, EVP_PKEY2PKCS8, NULL, (const EVP_PKEY *key),
	  (key))
REFUSABLE(X509_ALGOR *, PKCS5_pbe2_set_iv_ex, NULL,
	  (const EVP_CIPHER *cipher, int rounds, unsigned char *salt,
	   int salt_size, unsigned char *iv, int digest, OSSL_LIB_CTX *library),
	  (cipher, rounds, salt, salt_size, iv, digest, library))
REFUSABLE(X509_SIG *, PKCS8_set0_pbe_ex, NULL,
	  (const char *passphrase, int size, PKCS8_PRIV_KEY_INFO *key,
	   X509_ALGOR *method, OSSL_LIB_CTX *library, const char *properties),
	  (passphrase, size, key, method, library, properties))
REFUSABLE(int, PEM_write_bio_PKCS8, 0, (BIO * to, const X509_SIG *key),
	  (to, key))
REFUSABLE(X509_REQ *, X509_REQ_new, NULL, (void), ())
REFUSABLE(X509_NAME *, X509_NAME_new, NULL, (void), ())
REFUSABLE(int, X509_NAME_add_entry_by_txt, refusal.code == LIE,
	  (X509_NAME * name, const char *field, int type,
	   const unsigned char *bytes, int size, int place, int set),
	  (name, field, type, bytes, size, place, set))
REFUSABLE(int, X509_REQ_set_version, 0, (X509_REQ * request, long version),
	  (request, version))
REFUSABLE(int, X509_REQ_set_subject_name, refusal.code == LIE,
	  (X509_REQ * request, const X509_NAME *name), (request, name))
REFUSABLE(int, X509_REQ_set_pubkey, 0, (X509_REQ * request, EVP_PKEY *key),
	  (request, key))
REFUSABLE(int, i2d_X509_REQ, -1, (const X509_REQ *request, unsigned char **to),
	  (request, to))
REFUSABLE(pid_t, fork, -1, (void), ())
REFUSABLE(pid_t, waitpid, -1, (pid_t process, int *status, int options),
	  (process, status, options))

/* A key in place of the one that is to sign, and to be asked for. */
static EVP_PKEY *other_key;

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int
__real_X509_REQ_sign(X509_REQ *request, EVP_PKEY *key, const EVP_MD *digest);
int
__wrap_X509_REQ_sign(X509_REQ *request, EVP_PKEY *key, const EVP_MD *digest);
PKCS8_PRIV_KEY_INFO *
__real_PEM_read_bio_PKCS8_PRIV_KEY_INFO(BIO *from, PKCS8_PRIV_KEY_INFO **key,
					pem_password_cb *ask, void *closure);
PKCS8_PRIV_KEY_INFO *
__wrap_PEM_read_bio_PKCS8_PRIV_KEY_INFO(BIO *from, PKCS8_PRIV_KEY_INFO **key,
					pem_password_cb *ask, void *closure);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

int
__wrap_X509_REQ_sign(X509_REQ *request, EVP_PKEY *key, const EVP_MD *digest)
{
	if (!is_refused("X509_REQ_sign"))
		return __real_X509_REQ_sign(request, key, digest);
	if (!other_key)
		return 0;
	/* Signed, but by and for another key. */
	X509_REQ_set_pubkey(request, other_key);
	return __real_X509_REQ_sign(request, other_key, digest);
}

/* The kernel ends the reading child, as at the limit of its time. */
PKCS8_PRIV_KEY_INFO *
__wrap_PEM_read_bio_PKCS8_PRIV_KEY_INFO(BIO *from, PKCS8_PRIV_KEY_INFO **key,
					pem_password_cb *ask, void *closure)
{
	if (is_refused("PEM_read_bio_PKCS8_PRIV_KEY_INFO"))
		raise(SIGKILL);
	return __real_PEM_read_bio_PKCS8_PRIV_KEY_INFO(from, key, ask, closure);
}

static struct private_key *
make(enum private_key_type type)
{
	struct diagnostics diagnostics = {0};
	struct private_key *key =
	    private_key_new(type, NULL, NULL, NULL, &diagnostics);

	assert_non_null(key);
	return key;
}

/* Making a key gives one problem, and none of a cancellation. */
static void
expect_no_key(const char *call, enum private_key_type type)
{
	struct diagnostics diagnostics = {0};
	bool cancelled = true;

	refuse_always(call, 0);
	assert_null(
	    private_key_new(type, NULL, NULL, &cancelled, &diagnostics));
	refuse_nothing();
	assert_false(cancelled);
	expect(&diagnostics, 803);
	diagnostics_release(&diagnostics);
}

/* First of all: nothing of OpenSSL was started before. */
static void
without_a_start_there_is_nothing(void **state)
{
	static const char *const calls[] = {"OPENSSL_init_crypto",
					    "EVP_MD_fetch"};
	static const unsigned char digest[CRYPTO_DIGEST_SIZE];
	struct data file = data_read("good-rsa.key");

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		struct diagnostics diagnostics = {0};
		struct request request = {0};
		struct name subject = {0};

		expect_no_key(calls[i], PRIVATE_KEY_EC_P384);
		refuse_always(calls[i], 0);
		assert_false(crypto_start());
		assert_false(
		    request_make(NULL, &subject, &request, &diagnostics));
		assert_int_equal(
		    private_key_compare(file.bytes, file.size, NULL, digest),
		    PRIVATE_KEY_UNREADABLE);
		refuse_nothing();
		expect(&diagnostics, 803);
		diagnostics_release(&diagnostics);
	}
	assert_true(crypto_start());
	free(file.bytes);
}

static void
a_key_is_made_or_not(void **state)
{
	(void)state;
	expect_no_key("EVP_PKEY_CTX_new_from_name", PRIVATE_KEY_RSA2048);
	expect_no_key("EVP_PKEY_keygen_init", PRIVATE_KEY_RSA2048);
	expect_no_key("EVP_PKEY_CTX_set_rsa_keygen_bits", PRIVATE_KEY_RSA2048);
	expect_no_key("EVP_PKEY_CTX_set_group_name", PRIVATE_KEY_EC_P384);
	expect_no_key("EVP_PKEY_generate", PRIVATE_KEY_EC_P384);
}

static void
a_key_becomes_a_file_or_not(void **state)
{
	static const struct {
		const char *call, *passphrase;
		int code;
	} refused[] = {
	    {"BIO_new", "", 0},
	    {"OSSL_ENCODER_CTX_new_for_pkey", "", 0},
	    {"OSSL_ENCODER_to_bio", "", 0},
	    {"OSSL_ENCODER_to_bio", "", LIE},
	    {"EVP_PKEY2PKCS8", "secret", 0},
	    {"PKCS5_pbe2_set_iv_ex", "secret", 0},
	    {"PKCS8_set0_pbe_ex", "secret", 0},
	    {"PEM_write_bio_PKCS8", "secret", 0},
	};
	struct private_key *key = make(PRIVATE_KEY_EC_P384);

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		struct diagnostics diagnostics = {0};
		struct secret passphrase = {0}, pem = {0};

		secret_set(&passphrase, refused[i].passphrase,
			   strlen(refused[i].passphrase));
		refuse_always(refused[i].call, refused[i].code);
		assert_false(
		    private_key_pem(key, &passphrase, &pem, &diagnostics));
		refuse_nothing();
		assert_null(pem.bytes);
		expect(&diagnostics, 803);
		diagnostics_release(&diagnostics);
		secret_release(&passphrase);
	}
	private_key_free(key);
}

/* A request of key for a subject; false leaves one problem and no request. */
static bool
requesting(const struct private_key *key, const char *call, int code)
{
	struct diagnostics diagnostics = {0};
	struct request request = {0};
	struct name subject = {0};
	bool made;

	name_add(&subject, "C", "JP");
	name_add(&subject, "O", "The University of Electro-Communications");
	name_add(&subject, "CN", "www.lab-example.uec.ac.jp");
	refuse(call, code, 0, INT_MAX);
	made = request_make(key, &subject, &request, &diagnostics);
	refuse_nothing();
	if (made)
		expect_nothing(&diagnostics);
	else
		expect(&diagnostics, 803);
	assert_int_equal(request.subject.count, made ? subject.count : 0);
	diagnostics_release(&diagnostics);
	request_release(&request);
	name_release(&subject);
	return made;
}

static void
a_request_is_made_or_not(void **state)
{
	static const char *const calls[] = {
	    "X509_REQ_new",
	    "X509_NAME_new",
	    "X509_NAME_add_entry_by_txt",
	    "X509_REQ_set_version",
	    "X509_REQ_set_subject_name",
	    "X509_REQ_set_pubkey",
	    "X509_REQ_sign",
	    "i2d_X509_REQ",
	    "i2d_PUBKEY",
	};
	struct private_key *key = make(PRIVATE_KEY_EC_P384);

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		if (requesting(key, calls[i], 0))
			fail_msg("a request without %s", calls[i]);
	assert_true(requesting(key, "no call", 0));
	private_key_free(key);
}

/* What OpenSSL says is not believed: the request is read back. */
static void
a_request_says_what_was_meant_or_is_not_made(void **state)
{
	struct private_key *key = make(PRIVATE_KEY_EC_P384);
	struct private_key *other = make(PRIVATE_KEY_EC_P384);

	(void)state;
	assert_false(requesting(key, "X509_REQ_set_subject_name", LIE));
	assert_false(requesting(key, "X509_NAME_add_entry_by_txt", LIE));
	other_key = private_key_handle(other);
	assert_false(requesting(key, "X509_REQ_sign", LIE));
	other_key = NULL;
	private_key_free(key);
	private_key_free(other);
}

/* Without a verdict of the child there is none. */
static void
only_the_childs_word_counts(void **state)
{
	struct private_key *key = make(PRIVATE_KEY_EC_P384);
	struct diagnostics diagnostics = {0};
	struct secret pem = {0};
	unsigned char digest[CRYPTO_DIGEST_SIZE];

	(void)state;
	assert_true(private_key_pem(key, NULL, &pem, &diagnostics));
	refuse_always("i2d_PUBKEY", 0);
	assert_false(private_key_digest(key, digest));
	refuse_nothing();
	assert_true(private_key_digest(key, digest));
	refuse_always("i2d_PUBKEY", 0);
	assert_false(is_verified(&pem, NULL, digest));
	refuse_always("fork", EAGAIN);
	assert_false(is_verified(&pem, NULL, digest));
	refuse_always("PEM_read_bio_PKCS8_PRIV_KEY_INFO", 0);
	assert_false(is_verified(&pem, NULL, digest));
	refuse("waitpid", EINTR, 0, 3);
	assert_true(is_verified(&pem, NULL, digest));
	refuse_always("waitpid", ECHILD);
	assert_false(is_verified(&pem, NULL, digest));
	refuse_nothing();
	assert_true(waitpid(-1, NULL, 0) > 0);
	assert_true(is_verified(&pem, NULL, digest));
	secret_release(&pem);
	private_key_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_a_start_there_is_nothing),
	    cmocka_unit_test(a_key_is_made_or_not),
	    cmocka_unit_test(a_key_becomes_a_file_or_not),
	    cmocka_unit_test(a_request_is_made_or_not),
	    cmocka_unit_test(a_request_says_what_was_meant_or_is_not_made),
	    cmocka_unit_test(only_the_childs_word_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
