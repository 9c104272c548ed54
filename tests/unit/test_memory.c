/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Out of memory: the terminal is given back, one sentence is said, and the
 * status is that of a failing machine, wherever it happens. */
#include "config.h"

#include "base/alloc.h"
#include "base/stream.h"
#include "base/text.h"
#include "base/yaml.h"
#include "pki/parse.h"
#include "pki/private_key.h"
#include "service/profile.h"

#include "data.h"
#include "refuse.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <uninorm.h>
#include <unistd.h>
#include <yaml.h>
#include <cmocka.h>

#define SENTENCE "upki-wizard: out of memory\n"

REFUSABLE(void *, malloc, NULL, (size_t size), (size))
REFUSABLE(void *, calloc, NULL, (size_t count, size_t size), (count, size))
REFUSABLE(void *, realloc, NULL, (void *memory, size_t size), (memory, size))
REFUSABLE(int, vasprintf, -1,
	  (char **text, const char *format, va_list arguments),
	  (text, format, arguments))
REFUSABLE(int, vsnprintf, -1,
	  (char *text, size_t size, const char *format, va_list arguments),
	  (text, size, format, arguments))
REFUSABLE(uint8_t *, u8_normalize, NULL,
	  (uninorm_t form, const uint8_t *text, size_t size, uint8_t *result,
	   size_t *length),
	  (form, text, size, result, length))
REFUSABLE(int, yaml_parser_initialize, 0, (yaml_parser_t * parser), (parser))
REFUSABLE(BIO *, BIO_new_mem_buf, NULL, (const void *bytes, int size),
	  (bytes, size))
REFUSABLE(int, EVP_Digest, 0,
	  (const void *bytes, size_t size, unsigned char *digest,
	   unsigned int *length, const EVP_MD *type, ENGINE *engine),
	  (bytes, size, digest, length, type, engine))

REFUSABLE(int, OPENSSL_init_crypto, 0,
	  (uint64_t options, const OPENSSL_INIT_SETTINGS *settings),
	  (options, settings))

/* Neither the secure heap nor the other has room. */
static bool heaps_are_full;

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
void *__real_CRYPTO_secure_malloc(size_t size, const char *file, int line);
void *__wrap_CRYPTO_secure_malloc(size_t size, const char *file, int line);
void *__real_CRYPTO_malloc(size_t size, const char *file, int line);
void *__wrap_CRYPTO_malloc(size_t size, const char *file, int line);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

void *
__wrap_CRYPTO_secure_malloc(size_t size, const char *file, int line)
{
	return heaps_are_full ? NULL
			      : __real_CRYPTO_secure_malloc(size, file, line);
}

void *
__wrap_CRYPTO_malloc(size_t size, const char *file, int line)
{
	return heaps_are_full ? NULL : __real_CRYPTO_malloc(size, file, line);
}

static void
give_terminal_back(void)
{
	assert_int_equal(write(STDERR_FILENO, "hook\n", 5), 5);
}

static void
take_array(void)
{
	free(alloc_array(3, 5));
}

static void
take_more(void)
{
	free(alloc_resize(NULL, 3, 5));
}

static void
take_too_much(void)
{
	free(alloc_resize(NULL, SIZE_MAX / 2, 3));
}

static void
make_text(void)
{
	free(alloc_format("%d", 1));
}

static void
make_stream(void)
{
	struct stream stream;

	stream_open(&stream);
	stream_text(&stream, "text");
	stream_format(&stream, "%d", 1);
	free(stream_close(&stream));
}

static void
compose_text(void)
{
	free(text_compose("が"));
}

static void
read_yaml(void)
{
	struct diagnostics diagnostics = {0};

	yaml_free(yaml_read("a.yaml", "a: 1\n", 5, &diagnostics));
}

static void
open_pem(void)
{
	struct parse_pem pem;

	parse_pem_open(&pem, "x", 1);
	parse_pem_release(&pem);
}

static void
take_digest(void)
{
	free(crypto_digest_text("abc", 3));
}

static void
keep_secret(void)
{
	struct secret secret = {0};

	heaps_are_full = true;
	secret_set(&secret, "secret", 6);
	secret_release(&secret);
}

static void
read_key(void)
{
	unsigned char digest[CRYPTO_DIGEST_SIZE] = {0};
	struct data key = data_read("good-rsa.key");

	private_key_compare(key.bytes, key.size, NULL, digest);
	free(key.bytes);
}

