/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of service.md, Characters, line by line. */
#include "config.h"

#include "service/character.h"

#include "base/text.h"
#include "service/shift_jis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expect.h"

static struct diagnostics said;

static int
clean(void **state)
{
	(void)state;
	diagnostics_release(&said);
	return 0;
}

static void
treats(const char *text, const char *wanted)
{
	char *got;

	diagnostics_clear(&said);
	got = character_treat(text, "software", &said);
	assert_string_equal(got, wanted);
	free(got);
}

static void
narrows(const char *text, const char *wanted)
{
	char *got;

	diagnostics_clear(&said);
	got = character_narrow(text, "fqdn", &said);
	assert_string_equal(got, wanted);
	free(got);
}

static void
test_good_text(void **state)
{
	static const char *const good[] = {
	    "",		 "Apache 2.4.62", "大学院情報理工学研究科",
	    "渡邉 ソノ", "ソ表能",	  "電子計算機同好会〜ＵＥＣ〜",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		treats(good[i], good[i]);
		expect_nothing(&said);
	}
	/* Å is U+212B in JIS X 0208; NFC would make it unwritable. */
	treats("“”‘’…‥―￥￣＼\u212b　中", "“”‘’…‥―￥￣＼\u212b　中");
	expect_nothing(&said);
}

static void
test_look_alikes(void **state)
{
	(void)state;
	treats("同好会～ＵＥＣ～", "同好会〜ＵＥＣ〜");
	expect(&said, 601);
	expect_message(&said, 601, "\"～\" was replaced by \"〜\".");
	treats("a～－∥￠￡￢", "a〜−‖¢£¬");
	expect(&said, 601);
	expect_message(&said, 601,
		       "\"～－∥￠￡￢\" was replaced by \"〜−‖¢£¬\".");
	assert_int_equal(said.item[0]->severity, SEVERITY_NOTE);
	assert_string_equal(said.item[0]->field, "software");
}

static void
test_combining(void **state)
{
	(void)state;
	treats("か\u3099く", "がく");
	expect(&said, 601);
	expect_message(&said, 601,
		       "\"か+U+3099\" was joined into the one character "
		       "\"が\".");
	treats("は\u309aん", "ぱん");
	expect(&said, 601);
	/* No such character: the mark alone can be written. */
	treats("あ\u3099", "あ\u3099");
	expect(&said, 602);
	expect_proposal(&said, 602, "あ゛");
	treats("e\u0301", "é");
	expect(&said, 601, 602);
	expect_proposal(&said, 602, "e");
}

static void
test_unseen(void **state)
{
	/* U+202E, byte by byte: compilers warn of it in a string. */
	static const char override[] = {'a', '\xe2', '\x80', '\xae', 'b', 0};

	(void)state;
	treats("Apache\u00a02.4", "Apache 2.4");
	expect(&said, 601);
	expect_message(&said, 601,
		       "A blank of another kind (U+00A0) was replaced by an "
		       "ordinary one.");
	treats("\ufeffApache\u200b 2.4", "Apache 2.4");
	expect(&said, 601);
	expect_message(&said, 601,
		       "An invisible character (U+FEFF, U+200B) was removed.");
	treats("Apache\t2.4\r\nnginx\nx", "Apache 2.4 nginx x");
	expect(&said, 601);
	treats("葛\U000e0100城", "葛\U000e0100城");
	expect(&said, 602);
	expect_proposal(&said, 602, "葛城");
	expect_message(&said, 602,
		       "Character 2 (U+E0100) cannot be written. Remove it?");
	treats("a\x1b[31mb", "a\x1b[31mb");
	expect(&said, 602);
	expect_proposal(&said, 602, "a[31mb");
	treats(override, override);
	expect(&said, 602);
}

static void
test_trim(void **state)
{
	(void)state;
	treats("　調布 太郎　\n", "調布 太郎");
	expect(&said, 601);
	treats("\ufeff 調布", "調布");
	expect(&said, 601);
	treats("　 ", "");
	expect_nothing(&said);
}

