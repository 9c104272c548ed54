/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A user who presses anything: the program lives on, and what it has drawn bit
 * by bit is what it draws anew (reliability.md, R17). The screen is looked at
 * when the wizard waits for keys, and the two must be equal at once: once drawn
 * anew, a fault would be gone. RANDOM_BURSTS in the environment makes it
 * longer, RANDOM_KEYS its bursts, RANDOM_SEED gives another user,
 * SCREEN_PROGRAM another program, as the real wizard, and RANDOM_OPERANDS files
 * to start it with. One line tells what the wizards got, and on which pages.
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

#include "base/alloc.h"
#include "base/strings.h"
#include "fake.h"

static const char *const keys[] = {"\t",
				   "\t",
				   "\r",
				   "\r",
				   " ",
				   "\033[A",
				   "\033[B",
				   "\033[C",
				   "\033[D",
				   "\033[Z",
				   "\033OP",
				   "\033OR",
				   "\033[5~",
				   "\033[6~",
				   "\033[1~",
				   "\033[4~",
				   "\033",
				   "\001",
				   "\013",
				   "\025",
				   "\027",
				   "\031",
				   "\177",
				   "\177",
				   "\022",
				   "\014",
				   "a",
				   "www.",
				   "電",
				   "か\xe3\x82\x99",
				   "e\xcc\x81",
				   "ﾊﾝ",
				   "\xf0\x9f\x98\x80",
				   "𠮷",
				   "～",
				   "n",
				   "\033[200~x\ry\033[201~",
				   "\xff",
				   "\033[99~",
				   "\003"};

static unsigned long seed;

static size_t
below(size_t limit)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (size_t)(seed >> 33) % limit;
}

static unsigned long
number_from(const char *name, unsigned long otherwise)
{
	const char *text = getenv(name);

	return text && *text ? strtoul(text, NULL, 10) : otherwise;
}

/* What the wizards really got: a burst in which one ended is not counted. */
static struct {
	unsigned long keys, pastes, resizes, wizards, page[10];
} total;

/* Presses keys, and at times changes the window; false when the wizard was
 * left by them. */
static bool
press_anything(void)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}, {30, 132}, {10, 30}};
	size_t i, count = number_from("RANDOM_KEYS", 12), pastes = 0;
	bool resizes = below(5) == 0;

	for (i = 0; i < count; i++) {
		const char *key = keys[below(sizeof(keys) / sizeof(*keys))];

		session_send(&session, key);
		pastes += strncmp(key, "\033[200~", 6) == 0;
	}
	if (resizes) {
		size_t size = below(4);

		session_resize(&session, sizes[size][0], sizes[size][1]);
	}
	if (!session_rest(&session))
		return false;
	total.keys += count;
	total.pastes += pastes;
	total.resizes += resizes;
	return true;
}

/* Page 0 stands for a window too small to show one. */
static void
count_page(const char *dump)
{
	const char *mark = strstr(dump, "/9]");

	total.page[mark && mark > dump ? (mark[-1] - '0') % 10 : 0]++;
}

static void
compare_with_redraw(unsigned long burst)
{
	char *before = session_dump(&session, SESSION_CURSOR), *after;

	count_page(before);
	session_send(&session, "\014");
	assert_true(session_rest(&session));
	after = session_dump(&session, SESSION_CURSOR);
	if (strcmp(before, after) != 0) {
		fprintf(stderr, "# burst %lu:\n%s\nredrawn:\n%s", burst, before,
			after);
		fail();
	}
	free(before);
	free(after);
}

/* What the next wizard starts with: nothing, or one of the files that the
 * environment names, with blanks between. */
static void
choose_operand(void)
{
	const char *list = getenv("RANDOM_OPERANDS");
	char *copy = alloc_string(list ? list : ""), *rest, *word;
	struct strings words = {0};
	size_t choice;

	for (word = strtok_r(copy, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		strings_add(&words, word);
	choice = words.count ? below(words.count + 1) : 0;
	if (choice < words.count)
		setenv("SCREEN_OPERAND", words.item[choice], 1);
	else
		unsetenv("SCREEN_OPERAND");
	strings_release(&words);
	free(copy);
}

static void
start_anew(void)
{
	session_release(&session);
	choose_operand();
	fake_start();
	assert_true(session_shows(&session, "F2 Save"));
	total.wizards++;
}

/* True when the wizard ended because it was left. Then the terminal is its old
 * self again, and Ctrl-C may come before the end has. */
static bool
was_left(void)
{
	if (!session_ends(&session, 0))
		return false;
	if (WIFSIGNALED(session.status))
		return WTERMSIG(session.status) == SIGINT;
	return WEXITSTATUS(session.status) == 130 ||
	       WEXITSTATUS(session.status) == 0;
}

static void
screen_is_what_a_redraw_gives(void **state)
{
	unsigned long bursts = number_from("RANDOM_BURSTS", 30), i;

	(void)state;
	seed = number_from("RANDOM_SEED", 1);
	setenv("FAKE_QUICK", "1", 1);
	session.descriptor = -1;
	start_anew();
	for (i = 0; i < bursts;) {
		if (press_anything()) {
			compare_with_redraw(i++);
			continue;
		}
		assert_true(was_left());
		start_anew();
	}
	printf("# keys %lu pastes %lu resizes %lu wizards %lu pages",
	       total.keys, total.pastes, total.resizes, total.wizards);
	for (i = 0; i < sizeof(total.page) / sizeof(*total.page); i++)
		printf(" %lu", total.page[i]);
	printf("\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(screen_is_what_a_redraw_gives, fake_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
