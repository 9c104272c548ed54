/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests filled in by hand, each with one fault: case 6. */
#include "config.h"

#include "service/examine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expect.h"
#include "profile_fixture.h"

#define FQDN "www.lab-example.uec.ac.jp"
#define O    "The University of Electro-Communications"

static struct diagnostics said;
static struct name_attribute attributes[8];
static struct request request;
static struct strings kept;

/* A copy that lives until the test is over. */
static char *
keep(const char *text)
{
	strings_add(&kept, text);
	return kept.item[kept.count - 1];
}

static void
set(size_t at, const char *type, const char *value)
{
	attributes[at] = (struct name_attribute){keep(type), keep(value)};
	if (at >= request.subject.count)
		request.subject.count = at + 1;
}

static void
key(enum request_key kind, const char *name, const char *digest)
{
	request.key_kind = kind;
	request.key = keep(name);
	request.digest = keep(digest);
}

/* A request with which nothing is wrong. */
static int
fill(void **state)
{
	(void)state;
	request = (struct request){.subject.attribute = attributes,
				   .signature_valid = true,
				   .key_digest = {1, 2, 3}};
	key(REQUEST_KEY_RSA2048, "RSA 2048", "SHA256");
	set(0, "C", "JP");
	set(1, "ST", "tokyo");
	set(2, "L", "chofu");
	set(3, "O", O);
	set(4, "CN", FQDN);
	return 0;
}

static int
clean(void **state)
{
	(void)state;
	diagnostics_release(&said);
	strings_release(&kept);
	return 0;
}

static void
examine_as(bool osaka, const char *fqdn)
{
	diagnostics_clear(&said);
	examine_request(&request, fqdn, NULL, "csr-file",
			fixture_profile(osaka), &said);
}

static void
examine(void)
{
	examine_as(false, FQDN);
}

static void
test_good(void **state)
{
	(void)state;
	examine();
	expect_nothing(&said);
	examine_as(false, NULL);
	expect_nothing(&said);
	/* Reversed order is no fault: column 1 is ours. */
	set(0, "CN", FQDN);
	set(4, "C", "JP");
	examine();
	expect_nothing(&said);
}

static void
test_locality(void **state)
{
	(void)state;
	set(2, "L", "Chofu-shi");
	examine();
	expect(&said, 505);
	expect_message(&said, 505,
		       "The CSR has L \"Chofu-shi\"; it must be \"chofu\". "
		       "Remake it, or choose new on page 6.");
	assert_string_equal(said.item[0]->value, "Chofu-shi");
	set(2, "L", "Chofu");
	examine();
	expect(&said, 505);
	set(2, "L", "chofu");
	set(5, "L", "chofu");
	examine();
	expect(&said, 505);
}

static void
test_missing(void **state)
{
	(void)state;
	set(1, "O", O);
	set(3, "CN", FQDN);
	request.subject.count = 4;
	examine();
	expect(&said, 505);
	expect_message(&said, 505,
		       "The CSR has no ST; it must be \"tokyo\". Remake it, or "
		       "choose new on page 6.");
	request.subject.count = 0;
	examine();
	expect(&said, 505, 505, 505, 505, 510);
	examine_as(false, NULL);
	expect(&said, 505, 505, 505, 505, 510);
}

static void
test_surplus(void **state)
{
	(void)state;
	set(5, "OU", "Center");
	examine();
	expect(&said, 506);
	set(5, "OU", "");
	examine();
	expect(&said, 506);
	set(5, "emailAddress", "a@uec.ac.jp");
	examine();
	expect(&said, 507);
	set(5, "serialNumber", "1");
	examine();
	expect(&said, 505);
	set(6, "OU", "x");
	set(7, "emailAddress", "y");
	examine();
	expect(&said, 505, 506, 507);
}

