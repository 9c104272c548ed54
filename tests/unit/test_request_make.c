/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate requests, made (cases.md 1). */
#include "config.h"

#include "pki/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct name
subject(const char *organization)
{
	struct name name = {0};

	name_add(&name, "C", "JP");
	name_add(&name, "ST", "tokyo");
	name_add(&name, "L", "chofu");
	name_add(&name, "O", organization);
	name_add(&name, "CN", "www.lab-example.uec.ac.jp");
	return name;
}

static void
make_and_compare(enum private_key_type type, const char *organization,
		 const char *digest, size_t longest)
{
	struct diagnostics diagnostics = {0};
	struct private_key *key =
	    private_key_new(type, NULL, NULL, NULL, &diagnostics);
	struct name name = subject(organization);
	struct request made = {0};
	struct request read = {0};
	char *meant = name_text(&name, false);
	char *written;

	assert_true(request_make(key, &name, &made, &diagnostics));
	assert_true(made.signature_valid);
	assert_string_equal(made.digest, digest);
	assert_false(made.extensions);
	assert_true(strlen(made.base64) <= longest);
	assert_true(request_read("made", made.pem, strlen(made.pem), &read,
				 &diagnostics));
	written = name_text(&read.subject, false);
	assert_string_equal(written, meant);
	assert_string_equal(read.pem, made.pem);
	assert_int_equal(diagnostics.count, 0);
	free(meant);
	free(written);
	request_release(&read);
	request_release(&made);
	name_release(&name);
	private_key_free(key);
}

static void
test_making(void **state)
{
	(void)state;
	make_and_compare(PRIVATE_KEY_RSA2048,
			 "The University of Electro-Communications", "SHA256",
			 1000);
	make_and_compare(PRIVATE_KEY_EC_P384, "Example, College (Japan)",
			 "SHA384", 600);
	make_and_compare(PRIVATE_KEY_EC_P384, "例示大学 & Co", "SHA384", 600);
}

static void
test_what_cannot_be_made(void **state)
{
	struct diagnostics diagnostics = {0};
	struct private_key *key = private_key_new(PRIVATE_KEY_EC_P384, NULL,
						  NULL, NULL, &diagnostics);
	struct name name = subject("Example University");
	struct request request = {0};

	(void)state;
	name_add(&name, "no such attribute", "x");
	assert_false(request_make(key, &name, &request, &diagnostics));
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(diagnostics.item[0]->number, 803);
	assert_null(request.pem);
	diagnostics_release(&diagnostics);
	name_release(&name);
	private_key_free(key);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_making),
	    cmocka_unit_test(test_what_cannot_be_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
