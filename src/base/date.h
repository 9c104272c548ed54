/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Days of the calendar, in Japan time (UTC+9, no daylight saving), which is
 * the time the service compares in (service.md, New or renewal).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <time.h>

struct date {
	int year, month, day; /* year 0: no date */
};

/* YYYY-MM-DD, a real day from 1970 to 9999; nothing before or behind it. */
bool date_parse(const char *text, struct date *date);

/* Negative, zero or positive as a is before, on or after b. */
int date_compare(struct date a, struct date b);

/* Days from a to b. */
long date_days(struct date a, struct date b);
struct date date_add(struct date date, long days);

/* The day in Japan at this moment. */
struct date date_of(time_t moment);

/* "YYYY-MM-DD" and "YYYYMMDD"; to be freed. */
char *date_text(struct date date);
char *date_digits(struct date date);

/* "YYYY-MM-DD HH:MM:SS +0900" in Japan; to be freed. */
char *date_moment_text(time_t moment);

#endif