/* Runs act in a process of its own, where call is refused, and gives what it
 * said; *status is what became of it. */
static char *
run_without(const char *call, void (*act)(void), bool hooked, int *status)
{
	char *said = calloc(1, 4096);
	size_t size = 0;
	ssize_t got;
	int ends[2];
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		if (hooked)
			alloc_on_failure(give_terminal_back);
		refuse(call, ENOMEM, 0, 1);
		act();
		refuse_nothing();
		_exit(0);
	}
	close(ends[1]);
	while ((got = read(ends[0], said + size, 4095 - size)) > 0)
		size += (size_t)got;
	close(ends[0]);
	assert_int_equal(waitpid(child, status, 0), child);
	return said;
}

static void
expect_end(const char *call, void (*act)(void), bool hooked)
{
	int status;
	char *said = run_without(call, act, hooked, &status);

	if (!WIFEXITED(status) || WEXITSTATUS(status) != 3 ||
	    strcmp(said, hooked ? "hook\n" SENTENCE : SENTENCE) != 0)
		fail_msg("%s: status %x, \"%s\"", call, (unsigned)status, said);
	free(said);
}

static const struct {
	const char *call;
	void (*act)(void);
} cases[] = {
    {"calloc", take_array},	   {"realloc", take_more},
    {"no call", take_too_much},	   {"vasprintf", make_text},
    {"realloc", make_stream},	   {"vsnprintf", make_stream},
    {"malloc", take_digest},	   {"u8_normalize", compose_text},
    {"EVP_Digest", take_digest},   {"yaml_parser_initialize", read_yaml},
    {"BIO_new_mem_buf", open_pem}, {"OPENSSL_init_crypto", take_digest},
};

static void
one_sentence_and_the_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		expect_end(cases[i].call, cases[i].act, false);
		expect_end(cases[i].call, cases[i].act, true);
	}
}

/* The same acts end well where nothing is refused. */
static void
nothing_is_said_with_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int status = -1;
		char *said;

		if (cases[i].act == take_too_much)
			continue;
		said = run_without("no call", cases[i].act, true, &status);
		assert_string_equal(said, "");
		assert_int_equal(status, 0);
		free(said);
	}
}

/* The child that reads a key leaves the sentence and the terminal to its
 * parent: neither twice. */
static void
the_reading_child_is_silent(void **state)
{
	(void)state;
	expect_end("BIO_new_mem_buf", read_key, true);
}

static void
a_secret_without_room_is_the_end(void **state)
{
	(void)state;
	expect_end("no call", keep_secret, true);
}

/* libcrypto's memory grows and shrinks with what is in it, and is never lost
 * for being nothing. */
static void
libcryptos_memory_keeps_its_bytes(void **state)
{
	char *memory;

	(void)state;
	assert_true(crypto_start());
	memory = OPENSSL_realloc(NULL, 4);
	assert_non_null(memory);
	strcpy(memory, "abc");
	memory = OPENSSL_realloc(memory, 3);
	assert_memory_equal(memory, "abc", 3);
	memory = OPENSSL_realloc(memory, 10000);
	assert_memory_equal(memory, "abc", 3);
	OPENSSL_free(memory);
	secret_wipe(NULL, 1);
}

/* Nobody reads standard error: the end is the same. */
static void
close_errors(void)
{
	close(STDERR_FILENO);
	take_array();
}

static void
the_end_needs_no_standard_error(void **state)
{
	int status;
	char *said = run_without("calloc", close_errors, false, &status);

	(void)state;
	assert_string_equal(said, "");
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	free(said);
}

/* Nothing is no reason to fail: memory of size 0 is memory. */
static void
nothing_is_memory_too(void **state)
{
	void *memory[] = {alloc_array(0, 8), alloc_array(8, 0),
			  alloc_resize(NULL, 0, 8), alloc_resize(NULL, 8, 0)};

	(void)state;
	for (size_t i = 0; i < sizeof(memory) / sizeof(*memory); i++) {
		assert_non_null(memory[i]);
		free(memory[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_sentence_and_the_end),
	    cmocka_unit_test(nothing_is_said_with_memory),
	    cmocka_unit_test(a_secret_without_room_is_the_end),
	    cmocka_unit_test(the_reading_child_is_silent),
	    cmocka_unit_test(the_end_needs_no_standard_error),
	    cmocka_unit_test(nothing_is_memory_too),
	    /* Last: libcrypto is started then. */
	    cmocka_unit_test(libcryptos_memory_keeps_its_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
