/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days of the calendar in Japan time, by arithmetic and without a TZ. */
#include "config.h"

#include "base/date.h"

#include <ctype.h>
#include <string.h>

#include "base/alloc.h"

#define SECONDS_A_DAY 86400L
#define JAPAN_OFFSET  (9 * 3600L)

/* Days of 400 years, after which the calendar repeats, and of the years from
 * 0000-03-01 to 1970-01-01. */
#define DAYS_OF_ERA   146097L
#define DAYS_TO_EPOCH 719468L

/* 0001-01-01 and 9999-12-31 in days from 1970-01-01. */
#define FIRST_DAY (-719162L)
#define LAST_DAY  2932896L

/* Days from 1970-01-01, with years that begin in March so that the leap day
 * is the last. */
static long
day_number(struct date date)
{
	long year = date.month > 2 ? date.year : date.year - 1L;
	long month = date.month > 2 ? date.month - 3 : date.month + 9;
	long era = (year >= 0 ? year : year - 399) / 400;
	long year_of_era = year - era * 400;
	long day_of_year = (153 * month + 2) / 5 + date.day - 1;

	return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 -
	       year_of_era / 100 + day_of_year - DAYS_TO_EPOCH;
}

/* The inverse; outside the years 1 to 9999 there is no date. */
static struct date
date_of_number(long number)
{
	long shifted = number + DAYS_TO_EPOCH;
	long era = shifted / DAYS_OF_ERA;
	long day_of_era = shifted - era * DAYS_OF_ERA;
	long year_of_era = (day_of_era - day_of_era / 1460 +
			    day_of_era / 36524 - day_of_era / 146096) /
			   365;
	long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 -
					 year_of_era / 100);
	long month = (5 * day_of_year + 2) / 153;
	struct date date = {0};

	if (number < FIRST_DAY || number > LAST_DAY)
		return date;
	date.year = (int)(year_of_era + era * 400 + (month >= 10));
	date.month = (int)(month < 10 ? month + 3 : month - 9);
	date.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	return date;
}

/* The day in Japan and the seconds since its midnight. No sum of the whole
 * moment, which may be the largest there is. */
static struct date
split_moment(time_t moment, long *seconds)
{
	long days = (long)(moment / SECONDS_A_DAY);

	*seconds = (long)(moment % SECONDS_A_DAY) + JAPAN_OFFSET;
	if (*seconds < 0) {
		*seconds += SECONDS_A_DAY;
		days--;
	} else if (*seconds >= SECONDS_A_DAY) {
		*seconds -= SECONDS_A_DAY;
		days++;
	}
	if (days < FIRST_DAY || days > LAST_DAY)
		return (struct date){0};
	return date_of_number(days);
}

static int
number_of(const char *digits, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++)
		number = number * 10 + digits[i] - '0';
	return number;
}

bool
date_parse(const char *text, struct date *date)
{
	static const char pattern[] = "dddd-dd-dd";
	struct date given;

	if (strlen(text) != sizeof(pattern) - 1)
		return false;
	for (size_t i = 0; pattern[i]; i++)
		if (pattern[i] == 'd' ? !isdigit((unsigned char)text[i])
				      : text[i] != pattern[i])
			return false;
	given.year = number_of(text, 4);
	given.month = number_of(text + 5, 2);
	given.day = number_of(text + 8, 2);
	if (given.year < 1970 || given.month < 1 || given.month > 12)
		return false;
	/* A day that is none comes back as another. */
	if (given.day < 1 ||
	    date_compare(date_of_number(day_number(given)), given) != 0)
		return false;
	*date = given;
	return true;
}

int
date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return (a.day > b.day) - (a.day < b.day);
}

long
date_days(struct date a, struct date b)
{
	return day_number(b) - day_number(a);
}

struct date
date_add(struct date date, long days)
{
	/* Also keeps the sum from overflowing. */
	if (!date.year || days > LAST_DAY - FIRST_DAY ||
	    days < FIRST_DAY - LAST_DAY)
		return (struct date){0};
	return date_of_number(day_number(date) + days);
}

struct date
date_of(time_t moment)
{
	long seconds;

	return split_moment(moment, &seconds);
}

char *
date_text(struct date date)
{
	if (!date.year)
		return alloc_string("");
	return alloc_format("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *
date_digits(struct date date)
{
	if (!date.year)
		return alloc_string("");
	return alloc_format("%04d%02d%02d", date.year, date.month, date.day);
}

char *
date_moment_text(time_t moment)
{
	long seconds;
	struct date date = split_moment(moment, &seconds);

	if (!date.year)
		return alloc_string("");
	return alloc_format("%04d-%02d-%02d %02ld:%02ld:%02ld +0900", date.year,
			    date.month, date.day, seconds / 3600,
			    seconds / 60 % 60, seconds % 60);
}
