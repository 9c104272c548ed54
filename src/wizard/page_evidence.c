/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier certificates as pages 3 and 4 show them. */
#include "config.h"

#include "wizard/page_evidence.h"

#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "pki/serial.h"
#include "wizard/page.h"

#include <stdlib.h>
#include <string.h>

/* "2025-06-01 to 2025-12-16 (24 days left)". */
static char *
dates_text(const struct certificate *certificate, struct date today)
{
	struct date until = date_of(certificate->not_after);
	char *from = date_text(date_of(certificate->not_before));
	char *to = date_text(until);
	long left = date_days(today, until);
	char *text;

	if (left < 0)
		text = alloc_format(_("%1$s to %2$s (expired)"), from, to);
	else
		text =
		    alloc_format(locale_plural("%1$s to %2$s (%3$ld day left)",
					       "%1$s to %2$s (%3$ld days left)",
					       (unsigned long)left),
				 from, to, left);
	free(to);
	free(from);
	return text;
}

static void
add_names(const struct certificate *certificate, struct view *view)
{
	char *names = strings_join(&certificate->dns_names, ", ");

	page_add_value(view, "dNSName", names);
	free(names);
}

static void
add_certificate(const struct wizard *wizard,
		const struct certificate *certificate, struct view *view)
{
	const char *issuer = name_value(&certificate->issuer, "CN");
	const char *slash = strrchr(certificate->source, '/');
	const char *ou = name_value(&certificate->subject, "OU");
	char *subject = name_text(&certificate->subject, true);
	char *dates = dates_text(certificate, wizard->surroundings->today);
	char *hex = serial_hex(certificate->serial);
	char *serial = alloc_format("%s (%s)", certificate->serial, hex);

	page_add_title(view, slash ? slash + 1 : certificate->source);
	page_add_value(view, _("Subject"), subject);
	page_add_value(view, _("Issuer"), issuer ? issuer : "");
	page_add_value(view, "OU", ou ? ou : _("none"));
	page_add_value(view, _("Valid"), dates);
	add_names(certificate, view);
	page_add_value(view, _("Serial number"), serial);
	free(serial);
	free(hex);
	free(dates);
	free(subject);
}

/* What the live server showed. With a file as evidence its own certificate is
 * shown here, for comparing; else it is among the evidence. */
static void
add_live(struct wizard *wizard, struct view *view)
{
	const struct certificates *live =
	    material_live(&wizard->material, &wizard->application);
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};

	if (!live || !live->count ||
	    (context_history(&context) != HISTORY_SERVER &&
	     context_history(&context) != HISTORY_FILE))
		return;
	if (context_history(&context) == HISTORY_FILE)
		add_certificate(wizard, certificates_leaf(live), view);
	page_add_text(view, _("From the live server, as it was sent and not "
			      "verified."));
	for (size_t i = 1; i < live->count; i++)
		page_add_value(view, _("Intermediate certificate"),
			       certificate_common_name(live->item[i]));
	page_add_value(view, _("Chain"),
		       certificates_chain_text(live,
					       wizard->material.live_chain,
					       wizard->surroundings->today));
	material_compare(&wizard->material, &wizard->application, &problems);
	for (size_t i = 0; i < problems.count; i++)
		page_add_problem(view, problems.item[i], 2);
	if (wizard->material.previous.count && !problems.count)
		view_add(view, ITEM_TEXT, STYLE_NOTE,
			 alloc_string(_("The live server shows the same "
					"certificate as the file.")))
		    ->indent = 2;
	diagnostics_release(&problems);
}

static bool
is_about_history(const struct diagnostic *problem)
{
	/* What the record of last time says against "never issued"; a claim of
	 * page 4 against a certificate is about "request". */
	if (problem->number == 212)
		return problem->field && strcmp(problem->field, "request") != 0;
	if (problem->number == 307 || problem->number == 514)
		return true;
	return problem->severity == SEVERITY_WARNING &&
	       problem->number >= 303 && problem->number <= 305;
}

void
page_add_evidence(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};
	struct verdict verdict;

	rule_decide(&context, &verdict, &problems);
	/* First, so that they are seen without scrolling. */
	for (size_t i = 0; i < problems.count; i++)
		if (is_about_history(problems.item[i]))
			page_add_problem(view, problems.item[i], 2);
	for (size_t i = 0; i < verdict.evidence_count; i++) {
		const struct evidence *evidence = &verdict.evidence[i];

		if (evidence->certificate &&
		    evidence->standing != STANDING_AUTHORITY)
			add_certificate(wizard, evidence->certificate, view);
	}
	add_live(wizard, view);
	verdict_release(&verdict);
	diagnostics_release(&problems);
}

void
page_add_evidence_lines(const struct verdict *verdict, struct view *view)
{
	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *evidence = &verdict->evidence[i];
		char *issued, *text;

		if (evidence->standing != STANDING_COUNTS)
			continue;
		issued = date_text(evidence->issued);
		text = alloc_format(
		    /* TRANSLATORS: 1 date, 2 "with OU"/"without OU", 3 serial. */
		    _("issued %1$s, %2$s, serial %3$s"), issued,
		    evidence->has_ou ? _("with OU") : _("without OU"),
		    evidence->serial ? evidence->serial : _("not given"));
		page_add_value(view, _("Evidence"), text);
		free(text);
		free(issued);
	}
}
