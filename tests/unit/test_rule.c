/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New or renewal: the matrix of service.md, line by line. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/rule_fixture.h"

#include <locale.h>

static void
set_value(struct name *name, const char *type, const char *value)
{
	for (size_t i = 0; i < name->count; i++)
		if (strcmp(name->attribute[i].type, type) == 0)
			alloc_replace(&name->attribute[i].value, value);
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
expect_305(struct setting *setting, const char *message)
{
	const struct diagnostic *problem =
	    diagnostics_find(&setting->problems, 305);
	char *got;

	assert_non_null(problem);
	assert_int_equal(problem->severity, SEVERITY_WARNING);
	got = diagnostic_message(problem);
	assert_string_equal(got, message);
	free(got);
}

/* Beside one of the same O it decides nothing: not that this is new. */
static void
other_organization_beside_the_same(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	set_value(&add(setting, "5", day(2025, 1, 1), NULL)->subject, "O",
		  "Denki");
	add(setting, "6", day(2024, 1, 1), NULL);
	decide(setting);
	expect(setting, KIND_RENEW, "without-ou-after", "6");
	expect_305(setting,
		   "The certificate with serial number 5 has another O or C (O "
		   "is \"Denki\"): it is of another subject, and is not used "
		   "to decide between new and renewal.");
	end(setting);
}

static void
other_organization_renewed_all_the_same(void **state)
{
	struct setting *setting = begin("file");

	(void)state;
	set_value(&add(setting, "5", day(2025, 1, 1), NULL)->subject, "O",
		  "Denki");
	application_set(&setting->application, FIELD_REQUEST, "renew");
	application_set(&setting->application, FIELD_REQUEST_CONFIRMED,
			"renew");
	decide(setting);
	assert_int_equal(setting->verdict.kind, KIND_RENEW);
	expect_305(setting, "The certificate with serial number 5 has another "
			    "O or C (O is \"Denki\"), so it is of another "
			    "subject than this application.");
	end(setting);
}

/* It is said that there is none, not that it is "". */
static void
no_organization_is_said(void **state)
{
	static const char *const os[] = {NULL, ""};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct setting *setting = begin("file");
		struct certificate *one =
		    add(setting, "5", day(2025, 1, 1), NULL);

		name_release(&one->subject);
		if (os[i])
			name_add(&one->subject, "O", os[i]);
		name_add(&one->subject, "CN", FQDN);
		decide(setting);
		expect(setting, KIND_NEW, "other-organization", NULL);
		expect_305(setting,
			   "The earlier certificate has no O in its subject, "
			   "so this counts as a new application. NII's flow "
			   "chart compares the CN alone: ask the centre when "
			   "the service answers 212.");
		end(setting);
	}
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_issued_is_new),
	    cmocka_unit_test(only_with_ou_is_new),
	    cmocka_unit_test(without_ou_is_renewal_of_the_newest),
	    cmocka_unit_test(issued_after_the_day_is_renewal),
	    cmocka_unit_test(the_day_is_counted_in_japan),
	    cmocka_unit_test(ou_after_the_day_is_a_contradiction),
	    cmocka_unit_test(other_organization_is_new_and_warned),
	    cmocka_unit_test(other_organization_beside_the_same),
	    cmocka_unit_test(other_organization_renewed_all_the_same),
	    cmocka_unit_test(no_organization_is_said),
	    cmocka_unit_test(st_and_l_are_not_compared),
	    cmocka_unit_test(foreign_issuer_is_no_evidence),
	    cmocka_unit_test(other_name_is_no_evidence),
	    cmocka_unit_test(authority_is_set_aside),
	    cmocka_unit_test(unknown_gives_no_verdict),
	    cmocka_unit_test(every_rule_can_be_reached_and_is_said),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
