/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Language, character set, and the only door to the environment.
 *
 * The language is ja or en, can be changed at any time, and does not depend
 * on which locales the server has generated (reliability.md, "Japanese
 * without a Japanese locale").
 */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include <stdbool.h>

enum language { LANGUAGE_EN, LANGUAGE_JA };

/* In the present language; static text, or msgid itself. */
const char *locale_text(const char *msgid) __attribute__((format_arg(1)));
const char *
locale_plural(const char *msgid, const char *plural, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));

/*
 * English as this terminal can show it: where that is only ASCII, without the
 * Japanese terms, which stand in parentheses in it. Static text, or text
 * itself.
 */
const char *locale_ascii(const char *text) __attribute__((format_arg(1)));

#define _(msgid)  locale_text(msgid)
#define N_(msgid) msgid

/*
 * Sets the locale from the environment and the language from wanted ("ja",
 * "en" or NULL for the environment's). Where the locale's name says UTF-8 and
 * it is missing, C.UTF-8 serves; where the name is C or POSIX or there is none,
 * too, when wanted is "ja"; else everything is in ASCII and English, and so it
 * is on a console whose font has no Japanese unless wanted is "ja" (there are
 * better fonts). False: wanted is no language.
 */
bool locale_start(const char *wanted);

/* Why all is in English although locale_start found that Japanese was wanted,
 * for front ends to say; NULL when there is nothing to explain. */
const char *locale_refusal(void);

enum language locale_language(void);

/* Changes the language of all text from here on. */
void locale_set_language(enum language language);

/* True when the terminal shows UTF-8, and before locale_start; else only ASCII
 * is safe there. Files are UTF-8 in any case. */
bool locale_is_utf8(void);

/* True when the terminal sends UTF-8, and before locale_start; a console that
 * has no Japanese does so, too. Else only ASCII is safe to take from it, since
 * its other bytes may well look like UTF-8 of something else. */
bool locale_sends_utf8(void);

/* What to say to whoever types something else there, and what to do. */
const char *locale_input_refusal(void);

/* getenv, and NULL for an empty value. Static. */
const char *locale_environment(const char *name);

#endif
