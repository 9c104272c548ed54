/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New or renewal: the matrix of service.md, line by line. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/rule.h"
#include "base/alloc.h"
#include "tests/unit/profile_fixture.h"

#include <locale.h>
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

static time_t
day(int year, int month, int day_of_month)
{
	struct tm tm = {.tm_year = year - 1900,
			.tm_mon = month - 1,
			.tm_mday = day_of_month,
			.tm_hour = 3};

	return timegm(&tm);
}

static struct setting *
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

static void
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

static void
decide(struct setting *setting)
{
	rule_decide(&setting->context, &setting->verdict, &setting->problems);
}

/* Adds a certificate with this serial, O, OU (NULL: none), CN, issuer. */
static struct certificate *
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

static void
set_value(struct name *name, const char *type, const char *value)
{
	for (size_t i = 0; i < name->count; i++)
		if (strcmp(name->attribute[i].type, type) == 0)
			alloc_replace(&name->attribute[i].value, value);
}

static void
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

static void
nothing_issued_is_new(void **state)
{
	struct setting *setting = begin("none");

	(void)state;
	decide(setting);
	expect(setting, KIND_NEW, "nothing-issued", NULL);
	assert_int_equal(setting->problems.count, 0);
	end(setting);
}

static void
only_with_ou_is_new(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	add(setting, "77", day(2021, 9, 1), "Information Technology Center");
	decide(setting);
	expect(setting, KIND_NEW, "only-with-ou", NULL);
	assert_non_null(strstr(setting->verdict.rule->ground, "2022-07-26"));
	end(setting);
}

static void
without_ou_is_renewal_of_the_newest(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	add(setting, "11", day(2020, 1, 1), NULL);
	add(setting, "99", day(2021, 9, 1), "Lab");
	add(setting, "22", day(2021, 1, 1), NULL);
	decide(setting);
	expect(setting, KIND_RENEW, "without-ou-before", "22");
	end(setting);
}

static void
issued_after_the_day_is_renewal(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	add(setting, "1911649278160095962", day(2026, 3, 10), NULL);
	decide(setting);
	expect(setting, KIND_RENEW, "without-ou-after", "1911649278160095962");
	end(setting);
}

static void
the_day_is_counted_in_japan(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	/* 2022-07-26 15:30 UTC is 2022-07-27 in Japan. */
	add(setting, "5", day(2022, 7, 26) + 12 * 3600 + 1800, NULL);
	decide(setting);
	expect(setting, KIND_RENEW, "without-ou-after", "5");
	end(setting);
}

static void
ou_after_the_day_is_a_contradiction(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	add(setting, "5", day(2022, 7, 27), "Lab");
	decide(setting);
	expect(setting, KIND_UNKNOWN, "contradiction", NULL);
	assert_non_null(diagnostics_find(&setting->problems, 306));
	end(setting);
}

static void
other_organization_is_new_and_warned(void **state)
{
	struct setting *setting = begin("file");
	struct certificate *certificate =
	    add(setting, "5", day(2025, 1, 1), NULL);

	(void)state;
	set_value(&certificate->subject, "O", "Denki Tsushin University");
	decide(setting);
	expect(setting, KIND_NEW, "other-organization", NULL);
	assert_int_equal(diagnostics_find(&setting->problems, 305)->severity,
			 SEVERITY_WARNING);
	end(setting);
}

static void
st_and_l_are_not_compared(void **state)
{
	struct setting *setting = begin("file");
	struct certificate *certificate =
	    add(setting, "5", day(2025, 1, 1), NULL);

	(void)state;
	name_add(&certificate->subject, "L", "Chofu-shi");
	name_add(&certificate->subject, "ST", "Tokyo");
	decide(setting);
	expect(setting, KIND_RENEW, "without-ou-after", "5");
	end(setting);
}

static void
foreign_issuer_is_no_evidence(void **state)
{
	struct setting *setting = begin("file");
	struct certificate *certificate =
	    add(setting, "5", day(2025, 1, 1), NULL);

	(void)state;
	set_value(&certificate->issuer, "CN", "R11");
	decide(setting);
	expect(setting, KIND_UNKNOWN, "not-known", NULL);
	assert_non_null(diagnostics_find(&setting->problems, 303));
	assert_non_null(diagnostics_find(&setting->problems, 301));
	end(setting);
}

static void
other_name_is_no_evidence(void **state)
{
	struct setting *setting = begin("file");
	struct certificate *certificate =
	    add(setting, "5", day(2025, 1, 1), NULL);

	(void)state;
	set_value(&certificate->subject, "CN", "ftp.lab-example.uec.ac.jp");
	decide(setting);
	expect(setting, KIND_UNKNOWN, "not-known", NULL);
	assert_non_null(diagnostics_find(&setting->problems, 304));
	end(setting);
}

static void
authority_is_set_aside(void **state)
{
	struct setting *setting = begin("file");
	struct certificate *certificate =
	    add(setting, "5", day(2015, 1, 1), NULL);

	(void)state;
	set_value(&certificate->subject, "CN", "NII Open Domain CA - G7 RSA");
	certificate->is_authority = true;
	add(setting, "6", day(2025, 1, 1), NULL);
	decide(setting);
	expect(setting, KIND_RENEW, "without-ou-after", "6");
	assert_int_equal(setting->problems.count, 0);
	end(setting);
}

