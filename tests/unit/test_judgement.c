/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that are not what one expects, and what each decision makes of
 * them: evidence, revocation, the live server. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/evidence.h"
#include "application/revocation.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/certificate_fixture.h"
#include "tests/unit/expect.h"

#include <string.h>

static enum standing
standing(const struct fixture *fixture, const struct certificate *one)
{
	return evidence_standing(one, FIXTURE_FQDN, fixture->profile);
}

static void
only_the_service_is_believed(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates list = {0};
	struct certificate *one = add(&list, "1", ISSUED);

	(void)state;
	assert_int_equal(standing(fixture, one), STANDING_COUNTS);
	/* Signed by itself under the service's name. */
	one->is_self_signed = true;
	assert_int_equal(standing(fixture, one), STANDING_FOREIGN);
	one->is_self_signed = false;
	set(&one->issuer, "O", ISSUER);
	assert_int_equal(standing(fixture, one), STANDING_FOREIGN);
	/* A CA's certificate is set aside, unless it is the server's. */
	one->is_authority = true;
	set(&one->issuer, "CN", ISSUER);
	assert_int_equal(standing(fixture, one), STANDING_COUNTS);
	set(&one->subject, "CN", ISSUER);
	assert_int_equal(standing(fixture, one), STANDING_AUTHORITY);
	certificates_release(&list);
	fixture_end(fixture);
}

/* Which file is meant is told by its line; who issued it, by what there is. */
static void
what_does_not_count_is_told_where_it_stands(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	struct certificates *list = &fixture->material.previous;
	struct verdict verdict = {0};

	(void)state;
	application_set(application, FIELD_HISTORY, "file");
	application_set_line(application, FIELD_PREVIOUS_FILES, 0,
			     "/work/1.pem");
	application_set_line(application, FIELD_PREVIOUS_FILES, 1, "2.pem");
	set(&add(list, "1", ISSUED)->issuer, NULL, NULL);
	set(&add(list, "2", ISSUED)->issuer, "O", "Acme");
	set(&add(list, "3", ISSUED)->subject, "CN", "other.uec.ac.jp");
	evidence_collect(&fixture->context, &verdict, &fixture->problems);
	expect(&fixture->problems, 303, 303, 304);
	assert_int_equal(fixture->problems.item[0]->index, 0);
	assert_string_equal(fixture->problems.item[0]->argument[0], "");
	assert_int_equal(fixture->problems.item[1]->index, 1);
	assert_string_equal(fixture->problems.item[1]->argument[0], "Acme");
	assert_false(verdict.facts[FACT_KNOWN]);
	verdict_release(&verdict);
	verdict_release(NULL);
	fixture_end(fixture);
}

static void
another_country_is_another_subject(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates *list = &fixture->material.previous;
	struct verdict verdict = {0};

	(void)state;
	application_set(&fixture->application, FIELD_HISTORY, "file");
	alloc_replace(&add(list, "1", ISSUED)->subject.attribute[0].value,
		      "US");
	rule_decide(&fixture->context, &verdict, &fixture->problems);
	expect(&fixture->problems, 305);
	assert_string_equal(verdict.rule->name, "other-organization");
	verdict_release(&verdict);
	fixture_end(fixture);
}

/* The newest speaks, in whatever order they come. */
static void
the_newest_is_found_in_any_order(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates *list = &fixture->material.previous;
	struct verdict verdict = {0};
	struct evidence typed[3] = {
	    {.standing = STANDING_COUNTS, .issued = {2025, 1, 1}},
	    {.standing = STANDING_COUNTS, .issued = {2026, 1, 1}},
	    {.standing = STANDING_COUNTS, .issued = {2025, 6, 1}}};

	(void)state;
	assert_null(verdict_certificate(&verdict));
	application_set(&fixture->application, FIELD_HISTORY, "file");
	add(list, "1", ISSUED);
	add(list, "2", ISSUED + DAY);
	add(list, "3", ISSUED - DAY);
	set(&add(list, "4", ISSUED + 2 * DAY)->issuer, "CN", "R11");
	rule_decide(&fixture->context, &verdict, &fixture->problems);
	assert_string_equal(verdict.serial, "2");
	assert_ptr_equal(verdict_certificate(&verdict), list->item[1]);
	/* Only by the day, where one of two is typed. */
	typed[0].certificate = list->item[0];
	assert_ptr_equal(evidence_newest(typed, 3, false), &typed[1]);
	verdict_release(&verdict);
	fixture_end(fixture);
}

