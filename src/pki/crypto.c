/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libcrypto's start, secrets, digests and base64. */
#include "config.h"

#include "pki/crypto.h"

#include "base/alloc.h"
#include "base/stream.h"
#include "pki/openssl.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* Room for the keys and key files of 99 applications: libcrypto makes no key
 * once this is full. Pages are only taken when they are used. */
#define SECURE_HEAP_SIZE    1048576
#define SECURE_HEAP_MINIMUM 16

static EVP_MD *sha256;

/*
 * libcrypto's memory. It never sees an allocation fail, because it does not
 * survive that everywhere, and it leaves nothing behind: its encoders and
 * decoders free copies of private keys without wiping them.
 */
static void *
take_memory(size_t size, const char *file, int line)
{
	void *memory = malloc(size);

	(void)file;
	(void)line;
	if (!memory && size)
		alloc_failed();
	return memory;
}

static void
give_memory(void *memory, const char *file, int line)
{
	(void)file;
	(void)line;
	if (memory)
		OPENSSL_cleanse(memory, malloc_usable_size(memory));
	free(memory);
}

static void *
change_memory(void *memory, size_t size, const char *file, int line)
{
	size_t old = memory ? malloc_usable_size(memory) : 0;
	void *changed;

	if (memory && size && size <= old)
		return memory;
	changed = size ? take_memory(size, file, line) : NULL;
	if (changed && old)
		memcpy(changed, memory, old);
	give_memory(memory, file, line);
	return changed;
}

/* Neither another process of this user nor a core file may see a key; without
 * the secure heap "secure" memory is ordinary memory that is wiped. */
static void
protect_memory(void)
{
	/* LeakSanitizer looks at this process from outside, and does not look
	 * into the secure heap, from where libcrypto's generators hang. */
#ifndef SANITIZED
	static const struct rlimit none = {0, 0};

	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	setrlimit(RLIMIT_CORE, &none);
	if (!CRYPTO_secure_malloc_initialized())
		CRYPTO_secure_malloc_init(SECURE_HEAP_SIZE,
					  SECURE_HEAP_MINIMUM);
#endif
}

bool
crypto_start(void)
{
	const uint64_t options = OPENSSL_INIT_NO_LOAD_CONFIG |
				 OPENSSL_INIT_NO_ATEXIT |
				 OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS;

	if (sha256)
		return true;
	/* Too late where somebody has used libcrypto before; then its own. */
	CRYPTO_set_mem_functions(take_memory, change_memory, give_memory);
	if (OPENSSL_init_crypto(options, NULL) != 1)
		return false;
	protect_memory();
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	ERR_clear_error();
	return sha256 != NULL;
}

const char *
crypto_version(void)
{
	return OpenSSL_version(OPENSSL_VERSION);
}

void
crypto_digest(const void *bytes, size_t size,
	      unsigned char digest[CRYPTO_DIGEST_SIZE])
{
	if (!crypto_start() ||
	    EVP_Digest(bytes, size, digest, NULL, sha256, NULL) != 1)
		alloc_failed();
}

char *
crypto_digest_text(const void *bytes, size_t size)
{
	unsigned char digest[CRYPTO_DIGEST_SIZE];
	struct stream stream;

	crypto_digest(bytes, size, digest);
	stream_open(&stream);
	for (size_t i = 0; i < sizeof(digest); i++)
		stream_format(&stream, "%02x", digest[i]);
	return stream_close(&stream);
}

char *
crypto_base64(const void *bytes, size_t size)
{
	char *text = alloc_array((size + 2) / 3 * 4 + 1, 1);

	EVP_EncodeBlock((unsigned char *)text, bytes, (int)size);
	return text;
}

void
secret_release(struct secret *secret)
{
	if (!secret)
		return;
	/* An empty one is no reason to load libcrypto. */
	if (secret->bytes)
		OPENSSL_secure_clear_free(secret->bytes, secret->size + 1);
	*secret = (struct secret){0};
}

void
secret_set(struct secret *secret, const char *bytes, size_t size)
{
	struct secret copy = {0};

	if (bytes && size) {
		crypto_start();
		copy.bytes = OPENSSL_secure_malloc(size + 1);
		/* The secure heap may be full; releasing wipes either. */
		if (!copy.bytes)
			copy.bytes = OPENSSL_malloc(size + 1);
		if (!copy.bytes)
			alloc_failed();
		memcpy(copy.bytes, bytes, size);
		copy.bytes[size] = '\0';
		copy.size = size;
		ERR_clear_error();
	}
	secret_release(secret);
	*secret = copy;
}

bool
secret_equal(const struct secret *a, const struct secret *b)
{
	return a->size == b->size &&
	       (!a->size || CRYPTO_memcmp(a->bytes, b->bytes, a->size) == 0);
}

void
secret_wipe(void *bytes, size_t size)
{
	if (bytes)
		OPENSSL_cleanse(bytes, size);
}
