/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tolerant reader and 主体者DN read back: places, and no avalanche. */
#include "config.h"

#include "service/tsv_dn.h"
#include "service/tsv_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expect.h"

#define TABS "\t\t\t\t\t\t\t\t\t\t\t\t"

static struct tsv_file file;
static struct diagnostics said;

static bool
read_bytes(const char *bytes, size_t size)
{
	tsv_file_release(&file);
	diagnostics_clear(&said);
	return tsv_read(bytes, size, 99, &file, &said);
}

#define READ(text) read_bytes(text, sizeof(text) - 1)

static int
clean(void **state)
{
	(void)state;
	tsv_file_release(&file);
	diagnostics_release(&said);
	return 0;
}

static void
expect_cell(size_t line, enum tsv_column column, const char *wanted)
{
	assert_true(line < file.count);
	assert_string_equal(tsv_row_get(&file.line[line].row, column), wanted);
}

static void
test_cells(void **state)
{
	(void)state;
	assert_true(READ("a\tb" TABS "\r\n"));
	expect(&said, 513);
	assert_true(READ("a\t\t\t\t\t\t\t\x92\xb2\x95\x7a\t\x83\x5c"
			 "\t\t\t\tz\r\n"));
	expect_nothing(&said);
	expect_cell(0, TSV_DN, "a");
	expect_cell(0, TSV_NAME, "調布");
	expect_cell(0, TSV_DEPARTMENT, "ソ");
	expect_cell(0, TSV_DNS_NAMES, "z");
	assert_int_equal(file.line[0].byte[TSV_NAME], 9);
	assert_int_equal(file.line[0].byte[TSV_DEPARTMENT], 14);
	/* A byte that is no character, a NUL, a cut character. */
	assert_true(READ("\x85\x40\t\0\t\x81" TABS));
	assert_int_equal(file.count, 1);
	assert_true(READ("\x85\x40" TABS));
	expect_cell(0, TSV_DN, "\ufffd@");
	assert_true(READ("a\x81" TABS));
	expect_cell(0, TSV_DN, "a\ufffd");
}

static void
test_encodings(void **state)
{
	(void)state;
	assert_false(READ(""));
	expect(&said, 213);
	assert_false(READ("\r\n \t\n"));
	expect(&said, 213);
	assert_false(READ("\xff\xfe"
			  "a\0\t\0"));
	expect(&said, 513);
	assert_false(READ("a\0\t\0b\0"));
	expect(&said, 513);
	assert_true(READ("\xef\xbb\xbf"
			 "a" TABS "\r\n"));
	expect(&said, 513);
	expect_cell(0, TSV_DN, "a");
	assert_true(READ("調布" TABS "\r\n"));
	expect(&said, 513);
	expect_cell(0, TSV_DN, "調布");
	assert_true(file.is_utf8);
	/* Good Shift_JIS by chance: merged as such it would be another name. */
	assert_true(READ("Media–Network" TABS "\r\n"));
	expect(&said, 513);
	assert_true(READ("王艳" TABS "\r\n"));
	expect(&said, 513);
	assert_true(file.is_utf8);
	assert_false(READ("\xc2\xe7\xb3\xd8" TABS "\r\n"));
	expect(&said, 513);
}

/* Every byte is one of EUC-JP, too. */
static void
test_level_2_kanji(void **state)
{
	(void)state;
	assert_true(READ("\xe7\xb2" TABS "\r\n"));
	expect_nothing(&said);
	expect_cell(0, TSV_DN, "邊");
	assert_true(READ("\xe8\xce\xe8\xfb" TABS "\r\n"));
	expect_nothing(&said);
	expect_cell(0, TSV_DN, "靜顯");
}

static void
test_lines(void **state)
{
	(void)state;
	assert_true(READ("a" TABS "\r\nb" TABS "\nc" TABS "\n"));
	expect(&said, 513);
	assert_int_equal(said.item[0]->severity, SEVERITY_WARNING);
	assert_int_equal(said.item[0]->line, 2);
	assert_true(READ("a" TABS "\rb" TABS "\r"));
	expect(&said, 513);
	assert_int_equal(file.count, 2);
	assert_true(READ("a" TABS "\n\nb" TABS "\n"));
	expect(&said, 513);
	assert_false(file.line[1].whole);
	/* The last line needs no end. */
	assert_true(READ("a" TABS));
	expect_nothing(&said);
}

