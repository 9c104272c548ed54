/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New or renewal. */
#include "config.h"

#include "application/rule.h"

#include "application/doubt.h"
#include "application/evidence.h"
#include "base/alloc.h"
#include "base/locale.h"

#include <stdlib.h>
#include <string.h>

const char *const fact_questions[FACT_COUNT] = {
    [FACT_KNOWN] = N_("Is it known what was issued for this CN before?"),
    [FACT_CONTRADICTION] =
	N_("Does a certificate have an OU although it was issued on or after "
	   "2022-07-27?"),
    [FACT_ISSUED] = N_("Was a certificate ever issued for this CN?"),
    [FACT_SAME_O] = N_("Does one of them have the same O and C?"),
    [FACT_WITHOUT_OU] = N_("Does one of those have no OU?"),
    [FACT_AFTER] = N_("Was the newest of those issued on or after 2022-07-27?"),
};

/* service.md, "New or renewal", line by line; the first that fits holds. */
const struct rule rules[] = {
    /* name, { known, contradiction, issued, same O, without OU, after } */
    {"not-known",
     {FACT_NO, FACT_ANY, FACT_ANY, FACT_ANY, FACT_ANY, FACT_ANY},
     KIND_UNKNOWN,
     N_("It is not known what was issued for this CN."),
     NULL},
    {"contradiction",
     {FACT_YES, FACT_YES, FACT_ANY, FACT_ANY, FACT_ANY, FACT_ANY},
     KIND_UNKNOWN,
     N_("OU was abolished on 2022-07-26, so OU and date of issue contradict "
	"each other."),
     NULL},
    {"nothing-issued",
     {FACT_YES, FACT_NO, FACT_NO, FACT_ANY, FACT_ANY, FACT_ANY},
     KIND_NEW,
     N_("No certificate was ever issued for this CN."),
     NULL},
    {"other-organization",
     {FACT_YES, FACT_NO, FACT_YES, FACT_NO, FACT_ANY, FACT_ANY},
     KIND_NEW,
     N_("The earlier certificate has another O or C, so the subject DN "
	"changes."),
     NULL},
    {"only-with-ou",
     {FACT_YES, FACT_NO, FACT_YES, FACT_YES, FACT_NO, FACT_ANY},
     KIND_NEW,
     N_("The certificates given here for this CN all have an OU; OU was "
	"abolished on 2022-07-26, so without it the subject DN is a new one. "
	"If there is a newer one without OU, give it, too: it makes this a "
	"renewal."),
     N_("The certificates that the applicant knows of for this CN all have an "
	"OU; OU was abolished on 2022-07-26, so without it the subject DN is a "
	"new one.")},
    {"without-ou-before",
     {FACT_YES, FACT_NO, FACT_YES, FACT_YES, FACT_YES, FACT_NO},
     KIND_RENEW,
     N_("A certificate without OU was issued for this CN on or before "
	"2022-07-26; whether it is still valid does not matter."),
     N_("A certificate without OU was issued for this CN on or before "
	"2022-07-26.")},
    {"without-ou-after",
     {FACT_YES, FACT_NO, FACT_YES, FACT_YES, FACT_YES, FACT_YES},
     KIND_RENEW,
     N_("A certificate without OU was issued for this CN on or after "
	"2022-07-27; whether it is still valid does not matter."),
     N_("A certificate without OU was issued for this CN on or after "
	"2022-07-27.")},
};
const size_t rule_count = sizeof(rules) / sizeof(*rules);

void
verdict_release(struct verdict *verdict)
{
	if (!verdict)
		return;
	free(verdict->serial);
	free(verdict->record);
	for (size_t i = 0; i < verdict->evidence_count; i++)
		free(verdict->evidence[i].serial);
	free(verdict->evidence);
	*verdict = (struct verdict){0};
}

