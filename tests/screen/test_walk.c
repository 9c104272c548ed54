/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real wizard: each page as it looks in both languages at 80x24, for a
 * first application and for a renewal, from the first page to the files. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "walk.h"

#define FOLDER "upki/" WALK_FQDN "_20261122"

/* This and what PgDn brings below it. */
static void
look_at_all(const char *first, const char *second, const char *third)
{
	walk_look_both(first);
	walk_step(PAGE_DOWN, "PgUp");
	walk_look_both(second);
	if (third) {
		session_type(&session, PAGE_DOWN);
		walk_look_both(third);
	}
}

static void
first_application(void **state)
{
	(void)state;
	walk_start(NULL);
	look_at_all("1", "1_below", NULL);
	walk_step(HOME "\t\r", "[2/9]");
	walk_look_both("2");
	walk_step(WALK_FQDN "\r", "[3/9]");
	walk_look_both("3");
	walk_step(" \r", "[4/9]");
	walk_look_both("4_new");
	walk_step("\r", "[5/9]");
	walk_look_both("5");
	walk_step("\r", "[6/9]");
	look_at_all("6", "6_below", NULL);
	walk_step(HOME "\r\r\r" PROPOSAL "\r", "[7/9]");
	walk_look_both("7");
	walk_step("調布 太郎\r大学院情報理工学研究科\r"
		  "chofu.taro@lab-example.uec.ac.jp\rApache 2.4.62\r\r",
		  "[8/9]");
	look_at_all("8_new", "8_new_below", "8_new_end");
	walk_step(HOME "\r", "[9/9]");
	look_at_all("9_new", "9_new_below", "9_new_end");
	walk_step(HOME "\r", NULL);
	walk_ends(0);
	walk_look("walk_farewell_ja");
	assert_true(session_shows(&session, "next.txt"));
	assert_true(
	    walk_shell("cd " FOLDER " && ls -lR && test -s application.yaml &&"
		       " test -s send/*_new.tsv && test -s send/*_letter.txt &&"
		       " openssl req -noout -verify -in *.csr"));
}

static void
renewal_from_the_old_certificate(void **state)
{
	(void)state;
	walk_copy("old.pem");
	walk_start(NULL);
	walk_step("\t\r", "[2/9]");
	walk_step(WALK_FQDN "\r", "[3/9]");
	walk_step(DOWN " \r", "3-2");
	walk_look_both("3_file");
	walk_step("ol\t", "old.pem_");
	walk_step("\r", "NII Open");
	look_at_all("3_evidence", "3_evidence_below", NULL);
	assert_true(session_shows(&session, "1911649278160095962"));
	walk_step("\r", "[4/9]");
	walk_look_both("4_renew");
	walk_step("\r", "[5/9]");
	walk_look_both("5_filled");
	walk_step("\r\r\r", "[6/9]");
	walk_step("\r\r\r" PROPOSAL "\r", "[7/9]");
	walk_step("調布 太郎\r大学院情報理工学研究科\r"
		  "chofu.taro@lab-example.uec.ac.jp\rApache 2.4.62\r\r",
		  "[8/9]");
	look_at_all("8_renew", "8_renew_below", "8_renew_end");
	walk_step(HOME "\r", "[9/9]");
	look_at_all("9_renew", "9_renew_below", "9_renew_end");
	walk_step(HOME "\r", NULL);
	walk_ends(0);
	assert_true(walk_shell(
	    "cd " FOLDER " && openssl req -noout -verify -in *.csr &&"
	    " cut -f 4 send/*_renew.tsv | grep -qx 1911649278160095962 &&"
	    " cut -f 13 send/*_renew.tsv | tr -d '\\r' | grep -qx"
	    " dNSName=" WALK_FQDN ",dNSName=app1.lab-example.uec.ac.jp,"
	    "dNSName=app2.lab-example.uec.ac.jp"));
}

/* The CSR is given, so that the letter is the same every time. */
static void
existing_request(void **state)
{
	(void)state;
	walk_copy("request-rsa.csr");
	walk_copy("good-rsa.key");
	walk_start(NULL);
	walk_step("\t\r" WALK_FQDN "\r", "[3/9]");
	walk_step(" \r\r\r", "[6/9]");
	walk_step(DOWN " \r", "6-6");
	walk_look_both("6_csr");
	walk_step("req\t\rgood\t\r", "RSA 2048");
	session_settle(&session);
	walk_look_both("6_csr_read");
	walk_step(PROPOSAL "\r", "[7/9]");
	walk_step("\r\rtaro@uec.ac.jp\rnginx\r\r", "[8/9]");
	walk_look_both("8_csr");
	walk_step("\r", "[9/9]");
	walk_step(DOWN "\r", "送信する方へ");
	look_at_all("9_letter", "9_letter_below", "9_letter_end");
	walk_step(HOME "\r", NULL);
	walk_ends(0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(first_application, walk_begin,
					    walk_end),
	    cmocka_unit_test_setup_teardown(renewal_from_the_old_certificate,
					    walk_begin, walk_end),
	    cmocka_unit_test_setup_teardown(existing_request, walk_begin,
					    walk_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
