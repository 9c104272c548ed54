/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One host name held against the rules of service.md, Subject. */
#include "config.h"

#include "service/check_host.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <ctype.h>
#include <idn2.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define NAME_LIMIT 253 /* of DNS itself, for names that are not the CN */
#define TOLD_LIMIT 3   /* more wrong characters of a name say nothing new */

static struct diagnostic *
refuse(const struct host *host, int number, const char *format,
       const char *first, const char *second)
{
	struct diagnostic *diagnostic =
	    diagnostics_error(host->diagnostics, number, host->field, format,
			      first, second, NULL);

	diagnostic->index = host->index;
	diagnostic_value(diagnostic, host->name);
	return diagnostic;
}

/* A name as it should look, under the institution's own domain; first is its
 * first part, or NULL. To be freed. */
static char *
example(const struct host *host, const char *first)
{
	const struct strings *domains = &host->profile->domains;

	return alloc_format("%s.lab.%s", first ? first : "www",
			    domains->count ? domains->item[0]
					   : "example.ac.jp");
}

/* With the name, and one as it should look that begins with first. */
static void
refuse_for(const struct host *host, int number, const char *format,
	   const char *first)
{
	char *instead = example(host, first);

	refuse(host, number, format, host->name, instead);
	free(instead);
}

static bool
is_wildcard(const struct host *host)
{
	if (!strchr(host->name, '*'))
		return false;
	refuse_for(host, 405,
		   N_("\"%s\" is a wildcard, and the service issues no "
		      "wildcard certificates. Enter the server's own name, as "
		      "in %s; on the page \"*\" stands for any name."),
		   NULL);
	return true;
}

static bool
is_page_address(const struct host *host)
{
	char *alone;

	if (!strchr(host->name, '/'))
		return false;
	alone = check_host_in_address(host->name);
	if (alone)
		diagnostic_propose(refuse(host, 401,
					  N_("\"%s\" is the address of a page. "
					     "Enter the host name alone: "
					     "\"%s\"?"),
					  host->name, alone),
				   alone);
	else
		refuse_for(host, 401,
			   N_("\"%s\" contains \"/\", as addresses of pages "
			      "and paths of files do. Enter a host name, as in "
			      "%s."),
			   NULL);
	free(alone);
	return true;
}

static bool
is_address(const struct host *host)
{
	if (!check_host_is_address(host->name))
		return false;
	refuse_for(host, 404,
		   N_("\"%s\" is an IP address. Enter the server's host name, "
		      "as in %s."),
		   NULL);
	return true;
}

