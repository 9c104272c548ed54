/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file byte for byte (case 1), and what it refuses. */
#include "config.h"

#include "service/tsv.h"

#include "base/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expect.h"
#include "profile_fixture.h"

#define DN                                                                     \
	"CN=www.lab-example.uec.ac.jp,"                                        \
	"O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP"

static struct diagnostics said;
static struct tsv_row row;

static int
clean(void **state)
{
	(void)state;
	diagnostics_release(&said);
	tsv_row_release(&row);
	return 0;
}

/* Case 1. */
static void
fill_new(void)
{
	char *dn = tsv_dn("www.lab-example.uec.ac.jp",
			  "The University of Electro-Communications", "chofu",
			  "tokyo", "JP");

	tsv_row_release(&row);
	diagnostics_clear(&said);
	tsv_row_set(&row, TSV_DN, dn);
	tsv_row_set(&row, TSV_PROFILE_ID, "3");
	tsv_row_set(&row, TSV_CSR, "MIICsjCCAZoCAQAw+/8=");
	tsv_row_set(&row, TSV_NAME, "調布 太郎");
	tsv_row_set(&row, TSV_DEPARTMENT, "大学院情報理工学研究科");
	tsv_row_set(&row, TSV_EMAIL, "chofu.taro@lab-example.uec.ac.jp");
	tsv_row_set(&row, TSV_FQDN, "www.lab-example.uec.ac.jp");
	tsv_row_set(&row, TSV_SOFTWARE, "Apache 2.4.62");
	free(dn);
}

static void
fill_revoke(void)
{
	tsv_row_release(&row);
	diagnostics_clear(&said);
	tsv_row_set(&row, TSV_DN,
		    "CN=test1.example.ac.jp,O=testkikan,L=Chiyoda-ku,ST=Tokyo,"
		    "C=JP");
	tsv_row_set(&row, TSV_SERIAL, "1911649278160095962");
	tsv_row_set(&row, TSV_REASON, "4");
}

static const char new_bytes[] =
    DN "\t3\t\t\t\t\tMIICsjCCAZoCAQAw+/8=\t"
       "\x92\xb2\x95\x7a\x20\x91\xbe\x98\x59\t"
       "\x91\xe5\x8a\x77\x89\x40\x8f\xee\x95\xf1\x97\x9d\x8d\x48\x8a\x77"
       "\x8c\xa4\x8b\x86\x89\xc8\t"
       "chofu.taro@lab-example.uec.ac.jp\twww.lab-example.uec.ac.jp\t"
       "Apache 2.4.62\t\r\n";

static void
test_new_bytes(void **state)
{
	size_t size, tabs = 0;
	char *bytes;

	(void)state;
	assert_int_equal(strlen(DN), 93);
	fill_new();
	assert_string_equal(tsv_row_get(&row, TSV_DN), DN);
	bytes = tsv_encode(&row, 1, TSV_NEW, &size, &said);
	expect_nothing(&said);
	assert_non_null(bytes);
	assert_int_equal(size, sizeof(new_bytes) - 1);
	assert_memory_equal(bytes, new_bytes, size);
	for (size_t i = 0; i < size; i++)
		tabs += bytes[i] == '\t';
	assert_int_equal(tabs, 12);
	assert_true(tsv_verify(bytes, size, &row, 1));
	free(bytes);
}

/* Case 4's 〜 and case 10's ソ with the byte 5C inside. */
static void
test_difficult_bytes(void **state)
{
	size_t size;
	char *bytes;

	(void)state;
	fill_new();
	tsv_row_set(&row, TSV_NAME, "渡邉 ソノ");
	tsv_row_set(&row, TSV_DEPARTMENT, "電子計算機同好会〜ＵＥＣ〜表能");
	bytes = tsv_encode(&row, 1, TSV_NEW, &size, &said);
	assert_non_null(bytes);
	assert_non_null(memmem(bytes, size, "\x83\x5c\x83\x6d", 4));
	assert_non_null(memmem(bytes, size, "\x81\x60\x82\x74", 4));
	assert_non_null(memmem(bytes, size, "\x95\x5c\x94\x5c", 4));
	assert_true(tsv_verify(bytes, size, &row, 1));
	free(bytes);
}

