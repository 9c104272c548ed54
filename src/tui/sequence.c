/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of all the terminals we know send behind ESC. */
#include "config.h"

#include "tui/sequence.h"

#include <string.h>

/* ESC [ … and ESC O … that end with a letter. rxvt sends a-d for arrows with
 * Shift or Ctrl. */
static const struct {
	char letter;
	enum event_kind plain, with_control;
} letter_event[] = {
    {'A', EVENT_UP, EVENT_UP},
    {'B', EVENT_DOWN, EVENT_DOWN},
    {'C', EVENT_RIGHT, EVENT_WORD_RIGHT},
    {'D', EVENT_LEFT, EVENT_WORD_LEFT},
    {'F', EVENT_END, EVENT_END},
    {'H', EVENT_HOME, EVENT_HOME},
    {'M', EVENT_ENTER, EVENT_ENTER},
    {'P', EVENT_HELP, EVENT_HELP},
    {'Q', EVENT_SAVE_AND_LEAVE, EVENT_SAVE_AND_LEAVE},
    {'R', EVENT_LANGUAGE, EVENT_LANGUAGE},
    {'Z', EVENT_BACK_TAB, EVENT_BACK_TAB},
    {'a', EVENT_UP, EVENT_UP},
    {'b', EVENT_DOWN, EVENT_DOWN},
    {'c', EVENT_RIGHT, EVENT_WORD_RIGHT},
    {'d', EVENT_LEFT, EVENT_WORD_LEFT},
};

/* ESC [ number ~ */
static const struct {
	int number;
	enum event_kind kind;
} number_event[] = {
    {1, EVENT_HOME},	  {3, EVENT_DELETE},	{4, EVENT_END},
    {5, EVENT_PAGE_UP},	  {6, EVENT_PAGE_DOWN}, {7, EVENT_HOME},
    {8, EVENT_END},	  {11, EVENT_HELP},	{12, EVENT_SAVE_AND_LEAVE},
    {13, EVENT_LANGUAGE},
};

/* The number at *text, which is moved behind it and a ';'. */
static int
parameter(const char **text)
{
	int number = 0;

	while (**text >= '0' && **text <= '9' && number < 10000)
		number = 10 * number + *(*text)++ - '0';
	if (**text == ';')
		++*text;
	return number;
}

static enum event_kind
number_key(int number)
{
	size_t i;

	for (i = 0; i < sizeof(number_event) / sizeof(*number_event); i++)
		if (number_event[i].number == number)
			return number_event[i].kind;
	return EVENT_NONE;
}

static enum event_kind
letter_key(char letter, bool control)
{
	size_t i;

	for (i = 0; i < sizeof(letter_event) / sizeof(*letter_event); i++)
		if (letter_event[i].letter == letter)
			return control ? letter_event[i].with_control
				       : letter_event[i].plain;
	return EVENT_NONE;
}

/* The Linux console numbers F1 to F5 by letters: ESC [ [ A. */
static enum event_kind
linux_key(char letter)
{
	return letter >= 'A' && letter <= 'E' ? number_key(11 + letter - 'A')
					      : EVENT_NONE;
}

enum event_kind
sequence_event(const char *sequence)
{
	const char *text = sequence + 1;
	bool application = *sequence == 'O';
	int number, modifier;
	bool control;

	if (!application && *text == '[')
		return linux_key(text[1]);
	number = parameter(&text);
	modifier = parameter(&text);
	if (!*text || text[1])
		return EVENT_NONE;
	if (*text == '~')
		return application ? EVENT_NONE : number_key(number);
	/* ESC [ M begins a report of the mouse, ESC O M is the keypad. */
	if (*text == 'M' && !application)
		return EVENT_NONE;
	/* 1 more than a sum of Shift 1, Alt 2, Ctrl 4; ESC O 5 C, too. */
	control = modifier > 2 || (modifier == 0 && number > 2) ||
		  (application && *text >= 'a' && *text <= 'd');
	return letter_key(*text, control);
}
