/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The certificate that came, held against what was asked for. */
#include "config.h"

#include "application/arrival.h"

#include "application/chain_check.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* A certificate is counted in days from its first to its last. */
#define VALIDITY_SLACK 1

static void
say(const struct certificate *certificate, enum severity severity, int number,
    struct diagnostics *diagnostics, const char *format, const char *first,
    const char *second, const char *third)
{
	struct diagnostic *diagnostic = diagnostics_error(
	    diagnostics, number, NULL, format, first, second, third, NULL);

	diagnostic->severity = severity;
	diagnostic_place(diagnostic, certificate->source, 0, 0);
}

static bool
is_ours(const struct arrival *arrival)
{
	return profile_issued(arrival->profile,
			      certificate_issuer_name(arrival->leaf)) &&
	       !arrival->leaf->is_self_signed;
}

static void
check_name(const struct arrival *arrival, const char *name,
	   struct diagnostics *diagnostics)
{
	if (!strings_has(&arrival->leaf->dns_names, name))
		say(arrival->leaf, SEVERITY_ERROR, 409, diagnostics,
		    N_("The certificate lacks the name \"%s\", which was asked "
		       "for. Tell the centre before you install it."),
		    name, NULL, NULL);
}

static void
check_names(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	const struct strings *found = &arrival->leaf->dns_names;

	check_name(arrival, arrival->fqdn, diagnostics);
	for (size_t i = 0; i < arrival->dns_names->count; i++)
		check_name(arrival, arrival->dns_names->item[i], diagnostics);
	for (size_t i = 0; i < found->count; i++)
		if (strcmp(found->item[i], arrival->fqdn) != 0 &&
		    !strings_has(arrival->dns_names, found->item[i]))
			say(arrival->leaf, SEVERITY_WARNING, 409, diagnostics,
			    N_("The certificate has the name \"%s\", which was "
			       "not asked for."),
			    found->item[i], NULL, NULL);
}

static void
check_subject(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	const struct profile *profile = arrival->profile;
	const char *const wanted[][2] = {{"C", profile->c},
					 {"ST", profile->st},
					 {"L", profile->l},
					 {"O", profile->o}};
	const struct name *subject = &arrival->leaf->subject;
	const char *ou = name_value(subject, "OU");

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		const char *value = name_value(subject, wanted[i][0]);

		if (!value || strcmp(value, wanted[i][1]) != 0)
			say(arrival->leaf, SEVERITY_ERROR, 505, diagnostics,
			    N_("The certificate has %s \"%s\", not \"%s\" as "
			       "asked for. Tell the centre."),
			    wanted[i][0], value ? value : "", wanted[i][1]);
	}
	if (ou)
		say(arrival->leaf, SEVERITY_ERROR, 506, diagnostics,
		    N_("The certificate has OU \"%s\", which the service has "
		       "not issued since 2022-07-26. It is another one."),
		    ou, NULL, NULL);
}

static void
check_dates(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	struct date from = date_of(arrival->leaf->not_before);
	struct date until = date_of(arrival->leaf->not_after);
	long most = arrival->profile->validity_days + VALIDITY_SLACK;
	char *from_text = date_text(from), *until_text = date_text(until);
	char *made = arrival->made.year ? date_text(arrival->made) : NULL;

	if (date_compare(until, arrival->today) < 0)
		say(arrival->leaf, SEVERITY_ERROR, 309, diagnostics,
		    N_("The certificate expired on %s. Look for the new one."),
		    until_text, NULL, NULL);
	else if (date_compare(from, arrival->today) > 0)
		say(arrival->leaf, SEVERITY_ERROR, 309, diagnostics,
		    N_("The certificate is valid from %s only. Check this "
		       "machine's date, or wait."),
		    from_text, NULL, NULL);
	else if (made && !arrival->key_differs &&
		 date_compare(from, arrival->made) < 0)
		say(arrival->leaf, SEVERITY_ERROR, 309, diagnostics,
		    N_("The certificate was issued on %s, before the "
		       "application was made on %s. It is another one."),
		    from_text, made, NULL);
	else if (date_days(from, until) > most)
		say(arrival->leaf, SEVERITY_WARNING, 309, diagnostics,
		    N_("The certificate is valid from %s to %s, longer than "
		       "the service issues them today."),
		    from_text, until_text, NULL);
	free(made);
	free(until_text);
	free(from_text);
}

