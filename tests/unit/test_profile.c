/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of service/profile: the shipped profiles, faults, questions. */
#include "config.h"

#include "service/profile.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "tests/unit/scratch.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static struct profile_folders folders;

#define HEAD                                                                   \
	"upki-profile: 1\n"                                                    \
	"id: t\n"                                                              \
	"name: {ja: 例}\n"                                                    \
	"checked: 2026-11-01\n"                                                \
	"sources: [https://www.example.ac.jp/]\n"
#define SUBJECT "subject: {C: JP, ST: Tokyo, L: Chofu, O: Example}\n"
#define DOMAINS "domains: [example.ac.jp]\n"
#define GOOD	HEAD SUBJECT DOMAINS /* seven lines */

static struct profile *
load(const char *id)
{
	struct diagnostics diagnostics = {0};
	struct profile *profile = profile_load(id, &folders, &diagnostics);

	for (size_t i = 0; i < diagnostics.count; i++) {
		char *line = diagnostic_line(diagnostics.item[i]);

		print_error("%s\n", line);
		free(line);
	}
	assert_int_equal(diagnostics.count, 0);
	assert_non_null(profile);
	assert_string_equal(profile->id, id);
	return profile;
}

static struct profile *
read_text(const char *text)
{
	struct diagnostics diagnostics = {0};
	struct profile *profile =
	    profile_read("t.yaml", text, strlen(text), &diagnostics);

	assert_int_equal(diagnostics.count, 0);
	assert_non_null(profile);
	return profile;
}

/* The faults of text as "number:line:column". */
static void
expect(const char *text, const char *expected)
{
	struct diagnostics diagnostics = {0};
	struct profile *profile =
	    profile_read("d/t.yaml", text, strlen(text), &diagnostics);
	struct stream stream;
	char *found;

	assert_true(!profile == (diagnostics.count > 0));
	stream_open(&stream);
	for (size_t i = 0; i < diagnostics.count; i++) {
		const struct diagnostic *item = diagnostics.item[i];
		char *line = diagnostic_line(item);

		assert_string_equal(item->file, "d/t.yaml");
		free(line);
		stream_format(&stream, "%s%d:%ld:%ld", i ? " " : "",
			      item->number, item->line, item->column);
	}
	found = stream_close(&stream);
	assert_string_equal(found, expected);
	free(found);
	profile_free(profile);
	diagnostics_release(&diagnostics);
}

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
	hosting = profile_hosting(uec, "virtual-domain");
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
tells_faults_of_the_subject(void **state)
{
	(void)state;
	expect(GOOD, "");
	expect(HEAD DOMAINS
	       "subject:\n  C: JA\n  ST: 東京\n  L: City\n  O: A & B\n",
	       "704:8:6 704:9:7 704:10:6 704:11:6");
	expect(HEAD DOMAINS "subject:\n  C: JP\n  ST: \" Tokyo\"\n"
			    "  L: Academe\n  O: '0123456789012345678901234567"
			    "8901234567890123456789012345678901234'\n",
	       "704:9:7 704:10:6 704:11:6");
	expect(HEAD DOMAINS "subject: {C: JP, ST: A, L: Default City, O: "
			    "'(''x''), y-z./:='}\n",
	       "704:7:28");
	expect(HEAD DOMAINS "subject: {C: JP, ST: A, L: Quebec City, O: a_b}\n",
	       "704:7:44");
	expect(HEAD DOMAINS "subject: {C: JP, ST: A, OU: x, l: B}\n",
	       "705:7:1 705:7:1 702:7:25 702:7:32");
}

