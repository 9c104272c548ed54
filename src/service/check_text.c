/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full-width cells, and the date a certificate was issued on. */
#include "config.h"

#include "service/check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "service/character.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Characters, those that are not ASCII counted twice. */
static long
doubled_length(const char *text)
{
	long length = 0;
	uint32_t c;

	while ((c = text_next(&text)))
		length += c < 0x80 ? 1 : 2;
	return length;
}

void
check_text_length(const char *text, const char *field, long limit,
		  struct diagnostics *diagnostics)
{
	long length = (long)text_length(text);
	char length_text[24], limit_text[24];
	struct diagnostic *diagnostic = NULL;

	snprintf(length_text, sizeof(length_text), "%ld", length);
	snprintf(limit_text, sizeof(limit_text), "%ld", limit);
	if (length > limit)
		diagnostic = diagnostics_error(
		    diagnostics, 202, field,
		    N_("The text has %s characters; the limit is %s. Shorten "
		       "it."),
		    length_text, limit_text, NULL);
	else if (doubled_length(text) > limit)
		diagnostic = diagnostics_warning(
		    diagnostics, 603, field,
		    N_("The text has %s characters. If the service counts a "
		       "full-width character twice, the limit of %s is "
		       "exceeded; a shorter text is safer."),
		    length_text, limit_text, NULL);
	if (diagnostic)
		diagnostic_value(diagnostic, text);
}

char *
check_text(const char *text, const char *field, long limit, bool required,
	   struct diagnostics *diagnostics)
{
	char *treated = character_treat(text, field, diagnostics);

	if (*treated)
		check_text_length(treated, field, limit, diagnostics);
	else if (required)
		diagnostics_error(
		    diagnostics, 201, field,
		    N_("Nothing is entered; this item is required."), NULL);
	return treated;
}

/* The words of a date as marks, "令和" as the R that is written for it. */
static char *
without_words(const char *text)
{
	static const char *const words[][2] = {
	    {"令和", "R"}, {"元", "1"}, {"年", "-"}, {"月", "-"},
	    {"日", ""},	   {" ", ""},	{"r", "R"},
	};
	struct stream stream;

	stream_open(&stream);
	while (*text) {
		size_t i = 0;

		while (i < sizeof(words) / sizeof(*words) &&
		       !text_starts_with(text, words[i][0]))
			i++;
		if (i < sizeof(words) / sizeof(*words)) {
			stream_text(&stream, words[i][1]);
			text += strlen(words[i][0]);
		} else {
			stream_bytes(&stream, text++, 1);
		}
	}
	return stream_close(&stream);
}

/* Two numbers with nothing but blanks between them are two numbers. */
static bool
has_blank_in_number(const char *text)
{
	for (; *text; text++) {
		size_t blanks = strspn(text + 1, " ");

		if (*text >= '0' && *text <= '9' && blanks &&
		    text[1 + blanks] >= '0' && text[1 + blanks] <= '9')
			return true;
	}
	return false;
}

/* 0: it is no number of so many digits. */
static int
number_of(const char *text, size_t digits)
{
	size_t length = strlen(text);

	if (!length || length > digits || text[strspn(text, "0123456789")])
		return 0;
	return (int)strtol(text, NULL, 10);
}

/* Of the era that began on 2019-05-01, or as it is; NULL: no such day until
 * today. To be freed. */
static char *
day_of(const struct strings *part, struct date today)
{
	static const struct date beginning = {2019, 5, 1};
	bool of_era = *part->item[0] == 'R';
	int year = of_era ? number_of(part->item[0] + 1, 2)
			  : number_of(part->item[0], 4);
	char *day = alloc_format(
	    "%04d-%02d-%02d", year && of_era ? year + 2018 : year,
	    number_of(part->item[1], 2), number_of(part->item[2], 2));
	struct date date;

	if (date_parse(day, &date) && date_compare(date, today) <= 0 &&
	    (!of_era || date_compare(date, beginning) >= 0))
		return day;
	free(day);
	return NULL;
}

/* The day in the notation we ask for, when text has it in another one; to be
 * freed, or NULL. */
static char *
other_notation(const char *text, struct date today)
{
	char *plain = without_words(text);
	struct strings part = {0};
	char *proposal = NULL;

	strings_split(&part, plain, "-/.");
	if (part.count == 3 && !has_blank_in_number(text))
		proposal = day_of(&part, today);
	strings_release(&part);
	free(plain);
	return proposal;
}

static void
refuse_date(const char *text, const char *field, struct date today,
	    struct diagnostics *diagnostics)
{
	char *proposal = other_notation(text, today);
	struct diagnostic *diagnostic;

	if (proposal)
		diagnostic = diagnostics_error(
		    diagnostics, 309, field,
		    N_("\"%s\" is not written as YYYY-MM-DD. Replace with "
		       "\"%s\"?"),
		    text, proposal, NULL);
	else
		diagnostic = diagnostics_error(
		    diagnostics, 309, field,
		    N_("\"%s\" is not a day in the form YYYY-MM-DD. Enter it "
		       "as in 2025-06-01."),
		    text, NULL);
	diagnostic_value(diagnostic, text);
	diagnostic_propose(diagnostic, proposal);
	free(proposal);
}

char *
check_issue_date(const char *text, const char *field, struct date today,
		 struct diagnostics *diagnostics)
{
	char *narrow = character_narrow(text, field, diagnostics);
	struct date date;

	if (!*narrow)
		diagnostics_error(
		    diagnostics, 201, field,
		    N_("Nothing is entered; this item is required."), NULL);
	else if (!date_parse(narrow, &date))
		refuse_date(narrow, field, today, diagnostics);
	else if (date_compare(date, today) > 0)
		diagnostic_value(
		    diagnostics_error(
			diagnostics, 309, field,
			N_("\"%s\" is in the future. Enter the day on which "
			   "the certificate was issued."),
			narrow, NULL),
		    narrow);
	return narrow;
}
