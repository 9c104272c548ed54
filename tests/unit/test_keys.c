/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keyboard decoder: every terminal's keys, torn sequences, pastes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/keys.h"

static struct keys keys;

/* Feeds bytes at now and writes the events as words into out. */
static void
collect(char out[512], const char *bytes, long now)
{
	struct event event;

	for (;;) {
		while (keys_take(&keys, &event)) {
			size_t used = strlen(out), rest = 512 - used;

			if (event.kind == EVENT_TEXT)
				snprintf(out + used, rest, "'%s' ",
					 event.character);
			else if (event.kind == EVENT_PASTE)
				snprintf(out + used, rest, "<%s> ",
					 event.paste);
			else
				snprintf(out + used, rest, "%d ", event.kind);
			event_release(&event);
		}
		if (!*bytes)
			return;
		keys_feed(&keys, (unsigned char)*bytes++, now);
	}
}

static void
expect_from(bool only_ascii, const char *bytes, const char *events)
{
	char out[512] = "";

	keys_init(&keys, only_ascii);
	collect(out, bytes, 0);
	keys_tick(&keys, 10000);
	collect(out, "", 10000);
	assert_string_equal(out, events);
	keys_release(&keys);
}

static void
expect(const char *bytes, const char *events)
{
	expect_from(false, bytes, events);
}

static void
expect_one(const char *bytes, enum event_kind kind)
{
	char word[16];

	snprintf(word, sizeof(word), "%d ", kind);
	expect(bytes, word);
}

static void
every_form_is_known(void **state)
{
	static const struct {
		const char *bytes;
		enum event_kind kind;
	} form[] = {
	    {"\033[A", EVENT_UP},
	    {"\033OA", EVENT_UP},
	    {"\033[1;5D", EVENT_WORD_LEFT},
	    {"\033Oc", EVENT_WORD_RIGHT},
	    {"\033[1;2D", EVENT_LEFT},
	    {"\033b", EVENT_WORD_LEFT},
	    {"\033[H", EVENT_HOME},
	    {"\033[1~", EVENT_HOME},
	    {"\033[7~", EVENT_HOME},
	    {"\033OH", EVENT_HOME},
	    {"\033[F", EVENT_END},
	    {"\033[4~", EVENT_END},
	    {"\033[8~", EVENT_END},
	    {"\033OF", EVENT_END},
	    {"\033[3~", EVENT_DELETE},
	    {"\033[5~", EVENT_PAGE_UP},
	    {"\033[6~", EVENT_PAGE_DOWN},
	    {"\033[Z", EVENT_BACK_TAB},
	    {"\033OP", EVENT_HELP},
	    {"\033[11~", EVENT_HELP},
	    {"\033[[A", EVENT_HELP},
	    {"\033[P", EVENT_HELP},
	    {"\033OQ", EVENT_SAVE_AND_LEAVE},
	    {"\033[12~", EVENT_SAVE_AND_LEAVE},
	    {"\033[[B", EVENT_SAVE_AND_LEAVE},
	    {"\033OR", EVENT_LANGUAGE},
	    {"\033[13~", EVENT_LANGUAGE},
	    {"\033[[C", EVENT_LANGUAGE},
	    {"\010", EVENT_BACKSPACE},
	    {"\177", EVENT_BACKSPACE},
	    {"\r", EVENT_ENTER},
	    {"\n", EVENT_ENTER},
	    {"\024", EVENT_LANGUAGE},
	    {"\033", EVENT_ESCAPE},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(form) / sizeof(*form); i++)
		expect_one(form[i].bytes, form[i].kind);
}

static void
unknown_keys_say_nothing(void **state)
{
	(void)state;
	expect("\033[24~", "");
	expect("\033[[E", "");
	expect("\033[<0;1;1M", "");
	expect("\033[99999999999999999999999999999999999999999;1~", "");
	expect("\034\037", "");
}

static void
broken_utf8_is_dropped(void **state)
{
	(void)state;
	expect("\xe7\x94\xb0", "'\xe7\x94\xb0' ");
	expect("\xe7\x94x", "'x' ");
	expect("\x94\xff\xc0\x80y", "'y' ");
	expect("\xc2\x9bz", "'z' ");
	expect("\xf0\xa0\xae\xb7", "'\xf0\xa0\xae\xb7' ");
}

/* 林亮 in EUC-JP holds the UTF-8 of a Greek letter. */
static void
another_character_set_is_no_text(void **state)
{
	char no[16], wanted[128], out[512] = "";

	(void)state;
	snprintf(no, sizeof(no), "%d ", EVENT_NOT_TEXT);
	snprintf(wanted, sizeof(wanted), "'a' %s%s%s%s'z' ", no, no, no, no);
	expect_from(true, "a\xce\xd3\xce\xbcz", wanted);
	/* The second half of a character of Shift_JIS may be a backslash. */
	snprintf(wanted, sizeof(wanted), "%s%s'z' ", no, no);
	expect_from(true, "\x95\\z", wanted);
	snprintf(wanted, sizeof(wanted), "%s%d ", no, EVENT_ENTER);
	expect_from(true, "\x95\r", wanted);
	expect_from(true, "\033[200~a\xce\xbc\033[201~", no);
	expect_from(true, "\033[200~ab\033[201~", "<ab> ");
	/* One byte by itself, and later another key. */
	keys_init(&keys, true);
	collect(out, "\xe9", 0);
	assert_in_range(keys_wait(&keys, 0), 1, 60);
	keys_tick(&keys, 60);
	collect(out, "l", 100);
	snprintf(wanted, sizeof(wanted), "%s'l' ", no);
	assert_string_equal(out, wanted);
	keys_release(&keys);
}

