/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of service.md, Characters, and the lookups in it. */
#include "config.h"

#include "service/character_table.h"

#include "base/alloc.h"
#include "base/text.h"

#include <string.h>
#include <uninorm.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct character_correction corrections[] = {
    /* The bytes are the same, the character is CP932's reading of them. */
    {0xff5e, CHARACTER_LOOK_ALIKE, "\u301c"},
    {0xff0d, CHARACTER_LOOK_ALIKE, "\u2212"},
    {0x2225, CHARACTER_LOOK_ALIKE, "\u2016"},
    {0xffe0, CHARACTER_LOOK_ALIKE, "\u00a2"},
    {0xffe1, CHARACTER_LOOK_ALIKE, "\u00a3"},
    {0xffe2, CHARACTER_LOOK_ALIKE, "\u00ac"},
    {0x00a0, CHARACTER_BLANK, " "},
    {0x2002, CHARACTER_BLANK, " "},
    {0x2003, CHARACTER_BLANK, " "},
    {0x2009, CHARACTER_BLANK, " "},
    {0x202f, CHARACTER_BLANK, " "},
    {0x0009, CHARACTER_LINE, " "},
    {0x000a, CHARACTER_LINE, " "},
    {0x000d, CHARACTER_LINE, " "},
    {0x0085, CHARACTER_LINE, " "},
    {0x2028, CHARACTER_LINE, " "},
    {0x2029, CHARACTER_LINE, " "},
    {0x200b, CHARACTER_INVISIBLE, ""},
    {0x2060, CHARACTER_INVISIBLE, ""},
    {0xfeff, CHARACTER_INVISIBLE, ""},
};

static const struct {
	uint32_t from;
	const char *to;
} proposals[] = {
    /* Read as other characters, or turned into them without a word. */
    {'\\', "＼"},
    {'~', "〜"},
    {0x2014, "―"}, /* — */
    {0x2011, "-"},
    {0x2012, "-"},
    {0x2013, "-"}, /* – */
    {0x00a5, "￥"},
    {0x203e, "￣"},
    {0x3099, "゛"},
    {0x309a, "゜"},
    /* Names, as the standard has them. */
    {0x9ad9, "高"}, /* 髙 */
    {0xfa11, "崎"}, /* 﨑 */
    {0x5fb7, "徳"}, /* 德 */
    {0x6ff5, "浜"}, /* 濵 */
    {0x6801, "柳"}, /* 栁 */
    /* NEC special characters (row 13) and IBM's that are no kanji. */
    {0x2116, "No."},
    {0x2121, "TEL"},
    {0x33cd, "K.K."},
    {0x3231, "(株)"},
    {0x3232, "(有)"},
    {0x3239, "(代)"},
    {0x32a4, "(上)"},
    {0x32a5, "(中)"},
    {0x32a6, "(下)"},
    {0x32a7, "(左)"},
    {0x32a8, "(右)"},
    {0x337b, "平成"},
    {0x337c, "昭和"},
    {0x337d, "大正"},
    {0x337e, "明治"},
    {0x32ff, "令和"},
    {0x301d, "“"},
    {0x301f, "”"},
    {0x2211, "Σ"},
    {0x22bf, "△"},
    {0x3303, "アール"},
    {0x330d, "カロリー"},
    {0x3314, "キロ"},
    {0x3318, "グラム"},
    {0x3322, "センチ"},
    {0x3323, "セント"},
    {0x3326, "ドル"},
    {0x3327, "トン"},
    {0x332b, "パーセント"},
    {0x3336, "ヘクタール"},
    {0x333b, "ページ"},
    {0x3349, "ミリ"},
    {0x334a, "ミリバール"},
    {0x334d, "メートル"},
    {0x3351, "リットル"},
    {0x3357, "ワット"},
    {0x338e, "mg"},
    {0x338f, "kg"},
    {0x339c, "mm"},
    {0x339d, "cm"},
    {0x339e, "km"},
    {0x33a1, "m2"},
    {0x33c4, "cc"},
    {0xff02, "\""},
    {0xff07, "'"},
    {0xffe4, "｜"},
    /* Letters and signs that have a plain form. */
    {0x00a9, "(C)"},
    {0x00ae, "(R)"},
    {0x2122, "(TM)"},
    {0x00b5, "μ"},
    {0x2126, "Ω"},
    {0x00b7, "・"},
    {0x2022, "・"},
    {0x223c, "〜"},
    {0x00df, "ss"},
    {0x00c6, "AE"},
    {0x00e6, "ae"},
    {0x0152, "OE"},
    {0x0153, "oe"},
    {0x00d8, "O"},
    {0x00f8, "o"},
    {0x0141, "L"},
    {0x0142, "l"},
    {0x0110, "D"},
    {0x0111, "d"},
    {0x0131, "i"},
};