static bool
fits(const struct rule *rule, const bool facts[FACT_COUNT])
{
	for (int fact = 0; fact < FACT_COUNT; fact++)
		if (rule->fact[fact] != FACT_ANY &&
		    (rule->fact[fact] == FACT_YES) != facts[fact])
			return false;
	return true;
}

static const struct rule *
find_rule(const bool facts[FACT_COUNT])
{
	size_t i = 0;

	while (i + 1 < rule_count && !fits(&rules[i], facts))
		i++;
	return &rules[i];
}

/* The verdict on evidence that is no ground to stand on. */
static void
report_unknown(const struct verdict *verdict, struct diagnostics *diagnostics)
{
	if (verdict->facts[FACT_CONTRADICTION])
		diagnostics_error(
		    diagnostics, 306, "history",
		    N_("A certificate with OU cannot have been issued on or "
		       "after 2022-07-27. Look at the date of issue and the "
		       "OU again."),
		    NULL);
	else
		diagnostics_error(
		    diagnostics, 301, "history",
		    N_("The history is unknown, so there is no verdict. Read "
		       "the old certificate or ask the centre."),
		    NULL);
}

/* A claim against the evidence: an error until it is confirmed. */
static struct diagnostic *
object(struct diagnostics *diagnostics, bool confirmed, int number,
       const char *format, const char *argument)
{
	return confirmed ? diagnostics_warning(diagnostics, number, "request",
					       format, argument, NULL)
			 : diagnostics_error(diagnostics, number, "request",
					     format, argument, NULL);
}

static const struct advice drop_new = {
    N_("The application file asks for new: type renew in 4-1 to follow the "
       "certificate, or new if it is new all the same."),
    N_("Remove the line request, or confirm it with \"request-confirmed: "
       "new\"."),
    N_("Remove the claim, or confirm it.")};

/* The user says new, the evidence does not. */
static void
claim_new(struct verdict *verdict, bool confirmed,
	  struct diagnostics *diagnostics)
{
	if (verdict->found == KIND_RENEW)
		diagnostic_advise(
		    object(diagnostics, confirmed, 212,
			   N_("A certificate without OU exists (serial %s). "
			      "Choose renewal; new would be answered 212."),
			   verdict->serial),
		    confirmed ? NULL : &drop_new);
	else if (confirmed)
		diagnostics_warning(
		    diagnostics, 301, "request",
		    N_("The history is unknown. \"new\" was chosen by the "
		       "applicant; if a certificate exists, the service "
		       "answers 212."),
		    NULL);
	else
		report_unknown(verdict, diagnostics);
	if (!confirmed)
		return;
	verdict->kind = KIND_NEW;
	free(verdict->serial);
	verdict->serial = NULL;
}

static const struct advice give_serial = {
    N_("Read the old certificate or type its serial number on page 3, or apply "
       "as new."),
    N_("Name the old certificate under previous-files or its serial number "
       "under previous-serial, or apply as new."),
    N_("Name the old certificate or its serial number, or apply as new.")};

static const struct advice confirm_claim = {
    N_("The application file asks for renewal: type new in 4-1 to follow the "
       "evidence, or renew if it is a renewal all the same."),
    N_("Remove the line request, or confirm it with \"request-confirmed: "
       "renew\"."),
    N_("Remove the claim, or confirm it.")};

/* The user says renewal, the evidence does not. */
static void
claim_renew(struct verdict *verdict, bool confirmed,
	    struct diagnostics *diagnostics)
{
	const struct evidence *newest =
	    evidence_newest(verdict->evidence, verdict->evidence_count, false);

