/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every cell of a line by itself. */
#include "config.h"

#include "service/tsv_line_check.h"

#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "pki/serial.h"
#include "service/character.h"
#include "service/check.h"
#include "service/tsv_dn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char digits[] = "0123456789";

static void
error(const struct tsv_line_check *line, enum tsv_column column, int number,
      const char *format, const char *second)
{
	tsv_say(line, column, SEVERITY_ERROR, number, format, second, NULL,
		NULL);
}

bool
tsv_is_too_long(const struct tsv_line_check *line, enum tsv_column column)
{
	struct diagnostics said = {0};
	bool fits;

	if (strstr(tsv_cell(line, column), "\ufffd"))
		return false;
	tsv_check_length(column, tsv_cell(line, column), &line->profile->limits,
			 NULL, &said);
	fits = tsv_take(line, column, &said);
	diagnostics_release(&said);
	return !fits;
}

static void
say_dn_fault(const struct tsv_line_check *line, enum tsv_dn_fault fault,
	     const char *type)
{
	static const char *const sentences[] = {
	    [TSV_DN_FORM] =
		N_("%s is not in its form. Write "
		   "CN=...,O=...,L=...,ST=...,C=JP, in this order."),
	    [TSV_DN_BLANK] = N_("%s has a blank beside a comma or \"=\". Write "
				"CN=...,O=...,L=...,ST=...,C=JP without it."),
	    [TSV_DN_MISSING] =
		N_("%s has no %s. Write CN=...,O=...,L=...,ST=...,C=JP."),
	    [TSV_DN_TWICE] = N_("%s has %s more than once. Write "
				"CN=...,O=...,L=...,ST=...,C=JP."),
	    [TSV_DN_ORDER] =
		N_("%s has its parts in another order. Write "
		   "CN=...,O=...,L=...,ST=...,C=JP, in this order."),
	};

	error(line, TSV_DN, 206, sentences[fault], type);
}

/* Everything that is wrong with the form; true: something is there twice. What
 * a value has swallowed is not missing: its first part stands for all. */
static bool
say_dn_faults(const struct tsv_line_check *line,
	      const struct tsv_dn_found *found, size_t count)
{
	bool told = !line->good[TSV_DN], twice = false;

	for (size_t i = 0; i < count; i++) {
		bool missing = found[i].fault == TSV_DN_MISSING;

		twice = twice || found[i].fault == TSV_DN_TWICE;
		if (!missing || line->dn_is_apart || !told)
			say_dn_fault(line, found[i].fault, found[i].type);
		told = told || missing;
	}
	return twice;
}

/* What can be read of a DN that is not in its form is looked at, too. */
static void
check_dn(struct tsv_line_check *line)
{
	struct tsv_dn_found found[TSV_DN_FOUND];
	size_t count = tsv_dn_faults(tsv_text(line, TSV_DN), &line->dn, found);
	bool is_dn = !count || found[0].fault != TSV_DN_FORM || found[0].type;
	bool twice = false;
	const char *cn;

	/* In its form it holds what it holds: that is compared. */
	line->dn_is_apart = is_dn && !(count && tsv_dn_hides_part(&line->dn));
	/* Else it is other text, whose characters were told. */
	if (is_dn || line->good[TSV_DN])
		twice = say_dn_faults(line, found, count);
	cn = tsv_dn_value(line, "CN");
	line->dn_is_exact = !count && line->good[TSV_DN];
	line->good[TSV_DN] =
	    cn && tsv_dn_value(line, "O") && tsv_dn_value(line, "L") &&
	    tsv_dn_value(line, "ST") && tsv_dn_value(line, "C");
	if (line->kind == TSV_REVOKE && cn && !tsv_is_old_name(cn))
		error(line, TSV_DN, 401,
		      N_("%s has CN \"%s\", which is not a full host name."),
		      cn);
	if (line->dn_is_apart && !twice)
		tsv_is_too_long(line, TSV_DN);
}

static void
check_profile_id(struct tsv_line_check *line)
{
	const char *text = tsv_cell(line, TSV_PROFILE_ID);

	if (!line->good[TSV_PROFILE_ID])
		return;
	line->good[TSV_PROFILE_ID] = !text[strspn(text, digits)];
	if (!line->good[TSV_PROFILE_ID])
		error(line, TSV_PROFILE_ID, 204,
		      N_("%s is \"%s\"; only half-width digits can stand "
			 "there."),
		      text);
}

