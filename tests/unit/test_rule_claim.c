/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New or renewal by the applicant's word: what is typed, claimed and confirmed,
 * and what the record of last time says against it. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "application/doubt.h"
#include "tests/unit/rule_fixture.h"

#include <locale.h>

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

/* Against the record of a renewal "never issued" needs the typed word. */
static void
only_the_word_goes_against_a_recorded_renewal(void **state)
{
	static const struct {
		enum field_id field;
		const char *word;
		enum kind kind;
	} claims[] = {{FIELD_REQUEST, "new", KIND_UNKNOWN},
		      {FIELD_REQUEST_CONFIRMED, "renew", KIND_UNKNOWN},
		      {FIELD_REQUEST_CONFIRMED, "new", KIND_NEW}};

	(void)state;
	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++) {
		struct setting *setting = begin("none");
		bool stands = claims[i].kind == KIND_NEW;
		const struct diagnostic *doubt;
		char *ground;

		setting->application.last_kind = alloc_string("renew");
		setting->application.last_serial = alloc_string("4711");
		setting->application.last_fqdn = alloc_string(FQDN);
		application_set(&setting->application, claims[i].field,
				claims[i].word);
		decide(setting);
		assert_int_equal(setting->verdict.kind, claims[i].kind);
		assert_int_equal(setting->verdict.overridden, stands);
		doubt = diagnostics_find(&setting->problems, 212);
		assert_non_null(doubt);
		assert_int_equal(doubt->severity,
				 stands ? SEVERITY_WARNING : SEVERITY_ERROR);
		assert_string_equal(doubt->field, "request-confirmed");
		assert_int_equal(!doubt->advice, stands);
		ground = verdict_ground(&setting->verdict);
		assert_non_null(strstr(ground, "4711"));
		free(ground);
		end(setting);
	}
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
	assert_int_equal(doubt->severity, SEVERITY_ERROR);
	assert_string_equal(doubt->argument[0], "4711");
	verdict_release(&setting->verdict);
	diagnostics_clear(&setting->problems);
	alloc_replace(&setting->application.last_kind, "new");
	decide(setting);
	doubt = diagnostics_find(&setting->problems, 212);
	assert_non_null(doubt);
	assert_int_equal(doubt->severity, SEVERITY_WARNING);
	assert_int_equal(setting->verdict.kind, KIND_NEW);
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

/* What last time's record makes of a certificate of this day, with serial 4711
 * and this OU, when this word is typed; gives the problem's number. */
static int
doubted(const char *serial, time_t issued, const char *ou, const char *word)
{
	struct setting *setting = begin("file");
	bool confirmed = word != NULL;
	const struct diagnostic *doubt;
	int number = 0;

	setting->application.last_kind = alloc_string("renew");
	setting->application.last_serial = alloc_string(serial);
	setting->application.last_fqdn = alloc_string(FQDN);
	setting->application.last_date = alloc_string("2026-05-20");
	add(setting, "4711", issued, ou);
	/* An older one beside it changes nothing. */
	add(setting, "4", day(2020, 10, 6), "Center");
	application_set(&setting->application, FIELD_REQUEST_CONFIRMED, word);
	decide(setting);
	if (setting->problems.count) {
		assert_int_equal(setting->problems.count, 1);
		doubt = setting->problems.item[0];
		number = doubt->number;
		assert_int_equal(doubt->severity,
				 confirmed ? SEVERITY_WARNING : SEVERITY_ERROR);
		assert_string_equal(doubt->field, "request-confirmed");
		assert_int_equal(!doubt->advice, confirmed);
	}
	assert_int_equal(setting->verdict.kind, number && !confirmed
						    ? KIND_UNKNOWN
						    : setting->verdict.found);
	assert_int_equal(setting->verdict.overridden, number && confirmed);
	end(setting);
	return number;
}

/* A certificate from before the record is not the one that came of it. */
static void
test_older_than_the_record(void **state)
{
	(void)state;
	assert_int_equal(doubted("4711", day(2026, 3, 10), NULL, NULL), 514);
	assert_int_equal(doubted("4711", day(2026, 3, 10), NULL, "renew"), 514);
	assert_int_equal(doubted("4", day(2026, 5, 19), NULL, NULL), 514);
	assert_int_equal(doubted("4", day(2026, 5, 20), NULL, NULL), 0);
	/* It was replaced on the very day on which it was issued. */
	assert_int_equal(doubted("4711", day(2026, 5, 20), NULL, NULL), 514);
	assert_int_equal(doubted("4", day(2021, 9, 6), "Center", NULL), 212);
	assert_int_equal(doubted("4", day(2021, 9, 6), "Center", "new"), 212);
}

/* Neither a record without a day nor a revocation says more than it knows. */
static void
test_what_the_record_does_not_say(void **state)
{
	struct application application = {0};
	struct date old = {2021, 9, 6};

	(void)state;
	assert_false(doubt_predates(&application, "4711", old));
	application.last_kind = alloc_string("new");
	assert_false(doubt_predates(&application, "4711", old));
	application.last_date = alloc_string("last week");
	assert_false(doubt_predates(&application, NULL, old));
	application.last_serial = alloc_string("4711");
	assert_false(doubt_predates(&application, NULL, old));
	assert_true(doubt_predates(&application, "4711", old));
	alloc_replace(&application.last_date, "2026-05-20");
	assert_true(doubt_predates(&application, NULL, old));
	alloc_replace(&application.last_kind, "revoke");
	assert_false(doubt_predates(&application, "4711", old));
	application_release(&application);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_last_record),
	    cmocka_unit_test(test_older_than_the_record),
	    cmocka_unit_test(test_what_the_record_does_not_say),
	    cmocka_unit_test(only_the_word_goes_against_a_recorded_renewal),
	    cmocka_unit_test(typed_in_any_notation),
	    cmocka_unit_test(typed_with_ou_needs_no_serial),
	    cmocka_unit_test(typed_without_serial_is_not_known),
	    cmocka_unit_test(claiming_new_against_the_evidence),
	    cmocka_unit_test(only_what_is_open_is_to_be_confirmed),
	    cmocka_unit_test(confirmed_new_stands_with_a_warning),
	    cmocka_unit_test(renewal_needs_a_serial),
	    cmocka_unit_test(confirmed_renewal_takes_the_newest_serial),
	    cmocka_unit_test(confirmed_renewal_needs_a_serial_all_the_same),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
