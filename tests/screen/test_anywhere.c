/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The real wizard wherever a login lands: terminals, locales and sizes, each
 * cell looked at (reliability.md, R10). A sample by default; ANYWHERE=all in
 * the environment starts all 560.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "session.h"

/* Every how manieth start is made in the sample; no divisor of the sizes. */
#define SAMPLE 11

/* Known to most servers, known to some, and known to none. */
static const char *const terminals[] = {
    "xterm-256color", "xterm",	       "vt100",	  "vt102",
    "vt220",	      "linux",	       "screen",  "screen-256color",
    "tmux",	      "tmux-256color", "rxvt",	  "rxvt-unicode",
    "putty",	      "ansi",	       "kitty",	  "foot",
    "alacritty",      "xterm-ghostty", "wezterm", "no-such-terminal",
};

static const struct {
	const char *name; /* of LC_ALL; "" is unset */
	bool utf8;
	bool japanese;
} locales[] = {
    {"ja_JP.UTF-8", true, true},  {"C.UTF-8", true, false},
    {"C", false, false},	  {"POSIX", false, false},
    {"", false, false},		  {"ja_JP.eucJP", false, true},
    {"en_US.UTF-8", true, false},
};

static const struct {
	int rows, columns;
} sizes[] = {{5, 20}, {16, 60}, {24, 80}, {60, 200}};

enum {
	TERMINALS = sizeof(terminals) / sizeof(*terminals),
	LOCALES = sizeof(locales) / sizeof(*locales),
	SIZES = sizeof(sizes) / sizeof(*sizes)
};

static struct terminal_session session;

static void
start(const char *terminal, const char *locale, int rows, int columns,
      const char *more)
{
	const char *build = getenv("top_builddir");
	char *program = alloc_format("%s/upki-wizard", build ? build : ".");
	char *term = alloc_format("TERM=%s", terminal);
	char *lc_all = alloc_format("LC_ALL=%s", locale);
	const char *const argv[] = {program, "-n", "--date", "2026-11-22",
				    NULL};
	const char *const settings[] = {term,
					lc_all,
					"LANG=",
					"LANGUAGE=",
					"HOME=/home/taro/none",
					"XDG_STATE_HOME=",
					"COLORTERM=",
					more,
					NULL};

	session_start(&session, rows, columns, argv, settings);
	free(lc_all);
	free(term);
	free(program);
}

static int
stop(void **state)
{
	(void)state;
	session_release(&session);
	return 0;
}

/* What our texts are made of; anything else is a sign of bytes taken for
 * something they are not. */
static bool
is_ours(uint32_t character, bool utf8)
{
	if (character >= 0x20 && character < 0x7f)
		return true;
	if (!utf8)
		return false;
	return character == 0x2500 || /* the line */
	       (character >= 0x3000 && character < 0x3100) ||
	       (character >= 0x4e00 && character < 0xa000) ||
	       (character >= 0xff00 && character < 0xff60);
}

static void
judge_cells(const char *where, bool utf8)
{
	int wrong = 0, row, column;

	for (row = 0; row < session.rows; row++) {
		for (column = 0; column < session.columns; column++) {
			VTermPos place = {row, column};
			VTermScreenCell cell;
			uint32_t character;

			vterm_screen_get_cell(session.cells, place, &cell);
			character = cell.chars[0];
			if (!character || character == (uint32_t)-1)
				continue;
			/* vterm counts as we do, or columns would shift. */
			if (is_ours(character, utf8) &&
			    (character == 0x2500 ||
			     cell.width == text_character_width(character)))
				continue;
			if (!wrong++)
				fprintf(stderr, "# %s: U+%04X at %d,%d\n",
					where, (unsigned)character, row,
					column);
		}
	}
	if (wrong)
		fail();
}

