/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which certificate is revoked, and what its row says. */
#include "config.h"

#include "application/revocation.h"

#include "application/evidence.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/tsv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const struct revocation_choice revocation_choices[] = {
    {"4", N_("4 superseded: it was replaced by another certificate"),
     N_("A new certificate is in use. Where the centre only wants to be told "
	"after a renewal, no revocation is needed.")},
    {"5", N_("5 cessationOfOperation: the server is out of use"),
     N_("The server or this name of it is no longer in operation.")},
    {"3", N_("3 affiliationChanged: the institution's name changed"),
     N_("What the subject says is no longer so.")},
    {"1", N_("1 keyCompromise: the private key leaked"),
     N_("Only for a real leak: somebody else has or may have the private key, "
	"through a break-in, a lost disk or a copy that went out. The "
	"certificate is void at once, everywhere, for good; the server needs "
	"a new one with a new key.")},
    {"0", N_("0 unspecified: another reason"), N_("The comment must say why.")},
};

const size_t revocation_choice_count =
    sizeof(revocation_choices) / sizeof(*revocation_choices);

/* Stands where the matrix of rule.c would: nothing is decided here. */
static const struct rule revocation_rule = {
    .name = "revocation",
    .kind = KIND_UNKNOWN,
    .ground = N_("The certificate named here is to be revoked."),
};

const char *
revocation_reason(const char *value)
{
	for (size_t i = 0; i < revocation_choice_count; i++)
		if (strcmp(revocation_choices[i].value, value) == 0)
			return locale_text(revocation_choices[i].text) + 2;
	return "";
}

const char *
revocation_description(const char *value)
{
	for (size_t i = 0; i < revocation_choice_count; i++)
		if (strcmp(revocation_choices[i].value, value) == 0)
			return locale_text(revocation_choices[i].description);
	return "";
}

bool
revocation_word(const char *text)
{
	char *narrow = text_narrow(text);
	char *trimmed = text_trim(narrow);
	bool good = strcasecmp(trimmed, "keyCompromise") == 0;

	free(trimmed);
	free(narrow);
	return good;
}

char *
revocation_address(const struct profile *profile)
{
	if (profile->submit_to || profile->method != PROFILE_METHOD_MAIL)
		return NULL;
	return alloc_format(_("No review comes before a revocation whose mail "
			      "would name the address. Ask the centre where "
			      "to send it: %s"),
			    profile->center_email ? profile->center_email
						  : profile_page(profile));
}

/* CN first and C last, whichever way round the certificate has it. */
static char *
subject_dn(const struct name *subject)
{
	bool reverse =
	    subject->count && strcmp(subject->attribute[0].type, "CN") != 0;

	return name_text(subject, reverse);
}

/* The one that counts; *several: there is another beside it. */
static const struct evidence *
find(const struct verdict *verdict, bool *several)
{
	const struct evidence *found = NULL;

	*several = false;
	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *one = &verdict->evidence[i];

		if (one->standing != STANDING_COUNTS)
			continue;
		if (found && strcmp(found->serial, one->serial) != 0)
			*several = true;
		found = one;
	}
	return found;
}

/* What was read holds no certificate to revoke: the warnings say why, and this
 * that it will not do. */
static void
refuse_evidence(const struct context *context, const struct verdict *verdict,
		struct diagnostics *diagnostics)
{
	int number = 201;

	for (size_t i = 0; i < verdict->evidence_count; i++)
		if (verdict->evidence[i].standing == STANDING_FOREIGN)
			number = 303;
		else if (verdict->evidence[i].standing == STANDING_OTHER_NAME)
			number = 304;
	diagnostics_error(diagnostics, number, evidence_field(context),
			  N_("No certificate of the service for this name was "
			     "given. Name the file of the certificate that is "
			     "to be revoked, or its serial number."),
			  NULL);
}

/* A typed serial number comes without a subject: only the present one is
 * known, and it has no OU. */
static char *
typed_dn(const struct context *context, const struct evidence *evidence,
	 struct diagnostics *diagnostics)
{
	const struct profile *profile = context->profile;
	char *fqdn, *dn;

	if (evidence->has_ou) {
		diagnostics_error(
		    diagnostics, 506, "previous-ou",
		    N_("Column 1 must be the certificate's own subject, OU "
		       "included, and it is not known from what is typed. Read "
		       "the certificate's file instead."),
		    NULL);
		return NULL;
	}
	fqdn = context_fqdn(context);
	dn = tsv_dn(fqdn, profile->o, profile->l, profile->st, profile->c);
	free(fqdn);
	return dn;
}

static void
note_renewal(const struct context *context, struct diagnostics *diagnostics)
{
	const char *reason =
	    application_get(context->application, FIELD_REVOKE_REASON);

	if (strcmp(reason, "4") != 0 || context->profile->after_renewal !=
					    PROFILE_AFTER_RENEWAL_TELL_CENTER)
		return;
	diagnostics_note(diagnostics, 311, "revoke-reason",
			 N_("After a renewal no revocation TSV is needed here: "
			    "tell the centre the FQDN, and it revokes the old "
			    "certificate."),
			 NULL);
}

static void
note_expiry(const struct context *context, const struct verdict *verdict,
	    struct diagnostics *diagnostics)
{
	char *day;

	if (!verdict_is_expired(verdict, context->surroundings->today))
		return;
	day = date_text(date_of(verdict->newest->certificate->not_after));
	diagnostics_note(diagnostics, 311, evidence_field(context),
			 N_("This certificate expired on %s. Usually no "
			    "revocation needs to be applied for."),
			 day, NULL);
	free(day);
}

void
revocation_decide(const struct context *context, struct verdict *verdict,
		  char **dn, struct diagnostics *diagnostics)
{
	const struct evidence *found;
	bool several;

	*verdict = (struct verdict){.rule = &revocation_rule};
	*dn = NULL;
	evidence_collect(context, verdict, diagnostics);
	evidence_report_organization(context, verdict, diagnostics);
	note_renewal(context, diagnostics);
	found = find(verdict, &several);
	if (!found || !found->serial) {
		if (!evidence_is_faulty(diagnostics))
			refuse_evidence(context, verdict, diagnostics);
	} else if (several) {
		diagnostics_error(
		    diagnostics, 706, evidence_field(context),
		    N_("Several certificates for this name were given. Name "
		       "only the one that is to be revoked."),
		    NULL);
	} else {
		verdict->newest = found;
		verdict->serial = alloc_string(found->serial);
		note_expiry(context, verdict, diagnostics);
		*dn = found->certificate
			  ? subject_dn(&found->certificate->subject)
			  : typed_dn(context, found, diagnostics);
	}
}
