/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Profiles: those that are shipped, what is preset, what is asked of one. */
#include "config.h"

#include "service/profile.h"

#include "base/locale.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "profile_text.h"

static void
ships_uec_to_the_letter(void **state)
{
	struct profile *uec = load("uec");
	const struct profile_hosting *hosting;

	(void)state;
	assert_string_equal(uec->c, "JP");
	assert_string_equal(uec->st, "tokyo");
	assert_string_equal(uec->l, "chofu");
	assert_string_equal(uec->o, "The University of Electro-Communications");
	assert_string_equal(uec->center_email, "support@cc.uec.ac.jp");
	assert_int_equal(uec->domains.count, 1);
	assert_string_equal(uec->domains.item[0], "uec.ac.jp");
	assert_int_equal(uec->key_count, 1);
	assert_int_equal(uec->keys[0], PRIVATE_KEY_RSA2048);
	assert_int_equal(uec->method, PROFILE_METHOD_MAIL);
	assert_null(uec->submit_to);
	assert_int_equal(uec->artifact, PROFILE_ARTIFACT_TSV);
	assert_int_equal(uec->after_renewal, PROFILE_AFTER_RENEWAL_TELL_CENTER);
	assert_int_equal(uec->validity_days, 198);
	assert_string_equal(uec->email_domains.item[0], "uec.ac.jp");
	assert_false(uec->email_is_error);
	assert_int_equal(uec->before_count, 4);
	assert_int_equal(uec->hosting_count, 2);
	hosting = profile_hosting(uec, NULL);
	assert_string_equal(hosting->id, "self");
	assert_int_equal(hosting->passphrase, PROFILE_PASSPHRASE_OPTIONAL);
	assert_false(hosting->run_by_center);
	hosting = profile_hosting(uec, "virtual-domain");
	assert_true(hosting->run_by_center);
	assert_int_equal(hosting->passphrase, PROFILE_PASSPHRASE_NONE);
	assert_non_null(strstr(hosting->note.ja, "URL だけを support@cc"));
	assert_null(profile_hosting(uec, "elsewhere"));
	assert_int_equal(uec->extra_count, 1);
	assert_string_equal(uec->extra[0].id, "responsible-person");
	assert_string_equal(uec->extra[0].label.ja, "申請責任者");
	assert_false(uec->extra[0].required);
	profile_free(uec);
}

static void
ships_the_others(void **state)
{
	struct profile *osaka = load("osaka-kyoiku");
	struct profile *example = load("example");
	size_t next = 0;

	(void)state;
	assert_string_equal(osaka->st, "Osaka");
	assert_string_equal(osaka->l, "Kashiwara");
	assert_string_equal(
	    osaka->o,
	    "The National University Corporation Osaka Kyoiku University");
	assert_int_equal(osaka->method, PROFILE_METHOD_WORKFLOW);
	assert_string_equal(osaka->excluded[0].suffix, "oku.ed.jp");
	assert_non_null(profile_exclusion(osaka, "www.example.oku.ed.jp"));
	assert_null(profile_exclusion(osaka, "www.osaka-kyoiku.ac.jp"));
	assert_string_equal(profile_hosting(osaka, "")->id, "self");

	assert_true(profile_allows_key(example, PRIVATE_KEY_RSA2048));
	assert_true(profile_allows_key(example, PRIVATE_KEY_EC_P384));
	assert_false(profile_allows_key(osaka, PRIVATE_KEY_EC_P384));
	assert_int_equal(profile_id_of_key(example, PRIVATE_KEY_RSA2048), 3);
	assert_int_equal(profile_id_of_key(example, PRIVATE_KEY_EC_P384), 11);
	assert_string_equal(example->submit_to, "upki@example.ac.jp");
	assert_non_null(
	    profile_next_notice(example, (struct date){2026, 12, 28}, &next));
	assert_null(
	    profile_next_notice(example, (struct date){2026, 12, 28}, &next));
	next = 0;
	assert_null(
	    profile_next_notice(example, (struct date){2026, 12, 29}, &next));
	profile_free(example);
	profile_free(osaka);
}

static void
presets_what_is_not_given(void **state)
{
	struct profile *profile = read_text(GOOD);
	const struct profile_limits *limits = &profile->limits;

	(void)state;
	assert_string_equal(profile->file, "t.yaml");
	assert_int_equal(limits->dns_names, 8);
	assert_int_equal(limits->dns_names_length, 250);
	assert_int_equal(limits->rows, 99);
	assert_int_equal(limits->dn, 250);
	assert_int_equal(limits->serial, 50);
	assert_int_equal(limits->comment, 128);
	assert_int_equal(limits->csr, 2048);
	assert_int_equal(limits->name, 64);
	assert_int_equal(limits->department, 64);
	assert_int_equal(limits->email, 78);
	assert_int_equal(limits->fqdn, 64);
	assert_int_equal(limits->software, 128);
	assert_int_equal(profile->validity_days, 198);
	assert_int_equal(profile->profile_id_rsa2048, 3);
	assert_int_equal(profile->profile_id_ec_p384, 11);
	assert_int_equal(profile->key_count, 1);
	assert_int_equal(profile->passphrase, PROFILE_PASSPHRASE_OPTIONAL);
	assert_int_equal(profile->hosting_count, 1);
	assert_string_equal(profile->hosting[0].id, "self");
	assert_int_equal(profile->suspicious_words.count, 6);
	assert_int_equal(profile->software_examples.count, 3);
	assert_true(profile_issued(profile, "NII Open Domain CA - TEST"));
	assert_false(profile_issued(profile, "R11"));
	assert_false(profile_issued(profile, NULL));
	profile_free(profile);
	profile_free(NULL);
}

