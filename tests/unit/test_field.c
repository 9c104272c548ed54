/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field table: which answers are asked, refused, corrected, proposed. */
#include "config.h"

#include "tests/unit/scratch.h"

#include "application/field.h"
#include "tests/unit/application_fixture.h"
#include "tests/unit/expect.h"

/* Exactly these numbers are said about one field. */
static void
expect_field(struct fixture *fixture, enum field_id field, const int *numbers)
{
	diagnostics_clear(&fixture->problems);
	field_check(field, &fixture->context, NULL, &fixture->problems);
	expect_numbers(&fixture->problems, numbers);
	for (size_t i = 0; i < fixture->problems.count; i++)
		assert_string_equal(fixture->problems.item[i]->field,
				    fields[field].name);
}

#define says(fixture, field, ...)                                              \
	expect_field(fixture, field, (const int[]){__VA_ARGS__, 0})
#define says_nothing(fixture, field)                                           \
	expect_field(fixture, field, (const int[]){0})

static void
each_wrong_answer_has_its_number(void **state)
{
	static const struct {
		const char *text;
		enum field_id field;
		int number; /* 0: nothing */
	} answers[] = {
	    {"www", FIELD_FQDN, 401},
	    {"www.example.com", FIELD_FQDN, 402},
	    {"  ", FIELD_FQDN, 201},
	    {"none", FIELD_HISTORY, 0},
	    {"perhaps", FIELD_HISTORY, 704},
	    {"sometimes", FIELD_REQUEST, 704},
	    {"maybe", FIELD_REQUEST_CONFIRMED, 704},
	    {" ｎｅｗ ", FIELD_REQUEST_CONFIRMED, 0},
	    {"a_b.uec.ac.jp", FIELD_DNS_NAMES, 406},
	    {"both", FIELD_KEY_SOURCE, 704},
	    {"rsa2048", FIELD_KEY_TYPE, 0},
	    {"ec-p384", FIELD_KEY_TYPE, 503},
	    {"dsa", FIELD_KEY_TYPE, 503},
	    {"cloud", FIELD_HOSTING, 704},
	    {"髙橋", FIELD_MANAGER_NAME, 602},
	    {"=1+1", FIELD_MANAGER_DEPARTMENT, 604},
	    {"調布@uec.ac.jp", FIELD_MANAGER_EMAIL, 206},
	    {NULL, FIELD_MANAGER_EMAIL, 201},
	    {NULL, FIELD_SOFTWARE, 201},
	    {"Apache", FIELD_SOFTWARE, 0},
	    {"ＵＮＫＮＯＷＮ。", FIELD_SOFTWARE, 606},
	    {"anywhere", FIELD_OUTPUT_DIR, 0},
	    {"/", FIELD_OUTPUT_DIR, 0},
	    {"/etc", FIELD_OUTPUT_DIR, 0},
	    {"/etc/passwd", FIELD_OUTPUT_DIR, 801},
	    {"/etc/passwd/below/it", FIELD_OUTPUT_DIR, 801},
	    {"/nowhere/below", FIELD_OUTPUT_DIR, 0},
	    /* Not asked, so not looked at. */
	    {"never", FIELD_PREVIOUS_ISSUED, 0},
	    {"missing.csr", FIELD_CSR_FILE, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		struct fixture *fixture = fixture_begin("uec");

		application_set(&fixture->application, answers[i].field,
				answers[i].text);
		says(fixture, answers[i].field, answers[i].number);
		fixture_end(fixture);
	}
}

static void
typed_history_wants_date_and_ou(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;

	(void)state;
	application_set(application, FIELD_HISTORY, "typed");
	says(fixture, FIELD_PREVIOUS_SERIAL, 201);
	says(fixture, FIELD_PREVIOUS_ISSUED, 201);
	says(fixture, FIELD_PREVIOUS_OU, 201);
	application_set(application, FIELD_PREVIOUS_OU, "yes");
	says_nothing(fixture, FIELD_PREVIOUS_OU);
	/* A certificate with OU is renewed by none: its serial is not used. */
	says_nothing(fixture, FIELD_PREVIOUS_SERIAL);
	application_set(application, FIELD_PREVIOUS_SERIAL, "xyz");
	says(fixture, FIELD_PREVIOUS_SERIAL, 307);
	application_set(application, FIELD_PREVIOUS_SERIAL,
			"１９１１６４９２７８１６００９００００");
	says(fixture, FIELD_PREVIOUS_SERIAL, 308, 307);
	application_set(application, FIELD_PREVIOUS_SERIAL, "1A:87:8A");
	says(fixture, FIELD_PREVIOUS_SERIAL, 313);
	application_set(application, FIELD_PREVIOUS_SERIAL,
			"1A:87:8A:E3:DF:DD:4A:DA");
	says_nothing(fixture, FIELD_PREVIOUS_SERIAL);
	application_set(application, FIELD_PREVIOUS_ISSUED, "2026-12-24");
	says(fixture, FIELD_PREVIOUS_ISSUED, 309);
	fixture_end(fixture);
}

static void
claims_may_not_contradict(void **state)
{
	struct fixture *fixture = fixture_begin("uec");

	(void)state;
	application_set(&fixture->application, FIELD_REQUEST, "new");
	application_set(&fixture->application, FIELD_REQUEST_CONFIRMED, "new");
	says_nothing(fixture, FIELD_REQUEST_CONFIRMED);
	application_set(&fixture->application, FIELD_REQUEST_CONFIRMED,
			"renew");
	says(fixture, FIELD_REQUEST_CONFIRMED, 706);
	fixture_end(fixture);
}

static void
files_that_are_not_there(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;

	(void)state;
	fixture_old(fixture, "no-such.pem");
	says(fixture, FIELD_PREVIOUS_FILES, 208);
	application_set(application, FIELD_PREVIOUS_FILES, NULL);
	says(fixture, FIELD_PREVIOUS_FILES, 201);
	fixture_request(fixture, "no-such.csr");
	says(fixture, FIELD_CSR_FILE, 208);
	application_set(application, FIELD_CSR_FILE, NULL);
	says(fixture, FIELD_CSR_FILE, 201);
	fixture_end(fixture);
}

/* A key file beside the request is compared, never more. */
static void
a_key_file_is_compared(void **state)
{
	static const struct {
		const char *file;
		int number;
		enum severity severity;
	} keys[] = {{"good-rsa.key", 0, SEVERITY_NOTE},
		    {"good-ec.key", 512, SEVERITY_ERROR},
		    {"good-rsa-encrypted.key", 512, SEVERITY_NOTE},
		    {"ca.pem", 501, SEVERITY_ERROR},
		    {"no-such.key", 208, SEVERITY_ERROR}};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		struct fixture *fixture = fixture_begin("uec");
		char *name = alloc_format("tests/data/pki/%s", keys[i].file);
		char *path = fixture_path(name);

		application_set(&fixture->application, FIELD_KEY_FILE, path);
		fixture_request(fixture, "request-rsa.csr");
		says(fixture, FIELD_KEY_FILE, keys[i].number);
		if (keys[i].number)
			assert_int_equal(fixture->problems.item[0]->severity,
					 keys[i].severity);
		free(path);
		free(name);
		fixture_end(fixture);
	}
}