static void
test_verify_finds_differences(void **state)
{
	size_t size;
	char *bytes, *broken;

	(void)state;
	fill_new();
	bytes = tsv_encode(&row, 1, TSV_NEW, &size, &said);
	assert_non_null(bytes);
	broken = alloc_array(size + 1, 1);
	for (size_t i = 0; i < size; i++) {
		memcpy(broken, bytes, size);
		broken[i] ^= 1;
		assert_false(tsv_verify(broken, size, &row, 1));
		assert_false(tsv_verify(bytes, i, &row, 1));
	}
	memcpy(broken, bytes, size);
	assert_false(tsv_verify(broken, size + 1, &row, 1));
	assert_false(tsv_verify(bytes, size, &row, 0));
	tsv_row_set(&row, TSV_DNS_NAMES, "dNSName=a");
	assert_false(tsv_verify(bytes, size, &row, 1));
	free(broken);
	free(bytes);
}

static void
refuses(enum tsv_kind kind, enum tsv_column column, const char *text,
	int number)
{
	size_t size;

	if (kind == TSV_REVOKE)
		fill_revoke();
	else
		fill_new();
	if (kind == TSV_RENEW)
		tsv_row_set(&row, TSV_SERIAL, "1911649278160095962");
	tsv_row_set(&row, column, text);
	assert_null(tsv_encode(&row, 1, kind, &size, &said));
	assert_int_equal(size, 0);
	expect(&said, number);
	assert_int_equal(said.item[0]->line, 1);
	assert_int_equal(said.item[0]->column, column);
}

static void
test_refused_characters(void **state)
{
	static const enum tsv_column wide[] = {TSV_NAME, TSV_DEPARTMENT,
					       TSV_SOFTWARE};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		refuses(TSV_NEW, wide[i], "a\tb", 602);
		refuses(TSV_NEW, wide[i], "a\nb", 602);
		refuses(TSV_NEW, wide[i], "a\rb", 602);
		refuses(TSV_NEW, wide[i], "a\x1b", 602);
		refuses(TSV_NEW, wide[i], "①", 602);
		refuses(TSV_NEW, wide[i], "～", 602);
		refuses(TSV_NEW, wide[i], "ｱ", 602);
		refuses(TSV_NEW, wide[i], "a\xff", 602);
		refuses(TSV_NEW, wide[i], "\u00a5", 602);
		refuses(TSV_NEW, wide[i], "a\\b", 605);
		refuses(TSV_NEW, wide[i], "a~b", 605);
		refuses(TSV_NEW, wide[i], "=1", 604);
		refuses(TSV_NEW, wide[i], "＋1", 604);
		refuses(TSV_NEW, wide[i], "−1", 604);
	}
	refuses(TSV_REVOKE, TSV_COMMENT, "@x", 604);
	refuses(TSV_NEW, TSV_EMAIL, "調布@uec.ac.jp", 602);
	refuses(TSV_NEW, TSV_FQDN, "a\tb", 602);
}

