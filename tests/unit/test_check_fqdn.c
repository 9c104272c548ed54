/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of host names, FQDN and dNSName: cases 4, 5, 7 to 9. */
#include "config.h"

#include "service/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check_fixture.h"
#include "expect.h"
#include "profile_fixture.h"

static void
fqdn_of(bool osaka, const char *text, const char *wanted)
{
	char *got;

	diagnostics_clear(&said);
	got = check_fqdn(text, "fqdn", fixture_profile(osaka), &said);
	assert_string_equal(got, wanted);
	free(got);
}

static void
fqdn(const char *text, const char *wanted)
{
	fqdn_of(false, text, wanted);
}

static void
test_fqdn_good(void **state)
{
	(void)state;
	fqdn("www.lab-example.uec.ac.jp", "www.lab-example.uec.ac.jp");
	expect_nothing(&said);
	fqdn("ｗｗｗ．ｌａｂ．ｕｅｃ．ａｃ．ｊｐ", "www.lab.uec.ac.jp");
	expect(&said, 601);
	fqdn("xn--r8jz45g.uec.ac.jp", "xn--r8jz45g.uec.ac.jp");
	expect_nothing(&said);
	fqdn("uec.ac.jp", "uec.ac.jp");
	expect_nothing(&said);
}

/* Case 4. */
static void
test_look_alike(void **state)
{
	(void)state;
	fqdn("google-login.club-example.uec.ac.jp",
	     "google-login.club-example.uec.ac.jp");
	expect(&said, 408);
	assert_false(diagnostics_have_error(&said));
	assert_int_equal(said.item[0]->severity, SEVERITY_WARNING);
}

/* Case 5. */
static void
test_neighbours(void **state)
{
	(void)state;
	fqdn_of(true, "*.osaka-kyoiku.ac.jp", "*.osaka-kyoiku.ac.jp");
	expect(&said, 405);
	expect_message(&said, 405,
		       "\"*.osaka-kyoiku.ac.jp\" is a wildcard, and the "
		       "service issues no wildcard certificates. Enter the "
		       "server's own name, as in www.lab.osaka-kyoiku.ac.jp; "
		       "on the page \"*\" stands for any name.");
	fqdn_of(true, "www.example.oku.ed.jp", "www.example.oku.ed.jp");
	expect(&said, 403);
	assert_string_equal(said.item[0]->argument[2],
			    "use osaka-kyoiku.ac.jp");
	fqdn_of(true, "Portal.Example.osaka-kyoiku.ac.jp",
		"portal.example.osaka-kyoiku.ac.jp");
	expect(&said, 601);
	fqdn_of(true, "osaka-kyoiku.ac.jp.example.com",
		"osaka-kyoiku.ac.jp.example.com");
	expect(&said, 402);
	fqdn_of(true, "xosaka-kyoiku.ac.jp", "xosaka-kyoiku.ac.jp");
	expect(&said, 402);
}

static void
test_model_sentences(void **state)
{
	(void)state;
	fqdn("www", "www");
	expect(&said, 401);
	expect_message(&said, 401,
		       "\"www\" is not a full host name. Include the domain, "
		       "as in www.lab.uec.ac.jp.");
	fqdn("www.lab.example.com", "www.lab.example.com");
	expect(&said, 402);
	expect_message(&said, 402,
		       "\"www.lab.example.com\" is not under uec.ac.jp. Check "
		       "the spelling, or the institution on page 1.");
}

/* Case 8. */
static void
test_swapped(void **state)
{
	(void)state;
	fqdn("JP", "jp");
	expect(&said, 601, 401, 411);
}

