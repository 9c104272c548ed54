/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: answers in memory, and as YAML (interface.md). */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/application_file.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/expect.h"

#include <string.h>

/* interface.md, Application file. */
static const char model[] = "upki-application: 1\n"
			    "profile: uec\n"
			    "fqdn: www.lab.uec.ac.jp\n"
			    "history: typed\n"
			    "previous-serial: \"1911649278160095962\"\n"
			    "previous-issued: 2025-06-01\n"
			    "previous-ou: false\n"
			    "request: auto\n"
			    "dns-names: [app.lab.uec.ac.jp, b.uec.ac.jp]\n"
			    "key-source: new\n"
			    "key-type: rsa2048\n"
			    "hosting: self\n"
			    "manager-name: 調布 太郎\n"
			    "manager-department: \"\"\n"
			    "manager-email: taro@lab.uec.ac.jp\n"
			    "software: Apache 2.4.62\n"
			    "extra: {responsible-person: 電通 花子}\n"
			    "output-dir: /srv/upki\n";

/* The least that build takes. */
#define LEAST                                                                  \
	"upki-application: 1\nprofile: uec\nfqdn: www.uec.ac.jp\n"             \
	"manager-email: taro@uec.ac.jp\nsoftware: nginx\n"

static bool
read_as(const char *text, enum application_strictness strictness,
	struct application *application, struct diagnostics *problems)
{
	*application = (struct application){0};
	diagnostics_clear(problems);
	return application_read(application, "a.yaml", text, strlen(text),
				strictness, true, problems);
}

static void
the_model_is_read(void **state)
{
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	assert_true(
	    read_as(model, APPLICATION_STRICT, &application, &problems));
	expect_nothing(&problems);
	assert_string_equal(application_get(&application, FIELD_FQDN),
			    "www.lab.uec.ac.jp");
	assert_string_equal(application_get(&application, FIELD_PREVIOUS_OU),
			    "no");
	assert_int_equal(application_lines(&application, FIELD_DNS_NAMES), 2);
	assert_string_equal(application_line(&application, FIELD_DNS_NAMES, 1),
			    "b.uec.ac.jp");
	assert_string_equal(
	    application_extra(&application, "responsible-person"), "電通 花子");
	assert_false(application_has(&application, FIELD_MANAGER_DEPARTMENT));
	assert_string_equal(application.file, "a.yaml");
	assert_null(application.made_folder);
	application_release(&application);
	application_release(NULL);
	diagnostics_release(&problems);
}

static void
writing_and_reading_agree(void **state)
{
	struct application first, second;
	struct diagnostics problems = {0};
	char *text, *again;

	(void)state;
	assert_true(read_as(model, APPLICATION_STRICT, &first, &problems));
	text = application_write(&first, NULL);
	assert_true(read_as(text, APPLICATION_STRICT, &second, &problems));
	for (int field = 0; field < FIELD_COUNT; field++) {
		const struct strings *a = &first.answer[field].line;
		const struct strings *b = &second.answer[field].line;

		assert_int_equal(a->count, b->count);
		for (size_t i = 0; i < a->count; i++)
			assert_string_equal(a->item[i], b->item[i]);
	}
	again = application_write(&second, NULL);
	assert_string_equal(text, again);
	free(again);
	free(text);
	application_release(&first);
	application_release(&second);
	diagnostics_release(&problems);
}

static void
keys_that_do_not_belong_are_named(void **state)
{
	static const char *const wrong[] = {
	    "history: none\nprevious-files: [a.pem]\n",
	    "history: none\nprevious-server: a.uec.ac.jp\n",
	    "history: file\nprevious-files: [a.pem]\nprevious-serial: 12\n",
	    "history: none\nprevious-issued: 2025-01-01\n",
	    "history: unknown\nprevious-ou: yes\n",
	    "history: none\nkey-source: csr\ncsr-file: a\nkey-type: rsa2048\n",
	    "history: none\ncsr-file: a.csr\n",
	    "history: none\nkey-source: new\nkey-file: a.key\n"};
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		char *text = alloc_format("%s%s", LEAST, wrong[i]);

		assert_false(
		    read_as(text, APPLICATION_STRICT, &application, &problems));
		expect(&problems, 706);
		assert_true(problems.item[0]->line >= 7);
		assert_true(problems.item[0]->column > 1);
		application_release(&application);
		/* A draft keeps what was answered before. */
		assert_true(
		    read_as(text, APPLICATION_DRAFT, &application, &problems));
		application_release(&application);
		free(text);
	}
	diagnostics_release(&problems);
}

