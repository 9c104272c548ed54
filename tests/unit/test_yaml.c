/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/yaml: reading under limits, the schema, writing. */
#include "config.h"

#include "base/yaml.h"

#include "base/alloc.h"
#include "base/stream.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>
#include <cmocka.h>

static const struct yaml_key name_keys[] = {
    {.name = "ja", .type = YAML_TEXT},
    {.name = "en", .type = YAML_TEXT, .required = true},
    {.name = NULL},
};

static const struct yaml_key keys[] = {
    {.name = "version", .type = YAML_INTEGER, .required = true},
    {.name = "id", .type = YAML_SLUG},
    {.name = "name", .type = YAML_OBJECT, .keys = name_keys},
    {.name = "people", .type = YAML_OBJECTS, .keys = name_keys},
    {.name = "checked", .type = YAML_DATE},
    {.name = "level", .type = YAML_CHOICE, .choices = "warn error"},
    {.name = "kinds", .type = YAML_CHOICES, .choices = "one two"},
    {.name = "domains", .type = YAML_TEXTS, .required = true},
    {.name = "ready", .type = YAML_BOOLEAN},
    {.name = "comment", .type = YAML_TEXT_OR_EMPTY},
    {.name = "extra", .type = YAML_MAP},
    {.name = NULL},
};

/* Reads and checks text; gives "number:line:column" of each fault. */
static char *
faults_of(const char *text, size_t size)
{
	struct diagnostics diagnostics = {0};
	struct yaml_node *node = yaml_read("t.yaml", text, size, &diagnostics);
	struct stream stream;

	if (node && yaml_check("t.yaml", node, keys, &diagnostics))
		assert_int_equal(diagnostics.count, 0);
	else
		assert_true(diagnostics.count > 0);
	stream_open(&stream);
	for (size_t i = 0; i < diagnostics.count; i++) {
		const struct diagnostic *item = diagnostics.item[i];
		char *line = diagnostic_line(item);

		assert_string_equal(item->file, "t.yaml");
		assert_non_null(line);
		free(line);
		stream_format(&stream, "%s%d:%ld:%ld", i ? " " : "",
			      item->number, item->line, item->column);
	}
	yaml_free(node);
	diagnostics_release(&diagnostics);
	return stream_close(&stream);
}

static void
expect_bytes(const char *bytes, size_t size, const char *expected)
{
	char *found = faults_of(bytes, size);

	assert_string_equal(found, expected);
	free(found);
}

static void
expect(const char *text, const char *expected)
{
	expect_bytes(text, strlen(text), expected);
}

#define GOOD "version: 1\ndomains: [a.jp]\n"

static void
reads_values_and_places(void **state)
{
	static const char text[] = "\xef\xbb\xbf# 注\n"
				   "name: {ja: 調布, en: \"a: b\"}\n"
				   "list:\n"
				   "- 'it''s'\n"
				   "- ~\n"
				   "- no\n";
	struct diagnostics diagnostics = {0};
	struct yaml_node *node =
	    yaml_read("f", text, sizeof(text) - 1, &diagnostics);
	const struct yaml_node *list = yaml_get(node, "list");

	(void)state;
	assert_int_equal(diagnostics.count, 0);
	assert_string_equal(yaml_text(node, "name.ja"), "調布");
	assert_string_equal(yaml_text(node, "name.en"), "a: b");
	assert_null(yaml_text(node, "name"));
	assert_null(yaml_text(node, "nam"));
	assert_null(yaml_text(node, "name.ja.x"));
	assert_int_equal(yaml_get(node, "name.en")->line, 2);
	assert_int_equal(yaml_get(node, "name.en")->column, 20);
	assert_int_equal(yaml_get(node, "name.en")->key_column, 16);
	assert_int_equal(list->count, 3);
	assert_string_equal(list->child[0]->text, "it's");
	assert_false(list->child[0]->plain);
	assert_string_equal(list->child[1]->text, "");
	assert_string_equal(list->child[2]->text, "no");
	assert_int_equal(list->child[2]->line, 6);
	yaml_free(node);
	yaml_free(NULL);
}