static void
test_fqdn_refused(void **state)
{
	char label[65], name[80];

	(void)state;
	fqdn(" 　", "");
	expect(&said, 201);
	fqdn("192.0.2.1", "192.0.2.1");
	expect(&said, 404);
	fqdn("2001:db8::1", "2001:db8::1");
	expect(&said, 404);
	fqdn("[2001:db8::1]", "[2001:db8::1]");
	expect(&said, 404);
	fqdn("my_host.uec.ac.jp", "my_host.uec.ac.jp");
	expect(&said, 406);
	fqdn("www.uec.ac.jp.", "www.uec.ac.jp.");
	expect(&said, 401);
	expect_proposal(&said, 401, "www.uec.ac.jp");
	fqdn("例え.uec.ac.jp", "例え.uec.ac.jp");
	expect(&said, 407);
	expect_proposal(&said, 407, "xn--r8jz45g.uec.ac.jp");
	/* A person's name, and what was copied with an address. */
	fqdn("調布太郎", "調布太郎");
	expect(&said, 401);
	assert_null(said.item[0]->proposal);
	fqdn("https://www.lab.uec.ac.jp serial/1",
	     "https://www.lab.uec.ac.jp serial/1");
	expect(&said, 401);
	assert_string_equal(said.item[0]->proposal, "www.lab.uec.ac.jp");
	fqdn("/etc/ssl/old.pem", "/etc/ssl/old.pem");
	expect(&said, 401);
	assert_null(said.item[0]->proposal);
	fqdn("https://www.lab.uec.ac.jp/index.html",
	     "https://www.lab.uec.ac.jp/index.html");
	expect(&said, 401);
	expect_proposal(&said, 401, "www.lab.uec.ac.jp");
	/* A slip of the hand does not make the name "http". */
	fqdn("http//www.lab.uec.ac.jp", "http//www.lab.uec.ac.jp");
	expect_proposal(&said, 401, "www.lab.uec.ac.jp");
	fqdn("https:/www.lab.uec.ac.jp/", "https:/www.lab.uec.ac.jp/");
	expect_proposal(&said, 401, "www.lab.uec.ac.jp");
	fqdn("ttp://www.lab.uec.ac.jp", "ttp://www.lab.uec.ac.jp");
	expect_proposal(&said, 401, "www.lab.uec.ac.jp");
	fqdn("www.lab.uec.ac.jp/index.html", "www.lab.uec.ac.jp/index.html");
	expect_proposal(&said, 401, "www.lab.uec.ac.jp");
	fqdn("http://www/", "http://www/");
	assert_null(said.item[0]->proposal);
	fqdn("certs/www.pem", "certs/www.pem");
	assert_null(said.item[0]->proposal);
	fqdn("www.lab.uec.ac.jp:443", "www.lab.uec.ac.jp:443");
	expect(&said, 401);
	fqdn("a b.uec.ac.jp", "a b.uec.ac.jp");
	expect(&said, 401);
	fqdn("a..uec.ac.jp", "a..uec.ac.jp");
	expect(&said, 401);
	fqdn(".uec.ac.jp", ".uec.ac.jp");
	expect(&said, 401);
	fqdn("-a.uec.ac.jp", "-a.uec.ac.jp");
	expect(&said, 401);
	fqdn("a-.uec.ac.jp", "a-.uec.ac.jp");
	expect(&said, 401);
	memset(label, 'a', 64);
	label[64] = '\0';
	snprintf(name, sizeof(name), "%s.uec.ac.jp", label);
	fqdn(name, name);
	expect(&said, 401);
	label[54] = '\0'; /* 64 in all */
	snprintf(name, sizeof(name), "%s.uec.ac.jp", label);
	fqdn(name, name);
	expect_nothing(&said);
	snprintf(name, sizeof(name), "a%s.uec.ac.jp", label);
	fqdn(name, name);
	expect(&said, 202);
}

static void
dns(const char *fqdn_text, ...)
{
	struct strings typed = {0};
	const char *line;
	va_list lines;

	diagnostics_clear(&said);
	strings_release(&names);
	va_start(lines, fqdn_text);
	while ((line = va_arg(lines, const char *)))
		strings_add(&typed, line);
	va_end(lines);
	check_dns_names(&typed, fqdn_text, "dns-names", fixture_profile(false),
			&names, &said);
	strings_release(&typed);
}

#define CN "www.lab-example.uec.ac.jp"

