/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a line against each other, and against what was issued. */
#include "config.h"

#include "service/tsv_line_check.h"

#include "base/locale.h"
#include "service/check.h"
#include "service/examine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/*
 * One wrong value may stand in column 1 and in the CSR from which it was
 * copied: then the CSR is named. Column 1 is named when it differs from the
 * CSR, or when there is none to read.
 */
static void
check_attribute(const struct tsv_line_check *line, const char *type,
		const char *wanted, int number)
{
	const char *value = tsv_dn_value(line, type);
	const char *requested = name_value(&line->request.subject, type);

	if (!value || is_same(value, wanted) ||
	    (line->good[TSV_CSR] && is_same(value, requested)))
		return;
	tsv_say(line, TSV_DN, SEVERITY_ERROR, number,
		N_("%s has %s \"%s\"; it must be \"%s\"."), type, value,
		wanted);
}

/* Not when it was copied from the CSR, which is named then. */
static void
check_unit(const struct tsv_line_check *line)
{
	const char *ou = line->dn_is_apart ? name_value(&line->dn, "OU") : NULL;

	if (!ou ||
	    (line->good[TSV_CSR] && name_values(&line->request.subject, "OU")))
		return;
	tsv_say(line, TSV_DN, SEVERITY_ERROR, 506,
		*ou ? N_("%s has OU \"%s\"; OU was abolished on 2022-07-26. "
			 "Leave it out.")
		    : N_("%s has an empty OU; OU was abolished on 2022-07-26. "
			 "Leave it out."),
		ou, NULL, NULL);
}

/* CN, column 11 and the CSR's CN: the one that differs is named. */
static void
check_common_name(const struct tsv_line_check *line)
{
	const char *cn = tsv_dn_value(line, "CN");
	const char *fqdn = tsv_cell(line, TSV_FQDN);
	const char *requested = name_value(&line->request.subject, "CN");

	if (!cn || !line->good[TSV_FQDN] || is_same(cn, fqdn))
		return;
	if (line->good[TSV_CSR] && is_same(cn, requested))
		tsv_say(line, TSV_FQDN, SEVERITY_ERROR, 510,
			N_("%s is \"%s\", but the CN is \"%s\". They must be "
			   "equal."),
			fqdn, cn, NULL);
	else
		tsv_say(line, TSV_DN, SEVERITY_ERROR, 510,
			N_("%s has CN \"%s\", but column 11 (FQDN) is \"%s\". "
			   "They must be equal."),
			cn, fqdn, NULL);
}

/* The CN that the CSR should have: what columns 1 and 11 agree on. */
static const char *
wanted_name(const struct tsv_line_check *line)
{
	const char *cn = tsv_dn_value(line, "CN");
	const char *requested = name_value(&line->request.subject, "CN");

	if (line->good[TSV_FQDN] && cn &&
	    !is_same(cn, tsv_cell(line, TSV_FQDN)) &&
	    (is_same(requested, cn) ||
	     is_same(requested, tsv_cell(line, TSV_FQDN))))
		return requested;
	if (line->good[TSV_FQDN])
		return tsv_cell(line, TSV_FQDN);
	return cn;
}

static void
check_request(const struct tsv_line_check *line)
{
	struct diagnostics said = {0};

	examine_request(&line->request, wanted_name(line), NULL, NULL,
			line->profile, &said);
	tsv_take(line, TSV_CSR, &said);
	diagnostics_release(&said);
}

/* Column 2 belongs to the kind of key; a key that is not allowed at all was
 * told at column 7. True: it was told. */
static bool
has_other_profile_id(const struct tsv_line_check *line)
{
	enum private_key_type type =
	    line->request.key_kind == REQUEST_KEY_EC_P384 ? PRIVATE_KEY_EC_P384
							  : PRIVATE_KEY_RSA2048;
	long id = profile_id_of_key(line->profile, type);
	char wanted[24];

	snprintf(wanted, sizeof(wanted), "%ld", id);
	if (line->request.key_kind == REQUEST_KEY_OTHER ||
	    !profile_allows_key(line->profile, type) ||
	    strtol(tsv_cell(line, TSV_PROFILE_ID), NULL, 10) == id)
		return false;
	tsv_say(line, TSV_PROFILE_ID, SEVERITY_ERROR, 503,
		N_("%s is \"%s\", but the key of the CSR is %s, which goes "
		   "with %s."),
		tsv_cell(line, TSV_PROFILE_ID), line->request.key, wanted);
	return true;
}

