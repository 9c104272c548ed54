/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of last time against the evidence. */
#include "config.h"

#include "application/doubt.h"

#include "application/evidence.h"
#include "application/found.h"
#include "base/alloc.h"
#include "base/locale.h"

#include <stdlib.h>
#include <string.h>

static const struct advice name_recorded = {
    N_("Name that certificate in 3-1; if this is a new application all the "
       "same, type new in 4-1."),
    N_("Name that certificate; if this is a new application all the same, "
       "confirm it with \"request-confirmed: new\"."),
    N_("Name that certificate; if this is a new application all the same, "
       "confirm it.")};

static const struct advice name_found = {
    N_("Name that certificate in 3-1; if the older one is to be replaced all "
       "the same, type renew in 4-1."),
    N_("Name that certificate; if the older one is to be replaced all the "
       "same, confirm it with \"request-confirmed: renew\"."),
    N_("Name that certificate; if the older one is to be replaced all the "
       "same, confirm it.")};

/* Against the record of a renewal only the typed word stands. */
static void
doubt_new(const struct context *context, struct verdict *verdict,
	  struct diagnostics *diagnostics)
{
	const char *serial = context->application->last_serial;
	bool confirmed = context_claim_is_confirmed(context) &&
			 context_claim(context) == KIND_NEW;
	const char *format =
	    N_("The record of last time renews a UPKI certificate (serial %s). "
	       "Is this not a renewal?");

	alloc_replace(&verdict->record, serial);
	if (confirmed) {
		diagnostics_warning(diagnostics, 212, "request-confirmed",
				    format, serial, NULL);
		verdict->overridden = true;
		return;
	}
	diagnostic_advise(diagnostics_error(diagnostics, 212,
					    "request-confirmed", format, serial,
					    NULL),
			  &name_recorded);
	verdict->kind = KIND_UNKNOWN;
}

/* That nothing was ever issued. */
static void
doubt_none(const struct context *context, struct verdict *verdict,
	   struct diagnostics *diagnostics)
{
	const struct application *application = context->application;

	if (strcmp(application->last_kind, "renew") == 0 &&
	    application->last_serial)
		doubt_new(context, verdict, diagnostics);
	else if (strcmp(application->last_kind, "new") == 0)
		diagnostics_warning(
		    diagnostics, 212, "history",
		    N_("The record of last time applied for a new certificate "
		       "of this name. If it was issued, this is a renewal."),
		    NULL);
}

static bool
has_last_serial(const struct application *application, const char *serial)
{
	return serial && application->last_serial &&
	       strcmp(serial, application->last_serial) == 0;
}

bool
doubt_predates(const struct application *application, const char *serial,
	       struct date issued)
{
	const char *kind = application->last_kind;
	struct date made;

	/* A revocation brings no certificate. */
	if (!kind || (strcmp(kind, "new") != 0 && strcmp(kind, "renew") != 0))
		return false;
	return has_last_serial(application, serial) ||
	       (application->last_date &&
		date_parse(application->last_date, &made) &&
		date_compare(issued, made) < 0);
}

static const struct advice name_newer[] = {
    [KIND_NEW] =
	{N_("Name the one that came of it in 3-1. If none was issued, type new "
	    "in 4-1."),
	 N_("Name the one that came of it. If none was issued, confirm this "
	    "with \"request-confirmed: new\"."),
	 N_("Name the one that came of it. If none was issued, confirm this.")},
    [KIND_RENEW] =
	{N_("Name the one that came of it in 3-1. If none was issued, type "
	    "renew in 4-1."),
	 N_("Name the one that came of it. If none was issued, confirm this "
	    "with \"request-confirmed: renew\"."),
	 N_("Name the one that came of it. If none was issued, confirm this.")},
};

static struct diagnostic *
say_old(const struct application *application, const struct evidence *newest,
	bool confirmed, int number, struct diagnostics *diagnostics)
{
	const char *field = "request-confirmed";
	char *issued = date_text(newest->issued);
	const char *format, *first, *second;
	struct diagnostic *said;

	if (has_last_serial(application, newest->serial)) {
		format = N_("The application of last time already replaces the "
			    "certificate given here (serial %s).");
		first = newest->serial;
		second = NULL;
	} else {
		format = N_("The newest certificate given here was issued on "
			    "%1$s, and on %2$s a newer one was applied for.");
		first = issued;
		second = application->last_date;
	}
	said = confirmed ? diagnostics_warning(diagnostics, number, field,
					       format, first, second, NULL)
			 : diagnostics_error(diagnostics, number, field, format,
					     first, second, NULL);
	free(issued);
	return said;
}

