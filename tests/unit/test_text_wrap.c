/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of line breaks and clipping. */
#include "config.h"

#include "base/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

/* wanted: the lines with | between them. */
static void
assert_wrap(const char *text, int width, const char *wanted)
{
	struct strings lines = {0};
	char *joined;

	text_wrap(text, width, &lines);
	joined = strings_join(&lines, "|");
	assert_string_equal(joined, wanted);
	free(joined);
	strings_release(&lines);
}

static void
breaks_latin_at_blanks(void **state)
{
	(void)state;
	assert_wrap("the quick brown fox", 10, "the quick|brown fox");
	assert_wrap("the quick  brown", 9, "the quick|brown");
	assert_wrap("the quick brown", 5, "the|quick|brown");
	assert_wrap("abcdefgh", 3, "abc|def|gh");
	assert_wrap("  abc abc", 6, "  abc|abc");
	assert_wrap("self-signed certificate", 13, "self-signed|certificate");
	assert_wrap("a (bcd) ef", 4, "a|(bc|d)|ef");
}

static void
keeps_given_lines(void **state)
{
	(void)state;
	assert_wrap("", 10, "");
	assert_wrap("a", 10, "a");
	assert_wrap("a\n", 10, "a");
	assert_wrap("a\n\nb", 10, "a||b");
	assert_wrap("\n", 10, "");
	assert_wrap("a  \nb", 10, "a|b");
	assert_wrap("   ", 2, "");
}

static void
breaks_japanese_anywhere(void **state)
{
	(void)state;
	assert_wrap("電気通信大学", 4, "電気|通信|大学");
	assert_wrap("電気通信大学", 5, "電気|通信|大学");
	assert_wrap("新しいCSRを作る", 9, "新しいCSR|を作る");
	assert_wrap("新しいCSRを作る", 8, "新しい|CSRを作|る");
	assert_wrap("２ 回目の申請", 8, "２ 回目|の申請");
	assert_wrap("　電気通信", 6, "　電気|通信");
}

static void
obeys_kinsoku(void **state)
{
	(void)state;
	/* The character before the punctuation moves down with it. */
	assert_wrap("電気通、信", 6, "電気|通、信");
	assert_wrap("電気通」。信", 6, "電気|通」。|信");
	assert_wrap("ウィザード", 6, "ウィ|ザード");
	assert_wrap("サーバー", 4, "サー|バー");
	assert_wrap("申請「新規」", 6, "申請|「新|規」");
	assert_wrap("申請（新規）", 7, "申請|（新|規）");
	assert_wrap("人々の", 2, "人|々|の");
	assert_wrap("あっと言う", 4, "あっ|と言|う");
	assert_wrap("CSR(新規)です", 8, "CSR(新|規)です");
	assert_wrap("電気通信 」", 8, "電気通|信 」");
}

static void
breaks_addresses_behind_joints(void **state)
{
	(void)state;
	assert_wrap("https://www.cc.uec.ac.jp/ug/ja/upki/", 16,
		    "https://www.cc.|uec.ac.jp/ug/ja/|upki/");
	assert_wrap("詳しくは https://www.cc.uec.ac.jp/ を", 20,
		    "詳しくは|https://www.cc.uec.|ac.jp/ を");
	assert_wrap("192.168.100.200", 8, "192.168.|100.200");
}

static void
never_cuts_a_grapheme(void **state)
{
	(void)state;
	assert_wrap("か\xE3\x82\x99き\xE3\x82\x99", 2,
		    "か\xE3\x82\x99|き\xE3\x82\x99");
	assert_wrap("漢字", 1, "漢|字");
	assert_wrap("ab", 0, "a|b");
	assert_wrap("a\xC2\xA0"
		    "b c",
		    3,
		    "a\xC2\xA0"
		    "b|c");
}

/* Nothing but blanks is lost and no line is too long, at every width. */
static void
loses_nothing(void **state)
{
	static const char text[] =
	    "「CSR の公開鍵が前の証明書と同じです。」更新でも、新しい鍵が"
	    "必要です（6 ページ…）。https://www.example.uec.ac.jp/a?b=c&d=e "
	    "を見て、Look-alike names (e.g. google) may be delayed.";

	(void)state;
	for (int width = 2; width < 200; width++) {
		struct strings lines = {0};
		const char *p = text;

		text_wrap(text, width, &lines);
		for (size_t i = 0; i < lines.count; i++) {
			size_t length = strlen(lines.item[i]);

			p += strspn(p, " ");
			assert_true(text_width(lines.item[i]) <= width);
			assert_memory_equal(p, lines.item[i], length);
			p += length;
		}
		assert_int_equal(*p, '\0');
		strings_release(&lines);
	}
}

static void
assert_clip(const char *text, int width, bool ascii, const char *wanted)
{
	char *clipped = text_clip(text, width, ascii);

	assert_string_equal(clipped, wanted);
	free(clipped);
}

static void
clips(void **state)
{
	(void)state;
	assert_clip("調布", 4, false, "調布");
	assert_clip("調布市", 5, false, "調布…");
	assert_clip("調布市", 4, false, "調…");
	assert_clip("調布市", 2, false, "…");
	assert_clip("調布市", 1, false, "…");
	assert_clip("調布市", 0, false, "");
	assert_clip("abcdef", 5, true, "ab...");
	assert_clip("abcdef", 3, true, "...");
	assert_clip("abcdef", 2, true, "..");
	assert_clip("abcdef", 0, true, "");
	assert_clip("", 0, true, "");
	assert_clip("か\xE3\x82\x99字", 3, false, "か\xE3\x82\x99…");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(breaks_latin_at_blanks),
	    cmocka_unit_test(keeps_given_lines),
	    cmocka_unit_test(breaks_japanese_anywhere),
	    cmocka_unit_test(obeys_kinsoku),
	    cmocka_unit_test(breaks_addresses_behind_joints),
	    cmocka_unit_test(never_cuts_a_grapheme),
	    cmocka_unit_test(loses_nothing),
	    cmocka_unit_test(clips),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
