/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever ends the program on whatever page, the terminal is as it was
 * (reliability.md, R9). A sample by default; FAULTS=all in the environment
 * takes every signal on every page of every terminal.
 */
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

#include "base/alloc.h"
#include "walk.h"

#define PAGES 9

/* Raised by a fault, sent by a person, a timer, or a line that is gone. */
static const int signals[] = {SIGTERM, SIGSEGV, SIGABRT, SIGQUIT, SIGBUS,
			      SIGFPE,  SIGILL,	SIGINT,	 SIGHUP,  SIGALRM};

static const struct {
	const char *name;
	bool alternate; /* it has a second screen */
} terminals[] = {{"xterm-256color", true},
		 {"vt100", false},
		 {"linux", false},
		 {"screen", true}};

enum {
	SIGNALS = sizeof(signals) / sizeof(*signals),
	TERMINALS = sizeof(terminals) / sizeof(*terminals)
};

static void
open_page(int page)
{
	static const char *const to[PAGES + 1] = {
	    [1] = "",
	    [2] = "\t\r",
	    [3] = WALK_FQDN "\r",
	    [4] = " \r",
	    [5] = "\r",
	    [6] = "\r",
	    [7] = "\r\r\r\r",
	    [8] = "調布 太郎\r情報理工学研究科\rtaro@lab-example.uec.ac.jp\r"
		  "nginx\r\r",
	    [9] = "\r"};

	for (int step = 1; step <= page; step++) {
		char *head = alloc_format("[%d/9]", step);

		walk_step(to[step], head);
		free(head);
	}
}

/* The wizard has the terminal: else nothing was to be given back. */
static void
expect_taken(size_t terminal)
{
	struct termios settings;

	assert_int_equal(tcgetattr(session.descriptor, &settings), 0);
	assert_false(settings.c_lflag & (tcflag_t)(ICANON | ECHO));
	assert_true(session_pastes(&session));
	assert_int_equal(session.alternate, terminals[terminal].alternate);
}

/* Without a second screen the page stays, and what comes next stands below. */
static void
expect_room(const char *where, bool alternate)
{
	VTermPos cursor;

	if (session.alternate)
		fail_msg("%s: the other screen stays", where);
	if (alternate && session_shows(&session, "/9]"))
		fail_msg("%s: the page stays", where);
	vterm_state_get_cursorpos(vterm_obtain_state(session.terminal),
				  &cursor);
	if (!alternate && (cursor.row < session.rows - 1 || cursor.col))
		fail_msg("%s: the cursor stays at %d,%d", where, cursor.row,
			 cursor.col);
}

static void
expect_given_back(const char *where, bool alternate)
{
	struct termios settings;

	if (!session_ends(&session, SESSION_LONGEST))
		fail_msg("%s: goes on", where);
	if (tcgetattr(session.descriptor, &settings) < 0 ||
	    settings.c_iflag != session.settings.c_iflag ||
	    settings.c_oflag != session.settings.c_oflag ||
	    settings.c_cflag != session.settings.c_cflag ||
	    settings.c_lflag != session.settings.c_lflag ||
	    memcmp(settings.c_cc, session.settings.c_cc,
		   sizeof(settings.c_cc)) != 0)
		fail_msg("%s: settings of the line", where);
	if (!session.cursor)
		fail_msg("%s: no cursor", where);
	if (session_pastes(&session))
		fail_msg("%s: marks around what is pasted", where);
	expect_room(where, alternate);
}

static void
end_by(int page, size_t number, size_t terminal)
{
	int signal = signals[number % SIGNALS];
	char *where = alloc_format("page %d, %s, %s", page, strsignal(signal),
				   terminals[terminal].name);

	assert_true(walk_shell("rm -rf upki .local"));
	walk_start(&(struct walk){.term = terminals[terminal].name});
	open_page(page);
	expect_taken(terminal);
	kill(session.process, signal);
	expect_given_back(where, terminals[terminal].alternate);
	assert_true(WIFSIGNALED(session.status));
	assert_int_equal(WTERMSIG(session.status), signal);
	session_release(&session);
	free(where);
}

static void
any_end_gives_the_terminal_back(void **state)
{
	const char *all = getenv("FAULTS");
	size_t number, terminal;
	int page, ends = 0;

	(void)state;
	for (page = 1; page <= PAGES; page++) {
		if (!all || !*all) {
			end_by(page, (size_t)page, (size_t)page % TERMINALS);
			ends++;
			continue;
		}
		for (number = 0; number < SIGNALS; number++) {
			for (terminal = 0; terminal < TERMINALS; terminal++) {
				end_by(page, number, terminal);
				ends++;
			}
		}
	}
	print_message("# %d ends\n", ends);
}

#ifndef LINKED_OPENSSL
/* libcrypto is not to be had: told before anything is typed. */
static void
a_missing_library_is_told(void **state)
{
	char *setting = alloc_format("LD_LIBRARY_PATH=%s/broken", walk_home);

	(void)state;
	assert_true(
	    walk_shell("mkdir broken && for version in 3 4; do "
		       ": >broken/libcrypto.so.$version || exit; done"));
	walk_start(
	    &(struct walk){.language = "en", .setting = setting, .ends = true});
	expect_given_back("without libcrypto", true);
	assert_true(WIFEXITED(session.status));
	assert_int_equal(WEXITSTATUS(session.status), 3);
	assert_true(session_shows(&session, "library cannot be loaded"));
	assert_true(session_shows(&session, "file too short"));
	assert_true(walk_shell("test ! -e .local && test ! -e upki"));
	free(setting);
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(any_end_gives_the_terminal_back,
					    walk_begin, walk_end),
#ifndef LINKED_OPENSSL
	    cmocka_unit_test_setup_teardown(a_missing_library_is_told,
					    walk_begin, walk_end),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
