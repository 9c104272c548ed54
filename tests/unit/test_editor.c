/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/editor. */
#include "config.h"

#include "base/editor.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/text.h"

/* What stands before the cursor, a |, and what stands behind it. */
static void
assert_editor(const struct editor *editor, const char *wanted)
{
	char text[256];

	assert_int_equal(strlen(editor->text), editor->size);
	snprintf(text, sizeof(text), "%.*s|%s", (int)editor->cursor,
		 editor->text, editor->text + editor->cursor);
	assert_string_equal(text, wanted);
}

static void
types_and_moves(void **state)
{
	struct editor editor = {0};

	(void)state;
	assert_true(editor_insert(&editor, "ab"));
	assert_true(editor_insert(&editor, "漢"));
	assert_editor(&editor, "ab漢|");
	editor_move(&editor, EDITOR_LEFT);
	assert_editor(&editor, "ab|漢");
	assert_true(editor_insert(&editor, "x\ty\n\033\xC2\x9Bz"));
	assert_editor(&editor, "abx y   z|漢");
	editor_move(&editor, EDITOR_END);
	editor_move(&editor, EDITOR_RIGHT);
	assert_editor(&editor, "abx y   z漢|");
	editor_move(&editor, EDITOR_HOME);
	editor_move(&editor, EDITOR_LEFT);
	assert_editor(&editor, "|abx y   z漢");
	editor_release(&editor);
	editor_release(&editor);
	editor_release(NULL);
}

static void
a_copy_is_the_same(void **state)
{
	struct editor editor = {0}, copy = {0};
	bool left, right;
	int column;

	(void)state;
	editor_set(&editor, "one two three", false);
	editor_change(&editor, EDITOR_KILL_WORD);
	free(editor_window(&editor, 4, &column, &left, &right));
	editor_move(&editor, EDITOR_LEFT);
	editor_copy(&copy, &editor);
	assert_true(copy.left > 0 && copy.left == editor.left);
	editor_release(&editor);
	assert_editor(&copy, "one two| ");
	assert_string_equal(copy.killed, "three");
	editor_release(&copy);
}

static void
an_unset_editor_is_empty(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_move(&editor, EDITOR_WORD_LEFT);
	editor_move(&editor, EDITOR_RIGHT);
	for (int change = EDITOR_BACKSPACE; change <= EDITOR_YANK; change++)
		editor_change(&editor, (enum editor_change)change);
	assert_editor(&editor, "|");
	assert_null(editor.killed);
	editor_release(&editor);
}

static void
marks_join_what_stands_before(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "かx", false);
	editor_move(&editor, EDITOR_LEFT);
	editor_insert(&editor, "\xE3\x82\x99");
	assert_editor(&editor, "か\xE3\x82\x99|x");
	editor_move(&editor, EDITOR_LEFT);
	assert_editor(&editor, "|か\xE3\x82\x99x");
	editor_move(&editor, EDITOR_RIGHT);
	editor_change(&editor, EDITOR_BACKSPACE);
	assert_editor(&editor, "|x");
	/* A base before a lonely mark takes it; the cursor goes behind. */
	editor_set(&editor, "\xCC\x81x", false);
	editor_move(&editor, EDITOR_HOME);
	editor_insert(&editor, "e");
	assert_editor(&editor, "e\xCC\x81|x");
	/* Deleting what kept a mark apart joins it. */
	editor_set(&editor, "a\xE2\x80\xA8\xCC\x81", false);
	editor.cursor = 4;
	editor_change(&editor, EDITOR_BACKSPACE);
	assert_editor(&editor, "a\xCC\x81|");
	editor_release(&editor);
}

static void
deletes(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "a漢b", false);
	editor_change(&editor, EDITOR_DELETE);
	assert_editor(&editor, "a漢b|");
	editor_move(&editor, EDITOR_LEFT);
	editor_change(&editor, EDITOR_BACKSPACE);
	assert_editor(&editor, "a|b");
	editor_change(&editor, EDITOR_DELETE);
	assert_editor(&editor, "a|");
	editor_change(&editor, EDITOR_BACKSPACE);
	editor_change(&editor, EDITOR_BACKSPACE);
	assert_editor(&editor, "|");
	editor_release(&editor);
}

static void
moves_by_word(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "www.lab uec　調布", false);
	editor_move(&editor, EDITOR_WORD_LEFT);
	assert_editor(&editor, "www.lab uec　|調布");
	editor_move(&editor, EDITOR_WORD_LEFT);
	editor_move(&editor, EDITOR_WORD_LEFT);
	assert_editor(&editor, "www.|lab uec　調布");
	editor_move(&editor, EDITOR_WORD_RIGHT);
	assert_editor(&editor, "www.lab| uec　調布");
	editor_move(&editor, EDITOR_WORD_RIGHT);
	assert_editor(&editor, "www.lab uec|　調布");
	editor_release(&editor);
}