/* Case 9. */
static void
test_dns_counts(void **state)
{
	char *cell;

	(void)state;
	dns(CN, NULL);
	expect_nothing(&said);
	cell = check_dns_cell(CN, &names);
	assert_string_equal(cell, "");
	free(cell);
	dns(CN,
	    "app1.lab-example.uec.ac.jp, app2.lab-example.uec.ac.jp "
	    "app3.lab-example.uec.ac.jp",
	    "dNSName=app4.lab-example.uec.ac.jp,"
	    "dNSName=app5.lab-example.uec.ac.jp",
	    "DNS:app6.lab-example.uec.ac.jp\n", NULL);
	assert_int_equal(names.count, 6);
	cell = check_dns_cell(CN, &names);
	assert_int_equal(strlen(cell), 243);
	assert_memory_equal(cell, "dNSName=" CN ",dNSName=app1.lab", 49);
	free(cell);
	assert_false(diagnostics_have_error(&said));
	dns(CN, "app1.lab-example.uec.ac.jp", "app2.lab-example.uec.ac.jp",
	    "app3.lab-example.uec.ac.jp", "app4.lab-example.uec.ac.jp",
	    "app5.lab-example.uec.ac.jp", "app6.lab-example.uec.ac.jp",
	    "app7.lab-example.uec.ac.jp", NULL);
	expect(&said, 202);
	expect_message(&said, 202,
		       "dNSName has 278 characters; the limit is 250. Remove "
		       "names or split the certificate.");
	dns("w.uec.ac.jp",
	    "a.uec.ac.jp b.uec.ac.jp c.uec.ac.jp d.uec.ac.jp "
	    "e.uec.ac.jp f.uec.ac.jp g.uec.ac.jp",
	    NULL);
	expect_nothing(&said);
	dns("w.uec.ac.jp",
	    "a.uec.ac.jp b.uec.ac.jp c.uec.ac.jp d.uec.ac.jp "
	    "e.uec.ac.jp f.uec.ac.jp g.uec.ac.jp h.uec.ac.jp",
	    NULL);
	expect(&said, 412);
}

static void
test_dns_duplicates(void **state)
{
	(void)state;
	dns(CN, "App.uec.ac.jp", "app.uec.ac.jp", CN, NULL);
	expect(&said, 601, 410, 410);
	assert_int_equal(said.item[0]->index, 0);
	assert_int_equal(said.item[1]->index, 1);
	assert_int_equal(said.item[2]->index, 2);
	assert_int_equal(names.count, 1);
	assert_string_equal(names.item[0], "app.uec.ac.jp");
}

static void
test_dns_wrong(void **state)
{
	(void)state;
	dns(CN, "www.example.com", "*.uec.ac.jp", "a_b.uec.ac.jp", "192.0.2.1",
	    "app.uec.ac.jp.", "例え.uec.ac.jp", "jp", "good.uec.ac.jp", NULL);
	expect(&said, 402, 405, 406, 404, 401, 407, 401);
	for (size_t i = 0; i < said.count; i++)
		assert_int_equal(said.item[i]->index, i);
	assert_string_equal(said.item[5]->proposal, "xn--r8jz45g.uec.ac.jp");
	assert_int_equal(names.count, 1);
	dns(NULL, "a.uec.ac.jp", "", " , ", NULL);
	expect_nothing(&said);
	assert_int_equal(names.count, 1);
}

/* As an input method writes a list. */
static void
test_dns_ideographic_comma(void **state)
{
	(void)state;
	dns(CN,
	    "app1.lab-example.uec.ac.jp、app2.lab-example.uec.ac.jp、 "
	    "app3.lab-example.uec.ac.jp、",
	    "、", NULL);
	expect_nothing(&said);
	assert_int_equal(names.count, 3);
	assert_string_equal(names.item[0], "app1.lab-example.uec.ac.jp");
	assert_string_equal(names.item[2], "app3.lab-example.uec.ac.jp");
}

static void
test_dns_flood(void **state)
{
	struct strings typed = {0};

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		strings_add(&typed, "a.uec.ac.jp, b.uec.ac.jp");
	check_dns_names(&typed, CN, "dns-names", fixture_profile(false), &names,
			&said);
	strings_release(&typed);
	assert_int_equal(expect_count(&said, 412), 1);
	assert_in_range(said.count, 1, 200);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_fqdn_good, clean),
	    cmocka_unit_test_teardown(test_look_alike, clean),
	    cmocka_unit_test_teardown(test_neighbours, clean),
	    cmocka_unit_test_teardown(test_model_sentences, clean),
	    cmocka_unit_test_teardown(test_swapped, clean),
	    cmocka_unit_test_teardown(test_fqdn_refused, clean),
	    cmocka_unit_test_teardown(test_dns_counts, clean),
	    cmocka_unit_test_teardown(test_dns_duplicates, clean),
	    cmocka_unit_test_teardown(test_dns_wrong, clean),
	    cmocka_unit_test_teardown(test_dns_ideographic_comma, clean),
	    cmocka_unit_test_teardown(test_dns_flood, clean),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
