/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ways through the real wizard: back and forth, out and in again, and what
 * becomes of what was answered. */
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

#include "base/alloc.h"
#include "walk.h"

#define FILLED "\t\r" WALK_FQDN "\r \r\r"
#define NAMES  "app1.lab-example.uec.ac.jp\rapp2.lab-example.uec.ac.jp\r\r"
#define PERSON                                                                 \
	"調布 太郎\r情報理工学研究科\rtaro@lab-example.uec.ac.jp\rnginx\r\r"

static void
fill_until_review(void)
{
	WALK({FILLED, "[5/9]"}, {NAMES, "[6/9]"}, {"\r\r\r\r", "[7/9]"},
	     {PERSON, "[8/9]"});
}

/* The plan as text: what the review says of all answers. */
static char *
review(void)
{
	char *first, *rest, *whole;

	session_settle(&session);
	first = session_dump(&session, SESSION_PLAIN);
	session_type(&session, END);
	rest = session_dump(&session, SESSION_PLAIN);
	session_type(&session, HOME);
	whole = alloc_format("%s%s", first, rest);
	free(rest);
	free(first);
	return whole;
}

static void
back_and_forth_loses_no_answer(void **state)
{
	char *before, *after, *head;
	int page;

	(void)state;
	walk_start(NULL);
	fill_until_review();
	before = review();
	for (page = 7; page >= 1; page--) {
		head = alloc_format("[%d/9]", page);
		walk_step(BACK, head);
		free(head);
	}
	/* Page 1 is where it was left: Enter goes on. */
	WALK({BACK, "(y/n)"}, {"n", "-(y/n)"}, {"\r", "[2/9]"}, {"\r", "[3/9]"},
	     {"\r", "[4/9]"}, {"\r", "[5/9]"}, {"\r\r\r", "[6/9]"},
	     {"\r\r\r\r", "[7/9]"}, {"\r\r\r\r\r", "[8/9]"});
	after = review();
	assert_string_equal(before, after);
	/* Every line of the review leads to its page; both ways back. */
	WALK({DOWN DOWN "\r", "[2/9]"}, {"\r", "[8/9]"}, {END "\r", "[5/9]"},
	     {BACK, "[8/9]"}, {END UP "\r", "[7/9]"}, {BACK, "[8/9]"});
	free(after);
	after = review();
	assert_string_equal(before, after);
	/* What is changed on the way is changed there; what was said of the
	 * one name is asked again of the other, and the names are shown. */
	WALK({DOWN DOWN "\r", "[2/9]"},
	     {WIPE "mail.lab-example.uec.ac.jp\r", "[3/9]"},
	     {"", "? www.lab-example.uec.ac.jp"}, {"\r", "[3/9]"},
	     {" \r", "[4/9]"}, {"\r", "別の名前だった"}, {"\r\r\r", "[8/9]"},
	     {"", "mail.lab-example.uec.ac.jp"});
	free(after);
	free(before);
}

static void
leaving_keeps_a_draft(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({FILLED, "[5/9]"}, {NAMES, "[6/9]"}, {SAVE, NULL});
	walk_ends(130);
	session_release(&session);
	walk_start(NULL);
	WALK({"", WALK_FQDN}, {"\r", "[6/9]"}, {BACK, "app2.lab-example"},
	     {"\003", "Ctrl-C"}, {"\003", NULL});
	walk_ends(130);
	session_release(&session);
	/* Another application: the draft stays. */
	walk_start(NULL);
	WALK({END "\r", "[2/9]"}, {"mail.uec.ac.jp\r", "[3/9]"}, {SAVE, NULL});
	walk_ends(130);
	session_release(&session);
	walk_start(NULL);
	WALK({"", WALK_FQDN}, {"", "mail.uec.ac.jp"}, {"\t\r", "まだ破棄"},
	     /* The focus has gone back to what loses nothing. */
	     {DOWN "\r", "破棄しました"},
	     /* One Enter too many opens no other draft. */
	     {"\r", "-破棄しました"}, {"", "[1/9]"}, {HOME "\t\r", "まだ破棄"},
	     {DOWN "\r", "-保存、"}, {BACK, "(y/n)"}, {"y", NULL});
	walk_ends(130);
	session_release(&session);
	walk_start(NULL);
	session_settle(&session);
	assert_false(session_shows(&session, "保存、"));
}

/* The moment of saving is now, so the list is compared without it. */
static void
drafts_are_listed(void **state)
{
	(void)state;
	assert_true(walk_shell(
	    "mkdir -p .local/state/upki-wizard &&"
	    " printf 'upki-application: 1\\nprofile: uec\\nfqdn: " WALK_FQDN
	    "\\n' > .local/state/upki-wizard/draft-1.yaml &&"
	    " TZ=UTC touch -d '2026-11-03 05:05' .local/state/upki-wizard/*"));
	walk_start(NULL);
	walk_look_both("1_draft");
	WALK({"\t\r", "まだ破棄"});
	walk_look_both("1_discard");
}

static void
a_hang_up_keeps_a_draft(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({FILLED, "[5/9]"}, {"app1.lab-example.uec.ac.jp", "jp__"});
	session_hang_up(&session);
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_true(WIFSIGNALED(session.status));
	session_release(&session);
	walk_start(NULL);
	WALK({"", WALK_FQDN}, {"\r", "[5/9]"},
	     {"", "app1.lab-example.uec.ac.jp"});
}

/* Nothing is promised that is not there. */
static void
nothing_answered_is_nothing_saved(void **state)
{
	static const char said[] = "入力内容を";

	(void)state;
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"}, {SAVE, NULL});
	walk_ends(130);
	assert_false(session_shows(&session, said));
	assert_true(walk_shell("test ! -e .local/state/upki-wizard"));
	session_release(&session);
	walk_start(NULL);
	WALK({"\t\t\r", "[2/9]"});
	session_hang_up(&session);
	assert_true(session_ends(&session, SESSION_LONGEST));
	session_release(&session);
	/* A revocation was chosen: that is not nothing. */
	walk_start(NULL);
	WALK({"", "名前未入力"}, {END "\r", "[2/9]"}, {SAVE, NULL});
	walk_ends(130);
}

static void
every_field_explains_itself(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"}, {HELP, "-2-1"});
	walk_look_both("help_fqdn");
	WALK({BACK, "2-1"}, {WALK_FQDN "\r", "[3/9]"}, {HELP, "-3-1"});
	walk_look_both("help_history");
	WALK({BACK, "3-1"}, {" \r\r\r", "[6/9]"}, {"\r\r", "> 6-4"},
	     {HELP, "-6-4"});
	walk_look_both("help_passphrase");
	/* Any key closes it and does nothing else. */
	WALK({"x", "6-4"}, {"\r\r", "[7/9]"}, {HELP, "-7-1"});
	walk_look_both("help_name");
	WALK({"\r", "> 7-1"}, {PERSON, "[8/9]"}, {HELP, "-FQDN  "});
	walk_look_both("help_review");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, walk_begin, walk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(back_and_forth_loses_no_answer),
	    TEST(leaving_keeps_a_draft),
	    TEST(drafts_are_listed),
	    TEST(a_hang_up_keeps_a_draft),
	    TEST(nothing_answered_is_nothing_saved),
	    TEST(every_field_explains_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