/* The ID of a key that is allowed here, but for zeros in front. */
static bool
is_padded_id(const struct tsv_line_check *line, const char *text)
{
	static const enum private_key_type types[] = {PRIVATE_KEY_RSA2048,
						      PRIVATE_KEY_EC_P384};
	long id = strtol(text, NULL, 10);

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (*text == '0' &&
		    profile_allows_key(line->profile, types[i]) &&
		    profile_id_of_key(line->profile, types[i]) == id)
			return true;
	return false;
}

/* That the ID is another one says more than that it is too long, and that more
 * than that it has zeros in front. */
static void
check_profile_id(const struct tsv_line_check *line)
{
	const char *text = tsv_cell(line, TSV_PROFILE_ID);

	if (!line->good[TSV_PROFILE_ID] ||
	    (line->good[TSV_CSR] && has_other_profile_id(line)) ||
	    tsv_is_too_long(line, TSV_PROFILE_ID) || !is_padded_id(line, text))
		return;
	tsv_say(line, TSV_PROFILE_ID, SEVERITY_ERROR, 513,
		N_("%s is \"%s\"; it stands there without a zero in front. "
		   "Write \"%s\"."),
		text, text + strspn(text, "0"), NULL);
}

void
tsv_check_agreement(struct tsv_line_check *line)
{
	const struct profile *profile = line->profile;

	/* What is to be revoked has the values of its own time. */
	if (line->kind == TSV_REVOKE)
		return;
	check_attribute(line, "O", profile->o, 241);
	check_attribute(line, "L", profile->l, 903);
	check_attribute(line, "ST", profile->st, 903);
	check_attribute(line, "C", profile->c, 206);
	check_unit(line);
	check_common_name(line);
	check_profile_id(line);
	if (line->good[TSV_CSR])
		check_request(line);
}

static void
check_new(const struct tsv_line_check *line, const struct earlier_item *newest)
{
	if (newest)
		tsv_say(line, TSV_SERIAL, SEVERITY_ERROR, 212,
			N_("%s is empty, but a certificate without OU exists "
			   "(serial %s). Choose renewal; new would be "
			   "answered 212."),
			newest->serial, NULL, NULL);
}

static void
say_other_serial(const struct tsv_line_check *line,
		 const struct earlier_item *right)
{
	if (right)
		tsv_say(line, TSV_SERIAL, SEVERITY_ERROR, 514,
			N_("%s is %s, but the certificate of this server has "
			   "%s."),
			line->serial, right->serial, NULL);
	else
		tsv_say(line, TSV_SERIAL, SEVERITY_ERROR, 514,
			N_("%s is %s, which no certificate of this server "
			   "has."),
			line->serial, NULL, NULL);
}

/* Only the registrar's list shows what was never issued. */
static void
say_nothing_to_renew(const struct tsv_line_check *line,
		     const struct earlier_item *any)
{
	const char *sentence =
	    N_("%s is filled in for a renewal, but the certificate shown has "
	       "another O or C than this subject. Make sure that there is one "
	       "of this subject without OU; if there never was one, choose "
	       "new.");

	if (line->check->earlier->has_list)
		sentence = N_("%s is filled in for a renewal, but no "
			      "certificate without OU was issued for this "
			      "subject. Choose new.");
	else if (name_values(&any->subject, "OU"))
		sentence = N_("%s is filled in for a renewal, but the "
			      "certificate shown has an OU. Make sure that "
			      "there is a newer one without OU; if there never "
			      "was one, choose new.");
	tsv_say(line, TSV_SERIAL, SEVERITY_ERROR, 302, sentence, NULL, NULL,
		NULL);
}

/* The newest without OU; where dates are not known, any without OU. */
static void
check_renewal(const struct tsv_line_check *line, const struct earlier_item *any,
	      const struct earlier_item *newest)
{
	const struct earlier_item *found;

	if (!newest) {
		say_nothing_to_renew(line, any);
		return;
	}
	if (!line->good[TSV_SERIAL])
		return;
	found = earlier_serial(line->check->earlier, &line->dn, line->serial);
	if (!found || name_values(&found->subject, "OU") ||
	    (found->not_before && found->not_before < newest->not_before))
		say_other_serial(line, newest);
}

