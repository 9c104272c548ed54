/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The real wizard from the first page to the review, each page as it looks in
 * both languages at 80x24. Nothing is written: the home does not exist.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "session.h"

#define F3     "\033OR"
#define PERSON "電通 花子\r総務課\rhanako@cc.uec.ac.jp\rApache 2.4.62\r\022\r"

/* The golden screens name it, so it cannot be a name of chance. */
#define HOME "/tmp/upki-walk"

static struct terminal_session session;

static void
start(void)
{
	const char *build = getenv("top_builddir");
	char *program = alloc_format("%s/upki-wizard", build ? build : ".");
	const char *const argv[] = {program, "--date", "2026-11-22", "--lang",
				    "ja",    "-p",     "uec",	     NULL};
	const char *const settings[] = {
	    "HOME=" HOME,     "XDG_STATE_HOME=", "TERM=xterm-256color",
	    "LC_ALL=C.UTF-8", "COLORTERM=",	 NULL};

	assert_int_equal(system("rm -rf " HOME), 0);
	session_start(&session, 24, 80, argv, settings);
	free(program);
	assert_true(session_wait_for(&session, "[1/9]"));
}

static int
stop(void **state)
{
	(void)state;
	session_release(&session);
	assert_int_equal(system("rm -rf " HOME), 0);
	return 0;
}

/* The page as it looks in Japanese, then in English, and back. */
static void
look_at_page(int page)
{
	char *head = alloc_format("[%d/9]", page);
	char *japanese = alloc_format("walk_%d_ja", page);
	char *english = alloc_format("walk_%d_en", page);

	assert_true(session_wait_for(&session, head));
	assert_true(session_is_golden(&session, japanese, SESSION_CURSOR));
	session_send(&session, F3);
	assert_true(session_wait_for(&session, "UPKI server certificate"));
	assert_true(session_is_golden(&session, english, SESSION_CURSOR));
	session_send(&session, F3);
	assert_true(session_wait_for(&session, "申請準備ウィザード"));
	free(english);
	free(japanese);
	free(head);
}

static void
every_page_looks_as_kept(void **state)
{
	static const char *const on[] = {
	    [1] = "\t\r", /* start a new application */
	    [2] = "www.cc.uec.ac.jp\r",
	    [3] = " \r",	  /* Space: never issued */
	    [4] = "\r",		  /* the verdict stands */
	    [5] = "\r",		  /* no other names */
	    [6] = "\r\r\r\022\r", /* all as proposed */
	    [7] = PERSON,
	};
	int page;

	(void)state;
	start();
	for (page = 1; page <= 7; page++) {
		look_at_page(page);
		session_type(&session, on[page]);
	}
	look_at_page(8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(every_page_looks_as_kept, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