static void
an_escape_is_open_for_a_while(void **state)
{
	char out[512] = "";

	(void)state;
	keys_init(&keys, false);
	assert_false(keys_escape_is_open(&keys));
	collect(out, "\033", 0);
	keys_tick(&keys, 60);
	collect(out, "", 60);
	keys_tick(&keys, 400);
	assert_true(keys_escape_is_open(&keys));
	collect(out, "[", 400);
	assert_true(keys_escape_is_open(&keys));
	collect(out, "A", 700);
	assert_false(keys_escape_is_open(&keys));
	collect(out, "\033", 1000);
	keys_tick(&keys, 1060);
	collect(out, "x", 1100);
	assert_false(keys_escape_is_open(&keys));
	collect(out, "\033", 2000);
	keys_tick(&keys, 2060);
	collect(out, "", 2060);
	/* The clock wakes the terminal to look whether anything came. */
	assert_in_range(keys_wait(&keys, 2060), 1, 500);
	keys_tick(&keys, 2060 + keys_wait(&keys, 2060));
	assert_false(keys_escape_is_open(&keys));
	assert_int_equal(keys_wait(&keys, 2600), -1);
	keys_release(&keys);
}

/* interface.md, convention 2 */
static void
torn_arrow_is_no_escape(void **state)
{
	char out[512] = "", expected[64];

	(void)state;
	keys_init(&keys, false);
	collect(out, "\033", 0);
	assert_int_equal(keys_wait(&keys, 0) > 0, 1);
	keys_tick(&keys, 60);
	collect(out, "", 60);
	collect(out, "[", 120);
	collect(out, "A", 180);
	snprintf(expected, sizeof(expected), "%d %d %d ", EVENT_ESCAPE,
		 EVENT_UNDO_ESCAPE, EVENT_UP);
	assert_string_equal(out, expected);
	keys_release(&keys);
}

/* The program, or the machine under it, stood still: what is read late came in
 * time as long as nobody saw that nothing was there. */
static void
a_late_look_tears_nothing(void **state)
{
	char out[512] = "", expected[64];

	(void)state;
	keys_init(&keys, false);
	collect(out, "\033", 0);
	collect(out, "[", 5000);
	collect(out, "A", 9000);
	snprintf(expected, sizeof(expected), "%d ", EVENT_UP);
	assert_string_equal(out, expected);
	out[0] = '\0';
	collect(out, "\033", 10000);
	keys_tick(&keys, 10060);
	collect(out, "", 10060);
	collect(out, "[A", 15000);
	snprintf(expected, sizeof(expected), "%d %d %d ", EVENT_ESCAPE,
		 EVENT_UNDO_ESCAPE, EVENT_UP);
	assert_string_equal(out, expected);
	keys_release(&keys);
}

static void
escape_then_text_stays_text(void **state)
{
	char out[512] = "", expected[64];

	(void)state;
	keys_init(&keys, false);
	collect(out, "\033", 0);
	keys_tick(&keys, 60);
	collect(out, "Or", 200);
	snprintf(expected, sizeof(expected), "%d 'O' 'r' ", EVENT_ESCAPE);
	assert_string_equal(out, expected);
	out[0] = '\0';
	collect(out, "\033", 1000);
	keys_tick(&keys, 1060);
	collect(out, "", 1060);
	keys_tick(&keys, 1700);
	collect(out, "[A", 1700);
	snprintf(expected, sizeof(expected), "%d '[' 'A' ", EVENT_ESCAPE);
	assert_string_equal(out, expected);
	keys_release(&keys);
}

static void
paste_is_one_event(void **state)
{
	(void)state;
	expect("\033[200~a\r\nb\rc\033[A\033[201~x", "<a\nb\nc\033[A> 'x' ");
	expect("\033[200~\033[201~", "<> ");
	expect("\033[200~lost end", "<lost end> ");
	expect("\033[200~\xff"
	       "a\xe7\033[201~",
	       "<a> ");
}

static void
paste_is_bounded(void **state)
{
	struct event event;
	long i;

	(void)state;
	keys_init(&keys, false);
	collect((char[512]){0}, "\033[200~", 0);
	for (i = 0; i < 200000; i++)
		keys_feed(&keys, 'a', 0);
	for (i = 0; i < 6; i++)
		keys_feed(&keys, (unsigned char)"\033[201~"[i], 0);
	assert_true(keys_take(&keys, &event));
	assert_int_equal(event.kind, EVENT_PASTE);
	assert_int_equal(strlen(event.paste), 65536);
	event_release(&event);
	assert_false(keys_take(&keys, &event));
	keys_release(&keys);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_form_is_known),
	    cmocka_unit_test(unknown_keys_say_nothing),
	    cmocka_unit_test(broken_utf8_is_dropped),
	    cmocka_unit_test(another_character_set_is_no_text),
	    cmocka_unit_test(an_escape_is_open_for_a_while),
	    cmocka_unit_test(torn_arrow_is_no_escape),
	    cmocka_unit_test(a_late_look_tears_nothing),
	    cmocka_unit_test(escape_then_text_stays_text),
	    cmocka_unit_test(paste_is_one_event),
	    cmocka_unit_test(paste_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