static void
unknown_gives_no_verdict(void **state)
{
	struct setting *setting = begin("unknown");

	(void)state;
	decide(setting);
	expect(setting, KIND_UNKNOWN, "not-known", NULL);
	assert_non_null(diagnostics_find(&setting->problems, 301));
	end(setting);
}

static void
type(struct setting *setting, const char *serial, const char *issued,
     const char *ou)
{
	application_set(&setting->application, FIELD_PREVIOUS_SERIAL, serial);
	application_set(&setting->application, FIELD_PREVIOUS_ISSUED, issued);
	application_set(&setting->application, FIELD_PREVIOUS_OU, ou);
}

static void
typed_in_any_notation(void **state)
{
	static const char *const serials[] = {
	    "1A:87:8A:E3:DF:DD:4A:DA",
	    "0x1a878ae3dfdd4ada",
	    "1A878AE3DFDD4ADA",
	    "serial=1A878AE3DFDD4ADA",
	    "1911649278160095962",
	    "１９１１６４９２７８１６００９５９６２"};

	(void)state;
	for (size_t i = 0; i < sizeof(serials) / sizeof(*serials); i++) {
		struct setting *setting = begin("typed");

		type(setting, serials[i], "2025-06-01", "no");
		decide(setting);
		expect(setting, KIND_RENEW, "without-ou-after",
		       "1911649278160095962");
		end(setting);
	}
}

static void
typed_with_ou_needs_no_serial(void **state)
{
	struct setting *setting = begin("typed");

	(void)state;
	type(setting, "", "2021-06-01", "yes");
	decide(setting);
	expect(setting, KIND_NEW, "only-with-ou", NULL);
	end(setting);
}

static void
typed_without_serial_is_not_known(void **state)
{
	struct setting *setting = begin("typed");

	(void)state;
	type(setting, "", "2025-06-01", "no");
	decide(setting);
	expect(setting, KIND_UNKNOWN, "not-known", NULL);
	end(setting);
}

static void
claiming_new_against_the_evidence(void **state)
{
	struct setting *setting = begin("file");
	const struct diagnostic *problem;

	(void)state;
	add(setting, "5", day(2025, 1, 1), NULL);
	application_set(&setting->application, FIELD_REQUEST, "new");
	decide(setting);
	assert_int_equal(setting->verdict.kind, KIND_UNKNOWN);
	problem = diagnostics_find(&setting->problems, 212);
	assert_int_equal(problem->severity, SEVERITY_ERROR);
	assert_string_equal(problem->argument[0], "5");
	end(setting);
}

static void
confirmed_new_stands_with_a_warning(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	add(setting, "5", day(2025, 1, 1), NULL);
	application_set(&setting->application, FIELD_REQUEST_CONFIRMED, "new");
	decide(setting);
	assert_int_equal(setting->verdict.kind, KIND_NEW);
	assert_true(setting->verdict.overridden);
	assert_null(setting->verdict.serial);
	assert_int_equal(diagnostics_find(&setting->problems, 212)->severity,
			 SEVERITY_WARNING);
	end(setting);
}

/* What is to be confirmed, and what was. */
static void
only_what_is_open_is_to_be_confirmed(void **state)
{
	struct setting *setting = begin("file");
	const struct diagnostic *problem;

	(void)state;
	add(setting, "5", day(2021, 1, 1), "Center");
	application_set(&setting->application, FIELD_REQUEST, "renew");
	decide(setting);
	problem = diagnostics_find(&setting->problems, 302);
	assert_int_equal(problem->severity, SEVERITY_ERROR);
	assert_non_null(problem->advice);
	verdict_release(&setting->verdict);
	diagnostics_clear(&setting->problems);
	application_set(&setting->application, FIELD_REQUEST_CONFIRMED,
			"renew");
	decide(setting);
	assert_int_equal(setting->verdict.kind, KIND_RENEW);
	problem = diagnostics_find(&setting->problems, 302);
	assert_int_equal(problem->severity, SEVERITY_WARNING);
	assert_null(problem->advice);
	end(setting);
}

static void
renewal_needs_a_serial(void **state)
{
	struct setting *setting = begin("none");

	(void)state;
	application_set(&setting->application, FIELD_REQUEST_CONFIRMED,
			"renew");
	decide(setting);
	assert_int_equal(setting->verdict.kind, KIND_UNKNOWN);
	assert_int_equal(diagnostics_find(&setting->problems, 302)->severity,
			 SEVERITY_ERROR);
	end(setting);
}

static void
confirmed_renewal_takes_the_newest_serial(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	add(setting, "77", day(2021, 9, 1), "Lab");
	application_set(&setting->application, FIELD_REQUEST_CONFIRMED,
			"renew");
	decide(setting);
	assert_int_equal(setting->verdict.kind, KIND_RENEW);
	assert_string_equal(setting->verdict.serial, "77");
	assert_true(setting->verdict.overridden);
	end(setting);
}

