/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing into the real wizard: Japanese, wide characters, pasting, windows of
 * every size, terminals with and without colour. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "program.h"
#include "walk.h"

#define TO_PERSON "\t\r" WALK_FQDN "\r \r\r\r\r\r\r\r"
#define LEFT	  "\033[D"
#define BACKSPACE "\177"

static void
japanese_is_edited_in_the_middle(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({TO_PERSON, "[7/9]"}, {"調布太郎", "調布太郎_"},
	     {LEFT LEFT " ", "調布 太郎_"},
	     {BACKSPACE BACKSPACE "府", "調府太郎_"},
	     {"\001電通", "電通調府太郎_"}, {"\005花子", "太郎花子_"},
	     /* A combining mark goes with its letter. */
	     {WIPE "か\xe3\x82\x99く", "がく_"}, {LEFT BACKSPACE, "  く_"},
	     {WIPE "がき", "がき_"},
	     /* NFC when the field is left, and said. */
	     {WIPE "か\xe3\x82\x99く", "がく_"}, {"\r", "> 7-2"});
	session_settle(&session);
	walk_look_both("7_combining");
}

/* The screen is the same whether keys come at once or byte by byte; before
 * comes at once both times. */
static void
expect_alike(const char *before, const char *keys)
{
	char *wanted, *dump;

	session_type(&session, before);
	session_type(&session, keys);
	wanted = session_dump(&session, SESSION_CURSOR);
	session_type(&session, before);
	session_send_slowly(&session, keys);
	session_settle(&session);
	dump = session_dump(&session, SESSION_CURSOR);
	assert_string_equal(wanted, dump);
	free(dump);
	free(wanted);
}

/* Each begins with what looks like Esc, and the page was turned for it. */
static void
arrows_over_a_slow_line(void **state)
{
	static const struct walk small = {.rows = 16, .columns = 60};

	(void)state;
	walk_start(&small);
	WALK({"\t\r", "[2/9]"});
	expect_alike(WIPE "ABcdef", LEFT LEFT LEFT "X");
	/* The window of a long text stays where it was, too. */
	expect_alike(WIPE "01234567890123456789012345678901234567890123456789",
		     LEFT LEFT "X" LEFT LEFT);
	/* What was killed comes back. */
	expect_alike(WIPE "one\027two", LEFT "\031");
	WALK({WIPE WALK_FQDN "\r", "[3/9]"}, {" \r\r\r", "[6/9]"},
	     {"\r\r", "> 6-4"});
	expect_alike(WIPE "secret", LEFT "X");
	WALK({WIPE "\r\r", "[7/9]"},
	     {"Taro\r\rtaro@uec.ac.jp\rnginx\r\r", "[8/9]"});
	expect_alike(HOME, PAGE_DOWN PAGE_DOWN PAGE_DOWN);
	expect_alike("x" HELP, PAGE_DOWN);
}

/* Stops the program while what looked like Esc may still become another key. */
static void
stop_behind_escape(void)
{
	enum program_state before;

	for (;;) {
		session_send(&session, "\033");
		assert_true(session_becomes(&session, "[1/9]", true));
		before = program_state(&session);
		kill(session.process, SIGSTOP);
		if (before == PROGRAM_WAITS &&
		    program_state(&session) == PROGRAM_WAITS)
			return;
		/* This machine is busy. Once more. */
		kill(session.process, SIGCONT);
		WALK({"\r", "[2/9]"});
	}
}

/* The machine stands still for longer than any wait; the arrow came in time. */
static void
an_arrow_is_read_late(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"}, {WIPE "abcd", "abcd_"});
	stop_behind_escape();
	session_send(&session, "[D");
	session_send(&session, "X");
	poll(NULL, 0, 1500);
	kill(session.process, SIGCONT);
	WALK({"", "abcXd_"}, {"", "[2/9]"});
}

/* EUC-JP, some of which would be UTF-8 of something else: no wrong character,
 * and a sentence that says what to do. */
static void
another_character_set_is_refused(void **state)
{
	static const struct walk euc = {.language = "en",
					.setting = "LC_ALL=ja_JP.eucJP"};
	static const struct walk euc_small = {.language = "en",
					      .rows = 16,
					      .columns = 60,
					      .setting = "LC_ALL=ja_JP.eucJP"};

	(void)state;
	walk_start(&euc);
	WALK({TO_PERSON, "[7/9]"}, {"\xce\xd3\xce\xbc", "does not send UTF-8"},
	     {"Lin", "Lin__"}, {"", "-does not send"},
	     {PASTED("\xce\xbc"), "does not send UTF-8"}, {"", "Lin__"},
	     {PASTED("g Liang"), "Ling Liang__"});
	session_release(&session);
	walk_start(&euc_small);
	WALK({TO_PERSON, "[7/9]"}, {"\xce\xbc", "does not send UTF-8"});
	session_settle(&session);
	walk_look("small_7_euc");
}