static void
tells_every_fault_of_the_schema(void **state)
{
	(void)state;
	expect(GOOD, "");
	expect("domains: []\n", "705:1:1 705:1:10");
	expect(GOOD "verson: 2\nzzzzzz: 1\n", "702:3:1 702:4:1");
	expect(GOOD
	       "id: Aa\nchecked: 2025-02-29\nlevel: bad\nkinds: [one, x]\n",
	       "704:3:5 704:4:10 704:5:8 704:6:14");
	expect(GOOD "name: text\npeople: {ja: x}\nready: maybe\n",
	       "704:3:7 704:4:9 704:5:8");
	expect(GOOD "name: {ja: [x], en: y}\npeople:\n- ja: x\n- y\n",
	       "704:3:12 705:5:3 704:6:3");
	expect(GOOD "people:\n-\nid:\ncomment:\nlevel: ~\n",
	       "705:4:2 705:5:4 705:7:8");
	expect(GOOD "extra: {a: b, c: , d: [e]}\n", "704:3:23");
	expect("version: 1x\ndomains: a.jp\n", "704:1:10 704:2:10");
	expect("version: 1234567890\ndomains: [[a]]\n", "704:1:10 704:2:11");
	expect("- a\n", "704:1:1");
	expect("text\n", "704:1:1");
	expect(GOOD "name: {}\n", "705:3:1");
}

static void
proposes_the_nearest(void **state)
{
	static const char *const names[] = {"domains", "domains-excluded", "ST",
					    "chains", NULL};
	static const char text[] = GOOD "levle: warn\n";
	struct diagnostics diagnostics = {0};
	struct yaml_node *node =
	    yaml_read("t", text, sizeof(text) - 1, &diagnostics);

	(void)state;
	assert_string_equal(yaml_nearest("domain", names), "domains");
	assert_string_equal(yaml_nearest("Domains", names), "domains");
	assert_string_equal(yaml_nearest("st", names), "ST");
	assert_string_equal(yaml_nearest("domains_excluded", names),
			    "domains-excluded");
	assert_null(yaml_nearest("xy", names));
	assert_null(yaml_nearest("", names));
	assert_null(yaml_nearest("something", names));
	assert_false(yaml_check("t", node, keys, &diagnostics));
	assert_string_equal(diagnostics.item[0]->proposal, "level");
	assert_string_equal(diagnostics.item[0]->value, "levle");
	yaml_free(node);
	diagnostics_release(&diagnostics);
}

static void
tells_what_libyaml_lets_pass(void **state)
{
	(void)state;
	expect(GOOD "id: a\nid: b\n\"id\": c\nlevel: x\n",
	       "703:4:1 703:5:1 704:6:8");
	expect(GOOD "name: {ja: a, ja: b, en: c}\n", "703:3:15");
	expect(GOOD "id: *x\nlevel: y\n", "701:3:5 704:4:8");
	expect(GOOD "id: &x a\nlevel: !!str warn\n", "701:3:5 701:4:8");
	expect(GOOD "name: &n {ja: !t x, en: y}\n", "701:3:7 701:3:15");
	expect(GOOD "<<: a\n", "702:3:1");
	expect(GOOD "[a]: b\n", "701:3:1");
	expect(GOOD "? {a: b}\n: c\n", "701:3:3");
	expect(GOOD "comment: \"a\\0b\"\n", "701:3:10");
	expect_bytes("a: \xff\n", 5, "701:1:4");
	expect_bytes("a: b\nc: \0d\n", 11, "701:2:4");
	expect("a: b\r\nc: \x01\n", "701:2:4");
	expect("", "701:1:1");
	expect("# nothing\n", "701:1:1");
	expect("---\n...\n", "701:1:1");
	expect(GOOD "---\na: b\n", "701:3:1");
	expect("%YAML 1.1\n---\n" GOOD, "");
}