static enum private_key_type
key_type(const struct certificate *certificate)
{
	return text_starts_with(certificate->key, "EC ") ? PRIVATE_KEY_EC_P384
							 : PRIVATE_KEY_RSA2048;
}

/* Roots may stand at the end of a chain, but none is needed there. */
static size_t
intermediates(const struct arrival *arrival)
{
	size_t count = 0;

	for (size_t i = 0; i < arrival->chain_count; i++)
		count += !arrival->chain[i]->is_self_signed;
	return count;
}

/* The intermediates that the profile names for this day; the first by its CN,
 * the others, which it may describe in words, by their number. */
static void
check_expected(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	const struct certificate *leaf = arrival->leaf;
	const struct profile_chain *expected = profile_chain_for_key(
	    arrival->profile, date_of(leaf->not_before), key_type(leaf));
	size_t count = intermediates(arrival);

	if (!expected || !expected->names.count)
		return;
	if (strcmp(certificate_issuer_name(leaf), expected->names.item[0]) != 0)
		say(leaf, SEVERITY_WARNING, 516, diagnostics,
		    N_("Issued by \"%s\"; on its day the profile expects "
		       "\"%s\". Ask the centre which chain to install."),
		    certificate_issuer_name(leaf), expected->names.item[0],
		    NULL);
	else if (count < expected->names.count)
		say(leaf, SEVERITY_ERROR, 516, diagnostics,
		    N_("The chain is incomplete: \"%s\" is missing at its "
		       "end."),
		    expected->names.item[count], NULL, NULL);
}

static void
check_chain(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	if (arrival->before)
		say(arrival->leaf, SEVERITY_ERROR, 516, diagnostics,
		    N_("The chain is not in order: the certificate of the "
		       "server, \"%s\", must stand first, before \"%s\"."),
		    certificate_common_name(arrival->leaf),
		    certificate_common_name(arrival->before), NULL);
	else if (!arrival->chain_count)
		say(arrival->leaf, SEVERITY_WARNING, 516, diagnostics,
		    N_("No intermediate certificate was given. The server has "
		       "to send that of \"%s\" behind its own; name its file, "
		       "too, to have the chain checked."),
		    certificate_issuer_name(arrival->leaf), NULL, NULL);
	else if (chain_check(arrival->leaf, arrival->chain,
			     arrival->chain_count, arrival->today, diagnostics))
		check_expected(arrival, diagnostics);
}

/* Name and key: a certificate for another server has another key, too, which
 * need not be said. */
static void
check_identity(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	const char *cn = certificate_common_name(arrival->leaf);

	if (arrival->fqdn && strcmp(cn, arrival->fqdn) != 0) {
		say(arrival->leaf, SEVERITY_ERROR, 304, diagnostics,
		    N_("The certificate is for \"%s\", but this folder is for "
		       "\"%s\"."),
		    cn, arrival->fqdn, NULL);
		return;
	}
	if (arrival->key_differs)
		say(arrival->leaf, SEVERITY_ERROR, 512, diagnostics,
		    N_("The certificate does not belong to the private key in "
		       "this folder. Look for the folder it was applied for "
		       "from, or for the new certificate."),
		    NULL, NULL, NULL);
	if (arrival->fqdn)
		check_names(arrival, diagnostics);
}

/* A CA's own certificate may well bear the name of the service's CA. */
static void
say_foreign(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	const struct certificate *leaf = arrival->leaf;
	char *issuers;

	if (leaf->is_self_signed) {
		say(leaf, SEVERITY_ERROR, 303, diagnostics,
		    N_("\"%s\" has signed this certificate itself: it may be a "
		       "CA's own or one for tests, but the service did not "
		       "issue it for a server."),
		    certificate_issuer_name(leaf), NULL, NULL);
		return;
	}
	issuers = strings_join(&arrival->profile->issuers, ", ");
	say(leaf, SEVERITY_ERROR, 303, diagnostics,
	    N_("The issuer is \"%s\", which is none of the service's: their "
	       "names begin with \"%s\". It may be a certificate for tests "
	       "or of another CA."),
	    certificate_issuer_name(leaf), issuers, NULL);
	free(issuers);
}

void
arrival_check(const struct arrival *arrival, struct diagnostics *diagnostics)
{
	check_identity(arrival, diagnostics);
	if (!is_ours(arrival)) {
		say_foreign(arrival, diagnostics);
		return;
	}
	check_subject(arrival, diagnostics);
	check_dates(arrival, diagnostics);
	check_chain(arrival, diagnostics);
}
