/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a line: columns 11 and 13. */
#include "config.h"

#include "service/tsv_line_check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/check_host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define NAMES_LOOKED_AT 100

static void
error(const struct tsv_line_check *line, enum tsv_column column, int number,
      const char *format, const char *second)
{
	tsv_say(line, column, SEVERITY_ERROR, number, format, second, NULL,
		NULL);
}

/* name, which cell holds, without blanks around it and capital letters, both
 * told where they are; to be freed. NULL when it is more than one name, or has
 * characters that were told. */
static char *
exact_name(const struct tsv_line_check *line, enum tsv_column column,
	   const char *cell, const char *name)
{
	char *trimmed = text_trim(name);
	char *lower = text_lower(trimmed);
	bool is_one = !strchr(lower, ' ') && tsv_is_ascii(lower);

	if (strchr(cell, ' '))
		error(line, column, 401,
		      N_("%s has a blank in \"%s\". Remove it."), cell);
	if (is_one && strchr(lower, '.') && strcmp(lower, trimmed) != 0)
		tsv_say(line, column, SEVERITY_ERROR, 401,
			N_("%s has capital letters in \"%s\". Write \"%s\"."),
			trimmed, lower, NULL);
	free(trimmed);
	if (is_one)
		return lower;
	free(lower);
	return NULL;
}

/* What was said leaves no name that could be held against another. */
static bool
is_no_name(const struct diagnostics *said)
{
	for (size_t i = 0; i < said->count; i++)
		if (said->item[i]->number == 401 ||
		    (said->item[i]->number >= 404 &&
		     said->item[i]->number <= 407))
			return true;
	return false;
}

/* Every fault of a name, as it would be without those told before. */
static void
check_name_itself(struct tsv_line_check *line, enum tsv_column column,
		  const char *cell, const char *name)
{
	struct diagnostics said = {0};
	char *exact = exact_name(line, column, cell, name);

	if (exact && *exact)
		check_host_every(
		    &(struct host){.name = exact,
				   .is_common_name = column == TSV_FQDN,
				   .profile = line->profile,
				   .diagnostics = &said});
	if (!exact || strcmp(exact, cell) != 0 || is_no_name(&said))
		line->good[column] = false;
	tsv_take(line, column, &said);
	diagnostics_release(&said);
	free(exact);
}

bool
tsv_is_old_name(const char *cn)
{
	char *lower = text_lower(cn);
	bool is_host = check_host_syntax(lower);

	free(lower);
	return is_host;
}

void
tsv_check_fqdn(struct tsv_line_check *line)
{
	check_name_itself(line, TSV_FQDN, tsv_cell(line, TSV_FQDN),
			  tsv_text(line, TSV_FQDN));
}

static const char prefix[] = "dNSName=";

/* The name in one part of the cell; NULL when there is none in it. */
static const char *
name_in(const char *part)
{
	if (strncasecmp(part, prefix, strlen(prefix)) == 0)
		part += strlen(prefix);
	else if (strncasecmp(part, "DNS:", 4) == 0 ||
		 strncasecmp(part, "DNS=", 4) == 0)
		part += 4;
	return *part && !strpbrk(part, "=:") && strchr(part, '.') ? part : NULL;
}

/* The names of a cell that is not in its form, as far as they can be told. */
static void
guess_names(const char *text, struct strings *names)
{
	struct strings parts = {0};

	strings_split(&parts, text, " ,;");
	for (size_t i = 0; i < parts.count; i++)
		if (name_in(parts.item[i]))
			strings_add(names, name_in(parts.item[i]));
	strings_release(&parts);
}

/* Splits "dNSName=a,dNSName=b"; false when it is written otherwise. */
static bool
split_names(const char *text, struct strings *names)
{
	const char *whole = text;

	for (;;) {
		size_t length;

		if (strncmp(text, prefix, strlen(prefix)) != 0)
			break;
		text += strlen(prefix);
		length = strcspn(text, ",");
		if (!length)
			break;
		strings_take(names, alloc_string_n(text, length));
		if (!text[length])
			return true;
		text += length + 1;
	}
	strings_release(names);
	guess_names(whole, names);
	return false;
}

/* The first names, as many as there may be, are too long even without those
 * that are too many. */
static bool
is_long_without(const struct tsv_line_check *line, size_t surplus)
{
	size_t count = line->names.count, length = 0;

	count -= surplus < count ? surplus : count;
	for (size_t i = 0; i < count; i++)
		length +=
		    strlen(prefix) + strlen(line->names.item[i]) + (i > 0);
	return length > (size_t)line->profile->limits.dns_names_length;
}

static void
check_names_total(const struct tsv_line_check *line)
{
	const char *fqdn = tsv_cell(line, TSV_FQDN);
	size_t count = line->names.count + !strings_has(&line->names, fqdn);
	size_t most = (size_t)line->profile->limits.dns_names;
	char found[24], limit[24];

	if (count > most) {
		snprintf(found, sizeof(found), "%zu", count);
		snprintf(limit, sizeof(limit), "%zu", most);
		tsv_say(line, TSV_DNS_NAMES, SEVERITY_ERROR, 412,
			N_("%s: with the CN there are %s names; the limit is "
			   "%s. Remove names or split the certificate."),
			found, limit, NULL);
		if (!is_long_without(line, count - most))
			return;
	}
	tsv_is_too_long(line, TSV_DNS_NAMES);
}

static void
check_name(struct tsv_line_check *line, struct strings *seen, const char *name)
{
	if (strings_has(seen, name)) {
		tsv_say(line, TSV_DNS_NAMES, SEVERITY_WARNING, 410,
			N_("%s has \"%s\" twice. Once is enough."), name, NULL,
			NULL);
		return;
	}
	strings_add(seen, name);
	/* Column 11 says what is wrong with the CN. */
	if (strcmp(name, tsv_cell(line, TSV_FQDN)) != 0)
		check_name_itself(line, TSV_DNS_NAMES, name, name);
}

void
tsv_check_dns_names(struct tsv_line_check *line)
{
	const char *text = tsv_text(line, TSV_DNS_NAMES);
	struct strings seen = {0};

	if (!split_names(text, &line->names)) {
		line->good[TSV_DNS_NAMES] = false;
		if (tsv_is_ascii(text))
			error(line, TSV_DNS_NAMES, 513,
			      N_("%s is not in its form. Write "
				 "dNSName=a,dNSName=b, without blanks and "
				 "without a comma at the end."),
			      NULL);
	}
	/* So many are too many, which is told below. */
	for (size_t i = 0; i < line->names.count && i < NAMES_LOOKED_AT; i++)
		check_name(line, &seen, line->names.item[i]);
	strings_release(&seen);
	if (line->names.count)
		check_names_total(line);
}
