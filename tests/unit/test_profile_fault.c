/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of a profile: which are told, and where. */
#include "config.h"

#include "service/profile.h"

#include "base/stream.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "profile_text.h"

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tells_faults_of_the_subject),
	    cmocka_unit_test(tells_faults_of_the_rest),
	    cmocka_unit_test(every_fault_can_be_told_in_words),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