static void
kills_and_yanks(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "one two.three ", false);
	editor_change(&editor, EDITOR_KILL_WORD);
	assert_editor(&editor, "one |");
	editor_change(&editor, EDITOR_KILL_END);
	assert_string_equal(editor.killed, "two.three ");
	editor_change(&editor, EDITOR_YANK);
	editor_change(&editor, EDITOR_YANK);
	assert_editor(&editor, "one two.three two.three |");
	editor_change(&editor, EDITOR_KILL_START);
	assert_editor(&editor, "|");
	editor_set(&editor, "x", false);
	editor_change(&editor, EDITOR_YANK);
	assert_editor(&editor, "xone two.three two.three |");
	editor_move(&editor, EDITOR_HOME);
	editor_move(&editor, EDITOR_RIGHT);
	editor_change(&editor, EDITOR_KILL_END);
	assert_editor(&editor, "x|");
	editor_release(&editor);
}

static void
refuses_too_much(void **state)
{
	struct editor editor = {0};
	char text[EDITOR_LIMIT + 2];

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	editor_set(&editor, "", false);
	assert_false(editor_insert(&editor, text));
	assert_editor(&editor, "|");
	assert_true(editor_insert(&editor, text + 1));
	assert_int_equal(editor.size, EDITOR_LIMIT);
	assert_false(editor_insert(&editor, "b"));
	assert_true(editor_insert(&editor, ""));
	assert_int_equal(editor.size, EDITOR_LIMIT);
	editor_release(&editor);
}

static void
assert_window(struct editor *editor, int width, const char *wanted, int column,
	      const char *more)
{
	bool left;
	bool right;
	int at;
	char *shown = editor_window(editor, width, &at, &left, &right);

	assert_string_equal(shown, wanted);
	assert_int_equal(at, column);
	assert_int_equal(left, more[0] == '<');
	assert_int_equal(right, more[1] == '>');
	free(shown);
}

static void
shows_short_text_whole(void **state)
{
	struct editor editor = {0};

	(void)state;
	assert_window(&editor, 10, "", 0, "  ");
	editor_set(&editor, "調布 a", false);
	assert_window(&editor, 10, "調布 a", 6, "  ");
	assert_window(&editor, 7, "調布 a", 6, "  ");
	editor_move(&editor, EDITOR_HOME);
	assert_window(&editor, 6, "調布 a", 0, "  ");
	assert_window(&editor, 3, "調", 0, " >");
	assert_window(&editor, 0, "", 0, " >");
	editor_release(&editor);
}

static void
stays_while_the_cursor_is_inside(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "abcdefghijklmnopqrst", false);
	editor_move(&editor, EDITOR_HOME);
	assert_window(&editor, 9, "abcdefghi", 0, " >");
	for (int i = 1; i < 9; i++) {
		editor_move(&editor, EDITOR_RIGHT);
		assert_window(&editor, 9, "abcdefghi", i, " >");
	}
	editor_move(&editor, EDITOR_RIGHT);
	assert_window(&editor, 9, "efghijklm", 5, "<>");
	for (int i = 4; i > 0; i--) {
		editor_move(&editor, EDITOR_LEFT);
		assert_window(&editor, 9, "efghijklm", i, "<>");
	}
	editor_move(&editor, EDITOR_LEFT);
	assert_window(&editor, 9, "bcdefghij", 3, "<>");
	editor_move(&editor, EDITOR_END);
	assert_window(&editor, 9, "pqrst", 5, "< ");
	editor_move(&editor, EDITOR_HOME);
	assert_window(&editor, 9, "abcdefghi", 0, " >");
	editor_release(&editor);
}

static void
spells_out_what_would_act(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor,
		   "a\xE2\x80\x8B"
		   "b",
		   false);
	assert_window(&editor, 20, "a<U+200B>b", 10, "  ");
	editor_move(&editor, EDITOR_LEFT);
	assert_window(&editor, 20, "a<U+200B>b", 9, "  ");
	editor_release(&editor);
}

/* R17 in small: whatever happens, the cursor is a boundary inside the
 * window, nothing is halved and the text is valid. */
