/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys: made, written, read back, compared, and not left lying. */
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
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cmocka.h>

static struct private_key *
make(enum private_key_type type)
{
	struct diagnostics diagnostics = {0};
	bool cancelled = true;
	struct private_key *key =
	    private_key_new(type, NULL, NULL, &cancelled, &diagnostics);

	assert_non_null(key);
	assert_false(cancelled);
	assert_int_equal(diagnostics.count, 0);
	return key;
}

static struct secret
secret_of(const char *text)
{
	struct secret secret = {0};

	secret_set(&secret, text, strlen(text));
	return secret;
}

static void
test_secrets(void **state)
{
	struct secret a = secret_of("one");
	struct secret b = secret_of("one");
	struct secret c = secret_of("two");
	struct secret none = {0};

	(void)state;
	assert_true(secret_equal(&a, &b));
	assert_false(secret_equal(&a, &c));
	assert_false(secret_equal(&a, &none));
	assert_true(secret_equal(&none, &none));
	secret_set(&a, a.bytes, 2);
	assert_string_equal(a.bytes, "on");
	secret_set(&a, "", 0);
	assert_null(a.bytes);
	secret_release(&a);
	secret_release(&b);
	secret_release(&c);
	secret_release(NULL);
}

/* More than the secure heap holds. */
static void
test_secrets_beyond_the_secure_heap(void **state)
{
	const size_t size = 3000000;
	struct secret secret = {0};
	char *large = alloc_array(size + 1, 1);

	(void)state;
	memset(large, 'x', size);
	secret_set(&secret, large, size);
	assert_int_equal(secret.size, size);
	assert_string_equal(secret.bytes, large);
	secret_release(&secret);
	free(large);
}

/* The keys and key files of the largest file of applications. */
static void
test_room_for_99_keys(void **state)
{
	static struct private_key *keys[99];
	static struct secret pems[99];
	struct diagnostics diagnostics = {0};
	char text[2000];

	(void)state;
	memset(text, 'x', sizeof(text));
	for (size_t i = 0; i < 99; i++) {
		keys[i] = make(PRIVATE_KEY_EC_P384);
		assert_true(
		    private_key_pem(keys[i], NULL, &pems[i], &diagnostics));
		secret_set(&pems[i], text, sizeof(text));
	}
	private_key_free(make(PRIVATE_KEY_RSA2048));
	for (size_t i = 0; i < 99; i++) {
		private_key_free(keys[i]);
		secret_release(&pems[i]);
	}
}

static void
test_digest_and_base64(void **state)
{
	char *digest = crypto_digest_text("abc", 3);
	char *base64 = crypto_base64("abcd", 4);
	char *nothing = crypto_base64("", 0);

	(void)state;
	assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223"
				    "b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(base64, "YWJjZA==");
	assert_string_equal(nothing, "");
	free(digest);
	free(base64);
	free(nothing);
}

static void
test_process_is_not_dumpable(void **state)
{
	(void)state;
	assert_true(crypto_start());
	assert_true(crypto_start());
#ifndef SANITIZED
	struct rlimit limit;

	assert_int_equal(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
	assert_int_equal(getrlimit(RLIMIT_CORE, &limit), 0);
	assert_int_equal(limit.rlim_cur, 0);
#endif
}

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

#ifndef SANITIZED
#define HIDDEN 0xa5
#define PIECE  ((size_t)16)
#define PIECES 128

/* Pieces of the key, each byte changed by HIDDEN so that they are not found
 * here: as DER, as OpenSSL's numbers (little-endian), as PEM. */
static unsigned char pieces[PIECES][PIECE];
static size_t piece_count;

static void
hide(const unsigned char *from, bool reverse)
{
	for (size_t i = 0; i < PIECE; i++)
		pieces[piece_count][i] =
		    from[reverse ? PIECE - 1 - i : i] ^ HIDDEN;
	piece_count++;
}

static size_t
decode(const char *pem, unsigned char *to)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm"
				     "nopqrstuvwxyz0123456789+/";
	unsigned long bits = 0;
	size_t count = 0, size = 0;

	for (pem = strchr(pem, '\n'); *pem && *pem != '-'; pem++) {
		const char *digit = strchr(digits, *pem);

		if (!digit)
			continue;
		bits = (bits << 6 | (unsigned long)(digit - digits)) & 0xffffff;
		if (++count % 4 == 0)
			for (int shift = 16; shift >= 0; shift -= 8)
				to[size++] = (unsigned char)(bits >> shift);
	}
	return size;
}

