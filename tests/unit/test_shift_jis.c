/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every scalar value and every byte pair against the system's own codecs. */
#include "config.h"

#include "service/shift_jis.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <iconv.h>

/* Where codecs do not agree, and what we read: bytes, our character. */
static const struct {
	unsigned code;
	uint32_t character;
} readings[] = {
    {0x5c, 0x5c},     {0x7e, 0x7e},	{0x815c, 0x2015},
    {0x8160, 0x301c}, {0x8161, 0x2016}, {0x817c, 0x2212},
    {0x8191, 0xa2},   {0x8192, 0xa3},	{0x81ca, 0xac},
};

/* Characters a codec writes as bytes that read back as another one: ¥ and ‾
 * become a backslash and a tilde, ￠￡￢ become ¢£¬. We do not write them. */
static const uint32_t silently_replaced[] = {0xa5, 0x203e, 0xffe0, 0xffe1,
					     0xffe2};

static uint32_t
our_reading(unsigned code)
{
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		if (readings[i].code == code)
			return readings[i].character;
	return 0;
}

static bool
is_exception(uint32_t character)
{
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		if (readings[i].character == character)
			return true;
	for (size_t i = 0;
	     i < sizeof(silently_replaced) / sizeof(silently_replaced[0]); i++)
		if (silently_replaced[i] == character)
			return true;
	return false;
}

static bool
is_half_kana(uint32_t character)
{
	return character >= 0xff61 && character <= 0xff9f;
}

/* (iconv_t)-1 where the system has no such codec: nothing to compare. */
static bool
is_missing(iconv_t codec)
{
	return (intptr_t)codec == -1;
}

static uint32_t
system_decode(iconv_t codec, const unsigned char *bytes, size_t size)
{
	char in[2], out[8];
	unsigned char *got = (unsigned char *)out;
	char *from = in, *to = out;
	size_t left = size, room = sizeof(out);

	memcpy(in, bytes, size);
	iconv(codec, NULL, NULL, NULL, NULL);
	if (iconv(codec, &from, &left, &to, &room) == (size_t)-1 ||
	    room != sizeof(out) - 4)
		return 0;
	return (uint32_t)got[0] << 24 | (uint32_t)got[1] << 16 |
	       (uint32_t)got[2] << 8 | got[3];
}

static unsigned
system_encode(iconv_t codec, uint32_t character)
{
	char in[4] = {(char)(character >> 24), (char)(character >> 16),
		      (char)(character >> 8), (char)character};
	unsigned char out[4];
	char *from = in, *to = (char *)out;
	size_t left = 4, room = sizeof(out);

	iconv(codec, NULL, NULL, NULL, NULL);
	/* glibc drops tag characters without a word. */
	if (iconv(codec, &from, &left, &to, &room) != 0 || room == 4)
		return 0;
	return room == 3 ? out[0] : (unsigned)(out[0] << 8 | out[1]);
}

static unsigned
our_encode(uint32_t character)
{
	unsigned char bytes[2];

	switch (shift_jis_encode(character, bytes)) {
	case 1:
		return bytes[0];
	case 2:
		return (unsigned)(bytes[0] << 8 | bytes[1]);
	default:
		return 0;
	}
}

static void
test_every_character(void **state)
{
	iconv_t codec = iconv_open("SHIFT_JIS", "UTF-32BE");
	size_t count = 0;

	(void)state;
	for (uint32_t c = 1; c <= 0x10ffff; c++) {
		unsigned ours = our_encode(c);

		if (c >= 0xd800 && c <= 0xdfff) {
			assert_int_equal(ours, 0);
			continue;
		}
		count += ours != 0;
		if (is_missing(codec) || is_exception(c))
			continue;
		if (is_half_kana(c))
			assert_int_equal(ours, 0);
		else if (ours != system_encode(codec, c))
			fail_msg("U+%04X: %x, not %x", c, ours,
				 system_encode(codec, c));
	}
	assert_int_equal(count, 127 + 6879);
	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		assert_int_equal(our_encode(readings[i].character),
				 readings[i].code);
	for (size_t i = 0;
	     i < sizeof(silently_replaced) / sizeof(silently_replaced[0]); i++)
		assert_int_equal(our_encode(silently_replaced[i]), 0);
	assert_int_equal(our_encode(0x2014), 0);
	assert_int_equal(our_encode(0xff5e), 0);
	if (!is_missing(codec))
		iconv_close(codec);
}

