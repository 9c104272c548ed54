/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates made by hand, each as unusual as a test wants it. Included
 * after application_fixture.h. */
#ifndef UNIT_CERTIFICATE_FIXTURE_H
#define UNIT_CERTIFICATE_FIXTURE_H

#include "pki/certificate.h"
#include "tests/unit/application_fixture.h"

#define DAY ((time_t)86400)
/* 2026-03-10 */
#define ISSUED ((time_t)1773100800)
#define ISSUER "NII Open Domain CA - TEST"

/* One of the service's for the fixture's server; it belongs to list. */
static inline struct certificate *
add(struct certificates *list, const char *serial, time_t issued)
{
	static const char *const subject[][2] = {
	    {"C", "JP"},
	    {"ST", "tokyo"},
	    {"L", "chofu"},
	    {"O", "The University of Electro-Communications"},
	    {"CN", FIXTURE_FQDN}};
	struct certificate *one = alloc_object(struct certificate);

	list->item =
	    alloc_resize(list->item, list->count + 1, sizeof(*list->item));
	list->item[list->count++] = one;
	one->source = alloc_format("/work/%s.pem", serial);
	for (size_t i = 0; i < 5; i++)
		name_add(&one->subject, subject[i][0], subject[i][1]);
	name_add(&one->issuer, "CN", ISSUER);
	strings_add(&one->dns_names, FIXTURE_FQDN);
	one->serial = alloc_string(serial);
	one->not_before = issued;
	one->not_after = issued + 198 * DAY;
	one->key = alloc_string("RSA 2048");
	one->signature = alloc_string("sha256WithRSAEncryption");
	/* No two have the same bytes. */
	one->digest[0] = (unsigned char)serial[0];
	one->key_digest[0] = one->digest[0];
	return one;
}

static inline void
set(struct name *name, const char *type, const char *value)
{
	name_release(name);
	if (type)
		name_add(name, type, value);
}

#endif