static void
tells_syntax_faults_in_words(void **state)
{
	static const char *const texts[] = {
	    "a: b: c\n",   "a: b\n c: d\n",    "a\nb: c\n",	 "\ta: b\n",
	    "a: @b\n",	   "a: \"b\n",	       "a: [b\n",	 "a: {b: c\n",
	    "a: - b\n",	   "a: \"\\q\"\n",     "- a\nb: c\n",	 "a: 'b' c\n",
	    "a: }\n",	   "a: b\n- c\n",      "a: [b c: d: e]", "a: %b\n",
	    "a:\n\t- b\n", "a: |\n b\n\tc\nd", "a: >9 \nx\n",	 "\"a\nb: c\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct diagnostics diagnostics = {0};
		struct yaml_node *node =
		    yaml_read("t", texts[i], strlen(texts[i]), &diagnostics);

		assert_null(node);
		assert_int_equal(diagnostics.count, 1);
		assert_int_equal(diagnostics.item[0]->number, 701);
		assert_true(diagnostics.item[0]->line > 0);
		assert_true(diagnostics.item[0]->column > 0);
		diagnostics_release(&diagnostics);
	}
	expect("a: b\nc: \"d\ne: f\n", "701:2:4");
	expect("a: [b,\nc: d\n", "701:1:4");
	expect("a: *.example.ac.jp\n", "701:1:5");
}

static char *
repeat(const char *head, const char *part, size_t size)
{
	struct stream stream;
	size_t length = strlen(head);

	stream_open(&stream);
	stream_text(&stream, head);
	for (; length + strlen(part) <= size; length += strlen(part))
		stream_text(&stream, part);
	return stream_close(&stream);
}

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

static void
reads_several_documents(void **state)
{
	static const char text[] = "a: 1\n---\n# empty\n---\nb: 2\nb: 3\n"
				   "...\n---\nc: 4\n---\n";
	struct yaml_node *documents[99] = {NULL};
	struct diagnostics diagnostics = {0};
	char *many = repeat("a: 1\n", "---\nb: 1\n", 5 + 9 * 98);
	char *more = repeat("a: 1\n", "---\nb: 1\n", 5 + 9 * 99);
	size_t count;

	(void)state;
	count = yaml_read_all("t", text, sizeof(text) - 1, documents, 99,
			      &diagnostics);
	assert_int_equal(count, 3);
	assert_int_equal(diagnostics.count, 1);
	assert_int_equal(diagnostics.item[0]->line, 6);
	assert_false(documents[0]->faulty);
	assert_true(documents[1]->faulty);
	assert_false(documents[2]->faulty);
	assert_int_equal(yaml_get(documents[2], "c")->line, 9);
	for (size_t i = 0; i < count; i++)
		yaml_free(documents[i]);
	diagnostics_release(&diagnostics);

	count =
	    yaml_read_all("t", many, strlen(many), documents, 99, &diagnostics);
	assert_int_equal(count, 99);
	assert_int_equal(diagnostics.count, 0);
	for (size_t i = 0; i < count; i++)
		yaml_free(documents[i]);
	count =
	    yaml_read_all("t", more, strlen(more), documents, 99, &diagnostics);
	assert_int_equal(count, 0);
	assert_int_equal(diagnostics.item[0]->line, 198);
	diagnostics_release(&diagnostics);
	free(many);
	free(more);
}

/* What libyaml alone makes of "k: SCALAR" and of "[SCALAR, x]". */
static char *
read_back(const char *format, const char *scalar, size_t which)
{
	char *text = alloc_format(format, scalar);
	char *found = NULL;
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	assert_true(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, (unsigned char *)text,
				     strlen(text));
	while (more) {
		assert_true(yaml_parser_parse(&parser, &event));
		if (event.type == YAML_SCALAR_EVENT && which-- == 0)
			found =
			    alloc_string((const char *)event.data.scalar.value);
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	free(text);
	return found;
}

static void
round_trip(const char *text)
{
	static const char *const formats[] = {"k: %s\n", "[x, %s, x]\n",
					      "{x: %s, y: z}\n", "[x, %s]",
					      "- x\n- %s"};
	char *scalar = yaml_scalar(text);
	char *found;

	assert_null(strchr(scalar, '\n'));
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		found = read_back(formats[i], scalar, 1);
		assert_string_equal(found, text);
		free(found);
	}
	found = read_back("%s: v\n", scalar, 0);
	assert_string_equal(found, text);
	free(found);
	free(scalar);
}

/* U+202E, not as a literal: editors would turn the line. */
static const char right_to_left[] = {'\xe2', '\x80', '\xae', '\0'};

