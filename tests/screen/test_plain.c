/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain lines at a terminal: what a pipe cannot show. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>

#include "base/alloc.h"
#include "session.h"

static struct terminal_session session;

static void
start_in(const char *locale, const char *term, const char *plain, int columns)
{
	const char *build = getenv("top_builddir");
	char *program = alloc_format("%s/upki-wizard", build ? build : ".");
	char *setting = alloc_format("TERM=%s", term);
	char *lc_all = alloc_format("LC_ALL=%s", locale);
	const char *const argv[] = {program,  "-n", "--date", "2026-11-22",
				    "--lang", "en", plain,    NULL};
	const char *const settings[] = {setting, lc_all, "HOME=/home/taro/none",
					"XDG_STATE_HOME=", NULL};

	session_start(&session, 40, columns, argv, settings);
	free(lc_all);
	free(setting);
	free(program);
	assert_true(session_wait_for(&session, "Enter takes:"));
}

static void
start(const char *term, const char *plain, int columns)
{
	start_in("C.UTF-8", term, plain, columns);
}

static int
stop(void **state)
{
	(void)state;
	session_release(&session);
	return 0;
}

/* Types lines until page stands there. */
static void
go_to_passphrase(void)
{
	session_type(&session, "\n\n");
	session_type(&session, "www.cc.uec.ac.jp\n");
	session_type(&session, "none\n\n\n\n\n");
	assert_true(session_wait_for(&session, "6-4  Passphrase"));
}

static bool
echoes(void)
{
	struct termios settings;

	assert_int_equal(tcgetattr(session.descriptor, &settings), 0);
	return settings.c_lflag & ECHO;
}

static void
nothing_is_drawn_over(void **state)
{
	(void)state;
	start("dumb", NULL, 80);
	session_type(&session, "uec\n");
	session_type(&session, "\n");
	session_type(&session, "www\n");
	assert_true(session_wait_for(&session, "U401"));
	/* A line at a time, and what was said stays. */
	assert_true(session_shows(&session, "> www"));
	assert_true(session_shows(&session, "2-1  Server's FQDN"));
}

static void
lines_fit_the_window(void **state)
{
	char *dump, *line, *rest;

	(void)state;
	start("xterm", "--plain", 40);
	dump = session_dump(&session, SESSION_PLAIN);
	for (line = strtok_r(dump, "\n", &rest); line;
	     line = strtok_r(NULL, "\n", &rest))
		assert_true(strlen(line) < 40);
	free(dump);
}

static void
a_secret_is_not_echoed(void **state)
{
	(void)state;
	start("dumb", NULL, 80);
	assert_true(echoes());
	go_to_passphrase();
	assert_false(echoes());
	session_type(&session, "swordfish\n");
	assert_true(session_wait_for(&session, "6-5"));
	session_type(&session, "swordfish\n");
	assert_true(session_wait_for(&session, "6-8"));
	assert_false(session_shows(&session, "swordfish"));
	assert_true(echoes());
}

/* Of EUC-JP in particular, which may look like UTF-8 of something else. */
static void
another_character_set_is_refused(void **state)
{
	(void)state;
	start_in("ja_JP.eucJP", "dumb", NULL, 80);
	session_type(&session, "uec\n\n\xce\xbc\n");
	assert_true(session_wait_for(&session, "does not send UTF-8"));
	session_type(&session, "www.cc.uec.ac.jp\n");
	assert_true(session_wait_for(&session, "3-1"));
}

static void
an_interrupt_leaves(void **state)
{
	(void)state;
	start("dumb", NULL, 80);
	go_to_passphrase();
	session_type(&session, "\003");
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_true(WIFEXITED(session.status));
	assert_int_equal(WEXITSTATUS(session.status), 130);
	assert_true(echoes());
}

static void
the_end_of_input_leaves(void **state)
{
	(void)state;
	start("dumb", NULL, 80);
	session_type(&session, "\004");
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_int_equal(WEXITSTATUS(session.status), 130);
}

static void
a_hang_up_ends_by_its_signal(void **state)
{
	(void)state;
	start("dumb", NULL, 80);
	kill(session.process, SIGTERM);
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_true(WIFSIGNALED(session.status));
	assert_int_equal(WTERMSIG(session.status), SIGTERM);
	session_release(&session);
	start("dumb", NULL, 80);
	session_hang_up(&session);
	assert_true(session_ends(&session, SESSION_LONGEST));
}

/* Nobody could continue us here, so the system does not stop us: the question
 * is simply asked again. */
static void
a_stop_keeps_the_secret(void **state)
{
	(void)state;
	start("dumb", NULL, 80);
	go_to_passphrase();
	kill(session.process, SIGTSTP);
	session_settle(&session);
	assert_false(echoes());
	session_type(&session, "swordfish\n");
	assert_true(session_wait_for(&session, "6-5"));
	assert_false(session_shows(&session, "swordfish"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(nothing_is_drawn_over, stop),
	    cmocka_unit_test_teardown(lines_fit_the_window, stop),
	    cmocka_unit_test_teardown(a_secret_is_not_echoed, stop),
	    cmocka_unit_test_teardown(another_character_set_is_refused, stop),
	    cmocka_unit_test_teardown(an_interrupt_leaves, stop),
	    cmocka_unit_test_teardown(the_end_of_input_leaves, stop),
	    cmocka_unit_test_teardown(a_hang_up_ends_by_its_signal, stop),
	    cmocka_unit_test_teardown(a_stop_keeps_the_secret, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