static void
wide_characters_at_the_edge(void **state)
{
	int i;

	(void)state;
	walk_start(NULL);
	WALK({TO_PERSON, "[7/9]"}, {"\t", "> 7-2"});
	/* The field has 45 columns: the 22nd wide character ends at 44. */
	for (i = 0; i < 22; i++)
		session_send(&session, "電");
	session_settle(&session);
	walk_look("walk_7_edge_fits");
	session_type(&session, "通");
	walk_look("walk_7_edge_over");
	session_type(&session, "\001");
	walk_look("walk_7_edge_start");
	session_type(&session, "x");
	walk_look("walk_7_edge_shifted");
	for (i = 0; i < 45; i++)
		session_send(&session, "大");
	/* 69 characters: above the limit, and on return above half of it. */
	WALK({"\r", "! U202"}, {"\005\177\177\177\177\177\r", "> 7-3"},
	     {BACK_TAB, "U603"});
	walk_look("walk_7_long");
}

static void
pasting(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"},
	     /* The newline presses nothing. */
	     {PASTED(WALK_FQDN "\r"), WALK_FQDN "__"}, {"", "[2/9]"},
	     {"\r", "[3/9]"}, {" \r\r", "[5/9]"},
	     {PASTED("app1.uec.ac.jp\rdNSName=app2.uec.ac.jp\r\rAPP3.uec.ac.jp,"
		     "app4.uec.ac.jp\r"),
	      "app2.uec.ac.jp"},
	     {"\r", NULL});
	session_settle(&session);
	walk_look_both("5_pasted");
}

static void
windows_of_any_size_keep_what_is_typed(void **state)
{
	static const int sizes[][2] = {{16, 60}, {50, 200}, {5, 20}, {24, 80}};
	size_t i;

	(void)state;
	walk_start(NULL);
	WALK({TO_PERSON, "[7/9]"}, {"調布 太", "太_"});
	for (i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		session_resize(&session, sizes[i][0], sizes[i][1]);
		session_settle(&session);
		if (sizes[i][1] > 20)
			assert_true(
			    session_becomes(&session, "調布 太__", true));
		else
			/* Too small to see: no key may change anything. */
			session_type(&session, "見えない\r\r");
	}
	WALK({"郎", "調布 太郎__"}, {"", "-見えない"});
	session_resize(&session, 50, 200);
	session_settle(&session);
	walk_look("walk_7_wide_ja");
	session_resize(&session, 5, 20);
	session_settle(&session);
	walk_look("walk_7_tiny_ja");
}

/* All the way, with what is seen kept at a few places. */
static void
walk_through(const char *const names[])
{
	WALK({"\t\r", "[2/9]"}, {WALK_FQDN "\r", "[3/9]"});
	walk_look(names[0]);
	WALK({" \r", "[4/9]"}, {"\r", "[5/9]"}, {"\r", "[6/9]"});
	walk_look(names[1]);
	WALK({"\r\r\r\r", "[7/9]"},
	     {"Taro\r\rtaro@uec.ac.jp\rnginx\r\r", "[8/9]"});
	session_settle(&session);
	walk_look(names[2]);
	WALK({"\r", "[9/9]"});
	walk_look(names[3]);
	session_type(&session, "\r");
	walk_ends(0);
}

static void
small_window(void **state)
{
	static const struct walk walk = {.rows = 16, .columns = 60};
	static const char *const names[] = {"small_3_ja", "small_6_ja",
					    "small_8_ja", "small_9_ja"};

	(void)state;
	walk_start(&walk);
	walk_through(names);
}

static void
small_window_english(void **state)
{
	static const struct walk walk = {
	    .rows = 16, .columns = 60, .language = "en"};
	static const char *const names[] = {"small_3_en", "small_6_en",
					    "small_8_en", "small_9_en"};

	(void)state;
	walk_start(&walk);
	walk_through(names);
}

/* Seconds that the program has worked. */
static double
work(void)
{
	struct timespec time;
	clockid_t clock;

	assert_int_equal(clock_getcpuclockid(session.process, &clock), 0);
	assert_int_equal(clock_gettime(clock, &time), 0);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* What is typed in one go is checked in one go, or a long line that shows an
 * error would be checked whole for each of its characters. */
static void
typing_ahead_is_no_work(void **state)
{
	char text[3001];
	double before;

	(void)state;
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"}, {"www\r", "! U401"});
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	before = work();
	session_send(&session, text);
	walk_step("z", "aaz_");
	/* Each for itself they take a second and more. */
	assert_true(work() - before < 0.4);
}

/* Focus, errors and strong lines must be seen without colour. */
static void
monochrome(void **state)
{
	static const struct walk vt100 = {.term = "vt100", .language = "en"};
	static const struct walk plain = {.setting = "NO_COLOR=1"};
	static const char *const names[] = {"vt100_3", "vt100_6", "vt100_8",
					    "vt100_9"};

	(void)state;
	walk_start(&vt100);
	walk_through(names);
	session_release(&session);
	walk_start(&plain);
	WALK({"\t\rwww\r", "! U401"});
	session_settle(&session);
	assert_true(session_is_golden(&session, "no_color_2",
				      SESSION_CURSOR | SESSION_ATTRIBUTES));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, walk_begin, walk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(japanese_is_edited_in_the_middle),
	    TEST(arrows_over_a_slow_line),
	    TEST(an_arrow_is_read_late),
	    TEST(another_character_set_is_refused),
	    TEST(wide_characters_at_the_edge),
	    TEST(pasting),
	    TEST(windows_of_any_size_keep_what_is_typed),
	    TEST(small_window),
	    TEST(small_window_english),
	    TEST(typing_ahead_is_no_work),
	    TEST(monochrome),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
