/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A user who presses anything: the program lives on, and what it has drawn bit
 * by bit is what it draws anew (reliability.md, R17). RANDOM_BURSTS in the
 * environment makes it longer, RANDOM_KEYS its bursts, RANDOM_SEED gives
 * another user, SCREEN_PROGRAM another program, as the real wizard.
 */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

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

static void
press_anything(void)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}, {30, 132}, {10, 30}};
	size_t i, count = number_from("RANDOM_KEYS", 12), size;

	for (i = 0; i < count; i++)
		session_send(&session,
			     keys[below(sizeof(keys) / sizeof(*keys))]);
	if (below(5) == 0) {
		size = below(4);
		session_resize(&session, sizes[size][0], sizes[size][1]);
	}
}

static void
compare_with_redraw(unsigned long burst)
{
	char *before, *after;
	int tries;

	for (tries = 0;; tries++) {
		/* A lone Esc waits for what may follow. */
		fake_wait(40);
		session_settle(&session);
		before = session_dump(&session, SESSION_CURSOR);
		session_type(&session, "\014");
		after = session_dump(&session, SESSION_CURSOR);
		if (strcmp(before, after) == 0 || tries == 5)
			break;
		free(before);
		free(after);
	}
	/* It may just have been left. */
	if (strcmp(before, after) != 0 && !session_ends(&session, 2000)) {
		fprintf(stderr, "# burst %lu:\n%s\nredrawn:\n%s", burst, before,
			after);
		fail();
	}
	free(before);
	free(after);
}

static void
screen_is_what_a_redraw_gives(void **state)
{
	unsigned long bursts = number_from("RANDOM_BURSTS", 30), i;

	(void)state;
	seed = number_from("RANDOM_SEED", 1);
	setenv("FAKE_QUICK", "1", 1);
	fake_start();
	for (i = 0; i < bursts; i++) {
		press_anything();
		session_settle(&session);
		if (session_ends(&session, 0)) {
			assert_true(WIFEXITED(session.status));
			assert_true(WEXITSTATUS(session.status) == 130 ||
				    WEXITSTATUS(session.status) == 0);
			session_release(&session);
			fake_start();
		}
		compare_with_redraw(i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(screen_is_what_a_redraw_gives, fake_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
