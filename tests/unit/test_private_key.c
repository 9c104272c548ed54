/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys: made, written, read back, compared. */
#include "config.h"

#include "pki/private_key.h"

#include "data.h"
#include "pki/request.h"
#include "private_key_fixture.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "private_key_made.h"

static void
round_trip(enum private_key_type type, const char *passphrase,
	   const char *first_line)
{
	struct diagnostics diagnostics = {0};
	struct private_key *key = make(type);
	struct private_key *other = make(PRIVATE_KEY_EC_P384);
	struct secret secret = secret_of(passphrase);
	struct secret wrong = secret_of("wrong");
	struct secret pem = {0};
	unsigned char digest[CRYPTO_DIGEST_SIZE];
	unsigned char other_digest[CRYPTO_DIGEST_SIZE];

	assert_true(private_key_digest(key, digest));
	assert_true(private_key_digest(other, other_digest));
	assert_true(private_key_pem(key, &secret, &pem, &diagnostics));
	assert_int_equal(strncmp(pem.bytes, first_line, strlen(first_line)), 0);
	assert_int_equal(pem.bytes[pem.size], '\0');
	assert_true(is_verified(&pem, &secret, digest));
	assert_false(is_verified(&pem, &secret, other_digest));
	if (*passphrase)
		assert_false(is_verified(&pem, &wrong, digest));
	else
		/* A key that was to be encrypted and is not. */
		assert_false(is_verified(&pem, &wrong, digest));
	pem.bytes[pem.size / 2] ^= 1;
	assert_false(is_verified(&pem, &secret, digest) &&
		     pem.bytes[pem.size / 2] == '=');
	pem.size /= 2;
	assert_false(is_verified(&pem, &secret, digest));
	pem.size = pem.size * 2;
	secret_release(&pem);
	assert_false(is_verified(&pem, &secret, digest));
	assert_int_equal(diagnostics.count, 0);
	secret_release(&secret);
	secret_release(&wrong);
	private_key_free(key);
	private_key_free(other);
}

static void
test_rsa(void **state)
{
	(void)state;
	round_trip(PRIVATE_KEY_RSA2048, "", "-----BEGIN PRIVATE KEY-----\n");
}

static void
test_ec(void **state)
{
	(void)state;
	round_trip(PRIVATE_KEY_EC_P384, "", "-----BEGIN PRIVATE KEY-----\n");
}

static void
test_encrypted(void **state)
{
	(void)state;
	round_trip(PRIVATE_KEY_EC_P384, "correct horse 電池",
		   "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
}

static bool
count_down(void *closure)
{
	int *left = closure;

	return (*left)-- > 0;
}

static void
test_cancel(void **state)
{
	static const enum private_key_type types[] = {PRIVATE_KEY_RSA2048,
						      PRIVATE_KEY_EC_P384};
	struct diagnostics diagnostics = {0};
	bool cancelled;

	(void)state;
	for (size_t i = 0; i < 2; i++)
		for (int after = 0; after < (i ? 1 : 12); after++) {
			int left = after;

			cancelled = false;
			assert_null(private_key_new(types[i], count_down, &left,
						    &cancelled, &diagnostics));
			assert_true(cancelled);
			assert_int_equal(diagnostics.count, 0);
		}
	private_key_free(make(PRIVATE_KEY_RSA2048));
	private_key_free(NULL);
}

static void
test_comparing(void **state)
{
	static const struct {
		const char *file, *passphrase;
		enum private_key_match match;
	} files[] = {
	    {"good-rsa.key", NULL, PRIVATE_KEY_MATCHES},
	    {"good-rsa.key", "not needed", PRIVATE_KEY_MATCHES},
	    {"good-rsa.key.der", NULL, PRIVATE_KEY_MATCHES},
	    {"good-rsa-encrypted.key", NULL, PRIVATE_KEY_ENCRYPTED},
	    {"good-rsa-encrypted.key", "wrong", PRIVATE_KEY_ENCRYPTED},
	    {"good-rsa-encrypted.key", "test passphrase", PRIVATE_KEY_MATCHES},
	    {"good-rsa-traditional.key", NULL, PRIVATE_KEY_ENCRYPTED},
	    {"good-rsa-traditional.key", "test passphrase",
	     PRIVATE_KEY_MATCHES},
	    {"old.key", NULL, PRIVATE_KEY_DIFFERS},
	    {"good-ec.key", NULL, PRIVATE_KEY_DIFFERS},
	    {"old.pem", NULL, PRIVATE_KEY_UNREADABLE},
	    {"request-rsa.der", NULL, PRIVATE_KEY_UNREADABLE},
	};
	struct diagnostics diagnostics = {0};
	struct data csr = data_read("request-rsa.csr");
	struct request request = {0};

	(void)state;
	assert_true(
	    request_read("r", csr.bytes, csr.size, &request, &diagnostics));
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct data key = data_read(files[i].file);
		struct secret passphrase = {0};
		enum private_key_match match;

		if (files[i].passphrase)
			passphrase = secret_of(files[i].passphrase);
		match = private_key_compare(key.bytes, key.size, &passphrase,
					    request.key_digest);
		if (match != files[i].match)
			fail_msg("%s: %d", files[i].file, match);
		secret_release(&passphrase);
		free(key.bytes);
	}
	assert_int_equal(private_key_compare("", 0, NULL, request.key_digest),
			 PRIVATE_KEY_UNREADABLE);
	request_release(&request);
	free(csr.bytes);
}

/* The verdict does not depend on what the caller does with SIGCHLD, and the
 * caller's signals are as before. */
static void
test_ignored_children(void **state)
{
	struct private_key *key = make(PRIVATE_KEY_EC_P384);
	struct diagnostics diagnostics = {0};
	struct secret pem = {0};
	unsigned char digest[CRYPTO_DIGEST_SIZE];
	sigset_t before, after;

	(void)state;
	assert_true(private_key_pem(key, NULL, &pem, &diagnostics));
	assert_true(private_key_digest(key, digest));
	signal(SIGCHLD, SIG_IGN);
	sigprocmask(SIG_SETMASK, NULL, &before);
	assert_true(is_verified(&pem, NULL, digest));
	sigprocmask(SIG_SETMASK, NULL, &after);
	for (int number = 1; number < SIGRTMIN; number++)
		assert_int_equal(sigismember(&before, number),
				 sigismember(&after, number));
	assert_ptr_equal(signal(SIGCHLD, SIG_DFL), SIG_IGN);
	secret_release(&pem);
	private_key_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rsa),
	    cmocka_unit_test(test_ec),
	    cmocka_unit_test(test_encrypted),
	    cmocka_unit_test(test_cancel),
	    cmocka_unit_test(test_comparing),
	    cmocka_unit_test(test_ignored_children),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