static void
random_keys_keep_it_whole(void **state)
{
	static const char *const typed[] = {"a",
					    "漢",
					    "\xE3\x82\x99",
					    " ",
					    "が",
					    ".",
					    "\xE2\x80\x8B",
					    "🇯🇵",
					    "\xE1\x84\x80",
					    "\xE1\x85\xA1",
					    "👨\xE2\x80\x8D",
					    "\xCC\x81"};
	struct editor editor = {0};
	unsigned seed = 1;

	(void)state;
	editor_set(&editor, "", false);
	for (int i = 0; i < 20000; i++) {
		unsigned key = (seed = seed * 1103515245 + 12345) >> 16;
		int width = 9 + (int)(key % 30);
		bool left;
		bool right;
		char *shown;
		int column;
		size_t at = 0;

		if (key % 3 == 0)
			editor_move(&editor, (enum editor_motion)(key / 3 % 6));
		else if (key % 23 == 1)
			editor_change(&editor,
				      (enum editor_change)(key / 23 % 6));
		else
			editor_insert(&editor, typed[key / 3 % 12]);
		if (editor.size > 400)
			editor_set(&editor, "", false);
		shown = editor_window(&editor, width, &column, &left, &right);
		assert_int_equal(strlen(editor.text), editor.size);
		assert_int_equal(text_invalid_at(editor.text, editor.size),
				 editor.size);
		assert_true(text_width(shown) <= width);
		assert_in_range(column, 0, width - 1);
		assert_true(editor.left <= editor.cursor);
		assert_true(column <= text_width(shown));
		while (at < editor.cursor)
			at = text_grapheme_after(editor.text, at);
		assert_int_equal(at, editor.cursor);
		assert_int_equal(left, editor.left > 0);
		free(shown);
	}
	editor_release(&editor);
}

static void
secrets_are_hidden(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "pass 言葉", true);
	assert_window(&editor, 20, "*******", 7, "  ");
	assert_window(&editor, 5, "***", 3, "< ");
	editor_move(&editor, EDITOR_WORD_LEFT);
	assert_int_equal(editor.cursor, 0);
	editor_move(&editor, EDITOR_WORD_RIGHT);
	assert_int_equal(editor.cursor, editor.size);
	editor_change(&editor, EDITOR_KILL_WORD);
	assert_int_equal(editor.size, 0);
	assert_null(editor.killed);
	editor_insert(&editor, "abc");
	editor_change(&editor, EDITOR_KILL_START);
	assert_null(editor.killed);
	editor_release(&editor);
}

/* Nothing of what was taken out stays in the buffer. */
static void
secrets_are_wiped(void **state)
{
	struct editor editor = {0};

	(void)state;
	editor_set(&editor, "", true);
	editor_insert(&editor, "geheim");
	for (int i = 0; i < 3; i++)
		editor_change(&editor, EDITOR_BACKSPACE);
	for (size_t i = editor.size; i < editor.room; i++)
		assert_int_equal(editor.text[i], 0);
	editor_change(&editor, EDITOR_KILL_START);
	for (size_t i = 0; i < editor.room; i++)
		assert_int_equal(editor.text[i], 0);
	editor_release(&editor);
}

/* Seconds that typing so many characters takes at best. */
static double
time_to_type(int count, const char *character)
{
	double best = 1e9;

	for (int run = 0; run < 5; run++) {
		struct editor editor = {0};
		clock_t begin = clock();
		double time;

		for (int i = 0; i < count; i++)
			assert_true(editor_insert(&editor, character));
		time = (double)(clock() - begin) / CLOCKS_PER_SEC;
		best = time < best ? time : best;
		editor_release(&editor);
	}
	return best;
}

/* Sixteen times as much if every key looked at all of it. */
static void
a_long_line_costs_its_length(void **state)
{
	(void)state;
	assert_true(time_to_type(8000, "a") < 9 * time_to_type(2000, "a"));
	assert_true(time_to_type(2400, "漢") < 9 * time_to_type(600, "漢"));
}

/* As if each had been looked for from the beginning. */
static void
boundaries_are_those_of_the_whole_text(void **state)
{
	static const char *const parts[] = {
	    "a",  "1",		"漢", "\u0301", "\u200D", "👩",
	    "ア", "\U0001F1EF", "각", "\u1100", "ｶﾞ",	  " "};
	const size_t count = sizeof(parts) / sizeof(*parts);
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		char text[128] = "";
		size_t size, at = 0, sure;

		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245U + 12345U;
			strcat(text, parts[(seed >> 16) % count]);
		}
		size = strlen(text);
		seed = seed * 1103515245U + 12345U;
		sure = text_boundary_before(text, (seed >> 16) % (size + 1));
		while (at < sure)
			at = text_grapheme_after(text, at);
		assert_int_equal(at, sure);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_long_line_costs_its_length),
	    cmocka_unit_test(boundaries_are_those_of_the_whole_text),
	    cmocka_unit_test(types_and_moves),
	    cmocka_unit_test(a_copy_is_the_same),
	    cmocka_unit_test(an_unset_editor_is_empty),
	    cmocka_unit_test(marks_join_what_stands_before),
	    cmocka_unit_test(deletes),
	    cmocka_unit_test(moves_by_word),
	    cmocka_unit_test(kills_and_yanks),
	    cmocka_unit_test(refuses_too_much),
	    cmocka_unit_test(shows_short_text_whole),
	    cmocka_unit_test(stays_while_the_cursor_is_inside),
	    cmocka_unit_test(spells_out_what_would_act),
	    cmocka_unit_test(random_keys_keep_it_whole),
	    cmocka_unit_test(secrets_are_hidden),
	    cmocka_unit_test(secrets_are_wiped),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
