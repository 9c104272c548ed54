/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The web server software, when what stands there names none. */
#include "config.h"

#include "service/check.h"

#include "base/locale.h"
#include "base/strings.h"
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Whole answers, in lower case and half width, without the marks below. */
static const char *const words[] = {
    "わからない",    "分からない", "わかりません", "分かりません",
    "不明",	     "未定",	   "なし",	   "無し",
    "unknown",	     "not known",  "i don't know", "i don’t know",
    "i do not know", "don't know", "don’t know",   "none",
    "n/a",	     "tbd",	   "tba",	   "null",
    "不明です",	     "未定です",   "特になし",	   "未確認",
    "調査中",	     "知らない",
};

/* Where a name is wanted these alone are none. */
static bool
is_mark(uint32_t c)
{
	static const char marks[] = "?!.-_/* 、。・…―ー−()[]「」『』【】";
	const char *p = marks;
	uint32_t mark;

	while ((mark = text_next(&p)))
		if (mark == c)
			return true;
	return false;
}

/* text without the marks at its ends, cut in place. */
static const char *
without_marks(char *text)
{
	const char *p = text, *start = text;
	char *end = text;

	while (*p) {
		const char *at = p;

		if (is_mark(text_next(&p)))
			continue;
		if (end == text)
			start = at;
		end = text + (p - text);
	}
	*end = '\0';
	return end == text ? text : start;
}

static bool
names_none(const char *text)
{
	char *narrow = text_narrow(text);
	char *lower = text_lower(narrow);
	const char *word = without_marks(lower);
	bool found = !*word;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		found = found || strcmp(words[i], word) == 0;
	free(lower);
	free(narrow);
	return found;
}

void
check_software_name(const char *text, const char *field,
		    struct diagnostics *diagnostics)
{
	if (!*text || !names_none(text))
		return;
	diagnostic_value(
	    diagnostics_warning(
		diagnostics, 606, field,
		N_("\"%s\" does not name the software. Enter its name and "
		   "version, as in Apache 2.4.62: \"apache2 -v\", \"httpd "
		   "-v\" or \"nginx -v\" on the server, or the \"Server:\" "
		   "line that \"curl -I\" shows, tells them."),
		text, NULL),
	    text);
}