static void
judge_start(size_t terminal, size_t locale, size_t size)
{
	bool utf8 =
	    locales[locale].utf8 && strcmp(terminals[terminal], "linux") != 0;
	bool japanese = utf8 && locales[locale].japanese;
	const char *wanted = japanese ? "UPKI サーバ" : "UPKI server";
	char *where = alloc_format("%s, %s, %dx%d", terminals[terminal],
				   locales[locale].name, sizes[size].columns,
				   sizes[size].rows);

	start(terminals[terminal], locales[locale].name, sizes[size].rows,
	      sizes[size].columns, NULL);
	if (size == 0)
		wanted = "20x5";
	if (!session_wait_for(&session, wanted)) {
		fprintf(stderr, "# %s: no \"%s\"\n", where, wanted);
		fail();
	}
	judge_cells(where, utf8);
	/* Why it is English, where Japanese was wanted. */
	if (size > 0 && locales[locale].japanese && !japanese)
		assert_true(session_shows(&session, "does not show Japanese"));
	session_release(&session);
	free(where);
}

static void
every_cell_is_right(void **state)
{
	const char *how = getenv("ANYWHERE");
	size_t step = how && strcmp(how, "all") == 0 ? 1 : SAMPLE;
	size_t number, count = 0;

	(void)state;
	for (number = 0; number < (size_t)TERMINALS * LOCALES * SIZES;
	     number += step) {
		judge_start(number / SIZES / LOCALES, number / SIZES % LOCALES,
			    number % SIZES);
		count++;
	}
	printf("# R10: %zu starts, 0 wrong cells\n", count);
}

/* Keys until page stands in the corner; what is off the screen is first shown
 * and only then acted on, so Enter may be wanted more than once. */
static void
go_to(int page, const char *typed, bool utf8)
{
	char *head = alloc_format("[%d/9]", page);
	int tries;

	session_type(&session, typed);
	for (tries = 0; tries < 12 && !session_shows(&session, head); tries++)
		session_type(&session, "\r");
	assert_true(session_wait_for(&session, head));
	judge_cells(head, utf8);
	free(head);
}

/* A first application from the start to the review. */
static void
walk(bool utf8)
{
	session_wait_for(&session, "[1/9]");
	judge_cells("[1/9]", utf8);
	go_to(2, "", utf8);
	go_to(3, "www.cc.uec.ac.jp\r", utf8);
	go_to(4, " \r", utf8);
	go_to(5, "", utf8);
	go_to(6, "", utf8);
	go_to(7, "\r\r\r\022\r", utf8);
	go_to(8, "Hanako\r\rhanako@cc.uec.ac.jp\rApache 2.4.62\r", utf8);
}

static void
walks_at_60x16(void **state)
{
	(void)state;
	start("xterm-256color", "ja_JP.UTF-8", 16, 60, NULL);
	walk(true);
	assert_true(
	    session_is_golden(&session, "review_60x16", SESSION_CURSOR));
}

