/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the full-screen front end ends, and what it leaves behind. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "fake.h"

static void
leaving_from_the_first_page_is_asked(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "(y/n)"));
	/* No answer: nothing happens. */
	session_type(&session, "q");
	session_type(&session, "\r");
	session_type(&session, " ");
	session_type(&session, "\t");
	assert_true(session_shows(&session, "(y/n)"));
	assert_true(session_shows(&session, "n Back to the wizard"));
	session_type(&session, "n");
	assert_false(session_shows(&session, "(y/n)"));
	fake_wait(600);
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "(y/n)"));
	/* Full width, as an input method gives it. */
	session_send(&session, "ｙ");
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_int_equal(WEXITSTATUS(session.status), 130);
}

static void
interrupt_asks_once_more(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\003");
	assert_true(session_wait_for(&session, "once more"));
	session_send(&session, "\003");
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_int_equal(WEXITSTATUS(session.status), 130);
}

static void
terminal_is_restored(const char *what)
{
	struct termios settings;

	if (tcgetattr(session.descriptor, &settings) < 0)
		fail_msg("no settings %s", what);
	if (!(settings.c_lflag & ICANON) || !(settings.c_lflag & ECHO))
		fail_msg("raw %s", what);
	if (session_shows(&session, "Page 1"))
		fail_msg("the screen stays %s", what);
}

static void
faults_give_the_terminal_back(void **state)
{
	static const int signals[] = {SIGHUP,  SIGINT,	SIGQUIT, SIGILL,
				      SIGABRT, SIGBUS,	SIGFPE,	 SIGSEGV,
				      SIGTERM, SIGUSR1, SIGALRM};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(signals) / sizeof(*signals); i++) {
		fake_start();
		kill(session.process, signals[i]);
		assert_true(session_ends(&session, SESSION_LONGEST));
		assert_true(WIFSIGNALED(session.status));
		assert_int_equal(WTERMSIG(session.status), signals[i]);
		terminal_is_restored(strsignal(signals[i]));
		session_release(&session);
	}
}

static void
hang_up_ends(void **state)
{
	(void)state;
	fake_start();
	session_hang_up(&session);
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_true(WIFSIGNALED(session.status));
	assert_int_equal(WTERMSIG(session.status), SIGHUP);
}

static void
stopping_and_going_on_draws_again(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "www.example");
	kill(session.process, SIGSTOP);
	fake_wait(50);
	vterm_input_write(session.terminal, "\033[2J", 4);
	kill(session.process, SIGCONT);
	assert_true(session_wait_for(&session, "www.example____"));
}

/* The first line of a file in the working folder, which is removed. */
static void
expect_file(const char *name, int line, const char *wanted)
{
	char text[512] = "";
	FILE *file = fopen(name, "r");

	assert_non_null(file);
	while (line-- > 0)
		assert_non_null(fgets(text, sizeof(text), file));
	fclose(file);
	unlink(name);
	if (!strstr(text, wanted))
		fail_msg("%s holds %s", name, text);
}

static void
a_signal_saves_the_draft(void **state)
{
	(void)state;
	setenv("FAKE_DRAFT", "fake_draft.txt", 1);
	fake_start();
	unsetenv("FAKE_DRAFT");
	session_type(&session, "www.example");
	assert_true(session_wait_for(&session, "www.example____"));
	kill(session.process, SIGTERM);
	assert_true(session_ends(&session, SESSION_LONGEST));
	expect_file("fake_draft.txt", 1, "www.example");
}

static void
the_screen_is_saved_as_text(void **state)
{
	static const char name[] = "upki-wizard_screen_1.txt";

	(void)state;
	unlink(name);
	fake_start();
	session_type(&session, "電通大\t\thunter2");
	session_type(&session, "\020");
	assert_true(session_wait_for(&session, name));
	expect_file(name, 5, "1-1 サーバの FQDN  電通大____");
}

static void
a_report_is_asked_for_and_written(void **state)
{
	static const char name[] = "upki-wizard_report_1.txt";

	(void)state;
	unlink(name);
	fake_start();
	session_type(&session, "\017");
	assert_true(session_wait_for(&session, "(y/n, Esc: no report)"));
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "F2"));
	assert_int_equal(access(name, F_OK), -1);
	session_type(&session, "\017");
	assert_true(session_wait_for(&session, "(y/n, Esc: no report)"));
	session_type(&session, "y");
	assert_true(session_wait_for(&session, name));
	expect_file(name, 2, "mask: 1");
}

static void
the_other_language_is_one_key_away(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\033OR");
	assert_true(session_wait_for(&session, "F3 English"));
	session_type(&session, "\024");
	assert_true(session_wait_for(&session, "F3 日本語"));
}

/* What is said or asked turns with it, and is still asked. */
static void
a_question_is_asked_in_the_other_language(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "\003");
	assert_true(session_wait_for(&session, "once more"));
	session_type(&session, "\024");
	assert_true(session_wait_for(&session, "もう一度 Ctrl-C"));
	session_type(&session, "\024");
	assert_true(session_wait_for(&session, "once more"));
	session_type(&session, "\033");
	assert_true(session_wait_for(&session, "(y/n)"));
	session_type(&session, "\024");
	assert_true(session_wait_for(&session, "保存して終了しますか"));
	assert_true(session_wait_for(&session, "(y/n)"));
	session_type(&session, "y");
	assert_true(session_ends(&session, 5000));
	assert_int_equal(WEXITSTATUS(session.status), 130);
}

/* The session's leader cannot be stopped: it goes on at once. */
static void
suspending_draws_again(void **state)
{
	(void)state;
	fake_start();
	session_type(&session, "www\032");
	assert_true(session_wait_for(&session, "U401"));
	session_type(&session, ".example");
	assert_true(session_wait_for(&session, "www.example____"));
}

/* What is said at the end stands below what the shell has written, and not
 * over it. */
static void
the_shells_cursor_comes_back(void **state)
{
	VTermPos place;

	(void)state;
	for (int stops = 0; stops < 3; stops++) {
		fake_start_as("xterm-256color", "C.UTF-8", 24, 80);
		vterm_input_write(session.terminal, "1\r\n2\r\n3", 7);
		assert_true(session_wait_for(&session, "F2 Save"));
		for (int i = 0; i < stops; i++)
			session_type(&session, "\032");
		kill(session.process, SIGTERM);
		assert_true(session_ends(&session, SESSION_LONGEST));
		vterm_state_get_cursorpos(vterm_obtain_state(session.terminal),
					  &place);
		assert_in_range(place.row, 2, 3);
		session_release(&session);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(leaving_from_the_first_page_is_asked,
				      fake_stop),
	    cmocka_unit_test_teardown(interrupt_asks_once_more, fake_stop),
	    cmocka_unit_test_teardown(faults_give_the_terminal_back, fake_stop),
	    cmocka_unit_test_teardown(hang_up_ends, fake_stop),
	    cmocka_unit_test_teardown(stopping_and_going_on_draws_again,
				      fake_stop),
	    cmocka_unit_test_teardown(a_signal_saves_the_draft, fake_stop),
	    cmocka_unit_test_teardown(the_screen_is_saved_as_text, fake_stop),
	    cmocka_unit_test_teardown(a_report_is_asked_for_and_written,
				      fake_stop),
	    cmocka_unit_test_teardown(the_other_language_is_one_key_away,
				      fake_stop),
	    cmocka_unit_test_teardown(a_question_is_asked_in_the_other_language,
				      fake_stop),
	    cmocka_unit_test_teardown(suspending_draws_again, fake_stop),
	    cmocka_unit_test_teardown(the_shells_cursor_comes_back, fake_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
