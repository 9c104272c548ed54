/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan: every cell, name and file before anything is written. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/filing.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/expect.h"

#include <string.h>

/* The files of a folder called N. */
static void
list_files(const struct plan *plan, struct strings *files)
{
	struct filing filing;

	filing_make(&filing, plan, "N", "N", false);
	filing_list(&filing, files);
	filing_release(&filing);
}

static void
make(struct fixture *fixture, struct plan *plan)
{
	plan_make(&fixture->context, plan, &fixture->problems);
}

static void
expect_cell(const struct plan *plan, enum tsv_column column, const char *text)
{
	assert_string_equal(tsv_row_get(&plan->row, column), text);
}

static void
case_1_gives_its_cells(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct plan plan;

	(void)state;
	make(fixture, &plan);
	expect_nothing(&fixture->problems);
	expect_cell(&plan, TSV_DN,
		    "CN=www.lab-example.uec.ac.jp,O=The University of "
		    "Electro-Communications,L=chofu,ST=tokyo,C=JP");
	expect_cell(&plan, TSV_PROFILE_ID, "3");
	for (int column = TSV_BLANK; column <= TSV_CSR; column++)
		expect_cell(&plan, (enum tsv_column)column, "");
	expect_cell(&plan, TSV_NAME, "調布 太郎");
	expect_cell(&plan, TSV_DEPARTMENT, "大学院情報理工学研究科");
	expect_cell(&plan, TSV_EMAIL, "chofu.taro@lab-example.uec.ac.jp");
	expect_cell(&plan, TSV_FQDN, FIXTURE_FQDN);
	expect_cell(&plan, TSV_SOFTWARE, "Apache 2.4.62");
	expect_cell(&plan, TSV_DNS_NAMES, "");
	assert_string_equal(plan_cell(&plan, TSV_CSR), "(made later)");
	assert_string_equal(plan_cell(&plan, TSV_SERIAL), "");
	assert_int_equal(plan.kind, TSV_NEW);
	assert_true(plan.makes_key);
	assert_true(plan.has_tsv);
	assert_string_equal(plan.parent, "/work/upki");
	plan_release(&plan);
	plan_release(NULL);
	fixture_end(fixture);
}

static void
the_subject_is_the_profiles(void **state)
{
	static const char *const wanted[][2] = {
	    {"C", "JP"},
	    {"ST", "tokyo"},
	    {"L", "chofu"},
	    {"O", "The University of Electro-Communications"},
	    {"CN", FIXTURE_FQDN}};
	struct fixture *fixture = fixture_begin("uec");
	struct plan plan;

	(void)state;
	make(fixture, &plan);
	assert_int_equal(plan.subject.count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(plan.subject.attribute[i].type,
				    wanted[i][0]);
		assert_string_equal(plan.subject.attribute[i].value,
				    wanted[i][1]);
	}
	plan_release(&plan);
	fixture_end(fixture);
}

static void
typed_serial_makes_a_renewal(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	struct plan plan;
	char *text;

	(void)state;
	application_set(application, FIELD_HISTORY, "typed");
	application_set(application, FIELD_PREVIOUS_SERIAL,
			"1A:87:8A:E3:DF:DD:4A:DA");
	application_set(application, FIELD_PREVIOUS_ISSUED, "2025-06-01");
	application_set(application, FIELD_PREVIOUS_OU, "no");
	make(fixture, &plan);
	assert_false(diagnostics_have_error(&fixture->problems));
	assert_int_equal(plan.kind, TSV_RENEW);
	expect_cell(&plan, TSV_SERIAL, "1911649278160095962");
	text = plan_text(&plan, &fixture->surroundings, false);
	assert_non_null(strstr(text, "kind: renew\n"));
	assert_non_null(strstr(text, "rule: without-ou-after\n"));
	assert_non_null(strstr(text, "serial: \"1911649278160095962\"\n"));
	assert_non_null(strstr(text, "_renew.tsv\n"));
	free(text);
	plan_release(&plan);
	fixture_end(fixture);
}

/* Answers are used as they would be corrected, not as they were typed. */
static void
corrections_reach_the_row(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	struct plan plan;

	(void)state;
	application_set(application, FIELD_FQDN, " WWW.Lab-Example.uec.ac.jp ");
	application_set(application, FIELD_MANAGER_DEPARTMENT,
			"電子計算機同好会～ＵＥＣ～");
	application_set(application, FIELD_MANAGER_EMAIL,
			" taro＠lab-example.uec.ac.jp");
	application_set_line(application, FIELD_DNS_NAMES, 0,
			     "APP.lab-example.uec.ac.jp");
	make(fixture, &plan);
	assert_false(diagnostics_have_error(&fixture->problems));
	assert_string_equal(plan.fqdn, FIXTURE_FQDN);
	expect_cell(&plan, TSV_DEPARTMENT, "電子計算機同好会〜ＵＥＣ〜");
	expect_cell(&plan, TSV_EMAIL, "taro@lab-example.uec.ac.jp");
	assert_int_equal(plan.dns_names.count, 1);
	assert_string_equal(plan.dns_names.item[0],
			    "app.lab-example.uec.ac.jp");
	expect_cell(&plan, TSV_DNS_NAMES,
		    "dNSName=" FIXTURE_FQDN
		    ",dNSName=app.lab-example.uec.ac.jp");
	plan_release(&plan);
	fixture_end(fixture);
}

