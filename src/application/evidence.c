/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of rule.h and the facts that it shows. */
#include "config.h"

#include "application/evidence.h"

#include "application/field.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/serial.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Certificates issued from this day on never have OU (service.md). */
static const struct date without_ou_from = {2022, 7, 27};

static bool
same_value(const struct name *name, const char *type, const char *value)
{
	const char *found = name_value(name, type);

	return found && strcmp(found, value) == 0;
}

enum standing
evidence_standing(const struct certificate *certificate, const char *fqdn,
		  const struct profile *profile)
{
	const char *issuer = name_value(&certificate->issuer, "CN");
	bool same_name =
	    strcasecmp(certificate_common_name(certificate), fqdn) == 0;

	if (certificate_is_of_authority(certificate) ||
	    (certificate->is_authority && !same_name))
		return STANDING_AUTHORITY;
	if (!issuer || !profile_issued(profile, issuer) ||
	    certificate->is_self_signed)
		return STANDING_FOREIGN;
	return same_name ? STANDING_COUNTS : STANDING_OTHER_NAME;
}

static struct evidence *
add(struct verdict *verdict)
{
	verdict->evidence =
	    alloc_resize(verdict->evidence, verdict->evidence_count + 1,
			 sizeof(*verdict->evidence));
	verdict->evidence[verdict->evidence_count] = (struct evidence){0};
	return &verdict->evidence[verdict->evidence_count++];
}

/* Which line of previous-files a certificate was read from. */
static size_t
line_of(const struct context *context, const struct certificate *certificate)
{
	const struct application *application = context->application;
	size_t count = application_lines(application, FIELD_PREVIOUS_FILES);

	for (size_t i = 0; i < count; i++) {
		char *path = application_path(
		    application, context->surroundings,
		    application_line(application, FIELD_PREVIOUS_FILES, i));
		bool same = strcmp(path, certificate->source) == 0;

		free(path);
		if (same)
			return i;
	}
	return 0;
}

/* Says why a certificate does not count. */
static void
report(const struct context *context, const struct evidence *evidence,
       const char *field, struct diagnostics *diagnostics)
{
	const struct certificate *certificate = evidence->certificate;
	const char *issuer = name_value(&certificate->issuer, "CN");
	struct diagnostic *diagnostic = NULL;

	if (!issuer)
		issuer = name_value(&certificate->issuer, "O");
	if (evidence->standing == STANDING_FOREIGN)
		diagnostic = diagnostics_warning(
		    diagnostics, 303, field,
		    N_("Issued by \"%s\", not by UPKI. Look for an earlier "
		       "UPKI certificate."),
		    issuer ? issuer : "", NULL);
	else if (evidence->standing == STANDING_OTHER_NAME)
		diagnostic = diagnostics_warning(
		    diagnostics, 304, field,
		    N_("This certificate is for \"%s\", another name, and is "
		       "ignored."),
		    certificate_common_name(certificate), NULL);
	else if (evidence->standing == STANDING_NO_SERIAL)
		diagnostic = diagnostics_error(
		    diagnostics, 307, field,
		    N_("This certificate has the serial number %s, which the "
		       "service cannot have given: its serial numbers are "
		       "above zero and have 20 octets at most. Name the "
		       "certificate that the service issued."),
		    evidence->serial, NULL);
	if (diagnostic)
		diagnostic->index = line_of(context, certificate);
}

/* What a certificate of another O or C means for this application. */
enum meaning {
	MEANING_REVOKED,   /* it is to be revoked */
	MEANING_NEW,	   /* so this counts as new */
	MEANING_PASSED,	   /* there is one of the same O */
	MEANING_UNDECIDED, /* it is only another subject */
};

static enum meaning
meaning_of(const struct context *context, const struct verdict *verdict)
{
	bool claims = context_claim(context) == KIND_RENEW &&
		      context_claim_is_confirmed(context);

	if (context_revokes(context))
		return MEANING_REVOKED;
	if (verdict->facts[FACT_SAME_O])
		return MEANING_PASSED;
	return verdict->found == KIND_NEW && !claims ? MEANING_NEW
						     : MEANING_UNDECIDED;
}

