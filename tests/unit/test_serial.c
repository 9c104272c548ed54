/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serial numbers as people paste them: cases.md 2, service.md "New or
 * renewal". */
#include "config.h"

#include "pki/serial.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
	const char *text;
	const char *decimal; /* NULL: U307 */
	bool said;	     /* U308 */
} readings[] = {
    {"1A:87:8A:E3:DF:DD:4A:DA", "1911649278160095962", false},
    {"0x1a878ae3dfdd4ada", "1911649278160095962", false},
    {"1A878AE3DFDD4ADA", "1911649278160095962", false},
    {"serial=1A878AE3DFDD4ADA", "1911649278160095962", false},
    {"1911649278160095962", "1911649278160095962", true},
    {"１９１１６４９２７８１６００９５９６２", "1911649278160095962", true},
    {"１Ａ：８７：８Ａ：Ｅ３：ＤＦ：ＤＤ：４Ａ：ＤＡ", "1911649278160095962",
     false},
    {"ｓｅｒｉａｌ＝１Ａ８７８ＡＥ３ＤＦＤＤ４ＡＤＡ", "1911649278160095962",
     false},
    {"０ｘ１ａ８７８ａｅ３ｄｆｄｄ４ａｄａ", "1911649278160095962", false},
    {"Serial=0X1a878AE3dfdd4ada", "1911649278160095962", false},
    {"1234567890", "1234567890", true},
    {"12:34:56", "1193046", false},
    {"serial=1234567890", "78187493520", false},
    {"0x10", "16", false},
    {"10", "10", true},
    /* blanks of every kind */
    {"  1911649278160095962\r\n", "1911649278160095962", true},
    {"1911649 278160\t095962", "1911649278160095962", true},
    {"　１９１１　６４９２７８１６００９５９６２", "1911649278160095962", true},
    {"1a 87 8a e3 df dd 4a da", "1911649278160095962", false},
    {"serial = 1A878AE3DFDD4ADA\n", "1911649278160095962", false},
    {"\xc2\xa0"
     "1911649278160095962\xe2\x80\x8b",
     "1911649278160095962", true},
    /* leading zeros */
    {"0001911649278160095962", "1911649278160095962", true},
    {"0x00001a878ae3dfdd4ada", "1911649278160095962", false},
    {"00:1A:87:8A:E3:DF:DD:4A:DA", "1911649278160095962", false},
    {"a:bc", "2748", false},
    {"0000000000000000000000000000000000000000000000000000000000000001", "1",
     true},
    /* 20 octets and no more */
    {"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
     "1461501637330902918203684832716283019655932542975", false},
    {"1461501637330902918203684832716283019655932542975",
     "1461501637330902918203684832716283019655932542975", true},
    {"00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
     "1461501637330902918203684832716283019655932542975", false},
    {"0x10000000000000000000000000000000000000000", NULL, false},
    {"1461501637330902918203684832716283019655932542976", NULL, false},
    {"99999999999999999999999999999999999999999999999999", NULL, false},
    /* refused */
    {"", NULL, false},
    {"   　", NULL, false},
    {"0", NULL, false},
    {"0x0", NULL, false},
    {"00:00", NULL, false},
    {"-5", NULL, false},
    {"－５", NULL, false},
    {"-1A:87", NULL, false},
    {"serial=-1A", NULL, false},
    {"serial=", NULL, false},
    {"0x", NULL, false},
    {":", NULL, false},
    {"1A::87", NULL, false},
    {":1A:87", NULL, false},
    {"1A:87:", NULL, false},
    {"1A878:AE3", NULL, false},
    {"12.5", NULL, false},
    {"1,911,649", NULL, false},
    {"1A878G", NULL, false},
    {"www.example.ac.jp", NULL, false},
    {"+5", NULL, false},
    {"一二三", NULL, false},
    {"0x1a\xff", NULL, false},
};

static void
test_every_reading(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(readings) / sizeof(*readings); i++) {
		struct diagnostics list = {0};
		char *decimal =
		    serial_parse(readings[i].text, "previous-serial", &list);

		if (readings[i].decimal) {
			if (!decimal)
				fail_msg("refused: %s", readings[i].text);
			assert_string_equal(decimal, readings[i].decimal);
			assert_false(diagnostics_have_error(&list));
		} else {
			if (decimal)
				fail_msg("taken: %s", readings[i].text);
			assert_non_null(diagnostics_find(&list, 307));
		}
		assert_int_equal(diagnostics_find(&list, 308) != NULL,
				 readings[i].said);
		assert_int_equal(list.count,
				 readings[i].said || !readings[i].decimal);
		free(decimal);
		diagnostics_release(&list);
	}
}

static void
test_place_and_value_are_kept(void **state)
{
	struct diagnostics list = {0};
	char *decimal = serial_parse("１２3", "previous-serial", &list);

	(void)state;
	assert_string_equal(decimal, "123");
	assert_int_equal(list.count, 1);
	assert_int_equal(list.item[0]->severity, SEVERITY_NOTE);
	assert_string_equal(list.item[0]->field, "previous-serial");
	assert_string_equal(list.item[0]->value, "１２3");
	free(decimal);
	diagnostics_release(&list);
}

static void
test_hexadecimal_form(void **state)
{
	static const struct {
		const char *decimal, *hex;
	} forms[] = {
	    {"1911649278160095962", "1A:87:8A:E3:DF:DD:4A:DA"},
	    {"1", "01"},
	    {"256", "01:00"},
	    {"1461501637330902918203684832716283019655932542975",
	     "FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF:FF"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		char *hex = serial_hex(forms[i].decimal);

		assert_string_equal(hex, forms[i].hex);
		free(hex);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_reading),
	    cmocka_unit_test(test_place_and_value_are_kept),
	    cmocka_unit_test(test_hexadecimal_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
