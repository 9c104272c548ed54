/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/yaml: reading, the schema, several documents. */
#include "config.h"

#include "base/yaml.h"

#include "yaml_fixture.h"

#include <locale.h>

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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(reads_values_and_places),
	    cmocka_unit_test(tells_every_fault_of_the_schema),
	    cmocka_unit_test(proposes_the_nearest),
	    cmocka_unit_test(tells_what_libyaml_lets_pass),
	    cmocka_unit_test(tells_syntax_faults_in_words),
	    cmocka_unit_test(reads_several_documents),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
