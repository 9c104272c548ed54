/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The certificate that came, judged by issuer, subject and chain; and what may
 * be suggested for the next application. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/arrival.h"
#include "application/field_choice.h"
#include "application/hints.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/certificate_fixture.h"
#include "tests/unit/data.h"
#include "tests/unit/expect.h"

#include <string.h>

/* What arrival_check says to this certificate alone. */
static void
arrive(struct fixture *fixture, const struct certificate *leaf,
       const struct certificate *const *chain, size_t chain_count)
{
	static const struct strings no_names;
	const struct arrival arrival = {.profile = fixture->profile,
					.today = {2026, 3, 12},
					.fqdn = FIXTURE_FQDN,
					.dns_names = &no_names,
					.leaf = leaf,
					.chain = chain,
					.chain_count = chain_count};

	diagnostics_clear(&fixture->problems);
	arrival_check(&arrival, &fixture->problems);
}

static void
what_came_is_judged_by_who_issued_it(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates list = {0};
	struct certificate *leaf = add(&list, "1", ISSUED);

	(void)state;
	arrive(fixture, leaf, NULL, 0);
	expect(&fixture->problems, 516);
	set(&leaf->issuer, "O", "Acme");
	arrive(fixture, leaf, NULL, 0);
	expect(&fixture->problems, 303);
	assert_string_equal(fixture->problems.item[0]->argument[0], "Acme");
	set(&leaf->issuer, NULL, NULL);
	arrive(fixture, leaf, NULL, 0);
	expect(&fixture->problems, 303);
	assert_string_equal(fixture->problems.item[0]->argument[0], "");
	set(&leaf->issuer, "CN", ISSUER);
	leaf->is_self_signed = true;
	arrive(fixture, leaf, NULL, 0);
	expect(&fixture->problems, 303);
	certificates_release(&list);
	fixture_end(fixture);
}

static void
what_came_has_the_registered_subject(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates list = {0};
	struct certificate *leaf = add(&list, "1", ISSUED);

	(void)state;
	name_add(&leaf->subject, "OU", "Lab");
	arrive(fixture, leaf, NULL, 0);
	expect(&fixture->problems, 506, 516);
	set(&leaf->subject, "CN", FIXTURE_FQDN);
	arrive(fixture, leaf, NULL, 0);
	/* C, ST, L and O are missing. */
	expect(&fixture->problems, 505, 505, 505, 505, 516);
	certificates_release(&list);
	fixture_end(fixture);
}

static void
read_certificates(struct certificates *list, const char *name)
{
	struct data data = data_read(name);
	struct diagnostics problems = {0};

	assert_true(
	    certificates_read(name, data.bytes, data.size, list, &problems));
	diagnostics_release(&problems);
	free(data.bytes);
}

/* An issuer that the profile does not expect on that day is told. */
static void
another_issuing_ca_is_told(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates list = {0};
	const struct certificate *chain[1];
	const struct diagnostic *found;

	(void)state;
	read_certificates(&list, "old.pem");
	read_certificates(&list, "ca.pem");
	chain[0] = list.item[1];
	application_set_line(&fixture->application, FIELD_DNS_NAMES, 0,
			     "app1.lab-example.uec.ac.jp");
	application_set_line(&fixture->application, FIELD_DNS_NAMES, 1,
			     "app2.lab-example.uec.ac.jp");
	arrive(fixture, list.item[0], chain, 1);
	found = expect_one(&fixture->problems, 516);
	assert_int_equal(found->severity, SEVERITY_WARNING);
	assert_string_equal(found->argument[0], "NII Open Domain CA - TEST");
	certificates_release(&list);
	fixture_end(fixture);
}

static void
expect_text(char *found, const char *expected)
{
	if (expected)
		assert_string_equal(found, expected);
	else
		assert_null(found);
	free(found);
}

/* Only what is likely is suggested: a host name under the institution, what
 * runs here, and the last person; an example is none of these in plain lines,
 * where Enter alone would take it. */
static void
suggestions_need_a_ground(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct surroundings *surroundings = &fixture->surroundings;
	const struct context *context = &fixture->context;
	struct hints hints = {0};

	(void)state;
	expect_text(field_suggest_fqdn(context), NULL);
	alloc_replace(&surroundings->host_name, "");
	expect_text(field_suggest_fqdn(context), NULL);
	alloc_replace(&surroundings->host_name, NULL);
	expect_text(field_suggest_fqdn(context), NULL);
	alloc_replace(&surroundings->host_name, "DB1.uec.ac.jp");
	expect_text(field_suggest_fqdn(context), "db1.uec.ac.jp");

	expect_text(field_suggest_name(context), NULL);
	expect_text(field_suggest_software(context), NULL);
	fixture->context.hints = &hints;
	expect_text(field_suggest_name(context), NULL);
	surroundings->plain = true;
	expect_text(field_suggest_software(context), NULL);
	surroundings->plain = false;
	expect_text(field_suggest_software(context),
		    fixture->profile->software_examples.item[0]);
	application_set(&hints.last, FIELD_MANAGER_NAME, "Taro");
	application_set(&hints.last, FIELD_SOFTWARE, "nginx 1.22");
	expect_text(field_suggest_name(context), "Taro");
	expect_text(field_suggest_department(context), NULL);
	surroundings->plain = true;
	expect_text(field_suggest_software(context), "nginx 1.22");
	strings_add(&hints.installed, "Apache 2.4.62");
	expect_text(field_suggest_software(context), "Apache 2.4.62");
	strings_release(&fixture->profile->software_examples);
	strings_release(&hints.installed);
	application_release(&hints.last);
	surroundings->plain = false;
	expect_text(field_suggest_software(context), NULL);
	fixture_end(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_came_is_judged_by_who_issued_it),
	    cmocka_unit_test(what_came_has_the_registered_subject),
	    cmocka_unit_test(another_issuing_ca_is_told),
	    cmocka_unit_test(suggestions_need_a_ground),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