static void
all_faults_at_their_places(void **state)
{
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	assert_false(
	    read_as("upki-application: 2\nsofware: x\nhistory: perhaps\n"
		    "previous-issued: 2025-02-30\n"
		    "dns-names: one\n",
		    APPLICATION_STRICT, &application, &problems));
	expect_one(&problems, 702);
	expect_proposal(&problems, 702, "software");
	assert_int_equal(expect_one(&problems, 702)->line, 2);
	assert_int_equal(expect_count(&problems, 704), 4);
	/* profile, fqdn, manager-email, software */
	assert_int_equal(expect_count(&problems, 705), 4);
	application_release(&application);
	diagnostics_release(&problems);
}

static void
what_is_no_mapping_is_refused(void **state)
{
	static const char *const texts[] = {"", "just text\n", "[1, 2]\n",
					    "- upki-application: 1\n",
					    "upki-application: [1]\n"};
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		for (int strictness = 0; strictness < 2; strictness++) {
			assert_false(read_as(
			    texts[i], (enum application_strictness)strictness,
			    &application, &problems));
			assert_true(diagnostics_have_error(&problems));
			application_release(&application);
		}
	diagnostics_release(&problems);
}

static void
a_record_says_what_was_made(void **state)
{
	struct application application, record;
	struct diagnostics problems = {0};
	struct made made = {.date = alloc_string("2026-11-22"),
			    .folder = alloc_string("/srv/upki/N: x"),
			    .kind = alloc_string("renew"),
			    .serial = alloc_string("0123")};
	char *text;

	(void)state;
	strings_add(&made.files, "N.csr");
	strings_add(&made.digests, "00ff");
	assert_true(
	    read_as(model, APPLICATION_STRICT, &application, &problems));
	/* Belongs to an earlier choice: not part of what was made. */
	application_set(&application, FIELD_CSR_FILE, "/old.csr");
	application.page = 8;
	text = application_write(&application, &made);
	assert_null(strstr(text, "csr-file"));
	assert_null(strstr(text, "draft:"));
	assert_non_null(strstr(text, "  serial: \"0123\"\n"));
	assert_non_null(strstr(text, "    N.csr: 00ff\n"));
	assert_true(read_as(text, APPLICATION_STRICT, &record, &problems));
	assert_string_equal(record.made_folder, "/srv/upki/N: x");
	free(text);
	made_release(&made);
	made_release(NULL);
	application_release(&application);
	application_release(&record);
	diagnostics_release(&problems);
}

static void
the_page_of_a_draft(void **state)
{
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	assert_true(read_as("upki-application: 1\ndraft: {page: 7}\n",
			    APPLICATION_DRAFT, &application, &problems));
	assert_int_equal(application.page, 7);
	application_release(&application);
	assert_false(read_as("upki-application: 1\ndraft: {page: -1}\n",
			     APPLICATION_DRAFT, &application, &problems));
	application_release(&application);
	diagnostics_release(&problems);
}

static void
problems_find_their_answer(void **state)
{
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	assert_true(
	    read_as(model, APPLICATION_STRICT, &application, &problems));
	diagnostics_error(&problems, 402, "dns-names", "x", NULL)->index = 1;
	diagnostics_error(&problems, 402, "dns-names", "x", NULL)->index = 2;
	diagnostics_error(&problems, 402, "no-such-field", "x", NULL);
	diagnostics_error(&problems, 402, NULL, "x", NULL);
	application_place(&application, &problems);
	assert_string_equal(problems.item[0]->file, "a.yaml");
	assert_int_equal(problems.item[0]->line, 9);
	assert_int_equal(problems.item[0]->column, 32);
	for (size_t i = 1; i < 4; i++)
		assert_null(problems.item[i]->file);
	diagnostics_clear(&problems);
	/* An edited list stands nowhere. */
	application_set_line(&application, FIELD_DNS_NAMES, 2, "c.uec.ac.jp");
	diagnostics_error(&problems, 402, "dns-names", "x", NULL)->index = 2;
	application_place(&application, &problems);
	assert_null(problems.item[0]->file);
	application_release(&application);
	application_place(&application, &problems);
	diagnostics_release(&problems);
}