static void
the_centres_items(void **state)
{
	struct fixture *fixture = fixture_begin("example");

	(void)state;
	says_nothing(fixture, FIELD_EXTRA);
	fixture->profile->extra[1].required = true;
	says(fixture, FIELD_EXTRA, 201);
	assert_int_equal(fixture->problems.item[0]->index, 1);
	application_set_extra(&fixture->application, "fixed-address", "　");
	says(fixture, FIELD_EXTRA, 201);
	application_set_extra(&fixture->application, "fixed-address", "no");
	application_set_extra(&fixture->application, "shoe-size", "42");
	says(fixture, FIELD_EXTRA, 702);
	assert_int_equal(fixture->problems.item[0]->index, 1);
	fixture_end(fixture);
	/* A centre that asks for nothing. */
	fixture = fixture_begin("osaka-kyoiku");
	says_nothing(fixture, FIELD_EXTRA);
	application_set_extra(&fixture->application, "shoe-size", "42");
	says(fixture, FIELD_EXTRA, 702);
	application_set(&fixture->application, FIELD_PURPOSE, "revoke");
	says_nothing(fixture, FIELD_EXTRA);
	fixture_end(fixture);
}

static void
what_the_profile_requires(void **state)
{
	struct fixture *fixture = fixture_begin("example");

	(void)state;
	application_set(&fixture->application, FIELD_MANAGER_NAME, NULL);
	application_set(&fixture->application, FIELD_MANAGER_DEPARTMENT, NULL);
	says(fixture, FIELD_MANAGER_NAME, 201);
	says_nothing(fixture, FIELD_MANAGER_DEPARTMENT);
	strings_add(&fixture->profile->required, "manager-department");
	says(fixture, FIELD_MANAGER_DEPARTMENT, 201);
	assert_false(field_is_required(FIELD_PASSPHRASE, &fixture->context));
	fixture->profile->hosting[0].passphrase = PROFILE_PASSPHRASE_REQUIRED;
	assert_true(field_is_required(FIELD_PASSPHRASE, &fixture->context));
	application_set(&fixture->application, FIELD_HOSTING, "hosted");
	assert_false(field_applies(FIELD_PASSPHRASE, &fixture->context));
	fixture_end(fixture);
}