static void
check_pair(iconv_t strict, iconv_t wide, const unsigned char *bytes)
{
	unsigned code = (unsigned)(bytes[0] << 8 | bytes[1]);
	uint32_t character, expected = our_reading(code);
	size_t used;
	enum shift_jis_class class =
	    shift_jis_decode(bytes, 2, &character, &used);

	if (expected) {
		assert_int_equal(class, SHIFT_JIS_GOOD);
		assert_int_equal(character, expected);
		return;
	}
	if (class != SHIFT_JIS_GOOD)
		assert_int_equal(system_decode(strict, bytes, 2), 0);
	else if (system_decode(strict, bytes, 2) != character ||
		 system_decode(wide, bytes, 2) != character)
		fail_msg("%04x is U+%04X", code, character);
	expected = system_decode(wide, bytes, 2);
	if (class == SHIFT_JIS_CP932)
		assert_int_equal(character, expected);
	if (class == SHIFT_JIS_BAD && expected)
		assert_in_range(expected, 0xe000, 0xf8ff);
	if (class != SHIFT_JIS_BAD)
		assert_int_equal(used, 2);
}

static bool
is_lead(unsigned byte)
{
	return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

static void
test_every_pair(void **state)
{
	iconv_t strict = iconv_open("UTF-32BE", "SHIFT_JIS");
	iconv_t wide = iconv_open("UTF-32BE", "CP932");

	(void)state;
	for (unsigned code = 0; code < 0x10000; code++) {
		const unsigned char bytes[2] = {(unsigned char)(code >> 8),
						(unsigned char)code};

		if (is_lead(bytes[0]) && !is_missing(strict) &&
		    !is_missing(wide))
			check_pair(strict, wide, bytes);
	}
	if (!is_missing(strict))
		iconv_close(strict);
	if (!is_missing(wide))
		iconv_close(wide);
}

/* reliability.md: 7,061 characters read alike everywhere, nine do not. */
static void
test_single_bytes_and_count(void **state)
{
	size_t good = 0, kana = 0, extension = 0, used;
	uint32_t character;

	(void)state;
	for (unsigned byte = 0; byte < 0x100; byte++) {
		const unsigned char bytes[1] = {(unsigned char)byte};

		switch (shift_jis_decode(bytes, 1, &character, &used)) {
		case SHIFT_JIS_GOOD:
			assert_int_equal(character, byte);
			good++;
			break;
		case SHIFT_JIS_HALF_KANA:
			assert_int_equal(character, byte - 0xa1 + 0xff61);
			kana++;
			break;
		default:
			assert_int_equal(character, 0);
			break;
		}
		assert_int_equal(used, 1);
	}
	assert_int_equal(good, 128);
	assert_int_equal(kana, 63);
	for (unsigned code = 0x8100; code < 0x10000; code++) {
		const unsigned char bytes[2] = {(unsigned char)(code >> 8),
						(unsigned char)code};

		if (!is_lead(bytes[0]))
			continue;
		switch (shift_jis_decode(bytes, 2, &character, &used)) {
		case SHIFT_JIS_GOOD:
			good++;
			assert_int_equal(our_encode(character), code);
			break;
		case SHIFT_JIS_CP932:
			extension++;
			break;
		case SHIFT_JIS_HALF_KANA:
			fail();
			break;
		case SHIFT_JIS_BAD:
			assert_int_equal(used, 1);
			break;
		}
	}
	assert_int_equal(good + kana, 7061 + 9);
	assert_int_equal(extension, 83 + 374 + 388);
}

static void
test_extensions(void **state)
{
	static const uint32_t yes[] = {0x2460, 0x2162, 0x3231, 0x2116, 0x2121,
				       0x9ad9, 0xfa11, 0x5fb7, 0x6ff5, 0x6801};
	static const uint32_t no[] = {0,      0x41,   0x3042,  0x2252, 0x221a,
				      0x9ad8, 0xff5e, 0x20bb7, 0x1f600};
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		assert_true(shift_jis_is_extension(yes[i]));
		assert_int_equal(our_encode(yes[i]), 0);
	}
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(shift_jis_is_extension(no[i]));
	for (uint32_t c = 0; c <= 0x10ffff; c++)
		count += shift_jis_is_extension(c);
	assert_int_equal(count, 448);
}

static void
test_cut_text(void **state)
{
	static const unsigned char so[] = {0x83, 0x5c};
	uint32_t character;
	size_t used;

	(void)state;
	assert_int_equal(shift_jis_decode(so, 2, &character, &used),
			 SHIFT_JIS_GOOD);
	assert_int_equal(character, 0x30bd);
	assert_int_equal(used, 2);
	assert_int_equal(shift_jis_decode(so, 1, &character, &used),
			 SHIFT_JIS_BAD);
	assert_int_equal(used, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_character),
	    cmocka_unit_test(test_every_pair),
	    cmocka_unit_test(test_single_bytes_and_count),
	    cmocka_unit_test(test_extensions),
	    cmocka_unit_test(test_cut_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