	/* A certificate with OU may be typed without its serial number. */
	if (!newest || !newest->serial) {
		if (verdict->found == KIND_UNKNOWN)
			report_unknown(verdict, diagnostics);
		diagnostic_advise(
		    diagnostics_error(
			diagnostics, 302, "request",
			N_("Renewal needs the serial number of an earlier "
			   "certificate, and none is known."),
			NULL),
		    &give_serial);
		return;
	}
	diagnostic_advise(object(diagnostics, confirmed, 302,
				 N_("Renewal is claimed, but no certificate "
				    "with this subject DN "
				    "is known. %s"),
				 locale_text(verdict->rule->ground)),
			  confirmed ? NULL : &confirm_claim);
	if (!confirmed)
		return;
	verdict->kind = KIND_RENEW;
	verdict->newest = newest;
	alloc_replace(&verdict->serial, newest->serial);
}

static void
apply_claim(const struct context *context, struct verdict *verdict,
	    struct diagnostics *diagnostics)
{
	enum kind claim = context_claim(context);
	bool confirmed = context_claim_is_confirmed(context);

	if (claim == KIND_UNKNOWN || claim == verdict->found) {
		if (verdict->found == KIND_UNKNOWN)
			report_unknown(verdict, diagnostics);
		return;
	}
	if (claim == KIND_NEW)
		claim_new(verdict, confirmed, diagnostics);
	else
		claim_renew(verdict, confirmed, diagnostics);
	if (confirmed && verdict->kind == claim)
		verdict->overridden = true;
	else
		verdict->kind = KIND_UNKNOWN;
}

/* Why nothing is known was said when the evidence was looked at. */
static bool
is_explained(const struct verdict *verdict,
	     const struct diagnostics *diagnostics)
{
	return verdict->found == KIND_UNKNOWN &&
	       !verdict->facts[FACT_CONTRADICTION] &&
	       evidence_is_faulty(diagnostics);
}

void
rule_decide(const struct context *context, struct verdict *verdict,
	    struct diagnostics *diagnostics)
{
	*verdict = (struct verdict){0};
	evidence_collect(context, verdict, diagnostics);
	evidence_facts(verdict);
	verdict->rule = find_rule(verdict->facts);
	verdict->found = verdict->rule->kind;
	verdict->kind = verdict->found;
	evidence_report_organization(context, verdict, diagnostics);
	if (verdict->found == KIND_RENEW) {
		verdict->newest = evidence_newest(
		    verdict->evidence, verdict->evidence_count, true);
		verdict->serial = alloc_string(verdict->newest->serial);
	}
	if (context_history(context) != HISTORY_UNANSWERED &&
	    !is_explained(verdict, diagnostics))
		apply_claim(context, verdict, diagnostics);
	doubt_add(context, verdict, diagnostics);
}

char *
verdict_ground(const struct verdict *verdict)
{
	if (verdict->record_is_found)
		return alloc_format(
		    _("By the answer on page 3 nothing makes this a renewal, "
		      "but a certificate of the service for this name lies on "
		      "this computer (serial %s)."),
		    verdict->record);
	if (verdict->record)
		return alloc_format(
		    _("It was answered that no certificate was ever issued for "
		      "this CN, but the record of the last application renews "
		      "one (serial %s)."),
		    verdict->record);
	return alloc_string(locale_text(verdict->rule->ground));
}

char *
verdict_told(const struct verdict *verdict)
{
	if (!verdict->record && verdict->rule->told)
		return alloc_string(locale_text(verdict->rule->told));
	return verdict_ground(verdict);
}

const struct certificate *
verdict_certificate(const struct verdict *verdict)
{
	const struct certificate *newest = NULL;

	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *evidence = &verdict->evidence[i];

		if (evidence->standing != STANDING_COUNTS ||
		    !evidence->certificate)
			continue;
		if (!newest ||
		    evidence->certificate->not_before > newest->not_before)
			newest = evidence->certificate;
	}
	return newest;
}

bool
verdict_is_expired(const struct verdict *verdict, struct date today)
{
	const struct evidence *newest = verdict->newest;

	return newest && newest->certificate &&
	       date_compare(date_of(newest->certificate->not_after), today) < 0;
}

bool
verdict_is_over(const struct verdict *verdict, struct date today)
{
	return verdict->newest && evidence_is_over(verdict->newest, today);
}