/* Column 4 may not stay empty: typed with OU, the serial number is not asked
 * for. */
static void
confirmed_renewal_needs_a_serial_all_the_same(void **state)
{
	static const char *const days[] = {"2021-06-01", "2025-06-01"};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct setting *setting = begin("typed");

		application_set(&setting->application, FIELD_PREVIOUS_ISSUED,
				days[i]);
		application_set(&setting->application, FIELD_PREVIOUS_OU,
				"yes");
		application_set(&setting->application, FIELD_REQUEST_CONFIRMED,
				"renew");
		decide(setting);
		assert_int_equal(setting->verdict.kind, KIND_UNKNOWN);
		assert_false(setting->verdict.overridden);
		assert_int_equal(
		    diagnostics_find(&setting->problems, 302)->severity,
		    SEVERITY_ERROR);
		assert_int_equal(!diagnostics_find(&setting->problems, 306),
				 i == 0);
		end(setting);
	}
}

static void
every_rule_can_be_reached_and_is_said(void **state)
{
	(void)state;
	for (unsigned int bits = 0; bits < 1U << FACT_COUNT; bits++) {
		bool found = false;

		for (size_t i = 0; !found && i < rule_count; i++) {
			found = true;
			for (int fact = 0; fact < FACT_COUNT; fact++)
				if (rules[i].fact[fact] != FACT_ANY &&
				    (rules[i].fact[fact] == FACT_YES) !=
					!!(bits & 1U << fact))
					found = false;
		}
		/* A gap in the matrix would be a verdict by accident. */
		assert_true(found);
	}
	for (size_t i = 0; i < rule_count; i++)
		assert_true(*rules[i].ground);
}

/* Last time's record speaks against "never issued", for its name alone. */
static void
test_last_record(void **state)
{
	struct setting *setting = begin("none");
	const struct diagnostic *doubt;

	(void)state;
	decide(setting);
	assert_null(diagnostics_find(&setting->problems, 212));
	verdict_release(&setting->verdict);
	setting->application.last_kind = alloc_string("renew");
	setting->application.last_serial = alloc_string("4711");
	setting->application.last_fqdn = alloc_string(FQDN);
	decide(setting);
	doubt = diagnostics_find(&setting->problems, 212);
	assert_non_null(doubt);
	assert_int_equal(doubt->severity, SEVERITY_WARNING);
	assert_string_equal(doubt->argument[0], "4711");
	verdict_release(&setting->verdict);
	diagnostics_clear(&setting->problems);
	alloc_replace(&setting->application.last_kind, "new");
	decide(setting);
	assert_non_null(diagnostics_find(&setting->problems, 212));
	verdict_release(&setting->verdict);
	diagnostics_clear(&setting->problems);
	setting->application.made_folder = alloc_string("/old/place");
	decide(setting);
	assert_null(diagnostics_find(&setting->problems, 212));
	verdict_release(&setting->verdict);
	alloc_replace(&setting->application.made_folder, NULL);
	alloc_replace(&setting->application.last_kind, "revoke");
	decide(setting);
	assert_null(diagnostics_find(&setting->problems, 212));
	verdict_release(&setting->verdict);
	alloc_replace(&setting->application.last_kind, "renew");
	alloc_replace(&setting->application.last_fqdn, "other.uec.ac.jp");
	decide(setting);
	assert_null(diagnostics_find(&setting->problems, 212));
	end(setting);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_last_record),
	    cmocka_unit_test(nothing_issued_is_new),
	    cmocka_unit_test(only_with_ou_is_new),
	    cmocka_unit_test(without_ou_is_renewal_of_the_newest),
	    cmocka_unit_test(issued_after_the_day_is_renewal),
	    cmocka_unit_test(the_day_is_counted_in_japan),
	    cmocka_unit_test(ou_after_the_day_is_a_contradiction),
	    cmocka_unit_test(other_organization_is_new_and_warned),
	    cmocka_unit_test(st_and_l_are_not_compared),
	    cmocka_unit_test(foreign_issuer_is_no_evidence),
	    cmocka_unit_test(other_name_is_no_evidence),
	    cmocka_unit_test(authority_is_set_aside),
	    cmocka_unit_test(unknown_gives_no_verdict),
	    cmocka_unit_test(typed_in_any_notation),
	    cmocka_unit_test(typed_with_ou_needs_no_serial),
	    cmocka_unit_test(typed_without_serial_is_not_known),
	    cmocka_unit_test(claiming_new_against_the_evidence),
	    cmocka_unit_test(only_what_is_open_is_to_be_confirmed),
	    cmocka_unit_test(confirmed_new_stands_with_a_warning),
	    cmocka_unit_test(renewal_needs_a_serial),
	    cmocka_unit_test(confirmed_renewal_takes_the_newest_serial),
	    cmocka_unit_test(confirmed_renewal_needs_a_serial_all_the_same),
	    cmocka_unit_test(every_rule_can_be_reached_and_is_said),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