static void
tells_faults_of_the_rest(void **state)
{
	(void)state;
	expect(HEAD SUBJECT "domains: []\n", "705:7:10");
	expect(HEAD SUBJECT "domains: [.example.ac.jp, '*.a.jp', a, A.jp, "
			    "a..jp, -a.jp, a.jp]\n",
	       "704:7:11 704:7:27 704:7:37 704:7:40 704:7:46 704:7:53");
	expect(GOOD "keys: [rsa2048, rsa4096, rsa2048]\n", "704:8:17 704:8:26");
	expect(GOOD "keys: []\nissuers: []\n", "705:8:7 705:9:10");
	expect(GOOD "limits: {rows: 0, dn: x, csr: 999999}\n"
		    "profile-ids: {rsa2048: 100}\nvalidity-days: 0\n",
	       "704:8:16 704:8:23 704:8:31 704:9:24 704:10:16");
	expect(GOOD "center: {name: {}, email: a b, url: www.a.jp}\n",
	       "705:8:16 704:8:27 704:8:37");
	expect(GOOD "submission: {method: pigeon, to: someone}\n",
	       "704:8:22 704:8:34");
	expect(GOOD "hostings:\n- {id: a, name: {}}\n- {id: a, name: {ja: b}}\n"
		    "- {name: x}\n",
	       "705:9:17 704:10:8 705:11:3 704:11:10");
	expect(GOOD "notices:\n- {from: 2026-02-01, until: 2026-01-01, ja: x}\n"
		    "- {from: 2026-02-30, until: 2026-03-01}\n",
	       "704:9:29 705:10:3 704:10:10");
	expect(GOOD "before:\n- url: ftp://a/\n- ja: x\n  url: https:///\n",
	       "705:9:3 704:9:8 704:11:8");
	expect(GOOD "chains:\n- {names: [], urls: [x]}\n", "705:9:11 704:9:22");
	expect(GOOD "domain: [a.jp]\nid: t\nrequired: [manager]\n",
	       "702:8:1 703:9:1 704:10:12");
	expect("upki-profile: 2\nid: u\n", "705:1:1 705:1:1 705:1:1 705:1:1 "
					   "705:1:1 704:1:15 704:2:5");
	expect("[]\n", "704:1:1");
	expect("", "701:1:1");
}