static void
test_half_kana(void **state)
{
	(void)state;
	treats("ｻｰﾊﾞｰ ﾊﾟﾝ ｳﾞ", "サーバー パン ヴ");
	expect(&said, 601);
	expect_message(&said, 601,
		       "Half-width kana \"ｻｰﾊﾞｰ ﾊﾟﾝ ｳﾞ\" became full-width "
		       "\"サーバー パン ヴ\".");
	/* As typed, repeated letters and the blank between them included. */
	treats("調布 ﾁｮｳﾌ ﾀﾛｳ 様", "調布 チョウフ タロウ 様");
	expect_message(&said, 601,
		       "Half-width kana \"ﾁｮｳﾌ ﾀﾛｳ\" became full-width "
		       "\"チョウフ タロウ\".");
	treats(
	    "ｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱ",
	    "アアアアアアアアアアアアアアアアアアアアアアアアアアアアアアアアア"
	    "アアアアアアアアアアアアアアアア");
	expect_message(
	    &said, 601,
	    "Half-width kana "
	    "\"ｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱｱ...\" "
	    "became full-width \"アアアアアアアアアアアアアアアアアアアアアア"
	    "...\".");
	/* Widened alone, all else stays as it is. */
	{
		char *wide = character_widen(" ｶﾞ①～ \\");

		assert_string_equal(wide, " ガ①～ \\");
		free(wide);
	}
	treats("ｱﾞﾜﾞ｡｢｣､･ｯ", "ア゛ワ゛。「」、・ッ");
	expect(&said, 601);
	/* Every one of them becomes something that can be written. */
	for (uint32_t c = 0xff61; c <= 0xff9f; c++) {
		char text[5];
		char *got;

		diagnostics_clear(&said);
		text_put(text, c);
		got = character_treat(text, "software", &said);
		expect(&said, 601);
		free(got);
	}
}