static void
lines_are_set_added_and_removed(void **state)
{
	struct application application = {0}, copy = {0};

	(void)state;
	application_set_line(&application, FIELD_DNS_NAMES, 5, "");
	application_set_line(&application, FIELD_DNS_NAMES, 5, "a");
	application_set_line(&application, FIELD_DNS_NAMES, 1, "b");
	application_set_line(&application, FIELD_DNS_NAMES, 2, "c");
	application_set_line(&application, FIELD_DNS_NAMES, 1, NULL);
	assert_int_equal(application_lines(&application, FIELD_DNS_NAMES), 2);
	assert_string_equal(application_line(&application, FIELD_DNS_NAMES, 1),
			    "c");
	assert_string_equal(application_line(&application, FIELD_DNS_NAMES, 2),
			    "");
	application_set(&application, FIELD_FQDN, "x");
	application_set(&application, FIELD_FQDN,
			application_get(&application, FIELD_FQDN));
	application_copy(&copy, &application);
	application_set(&application, FIELD_FQDN, "");
	assert_false(application_has(&application, FIELD_FQDN));
	assert_string_equal(application_get(&copy, FIELD_FQDN), "x");
	application_release(&application);
	application_release(&copy);
}

static void
extras_keep_their_ids(void **state)
{
	struct application application = {0};

	(void)state;
	application_set_extra(&application, "a", "");
	application_set_extra(&application, "a", "1");
	application_set_extra(&application, "b", "2");
	application_set_extra(&application, "a", "3");
	assert_string_equal(application_extra(&application, "a"), "3");
	application_set_extra(&application, "a", NULL);
	assert_string_equal(application_extra(&application, "a"), "");
	assert_string_equal(application_extra(&application, "b"), "2");
	assert_int_equal(application_lines(&application, FIELD_EXTRA), 1);
	application_release(&application);
}

/* A value left empty has no line: the ids behind it must not move up. */
static void
empty_extras_do_not_shift_the_others(void **state)
{
	struct application application;
	struct diagnostics problems = {0};

	(void)state;
	assert_true(read_as(LEAST "history: none\nextra: {a: \"\", b: two}\n",
			    APPLICATION_STRICT, &application, &problems));
	assert_string_equal(application_extra(&application, "a"), "");
	assert_string_equal(application_extra(&application, "b"), "two");
	application_release(&application);
	diagnostics_release(&problems);
}

/* Draft and record can be read again, whatever stood in the file. */
static void
ids_of_extras_may_be_any_text(void **state)
{
	static const char *const ids[] = {"a b: c", "*x", "#",
					  "- y",    "\"", "鍵"};
	struct application application = {0}, again = {0};
	struct diagnostics problems = {0};
	char *text;

	(void)state;
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		application_set_extra(&application, ids[i], "value");
	text = application_write(&application, NULL);
	assert_true(application_read(&again, "x.yaml", text, strlen(text),
				     APPLICATION_DRAFT, false, &problems));
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		assert_string_equal(application_extra(&again, ids[i]), "value");
	free(text);
	application_release(&again);
	application_release(&application);
	diagnostics_release(&problems);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_model_is_read),
	    cmocka_unit_test(writing_and_reading_agree),
	    cmocka_unit_test(keys_that_do_not_belong_are_named),
	    cmocka_unit_test(all_faults_at_their_places),
	    cmocka_unit_test(what_is_no_mapping_is_refused),
	    cmocka_unit_test(a_record_says_what_was_made),
	    cmocka_unit_test(the_page_of_a_draft),
	    cmocka_unit_test(problems_find_their_answer),
	    cmocka_unit_test(lines_are_set_added_and_removed),
	    cmocka_unit_test(extras_keep_their_ids),
	    cmocka_unit_test(empty_extras_do_not_shift_the_others),
	    cmocka_unit_test(ids_of_extras_may_be_any_text),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