static void
test_quotes(void **state)
{
	(void)state;
	assert_true(READ("\"a,\"\"b\"\"\"\t\"c\"\t\t\t\t\t\t\t\t\t\t\t\n"));
	expect(&said, 513);
	expect_cell(0, TSV_DN, "a,\"b\"");
	expect_cell(0, TSV_PROFILE_ID, "c");
	assert_true(READ("\"" TABS "\n"));
	expect_nothing(&said);
	/* No spreadsheet leaves a single one inside. */
	assert_true(READ("\"a\" and \"b\"" TABS "\n"));
	expect_nothing(&said);
	expect_cell(0, TSV_DN, "\"a\" and \"b\"");
}

/* A CSR with its line ends is one line of the file. */
static void
test_broken_request(void **state)
{
	(void)state;
	assert_true(
	    READ("a\t\t\t\t\t\tMIIC\nabc=\nxyz\t8\t9\t\t\t12\t\nb" TABS));
	expect_nothing(&said);
	assert_int_equal(file.count, 2);
	expect_cell(0, TSV_CSR, "MIIC\nabc=\nxyz");
	expect_cell(0, TSV_NAME, "8");
	assert_int_equal(file.line[1].number, 4);
	/* Seven columns and nothing to join: wrong, that is all. */
	assert_true(READ("a\t\t\t\t\t\tMIIC\nb" TABS));
	expect(&said, 513);
}

static void
test_bounds(void **state)
{
	char many[150 * 14 + 1] = "";

	(void)state;
	for (int i = 0; i < 150; i++)
		strcat(many, "a" TABS "\n");
	assert_true(read_bytes(many, strlen(many)));
	expect(&said, 214);
	assert_int_equal(file.count, 99);
	assert_int_equal(said.item[0]->line, 100);
}

static void
test_dn(void **state)
{
	static const struct {
		const char *text;
		enum tsv_dn_fault fault;
		const char *type;
	} cases[] = {
	    {"CN=a.b,O=X,L=y,ST=z,C=JP", TSV_DN_GOOD, "C"},
	    {"CN=a.b,O=X, Inc.,L=y,ST=z,C=JP", TSV_DN_GOOD, "C"},
	    {"CN=a.b,OU=U,OU=V,O=X,L=y,ST=z,C=JP", TSV_DN_GOOD, "C"},
	    {"CN=a.b,O=X,L=y,ST=z,C = JP", TSV_DN_BLANK, NULL},
	    {"CN=a.b, O=X,L=y,ST=z,C=JP", TSV_DN_BLANK, NULL},
	    {"CN=a.b,O=X,L=y,C=JP", TSV_DN_MISSING, "ST"},
	    {"CN=,O=X,L=y,ST=z,C=JP", TSV_DN_MISSING, "CN"},
	    {"CN=a.b,O=X,L=y,L=y,ST=z,C=JP", TSV_DN_TWICE, "L"},
	    {"C=JP,ST=z,L=y,O=X,CN=a.b", TSV_DN_ORDER, NULL},
	    {"cn=a.b,O=X,L=y,ST=z,C=JP", TSV_DN_FORM, NULL},
	    {"CN=a.b,O=X,L=y,ST=z,C=JP,E=x", TSV_DN_FORM, NULL},
	    {"", TSV_DN_FORM, NULL},
	    {"=", TSV_DN_FORM, NULL},
	    {"a.b", TSV_DN_FORM, NULL},
	    {",CN=", TSV_DN_FORM, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct name name = {0};
		const char *type;

		assert_int_equal(tsv_dn_read(cases[i].text, &name, &type),
				 cases[i].fault);
		if (cases[i].type && cases[i].fault != TSV_DN_GOOD)
			assert_string_equal(type, cases[i].type);
		if (i == 1)
			assert_string_equal(name_value(&name, "O"), "X, Inc.");
		name_release(&name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_cells, clean),
	    cmocka_unit_test_teardown(test_encodings, clean),
	    cmocka_unit_test_teardown(test_level_2_kanji, clean),
	    cmocka_unit_test_teardown(test_lines, clean),
	    cmocka_unit_test_teardown(test_quotes, clean),
	    cmocka_unit_test_teardown(test_broken_request, clean),
	    cmocka_unit_test_teardown(test_bounds, clean),
	    cmocka_unit_test(test_dn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