static void
correcting_all_at_once(void **state)
{
	struct fixture *fixture = fixture_begin("uec");
	struct application *application = &fixture->application;

	(void)state;
	application_set(application, FIELD_FQDN, "WWW.LAB-EXAMPLE.UEC.AC.JP");
	application_set(application, FIELD_SOFTWARE, " nginx ");
	application_set(application, FIELD_MANAGER_NAME, "髙橋");
	application_set_line(application, FIELD_DNS_NAMES, 0,
			     "A.uec.ac.jp, b.uec.ac.jp");
	fields_correct(&fixture->context, application, &fixture->problems);
	assert_string_equal(application_get(application, FIELD_FQDN),
			    FIXTURE_FQDN);
	assert_string_equal(application_get(application, FIELD_SOFTWARE),
			    "nginx");
	assert_int_equal(application_lines(application, FIELD_DNS_NAMES), 2);
	/* What is wrong stays as it was typed. */
	assert_string_equal(application_get(application, FIELD_MANAGER_NAME),
			    "髙橋");
	expect_one(&fixture->problems, 602);
	fixture_end(fixture);
}

static void
every_entry_is_whole(void **state)
{
	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++) {
		assert_int_equal(field_find(fields[i].name), i);
		assert_in_range(fields[i].page, 1, 8);
		assert_int_equal(fields[i].number[0] - '0', fields[i].page);
		assert_true(*fields[i].label);
		assert_int_equal(fields[i].kind == FIELD_KIND_CHOICE,
				 fields[i].choices != NULL);
	}
	assert_int_equal(field_find("nothing"), FIELD_COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_wrong_answer_has_its_number),
	    cmocka_unit_test(typed_history_wants_date_and_ou),
	    cmocka_unit_test(claims_may_not_contradict),
	    cmocka_unit_test(files_that_are_not_there),
	    cmocka_unit_test(a_key_file_is_compared),
	    cmocka_unit_test(the_centres_items),
	    cmocka_unit_test(what_the_profile_requires),
	    cmocka_unit_test(correcting_all_at_once),
	    cmocka_unit_test(every_entry_is_whole),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
