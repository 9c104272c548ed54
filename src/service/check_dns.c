/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other names of a server, and column 13 made of them. */
#include "config.h"

#include "service/check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "service/character.h"
#include "service/check_host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* More are not looked at; they are far too many anyway. */
#define TYPED_LIMIT 200

/* What is known while the names are gone through. */
struct names_check {
	const char *fqdn; /* NULL: not known */
	const char *field;
	const struct profile *profile;
	struct strings seen; /* good and wrong ones */
	size_t typed;	     /* all, with duplicates */
	struct strings *good;
	struct diagnostics *diagnostics;
};

/* name without what other notations put before it. */
static const char *
without_prefix(const char *name)
{
	static const char *const prefixes[] = {"dNSName=", "DNS:", "DNS="};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (strncasecmp(name, prefixes[i], strlen(prefixes[i])) == 0)
			return name + strlen(prefixes[i]);
	return name;
}

static bool
is_duplicate(const struct names_check *check, const char *name, size_t index)
{
	const char *sentence = NULL;
	struct diagnostic *diagnostic;

	if (check->fqdn && strcmp(check->fqdn, name) == 0)
		sentence = N_("\"%s\" is the CN, which always comes first; it "
			      "was not added again.");
	else if (strings_has(&check->seen, name))
		sentence = N_("\"%s\" was given twice; it is used once.");
	if (!sentence)
		return false;
	diagnostic = diagnostics_note(check->diagnostics, 410, check->field,
				      sentence, name, NULL);
	diagnostic->index = index;
	diagnostic_value(diagnostic, name);
	return true;
}

static void
check_name(struct names_check *check, const char *typed, size_t index)
{
	char *name = check_host_lower(without_prefix(typed), check->field,
				      index, check->diagnostics);

	if (*name && !is_duplicate(check, name, index)) {
		strings_add(&check->seen, name);
		if (check_host(
			&(struct host){.name = name,
				       .field = check->field,
				       .index = index,
				       .profile = check->profile,
				       .diagnostics = check->diagnostics}))
			strings_add(check->good, name);
	}
	free(name);
}

/* Names typed with an input method are separated by its own comma. */
static void
split_names(struct strings *parts, const char *line)
{
	static const char comma[] = "、";
	struct strings between = {0};
	const char *at;

	while ((at = strstr(line, comma))) {
		strings_take(&between,
			     alloc_string_n(line, (size_t)(at - line)));
		line = at + strlen(comma);
	}
	strings_add(&between, line);
	for (size_t i = 0; i < between.count; i++)
		strings_split(parts, between.item[i], " \t\r\n,");
	strings_release(&between);
}

static void
check_line(struct names_check *check, const char *typed, size_t index)
{
	size_t before = check->diagnostics->count;
	/* Blanks separate names here; those at the ends are no correction. */
	char *trimmed = text_trim(typed);
	char *line =
	    character_narrow(trimmed, check->field, check->diagnostics);
	struct strings parts = {0};

	for (size_t i = before; i < check->diagnostics->count; i++)
		check->diagnostics->item[i]->index = index;
	split_names(&parts, line);
	for (size_t i = 0; i < parts.count && check->typed < TYPED_LIMIT; i++) {
		check->typed++;
		check_name(check, parts.item[i], index);
	}
	strings_release(&parts);
	free(line);
	free(trimmed);
}

static void
check_count(const struct names_check *check)
{
	size_t count = check->good->count + 1;
	char count_text[24], limit_text[24];

	if (check->typed == TYPED_LIMIT)
		count = TYPED_LIMIT;
	else if (check->good->count == 0 ||
		 count <= (size_t)check->profile->limits.dns_names)
		return;
	snprintf(count_text, sizeof(count_text), "%zu", count);
	snprintf(limit_text, sizeof(limit_text), "%ld",
		 check->profile->limits.dns_names);
	diagnostics_error(check->diagnostics, 412, check->field,
			  N_("With the CN there are %s names; the limit is "
			     "%s. Remove names or split the certificate."),
			  count_text, limit_text, NULL);
}

static void
check_length(const struct names_check *check)
{
	char *cell = check_dns_cell(check->fqdn, check->good);
	size_t length = strlen(cell);
	char length_text[24], limit_text[24];

	free(cell);
	if (length <= (size_t)check->profile->limits.dns_names_length)
		return;
	snprintf(length_text, sizeof(length_text), "%zu", length);
	snprintf(limit_text, sizeof(limit_text), "%ld",
		 check->profile->limits.dns_names_length);
	diagnostics_error(check->diagnostics, 202, check->field,
			  N_("dNSName has %s characters; the limit is %s. "
			     "Remove names or split the certificate."),
			  length_text, limit_text, NULL);
}

void
check_dns_names(const struct strings *typed, const char *fqdn,
		const char *field, const struct profile *profile,
		struct strings *names, struct diagnostics *diagnostics)
{
	struct names_check check = {.fqdn = fqdn && *fqdn ? fqdn : NULL,
				    .field = field,
				    .profile = profile,
				    .good = names,
				    .diagnostics = diagnostics};

	for (size_t i = 0; i < typed->count && check.typed < TYPED_LIMIT; i++)
		check_line(&check, typed->item[i], i);
	check_count(&check);
	check_length(&check);
	strings_release(&check.seen);
}

char *
check_dns_cell(const char *fqdn, const struct strings *names)
{
	struct stream stream;

	stream_open(&stream);
	if (names->count && fqdn)
		stream_format(&stream, "dNSName=%s", fqdn);
	for (size_t i = 0; i < names->count; i++)
		stream_format(&stream, "%sdNSName=%s", i || fqdn ? "," : "",
			      names->item[i]);
	return stream_close(&stream);
}