static bool
is_international(const struct host *host)
{
	struct diagnostic *diagnostic;
	char *ascii = NULL;
	bool is_ascii = true;

	for (const char *p = host->name; *p; p++)
		is_ascii = is_ascii && !((unsigned char)*p & 0x80);
	/* Without a dot it is no name of any kind, a person's perhaps. */
	if (is_ascii || !strchr(host->name, '.'))
		return false;
	if (idn2_to_ascii_8z(host->name, &ascii,
			     IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
		return false;
	diagnostic = refuse(host, 407,
			    N_("\"%s\" is an internationalized name. Replace "
			       "with its ASCII form \"%s\"?"),
			    host->name, ascii);
	diagnostic_propose(diagnostic, ascii);
	idn2_free(ascii);
	return true;
}

static bool
has_underscore(const struct host *host)
{
	if (!strchr(host->name, '_'))
		return false;
	refuse(host, 406,
	       N_("\"%s\" contains \"_\", which the service does not accept. "
		  "Use a name with \"-\" or without it."),
	       host->name, NULL);
	return true;
}

static void
refuse_character(const struct host *host, unsigned long position, uint32_t c)
{
	char character[5], place[24];

	text_put(character, c);
	snprintf(place, sizeof(place), "%lu", position);
	refuse(host, 401,
	       N_("Character %s \"%s\" is not allowed in a host name. Use "
		  "letters, digits, \"-\" and \".\" only."),
	       place, character);
}

/* "*" and "_" are told with numbers of their own. */
static bool
is_other(uint32_t c)
{
	return c >= 0x80 ||
	       (c != '*' && c != '_' && !strchr(check_host_characters, (int)c));
}

static bool
has_other_character(const struct host *host)
{
	const char *p = host->name;
	unsigned long position = 0;
	uint32_t c;

	while ((c = text_next(&p))) {
		position++;
		if (!is_other(c))
			continue;
		refuse_character(host, position, c);
		return true;
	}
	return false;
}

static bool
ends_in_dot(const struct host *host)
{
	size_t length = strlen(host->name);
	struct diagnostic *diagnostic;
	char *without;

	if (length < 2 || host->name[length - 1] != '.')
		return false;
	without = alloc_string_n(host->name, length - 1);
	diagnostic =
	    refuse(host, 401, N_("\"%s\" ends in a dot. Replace with \"%s\"?"),
		   host->name, without);
	diagnostic_propose(diagnostic, without);
	free(without);
	return true;
}

static bool
has_no_domain(const struct host *host)
{
	bool is_country = strlen(host->name) == 2 &&
			  isalpha((unsigned char)host->name[0]) &&
			  isalpha((unsigned char)host->name[1]);

	if (strchr(host->name, '.'))
		return false;
	refuse_for(host, 401,
		   N_("\"%s\" is not a full host name. Include the domain, as "
		      "in %s."),
		   is_country ? NULL : host->name);
	if (is_country && host->is_common_name)
		refuse(host, 411,
		       N_("\"%s\" looks like a country (C). C and CN seem to "
			  "be swapped; the server's name (CN) belongs here."),
		       host->name, NULL);
	return true;
}

static bool
has_bad_label(const struct host *host)
{
	if (check_host_syntax(host->name))
		return false;
	refuse(host, 401,
	       N_("\"%s\" is not a host name. Each part between dots needs 1 "
		  "to 63 letters, digits or \"-\", with no \"-\" at its ends."),
	       host->name, NULL);
	return true;
}

static bool
is_too_long(const struct host *host)
{
	long limit =
	    host->is_common_name ? host->profile->limits.fqdn : NAME_LIMIT;
	long length = (long)strlen(host->name);
	char length_text[24], limit_text[24];

	if (length <= limit)
		return false;
	snprintf(length_text, sizeof(length_text), "%ld", length);
	snprintf(limit_text, sizeof(limit_text), "%ld", limit);
	refuse(host, 202,
	       N_("The name has %s characters; the limit is %s. Use a shorter "
		  "name."),
	       length_text, limit_text);
	return true;
}

static bool
is_excluded(const struct host *host)
{
	for (size_t i = 0; i < host->profile->excluded_count; i++) {
		const struct profile_excluded *excluded =
		    &host->profile->excluded[i];
		struct diagnostic *diagnostic;

		if (!check_host_is_under(host->name, excluded->suffix))
			continue;
		diagnostic = diagnostics_error(
		    host->diagnostics, 403, host->field,
		    N_("\"%s\" is under %s, for which no certificate is "
		       "issued here: %s"),
		    host->name, excluded->suffix,
		    wording_text(&excluded->reason), NULL);
		diagnostic->index = host->index;
		diagnostic_value(diagnostic, host->name);
		return true;
	}
	return false;
}

static const struct advice check_spelling = {
    N_("Check the spelling, or the institution on page 1."),
    N_("Check the spelling, or the institution under profile."),
    N_("Check the spelling, or name the institution with -p.")};

static bool
is_outside(const struct host *host)
{
	const struct strings *domains = &host->profile->domains;
	char *list;

	if (check_host_under(host->name, domains))
		return false;
	list = strings_join(domains, ", ");
	diagnostic_advise(
	    refuse(host, 402, N_("\"%s\" is not under %s."), host->name, list),
	    &check_spelling);
	free(list);
	return true;
}

static void
warn_of_look_alike(const struct host *host)
{
	const struct strings *words = &host->profile->suspicious_words;

	for (size_t i = 0; i < words->count; i++) {
		struct diagnostic *diagnostic;

		if (!strcasestr(host->name, words->item[i]))
			continue;
		diagnostic = diagnostics_warning(
		    host->diagnostics, 408, host->field,
		    N_("\"%s\" contains \"%s\". A name like that of a famous "
		       "service may be delayed or refused without a reason; "
		       "another name is safer."),
		    host->name, words->item[i], NULL);
		diagnostic->index = host->index;
		diagnostic_value(diagnostic, host->name);
		return;
	}
}

/* In this order: what is said first explains most. */
static bool (*const faults[])(const struct host *) = {
    is_wildcard,    is_page_address,	 is_address,  is_international,
    has_underscore, has_other_character, ends_in_dot, has_no_domain,
    has_bad_label,  is_too_long,	 is_excluded, is_outside,
};

bool
check_host(const struct host *host)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (faults[i](host))
			return false;
	warn_of_look_alike(host);
	return true;
}

/* Each other character once; true: there was one. */
static bool
tell_characters(const struct host *host)
{
	const char *p = host->name;
	unsigned long position = 0;
	struct strings told = {0};
	char character[5];
	bool found;
	uint32_t c;

	while (told.count < TOLD_LIMIT && (c = text_next(&p))) {
		position++;
		text_put(character, c);
		if (!is_other(c) || strings_has(&told, character))
			continue;
		refuse_character(host, position, c);
		strings_add(&told, character);
	}
	found = told.count > 0;
	strings_release(&told);
	return found;
}

/* What remains of a name whose characters were told. */
static void
check_place(const struct host *host, bool characters)
{
	if (!characters && has_no_domain(host))
		return;
	if (!strchr(host->name, '.'))
		return;
	if (!characters)
		has_bad_label(host);
	is_too_long(host);
	if (!is_excluded(host))
		is_outside(host);
	warn_of_look_alike(host);
}

void
check_host_every(const struct host *host)
{
	struct host rest = *host;
	bool characters;
	char *name;

	/* Something else than a name, or more than one. */
	if (is_page_address(host) || is_address(host) ||
	    is_international(host) ||
	    (strpbrk(host->name, ",;") && has_other_character(host)))
		return;
	name = alloc_string(host->name);
	rest.name = name;
	if (ends_in_dot(host))
		name[strlen(name) - 1] = '\0';
	characters = is_wildcard(&rest);
	characters |= has_underscore(&rest);
	characters |= tell_characters(&rest);
	check_place(&rest, characters);
	free(name);
}
