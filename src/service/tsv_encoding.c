/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what a TSV file was saved, when that is not Shift_JIS. */
#include "config.h"

#include "service/tsv_encoding.h"

#include "base/locale.h"
#include "base/text.h"

#include <stddef.h>
#include <string.h>

static void
refuse(struct diagnostics *diagnostics, long line, long column,
       const char *format)
{
	diagnostic_place(
	    diagnostics_error(diagnostics, 513, NULL, format, NULL), NULL, line,
	    column);
}

static bool
is_utf16(const char *bytes, size_t size)
{
	size_t zeros = 0;

	if (size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 ||
			  memcmp(bytes, "\xfe\xff", 2) == 0))
		return true;
	for (size_t i = 0; i < size; i++)
		zeros += bytes[i] == '\0';
	return zeros > size / 4;
}

/* The escapes that begin JIS X 0208 in a mail. */
static bool
is_iso_2022(const char *bytes, size_t size)
{
	return memmem(bytes, size, "\033$B", 3) ||
	       memmem(bytes, size, "\033$@", 3);
}

/* Every high byte in a pair of rows that EUC-JP has, such that Shift_JIS has
 * half-width kana there (a byte below 0xE0 that begins a pair), which we never
 * write, and something else, too: level 2 kanji may lie in both alike. */
static bool
is_euc(const char *bytes, size_t size)
{
	const unsigned char *at = (const unsigned char *)bytes;
	bool has_kana = false, has_other = false;

	for (size_t i = 0; i < size; i++) {
		if (at[i] < 0x80)
			continue;
		if (i + 1 == size || at[i + 1] < 0xa1 || at[i + 1] > 0xfe ||
		    at[i] < 0xa1 || at[i] > 0xf4 ||
		    (at[i] > 0xa8 && at[i] < 0xb0))
			return false;
		has_kana |= at[i] < 0xe0;
		has_other |= at[i] > 0xdf || at[i + 1] > 0xdf;
		i++;
	}
	return has_kana && has_other;
}

/* Says where the first character is that shows the encoding. */
static void
say_place(const char *at, struct diagnostics *diagnostics, const char *format)
{
	long line = 1, column = 1;

	while (!(*at & 0x80) && *at != '\033') {
		column = *at == '\n' ? 1 : column + (*at == '\t');
		line += *at == '\n';
		at++;
	}
	refuse(diagnostics, line, column, format);
}

/* Encodings of which not even the lines can be read. */
static bool
is_foreign(const char *at, size_t size, struct diagnostics *diagnostics)
{
	if (is_utf16(at, size))
		refuse(diagnostics, 1, 0,
		       N_("The file was saved as UTF-16 (\"Unicode text\"); it "
			  "must be Shift_JIS. Make it again, or save it in a "
			  "text editor with the encoding Shift_JIS (\"ANSI\" "
			  "in the Notepad of a Japanese Windows); not in a "
			  "spreadsheet."));
	else if (is_iso_2022(at, size))
		say_place(at, diagnostics,
			  N_("The file was saved as ISO-2022-JP (\"JIS\"); it "
			     "must be Shift_JIS. Make it again, and attach it "
			     "to the mail instead of pasting it."));
	else
		return false;
	return true;
}

bool
tsv_encoding_check(const char **at, const char *end, bool *is_utf8,
		   struct diagnostics *diagnostics)
{
	size_t size = (size_t)(end - *at);
	bool marked = size >= 3 && memcmp(*at, "\xef\xbb\xbf", 3) == 0;
	bool plain = true;

	if (is_foreign(*at, size, diagnostics))
		return false;
	if (marked) {
		refuse(diagnostics, 1, 1,
		       N_("The file begins with the byte order mark of UTF-8; "
			  "it must be Shift_JIS without any mark. Make it "
			  "again, and do not open it in an editor."));
		*at += 3;
	}
	size = (size_t)(end - *at);
	for (size_t i = 0; i < size; i++)
		plain = plain && !((*at)[i] & 0x80);
	*is_utf8 = !plain && text_invalid_at(*at, size) == size;
	if (*is_utf8 && !marked)
		say_place(*at, diagnostics,
			  N_("The file was saved as UTF-8; it must be "
			     "Shift_JIS. Make it again, and do not open it in "
			     "an editor."));
	else if (!*is_utf8 && is_euc(*at, size)) {
		say_place(*at, diagnostics,
			  N_("The file was saved as EUC-JP; it must be "
			     "Shift_JIS. Make it again, and do not open it in "
			     "an editor."));
		return false;
	}
	return true;
}