/* 1 its O, 2 its serial number. */
static const char *const other_sentences[] = {
    [MEANING_REVOKED] =
	N_("The certificate with serial number %2$s has another O or C than "
	   "your institution (O is \"%1$s\"). Make sure that it is the one to "
	   "be revoked."),
    [MEANING_NEW] =
	N_("The earlier certificate has another O or C (O is \"%s\"), so this "
	   "counts as a new application. NII's flow chart compares the CN "
	   "alone: ask the centre when the service answers 212."),
    [MEANING_PASSED] =
	N_("The certificate with serial number %2$s has another O or C (O is "
	   "\"%1$s\"): it is of another subject, and is not used to decide "
	   "between new and renewal."),
    [MEANING_UNDECIDED] =
	N_("The certificate with serial number %2$s has another O or C (O is "
	   "\"%1$s\"), so it is of another subject than this application."),
};

/* The same where it has no O; 2 its serial number. */
static const char *const none_sentences[] = {
    [MEANING_REVOKED] =
	N_("The certificate with serial number %2$s has no O in its subject. "
	   "Make sure that it is the one to be revoked."),
    [MEANING_NEW] =
	N_("The earlier certificate has no O in its subject, so this counts as "
	   "a new application. NII's flow chart compares the CN alone: ask the "
	   "centre when the service answers 212."),
    [MEANING_PASSED] =
	N_("The certificate with serial number %2$s has no O in its subject: "
	   "it is of another subject, and is not used to decide between new "
	   "and renewal."),
    [MEANING_UNDECIDED] =
	N_("The certificate with serial number %2$s has no O in its subject, "
	   "so it is of another subject than this application."),
};

void
evidence_report_organization(const struct context *context,
			     const struct verdict *verdict,
			     struct diagnostics *diagnostics)
{
	enum meaning meaning = meaning_of(context, verdict);

	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *one = &verdict->evidence[i];
		const char *o;

		if (one->standing != STANDING_COUNTS || one->same_organization)
			continue;
		o = name_value(&one->certificate->subject, "O");
		diagnostics_warning(diagnostics, 305, evidence_field(context),
				    o && *o ? other_sentences[meaning]
					    : none_sentences[meaning],
				    o ? o : "", one->serial, NULL)
		    ->index = line_of(context, one->certificate);
	}
}

static bool
is_same_organization(const struct certificate *certificate,
		     const struct profile *profile)
{
	return same_value(&certificate->subject, "O", profile->o) &&
	       same_value(&certificate->subject, "C", profile->c);
}

bool
evidence_renews(const struct certificate *certificate,
		const struct profile *profile)
{
	return name_values(&certificate->subject, "OU") == 0 &&
	       is_same_organization(certificate, profile) &&
	       serial_is_possible(certificate->serial);
}

static void
collect_read(const struct context *context, const char *field,
	     struct verdict *verdict, struct diagnostics *diagnostics)
{
	const struct certificates *list = context_previous(context);
	const struct profile *profile = context->profile;
	char *fqdn = context_fqdn(context);

	for (size_t i = 0; i < list->count; i++) {
		const struct certificate *certificate = list->item[i];
		struct evidence *evidence = add(verdict);

		evidence->certificate = certificate;
		evidence->standing =
		    evidence_standing(certificate, fqdn, profile);
		evidence->serial = alloc_string(certificate->serial);
		if (evidence->standing == STANDING_COUNTS &&
		    !serial_is_possible(evidence->serial))
			evidence->standing = STANDING_NO_SERIAL;
		evidence->issued = date_of(certificate->not_before);
		evidence->has_ou = name_values(&certificate->subject, "OU") > 0;
		evidence->same_organization =
		    is_same_organization(certificate, profile);
		report(context, evidence, field, diagnostics);
		if (evidence->standing == STANDING_COUNTS)
			verdict->facts[FACT_KNOWN] = true;
	}
	free(fqdn);
}

/* Typed evidence counts when date and OU, and without OU the serial, are there
 * and right; what is wrong is their fields' business. */
