/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-screen front end on canned pages: drawing, keys, endings. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "fake.h"

static void
pages_look_as_designed(void **state)
{
	(void)state;
	fake_start();
	assert_true(session_is_golden(&session, "fake_inputs",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
	session_type(&session, "www\r\r\r\r");
	assert_true(session_wait_for(&session, "Page 2"));
	session_type(&session, "\033[B\033[B");
	assert_true(session_is_golden(&session, "fake_choices",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
	session_type(&session, "\r");
	assert_true(session_is_golden(&session, "fake_long", SESSION_CURSOR));
	session_type(&session, "\033[6~\033[6~\033[6~\r");
	assert_true(session_wait_for(&session, "Page 4"));
	assert_true(session_is_golden(&session, "fake_review",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
}

static void
errors_have_a_mark(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "www");
	assert_true(session_wait_for(&session, "! U401:"));
}

static void
typing_edits_and_scrolls(void **state)
{
	int i;

	(void)state;
	fake_start();
	session_type(&session, "\t\t\t");
	for (i = 0; i < 30; i++)
		session_send(&session, "電通abc");
	/* What is shown depends on where the cursor was drawn before. */
	session_type(&session, "\001");
	session_type(&session, "\005");
	assert_true(
	    session_is_golden(&session, "fake_scrolled", SESSION_CURSOR));
	session_type(&session, "\001X\005\177\177");
	session_type(&session, "\001");
	assert_true(session_wait_for(&session, "X電通abc電"));
	session_type(&session, "\025\013");
	assert_true(session_wait_for(&session, "Long           _______"));
	session_type(&session, "\031");
	assert_false(session_shows(&session, "Long           _______"));
}

static void
secrets_are_never_shown(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\t\thunter2");
	assert_true(session_wait_for(&session, "*******___"));
	assert_false(session_shows(&session, "hunter"));
	session_type(&session, "\t");
	assert_false(session_shows(&session, "hunter"));
}

static void
tab_completes_paths(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\tn\t");
	assert_true(session_wait_for(&session, "new.pem"));
	session_type(&session, "\025o\t");
	assert_true(session_wait_for(&session, "old"));
	session_type(&session, "\t");
	assert_true(session_wait_for(&session, "old/  older.pem"));
	/* The second Tab goes on to the secret. */
	session_type(&session, "\tx");
	assert_true(session_wait_for(&session, "*___"));
}

static void
escape_goes_back_and_arrows_do_not(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\r\r\r\r");
	assert_true(session_wait_for(&session, "Page 2"));
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "Page 1"));
	fake_wait(600);
	session_type(&session, "\r\r\r\r");
	assert_true(session_wait_for(&session, "Page 2"));
	session_send_slowly(&session, "\033[B");
	assert_true(session_wait_for(&session, "Page 2"));
	session_type(&session, " ");
	assert_true(session_wait_for(&session, "(*) A long"));
}

static void
help_opens_and_closes(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\033OP");
	assert_true(session_is_golden(&session, "fake_help", SESSION_CURSOR));
	session_type(&session, "x");
	assert_true(session_wait_for(&session, "Page 1"));
	assert_false(session_shows(&session, "x_____"));
}

static void
pasted_newline_presses_nothing(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\033[200~www.example.ac.jp\r\033[201~");
	assert_true(session_wait_for(&session, "www.example.ac.jp____"));
	session_type(&session, "X");
	assert_true(session_wait_for(&session, "www.example.ac.jpX"));
}

static void
resizing_keeps_what_was_typed(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "www.example.ac.jp");
	session_resize(&session, 10, 40);
	session_settle(&session);
	assert_true(session_wait_for(&session, "--plain"));
	session_type(&session, "ignored");
	session_resize(&session, 16, 60);
	session_settle(&session);
	assert_true(session_wait_for(&session, "www.example.ac.jp____"));
	assert_true(session_is_golden(&session, "fake_small", SESSION_CURSOR));
}

static void
making_can_be_cancelled(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\r\r\r\r\r");
	assert_true(session_wait_for(&session, "Page 3"));
	session_type(&session, "\033[6~\033[6~\033[6~\r");
	assert_true(session_wait_for(&session, "Page 4"));
	session_send(&session, "\r");
	fake_wait(300);
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "Cancelled."));
	session_send(&session, "\r");
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_int_equal(WEXITSTATUS(session.status), 0);
}

/* Over a slow line an arrow key begins with a lone Esc. */
static void
making_goes_on_under_an_arrow(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\r\r\r\r\r");
	assert_true(session_wait_for(&session, "Page 3"));
	session_type(&session, "\033[6~\033[6~\033[6~\r");
	assert_true(session_wait_for(&session, "Page 4"));
	session_send(&session, "\r");
	fake_wait(300);
	session_send_slowly(&session, "\033[A");
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_int_equal(WEXITSTATUS(session.status), 0);
}

/* A question stays for a key that is no answer. */
static void
a_slow_arrow_answers_nothing(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "leave the wizard?"));
	fake_wait(600);
	session_send_slowly(&session, "\033[B");
	session_settle(&session);
	assert_true(session_shows(&session, "leave the wizard?"));
	session_type(&session, "n");
	assert_false(session_shows(&session, "leave the wizard?"));
}

static void
any_terminal_starts(void **state)
{
	static const char *const terms[] = {
	    "vt100", "linux", "xterm",	 "screen",	 "tmux-256color",
	    "rxvt",  "kitty", "ghostty", "no-such-thing"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(terms) / sizeof(*terms); i++) {
		fake_start_as(terms[i], i % 2 ? "C" : "C.UTF-8", 24, 80);
		assert_true(session_wait_for(&session, "F2 Save"));
		session_release(&session);
	}
	fake_start_as("vt100", "C", 24, 80);
	assert_true(session_wait_for(&session, "F2 Save"));
	assert_true(session_is_golden(&session, "fake_ascii",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
}

static void
few_bytes_go_over_a_slow_line(void **state)
{
	size_t before;

	(void)state;
	fake_start();
	before = session.received;
	session_type(&session, "a");
	assert_in_range(session.received - before, 1, 8);
	session_type(&session, "\r\r\r\r");
	assert_true(session_wait_for(&session, "Page 2"));
	session_type(&session, "\033[B");
	before = session.received;
	session_type(&session, "\033[B");
	assert_in_range(session.received - before, 1, 70);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(pages_look_as_designed, fake_stop),
	    cmocka_unit_test_teardown(errors_have_a_mark, fake_stop),
	    cmocka_unit_test_teardown(typing_edits_and_scrolls, fake_stop),
	    cmocka_unit_test_teardown(secrets_are_never_shown, fake_stop),
	    cmocka_unit_test_teardown(tab_completes_paths, fake_stop),
	    cmocka_unit_test_teardown(escape_goes_back_and_arrows_do_not,
				      fake_stop),
	    cmocka_unit_test_teardown(help_opens_and_closes, fake_stop),
	    cmocka_unit_test_teardown(pasted_newline_presses_nothing,
				      fake_stop),
	    cmocka_unit_test_teardown(resizing_keeps_what_was_typed, fake_stop),
	    cmocka_unit_test_teardown(making_can_be_cancelled, fake_stop),
	    cmocka_unit_test_teardown(making_goes_on_under_an_arrow, fake_stop),
	    cmocka_unit_test_teardown(a_slow_arrow_answers_nothing, fake_stop),
	    cmocka_unit_test_teardown(any_terminal_starts, fake_stop),
	    cmocka_unit_test_teardown(few_bytes_go_over_a_slow_line, fake_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