/* U+FF61 to U+FF9F. */
static const uint16_t wide_kana[] = {
    0x3002, 0x300c, 0x300d, 0x3001, 0x30fb, 0x30f2, 0x30a1, 0x30a3, 0x30a5,
    0x30a7, 0x30a9, 0x30e3, 0x30e5, 0x30e7, 0x30c3, 0x30fc, 0x30a2, 0x30a4,
    0x30a6, 0x30a8, 0x30aa, 0x30ab, 0x30ad, 0x30af, 0x30b1, 0x30b3, 0x30b5,
    0x30b7, 0x30b9, 0x30bb, 0x30bd, 0x30bf, 0x30c1, 0x30c4, 0x30c6, 0x30c8,
    0x30ca, 0x30cb, 0x30cc, 0x30cd, 0x30ce, 0x30cf, 0x30d2, 0x30d5, 0x30d8,
    0x30db, 0x30de, 0x30df, 0x30e0, 0x30e1, 0x30e2, 0x30e4, 0x30e6, 0x30e8,
    0x30e9, 0x30ea, 0x30eb, 0x30ec, 0x30ed, 0x30ef, 0x30f3, 0x309b, 0x309c,
};

#define HALF_KANA_FIRST 0xff61
#define HALF_VOICED	0xff9e
#define HALF_SEMIVOICED 0xff9f

const struct character_correction *
character_correct(uint32_t character)
{
	for (size_t i = 0; i < COUNT(corrections); i++)
		if (corrections[i].from == character)
			return &corrections[i];
	return NULL;
}

/* ① - ⑳, Ⅰ - Ⅻ, ⅰ - ⅻ: numbers, "" when character is none. */
static char *
propose_number(uint32_t character)
{
	static const char *const roman[] = {
	    "I",  "II", "III", "IV",   "V",  "VI", "VII", "VIII",
	    "IX", "X",	"XI",  "XII",  "i",  "ii", "iii", "iv",
	    "v",  "vi", "vii", "viii", "ix", "x",  "xi",  "xii"};

	if (character >= 0x2460 && character <= 0x2473)
		return alloc_format("(%u)", (unsigned)(character - 0x245f));
	if (character >= 0x3251 && character <= 0x325f)
		return alloc_format("(%u)", (unsigned)(character - 0x323c));
	if (character >= 0x2160 && character <= 0x216b)
		return alloc_string(roman[character - 0x2160]);
	if (character >= 0x2170 && character <= 0x217b)
		return alloc_string(roman[character - 0x2170 + 12]);
	return NULL;
}

/* The ASCII letter under the accents of é, ǘ …, or NULL. */
static char *
propose_base_letter(uint32_t character)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	ucs4_t base = character;

	while (base >= 0x80) {
		/* One part is another code for the same character; only a
		 * letter with something taken off it is a base. */
		if (uc_canonical_decomposition(base, parts) < 2)
			return NULL;
		base = parts[0];
	}
	if ((base | 0x20) < 'a' || (base | 0x20) > 'z')
		return NULL;
	return alloc_format("%c", (int)base);
}

char *
character_propose(uint32_t character)
{
	char *number;

	for (size_t i = 0; i < COUNT(proposals); i++)
		if (proposals[i].from == character)
			return alloc_string(proposals[i].to);
	/* Accents that joined no letter: the letter stays. */
	if (character_is_unseen(character) || character_is_mark(character))
		return alloc_string("");
	number = propose_number(character);
	return number ? number : propose_base_letter(character);
}

uint32_t
character_widen_kana(uint32_t character, uint32_t mark, bool *joined)
{
	bool is_ha = character >= 0xff8a && character <= 0xff8e;
	bool is_ka_to = character >= 0xff76 && character <= 0xff84;
	uint32_t wide = wide_kana[character - HALF_KANA_FIRST];

	*joined = true;
	if (mark == HALF_VOICED && (is_ha || is_ka_to))
		return wide + 1;
	if (mark == HALF_SEMIVOICED && is_ha)
		return wide + 2;
	if (mark == HALF_VOICED && wide == 0x30a6)
		return 0x30f4; /* ヴ */
	*joined = false;
	return wide;
}

bool
character_is_unseen(uint32_t character)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
	    {0x0001, 0x001f},	{0x007f, 0x009f}, {0x00ad, 0x00ad},
	    {0x200b, 0x200f},	{0x2028, 0x202e}, {0x2060, 0x206f},
	    {0xfe00, 0xfe0f},	{0xfeff, 0xfeff}, {0xfff9, 0xfffb},
	    {0xe0000, 0xe0fff},
	};

	for (size_t i = 0; i < COUNT(ranges); i++)
		if (character >= ranges[i].first && character <= ranges[i].last)
			return true;
	return false;
}

bool
character_is_mark(uint32_t character)
{
	return (character >= 0x300 && character <= 0x36f) ||
	       character == 0x3099 || character == 0x309a;
}

bool
character_starts_formula(uint32_t character)
{
	/* U+2212 is what a full-width minus has become by then. */
	static const uint32_t starts[] = {'=',	  '+',	  '-',	  '@',	 0xff1d,
					  0xff0b, 0xff0d, 0xff20, 0x2212};

	for (size_t i = 0; i < COUNT(starts); i++)
		if (starts[i] == character)
			return true;
	return false;
}