/* "1.91165E+18": what a spreadsheet makes of a long number. */
static bool
is_exponential(const char *text)
{
	size_t whole = strspn(text, "0123456789.");

	return whole && (text[whole] == 'E' || text[whole] == 'e') &&
	       text[whole + 1] == '+';
}

/* What is wrong with the notation; true: it was told. */
static bool
has_wrong_notation(const struct tsv_line_check *line, const char *text)
{
	bool is_hex = strncmp(text, "0x", 2) == 0 &&
		      !text[2 + strspn(text + 2, "0123456789abcdefABCDEF")];

	if (is_exponential(text))
		error(line, TSV_SERIAL, 204,
		      N_("%s is \"%s\": a spreadsheet has rounded it, and "
			 "digits are lost. Copy the serial number from the "
			 "certificate again."),
		      text);
	else if (is_hex)
		tsv_say(line, TSV_SERIAL, SEVERITY_WARNING, 204,
			N_("%s is \"%s\", in hexadecimal, which is not "
			   "accepted everywhere. Decimal digits are safer."),
			text, NULL, NULL);
	else if (text[strspn(text, digits)])
		error(line, TSV_SERIAL, 204,
		      N_("%s is \"%s\". Write it in decimal, with half-width "
			 "digits only."),
		      text);
	return !is_hex && text[strspn(text, digits)];
}

/* In another notation it has another length. */
static void
check_serial_cell(struct tsv_line_check *line)
{
	const char *text = tsv_text(line, TSV_SERIAL);
	struct diagnostics said = {0};

	line->good[TSV_SERIAL] = false;
	if (!tsv_is_ascii(text) || has_wrong_notation(line, text) ||
	    tsv_is_too_long(line, TSV_SERIAL))
		return;
	line->serial = serial_parse(text, NULL, &said);
	tsv_take(line, TSV_SERIAL, &said);
	diagnostics_release(&said);
	line->good[TSV_SERIAL] = line->serial != NULL;
}

static void
check_reason(struct tsv_line_check *line)
{
	const char *text = tsv_cell(line, TSV_REASON);

	if (!line->good[TSV_REASON])
		return;
	if (strlen(text) != 1 || !strchr("01345", *text))
		error(line, TSV_REASON, 204,
		      N_("%s is \"%s\"; it must be 0, 1, 3, 4 or 5."), text);
	else if (*text == '0' && !*tsv_cell(line, TSV_COMMENT))
		tsv_say(line, TSV_COMMENT, SEVERITY_WARNING, 201,
			N_("%s is empty. A comment is expected when the "
			   "reason is 0."),
			NULL, NULL, NULL);
}

/* The base64 without what was left around it; to be freed. *clean: nothing
 * was. */
static char *
bare_request(const char *text, bool *clean)
{
	const char *start = strstr(text, "-----BEGIN ");
	const char *p = start ? strstr(start + 11, "-----") : NULL;
	const char *end = p ? strstr(p + 5, "-----END") : NULL;
	struct stream stream;

	p = p ? p + 5 : text;
	end = end ? end : p + strlen(p);
	stream_open(&stream);
	*clean = !start;
	while (p < end) {
		size_t length = strcspn(p, " \r\n");

		if (length > (size_t)(end - p))
			length = (size_t)(end - p);
		stream_bytes(&stream, p, length);
		p += length;
		*clean = *clean && p == end;
		p += p < end;
	}
	return stream_close(&stream);
}

static void
check_csr(struct tsv_line_check *line)
{
	struct diagnostics said = {0};
	bool clean;
	char *bare;

	if (!line->good[TSV_CSR]) {
		tsv_is_too_long(line, TSV_CSR);
		return;
	}
	bare = bare_request(tsv_cell(line, TSV_CSR), &clean);
	if (!clean)
		error(line, TSV_CSR, 513,
		      N_("%s holds BEGIN and END lines, blanks or line ends. "
			 "Only the base64 between them can stand there, on "
			 "one line."),
		      NULL);
	else
		tsv_is_too_long(line, TSV_CSR);
	line->good[TSV_CSR] =
	    request_read(NULL, bare, strlen(bare), &line->request, &said);
	if (!line->good[TSV_CSR])
		error(line, TSV_CSR, 501,
		      N_("%s cannot be read as a certificate request. It was "
			 "cut or changed: make the file again."),
		      NULL);
	diagnostics_release(&said);
	free(bare);
}

