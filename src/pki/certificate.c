/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates, read into plain data. */
#include "config.h"

#include "pki/certificate.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "pki/content.h"
#include "pki/openssl.h"
#include "pki/parse.h"

#include <stdlib.h>
#include <string.h>

static void
certificate_free(struct certificate *certificate)
{
	if (!certificate)
		return;
	free(certificate->source);
	name_release(&certificate->subject);
	name_release(&certificate->issuer);
	free(certificate->serial);
	strings_release(&certificate->dns_names);
	free(certificate->key);
	free(certificate->signature);
	free(certificate->der);
	free(certificate);
}

void
certificates_release(struct certificates *list)
{
	if (!list)
		return;
	for (size_t i = 0; i < list->count; i++)
		certificate_free(list->item[i]);
	free(list->item);
	*list = (struct certificates){0};
}

const char *
certificate_common_name(const struct certificate *certificate)
{
	const char *name = name_value(&certificate->subject, "CN");

	return name ? name : "";
}

const char *
certificate_issuer_name(const struct certificate *certificate)
{
	const char *name = name_value(&certificate->issuer, "CN");

	if (!name)
		name = name_value(&certificate->issuer, "O");
	return name ? name : "";
}

bool
certificate_is_valid(const struct certificate *certificate, struct date today)
{
	return date_compare(date_of(certificate->not_before), today) <= 0 &&
	       date_compare(today, date_of(certificate->not_after)) <= 0;
}

const struct certificate *
certificates_leaf(const struct certificates *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->item[i]->is_authority)
			return list->item[i];
	return list->count ? list->item[0] : NULL;
}

bool
certificate_is_of_authority(const struct certificate *certificate)
{
	const char *name = certificate_common_name(certificate);

	return certificate->is_authority &&
	       (strchr(name, ' ') || !strchr(name, '.'));
}

const struct certificate *
certificates_authority(const struct certificates *list, const char *source)
{
	const struct certificate *first = NULL;

	for (size_t i = 0; i < list->count; i++) {
		const struct certificate *one = list->item[i];

		if (source && strcmp(one->source, source) != 0)
			continue;
		if (!certificate_is_of_authority(one))
			return NULL;
		if (!first)
			first = one;
	}
	return first;
}

static bool
read_moment(const ASN1_TIME *from, time_t *to)
{
	struct tm broken_down = {0};

	if (ASN1_TIME_to_tm(from, &broken_down) != 1)
		return false;
	*to = timegm(&broken_down);
	return true;
}

static char *
decimal_serial(const X509 *x509)
{
	BIGNUM *number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(x509), NULL);
	char *digits = number ? BN_bn2dec(number) : NULL;
	char *serial = alloc_string(digits);

	OPENSSL_free(digits);
	BN_free(number);
	return serial;
}

static char *
signature_name(const X509 *x509)
{
	const X509_ALGOR *algorithm;
	const ASN1_OBJECT *object;
	char name[256] = "";

	X509_get0_signature(NULL, &algorithm, x509);
	X509_ALGOR_get0(&object, NULL, NULL, algorithm);
	OBJ_obj2txt(name, sizeof(name), object, 0);
	return alloc_string(name);
}

static enum parse_fault
read_extensions(const X509 *x509, struct certificate *certificate)
{
	BASIC_CONSTRAINTS *constraints =
	    X509_get_ext_d2i(x509, NID_basic_constraints, NULL, NULL);
	GENERAL_NAMES *names =
	    X509_get_ext_d2i(x509, NID_subject_alt_name, NULL, NULL);
	enum parse_fault fault;

	certificate->is_authority = constraints && constraints->ca;
	fault = parse_dns_names(names, &certificate->dns_names,
				&certificate->dns_name_count);
	BASIC_CONSTRAINTS_free(constraints);
	GENERAL_NAMES_free(names);
	return fault;
}

static bool
read_bytes(const X509 *x509, struct certificate *to)
{
	int size = i2d_X509(x509, NULL);
	unsigned char *end;

	if (size <= 0)
		return false;
	to->der_size = (size_t)size;
	end = to->der = alloc_array(to->der_size, 1);
	i2d_X509(x509, &end);
	crypto_digest(to->der, to->der_size, to->digest);
	return true;
}

static enum parse_fault
read_certificate(const X509 *x509, struct certificate *to)
{
	const X509_NAME *subject = X509_get_subject_name(x509);
	const X509_NAME *issuer = X509_get_issuer_name(x509);
	enum parse_fault fault = parse_name(subject, &to->subject);

	if (!fault)
		fault = parse_name(issuer, &to->issuer);
	if (!fault)
		fault = parse_public_key(X509_get_X509_PUBKEY(x509),
					 X509_get0_pubkey(x509), &to->key,
					 to->key_digest);
	if (!fault)
		fault = read_extensions(x509, to);
	if (fault)
		return fault;
	to->is_self_signed = X509_NAME_cmp(subject, issuer) == 0;
	to->signature = signature_name(x509);
	to->serial = decimal_serial(x509);
	if (!to->serial || !read_bytes(x509, to) ||
	    !read_moment(X509_get0_notBefore(x509), &to->not_before) ||
	    !read_moment(X509_get0_notAfter(x509), &to->not_after))
		return PARSE_DAMAGED;
	return PARSE_OK;
}