static void
check_revocation(const struct tsv_line_check *line,
		 const struct earlier_item *any)
{
	const struct earlier_item *found = NULL;
	char *wanted, *written;

	if (line->good[TSV_SERIAL])
		found = earlier_serial(line->check->earlier, &line->dn,
				       line->serial);
	if (!found) {
		if (line->good[TSV_SERIAL])
			say_other_serial(line, any);
		return;
	}
	wanted = name_text(&found->subject, false);
	written = name_text(&line->dn, false);
	if (line->dn_is_exact && strcmp(wanted, written) != 0)
		tsv_say(line, TSV_DN, SEVERITY_ERROR, 505,
			N_("%s is not the subject of the certificate, which "
			   "is \"%s\"."),
			wanted, NULL, NULL);
	free(written);
	free(wanted);
}

static void
check_key(const struct tsv_line_check *line)
{
	if (line->good[TSV_CSR] &&
	    earlier_has_key(line->check->earlier, &line->dn,
			    line->request.key_digest))
		tsv_say(line, TSV_CSR, SEVERITY_ERROR, 511,
			N_("The CSR reuses the old key; a renewal needs a new "
			   "one. Make a new key and CSR."),
			NULL, NULL, NULL);
}

void
tsv_check_earlier(struct tsv_line_check *line)
{
	const struct earlier *earlier = line->check->earlier;
	const struct earlier_item *any, *newest;
	size_t all, usable;

	if (!earlier || !line->good[TSV_DN])
		return;
	if (line->kind != TSV_REVOKE)
		check_key(line);
	any = earlier_find(earlier, &line->dn, false, &all);
	newest = earlier_find(earlier, &line->dn, true, &usable);
	if (!all && !earlier->has_list) {
		if (earlier->count)
			tsv_say(line, TSV_DN, SEVERITY_WARNING, 304,
				N_("The earlier certificate is for another "
				   "name than \"%2$s\", so %1$s was not "
				   "compared with it."),
				name_value(&line->dn, "CN"), NULL, NULL);
		return;
	}
	if (line->kind == TSV_NEW)
		check_new(line, newest);
	else if (line->kind == TSV_RENEW)
		check_renewal(line, any, newest);
	else
		check_revocation(line, any);
}

/* Digits that end in zeros as a spreadsheet leaves them. */
static void
check_rounding(const struct tsv_line_check *line)
{
	size_t zeros = check_serial_zeros(line->serial);

	if (!zeros || strncmp(tsv_text(line, TSV_SERIAL), "0x", 2) == 0)
		return;
	tsv_say(line, TSV_SERIAL, check_serial_severity(zeros), 307,
		N_("%s is %s: all digits behind the 15th are zeros, as a "
		   "spreadsheet leaves them. Copy the serial number from the "
		   "certificate again."),
		line->serial, NULL, NULL);
}

/* Which one it should be was told. */
static bool
is_other_serial(const struct tsv_line_check *line)
{
	for (size_t i = 0; i < line->diagnostics->count; i++)
		if (line->diagnostics->item[i]->number == 514 &&
		    line->diagnostics->item[i]->line == line->line->number)
			return true;
	return false;
}

void
tsv_check_likeliness(const struct tsv_line_check *line)
{
	const struct earlier *earlier = line->check->earlier;

	if (!line->good[TSV_SERIAL])
		return;
	if (earlier && line->good[TSV_DN] &&
	    (earlier->has_list ||
	     earlier_serial(earlier, &line->dn, line->serial)))
		return;
	check_rounding(line);
	if (check_serial_is_short(line->serial) && !is_other_serial(line))
		tsv_say(line, TSV_SERIAL, SEVERITY_WARNING, 313,
			N_("%s is %s, shorter than serial numbers of "
			   "certificates are (8 octets or more, at least 17 "
			   "decimal digits). Make sure that all of it was "
			   "copied."),
			tsv_cell(line, TSV_SERIAL), NULL, NULL);
}