static void
every_fault_is_found_at_once(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;
	struct plan plan;

	(void)state;
	application_set(application, FIELD_FQDN, "www.example.com");
	application_set(application, FIELD_HISTORY, "unknown");
	application_set(application, FIELD_MANAGER_NAME, "髙橋 一郎");
	application_set(application, FIELD_MANAGER_EMAIL, NULL);
	application_set(application, FIELD_KEY_TYPE, "ec-p384");
	make(fixture, &plan);
	expect_one(&fixture->problems, 402);
	expect_one(&fixture->problems, 301);
	expect_one(&fixture->problems, 602);
	expect_one(&fixture->problems, 201);
	expect_one(&fixture->problems, 503);
	/* The review page still has something to show. */
	expect_cell(&plan, TSV_FQDN, "www.example.com");
	plan_release(&plan);
	fixture_end(fixture);
}

static void
lengths_of_whole_cells_are_counted(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct plan plan;

	(void)state;
	fixture->profile->limits.dn = 92;
	make(fixture, &plan);
	expect_one(&fixture->problems, 202);
	assert_string_equal(fixture->problems.item[0]->argument[1], "93");
	plan_release(&plan);
	diagnostics_clear(&fixture->problems);
	fixture->profile->limits.dn = 93;
	make(fixture, &plan);
	expect_nothing(&fixture->problems);
	plan_release(&plan);
	fixture_end(fixture);
}

static void
names_of_files_follow_the_attempt(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct strings files = {0};
	struct plan plan;
	char *name, *joined;

	(void)state;
	make(fixture, &plan);
	name = plan_name(&plan, &fixture->surroundings, 1);
	assert_string_equal(name, FIXTURE_FQDN "_20261122");
	free(name);
	name = plan_name(&plan, &fixture->surroundings, 2);
	assert_string_equal(name, FIXTURE_FQDN "_20261122-2");
	free(name);
	list_files(&plan, &files);
	joined = strings_join(&files, " ");
	assert_string_equal(joined, "N.key N.csr application.yaml next.txt "
				    "send/N_new.tsv send/N_letter.txt");
	free(joined);
	strings_release(&files);
	plan_release(&plan);
	fixture_end(fixture);
}

static void
an_existing_request_is_copied(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct strings files = {0};
	struct plan plan;

	(void)state;
	fixture_request(fixture, "request-rsa.csr");
	make(fixture, &plan);
	assert_false(diagnostics_have_error(&fixture->problems));
	assert_false(plan.makes_key);
	expect_cell(&plan, TSV_CSR, fixture->material.request.base64);
	assert_string_equal(plan_cell(&plan, TSV_CSR),
			    fixture->material.request.base64);
	list_files(&plan, &files);
	assert_false(strings_has(&files, "N.key"));
	strings_release(&files);
	plan_release(&plan);
	fixture_end(fixture);
}

static void
without_tsv_the_request_is_sent(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct strings files = {0};
	struct plan plan;

	(void)state;
	fixture->profile->artifact = PROFILE_ARTIFACT_CSR;
	make(fixture, &plan);
	assert_false(plan.has_tsv);
	list_files(&plan, &files);
	assert_true(strings_has(&files, "send/N.csr"));
	assert_false(strings_has(&files, "send/N_new.tsv"));
	strings_release(&files);
	plan_release(&plan);
	fixture_end(fixture);
}

static void
the_folder_is_the_options_before_the_answers(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct plan plan;

	(void)state;
	application_set(&fixture->application, FIELD_OUTPUT_DIR, "~/here");
	make(fixture, &plan);
	assert_string_equal(plan.parent, "/work/here");
	plan_release(&plan);
	fixture->surroundings.output_folder = alloc_string("there");
	make(fixture, &plan);
	assert_string_equal(plan.parent, "/work/there");
	plan_release(&plan);
	fixture_end(fixture);
}

static void
the_key_type_decides_the_profile_id(void **state)
{
	struct fixture *fixture = fixture_begin("example");
	struct plan plan;

	(void)state;
	application_set(&fixture->application, FIELD_FQDN, "www.example.ac.jp");
	application_set(&fixture->application, FIELD_MANAGER_EMAIL,
			"taro@example.ac.jp");
	application_set(&fixture->application, FIELD_KEY_TYPE, "ec-p384");
	make(fixture, &plan);
	assert_false(diagnostics_have_error(&fixture->problems));
	assert_int_equal(plan.key_type, PRIVATE_KEY_EC_P384);
	assert_int_equal(
	    strtol(tsv_row_get(&plan.row, TSV_PROFILE_ID), NULL, 10),
	    fixture->profile->profile_id_ec_p384);
	plan_release(&plan);
	fixture_end(fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(case_1_gives_its_cells),
	    cmocka_unit_test(the_subject_is_the_profiles),
	    cmocka_unit_test(typed_serial_makes_a_renewal),
	    cmocka_unit_test(corrections_reach_the_row),
	    cmocka_unit_test(every_fault_is_found_at_once),
	    cmocka_unit_test(lengths_of_whole_cells_are_counted),
	    cmocka_unit_test(names_of_files_follow_the_attempt),
	    cmocka_unit_test(an_existing_request_is_copied),
	    cmocka_unit_test(without_tsv_the_request_is_sent),
	    cmocka_unit_test(the_folder_is_the_options_before_the_answers),
	    cmocka_unit_test(the_key_type_decides_the_profile_id),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