static void
uses_a_wide_window(void **state)
{
	(void)state;
	start("xterm-256color", "ja_JP.UTF-8", 30, 120, NULL);
	walk(true);
	assert_true(session_is_golden(&session, "review_120x30",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
	session_resize(&session, 24, 80);
	session_settle(&session);
	judge_cells("narrow again", true);
	assert_false(session_shows(&session, "9 作成と提出"));
}

/* The steps beside the page name what this centre decides there. */
static void
names_the_steps_of_the_centre(void **state)
{
	(void)state;
	start("xterm-256color", "ja_JP.UTF-8", 30, 120, NULL);
	assert_true(session_wait_for(&session, "4 TSVファイルの種別"));
	session_type(&session, "\033[B ");
	assert_true(session_wait_for(&session, "4 申請の種別"));
	assert_false(session_shows(&session, "TSVファイルの種別"));
}

static void
walks_in_monochrome(void **state)
{
	(void)state;
	start("vt100", "C", 24, 80, NULL);
	walk(false);
	assert_true(session_is_golden(&session, "review_vt100",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
}

static void
walks_without_locales(void **state)
{
	(void)state;
	start("xterm", "ja_JP.UTF-8", 24, 80, "LOCPATH=/nonexistent");
	walk(true);
	assert_true(session_shows(&session, "内容の確認"));
}

static void
changes_size_anywhere(void **state)
{
	static const int to[][2] = {{5, 20},  {24, 80}, {1, 1},	 {60, 200},
				    {16, 60}, {2, 300}, {24, 80}};
	size_t i;

	(void)state;
	start("xterm", "ja_JP.UTF-8", 24, 80, NULL);
	assert_true(session_wait_for(&session, "[1/9]"));
	for (i = 0; i < sizeof(to) / sizeof(*to); i++) {
		session_resize(&session, to[i][0], to[i][1]);
		session_settle(&session);
		judge_cells("resized", true);
	}
	assert_true(session_wait_for(&session, "[1/9]"));
}

/* COLUMNS and LINES may be of a window that was left long ago. */
static void
believes_the_kernel_about_the_size(void **state)
{
	static const char *const stale[] = {"COLUMNS=200", "COLUMNS=40",
					    "LINES=60", "LINES=10"};
	char *wanted, *dump;
	size_t i;

	(void)state;
	start("xterm", "C.UTF-8", 24, 80, NULL);
	assert_true(session_wait_for(&session, "[1/9]"));
	wanted = session_dump(&session, SESSION_CURSOR);
	session_release(&session);
	for (i = 0; i < sizeof(stale) / sizeof(*stale); i++) {
		start("xterm", "C.UTF-8", 24, 80, stale[i]);
		assert_true(session_wait_for(&session, "[1/9]"));
		dump = session_dump(&session, SESSION_CURSOR);
		assert_string_equal(wanted, dump);
		free(dump);
		session_release(&session);
	}
	free(wanted);
}

/* As on a serial line: then the variables count, and without them what the
 * description of the terminal says. */
static void
knows_a_size_without_the_kernel(void **state)
{
	static const char *const settings[] = {"TERM=vt100", "LC_ALL=C",
					       "HOME=/home/taro/none",
					       "XDG_STATE_HOME=", NULL};
	static const char *const commands[] = {
	    "stty rows 0 columns 0; exec \"$top_builddir/upki-wizard\" -n",
	    "stty rows 0 columns 0; LINES=5 COLUMNS=20 exec "
	    "\"$top_builddir/upki-wizard\" -n"};
	static const char *const wanted[] = {"[1/9]", "20x5"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		session_start(
		    &session, 24, 80,
		    (const char *const[]){"sh", "-c", commands[i], NULL},
		    settings);
		assert_true(session_wait_for(&session, wanted[i]));
		session_release(&session);
	}
}

/* What was drawn last for the old size may come when the terminal has the new
 * one: the scrolling region of then leaves out the new rows, where the emulator
 * deletes no characters. */
static void
new_rows_are_drawn_in(void **state)
{
	static const char *const keys[] = {"\t", "\t", "\033[Z", "\033[Z",
					   "\033[Z"};
	char *before, *after;

	(void)state;
	start("xterm", "C.UTF-8", 24, 80, NULL);
	assert_true(session_wait_for(&session, "[1/9]"));
	go_to(2, "", true);
	go_to(3, "www.cc.uec.ac.jp\r", true);
	session_type(&session, "\033[B\033[B\033[B ");
	vterm_set_size(session.terminal, 30, 132);
	vterm_input_write(session.terminal, "\033[1;24r", 7);
	session_resize(&session, 30, 132);
	assert_true(session_rest(&session));
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		session_send(&session, keys[i]);
		assert_true(session_rest(&session));
		before = session_dump(&session, SESSION_CURSOR);
		session_send(&session, "\014");
		assert_true(session_rest(&session));
		after = session_dump(&session, SESSION_CURSOR);
		assert_string_equal(before, after);
		free(after);
		free(before);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(every_cell_is_right, stop),
	    cmocka_unit_test_teardown(walks_at_60x16, stop),
	    cmocka_unit_test_teardown(uses_a_wide_window, stop),
	    cmocka_unit_test_teardown(names_the_steps_of_the_centre, stop),
	    cmocka_unit_test_teardown(walks_in_monochrome, stop),
	    cmocka_unit_test_teardown(walks_without_locales, stop),
	    cmocka_unit_test_teardown(changes_size_anywhere, stop),
	    cmocka_unit_test_teardown(believes_the_kernel_about_the_size, stop),
	    cmocka_unit_test_teardown(knows_a_size_without_the_kernel, stop),
	    cmocka_unit_test_teardown(new_rows_are_drawn_in, stop),
	};

	/* For the widths that are compared. */
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
