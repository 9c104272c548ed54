/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages 4 to 7: kind of TSV, other names, key and CSR, administrator. */
#include "config.h"

#include "application/field_check.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/check.h"
#include "wizard/page.h"
#include "wizard/page_evidence.h"

#include <stdlib.h>
#include <string.h>

static const char *
fact_answer(const struct verdict *verdict, enum fact fact)
{
	if (verdict->facts[fact])
		return _("-> Yes");
	if (fact == FACT_ISSUED && verdict->record_is_found)
		return _("-> No (the answer on page 3; what lies on this "
			 "computer says otherwise)");
	if (fact == FACT_ISSUED && verdict->record)
		return _("-> No (the answer on page 3; the record of last time "
			 "says otherwise)");
	return _("-> No");
}

/* The questions that led to the rule, each with its answer. */
static void
add_path(const struct verdict *verdict, struct view *view)
{
	page_add_title(view, _("How this was decided"));
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		if (verdict->rule->fact[fact] == FACT_ANY)
			continue;
		view_add(view, ITEM_TEXT, STYLE_NORMAL,
			 alloc_format("%s %s",
				      locale_text(fact_questions[fact]),
				      fact_answer(verdict, (enum fact)fact)))
		    ->indent = 2;
	}
}

static const char *
kind_title(const struct profile *profile, const struct verdict *verdict)
{
	bool has_tsv = profile->artifact == PROFILE_ARTIFACT_TSV;

	switch (verdict->kind) {
	case KIND_NEW:
		if (!has_tsv)
			return _("This is an application for a new "
				 "certificate");
		return _("A TSV for a new certificate (新規発行) will be made");
	case KIND_RENEW:
		if (!has_tsv)
			return _("This is an application for a renewal");
		return _("A TSV for a renewal (更新) will be made");
	case KIND_UNKNOWN:
		break;
	}
	return has_tsv ? _("The kind of TSV cannot be decided yet")
		       : _("The kind of application cannot be decided yet");
}

/* What the other choice would bring. */
static void
add_other_choice(const struct wizard *wizard, const struct verdict *verdict,
		 struct view *view)
{
	if (verdict->found == KIND_RENEW) {
		page_add_text(view,
			      _("With \"new\" the service would refuse after "
				"some days, with error 212: this DN exists "
				"already."));
		if (!verdict_is_over(verdict, wizard->surroundings->today))
			page_add_text(
			    view, _("Naming the serial number revokes nothing "
				    "yet: the old certificate keeps working "
				    "until it is revoked after the "
				    "replacement."));
	} else if (verdict->found == KIND_NEW && !verdict->record) {
		page_add_text(view,
			      _("\"Renewal\" would need the serial number of a "
				"certificate without OU for the same CN, O and "
				"C; none is known."));
	}
}

/* Not known: three ways out, and a question ready to be sent. */
static void
add_ways_out(const struct wizard *wizard, struct view *view)
{
	const struct profile *profile = wizard->profile;
	const char *fqdn = application_get(&wizard->application, FIELD_FQDN);

	page_add_title(view, _("Three ways to find out"));
	page_add_text(view, _("1. Look for the old certificate's file on the "
			      "server (its configuration names it) and read it "
			      "on page 3."));
	page_add_text(view, _("2. Look for the mail in which the service told "
			      "of the last certificate, and type the serial "
			      "number on page 3."));
	page_add_text(view, _("3. Ask the centre: its registrar sees the list "
			      "of all certificates. A question you can send:"));
	if (profile->center_email)
		view_add(view, ITEM_LITERAL, STYLE_NORMAL,
			 alloc_format(_("To: %s"), profile->center_email))
		    ->indent = 4;
	view_add(view, ITEM_TEXT, STYLE_NORMAL,
		 alloc_format(_("Has a UPKI server certificate ever been "
				"issued for %s? If so, please tell me the "
				"serial number and the date of issue of each, "
				"and whether its subject has an OU."),
			      fqdn))
	    ->indent = 4;
	page_add_text(view, wizard->surroundings->plain
				? _("! saves your answers until you know.")
				: _("F2 saves your answers until you know."));
}

static bool
is_about_kind(const struct diagnostic *problem)
{
	return problem->number == 212 || problem->number == 301 ||
	       problem->number == 302 || problem->number == 305 ||
	       problem->number == 306 || problem->number == 307 ||
	       problem->number == 514;
}

void
page_kind(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};
	struct verdict verdict;
	char *ground;

	if (context_revokes(&context)) {
		page_revocation(wizard, view);
		return;
	}
	rule_decide(&context, &verdict, &problems);
	page_add_title(view, kind_title(wizard->profile, &verdict));
	ground = verdict_ground(&verdict);
	page_add_text(view, ground);
	free(ground);
	page_add_evidence_lines(&verdict, view);
	if (verdict.serial)
		page_add_value(view,
			       wizard->profile->artifact == PROFILE_ARTIFACT_TSV
				   ? _("Serial number to be revoked (column 4)")
				   : _("Serial number to be revoked"),
			       verdict.serial);
	for (size_t i = 0; i < problems.count; i++)
		if (is_about_kind(problems.item[i]))
			page_add_problem(view, problems.item[i], 2);
	add_other_choice(wizard, &verdict, view);
	page_add_blank(view);
	page_add_field(wizard, view, FIELD_REQUEST_CONFIRMED);
	page_add_blank(view);
	if (verdict.found == KIND_UNKNOWN)
		add_ways_out(wizard, view);
	else
		add_path(&verdict, view);
	verdict_release(&verdict);
	diagnostics_release(&problems);
}