static const char *const nasty_texts[] = {
    "",
    "yes",
    "no",
    "No",
    "NULL",
    "null",
    "~",
    "true",
    "off",
    "y",
    "1e3",
    "0x1",
    "08",
    "1911649278160095962",
    "12:34:56",
    "-1",
    "+1",
    ".5",
    ".inf",
    "1_000",
    "2025-06-01",
    " a",
    "a ",
    "a: b",
    "a #b",
    "#a",
    "a:",
    ":a",
    "\"",
    "'",
    "a'b",
    "a\"b",
    "\\",
    "a\\nb",
    "a\nb",
    "\n",
    "a\r\nb",
    "\t",
    "a\tb",
    "🙂",
    "調布 太郎",
    "渡邉 ソノ",
    "～〜",
    "\xc2\x80",
    "\xc2\x85",
    "\xc2\x9f",
    "\xc2\xa0",
    "\xe2\x80\xa8",
    "a\xe2\x80\xa9z",
    "\xef\xbb\xbf",
    "\xef\xbf\xbd",
    "\x7f",
    "\x01",
    right_to_left,
    "-",
    "- a",
    "--- a",
    "...",
    "?",
    "? a",
    "!a",
    "&a",
    "*a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "[a]",
    "{a}",
    "a,b",
    "a, b",
    "=",
    "<<",
    "a[b",
    "http://example.ac.jp/~x",
    "www.lab.uec.ac.jp:443",
    "Apache 2.4.62",
    "nginx 1.26.2（リバースプロキシ①）",
    "　a　",
    "taro@lab.uec.ac.jp",
    "/srv/upki",
    "../old.pem",
    "a - b",
    "a  b",
    "\xf3\xa0\x81\x81",
    "\xee\x80\x80",
    "か\xe3\x82\x99",
    "\x1b[31m",
    "NaN",
    "None",
    "0o7",
    "1.",
    "e3",
    "\xf0\xa0\xae\xb7",
};

static void
writes_what_is_read_back(void **state)
{
	char text[8];

	(void)state;
	for (size_t i = 0; i < sizeof(nasty_texts) / sizeof(*nasty_texts); i++)
		round_trip(nasty_texts[i]);
	round_trip(right_to_left);
	for (int c = 1; c < 0x80; c++) {
		snprintf(text, sizeof(text), "a%cb", c);
		round_trip(text);
		snprintf(text, sizeof(text), "%c", c);
		round_trip(text);
		snprintf(text, sizeof(text), "%c a", c);
		round_trip(text);
	}
}

static void
assert_scalar(const char *text, const char *expected)
{
	char *scalar = yaml_scalar(text);

	assert_string_equal(scalar, expected);
	free(scalar);
}

static void
writes_plainly_where_it_can(void **state)
{
	(void)state;
	assert_scalar("www.lab.uec.ac.jp", "www.lab.uec.ac.jp");
	assert_scalar("調布 太郎", "調布 太郎");
	assert_scalar("Apache 2.4.62", "Apache 2.4.62");
	assert_scalar("taro@lab.uec.ac.jp", "taro@lab.uec.ac.jp");
	assert_scalar("/srv/upki", "/srv/upki");
	assert_scalar("no", "\"no\"");
	assert_scalar("08", "\"08\"");
	assert_scalar("", "\"\"");
	assert_scalar("\x1b[31m\"\\", "\"\\x1B[31m\\\"\\\\\"");
	assert_scalar("a\xffz", "\"a\xef\xbf\xbdz\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_values_and_places),
	    cmocka_unit_test(tells_every_fault_of_the_schema),
	    cmocka_unit_test(proposes_the_nearest),
	    cmocka_unit_test(tells_what_libyaml_lets_pass),
	    cmocka_unit_test(tells_syntax_faults_in_words),
	    cmocka_unit_test(no_bomb_works),
	    cmocka_unit_test(many_keys_are_compared_quickly),
	    cmocka_unit_test(limits_depth_and_size),
	    cmocka_unit_test(reads_several_documents),
	    cmocka_unit_test(writes_what_is_read_back),
	    cmocka_unit_test(writes_plainly_where_it_can),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
