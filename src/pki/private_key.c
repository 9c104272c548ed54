/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys: made, written as PKCS#8 PEM, and compared with a request. */
#include "config.h"

#include "pki/private_key.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "pki/parse.h"
#include "pki/private_key_handle.h"

#include <errno.h>
#include <openssl/bio.h>
#include <openssl/encoder.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* OpenSSL writes 2,048 unless told otherwise (reliability.md, Writing). */
#define PASSPHRASE_ROUNDS 600000
#define SALT_SIZE	  16

/* Seconds of processor time for reading a key that somebody else made: its
 * rounds are in the file. */
#define READING_TIME 60

/* A status of the reading child beside those of enum private_key_match. */
#define CHILD_NO_MEMORY 20

struct private_key {
	EVP_PKEY *key;
};

struct evp_pkey_st *
private_key_handle(const struct private_key *key)
{
	return key->key;
}

void
private_key_free(struct private_key *key)
{
	if (!key)
		return;
	EVP_PKEY_free(key->key);
	free(key);
}

struct making {
	private_key_progress *progress;
	void *closure;
	bool cancelled;
};

static int
report_progress(EVP_PKEY_CTX *context)
{
	struct making *making = EVP_PKEY_CTX_get_app_data(context);

	if (making->progress && !making->cancelled)
		making->cancelled = !making->progress(making->closure);
	return !making->cancelled;
}

static EVP_PKEY *
generate(enum private_key_type type, struct making *making)
{
	const bool rsa = type == PRIVATE_KEY_RSA2048;
	EVP_PKEY_CTX *context =
	    EVP_PKEY_CTX_new_from_name(NULL, rsa ? "RSA" : "EC", NULL);
	EVP_PKEY *key = NULL;

	if (!context || EVP_PKEY_keygen_init(context) != 1)
		goto out;
	if (rsa ? EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048) != 1
		: EVP_PKEY_CTX_set_group_name(context, "secp384r1") != 1)
		goto out;
	EVP_PKEY_CTX_set_app_data(context, making);
	EVP_PKEY_CTX_set_cb(context, report_progress);
	/* An EC key is there before OpenSSL reports anything. */
	if (report_progress(context) != 1 ||
	    EVP_PKEY_generate(context, &key) != 1 || making->cancelled) {
		EVP_PKEY_free(key);
		key = NULL;
	}
out:
	EVP_PKEY_CTX_free(context);
	ERR_clear_error();
	return key;
}

struct private_key *
private_key_new(enum private_key_type type, private_key_progress *progress,
		void *closure, bool *cancelled, struct diagnostics *diagnostics)
{
	struct making making = {progress, closure, false};
	struct private_key *key;
	EVP_PKEY *made = crypto_start() ? generate(type, &making) : NULL;

	if (cancelled)
		*cancelled = making.cancelled;
	if (!made) {
		if (!making.cancelled)
			diagnostics_error(
			    diagnostics, 803, NULL,
			    N_("The private key could not be made: OpenSSL "
			       "on this machine refused. Nothing was "
			       "written; run \"openssl genpkey -algorithm "
			       "RSA\" to see whether OpenSSL itself works."),
			    NULL);
		return NULL;
	}
	key = alloc_object(struct private_key);
	key->key = made;
	return key;
}

bool
private_key_digest(const struct private_key *key,
		   unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	bool known = parse_key_digest(key->key, digest);

	ERR_clear_error();
	return known;
}

static bool
write_plain(EVP_PKEY *key, BIO *to)
{
	OSSL_ENCODER_CTX *context = OSSL_ENCODER_CTX_new_for_pkey(
	    key, EVP_PKEY_KEYPAIR, "PEM", "PrivateKeyInfo", NULL);
	bool written = context && OSSL_ENCODER_to_bio(context, to) == 1;

	OSSL_ENCODER_CTX_free(context);
	return written;
}

/* OSSL_ENCODER cannot set the rounds in OpenSSL 3.0. */
static bool
write_encrypted(const EVP_PKEY *key, const struct secret *passphrase, BIO *to)
{
	PKCS8_PRIV_KEY_INFO *plain = EVP_PKEY2PKCS8(key);
	X509_ALGOR *method =
	    PKCS5_pbe2_set_iv_ex(EVP_aes_256_cbc(), PASSPHRASE_ROUNDS, NULL,
				 SALT_SIZE, NULL, NID_hmacWithSHA256, NULL);
	X509_SIG *encrypted = NULL;
	bool written = false;

	if (plain && method)
		encrypted =
		    PKCS8_set0_pbe_ex(passphrase->bytes, (int)passphrase->size,
				      plain, method, NULL, NULL);
	if (encrypted) {
		method = NULL; /* it belongs to encrypted now */
		written = PEM_write_bio_PKCS8(to, encrypted) == 1;
	}
	X509_SIG_free(encrypted);
	X509_ALGOR_free(method);
	PKCS8_PRIV_KEY_INFO_free(plain);
	return written;
}

bool
private_key_pem(const struct private_key *key, const struct secret *passphrase,
		struct secret *pem, struct diagnostics *diagnostics)
{
	BIO *to = BIO_new(BIO_s_secmem());
	bool written = false;
	char *bytes = NULL;
	long size = 0;

	if (to)
		written = passphrase && passphrase->size
			      ? write_encrypted(key->key, passphrase, to)
			      : write_plain(key->key, to);
	if (written)
		size = BIO_get_mem_data(to, &bytes);
	if (size > 0)
		secret_set(pem, bytes, (size_t)size);
	else
		diagnostics_error(diagnostics, 803, NULL,
				  N_("The private key could not be turned "
				     "into a file: OpenSSL on this machine "
				     "refused. Nothing was written."),
				  NULL);
	BIO_free(to);
	ERR_clear_error();
	return size > 0;
}

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

static EVP_PKEY *
read_pem(const char *bytes, size_t size, struct answer *answer)
{
	struct parse_pem pem;
	EVP_PKEY *key;

	parse_pem_open(&pem, bytes, size);
	key = PEM_read_bio_PrivateKey(pem.bio, NULL, answer_passphrase, answer);
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
static enum private_key_match
compare_in_child(const struct comparison *comparison)
{
	const struct sigaction usual = {.sa_handler = SIG_DFL};
	enum private_key_match match = PRIVATE_KEY_UNREADABLE;
	struct sigaction old_action = usual;
	sigset_t all, old;
	int code;
	pid_t child;

	if (!crypto_start())
		return match;
	sigfillset(&all);
	sigemptyset(&old);
	sigprocmask(SIG_BLOCK, &all, &old);
	sigaction(SIGCHLD, &usual, &old_action);
	child = fork();
	if (child == 0)
		run_child(comparison);
	if (child > 0)
		match = wait_for(child);
	code = errno;
	sigaction(SIGCHLD, &old_action, NULL);
	sigprocmask(SIG_SETMASK, &old, NULL);
	errno = code;
	return match;
}

bool
private_key_verify(const struct secret *pem, const struct secret *passphrase,
		   const unsigned char key_digest[CRYPTO_DIGEST_SIZE])
{
	const struct comparison comparison = {
	    .bytes = pem->bytes,
	    .size = pem->size,
	    .passphrase = passphrase,
	    .key_digest = key_digest,
	    .must_be_encrypted = passphrase && passphrase->size,
	};

	return pem->size &&
	       compare_in_child(&comparison) == PRIVATE_KEY_MATCHES;
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

	return size ? compare_in_child(&comparison) : PRIVATE_KEY_UNREADABLE;
}
