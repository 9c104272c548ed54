/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PEM blocks in a file, and what a file holds. */
#include "config.h"

#include "pki/content.h"

#include "base/alloc.h"
#include "pki/openssl.h"
#include "pki/parse.h"

#include <stdlib.h>
#include <string.h>

static const char pem_begin[] = "-----BEGIN ";

bool
parse_is_pem(const char *bytes, size_t size)
{
	return size && memmem(bytes, size, pem_begin, strlen(pem_begin));
}

/* Blanks at the start of lines come from mails and web pages, a byte order
 * mark from editors; OpenSSL looks for "-----BEGIN" at the very start. */
static size_t
tidy(char *to, const char *from, size_t size)
{
	bool at_start = true;
	size_t length = 0;

	for (size_t i = 0; i < size; i++) {
		if (at_start && strchr(" \t\xef\xbb\xbf", from[i]) && from[i])
			continue;
		if (from[i] == '\r' && i + 1 < size && from[i + 1] == '\n')
			continue;
		to[length] = from[i];
		if (from[i] == '\r')
			to[length] = '\n';
		length++;
		at_start = from[i] == '\n' || from[i] == '\r';
	}
	return length;
}

void
parse_pem_open(struct parse_pem *pem, const char *bytes, size_t size)
{
	*pem = (struct parse_pem){0};
	pem->text = alloc_array(size + 1, 1);
	pem->size = size + 1;
	pem->bio =
	    BIO_new_mem_buf(pem->text, (int)tidy(pem->text, bytes, size));
	if (!pem->bio)
		alloc_failed();
}

static void
release_block(struct parse_pem *pem)
{
	OPENSSL_free(pem->type);
	OPENSSL_free(pem->header);
	OPENSSL_clear_free(pem->data, (size_t)pem->length);
	pem->type = NULL;
	pem->header = NULL;
	pem->data = NULL;
	pem->length = 0;
}

bool
parse_pem_next(struct parse_pem *pem)
{
	int reason;

	release_block(pem);
	ERR_clear_error();
	/* After a damaged block the next call goes on behind the line at
	 * fault, so this ends. */
	while (PEM_read_bio(pem->bio, &pem->type, &pem->header, &pem->data,
			    &pem->length) != 1) {
		reason = ERR_GET_REASON(ERR_peek_last_error());
		ERR_clear_error();
		if (reason == PEM_R_NO_START_LINE)
			return false;
		pem->damaged = true;
		if (BIO_eof(pem->bio))
			return false;
	}
	return true;
}

void
parse_pem_release(struct parse_pem *pem)
{
	release_block(pem);
	BIO_free(pem->bio);
	/* It may have been a private key. */
	secret_wipe(pem->text, pem->size);
	free(pem->text);
	*pem = (struct parse_pem){0};
	ERR_clear_error();
}

/* In this order: a file with a key in it is to be called that. */
static const struct {
	const char *label;
	enum content content;
} pem_contents[] = {
    {"PRIVATE KEY-----", CONTENT_PRIVATE_KEY},
    {"CERTIFICATE REQUEST-----", CONTENT_REQUEST},
    {"CERTIFICATE-----", CONTENT_CERTIFICATE},
    {"BEGIN PKCS7-----", CONTENT_PKCS7},
};

static enum content
pem_content(const char *bytes, size_t size)
{
	const size_t count = sizeof(pem_contents) / sizeof(*pem_contents);

	for (size_t i = 0; i < count; i++)
		if (memmem(bytes, size, pem_contents[i].label,
			   strlen(pem_contents[i].label)))
			return pem_contents[i].content;
	return CONTENT_OTHER;
}

/* Enters the element at *at: gives its tag, -2 for one of another class, -1
 * when it is none. It may be longer than the file, which then is cut. */
static int
enter_element(const unsigned char **at, const unsigned char *end, long *length)
{
	int tag, class;

	if (ASN1_get_object(at, length, &tag, &class, end - *at) & 0x80 &&
	    ERR_GET_REASON(ERR_peek_last_error()) != ASN1_R_TOO_LONG)
		return -1;
	return class == V_ASN1_UNIVERSAL ? tag : -2;
}

static int
enter(const unsigned char **at, const unsigned char *end)
{
	long length;

	return enter_element(at, end, &length);
}

/*
 * What begins with a number: behind the serial number of a certificate of
 * version 1 stands the algorithm, an object identifier; behind the version of a
 * request the subject.
 */
static enum content
numbered_content(const unsigned char *at, const unsigned char *end)
{
	long length = 0;

	if (enter_element(&at, end, &length) == V_ASN1_INTEGER &&
	    length < end - at) {
		at += length;
		if (enter(&at, end) == V_ASN1_SEQUENCE &&
		    enter(&at, end) == V_ASN1_OBJECT)
			return CONTENT_CERTIFICATE;
	}
	return CONTENT_REQUEST;
}

/*
 * PFX and the private keys begin with their version, PKCS#7 with an object
 * identifier. A certificate or request begins with what was signed, and that
 * with its version: [0] in a certificate (none in one of version 1), a plain
 * number in a request.
 */
static enum content
der_content(const unsigned char *bytes, size_t size)
{
	const unsigned char *at = bytes;
	const unsigned char *end = bytes + size, *signed_part;
	int tag;

	if (enter(&at, end) != V_ASN1_SEQUENCE)
		return CONTENT_OTHER;
	tag = enter(&at, end);
	if (tag == V_ASN1_OBJECT)
		return CONTENT_PKCS7;
	if (tag == V_ASN1_INTEGER && at < end)
		return *at == 3 ? CONTENT_PKCS12 : CONTENT_PRIVATE_KEY;
	if (tag != V_ASN1_SEQUENCE)
		return CONTENT_OTHER;
	signed_part = at;
	tag = enter(&at, end);
	if (tag == V_ASN1_OBJECT)
		return CONTENT_PRIVATE_KEY; /* PKCS#8, encrypted */
	if (tag == V_ASN1_INTEGER)
		return numbered_content(signed_part, end);
	return tag == -2 ? CONTENT_CERTIFICATE : CONTENT_OTHER;
}

enum content
content_of(const char *bytes, size_t size)
{
	enum content content;

	if (size == 0)
		return CONTENT_EMPTY;
	if (size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 ||
			  memcmp(bytes, "\xfe\xff", 2) == 0))
		return CONTENT_UTF16;
	if (parse_is_pem(bytes, size))
		return pem_content(bytes, size);
	content = der_content((const unsigned char *)bytes, size);
	ERR_clear_error();
	return content;
}