static void
check_email_cell(struct tsv_line_check *line)
{
	const char *cell = tsv_cell(line, TSV_EMAIL);
	char *text = text_trim(tsv_text(line, TSV_EMAIL));
	struct profile anywhere = *line->profile;
	struct diagnostics said = {0};

	/* What is to be revoked may be another institution's. */
	if (line->kind == TSV_REVOKE)
		anywhere.email_domains = (struct strings){0};
	if (*cell == ' ' || cell[strlen(cell) - 1] == ' ')
		error(line, TSV_EMAIL, 206,
		      N_("%s begins or ends with a blank. Remove it."), NULL);
	if (*text)
		check_email_every(text, &anywhere, &said);
	tsv_take(line, TSV_EMAIL, &said);
	diagnostics_release(&said);
	free(text);
}

/* Not the characters, which were looked at before. Of bytes that are no
 * characters nobody knows how many they are. */
static void
check_text_cell(struct tsv_line_check *line, enum tsv_column column, long limit)
{
	struct diagnostics said = {0}, ignored = {0};
	char *text;

	if (strstr(tsv_cell(line, column), "\ufffd"))
		return;
	text = character_treat(tsv_cell(line, column), NULL, &ignored);
	if (*text)
		check_text_length(text, NULL, limit, &said);
	/* A mark that begins a formula was told. */
	if (column == TSV_SOFTWARE && line->good[column])
		check_software_name(text, NULL, &said);
	tsv_take(line, column, &said);
	diagnostics_release(&ignored);
	diagnostics_release(&said);
	free(text);
}

static void
check_filled(struct tsv_line_check *line, enum tsv_column column)
{
	const struct profile_limits *limits = &line->profile->limits;

	switch (column) {
	case TSV_DN:
		check_dn(line);
		break;
	case TSV_PROFILE_ID:
		check_profile_id(line);
		break;
	case TSV_BLANK:
		break;
	case TSV_SERIAL:
		check_serial_cell(line);
		break;
	case TSV_REASON:
		check_reason(line);
		break;
	case TSV_COMMENT:
		check_text_cell(line, column, limits->comment);
		break;
	case TSV_CSR:
		check_csr(line);
		break;
	case TSV_NAME:
		check_text_cell(line, column, limits->name);
		break;
	case TSV_DEPARTMENT:
		check_text_cell(line, column, limits->department);
		break;
	case TSV_EMAIL:
		check_email_cell(line);
		break;
	case TSV_FQDN:
		tsv_check_fqdn(line);
		break;
	case TSV_SOFTWARE:
		check_text_cell(line, column, limits->software);
		break;
	case TSV_DNS_NAMES:
		tsv_check_dns_names(line);
		break;
	}
}

static char *
narrow_cell(const char *text)
{
	struct diagnostics ignored = {0};
	char *narrow = character_narrow(text, NULL, &ignored);

	diagnostics_release(&ignored);
	return narrow;
}

/* Blanks in a half-width cell are its own fault. */
static bool
is_empty(const struct tsv_line_check *line, enum tsv_column column)
{
	const char *text = tsv_cell(line, column);

	if (tsv_rules[column].full_width &&
	    tsv_rules[column].presence[line->kind] == TSV_REQUIRED)
		return text_is_blank(text);
	return !*text;
}

void
tsv_check_cells(struct tsv_line_check *line)
{
	for (int i = 1; i <= TSV_COLUMNS; i++) {
		enum tsv_column column = (enum tsv_column)i;
		enum tsv_presence presence =
		    tsv_rules[column].presence[line->kind];

		if (is_empty(line, column)) {
			if (presence == TSV_REQUIRED)
				error(line, column, 201,
				      N_("%s is empty. This kind of "
					 "application needs it."),
				      NULL);
			continue;
		}
		if (presence == TSV_EMPTY) {
			error(line, column, 706,
			      N_("%s is filled in. It must be empty in this "
				 "kind of application."),
			      NULL);
			continue;
		}
		line->good[column] = tsv_check_characters(line, column);
		if (tsv_is_hopeless(line, column))
			continue;
		if (!line->good[column] && !tsv_rules[column].full_width)
			line->narrow[column] =
			    narrow_cell(tsv_cell(line, column));
		check_filled(line, column);
	}
}
