/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address of the administrator, to which the one-time link is mailed. */
#include "config.h"

#include "service/check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/character.h"
#include "service/check_host.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Mail itself allows these before the @; the service perhaps not. */
static const char doubtful[] = "!#$%&'*+/=?^`{|}";
static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
			    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

struct email {
	const char *text;
	const char *field;
	const struct profile *profile;
	struct diagnostics *diagnostics;
};

static struct diagnostic *
refuse(const struct email *email, int number, const char *format,
       const char *first, const char *second)
{
	struct diagnostic *diagnostic =
	    diagnostics_error(email->diagnostics, number, email->field, format,
			      first, second, NULL);

	diagnostic_value(diagnostic, email->text);
	return diagnostic;
}

static bool
is_empty(const struct email *email)
{
	if (*email->text)
		return false;
	diagnostics_error(email->diagnostics, 201, email->field,
			  N_("Nothing is entered; this item is required."),
			  NULL);
	return true;
}

static void
refuse_character(const struct email *email, unsigned long position, uint32_t c)
{
	char place[24], character[5];

	snprintf(place, sizeof(place), "%lu", position);
	text_put(character, c);
	if (c == '~' || c == '\\')
		refuse(email, 605,
		       N_("Character %s \"%s\" is read as another one by some "
			  "programs. Enter an address without it."),
		       place, character);
	else
		refuse(email, 206,
		       N_("Character %s \"%s\" is not allowed. Enter one "
			  "half-width address."),
		       place, character);
}

static bool
is_allowed(uint32_t character, bool *at_seen)
{
	if (character == '@') {
		bool first = !*at_seen;

		*at_seen = true;
		return first;
	}
	if (character >= 0x80)
		return false;
	return strchr(plain, (int)character) ||
	       (!*at_seen && strchr(doubtful, (int)character));
}

/* The first character that cannot stand where it stands. */
static bool
has_wrong_character(const struct email *email)
{
	const char *p = email->text;
	unsigned long position = 0;
	bool at_seen = false;
	uint32_t c;

	while ((c = text_next(&p))) {
		position++;
		if (is_allowed(c, &at_seen))
			continue;
		refuse_character(email, position, c);
		return true;
	}
	return false;
}

/* Dots only between other characters, as mail has them before the @. */
static bool
is_local_part(const char *text, size_t length)
{
	if (!length || text[0] == '.' || text[length - 1] == '.')
		return false;
	for (size_t i = 1; i < length; i++)
		if (text[i] == '.' && text[i - 1] == '.')
			return false;
	return true;
}

/* What stands behind the @, in lower case; to be freed. */
static char *
host_of(const struct email *email)
{
	const char *at = strchr(email->text, '@');

	return text_lower(at ? at + 1 : "");
}

static void
refuse_form(const struct email *email)
{
	const struct strings *domains = &email->profile->domains;
	char *instead = alloc_format(
	    "taro@%s", domains->count ? domains->item[0] : "example.ac.jp");

	refuse(email, 206,
	       N_("\"%s\" is not a mail address. Enter one half-width "
		  "address, as in %s."),
	       email->text, instead);
	free(instead);
}

static bool
has_wrong_form(const struct email *email)
{
	char *host = host_of(email);
	bool good = check_host_syntax(host) &&
		    is_local_part(email->text, strcspn(email->text, "@"));

	free(host);
	if (!good)
		refuse_form(email);
	return !good;
}

static bool
is_too_long(const struct email *email)
{
	size_t length = text_length(email->text);
	char length_text[24], limit_text[24];

	if (length <= (size_t)email->profile->limits.email)
		return false;
	snprintf(length_text, sizeof(length_text), "%zu", length);
	snprintf(limit_text, sizeof(limit_text), "%ld",
		 email->profile->limits.email);
	refuse(email, 202,
	       N_("The address has %s characters; the limit is %s. Enter a "
		  "shorter address."),
	       length_text, limit_text);
	return true;
}

static void
warn_of_symbol(const struct email *email)
{
	size_t before = strcspn(email->text, doubtful);
	char place[24], character[2] = {email->text[before]};
	struct diagnostic *diagnostic;

	if (!*character)
		return;
	snprintf(place, sizeof(place), "%zu", before + 1);
	diagnostic = diagnostics_warning(
	    email->diagnostics, 206, email->field,
	    N_("Character %s \"%s\" may not be accepted. An address of "
	       "letters, digits and \"-\", \"_\", \".\" is safer."),
	    place, character, NULL);
	diagnostic_value(diagnostic, email->text);
}

static void
look_at_domain(const struct email *email)
{
	const struct strings *domains = &email->profile->email_domains;
	struct diagnostic *diagnostic;
	char *host = host_of(email), *list;

	if (domains->count && !check_host_under(host, domains)) {
		list = strings_join(domains, ", ");
		diagnostic = refuse(
		    email, 402,
		    N_("\"%s\" is not under %s. The institution asks for an "
		       "address of its own."),
		    email->text, list);
		if (!email->profile->email_is_error)
			diagnostic->severity = SEVERITY_WARNING;
		free(list);
	}
	free(host);
}

char *
check_email(const char *text, const char *field, const struct profile *profile,
	    struct diagnostics *diagnostics)
{
	char *narrow = character_narrow(text, field, diagnostics);
	struct email email = {narrow, field, profile, diagnostics};

	if (is_empty(&email) || has_wrong_character(&email) ||
	    has_wrong_form(&email) || is_too_long(&email))
		return narrow;
	warn_of_symbol(&email);
	look_at_domain(&email);
	return narrow;
}

/* The two sides of an address, as far as they can be read. */
struct sides {
	bool name, host; /* without a character that was told */
	bool at;	 /* there is an "@" */
};

/* Each wrong character once; false: more than an address stands there. */
static bool
tell_characters(const struct email *email, struct sides *sides)
{
	const char *p = email->text;
	unsigned long position = 0;
	struct strings told = {0};
	bool alone = true;
	char character[5];
	uint32_t c;

	*sides = (struct sides){true, true, false};
	while (alone && (c = text_next(&p))) {
		position++;
		if (is_allowed(c, &sides->at))
			continue;
		*(sides->at ? &sides->host : &sides->name) = false;
		text_put(character, c);
		if (c >= 0x80 || strings_has(&told, character))
			continue;
		refuse_character(email, position, c);
		strings_add(&told, character);
		alone = c == '~' || c == '\\';
	}
	strings_release(&told);
	return alone;
}

void
check_email_every(const char *text, const struct profile *profile,
		  struct diagnostics *diagnostics)
{
	const struct email email = {text, NULL, profile, diagnostics};
	struct sides sides;
	bool good_host;
	char *host;

	if (!tell_characters(&email, &sides))
		return;
	if (!sides.at) {
		if (sides.name)
			refuse_form(&email);
		return;
	}
	host = host_of(&email);
	good_host = sides.host && check_host_syntax(host);
	free(host);
	if ((sides.host && !good_host) ||
	    (sides.name && !is_local_part(text, strcspn(text, "@"))))
		refuse_form(&email);
	is_too_long(&email);
	warn_of_symbol(&email);
	if (good_host)
		look_at_domain(&email);
}
