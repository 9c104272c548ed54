/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a line: columns 11 and 13. */
#include "config.h"

#include "service/tsv_line_check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/check.h"
#include "service/check_host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
error(const struct tsv_line_check *line, enum tsv_column column, int number,
      const char *format, const char *second)
{
	tsv_say(line, column, SEVERITY_ERROR, number, format, second, NULL,
		NULL);
}

/* A blank or a capital letter, which other checks put right; true: it was
 * told. */
static bool
is_not_exact(const struct tsv_line_check *line, enum tsv_column column,
	     const char *name)
{
	char *lower = text_lower(name);
	bool same = strcmp(lower, name) == 0;

	if (strchr(name, ' '))
		error(line, column, 401,
		      N_("%s has a blank in \"%s\". Remove it."), name);
	else if (!same)
		tsv_say(line, column, SEVERITY_ERROR, 401,
			N_("%s has capital letters in \"%s\". Write \"%s\"."),
			name, lower, NULL);
	free(lower);
	return !same || strchr(name, ' ');
}

void
tsv_check_fqdn(struct tsv_line_check *line)
{
	const char *text = tsv_cell(line, TSV_FQDN);
	struct diagnostics said = {0};

	if (is_not_exact(line, TSV_FQDN, text)) {
		line->good[TSV_FQDN] = false;
		return;
	}
	free(check_fqdn(text, NULL, line->profile, &said));
	tsv_take(line, TSV_FQDN, &said);
	diagnostics_release(&said);
}

/* Splits "dNSName=a,dNSName=b"; false when it is written otherwise. */
static bool
split_names(const char *text, struct strings *names)
{
	static const char prefix[] = "dNSName=";

	for (;;) {
		size_t length;

		if (strncmp(text, prefix, strlen(prefix)) != 0)
			return false;
		text += strlen(prefix);
		length = strcspn(text, ",");
		if (!length)
			return false;
		strings_take(names, alloc_string_n(text, length));
		if (!text[length])
			return true;
		text += length + 1;
	}
}

static void
check_names_total(const struct tsv_line_check *line)
{
	const char *fqdn = tsv_cell(line, TSV_FQDN);
	size_t count = line->names.count + !strings_has(&line->names, fqdn);
	char found[24], limit[24];

	if (count > (size_t)line->profile->limits.dns_names) {
		snprintf(found, sizeof(found), "%zu", count);
		snprintf(limit, sizeof(limit), "%ld",
			 line->profile->limits.dns_names);
		tsv_say(line, TSV_DNS_NAMES, SEVERITY_ERROR, 412,
			N_("%s: with the CN there are %s names; the limit is "
			   "%s. Remove names or split the certificate."),
			found, limit, NULL);
		return;
	}
	tsv_is_too_long(line, TSV_DNS_NAMES);
}

static void
check_name(const struct tsv_line_check *line, struct strings *seen,
	   const char *name)
{
	struct diagnostics said = {0};

	if (strings_has(seen, name)) {
		tsv_say(line, TSV_DNS_NAMES, SEVERITY_WARNING, 410,
			N_("%s has \"%s\" twice. Once is enough."), name, NULL,
			NULL);
		return;
	}
	strings_add(seen, name);
	/* Column 11 says what is wrong with the CN. */
	if (strcmp(name, tsv_cell(line, TSV_FQDN)) == 0 ||
	    is_not_exact(line, TSV_DNS_NAMES, name))
		return;
	check_host(&(struct host){
	    .name = name, .profile = line->profile, .diagnostics = &said});
	tsv_take(line, TSV_DNS_NAMES, &said);
	diagnostics_release(&said);
}

void
tsv_check_dns_names(struct tsv_line_check *line)
{
	struct strings seen = {0};

	if (!split_names(tsv_cell(line, TSV_DNS_NAMES), &line->names)) {
		error(line, TSV_DNS_NAMES, 513,
		      N_("%s is not in its form. Write dNSName=a,dNSName=b, "
			 "without blanks and without a comma at the end."),
		      NULL);
		line->good[TSV_DNS_NAMES] = false;
		return;
	}
	for (size_t i = 0; i < line->names.count; i++)
		check_name(line, &seen, line->names.item[i]);
	strings_release(&seen);
	check_names_total(line);
}
