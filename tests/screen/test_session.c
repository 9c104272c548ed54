/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The harness itself, on programs without curses. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "session.h"

static struct terminal_session session;

static void
run(const char *script)
{
	const char *const argv[] = {"sh", "-c", script, NULL};

	session_start(&session, 6, 30, argv, NULL);
}

static void
sees_text_cursor_and_attributes(void **state)
{
	(void)state;
	run("printf '\\033[2J\\033[H電通大\\n\\033[7mback\\033[0m "
	    "\\033[1mbold\\033[0m > '; read x; printf 'got %s' \"$x\"; exit 3");
	assert_true(session_wait_for(&session, "bold >"));
	assert_true(session_is_golden(&session, "harness",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
	session_send(&session, "うん\n");
	assert_true(session_wait_for(&session, "got うん"));
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_int_equal(WEXITSTATUS(session.status), 3);
	session_release(&session);
}

static void
resizes_and_hangs_up(void **state)
{
	(void)state;
	run("trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done");
	assert_true(session_wait_for(&session, "ready"));
	session_resize(&session, 8, 40);
	assert_true(session_wait_for(&session, "8 40"));
	session_hang_up(&session);
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_true(WIFSIGNALED(session.status));
	session_release(&session);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sees_text_cursor_and_attributes),
	    cmocka_unit_test(resizes_and_hangs_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