/* Certificates from before the record: what came of it is not among them. */
static void
doubt_old(const struct context *context, struct verdict *verdict,
	  struct diagnostics *diagnostics)
{
	bool renews = verdict->found == KIND_RENEW;
	bool confirmed = context_claim_is_confirmed(context);
	const struct evidence *newest =
	    evidence_newest(verdict->evidence, verdict->evidence_count, renews);
	struct diagnostic *said;

	if (verdict->found == KIND_UNKNOWN || !newest ||
	    !doubt_predates(context->application, newest->serial,
			    newest->issued))
		return;
	said = say_old(context->application, newest, confirmed,
		       renews ? 514 : 212, diagnostics);
	if (confirmed) {
		verdict->overridden = true;
		return;
	}
	diagnostic_advise(said, &name_newer[verdict->found]);
	verdict->kind = KIND_UNKNOWN;
}

static void
doubt_by_record(const struct context *context, const char *fqdn,
		struct verdict *verdict, struct diagnostics *diagnostics)
{
	const struct application *application = context->application;

	/* The record itself, with its own answers, contradicts nothing. */
	if (!application->last_kind || application->made_folder ||
	    !application->last_fqdn ||
	    strcmp(application->last_fqdn, fqdn) != 0)
		return;
	if (context_history(context) == HISTORY_NONE)
		doubt_none(context, verdict, diagnostics);
	else
		doubt_old(context, verdict, diagnostics);
}

/* The newest certificate found on this machine that makes it a renewal, unless
 * the evidence is that one or a newer one; or NULL. */
static const struct found_certificate *
overlooked(const struct found *found, const char *fqdn,
	   const struct verdict *verdict)
{
	const struct evidence *given =
	    evidence_newest(verdict->evidence, verdict->evidence_count, true);
	size_t i = 0;

	if (!found || !found->fqdn || strcmp(found->fqdn, fqdn) != 0)
		return NULL;
	while (i < found->count && !found->item[i].renews)
		i++;
	if (i == found->count)
		return NULL;
	if (verdict->found == KIND_RENEW && given &&
	    (strcmp(given->serial, found->item[i].serial) == 0 ||
	     date_compare(given->issued, date_of(found->item[i].not_before)) >=
		 0))
		return NULL;
	return &found->item[i];
}

/* What lies on this machine against what was answered: U212 where a new one
 * would be applied for, U514 where an older one would be replaced. */
static void
doubt_by_found(const struct context *context, const char *fqdn,
	       struct verdict *verdict, struct diagnostics *diagnostics)
{
	const struct found_certificate *newest =
	    overlooked(context->found, fqdn, verdict);
	const char *format =
	    N_("A newer certificate of the service for this name lies on this "
	       "computer: %1$s, serial number %2$s.");
	int number = verdict->kind == KIND_RENEW ? 514 : 212;

	if (!newest || verdict->kind == KIND_UNKNOWN)
		return;
	if (verdict->found == KIND_NEW) {
		format = N_("A certificate of the service for this name lies "
			    "on this computer: %1$s, serial number %2$s.");
		alloc_replace(&verdict->record, newest->serial);
		verdict->record_is_found = true;
	}
	if (context_claim_is_confirmed(context)) {
		diagnostics_warning(diagnostics, number, "request-confirmed",
				    format, newest->file, newest->serial, NULL);
		verdict->overridden = true;
		return;
	}
	diagnostic_advise(
	    diagnostics_error(diagnostics, number, "request-confirmed", format,
			      newest->file, newest->serial, NULL),
	    verdict->kind == KIND_RENEW ? &name_found : &name_recorded);
	verdict->kind = KIND_UNKNOWN;
}

void
doubt_add(const struct context *context, struct verdict *verdict,
	  struct diagnostics *diagnostics)
{
	char *fqdn = context_fqdn(context);

	doubt_by_record(context, fqdn, verdict, diagnostics);
	if (!verdict->record)
		doubt_by_found(context, fqdn, verdict, diagnostics);
	free(fqdn);
}