static void
every_fault_can_be_told_in_words(void **state)
{
	static const char text[] = GOOD "extra:\n- id: a\n  lable: {ja: b}\n";
	struct diagnostics diagnostics = {0};
	char *line;

	(void)state;
	assert_null(
	    profile_read("d/t.yaml", text, sizeof(text) - 1, &diagnostics));
	assert_int_equal(diagnostics.count, 2);
	line = diagnostic_line(diagnostics.item[1]);
	assert_string_equal(line, "d/t.yaml:10:3: error: U702: \"lable\" is "
				  "not known here. Did you mean \"label\"?");
	assert_string_equal(diagnostics.item[1]->field, "extra.lable");
	free(line);
	diagnostics_release(&diagnostics);
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

static void
write_file(const char *file, const char *text)
{
	FILE *stream = fopen(file, "w");

	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
}

/* The first folder wins; a file needs no folder. */
static void
looks_in_the_folders_in_turn(void **state)
{
	char folder[] = "profile-XXXXXX";
	struct profile_folders two = {{0}};
	struct diagnostics diagnostics = {0};
	struct strings ids = {0};
	struct strings files = {0};
	struct profile *profile;
	char *file, *other;

	(void)state;
	assert_non_null(mkdtemp(folder));
	strings_add(&two.folder, "nowhere");
	strings_add(&two.folder, folder);
	strings_copy(&two.folder, &folders.folder);
	file = alloc_format("%s/t.yaml", folder);
	other = alloc_format("%s/uec.yaml", folder);
	write_file(file, GOOD);
	write_file(other, GOOD);

	profile_list(&two, &ids, &files);
	assert_int_equal(ids.count, 7);
	assert_string_equal(ids.item[0], "example");
	assert_string_equal(ids.item[4], "t");
	assert_string_equal(files.item[4], file);
	assert_string_equal(files.item[5], other);
	profile = profile_load("t", &two, &diagnostics);
	assert_string_equal(profile->file, file);
	profile_free(profile);
	profile = profile_load(file, NULL, &diagnostics);
	assert_string_equal(profile->id, "t");
	profile_free(profile);
	assert_int_equal(diagnostics.count, 0);

	assert_null(profile_load("uec", &two, &diagnostics));
	assert_int_equal(diagnostics.item[0]->number, 704);
	assert_string_equal(diagnostics.item[0]->proposal, "uec");
	assert_null(profile_load("exmaple", &two, &diagnostics));
	assert_int_equal(diagnostics.item[1]->number, 208);
	assert_string_equal(diagnostics.item[1]->proposal, "example");
	assert_null(profile_load("no.yaml", &two, &diagnostics));
	assert_int_equal(diagnostics.item[2]->number, 208);
	assert_null(profile_load("x", NULL, &diagnostics));

	unlink(file);
	unlink(other);
	rmdir(folder);
	free(file);
	free(other);
	strings_release(&ids);
	strings_release(&files);
	strings_release(&two.folder);
	diagnostics_release(&diagnostics);
}

static int
set_up(void **state)
{
	const char *top = getenv("top_srcdir");

	(void)state;
	strings_take(&folders.folder,
		     alloc_format("%s/data/profiles", top ? top : "."));
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	strings_release(&folders.folder);
	return 0;
}

/* The name in a file of this text, or "" where it has none. */
static void
expect_name(const char *text, const char *name)
{
	char *found;

	write_file("t.yaml", text);
	found = profile_name("t.yaml", "t");
	assert_string_equal(found ? found : "", name);
	free(found);
}

static void
a_name_is_read_from_the_head(void **state)
{
	struct strings ids = {0}, files = {0};

	(void)state;
	profile_list(&folders, &ids, &files);
	assert_true(ids.count > 1);
	for (size_t i = 0; i < ids.count; i++) {
		struct profile *profile = load(ids.item[i]);
		char *name = profile_name(files.item[i], ids.item[i]);

		assert_string_equal(name, wording_text(&profile->name));
		free(name);
		profile_free(profile);
	}
	strings_release(&ids);
	strings_release(&files);
	expect_name(HEAD "subject: [", "例");
	expect_name("id: t\nname: # both\n\n  ja: \"例\n    示\"\n# x\nz: [",
		    "例 示");
}

/* Where only ASCII can be shown. */
static void
a_name_is_shown_without_its_japanese(void **state)
{
	(void)state;
	setenv("LC_ALL", "C", 1);
	assert_true(locale_start("en"));
	expect_name("id: t\nname: {en: Test (試験)}\n", "Test");
	setenv("LC_ALL", "C.UTF-8", 1);
	assert_true(locale_start("en"));
	expect_name("id: t\nname: {en: Test (試験)}\n", "Test (試験)");
}

static void
a_name_elsewhere_is_found_all_the_same(void **state)
{
	(void)state;
	expect_name("upki-profile: 1\nname:\n  en: T\nid: t\n"
		    "checked: 2026-11-01\n"
		    "sources: [https://www.example.ac.jp/]\n" SUBJECT DOMAINS,
		    "T");
	expect_name("\"upki-profile\": 1\n\"id\": t\n\"name\": {en: T}\n"
		    "checked: 2026-11-01\n"
		    "sources: [https://www.example.ac.jp/]\n" SUBJECT DOMAINS,
		    "T");
}

static void
a_file_without_a_name_has_none(void **state)
{
	(void)state;
	expect_name("", "");
	expect_name("- a\n", "");
	expect_name("id: t\nname:\nz: 1\n", "");
	expect_name("id: t\nname: {en: }\nz: 1\n", "");
	expect_name("id: other\nname: {en: T}\n", "");
	expect_name("id: [\nname: {en: T}\n", "");
	assert_null(profile_name("missing.yaml", "missing"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ships_uec_to_the_letter),
	    cmocka_unit_test(ships_the_others),
	    cmocka_unit_test(presets_what_is_not_given),
	    cmocka_unit_test(knows_the_chain_of_a_day),
	    cmocka_unit_test(tells_faults_of_the_subject),
	    cmocka_unit_test(tells_faults_of_the_rest),
	    cmocka_unit_test(every_fault_can_be_told_in_words),
	    cmocka_unit_test(finds_names_at_label_boundaries),
	    cmocka_unit_test(falls_back_to_the_other_language),
	    cmocka_unit_test(names_key_types),
	    cmocka_unit_test(looks_in_the_folders_in_turn),
	    SCRATCH_TEST(a_name_is_read_from_the_head),
	    SCRATCH_TEST(a_name_is_shown_without_its_japanese),
	    SCRATCH_TEST(a_name_elsewhere_is_found_all_the_same),
	    SCRATCH_TEST(a_file_without_a_name_has_none),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
