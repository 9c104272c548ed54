/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a decision rests on, filled in by hand: answers and certificates of one
 * server. Included after cmocka.h. */
#ifndef UNIT_RULE_FIXTURE_H
#define UNIT_RULE_FIXTURE_H

#include "application/rule.h"
#include "base/alloc.h"
#include "tests/unit/profile_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FQDN "www.lab-example.uec.ac.jp"

struct setting {
	struct profile profile;
	struct application application;
	struct material material;
	struct surroundings surroundings;
	struct context context;
	struct verdict verdict;
	struct diagnostics problems;
};

static inline time_t
day(int year, int month, int day_of_month)
{
	struct tm tm = {.tm_year = year - 1900,
			.tm_mon = month - 1,
			.tm_mday = day_of_month,
			.tm_hour = 3};

	return timegm(&tm);
}

static inline struct setting *
begin(const char *history)
{
	struct setting *setting = alloc_object(struct setting);

	setting->profile = *fixture_profile(false);
	setting->surroundings.today = (struct date){2026, 11, 22};
	setting->surroundings.home = alloc_string("/home/taro");
	setting->surroundings.working_folder = alloc_string("/tmp");
	setting->context =
	    (struct context){.profile = &setting->profile,
			     .application = &setting->application,
			     .material = &setting->material,
			     .surroundings = &setting->surroundings};
	application_set(&setting->application, FIELD_FQDN, FQDN);
	application_set(&setting->application, FIELD_HISTORY, history);
	return setting;
}

static inline void
end(struct setting *setting)
{
	verdict_release(&setting->verdict);
	diagnostics_release(&setting->problems);
	material_release(&setting->material);
	application_release(&setting->application);
	free(setting->surroundings.home);
	free(setting->surroundings.working_folder);
	free(setting);
}

static inline void
decide(struct setting *setting)
{
	rule_decide(&setting->context, &setting->verdict, &setting->problems);
}

/* Adds a certificate with this serial, O, OU (NULL: none), CN, issuer. */
static inline struct certificate *
add(struct setting *setting, const char *serial, time_t issued, const char *ou)
{
	struct certificates *list = &setting->material.previous;
	struct certificate *certificate = alloc_object(struct certificate);

	list->item =
	    alloc_resize(list->item, list->count + 1, sizeof(*list->item));
	list->item[list->count++] = certificate;
	certificate->source = alloc_string("/tmp/old.pem");
	name_add(&certificate->subject, "C", "JP");
	name_add(&certificate->subject, "O",
		 "The University of Electro-Communications");
	if (ou)
		name_add(&certificate->subject, "OU", ou);
	name_add(&certificate->subject, "CN", FQDN);
	name_add(&certificate->issuer, "CN", "NII Open Domain CA - TEST");
	certificate->serial = alloc_string(serial);
	certificate->not_before = issued;
	certificate->not_after = issued + 198 * 86400;
	certificate->key = alloc_string("RSA 2048");
	certificate->signature = alloc_string("");
	return certificate;
}

static inline void
expect(const struct setting *setting, enum kind kind, const char *rule,
       const char *serial)
{
	assert_int_equal(setting->verdict.kind, kind);
	assert_string_equal(setting->verdict.rule->name, rule);
	if (serial)
		assert_string_equal(setting->verdict.serial, serial);
	else
		assert_null(setting->verdict.serial);
}

#endif