static void
test_presence(void **state)
{
	/* By kind: what must not be missing, what must not be there. */
	static const struct {
		enum tsv_kind kind;
		enum tsv_column missing[8], extra[11];
	} lines[] = {
	    {TSV_NEW,
	     {TSV_DN, TSV_PROFILE_ID, TSV_CSR, TSV_EMAIL, TSV_FQDN,
	      TSV_SOFTWARE},
	     {TSV_BLANK, TSV_SERIAL, TSV_REASON, TSV_COMMENT}},
	    {TSV_RENEW,
	     {TSV_DN, TSV_PROFILE_ID, TSV_SERIAL, TSV_CSR, TSV_EMAIL, TSV_FQDN,
	      TSV_SOFTWARE},
	     {TSV_BLANK, TSV_REASON, TSV_COMMENT}},
	    {TSV_REVOKE,
	     {TSV_DN, TSV_SERIAL, TSV_REASON},
	     {TSV_PROFILE_ID, TSV_BLANK, TSV_CSR, TSV_NAME, TSV_DEPARTMENT,
	      TSV_FQDN, TSV_SOFTWARE, TSV_DNS_NAMES}},
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		for (size_t j = 0; lines[i].missing[j]; j++)
			refuses(lines[i].kind, lines[i].missing[j], "", 201);
		for (size_t j = 0; lines[i].extra[j]; j++)
			refuses(lines[i].kind, lines[i].extra[j], "1", 706);
	}
	fill_revoke();
	tsv_row_set(&row, TSV_COMMENT, "誤発行のため");
	tsv_row_set(&row, TSV_EMAIL, "taro@uec.ac.jp");
	assert_true(tsv_check_row(&row, TSV_REVOKE, NULL, 1, &said));
}

static void
test_lengths(void **state)
{
	const struct profile *profile = fixture_profile(false);
	char *text = alloc_array(3000, 1);

	(void)state;
	fill_new();
	assert_true(tsv_check_row(&row, TSV_NEW, &profile->limits, 1, &said));
	memset(text, 'A', 2048);
	tsv_row_set(&row, TSV_CSR, text);
	assert_true(tsv_check_row(&row, TSV_NEW, &profile->limits, 1, &said));
	memset(text, 'A', 2049);
	tsv_row_set(&row, TSV_CSR, text);
	tsv_row_set(&row, TSV_PROFILE_ID, "111");
	assert_false(tsv_check_row(&row, TSV_NEW, &profile->limits, 7, &said));
	expect(&said, 202, 202);
	assert_int_equal(said.item[0]->column, TSV_PROFILE_ID);
	assert_int_equal(said.item[1]->column, TSV_CSR);
	assert_int_equal(said.item[1]->line, 7);
	free(text);
}

static void
test_rows(void **state)
{
	struct tsv_row rows[2] = {0};
	size_t size;
	char *bytes;

	(void)state;
	assert_null(tsv_encode(NULL, 0, TSV_NEW, &size, &said));
	expect(&said, 213);
	fill_new();
	tsv_row_copy(&rows[0], &row);
	tsv_row_copy(&rows[1], &row);
	tsv_row_set(&rows[1], TSV_NAME, NULL);
	bytes = tsv_encode(rows, 2, TSV_NEW, &size, &said);
	assert_non_null(bytes);
	assert_memory_equal(bytes, new_bytes, sizeof(new_bytes) - 1);
	assert_int_equal(size, 2 * (sizeof(new_bytes) - 1) - 9);
	assert_true(tsv_verify(bytes, size, rows, 2));
	assert_false(tsv_verify(bytes, size, rows, 1));
	free(bytes);
	tsv_row_set(&rows[0], TSV_CSR, NULL);
	tsv_row_set(&rows[1], TSV_CSR, NULL);
	assert_null(tsv_encode(rows, 2, TSV_NEW, &size, &said));
	expect(&said, 201, 201);
	assert_int_equal(said.item[1]->line, 2);
	tsv_row_release(&rows[0]);
	tsv_row_release(&rows[1]);
	tsv_row_release(NULL);
	assert_string_equal(tsv_row_get(&rows[0], TSV_DN), "");
	assert_string_equal(tsv_kind_name(TSV_NEW), "new");
	assert_string_equal(tsv_kind_name(TSV_RENEW), "renew");
	assert_string_equal(tsv_kind_name(TSV_REVOKE), "revoke");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(test_new_bytes, clean),
	    cmocka_unit_test_teardown(test_difficult_bytes, clean),
	    cmocka_unit_test_teardown(test_verify_finds_differences, clean),
	    cmocka_unit_test_teardown(test_refused_characters, clean),
	    cmocka_unit_test_teardown(test_presence, clean),
	    cmocka_unit_test_teardown(test_lengths, clean),
	    cmocka_unit_test_teardown(test_rows, clean),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