static void
test_refused_with_proposal(void **state)
{
	static const struct {
		const char *text, *proposal;
	} lines[] = {
	    {"①", "(1)"},
	    {"⑳", "(20)"},
	    {"Ⅲ", "III"},
	    {"ⅸ", "ix"},
	    {"㈱例示", "(株)例示"},
	    {"№3", "No.3"},
	    {"℡", "TEL"},
	    {"髙", "高"},
	    {"﨑", "崎"},
	    {"德", "徳"},
	    {"濵", "浜"},
	    {"栁", "柳"},
	    {"x—", "x―"},
	    {"x–y", "x-y"},
	    {"\u00a5", "￥"},
	    {"\u203e", "￣"},
	    {"é", "e"},
	    {"Ü", "U"},
	    {"ñ", "n"},
	    {"ǘ", "u"},
	    {"ß", "ss"},
	    {"㍉㌔㎏", "ミリキロkg"},
	    {"㍻", "平成"},
	    {"©", "(C)"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		treats(lines[i].text, lines[i].text);
		assert_int_equal(expect_count(&said, 602), said.count);
		expect_proposal(&said, 602, lines[i].proposal);
		/* What is proposed is good. */
		treats(lines[i].proposal, lines[i].proposal);
		expect_nothing(&said);
	}
}

/* A TSV file with them would be refused for what a spreadsheet did. */
static void
test_quotes(void **state)
{
	static const struct {
		const char *text, *wanted;
	} lines[] = {
	    {"\"Apache 2.4\"", "Apache 2.4"},
	    {"\" Apache 2.4 \"", "Apache 2.4"},
	    {"\"\"\"Apache\"\"\"", "Apache"},
	    {"\"\"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		treats(lines[i].text, lines[i].wanted);
		expect_message(&said, 601,
			       "The quotes around the text were removed.");
		assert_int_equal(expect_count(&said, 601), said.count);
	}
	treats("\"Apache\" and \"nginx\"", "\"Apache\" and \"nginx\"");
	expect_nothing(&said);
	treats("\"", "\"");
	expect_nothing(&said);
	treats("\"=1+1\"", "=1+1");
	expect(&said, 601, 604);
}

static void
test_model_sentence(void **state)
{
	(void)state;
	treats("nginx 1.26.2（リバースプロキシ①）",
	       "nginx 1.26.2（リバースプロキシ①）");
	expect(&said, 602);
	expect_message(&said, 602,
		       "Character 22 \"①\" cannot be written. Replace with "
		       "\"(1)\"?");
	expect_proposal(&said, 602, "nginx 1.26.2（リバースプロキシ(1)）");
	treats("㈱例示システム 担当①", "㈱例示システム 担当①");
	expect(&said, 602, 602);
	for (size_t i = 0; i < 2; i++)
		assert_string_equal(said.item[i]->proposal,
				    "(株)例示システム 担当(1)");
	assert_string_equal(said.item[1]->argument[0], "11");
}

static void
test_refused_without_proposal(void **state)
{
	static const char *const texts[] = {"a😀", "a𠮷", "a♡",	   "a한",
					    "aא", "a彅", "a\ufa19"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		treats(texts[i], texts[i]);
		expect(&said, 602);
		assert_null(said.item[0]->proposal);
		assert_string_equal(said.item[0]->argument[0], "2");
	}
	treats("a😀①", "a😀①");
	expect(&said, 602, 602);
	expect_message(&said, 602,
		       "Character 2 \"😀\" (U+1F600) cannot be written. Enter "
		       "it with characters of JIS X 0208, in another form or "
		       "in kana.");
	assert_null(said.item[0]->proposal);
	assert_string_equal(said.item[1]->proposal, "a😀(1)");
}

/* A file of nothing but faults must not fill the memory. */
static void
test_many_faults(void **state)
{
	static char text[3 * 20000 + 1];
	char *got;

	(void)state;
	for (size_t i = 0; i + 3 < sizeof(text); i += 3)
		text_put(text + i, 0x2460);
	got = character_treat(text, NULL, &said);
	assert_string_equal(got, text);
	assert_int_equal(said.count, 20);
	free(got);
}

static void
test_backslash_and_tilde(void **state)
{
	(void)state;
	treats("C:\\x ~y", "C:\\x ~y");
	expect(&said, 605, 605);
	expect_proposal(&said, 605, "C:＼x 〜y");
	expect_message(&said, 605,
		       "Character 3 \"\\\" is read as another one by some "
		       "programs. Replace with \"＼\"?");
}

static void
test_formula(void **state)
{
	static const char *const texts[] = {"=1",  "+1",  "-1", "@x",
					    "＝1", "＋1", "＠x"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		treats(texts[i], texts[i]);
		expect(&said, 604);
	}
	treats(" －1", "−1");
	expect(&said, 601, 601, 604);
	treats("a=1", "a=1");
	expect_nothing(&said);
}

/* Whatever comes in, what goes out without an error can be written. */
static void
test_every_character(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10ffff; c++) {
		unsigned char bytes[2];
		char text[8] = "x";
		const char *p;
		char *got;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		/* Planes without a rule of their own: a sample of them. */
		if (c > 0x20000 && c % 257 && (c < 0xe0000 || c > 0xe01ff))
			continue;
		text_put(text + 1, c);
		diagnostics_clear(&said);
		got = character_treat(text, NULL, &said);
		p = got;
		while (*p && !diagnostics_have_error(&said))
			if (!shift_jis_encode(text_next(&p), bytes))
				fail_msg("U+%04X", (unsigned)c);
		for (size_t i = 0; i < said.count; i++) {
			char *again;
			struct diagnostics more = {0};

			if (!said.item[i]->proposal)
				continue;
			again = character_treat(said.item[i]->proposal, NULL,
						&more);
			if (diagnostics_have_error(&more))
				fail_msg("bad proposal for U+%04X",
					 (unsigned)c);
			free(again);
			diagnostics_release(&more);
		}
		free(got);
	}
}

static void
test_narrow(void **state)
{
	(void)state;
	narrows("ｗｗｗ．ｌａｂ－ｘ．ａｃ．ｊｐ", "www.lab-x.ac.jp");
	expect(&said, 601);
	expect_message(&said, 601,
		       "Full-width \"ｗｗｗ．ｌａｂ－ｘ．ａｃ．ｊｐ\" became "
		       "half-width \"www.lab-x.ac.jp\".");
	narrows("　taro＠x.jp\u200b ", "taro@x.jp");
	expect(&said, 601, 601, 601);
	narrows("１９１１　６４", "1911 64");
	expect(&said, 601);
	narrows("www\u2212x\u2010y", "www-x-y");
	expect(&said, 601);
	narrows("調布@x", "調布@x");
	expect_nothing(&said);
	narrows("", "");
	expect_nothing(&said);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_good_text, clean),
	    cmocka_unit_test_teardown(test_look_alikes, clean),
	    cmocka_unit_test_teardown(test_combining, clean),
	    cmocka_unit_test_teardown(test_unseen, clean),
	    cmocka_unit_test_teardown(test_trim, clean),
	    cmocka_unit_test_teardown(test_half_kana, clean),
	    cmocka_unit_test_teardown(test_refused_with_proposal, clean),
	    cmocka_unit_test_teardown(test_quotes, clean),
	    cmocka_unit_test_teardown(test_model_sentence, clean),
	    cmocka_unit_test_teardown(test_refused_without_proposal, clean),
	    cmocka_unit_test_teardown(test_many_faults, clean),
	    cmocka_unit_test_teardown(test_backslash_and_tilde, clean),
	    cmocka_unit_test_teardown(test_formula, clean),
	    cmocka_unit_test_teardown(test_every_character, clean),
	    cmocka_unit_test_teardown(test_narrow, clean),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
