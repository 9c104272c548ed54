/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Language, character set, and the only door to the environment. */
#include "config.h"

#include "base/locale.h"

#include "base/alloc.h"
#include "base/bytes.h"
#include "base/catalogue.h"
#include "base/strings.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define CATALOGUE_LIMIT ((size_t)4 * 1024 * 1024)

static enum language present = LANGUAGE_EN;
static bool utf8 = true;
static bool sends_utf8 = true;
static bool refused; /* Japanese was wanted and cannot be shown */
static struct catalogue *japanese;
static const char *folder = LOCALEDIR; /* of the catalogues */

const char *
locale_environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* True when a locale name such as "ja_JP.UTF-8" or a LANGUAGE list such as
 * "ja:en" begins with Japanese. */
static bool
names_japanese(const char *name)
{
	return strncmp(name, "ja", 2) == 0 &&
	       (name[2] == '\0' || strchr("_.@:", name[2]));
}

/* The variable that decides about a category, as text. */
static const char *
category_name(const char *category)
{
	const char *name = locale_environment("LC_ALL");

	if (!name)
		name = locale_environment(category);
	if (!name)
		name = locale_environment("LANG");
	return name ? name : "C";
}

/* True when a locale name says that its character set is UTF-8: behind a dot,
 * or alone, as macOS sends it along (LC_CTYPE=UTF-8). */
static bool
names_utf8(const char *name)
{
	const char *dot = strchr(name, '.');
	const char *set = dot ? dot + 1 : name;

	return strncasecmp(set, "utf-8", 5) == 0 ||
	       strncasecmp(set, "utf8", 4) == 0;
}

/* The name says nothing about a character set, and nobody else does. */
static bool
names_nothing(const char *name)
{
	return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

/* A font of 256 or 512 characters has no Japanese. */
static bool
is_console(void)
{
	static const char *const consoles[] = {"linux", "cons25", "hurd", "sun",
					       "vt52"};
	const char *name = locale_environment("TERM");

	for (size_t i = 0; i < sizeof(consoles) / sizeof(*consoles); i++)
		if (name &&
		    strncmp(name, consoles[i], strlen(consoles[i])) == 0)
			return true;
	return false;
}

static bool
language_wanted(const char *wanted, enum language *language)
{
	const char *list = locale_environment("LANGUAGE");

	if (wanted && strcmp(wanted, "ja") == 0)
		*language = LANGUAGE_JA;
	else if (wanted && strcmp(wanted, "en") == 0)
		*language = LANGUAGE_EN;
	else if (wanted)
		return false;
	else if (names_japanese(list ? list : category_name("LC_MESSAGES")))
		*language = LANGUAGE_JA;
	else
		*language = LANGUAGE_EN;
	return true;
}

/* Where the locale is missing but its name says UTF-8, C.UTF-8 serves; where
 * the name says nothing, too, when Japanese is asked for by name. Any other
 * name stands for a terminal that reads other bytes: ASCII is safe there. */
static void
start_characters(bool asked)
{
	const char *name = category_name("LC_CTYPE");

	utf8 = setlocale(LC_CTYPE, "") &&
	       strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	if (!utf8 && (names_utf8(name) || (asked && names_nothing(name))))
		utf8 = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
	sends_utf8 = utf8;
	if (is_console() && !asked)
		utf8 = false;
	/* Inside, and in files, text is UTF-8 all the same. */
	if (!utf8 && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "C");
}

/*
 * The catalogue is read without gettext, which loads none under C.UTF-8 from
 * glibc 2.39 on, and in 2.36 crashes when memory fails while it opens one.
 */
static void
read_japanese(void)
{
	char *file = alloc_format("%s/ja/LC_MESSAGES/%s.mo", folder, PACKAGE);
	struct bytes bytes;

	if (bytes_read(file, CATALOGUE_LIMIT, &bytes) == BYTES_READ)
		japanese = catalogue_read(&bytes);
	bytes_release(&bytes);
	free(file);
}

bool
locale_start(const char *wanted)
{
	const char *other = locale_environment("UPKI_WIZARD_LOCALEDIR");
	enum language language;

	if (!language_wanted(wanted, &language))
		return false;
	start_characters(wanted && language == LANGUAGE_JA);
	folder = other ? other : LOCALEDIR;
	catalogue_free(japanese);
	japanese = NULL;
	refused =
	    language == LANGUAGE_JA && (!utf8 || (!wanted && is_console()));
	locale_set_language(refused ? LANGUAGE_EN : language);
	return true;
}

enum language
locale_language(void)
{
	return present;
}

void
locale_set_language(enum language language)
{
	present = language;
	if (language == LANGUAGE_JA && !japanese)
		read_japanese();
}

bool
locale_is_utf8(void)
{
	return utf8;
}

bool
locale_sends_utf8(void)
{
	return sends_utf8;
}

/* The translation, or NULL where there is none or English is wanted. */
static const char *
translation(const char *msgid)
{
	const char *text = present == LANGUAGE_JA && japanese
			       ? catalogue_text(japanese, msgid)
			       : NULL;

	return text && *text ? text : NULL;
}

/* text without its parentheses that are not ASCII, and the blank before each;
 * to be freed. */
static char *
without_terms(const char *text)
{
	char *copy = alloc_string(text), *to = copy;

	while (*text) {
		const char *open = *text == ' ' ? text + 1 : text;
		const char *close = *open == '(' ? strchr(open, ')') : NULL;
		const char *at = open;

		while (close && at < close && (unsigned char)*at < 0x80)
			at++;
		if (close && at < close)
			text = close + 1;
		else
			*to++ = *text++;
	}
	*to = '\0';
	return copy;
}

const char *
locale_ascii(const char *text)
{
	/* A few dozen at most: sentences of ours and of one profile. */
	static struct strings whole, without;
	const char *at = text;

	while (*at && (unsigned char)*at < 0x80)
		at++;
	if (utf8 || !*at)
		return text;
	for (size_t i = 0; i < whole.count; i++)
		if (strcmp(whole.item[i], text) == 0)
			return without.item[i];
	strings_add(&whole, text);
	strings_take(&without, without_terms(text));
	return without.item[without.count - 1];
}

const char *
locale_text(const char *msgid)
{
	const char *text = translation(msgid);

	return text ? text : locale_ascii(msgid);
}

const char *
locale_refusal(void)
{
	return refused ? _("This terminal does not show Japanese. Log in from "
			   "a UTF-8 terminal with LANG=ja_JP.UTF-8 to see it.")
		       : NULL;
}

const char *
locale_input_refusal(void)
{
	return _("This terminal does not send UTF-8: only ASCII can be typed. "
		 "Use a UTF-8 terminal with LANG=ja_JP.UTF-8, or write it "
		 "into the application file.");
}

const char *
locale_plural(const char *msgid, const char *plural, unsigned long count)
{
	/* Japanese has one form only. */
	const char *text = translation(msgid);

	return text ? text : locale_ascii(count == 1 ? msgid : plural);
}