/* "3 of 8 names, 87 of 250 characters". */
static void
add_counts(const struct wizard *wizard, const char *fqdn, struct view *view)
{
	struct context context = wizard_context(wizard);
	const struct profile_limits *limits = &wizard->profile->limits;
	struct strings names = {0};
	char *cell;

	context_dns_names(&context, &names);
	cell = check_dns_cell(fqdn, &names);
	view_add(
	    view, ITEM_TEXT, STYLE_HINT,
	    alloc_format(_("%1$zu of %2$ld names (the CN counts), %3$zu of "
			   "%4$ld characters"),
			 names.count + 1, limits->dns_names, text_length(cell),
			 limits->dns_names_length))
	    ->indent = 2;
	free(cell);
	strings_release(&names);
}

void
page_names(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	struct diagnostics left_out = {0};
	char *fqdn = context_fqdn(&context);

	page_add_text(view,
		      _("Do people reach the same machine and OS under other "
			"names, too? Usually not: then leave this empty and go "
			"on. Other names on this certificate must be under the "
			"institution's domain."));
	page_add_blank(view);
	page_add_value(view, _("CN (always included)"), fqdn);
	if (wizard_doubts_names(wizard))
		view_add(view, ITEM_TEXT, STYLE_WARNING,
			 alloc_format(_("The names below were entered when the "
					"FQDN was another one. Remove those "
					"that do not belong on the certificate "
					"of %s."),
				      fqdn))
		    ->indent = 2;
	page_add_field(wizard, view, FIELD_DNS_NAMES);
	add_counts(wizard, fqdn, view);
	if (wizard->names_filled)
		view_add(view, ITEM_TEXT, STYLE_NOTE,
			 alloc_string(_("Filled in from the old certificate. "
					"Remove what is no longer used.")))
		    ->indent = 2;
	field_report_left_out(&context, &left_out);
	for (size_t i = 0; i < left_out.count; i++)
		page_add_problem(view, left_out.item[i], 2);
	diagnostics_release(&left_out);
	free(fqdn);
}

/* Names in the existing CSR that page 5 does not have. */
static size_t
csr_names_missing(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	const struct strings *found = &wizard->material.request.dns_names;
	struct strings names = {0};
	char *fqdn = context_fqdn(&context);
	size_t missing = 0;

	context_dns_names(&context, &names);
	for (size_t i = 0; i < found->count; i++) {
		char *lower = text_lower(found->item[i]);

		missing +=
		    strcmp(lower, fqdn) != 0 && !strings_has(&names, lower);
		free(lower);
	}
	free(fqdn);
	strings_release(&names);
	return missing;
}

static void
add_request(const struct wizard *wizard, struct view *view)
{
	const struct request *request = &wizard->material.request;
	char *subject;
	size_t missing;

	if (!wizard->material.has_request)
		return;
	subject = name_text(&request->subject, true);
	page_add_value(view, _("Subject"), subject);
	page_add_value(view, _("Public key"), request->key);
	free(subject);
	missing = csr_names_missing(wizard);
	if (missing)
		view_add(
		    view, ITEM_ACTION, STYLE_NORMAL,
		    alloc_format(locale_plural(
				     "Take %zu name in the CSR over to page 5",
				     "Take %zu names in the CSR over to page 5",
				     missing),
				 missing))
		    ->action = ACTION_ADD_CSR_NAMES;
	if (wizard->material.has_key_file &&
	    wizard->material.key_match == PRIVATE_KEY_MATCHES)
		view_add(
		    view, ITEM_TEXT, STYLE_NOTE,
		    alloc_string(_("The private key belongs to this CSR.")))
		    ->indent = 2;
}

/* Nothing under the cursor may vanish while it is wiped. */
static bool
asks_again(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);

	return wizard->passphrase.size || wizard->passphrase_again.size ||
	       (wizard->focus_is_set &&
		wizard->focus.field == FIELD_PASSPHRASE_AGAIN) ||
	       context_passphrase(&context) == PROFILE_PASSPHRASE_REQUIRED;
}

void
page_key(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);

	page_add_text(view,
		      _("A certificate needs a new private key every time, "
			"for renewals too. The key stays on this server; only "
			"the request made from it (CSR) is handed in."));
	page_add_left_out(wizard, view, 6);
	page_add_blank(view);
	page_add_field(wizard, view, FIELD_KEY_SOURCE);
	page_add_field(wizard, view, FIELD_KEY_TYPE);
	page_add_field(wizard, view, FIELD_HOSTING);
	page_add_field(wizard, view, FIELD_PASSPHRASE);
	if (asks_again(wizard))
		page_add_field(wizard, view, FIELD_PASSPHRASE_AGAIN);
	page_add_field(wizard, view, FIELD_CSR_FILE);
	page_add_field(wizard, view, FIELD_KEY_FILE);
	if (!context_makes_key(&context))
		add_request(wizard, view);
	if (!wizard->surroundings->output_folder)
		page_add_field(wizard, view, FIELD_OUTPUT_DIR);
}

void
page_manager(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);

	page_add_text(
	    view,
	    context_revokes(&context)
		? _("Who asks for the revocation? The name stands in the "
		    "letter; the e-mail address may stay empty.")
		: _("Who looks after this server? The service writes to this "
		    "person, and the certificate's link goes to the e-mail "
		    "address below."));
	page_add_left_out(wizard, view, 7);
	page_add_blank(view);
	page_add_field(wizard, view, FIELD_MANAGER_NAME);
	page_add_field(wizard, view, FIELD_MANAGER_DEPARTMENT);
	page_add_field(wizard, view, FIELD_MANAGER_EMAIL);
	page_add_field(wizard, view, FIELD_SOFTWARE);
	page_add_field(wizard, view, FIELD_EXTRA);
}
