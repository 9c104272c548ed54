/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be taken by its number or its name where there is a choice. */
#ifndef PLAIN_OPTION_H
#define PLAIN_OPTION_H

#include "plain/dialogue.h"

/* No number was typed, or one that nothing can have. */
#define OPTION_NAME    SIZE_MAX
#define OPTION_TOO_BIG (SIZE_MAX - 1)

/* The number that text is, also as it is shown: "5", "5)" or "[5]". */
size_t option_number(const char *text);

/* A choice or an action as it stands behind its number; to be freed. */
char *option_text(const struct item *item);

/* What "0)" is behind actions that can be passed over: the next question by
 * its name, where it has one, and with what would be typed there: a name alone
 * says little here. To be freed. */
char *option_text_of_rest(const struct group *group);

/*
 * What text (half-width, trimmed, not empty) means there: an item, view->count
 * for going on without, view->count and a page for that page. A number means
 * nothing but a number; else the value that a file would have, the name as it
 * is shown, or its beginning, in this order and in any case of ASCII. False
 * when that is nothing or several, which is said.
 */
bool option_find(const struct group *group, const char *text, size_t *target);

#endif
