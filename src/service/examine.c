/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A certificate request held against what is accepted. */
#include "config.h"

#include "service/examine.h"

#include "base/locale.h"

#include <stdlib.h>
#include <string.h>

struct examination {
	const struct request *request;
	const struct profile *profile;
	const char *field;
	struct diagnostics *diagnostics;
};

/* What the rules call the keys, and the digest that goes with each. */
static const struct {
	enum private_key_type type;
	enum request_key kind;
	const char *name, *digest;
} keys[] = {
    {PRIVATE_KEY_RSA2048, REQUEST_KEY_RSA2048, "RSA 2048", "SHA256"},
    {PRIVATE_KEY_EC_P384, REQUEST_KEY_EC_P384, "EC secp384r1", "SHA384"},
};

#define KEYS (sizeof(keys) / sizeof(keys[0]))

static const struct advice copy_again = {
    N_("Copy it again, or choose new on page 6."),
    N_("Copy it again, or write \"key-source: new\"."),
    N_("Copy the CSR again.")};

static const struct advice remake = {
    N_("Remake it, or choose new on page 6."),
    N_("Remake it, or write \"key-source: new\"."), N_("Make the CSR again.")};

static const struct advice leave_out = {
    N_("Remake it without this, or choose new on page 6."),
    N_("Remake it without this, or write \"key-source: new\"."),
    N_("Make the CSR again without this.")};

static const struct advice new_key = {
    N_("A renewal needs a new one: page 6."),
    N_("A renewal needs a new one: write \"key-source: new\"."),
    N_("A renewal needs a new one.")};

static const struct advice other_names = {
    N_("Other names belong in dNSName, page 5."),
    N_("Other names belong under dns-names."),
    N_("Other names belong in column 13, dNSName.")};

/* value is what was found, NULL where it is nothing to quote. */
static void
refuse(const struct examination *examination, int number, const char *value,
       const struct advice *advice, const char *format, const char *first,
       const char *second, const char *third)
{
	struct diagnostic *diagnostic = diagnostics_error(
	    examination->diagnostics, number, examination->field, format, first,
	    second, third, NULL);

	diagnostic_value(diagnostic, value);
	diagnostic_advise(diagnostic, advice);
}

static void
examine_signature(const struct examination *examination)
{
	if (!examination->request->signature_valid)
		refuse(examination, 502, NULL, &copy_again,
		       N_("The signature of the CSR is wrong; the file was "
			  "damaged or changed."),
		       NULL, NULL, NULL);
}

static bool
is_allowed(const struct profile *profile, enum private_key_type type)
{
	for (size_t i = 0; i < profile->key_count; i++)
		if (profile->keys[i] == type)
			return true;
	return false;
}

/* The keys that the institution allows, by name; to be freed. */
static char *
allowed_keys(const struct profile *profile)
{
	struct strings names = {0};
	char *list;

	for (size_t i = 0; i < KEYS; i++)
		if (is_allowed(profile, keys[i].type))
			strings_add(&names, keys[i].name);
	list = strings_join(&names, " / ");
	strings_release(&names);
	return list;
}

static void
examine_key(const struct examination *examination)
{
	const struct request *request = examination->request;
	char *wanted;

	for (size_t i = 0; i < KEYS; i++)
		if (keys[i].kind == request->key_kind &&
		    is_allowed(examination->profile, keys[i].type))
			return;
	wanted = allowed_keys(examination->profile);
	refuse(examination, 503, request->key, &remake,
	       N_("The key of the CSR is \"%s\"; it must be \"%s\"."),
	       request->key ? request->key : "?", wanted, NULL);
	free(wanted);
}

/* Each key has its digest; of keys that are refused only a digest no key may
 * have is worth a word (Ed25519 has none). */
static void
examine_digest(const struct examination *examination)
{
	const struct request *request = examination->request;
	const char *digest = request->digest ? request->digest : "";
	const char *wanted = keys[0].digest;

	for (size_t i = 0; i < KEYS; i++)
		if (keys[i].kind == request->key_kind)
			wanted = keys[i].digest;
	if (strcmp(digest, wanted) == 0)
		return;
	if (request->key_kind == REQUEST_KEY_OTHER &&
	    (!*digest || strncmp(digest, "ED", 2) == 0 ||
	     strncmp(digest, "RSASSA", 6) == 0 ||
	     strncmp(digest, "SHA2", 4) == 0 ||
	     strncmp(digest, "SHA3", 4) == 0 ||
	     strncmp(digest, "SHA5", 4) == 0))
		return;
	if (strncmp(digest, "RSASSA", 6) == 0)
		refuse(examination, 504, digest, &remake,
		       N_("The signature scheme of the CSR is %s; "
			  "sha256WithRSAEncryption is needed."),
		       digest, NULL, NULL);
	else
		refuse(examination, 504, digest, &remake,
		       N_("The CSR is signed with \"%s\"; it must be \"%s\"."),
		       digest, wanted, NULL);
}

/* How often type stands in the subject, and the first value of it that is not
 * wanted (the first of all when wanted is NULL). */
