/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate requests (PKCS#10): made, and read into plain data. */
#include "config.h"

#include "pki/request.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "pki/content.h"
#include "pki/openssl.h"
#include "pki/parse.h"
#include "pki/private_key_handle.h"
#include "pki/public_key.h"

#include <stdlib.h>
#include <string.h>

#define PEM_LINE 64

void
request_release(struct request *request)
{
	if (!request)
		return;
	name_release(&request->subject);
	free(request->key);
	free(request->digest);
	strings_release(&request->extension_names);
	strings_release(&request->dns_names);
	free(request->pem);
	free(request->base64);
	*request = (struct request){0};
}

static bool
has_attribute(const X509_REQ *from, int nid)
{
	return X509_REQ_get_attr_by_NID(from, nid, -1) >= 0;
}

static enum parse_fault
read_attributes(X509_REQ *from, struct request *to)
{
	STACK_OF(X509_EXTENSION) *extensions = X509_REQ_get_extensions(from);
	GENERAL_NAMES *names =
	    X509V3_get_d2i(extensions, NID_subject_alt_name, NULL, NULL);
	enum parse_fault fault = parse_dns_names(names, &to->dns_names, NULL);
	char text[256];

	to->challenge_password =
	    has_attribute(from, NID_pkcs9_challengePassword);
	to->extensions = has_attribute(from, NID_ext_req) ||
			 has_attribute(from, NID_ms_ext_req);
	for (int i = 0; i < sk_X509_EXTENSION_num(extensions); i++) {
		X509_EXTENSION *extension =
		    sk_X509_EXTENSION_value(extensions, i);

		OBJ_obj2txt(text, sizeof(text),
			    X509_EXTENSION_get_object(extension), 0);
		strings_add(&to->extension_names, text);
	}
	GENERAL_NAMES_free(names);
	sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
	return fault;
}

static enum request_key
key_kind(const char *key)
{
	if (strcmp(key, "RSA 2048") == 0)
		return REQUEST_KEY_RSA2048;
	if (strcmp(key, "EC secp384r1") == 0)
		return REQUEST_KEY_EC_P384;
	return REQUEST_KEY_OTHER;
}

/* The name of the signature where that says nothing of a digest. */
static char *
digest_name(const X509_REQ *from)
{
	int signature = X509_REQ_get_signature_nid(from);
	int digest = NID_undef;

	OBJ_find_sigid_algs(signature, &digest, NULL);
	if (digest == NID_undef)
		digest = signature;
	return alloc_string(digest == NID_undef ? "" : OBJ_nid2sn(digest));
}

static char *
pem_text(const char *base64)
{
	size_t length = strlen(base64);
	struct stream stream;

	stream_open(&stream);
	stream_text(&stream, "-----BEGIN CERTIFICATE REQUEST-----\n");
	for (size_t at = 0; at < length; at += PEM_LINE)
		stream_format(&stream, "%.*s\n", PEM_LINE, base64 + at);
	stream_text(&stream, "-----END CERTIFICATE REQUEST-----\n");
	return stream_close(&stream);
}

static enum parse_fault
read_request(X509_REQ *from, EVP_PKEY *key, struct request *to)
{
	enum parse_fault fault =
	    parse_name(X509_REQ_get_subject_name(from), &to->subject);

	if (!fault)
		fault = parse_public_key(X509_REQ_get_X509_PUBKEY(from), key,
					 &to->key, to->key_digest);
	if (!fault)
		fault = read_attributes(from, to);
	if (fault)
		return fault;
	to->key_kind = key_kind(to->key);
	to->digest = digest_name(from);
	to->signature_valid =
	    key && public_key_is_cheap(key) && X509_REQ_verify(from, key) == 1;
	return PARSE_OK;
}

/* from, which may be NULL and is freed, was read from all of these bytes. */
static enum parse_fault
take_request(X509_REQ *from, const unsigned char *bytes, size_t size,
	     struct request *to)
{
	enum parse_fault fault = PARSE_DAMAGED;
	EVP_PKEY *key;

	if (from) {
		key = public_key_read(X509_REQ_get_X509_PUBKEY(from));
		fault = read_request(from, key, to);
		EVP_PKEY_free(key);
	}
	X509_REQ_free(from);
	if (fault)
		return fault;
	to->base64 = crypto_base64(bytes, size);
	to->pem = pem_text(to->base64);
	return PARSE_OK;
}

static enum parse_fault
read_der(const unsigned char *bytes, size_t size, struct request *to)
{
	const unsigned char *end = bytes;
	X509_REQ *from = public_key_request(&end, size);

	if (end == bytes + size)
		return take_request(from, bytes, size, to);
	X509_REQ_free(from);
	return PARSE_DAMAGED;
}

/* The first request is read into to; *found counts all. */
static enum parse_fault
read_pem(const char *bytes, size_t size, struct request *to, size_t *found)
{
	enum parse_fault fault = PARSE_OK;
	struct parse_pem pem;

	parse_pem_open(&pem, bytes, size);
	while (parse_pem_next(&pem)) {
		if (strcmp(pem.type, "CERTIFICATE REQUEST") != 0 &&
		    strcmp(pem.type, "NEW CERTIFICATE REQUEST") != 0)
			continue;
		if (++*found == 1)
			fault = read_der(pem.data, (size_t)pem.length, to);
	}
	if (*found == 0 && pem.damaged)
		fault = PARSE_DAMAGED;
	parse_pem_release(&pem);
	return fault;
}

/* The bytes of base64 that may be broken into lines, to be freed; NULL when
 * it is something else. */
static unsigned char *
decode_base64(const char *bytes, size_t size, size_t *decoded)
{
	char *text = alloc_array(size + 1, 1);
	unsigned char *to = NULL;
	size_t length = 0;
	int written;

	for (size_t i = 0; i < size; i++)
		if (!strchr(" \t\r\n", bytes[i]) || !bytes[i])
			text[length++] = bytes[i];
	if (length >= 4) {
		to = alloc_array(length, 1);
		written =
		    EVP_DecodeBlock(to, (unsigned char *)text, (int)length);
		*decoded = written > 2 ? (size_t)written : 0;
		if (*decoded && text[length - 1] == '=')
			--*decoded;
		if (*decoded && text[length - 2] == '=')
			--*decoded;
	}
	free(text);
	if (to && !*decoded) {
		free(to);
		to = NULL;
	}
	return to;
}

static enum parse_fault
read_bare(const char *bytes, size_t size, struct request *to, size_t *found,
	  enum content *content)
{
	enum parse_fault fault = PARSE_OK;
	size_t decoded = 0;
	unsigned char *der = NULL;

	if (*content == CONTENT_OTHER)
		der = decode_base64(bytes, size, &decoded);
	if (der) {
		bytes = (const char *)der;
		size = decoded;
		*content = content_of(bytes, size);
	}
	if (*content == CONTENT_REQUEST) {
		*found = 1;
		fault = read_der((const unsigned char *)bytes, size, to);
	}
	free(der);
	return fault;
}

/* U501 with what is there instead of a request. */
static void
say_what_was_found(const char *file, enum content content,
		   struct diagnostics *diagnostics)
{
	static const char *const sentences[] = {
	    [CONTENT_EMPTY] = N_("The file is empty. Choose the file of "
				 "the CSR (PEM or DER)."),
	    [CONTENT_UTF16] =
		N_("The file was saved as UTF-16. Save the CSR again as plain "
		   "text, or copy the original file."),
	    [CONTENT_PRIVATE_KEY] =
		N_("This file holds a private key, not a CSR. Choose the file "
		   "of the CSR, and keep this one secret."),
	    [CONTENT_REQUEST] =
		N_("The CSR in this file is damaged. Copy the whole file "
		   "again, from \"-----BEGIN\" to \"-----END\"."),
	    [CONTENT_CERTIFICATE] =
		N_("This file holds a certificate, not a CSR. Choose the CSR, "
		   "or have a new one made."),
	    [CONTENT_PKCS12] =
		N_("This file is a PKCS#12 bundle (.p12, .pfx), not a CSR; it "
		   "usually holds a private key, too: give it to nobody. "
		   "Choose the CSR, or have a new one made."),
	    [CONTENT_PKCS7] =
		N_("This file is a PKCS#7 bundle (.p7b, .p7c), not a CSR. "
		   "Choose the CSR, or have a new one made."),
	    [CONTENT_OTHER] =
		N_("There is no CSR in this file. Choose a file that contains "
		   "\"-----BEGIN CERTIFICATE REQUEST-----\", or one in DER."),
	};

	diagnostic_place(
	    diagnostics_error(diagnostics, 501, NULL, sentences[content], NULL),
	    file, 0, 0);
}

bool
request_read(const char *file, const char *bytes, size_t size,
	     struct request *request, struct diagnostics *diagnostics)
{
	enum content content = content_of(bytes, size);
	struct request read = {0};
	enum parse_fault fault;
	size_t found = 0;

	crypto_start();
	fault = parse_is_pem(bytes, size)
		    ? read_pem(bytes, size, &read, &found)
		    : read_bare(bytes, size, &read, &found, &content);
	ERR_clear_error();
	if (found == 1 && !fault) {
		request_release(request);
		*request = read;
		return true;
	}
	request_release(&read);
	if (found > 1)
		diagnostic_place(
		    diagnostics_error(diagnostics, 501, NULL,
				      N_("This file holds more than one CSR. "
					 "Leave only the one to apply with."),
				      NULL),
		    file, 0, 0);
	else if (found && fault != PARSE_DAMAGED)
		parse_fault_add(file, fault, diagnostics);
	else
		say_what_was_found(file, found ? CONTENT_REQUEST : content,
				   diagnostics);
	return false;
}

/* C is a PrintableString by its definition; the others are one where they
 * can be, as OpenSSL writes them and the service is used to. */
static bool
add_entry(X509_NAME *to, const struct name_attribute *attribute)
{
	const unsigned char *value = (const unsigned char *)attribute->value;
	int type = ASN1_PRINTABLE_type(value, -1);

	if (type != V_ASN1_PRINTABLESTRING)
		type = V_ASN1_UTF8STRING;
	return X509_NAME_add_entry_by_txt(to, attribute->type, type, value, -1,
					  -1, 0) == 1;
}

static bool
fill(X509_REQ *to, EVP_PKEY *key, const struct name *subject)
{
	const EVP_MD *digest = EVP_PKEY_get_base_id(key) == EVP_PKEY_EC
				   ? EVP_sha384()
				   : EVP_sha256();
	X509_NAME *name = X509_NAME_new();
	bool filled = name != NULL;

	for (size_t i = 0; filled && i < subject->count; i++)
		filled = add_entry(name, &subject->attribute[i]);
	filled = filled && X509_REQ_set_version(to, X509_REQ_VERSION_1) == 1 &&
		 X509_REQ_set_subject_name(to, name) == 1 &&
		 X509_REQ_set_pubkey(to, key) == 1 &&
		 X509_REQ_sign(to, key, digest) > 0;
	X509_NAME_free(name);
	return filled;
}

/* True when what was written says what was meant. */
static bool
is_as_meant(const struct request *request, const struct private_key *key,
	    const struct name *subject)
{
	unsigned char digest[CRYPTO_DIGEST_SIZE];
	char *meant = name_text(subject, false);
	char *written = name_text(&request->subject, false);
	bool same = strcmp(meant, written) == 0 &&
		    request->subject.count == subject->count;

	free(meant);
	free(written);
	return same && request->signature_valid && !request->extensions &&
	       !request->challenge_password &&
	       private_key_digest(key, digest) &&
	       memcmp(digest, request->key_digest, sizeof(digest)) == 0;
}

bool
request_make(const struct private_key *key, const struct name *subject,
	     struct request *request, struct diagnostics *diagnostics)
{
	struct request made = {0};
	const unsigned char *end;
	unsigned char *bytes = NULL;
	X509_REQ *to = crypto_start() ? X509_REQ_new() : NULL;
	int size = 0;
	bool good = false;

	if (to && fill(to, private_key_handle(key), subject))
		size = i2d_X509_REQ(to, &bytes);
	/* By OpenSSL's own way: what read_der does pays off from the second
	 * request on. */
	end = bytes;
	if (size > 0)
		good = take_request(d2i_X509_REQ(NULL, &end, size), bytes,
				    (size_t)size, &made) == PARSE_OK &&
		       end == bytes + size && is_as_meant(&made, key, subject);
	OPENSSL_free(bytes);
	X509_REQ_free(to);
	ERR_clear_error();
	request_release(good ? request : &made);
	if (good)
		*request = made;
	else
		diagnostics_error(diagnostics, 803, NULL,
				  N_("The CSR could not be made, or did not "
				     "read back as it was meant. Nothing was "
				     "written."),
				  NULL);
	return good;
}