/* What a revocation of these answers is refused with, 0 when it is not. */
static int
revoking(struct fixture *fixture, const char *history, const char *field)
{
	struct verdict verdict;
	int number = 0;
	char *dn;

	diagnostics_clear(&fixture->problems);
	application_set(&fixture->application, FIELD_PURPOSE, "revoke");
	application_set(&fixture->application, FIELD_HISTORY, history);
	revocation_decide(&fixture->context, &verdict, &dn, &fixture->problems);
	for (size_t i = 0; !number && i < fixture->problems.count; i++)
		if (fixture->problems.item[i]->severity == SEVERITY_ERROR) {
			number = fixture->problems.item[i]->number;
			assert_string_equal(fixture->problems.item[i]->field,
					    field);
		}
	assert_int_equal(dn == NULL, number != 0);
	if (!number)
		assert_string_equal(
		    dn, "CN=" FIXTURE_FQDN ",O=The University of "
			"Electro-Communications,L=chofu,ST=tokyo,C=JP");
	verdict_release(&verdict);
	free(dn);
	return number;
}

static void
one_certificate_is_revoked_or_none(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	struct certificates *list = &fixture->material.previous;
	struct name *issuer;

	(void)state;
	assert_int_equal(revoking(fixture, "none", "history"), 201);
	assert_int_equal(revoking(fixture, "server", "previous-server"), 201);
	assert_int_equal(revoking(fixture, "typed", "previous-serial"), 201);
	assert_int_equal(revoking(fixture, "file", "previous-files"), 201);
	issuer = &add(list, "1", ISSUED)->issuer;
	set(issuer, "CN", "R11");
	assert_int_equal(revoking(fixture, "file", "previous-files"), 303);
	set(issuer, "CN", ISSUER);
	assert_int_equal(revoking(fixture, "file", "previous-files"), 0);
	/* The same one again, as in a chain, is no second one. */
	add(list, "1", ISSUED);
	assert_int_equal(revoking(fixture, "file", "previous-files"), 0);
	add(list, "2", ISSUED);
	assert_int_equal(revoking(fixture, "file", "previous-files"), 706);
	certificates_release(list);
	set(&add(list, "3", ISSUED)->subject, "CN", "other.uec.ac.jp");
	assert_int_equal(revoking(fixture, "file", "previous-files"), 304);
	application_set(application, FIELD_PREVIOUS_SERIAL, "77");
	application_set(application, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	application_set(application, FIELD_PREVIOUS_OU, "no");
	assert_int_equal(revoking(fixture, "typed", "previous-serial"), 0);
	application_set(application, FIELD_PREVIOUS_OU, "yes");
	assert_int_equal(revoking(fixture, "typed", "previous-ou"), 506);
	application_set(application, FIELD_PREVIOUS_SERIAL, NULL);
	assert_int_equal(revoking(fixture, "typed", "previous-serial"), 201);
	fixture_end(fixture);
}

/* A serial number that nobody could type comes from no certificate either. */
static void
what_is_no_serial_number_is_not_taken(void **state)
{
	static const char *const impossible[] = {
	    "-5", "0", "1461501637330902918203684832716283019655932542976"};

	(void)state;
	for (size_t i = 0; i < sizeof(impossible) / sizeof(*impossible); i++) {
		struct fixture *fixture = fixture_begin("uec");
		struct certificates *list = &fixture->material.previous;
		struct verdict verdict = {0};

		application_set(&fixture->application, FIELD_HISTORY, "file");
		add(list, impossible[i], ISSUED);
		rule_decide(&fixture->context, &verdict, &fixture->problems);
		expect(&fixture->problems, 307);
		assert_int_equal(fixture->problems.item[0]->severity,
				 SEVERITY_ERROR);
		assert_int_equal(verdict.kind, KIND_UNKNOWN);
		assert_null(verdict.serial);
		verdict_release(&verdict);
		assert_int_equal(revoking(fixture, "file", "previous-files"),
				 307);
		/* One of somebody else's stays his own business. */
		set(&list->item[0]->issuer, "CN", "R11");
		assert_int_equal(revoking(fixture, "file", "previous-files"),
				 303);
		fixture_end(fixture);
	}
}

/* Which way round the certificate has its subject does not matter. */
static void
column_1_begins_with_the_name(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct certificates *list = &fixture->material.previous;
	struct name *subject = &add(list, "1", ISSUED)->subject;
	struct name reversed = {0};

	(void)state;
	for (size_t i = subject->count; i-- > 0;)
		name_add(&reversed, subject->attribute[i].type,
			 subject->attribute[i].value);
	assert_int_equal(revoking(fixture, "file", ""), 0);
	name_release(subject);
	*subject = reversed;
	assert_int_equal(revoking(fixture, "file", ""), 0);
	fixture_end(fixture);
}

/* A centre that revokes by itself after a renewal says so; no other does. */
static void
superseded_needs_no_tsv_everywhere(void **state)
{
	struct fixture *fixture = fixture_begin("uec");

	(void)state;
	/* It is not out of date, which would be told, too. */
	add(&fixture->material.previous, "1", ISSUED)->not_after =
	    ISSUED + 4000 * DAY;
	assert_string_equal(revocation_reason("9"), "");
	assert_non_null(strstr(revocation_reason("4"), "superseded"));
	application_set(&fixture->application, FIELD_REVOKE_REASON, "4");
	assert_int_equal(revoking(fixture, "file", ""), 0);
	expect(&fixture->problems, 311);
	application_set(&fixture->application, FIELD_REVOKE_REASON, "5");
	assert_int_equal(revoking(fixture, "file", ""), 0);
	expect_nothing(&fixture->problems);
	fixture->profile->after_renewal = PROFILE_AFTER_RENEWAL_TSV;
	application_set(&fixture->application, FIELD_REVOKE_REASON, "4");
	assert_int_equal(revoking(fixture, "file", ""), 0);
	expect_nothing(&fixture->problems);
	fixture_end(fixture);
}

/* The live server showed list; gives what comparing it with the files says. */
static void
compare(struct fixture *fixture)
{
	diagnostics_clear(&fixture->problems);
	alloc_replace(&fixture->material.live_for, FIXTURE_FQDN ":443");
	material_compare(&fixture->material, &fixture->application,
			 &fixture->problems);
}

static void
the_live_server_is_held_against_the_right_file(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct material *material = &fixture->material;
	struct certificate *live, *file;

	(void)state;
	compare(fixture);
	expect_nothing(&fixture->problems);
	live = add(&material->live, "5", ISSUED);
	compare(fixture);
	expect_nothing(&fixture->problems);
	/* A file of another server is all there is. */
	file = add(&material->previous, "1", ISSUED);
	set(&file->subject, "CN", "other.uec.ac.jp");
	compare(fixture);
	expect(&fixture->problems, 310);
	assert_string_equal(fixture->problems.item[0]->argument[2], "1");
	/* The newest of those with the same name, CAs set aside. */
	add(&material->previous, "2", ISSUED - 2 * DAY);
	add(&material->previous, "3", ISSUED - DAY);
	add(&material->previous, "4", ISSUED - 3 * DAY);
	add(&material->previous, "9", ISSUED)->is_authority = true;
	compare(fixture);
	expect(&fixture->problems, 310);
	assert_string_equal(fixture->problems.item[0]->argument[2], "3");
	/* Names on either side only. */
	strings_add(&live->dns_names, "more.uec.ac.jp");
	compare(fixture);
	expect(&fixture->problems, 310, 310);
	assert_string_equal(fixture->problems.item[1]->argument[0],
			    "more.uec.ac.jp");
	assert_string_equal(fixture->problems.item[1]->argument[1], "-");
	strings_add(&material->previous.item[2]->dns_names, "less.uec.ac.jp");
	strings_release(&live->dns_names);
	strings_add(&live->dns_names, FIXTURE_FQDN);
	compare(fixture);
	assert_string_equal(fixture->problems.item[1]->argument[0], "-");
	assert_string_equal(fixture->problems.item[1]->argument[1],
			    "less.uec.ac.jp");
	/* The same certificate in a file is no difference. */
	add(&material->previous, "5", ISSUED);
	compare(fixture);
	expect_nothing(&fixture->problems);
	fixture_end(fixture);
}

static void
the_leaf_is_the_first_that_is_no_cas(void **state)
{
	struct certificates list = {0};

	(void)state;
	assert_null(certificates_leaf(&list));
	add(&list, "1", ISSUED)->is_authority = true;
	assert_ptr_equal(certificates_leaf(&list), list.item[0]);
	add(&list, "2", ISSUED);
	assert_ptr_equal(certificates_leaf(&list), list.item[1]);
	assert_string_equal(
	    certificates_chain_text(&list, certificates_chain_state(&list),
				    (struct date){2026, 11, 22}),
	    "out of order, or a link is missing");
	certificates_release(&list);
}

/* An answer that names no server is not looked at, and breaks nothing. */
static void
no_server_no_look(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct material *material = &fixture->material;

	(void)state;
	application_set(&fixture->application, FIELD_HISTORY, "server");
	application_set(&fixture->application, FIELD_PREVIOUS_SERVER, "a b");
	material_look_if_asked(material, &fixture->application);
	assert_null(material->live_for);
	assert_null(material_live(material, &fixture->application));
	application_set(&fixture->application, FIELD_PREVIOUS_SERVER, NULL);
	material_look_if_asked(material, &fixture->application);
	assert_null(material->live_for);
	material_release(NULL);
	fixture_end(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(only_the_service_is_believed),
	    cmocka_unit_test(what_does_not_count_is_told_where_it_stands),
	    cmocka_unit_test(another_country_is_another_subject),
	    cmocka_unit_test(the_newest_is_found_in_any_order),
	    cmocka_unit_test(one_certificate_is_revoked_or_none),
	    cmocka_unit_test(what_is_no_serial_number_is_not_taken),
	    cmocka_unit_test(column_1_begins_with_the_name),
	    cmocka_unit_test(superseded_needs_no_tsv_everywhere),
	    cmocka_unit_test(the_live_server_is_held_against_the_right_file),
	    cmocka_unit_test(the_leaf_is_the_first_that_is_no_cas),
	    cmocka_unit_test(no_server_no_look),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