static void
test_common_name(void **state)
{
	(void)state;
	examine_as(false, "other.uec.ac.jp");
	expect(&said, 510);
	assert_string_equal(said.item[0]->argument[1], FQDN);
	set(4, "CN", "WWW.lab-example.uec.ac.jp");
	examine();
	expect(&said, 510);
	set(4, "CN", FQDN);
	set(5, "CN", "other.uec.ac.jp");
	examine();
	expect(&said, 510);
	/* Without a name of the application, too. */
	examine_as(false, NULL);
	expect(&said, 510);
	assert_string_equal(said.item[0]->argument[0], FQDN);
	assert_string_equal(said.item[0]->argument[1], "other.uec.ac.jp");
	set(5, "CN", FQDN);
	examine_as(false, NULL);
	expect(&said, 510);
	set(4, "CN", "");
	request.subject.count = 5;
	examine_as(false, NULL);
	expect(&said, 510);
}

static void
test_requested(void **state)
{
	(void)state;
	request.challenge_password = true;
	examine();
	expect(&said, 508);
	assert_false(diagnostics_have_error(&said));
	request.extensions = true;
	strings_add(&request.extension_names, "subjectAltName");
	strings_add(&request.extension_names, "keyUsage");
	examine();
	expect(&said, 508, 509);
	assert_false(diagnostics_have_error(&said));
	assert_string_equal(said.item[1]->argument[0],
			    "subjectAltName, keyUsage");
	strings_release(&request.extension_names);
}

static void
test_keys(void **state)
{
	static const char *const others[] = {"RSA 1024", "RSA 3072", "RSA 4096",
					     "EC prime256v1"};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		key(REQUEST_KEY_OTHER, others[i], "SHA256");
		examine();
		expect(&said, 503);
		assert_string_equal(said.item[0]->argument[0], others[i]);
		assert_string_equal(said.item[0]->argument[1], "RSA 2048");
	}
	key(REQUEST_KEY_OTHER, "ED25519", "");
	examine();
	expect(&said, 503);
	key(REQUEST_KEY_RSA2048, "RSA 2048", "SHA1");
	examine();
	expect(&said, 504);
	key(REQUEST_KEY_OTHER, "RSA 1024", "SHA1");
	examine();
	expect(&said, 503, 504);
	key(REQUEST_KEY_EC_P384, "EC secp384r1", "SHA384");
	examine();
	expect(&said, 503);
	/* The other institution allows it, but is another one. */
	examine_as(true, FQDN);
	assert_int_equal(expect_count(&said, 503), 0);
	assert_int_equal(expect_count(&said, 504), 0);
	request.digest = keep("SHA256");
	examine_as(true, FQDN);
	assert_int_equal(expect_count(&said, 504), 1);
	fill(NULL);
	request.signature_valid = false;
	examine();
	expect(&said, 502);
}

static void
test_reuse(void **state)
{
	struct certificate other = {.key_digest = {9}};
	struct certificate same = {.key_digest = {1, 2, 3}};
	struct certificate *list[] = {&other, &same, &same};
	struct certificates earlier = {.item = list, .count = 1};

	(void)state;
	examine_request(&request, FQDN, &earlier, "csr-file",
			fixture_profile(false), &said);
	expect_nothing(&said);
	earlier.count = 3;
	examine_request(&request, FQDN, &earlier, "csr-file",
			fixture_profile(false), &said);
	expect(&said, 511);
	expect_message(&said, 511,
		       "The CSR reuses the old key. A renewal needs a new "
		       "one: page 6.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_good, fill, clean),
	    cmocka_unit_test_setup_teardown(test_locality, fill, clean),
	    cmocka_unit_test_setup_teardown(test_missing, fill, clean),
	    cmocka_unit_test_setup_teardown(test_surplus, fill, clean),
	    cmocka_unit_test_setup_teardown(test_common_name, fill, clean),
	    cmocka_unit_test_setup_teardown(test_requested, fill, clean),
	    cmocka_unit_test_setup_teardown(test_keys, fill, clean),
	    cmocka_unit_test_setup_teardown(test_reuse, fill, clean),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