static void
append(struct certificates *list, struct certificate *certificate)
{
	if (list->count == list->room) {
		list->room = list->room ? 2 * list->room : 4;
		list->item = alloc_resize(list->item, list->room,
					  sizeof(struct certificate *));
	}
	list->item[list->count++] = certificate;
}

/* Adds the certificate in these bytes; trusted: with OpenSSL's own remarks
 * behind it. */
static enum parse_fault
add_der(const char *source, const unsigned char *bytes, long size, bool trusted,
	struct certificates *list)
{
	const unsigned char *end = bytes;
	X509 *x509 = trusted ? d2i_X509_AUX(NULL, &end, size)
			     : d2i_X509(NULL, &end, size);
	struct certificate *certificate;
	enum parse_fault fault;

	if (!x509)
		return PARSE_DAMAGED;
	certificate = alloc_object(struct certificate);
	certificate->source = alloc_string(source);
	fault = end == bytes + size ? read_certificate(x509, certificate)
				    : PARSE_DAMAGED;
	if (fault)
		certificate_free(certificate);
	else
		append(list, certificate);
	X509_free(x509);
	return fault;
}

/* *found: there was a block that claims to be a certificate. */
static enum parse_fault
add_pem(const char *source, const char *bytes, size_t size,
	struct certificates *list, bool *found)
{
	enum parse_fault first = PARSE_OK;
	enum parse_fault fault;
	struct parse_pem pem;

	parse_pem_open(&pem, bytes, size);
	while (parse_pem_next(&pem)) {
		bool trusted = strcmp(pem.type, "TRUSTED CERTIFICATE") == 0;

		if (!trusted && strcmp(pem.type, "CERTIFICATE") != 0 &&
		    strcmp(pem.type, "X509 CERTIFICATE") != 0)
			continue;
		*found = true;
		fault = add_der(source, pem.data, pem.length, trusted, list);
		if (!first)
			first = fault;
	}
	if (!first && pem.damaged)
		first = PARSE_DAMAGED;
	parse_pem_release(&pem);
	return first;
}

/* U501 with what is there instead of a certificate. */
static void
say_what_was_found(const char *source, enum content content, bool is_pem,
		   struct diagnostics *diagnostics)
{
	static const char bundle[] =
	    N_("This file is a PKCS#7 bundle (.p7b, .p7c) in DER. Take the "
	       "certificates out first: openssl pkcs7 -inform DER -in FILE "
	       "-print_certs -out cert.pem");
	static const char *const sentences[] = {
	    [CONTENT_EMPTY] =
		N_("The file is empty. Choose the file of the certificate "
		   "(PEM or DER)."),
	    [CONTENT_UTF16] =
		N_("The file was saved as UTF-16. Save the certificate again "
		   "as plain text, or copy the original file."),
	    [CONTENT_PRIVATE_KEY] =
		N_("This file holds a private key, not a certificate. Choose "
		   "the file of the certificate, and keep this one secret."),
	    [CONTENT_REQUEST] =
		N_("This file holds a certificate request (CSR), not a "
		   "certificate. Choose the certificate that was issued."),
	    [CONTENT_CERTIFICATE] =
		N_("The certificate in this file is damaged. Copy the whole "
		   "file again, or download the certificate once more."),
	    [CONTENT_PKCS12] =
		N_("This file is a PKCS#12 bundle (.p12, .pfx), which usually "
		   "holds a private key, too: give it to nobody. Take the "
		   "certificate out first: openssl pkcs12 -in FILE -clcerts "
		   "-nokeys -out cert.pem"),
	    [CONTENT_PKCS7] =
		N_("This file is a PKCS#7 bundle (.p7b, .p7c). Take the "
		   "certificates out first: openssl pkcs7 -in FILE "
		   "-print_certs -out cert.pem"),
	    [CONTENT_OTHER] =
		N_("There is no certificate in this file. Choose a file that "
		   "contains \"-----BEGIN CERTIFICATE-----\", or one in DER."),
	};

	diagnostic_place(diagnostics_error(diagnostics, 501, NULL,
					   content == CONTENT_PKCS7 && !is_pem
					       ? bundle
					       : sentences[content],
					   NULL),
			 source, 0, 0);
}

bool
certificates_read(const char *source, const char *bytes, size_t size,
		  struct certificates *list, struct diagnostics *diagnostics)
{
	enum content content = content_of(bytes, size);
	size_t before = list->count;
	enum parse_fault fault = PARSE_OK;
	bool found = false, is_pem = parse_is_pem(bytes, size);

	crypto_start();
	if (is_pem) {
		fault = add_pem(source, bytes, size, list, &found);
	} else if (content == CONTENT_CERTIFICATE) {
		found = true;
		fault = add_der(source, (const unsigned char *)bytes,
				(long)size, false, list);
	}
	ERR_clear_error();
	if (list->count == before && (!found || fault == PARSE_DAMAGED))
		say_what_was_found(source, content, is_pem, diagnostics);
	else if (fault)
		parse_fault_add(source, fault, diagnostics);
	return list->count > before;
}
