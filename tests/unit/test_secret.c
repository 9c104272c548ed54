/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Secrets: kept, compared, and not left lying in memory or in a core. */
#include "config.h"

#include "pki/crypto.h"

#include "base/alloc.h"
#include "private_key_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "private_key_made.h"

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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
