/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys read again, in a child, and compared with a public key. */
#include "config.h"

#include "pki/private_key.h"

#include "base/alloc.h"
#include "pki/openssl.h"
#include "pki/parse.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Seconds of processor time for reading a key that somebody else made: its
 * rounds are in the file. */
#define READING_TIME 60

/* A status of the reading child beside those of enum private_key_match. */
#define CHILD_NO_MEMORY 20

static const char plain_key[] = "-----BEGIN PRIVATE KEY-----";

struct answer {
	const struct secret *passphrase;
	bool asked;
};

/* OpenSSL's wish for a passphrase; without one it would ask the terminal. */
static int
answer_passphrase(char *to, int room, int writing, void *closure)
{
	struct answer *answer = closure;
	const struct secret *passphrase = answer->passphrase;

	(void)writing;
	answer->asked = true;
	if (!passphrase || !passphrase->size || room < 0 ||
	    passphrase->size > (size_t)room)
		return -1;
	memcpy(to, passphrase->bytes, passphrase->size);
	return (int)passphrase->size;
}

/* The key in parts that say of what kind it is: not told, OpenSSL 3 tries every
 * kind that it knows, which takes twice as long. */
static EVP_PKEY *
decode(const PKCS8_PRIV_KEY_INFO *parts)
{
	OSSL_DECODER_CTX *context = NULL;
	const ASN1_OBJECT *kind = NULL;
	unsigned char *bytes = NULL;
	const unsigned char *next;
	EVP_PKEY *key = NULL;
	char name[64];
	size_t size;
	int length = i2d_PKCS8_PRIV_KEY_INFO(parts, &bytes);

	if (length <= 0)
		return NULL;
	next = bytes;
	size = (size_t)length;
	if (PKCS8_pkey_get0(&kind, NULL, NULL, NULL, parts) == 1 &&
	    OBJ_obj2txt(name, sizeof(name), kind, 0) > 0)
		context = OSSL_DECODER_CTX_new_for_pkey(
		    &key, "DER", "PrivateKeyInfo", name, EVP_PKEY_KEYPAIR, NULL,
		    NULL);
	if (context)
		OSSL_DECODER_from_data(context, &next, &size);
	OSSL_DECODER_CTX_free(context);
	OPENSSL_clear_free(bytes, (size_t)length);
	return key;
}

static EVP_PKEY *
read_pem(const char *bytes, size_t size, struct answer *answer)
{
	PKCS8_PRIV_KEY_INFO *parts = NULL;
	EVP_PKEY *key = NULL;
	struct parse_pem pem;

	parse_pem_open(&pem, bytes, size);
	if (memmem(bytes, size, plain_key, strlen(plain_key)))
		parts = PEM_read_bio_PKCS8_PRIV_KEY_INFO(
		    pem.bio, NULL, answer_passphrase, answer);
	if (parts)
		key = decode(parts);
	PKCS8_PRIV_KEY_INFO_free(parts);
	if (!key && BIO_reset(pem.bio) == 1)
		key = PEM_read_bio_PrivateKey(pem.bio, NULL, answer_passphrase,
					      answer);
	parse_pem_release(&pem);
	return key;
}

static EVP_PKEY *
read_der(const char *bytes, size_t size, struct answer *answer)
{
	const unsigned char *end = (const unsigned char *)bytes;
	EVP_PKEY *key = d2i_AutoPrivateKey(NULL, &end, (long)size);
	BIO *from;

	if (key)
		return key;
	from = BIO_new_mem_buf(bytes, (int)size);
	if (from)
		key = d2i_PKCS8PrivateKey_bio(from, NULL, answer_passphrase,
					      answer);
	BIO_free(from);
	return key;
}

struct comparison {
	const char *bytes;
	size_t size;
	const struct secret *passphrase;
	const unsigned char *key_digest;
	bool must_be_encrypted;
};

