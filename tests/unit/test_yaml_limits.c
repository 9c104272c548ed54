/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/yaml: what is too large, too deep or too much is refused, and
 * quickly. */
#include "config.h"

#include "base/yaml.h"

#include "yaml_fixture.h"

#include <locale.h>
#include <time.h>

/* Reads size bytes of part after head within a second of processor time, also
 * under the sanitizers; without them it takes some milliseconds. */
static void
defuse(const char *head, const char *part, size_t limit, size_t size)
{
	struct yaml_node *documents[99] = {NULL};
	struct diagnostics diagnostics = {0};
	char *bomb = repeat(head, part, size);
	clock_t start = clock();
	size_t count = yaml_read_all("t", bomb, strlen(bomb), documents, limit,
				     &diagnostics);

	for (size_t i = 0; i < count; i++) {
		yaml_check("t", documents[i], keys, &diagnostics);
		yaml_free(documents[i]);
	}
	assert_true(clock() - start < CLOCKS_PER_SEC);
	assert_true(diagnostics.count > 0);
	assert_true(diagnostics.count <= 3000);
	diagnostics_release(&diagnostics);
	free(bomb);
}

static void
no_bomb_works(void **state)
{
	static const char *const parts[] = {
	    "[",     "{",     "- ",	      "? ",	"a: ",	  "*a ",
	    "&a ",   "!a ",   "a: 1\n",	      "- *a\n", "[],",	  "\"",
	    "\\",    "'",     "|\n",	      "x",	"#",	  "\n",
	    ":",     "---\n", "a,",	      "{a: b}", "? a\n",  "- - -",
	    "%x\n",  "a:\n ", "\xe8\xaa\xbf", " ",	"&a *a ", "[a: ",
	    "...\n", "\t",    "- a: b\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		defuse("", parts[i], 1, YAML_SIZE_LIMIT);
		defuse("[", parts[i], 1, YAML_SIZE_LIMIT);
		defuse("a: \"", parts[i], 1, YAML_SIZE_LIMIT);
		defuse("", parts[i], 99, YAML_STREAM_LIMIT);
		defuse("", parts[i], 99, YAML_STREAM_LIMIT + 64);
	}
	defuse("k: ", "x", 1, YAML_SIZE_LIMIT + 1);
}

/* A thousand keys, as many as the limit of events lets in. */
static void
many_keys_are_compared_quickly(void **state)
{
	struct diagnostics diagnostics = {0};
	struct stream stream;
	struct yaml_node *node;
	clock_t start;
	char *text;

	(void)state;
	stream_open(&stream);
	for (int i = 0; i < 900; i++)
		stream_format(&stream, "key%d: %d\n", i % 899, i);
	text = stream_close(&stream);
	start = clock();
	node = yaml_read("t", text, strlen(text), &diagnostics);
	assert_true(clock() - start < CLOCKS_PER_SEC);
	assert_int_equal(node->count, 900);
	assert_true(node->faulty);
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(diagnostics.item[0]->number, 703);
	assert_int_equal(diagnostics.item[0]->line, 900);
	assert_string_equal(diagnostics.item[0]->argument[1], "1");
	yaml_free(node);
	diagnostics_release(&diagnostics);
	free(text);
}

static void
limits_depth_and_size(void **state)
{
	char *large = repeat("comment: ", "x", YAML_SIZE_LIMIT);
	char *tail = repeat("", "x", YAML_SIZE_LIMIT);
	char *two = alloc_format("a: b\n---\nc: %s\n", tail);
	struct yaml_node *documents[99] = {NULL};
	struct diagnostics diagnostics = {0};

	(void)state;
	expect("a: [[[[[[[x]]]]]]]\nversion: 1\ndomains: [a]\n", "702:1:1");
	expect("a: [[[[[[[[x]]]]]]]]\n", "701:1:11");
	expect(large, "705:1:1 705:1:1");
	assert_int_equal(
	    yaml_read_all("t", two, strlen(two), documents, 99, &diagnostics),
	    0);
	assert_null(documents[0]);
	assert_int_equal(diagnostics.item[0]->number, 701);
	assert_int_equal(diagnostics.item[0]->line, 2);
	diagnostics_release(&diagnostics);
	free(large);
	free(tail);
	free(two);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(no_bomb_works),
	    cmocka_unit_test(many_keys_are_compared_quickly),
	    cmocka_unit_test(limits_depth_and_size),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
