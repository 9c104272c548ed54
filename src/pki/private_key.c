/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys: made, and written as PKCS#8 PEM. */
#include "config.h"

#include "pki/private_key.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "pki/openssl.h"
#include "pki/parse.h"
#include "pki/private_key_handle.h"

#include <stdlib.h>

/* OpenSSL writes 2,048 unless told otherwise (reliability.md, Writing). */
#define PASSPHRASE_ROUNDS 600000
#define SALT_SIZE	  16

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