/* In the child. */
static enum private_key_match
compare(const struct comparison *comparison)
{
	struct answer answer = {comparison->passphrase, false};
	unsigned char digest[CRYPTO_DIGEST_SIZE];
	EVP_PKEY *key =
	    parse_is_pem(comparison->bytes, comparison->size)
		? read_pem(comparison->bytes, comparison->size, &answer)
		: read_der(comparison->bytes, comparison->size, &answer);

	if (!key)
		return answer.asked ? PRIVATE_KEY_ENCRYPTED
				    : PRIVATE_KEY_UNREADABLE;
	if (comparison->must_be_encrypted && !answer.asked)
		return PRIVATE_KEY_UNREADABLE;
	if (!parse_key_digest(key, digest))
		return PRIVATE_KEY_UNREADABLE;
	return memcmp(digest, comparison->key_digest, sizeof(digest)) == 0
		   ? PRIVATE_KEY_MATCHES
		   : PRIVATE_KEY_DIFFERS;
}

/* The parent says it, and gives the terminal back: the child is silent. */
static void
leave_without_memory(void)
{
	_exit(CHILD_NO_MEMORY);
}

static _Noreturn void
run_child(const struct comparison *comparison)
{
	static const struct rlimit limit = {READING_TIME, READING_TIME};

	alloc_on_failure(leave_without_memory);
	setrlimit(RLIMIT_CPU, &limit);
	/* Not exit(): the terminal and open files are the parent's. */
	_exit((int)compare(comparison));
}

static enum private_key_match
wait_for(pid_t child)
{
	int status = 0;
	pid_t ended;

	do
		ended = waitpid(child, &status, 0);
	while (ended < 0 && errno == EINTR);
	if (ended != child)
		return PRIVATE_KEY_UNREADABLE;
	errno = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_NO_MEMORY)
		alloc_failed();
	if (!WIFEXITED(status) || WEXITSTATUS(status) > PRIVATE_KEY_UNREADABLE)
		return PRIVATE_KEY_UNREADABLE;
	return (enum private_key_match)WEXITSTATUS(status);
}

/*
 * OpenSSL's decoders leave copies of a key in freed memory; those of the child
 * go with it. Signals are held back so that no handler, which would put the
 * terminal right, runs twice; SIGCHLD must not be ignored or the exit status
 * is lost.
 */
static void
start_child(struct private_key_reading *reading,
	    const struct comparison *comparison)
{
	const struct sigaction usual = {.sa_handler = SIG_DFL};
	sigset_t all;

	*reading = (struct private_key_reading){.child = -1};
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &reading->old_mask);
	sigaction(SIGCHLD, &usual, &reading->old_action);
	if (!comparison->size || !crypto_start())
		return;
	reading->child = fork();
	reading->code = errno;
	if (reading->child == 0)
		run_child(comparison);
}

static enum private_key_match
finish_child(struct private_key_reading *reading)
{
	enum private_key_match match = PRIVATE_KEY_UNREADABLE;

	errno = reading->code;
	if (reading->child > 0)
		match = wait_for(reading->child);
	reading->code = errno;
	sigaction(SIGCHLD, &reading->old_action, NULL);
	sigprocmask(SIG_SETMASK, &reading->old_mask, NULL);
	errno = reading->code;
	return match;
}

void
private_key_verify_start(struct private_key_reading *reading,
			 const struct secret *pem,
			 const struct secret *passphrase,
			 const unsigned char key_digest[CRYPTO_DIGEST_SIZE])
{
	const struct comparison comparison = {
	    .bytes = pem->bytes,
	    .size = pem->size,
	    .passphrase = passphrase,
	    .key_digest = key_digest,
	    .must_be_encrypted = passphrase && passphrase->size,
	};

	start_child(reading, &comparison);
}

bool
private_key_verify_finish(struct private_key_reading *reading)
{
	return finish_child(reading) == PRIVATE_KEY_MATCHES;
}

enum private_key_match
private_key_compare(const char *bytes, size_t size,
		    const struct secret *passphrase,
		    const unsigned char key_digest[CRYPTO_DIGEST_SIZE])
{
	const struct comparison comparison = {
	    .bytes = bytes,
	    .size = size,
	    .passphrase = passphrase,
	    .key_digest = key_digest,
	};
	struct private_key_reading reading;

	start_child(&reading, &comparison);
	return finish_child(&reading);
}
