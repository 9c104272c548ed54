/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a problem by its number or by the service's answer. */
#include "config.h"

#include "service/problem.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Answers that the service gives in words alone (service.md, What the system
 * answers). */
static const struct {
	const char *words;
	int number;
} answers[] = {
    {"ドメインは許可されていない", 901},
    {"有効期限が切れて", 902},
    {"登録された値と一致しません", 903},
    {"WHOIS", 904},
};

const struct problem *
problem_find(int number)
{
	for (size_t i = 0; i < problem_count; i++)
		if (problems[i].number == number)
			return &problems[i];
	return NULL;
}

static bool
is_word(char byte)
{
	return isalnum((unsigned char)byte);
}

/* The known number of exactly three digits at p, which begins a word. */
static int
number_at(const char *p)
{
	int number = 0;

	for (int i = 0; i < 3; i++) {
		if (!isdigit((unsigned char)p[i]))
			return 0;
		number = 10 * number + (p[i] - '0');
	}
	return !is_word(p[3]) && problem_find(number) ? number : 0;
}

/* The first word that is a number, or "U" and a number when marked. */
static int
search(const char *text, bool marked)
{
	for (const char *p = text; *p; p++) {
		const char *digits = p;
		int number;

		if (p > text && is_word(p[-1]))
			continue;
		if (marked && (*p == 'U' || *p == 'u'))
			digits++;
		else if (marked)
			continue;
		number = number_at(digits);
		if (number)
			return number;
	}
	return 0;
}

int
problem_number(const char *text)
{
	char *narrow = text_narrow(text);
	int number = search(narrow, true);

	if (!number)
		number = search(narrow, false);
	for (size_t i = 0; !number && i < sizeof(answers) / sizeof(answers[0]);
	     i++)
		if (strstr(text, answers[i].words))
			number = answers[i].number;
	free(narrow);
	return number;
}
