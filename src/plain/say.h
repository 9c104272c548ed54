/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that the plain lines print goes through here: sanitised, wrapped
 * at the terminal's width, and in ASCII where that is all it shows. */
#ifndef PLAIN_SAY_H
#define PLAIN_SAY_H

#include "wizard/view.h"

/* The errno of the first time that standard output could not be written, or 0. */
int say_trouble(void);

/* What is said from here on goes to standard error. */
void say_aside(void);

/* What was said appears now. */
void say_now(void);

/* A paragraph, each of its lines indented. */
void say(int indent, const char *text);

/* A paragraph behind a mark such as "2)": its further lines stand under the
 * first. */
void say_marked(int indent, const char *mark, const char *text);

/* text, behind the word for what has this style, "error: " or "warning: ", as
 * the commands write it; to be freed. */
char *say_severity(enum item_style style, const char *text);

/* A line to be copied: never wrapped. */
void say_literal(int indent, const char *text);

/* An empty line, unless the last one was. */
void say_blank(void);

/* Where the answer is typed; what was printed appears before. */
void say_prompt(void);

/* What was typed ends its line on a terminal by itself; elsewhere it is
 * repeated, so that what is printed reads as a dialogue. */
void say_typed(const char *text);

#endif
