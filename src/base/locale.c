/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Language, character set, and the only door to the environment. */
#include "config.h"

#include "base/locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static enum language present = LANGUAGE_EN;
static bool utf8;

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

/* True when a locale name says that its character set is UTF-8. */
static bool
names_utf8(const char *name)
{
	const char *dot = strchr(name, '.');

	return dot && (strncasecmp(dot + 1, "utf-8", 5) == 0 ||
		       strncasecmp(dot + 1, "utf8", 4) == 0);
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

bool
locale_start(const char *wanted)
{
	const char *folder = locale_environment("UPKI_WIZARD_LOCALEDIR");
	enum language language;

	if (!language_wanted(wanted, &language))
		return false;
	utf8 = setlocale(LC_CTYPE, "") &&
	       strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	if (!utf8 && names_utf8(category_name("LC_CTYPE")))
		utf8 = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
	/* gettext loads nothing under "C"; any other name will do. */
	setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain(PACKAGE, folder ? folder : LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	locale_set_language(language);
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
	extern int _nl_msg_cat_cntr;

	present = language;
	setenv("LANGUAGE", language == LANGUAGE_JA ? "ja" : "en", 1);
	/* Tells gettext that the language has changed (its manual, 11.2.4). */
	++_nl_msg_cat_cntr;
}

bool
locale_is_utf8(void)
{
	return utf8;
}

const char *
locale_text(const char *msgid)
{
	return present == LANGUAGE_JA ? gettext(msgid) : msgid;
}

const char *
locale_plural(const char *msgid, const char *plural, unsigned long count)
{
	if (present == LANGUAGE_JA)
		return ngettext(msgid, plural, count);
	return count == 1 ? msgid : plural;
}