/* Behind the modulus and the exponent all is secret. */
static void
hide_key(const struct secret *pem)
{
	unsigned char der[2048];
	size_t size = decode(pem->bytes, der);

	assert_true(size > 1000);
	for (size_t at = 320; at + PIECE <= size; at += 48) {
		hide(der + at, false);
		hide(der + at, true);
	}
	for (size_t at = 520; at + 2 * PIECE <= pem->size; at += 65)
		hide((const unsigned char *)pem->bytes + at, false);
	secret_wipe(der, sizeof(der));
}

static bool
found_in(uintptr_t start, uintptr_t end, const unsigned char *piece)
{
	/* NOLINTNEXTLINE(performance-no-int-to-ptr): that is what maps tells */
	const unsigned char *from = (const unsigned char *)start;
	const unsigned char *to = from + (end - start);

	for (; from + PIECE <= to; from++) {
		size_t same = 0;

		while (same < PIECE && from[same] == (piece[same] ^ HIDDEN))
			same++;
		if (same == PIECE)
			return true;
	}
	return false;
}

static size_t
count_pieces(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512], *end;
	unsigned long from, to;
	size_t count = 0;

	assert_non_null(maps);
	while (fgets(line, sizeof(line), maps)) {
		/* "FROM-TO rw-p …" */
		from = strtoul(line, &end, 16);
		to = strtoul(end + 1, &end, 16);
		if (strncmp(end, " rw", 3) != 0)
			continue;
		for (size_t i = 0; i < piece_count; i++)
			count += found_in(from, to, pieces[i]);
	}
	fclose(maps);
	return count;
}

static void
test_no_copy_is_left(void **state)
{
	struct private_key *key = make(PRIVATE_KEY_RSA2048);
	struct secret passphrase = secret_of("a passphrase");
	struct diagnostics diagnostics = {0};
	struct secret pem = {0};
	unsigned char digest[CRYPTO_DIGEST_SIZE];
	size_t with_pem;

	(void)state;
	assert_true(private_key_digest(key, digest));
	assert_true(private_key_pem(key, &passphrase, &pem, &diagnostics));
	assert_true(is_verified(&pem, &passphrase, digest));
	assert_true(private_key_pem(key, NULL, &pem, &diagnostics));
	assert_true(is_verified(&pem, NULL, digest));
	hide_key(&pem);
	with_pem = count_pieces();
	secret_release(&pem);
	/* The search finds what is there: the text, then the numbers. */
	assert_true(count_pieces() < with_pem);
	assert_true(count_pieces() > 0);
	secret_release(&passphrase);
	private_key_free(key);
	assert_int_equal(count_pieces(), 0);
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
#ifndef SANITIZED
	    cmocka_unit_test(test_no_copy_is_left),
#endif
	    cmocka_unit_test(test_secrets),
	    cmocka_unit_test(test_secrets_beyond_the_secure_heap),
	    cmocka_unit_test(test_room_for_99_keys),
	    cmocka_unit_test(test_digest_and_base64),
	    cmocka_unit_test(test_process_is_not_dumpable),
	    cmocka_unit_test(test_rsa),
	    cmocka_unit_test(test_ec),
	    cmocka_unit_test(test_encrypted),
	    cmocka_unit_test(test_cancel),
	    cmocka_unit_test(test_comparing),
	    cmocka_unit_test(test_ignored_children),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
