/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts that would act on a terminal, brought in by files and their names, at
 * a terminal that notes what is done to it (reliability.md, R12). A sample by
 * default; HOSTILE=all in the environment takes every text.
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

#include "base/alloc.h"
#include "tests/unit/hostile.h"
#include "walk.h"

/* Every how manieth text is taken in the sample; no divisor of the places. */
#define SAMPLE 19

/* Screens on which a character was spelt out: the texts did arrive. */
static int spelt;

static size_t
next(size_t i)
{
	const char *all = getenv("HOSTILE");

	return i + (all && *all ? 1 : SAMPLE);
}

static void
write_file(const char *name, const char *text)
{
	char *path = alloc_format("%s/%s", walk_home, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	free(path);
}

/* text as YAML can write any: in double quotes, what is not plain ASCII as
 * escapes; to be freed. */
static char *
quoted(const char *text)
{
	const uint8_t *at = (const uint8_t *)text, *end = at + strlen(text);
	char *result = alloc_string("\""), *longer;

	while (at < end) {
		ucs4_t character;
		int size = u8_mbtoucr(&character, at, (size_t)(end - at));

		if (size <= 0)
			break;
		at += size;
		longer = character > 0x20 && character < 0x7f &&
				 character != '"' && character != '\\'
			     ? alloc_format("%s%c", result, (char)character)
			     : alloc_format("%s\\U%08x", result,
					    (unsigned)character);
		free(result);
		result = longer;
	}
	longer = alloc_format("%s\"", result);
	free(result);
	return longer;
}

static void
expect_calm_screen(size_t i, const char *where)
{
	char *dump, *name = alloc_format("%s of text %zu", where, i);

	session_settle(&session);
	dump = session_dump(&session, SESSION_PLAIN);
	expect_calm(dump, true, false, name);
	if (session.acts)
		fail_msg("%s: it acts on the terminal", name);
	spelt += strstr(dump, "<U+") != NULL;
	/* Still the wizard's screen, whole. */
	assert_true(strstr(dump, "/9]"));
	free(dump);
	free(name);
}

static void
look_through(size_t i)
{
	expect_calm_screen(i, "the page");
	walk_step(PAGE_DOWN, NULL);
	expect_calm_screen(i, "the page below");
	walk_step(HELP, NULL);
	expect_calm_screen(i, "the help");
	walk_step("x\r", NULL);
	expect_calm_screen(i, "what \"next\" says");
	walk_step(BACK, NULL);
	expect_calm_screen(i, "the page before");
}

/* An application that somebody sent in. */
static void
answers_are_calm(void **state)
{
	static const char form[] =
	    "upki-application: 1\nprofile: uec\nfqdn: " WALK_FQDN
	    "\nhistory: none\nkey-source: new\n"
	    "key-type: rsa2048\nmanager-name: %s\nmanager-department: %s\n"
	    "manager-email: taro@uec.ac.jp\nsoftware: %s\n%s%s\n";
	size_t i;

	(void)state;
	spelt = 0;
	for (i = 0; i < HOSTILE_COUNT; i = next(i)) {
		char *text = hostile_text(i), *value = quoted(text);
		/* A wrong name keeps the wizard on page 5, not on page 7. */
		bool name = i % 2 == 0;
		char *yaml = alloc_format(form, value, value, value,
					  name ? "dns-names:\n  - " : "",
					  name ? value : "");

		free(text);
		/* What is no UTF-8 is refused as a whole: the folder's names
		 * bring it. */
		if (hostile_is_utf8(i)) {
			write_file("a.yaml", yaml);
			walk_start(&(struct walk){.operand = "a.yaml"});
			look_through(i);
			session_release(&session);
		}
		free(yaml);
		free(value);
	}
	assert_true(spelt > 0);
}

/* A folder with such a name in it, listed by Tab, and a file that is none. */
static void
names_of_files_are_calm(void **state)
{
	size_t i;

	(void)state;
	spelt = 0;
	for (i = 0; i < HOSTILE_COUNT; i = next(i)) {
		char *text = hostile_text(i);
		char *name = alloc_format("here%s", text);

		assert_true(walk_shell("rm -rf .local here*"));
		if (!strchr(name, '/')) {
			write_file(name, "");
			write_file("here2", "");
			walk_start(NULL);
			WALK({"\t\r" WALK_FQDN "\r", "[3/9]"},
			     {DOWN " \r", "> 3-2"}, {"he\t\t", NULL});
			expect_calm_screen(i, "the list of names");
			walk_step("\t\r", NULL);
			expect_calm_screen(i, "the file that is none");
			session_release(&session);
		}
		free(name);
		free(text);
	}
	assert_true(spelt > 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, walk_begin, walk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(answers_are_calm),
	    TEST(names_of_files_are_calm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