static size_t
count_of(const struct name *subject, const char *type, const char *wanted,
	 const char **other)
{
	size_t count = 0;

	*other = NULL;
	for (size_t i = 0; i < subject->count; i++) {
		const struct name_attribute *attribute = &subject->attribute[i];

		if (strcmp(attribute->type, type) != 0)
			continue;
		count++;
		if (!*other &&
		    (!wanted || strcmp(attribute->value, wanted) != 0))
			*other = attribute->value;
	}
	return count;
}

static void
examine_attribute(const struct examination *examination, int number,
		  const char *type, const char *wanted)
{
	const char *other;
	size_t count =
	    count_of(&examination->request->subject, type, wanted, &other);

	if (!count)
		refuse(examination, number, NULL, &remake,
		       N_("The CSR has no %s; it must be \"%s\"."), type,
		       wanted, NULL);
	else if (other)
		refuse(examination, number, other, &remake,
		       N_("The CSR has %s \"%s\"; it must be \"%s\"."), type,
		       other, wanted);
	else if (count > 1)
		refuse(examination, number, wanted, &remake,
		       N_("The CSR has %s \"%s\" more than once."), type,
		       wanted, NULL);
}

static void
examine_common_name(const struct examination *examination, const char *fqdn)
{
	const struct name *subject = &examination->request->subject;
	const char *value, *other = NULL;
	size_t count = count_of(subject, "CN", NULL, &value);

	if (!fqdn && (!count || !*value)) {
		refuse(examination, 510, NULL, &remake,
		       N_("The CSR has no CN; the server's FQDN must stand "
			  "there."),
		       NULL, NULL, NULL);
		return;
	}
	if (!fqdn)
		count_of(subject, "CN", value, &other);
	if (other)
		refuse(examination, 510, other, &remake,
		       N_("The CSR has CN \"%s\" and CN \"%s\". There must be "
			  "one only, the server's FQDN."),
		       value, other, NULL);
	else
		examine_attribute(examination, 510, "CN", fqdn ? fqdn : value);
}

static bool
is_expected(const char *type)
{
	static const char *const types[] = {"C", "ST", "L", "O", "CN"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i], type) == 0)
			return true;
	return false;
}

/* Attributes that must not be there; OU even when it is empty. */
static void
examine_surplus(const struct examination *examination)
{
	const struct name *subject = &examination->request->subject;

	for (size_t i = 0; i < subject->count; i++) {
		const struct name_attribute *attribute = &subject->attribute[i];

		if (is_expected(attribute->type))
			continue;
		if (strcmp(attribute->type, "OU") == 0 && !*attribute->value)
			refuse(examination, 506, attribute->value, &leave_out,
			       N_("The CSR has an empty OU; OU was abolished "
				  "on 2022-07-26."),
			       NULL, NULL, NULL);
		else if (strcmp(attribute->type, "OU") == 0)
			refuse(examination, 506, attribute->value, &leave_out,
			       N_("The CSR has %s \"%s\"; OU was abolished on "
				  "2022-07-26."),
			       attribute->type, attribute->value, NULL);
		else if (strcmp(attribute->type, "emailAddress") == 0)
			refuse(examination, 507, attribute->value, &leave_out,
			       N_("The CSR has %s \"%s\" in its subject."),
			       attribute->type, attribute->value, NULL);
		else
			refuse(examination, 505, attribute->value, &leave_out,
			       N_("The CSR has %s \"%s\" in its subject; only "
				  "C, ST, L, O and CN may be there."),
			       attribute->type, attribute->value, NULL);
	}
}

static void
examine_requested(const struct examination *examination)
{
	const struct request *request = examination->request;
	char *list;

	if (request->challenge_password)
		diagnostics_warning(
		    examination->diagnostics, 508, examination->field,
		    N_("The CSR contains a challenge password. The service "
		       "has no use for it; a CSR without it is safer."),
		    NULL);
	if (!request->extensions)
		return;
	list = strings_join(&request->extension_names, ", ");
	diagnostic_advise(
	    diagnostics_warning(
		examination->diagnostics, 509, examination->field,
		N_("The CSR asks for extensions (%s), which the service does "
		   "not read."),
		list, NULL),
	    &other_names);
	free(list);
}

static void
examine_reuse(const struct examination *examination,
	      const struct certificates *earlier)
{
	for (size_t i = 0; earlier && i < earlier->count; i++) {
		if (memcmp(earlier->item[i]->key_digest,
			   examination->request->key_digest,
			   CRYPTO_DIGEST_SIZE) != 0)
			continue;
		refuse(examination, 511, NULL, &new_key,
		       N_("The CSR reuses the old key."), NULL, NULL, NULL);
		return;
	}
}

void
examine_request(const struct request *request, const char *fqdn,
		const struct certificates *earlier, const char *field,
		const struct profile *profile, struct diagnostics *diagnostics)
{
	const struct examination examination = {request, profile, field,
						diagnostics};

	examine_signature(&examination);
	examine_key(&examination);
	examine_digest(&examination);
	examine_attribute(&examination, 505, "C", profile->c);
	examine_attribute(&examination, 505, "ST", profile->st);
	examine_attribute(&examination, 505, "L", profile->l);
	examine_attribute(&examination, 505, "O", profile->o);
	examine_common_name(&examination, fqdn);
	examine_surplus(&examination);
	examine_requested(&examination);
	examine_reuse(&examination, earlier);
}