static void
collect_typed(const struct context *context, struct verdict *verdict)
{
	const struct application *application = context->application;
	const char *ou = application_get(application, FIELD_PREVIOUS_OU);
	struct diagnostics ignored = {0};
	char *serial =
	    serial_parse(application_get(application, FIELD_PREVIOUS_SERIAL),
			 NULL, &ignored);
	char *text = check_issue_date(
	    application_get(application, FIELD_PREVIOUS_ISSUED), NULL,
	    context->surroundings->today, &ignored);
	struct date issued;
	bool has_ou = strcmp(ou, "yes") == 0;

	if (text && date_parse(text, &issued) && (has_ou || (serial && *ou))) {
		struct evidence *evidence = add(verdict);

		evidence->serial = alloc_string(serial);
		evidence->issued = issued;
		evidence->has_ou = has_ou;
		evidence->same_organization = true;
		verdict->facts[FACT_KNOWN] = true;
	}
	free(text);
	free(serial);
	diagnostics_release(&ignored);
}

const char *
evidence_field(const struct context *context)
{
	switch (context_history(context)) {
	case HISTORY_FILE:
		return "previous-files";
	case HISTORY_SERVER:
		return "previous-server";
	case HISTORY_TYPED:
		return "previous-serial";
	default:
		return "history";
	}
}

void
evidence_collect(const struct context *context, struct verdict *verdict,
		 struct diagnostics *diagnostics)
{
	switch (context_history(context)) {
	case HISTORY_NONE:
		verdict->facts[FACT_KNOWN] = true;
		break;
	case HISTORY_FILE:
		collect_read(context, "previous-files", verdict, diagnostics);
		break;
	case HISTORY_SERVER:
		collect_read(context, "previous-server", verdict, diagnostics);
		break;
	case HISTORY_TYPED:
		collect_typed(context, verdict);
		break;
	case HISTORY_UNANSWERED:
	case HISTORY_UNKNOWN:
		break;
	}
}

bool
evidence_is_faulty(const struct diagnostics *diagnostics)
{
	static const enum field_id about[] = {
	    FIELD_HISTORY,	   FIELD_PREVIOUS_FILES,  FIELD_PREVIOUS_SERVER,
	    FIELD_PREVIOUS_SERIAL, FIELD_PREVIOUS_ISSUED, FIELD_PREVIOUS_OU};

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *one = diagnostics->item[i];

		for (size_t j = 0; j < sizeof(about) / sizeof(*about); j++)
			if (one->severity == SEVERITY_ERROR && one->field &&
			    strcmp(one->field, fields[about[j]].name) == 0)
				return true;
	}
	return false;
}

/* By the moment where both were read, else by the day. */
static bool
is_newer(const struct evidence *one, const struct evidence *other)
{
	if (one->certificate && other->certificate)
		return one->certificate->not_before >
		       other->certificate->not_before;
	return date_compare(one->issued, other->issued) > 0;
}

const struct evidence *
evidence_newest(const struct evidence *evidence, size_t count, bool usable)
{
	const struct evidence *newest = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct evidence *one = &evidence[i];

		if (one->standing != STANDING_COUNTS)
			continue;
		if (usable && (one->has_ou || !one->same_organization))
			continue;
		if (!newest || is_newer(one, newest))
			newest = one;
	}
	return newest;
}

void
evidence_facts(struct verdict *verdict)
{
	const struct evidence *newest =
	    evidence_newest(verdict->evidence, verdict->evidence_count, true);

	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *one = &verdict->evidence[i];

		if (one->standing != STANDING_COUNTS)
			continue;
		verdict->facts[FACT_ISSUED] = true;
		if (one->same_organization)
			verdict->facts[FACT_SAME_O] = true;
		if (one->has_ou &&
		    date_compare(one->issued, without_ou_from) >= 0)
			verdict->facts[FACT_CONTRADICTION] = true;
	}
	verdict->facts[FACT_WITHOUT_OU] = newest != NULL;
	verdict->facts[FACT_AFTER] =
	    newest && date_compare(newest->issued, without_ou_from) >= 0;
}

/* In days: 39 months, the most that a public authority was ever allowed. */
#define LONGEST_VALIDITY 1188

bool
evidence_is_over(const struct evidence *evidence, struct date today)
{
	const struct certificate *certificate = evidence->certificate;

	if (certificate)
		return date_compare(date_of(certificate->not_after), today) < 0;
	return date_days(evidence->issued, today) > LONGEST_VALIDITY;
}

bool
evidence_is_left(const struct evidence *evidence, const struct verdict *verdict,
		 struct date today)
{
	return verdict->kind == KIND_NEW &&
	       evidence->standing == STANDING_COUNTS && evidence->serial &&
	       !evidence_is_over(evidence, today);
}