static const char *
issuer_on(const struct profile *profile, int year, int month, int day,
	  enum private_key_type type)
{
	const struct profile_chain *chain = profile_chain_for_key(
	    profile, (struct date){year, month, day}, type);

	return chain ? chain->names.item[0] : "";
}

/* service.md, Life after the application. */
static void
knows_the_chain_of_a_day(void **state)
{
	struct profile *profile = read_text(GOOD);
	struct profile *own = read_text(
	    GOOD "chains:\n- {issued-from: 2025-01-01, names: [B, C]}\n"
		 "- {issued-from: 2020-01-01, key: ec-p384, names: [A]}\n");
	const enum private_key_type rsa = PRIVATE_KEY_RSA2048;
	const enum private_key_type ec = PRIVATE_KEY_EC_P384;
	const struct profile_chain *chain =
	    profile_chain_for(profile, (struct date){2026, 11, 22});

	(void)state;
	assert_int_equal(chain->names.count, 2);
	assert_string_equal(chain->names.item[0],
			    "NII Open Domain CA - G8 RSA");
	assert_string_equal(chain->names.item[1], "SECOM cross certificate");
	assert_string_equal(issuer_on(profile, 2018, 3, 25, rsa),
			    "NII Open Domain CA - G4");
	assert_string_equal(issuer_on(profile, 2018, 3, 26, rsa),
			    "NII Open Domain CA - G5");
	assert_string_equal(issuer_on(profile, 2020, 12, 24, ec),
			    "NII Open Domain CA - G5");
	assert_string_equal(issuer_on(profile, 2020, 12, 25, ec),
			    "NII Open Domain CA - G7 ECC");
	assert_string_equal(issuer_on(profile, 2025, 12, 16, rsa),
			    "NII Open Domain CA - G7 RSA");
	assert_string_equal(issuer_on(own, 2019, 1, 1, ec), "");
	assert_string_equal(issuer_on(own, 2024, 1, 1, rsa), "");
	assert_string_equal(issuer_on(own, 2024, 1, 1, ec), "A");
	assert_string_equal(issuer_on(own, 2025, 1, 1, ec), "B");
	profile_free(profile);
	profile_free(own);
}

static void
finds_names_at_label_boundaries(void **state)
{
	struct profile *profile = read_text(GOOD);

	(void)state;
	assert_true(profile_has_domain(profile, "www.example.ac.jp"));
	assert_true(profile_has_domain(profile, "WWW.Example.AC.jp"));
	assert_true(profile_has_domain(profile, "example.ac.jp"));
	assert_false(profile_has_domain(profile, "badexample.ac.jp"));
	assert_false(profile_has_domain(profile, "example.ac.jp.example.com"));
	assert_false(profile_has_domain(profile, ".example.ac.jp"));
	assert_false(profile_has_domain(profile, "ac.jp"));
	assert_false(profile_has_domain(profile, ""));
	profile_free(profile);
}

static void
falls_back_to_the_other_language(void **state)
{
	struct wording both = {alloc_string("日"), alloc_string("en")};
	struct wording one = {both.ja, NULL};
	struct wording none = {NULL, NULL};

	(void)state;
	locale_set_language(LANGUAGE_JA);
	assert_string_equal(wording_text(&both), "日");
	locale_set_language(LANGUAGE_EN);
	assert_string_equal(wording_text(&both), "en");
	assert_string_equal(wording_text(&one), "日");
	assert_string_equal(wording_in(&both, true), "日");
	assert_string_equal(wording_text(&none), "");
	free(both.ja);
	free(both.en);
}

static void
names_key_types(void **state)
{
	enum private_key_type type = PRIVATE_KEY_RSA2048;

	(void)state;
	assert_true(private_key_type_parse("ec-p384", &type));
	assert_int_equal(type, PRIVATE_KEY_EC_P384);
	assert_string_equal(private_key_type_name(type), "ec-p384");
	assert_true(private_key_type_parse("rsa2048", &type));
	assert_string_equal(private_key_type_name(type), "rsa2048");
	assert_false(private_key_type_parse("rsa4096", &type));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ships_uec_to_the_letter),
	    cmocka_unit_test(ships_the_others),
	    cmocka_unit_test(presets_what_is_not_given),
	    cmocka_unit_test(knows_the_chain_of_a_day),
	    cmocka_unit_test(finds_names_at_label_boundaries),
	    cmocka_unit_test(falls_back_to_the_other_language),
	    cmocka_unit_test(names_key_types),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
