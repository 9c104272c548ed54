/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks named in the field table. */
#include "config.h"

#include "application/field_check.h"

#include "application/revocation.h"
#include "application/rule.h"
#include "base/alloc.h"
#include "base/folder.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/server.h"
#include "service/check.h"
#include "service/examine.h"

#include <stdlib.h>
#include <string.h>

FIELD_CHECK(field_check_fqdn)
{
	strings_take(right, check_fqdn(typed->item[0], "fqdn", context->profile,
				       diagnostics));
}

/* Adds copies of what material found about the files of one field. */
static void
add_found(const struct diagnostics *found, struct diagnostics *diagnostics)
{
	diagnostics_copy(diagnostics, found);
}

static void
keep(const struct strings *typed, struct strings *right)
{
	for (size_t i = 0; i < typed->count; i++)
		strings_take(right, text_trim(typed->item[i]));
}

FIELD_CHECK(field_check_previous_files)
{
	add_found(&context->material->previous_problems, diagnostics);
	keep(typed, right);
}

static const struct advice look = {
    N_("Choose \"Look at the live server now\"."),
    N_("Here no connection is made; build looks at it."),
    N_("Here no connection is made; build looks at it.")};

FIELD_CHECK(field_check_previous_server)
{
	const struct material *material = context->material;
	struct server server;

	if (!server_parse(typed->item[0], SERVER_STARTTLS_NONE, &server))
		diagnostic_value(
		    diagnostics_error(diagnostics, 704, "previous-server",
				      N_("\"%s\" is no host name or address "
					 "with or without a port. Write it as "
					 "in www.lab.uec.ac.jp:443."),
				      typed->item[0], NULL),
		    typed->item[0]);
	else if (material_live(material, context->application))
		add_found(&material->live_problems, diagnostics);
	else
		diagnostic_advise(
		    diagnostics_error(diagnostics, 301, "previous-server",
				      N_("The live server has not been looked "
					 "at yet."),
				      NULL),
		    &look);
	server_release(&server);
	keep(typed, right);
}

FIELD_CHECK(field_check_serial)
{
	char *serial =
	    check_serial(typed->item[0], "previous-serial", diagnostics);

	(void)context;
	/* The answer stays as typed: the notation is evidence, too. */
	free(serial);
	keep(typed, right);
}

FIELD_CHECK(field_check_issued)
{
	strings_take(right, check_issue_date(typed->item[0], "previous-issued",
					     context->surroundings->today,
					     diagnostics));
}

FIELD_CHECK(field_check_confirmed)
{
	enum kind claim = context_claim(context);
	enum kind request =
	    kind_parse(application_get(context->application, FIELD_REQUEST));

	if (kind_parse(typed->item[0]) == KIND_UNKNOWN) {
		diagnostic_value(
		    diagnostics_error(
			diagnostics, 704, "request-confirmed",
			N_("\"%s\" is neither \"new\" nor \"renew\". Leave it "
			   "empty unless you decide the kind yourself."),
			typed->item[0], NULL),
		    typed->item[0]);
		keep(typed, right);
		return;
	}
	if (request != KIND_UNKNOWN && request != claim)
		diagnostics_error(
		    diagnostics, 706, "request-confirmed",
		    N_("\"request\" is \"%s\" and \"request-confirmed\" is "
		       "\"%s\". Keep one of them."),
		    kind_name(request), kind_name(claim), NULL);
	strings_add(right, kind_name(claim));
}

/* Why a DNS name would be refused; to be freed, or NULL. */
static char *
refusal(const struct context *context, const char *fqdn, const char *name)
{
	struct diagnostics found = {0};
	struct strings typed = {0}, right = {0};
	char *message = NULL;

	strings_add(&typed, name);
	check_dns_names(&typed, fqdn, "dns-names", context->profile, &right,
			&found);
	for (size_t i = 0; !message && i < found.count; i++)
		if (found.item[i]->severity == SEVERITY_ERROR)
			message = diagnostic_message(found.item[i]);
	strings_release(&right);
	strings_release(&typed);
	diagnostics_release(&found);
	return message;
}

bool
field_takes_dns_name(const struct context *context, const char *fqdn,
		     const char *name)
{
	char *message = refusal(context, fqdn, name);
	bool takes = !message;

	free(message);
	return takes;
}

static void
report_name(const struct context *context, const char *fqdn, const char *name,
	    struct diagnostics *diagnostics)
{
	char *message = refusal(context, fqdn, name);
	struct diagnostic *problem;

	if (message)
		problem = diagnostics_warning(
		    diagnostics, 409, "dns-names",
		    N_("A name of the old certificate is left out here, "
		       "because it would be refused: %s"),
		    message, NULL);
	else
		problem = diagnostics_warning(
		    diagnostics, 409, "dns-names",
		    N_("\"%s\" is in the old certificate but not here. Add it "
		       "unless the name is no longer needed."),
		    name, NULL);
	diagnostic_value(problem, name);
	free(message);
}

/* U409 for each name of the old certificate that is not asked for again. */
static void
report_left_out(const struct context *context, const char *fqdn,
		const struct strings *names, struct diagnostics *diagnostics)
{
	struct diagnostics ignored = {0};
	struct verdict verdict;
	const struct certificate *old;

	rule_decide(context, &verdict, &ignored);
	old = verdict_certificate(&verdict);
	for (size_t i = 0; old && i < old->dns_names.count; i++) {
		char *lower = text_lower(old->dns_names.item[i]);

		if (strcmp(lower, fqdn) != 0 && !strings_has(names, lower))
			report_name(context, fqdn, lower, diagnostics);
		free(lower);
	}
	verdict_release(&verdict);
	diagnostics_release(&ignored);
}

void
field_report_left_out(const struct context *context,
		      struct diagnostics *diagnostics)
{
	struct strings names = {0};
	char *fqdn = context_fqdn(context);

	context_dns_names(context, &names);
	report_left_out(context, fqdn, &names, diagnostics);
	strings_release(&names);
	free(fqdn);
}

FIELD_CHECK(field_check_revoke_comment)
{
	strings_take(right, check_text(typed->item[0], "revoke-comment",
				       context->profile->limits.comment, false,
				       diagnostics));
}

FIELD_CHECK(field_check_revoke_confirmed)
{
	(void)context;
	if (!revocation_word(typed->item[0]))
		diagnostic_value(
		    diagnostics_error(
			diagnostics, 704, "revoke-confirmed",
			N_("\"%s\" is not the word. Type keyCompromise only if "
			   "the private key really leaked; else choose another "
			   "reason."),
			typed->item[0], NULL),
		    typed->item[0]);
	else
		strings_add(right, "keyCompromise");
}

FIELD_CHECK(field_check_dns_names)
{
	char *fqdn = context_fqdn(context);

	check_dns_names(typed, fqdn, "dns-names", context->profile, right,
			diagnostics);
	free(fqdn);
}

FIELD_CHECK(field_check_key_type)
{
	enum private_key_type type;

	if (!private_key_type_parse(typed->item[0], &type) ||
	    !profile_allows_key(context->profile, type))
		diagnostic_value(
		    diagnostics_error(
			diagnostics, 503, "key-type",
			N_("\"%s\" is not a type of key that this institution "
			   "accepts. Use \"%s\"."),
			typed->item[0],
			private_key_type_name(context->profile->keys[0]), NULL),
		    typed->item[0]);
	keep(typed, right);
}

FIELD_CHECK(field_check_csr_file)
{
	const struct material *material = context->material;

	add_found(&material->request_problems, diagnostics);
	if (material->has_request) {
		char *fqdn = context_fqdn(context);

		examine_request(&material->request, fqdn,
				context_previous(context), "csr-file",
				context->profile, diagnostics);
		free(fqdn);
	}
	keep(typed, right);
}

FIELD_CHECK(field_check_key_file)
{
	const struct material *material = context->material;

	add_found(&material->key_problems, diagnostics);
	if (material->has_key_file &&
	    material->key_match == PRIVATE_KEY_DIFFERS)
		diagnostics_error(
		    diagnostics, 512, "key-file",
		    N_("This private key does not belong to the CSR. Name the "
		       "key that the CSR was made with, or leave this empty."),
		    NULL);
	else if (material->has_key_file &&
		 material->key_match == PRIVATE_KEY_UNREADABLE)
		diagnostics_error(
		    diagnostics, 501, "key-file",
		    N_("This file holds no private key that can be read. Name "
		       "the PEM file that begins with BEGIN PRIVATE KEY."),
		    NULL);
	else if (material->has_key_file &&
		 material->key_match == PRIVATE_KEY_ENCRYPTED)
		diagnostics_note(
		    diagnostics, 512, "key-file",
		    N_("This private key has a passphrase, so it was not "
		       "compared with the CSR."),
		    NULL);
	keep(typed, right);
}

FIELD_CHECK(field_check_output_dir)
{
	const struct surroundings *surroundings = context->surroundings;
	char *path = application_path(context->application, surroundings,
				      typed->item[0]);
	/* What -o says beats this answer; the demonstration writes nothing. */
	char *obstacle =
	    surroundings->output_folder || surroundings->demo || !*path
		? NULL
		: folder_obstacle(path);

	if (obstacle)
		diagnostic_value(
		    diagnostics_error(diagnostics, 801, "output-dir",
				      N_("\"%s\" is not a folder. Choose a "
					 "folder; one that is missing is "
					 "made."),
				      obstacle, NULL),
		    typed->item[0]);
	free(obstacle);
	free(path);
	keep(typed, right);
}

FIELD_CHECK(field_check_name)
{
	strings_take(right, check_text(typed->item[0], "manager-name",
				       context->profile->limits.name, false,
				       diagnostics));
}

FIELD_CHECK(field_check_department)
{
	strings_take(right, check_text(typed->item[0], "manager-department",
				       context->profile->limits.department,
				       false, diagnostics));
}

FIELD_CHECK(field_check_email)
{
	strings_take(right, check_email(typed->item[0], "manager-email",
					context->profile, diagnostics));
}

FIELD_CHECK(field_check_software)
{
	char *software =
	    check_text(typed->item[0], "software",
		       context->profile->limits.software, true, diagnostics);

	/* A mark that begins a formula was told. */
	if (!diagnostics_find(diagnostics, 604))
		check_software_name(software, "software", diagnostics);
	strings_take(right, software);
}

/* The centre's items have no cell, so any text will do; what is missing and
 * what the profile does not know is said. */
FIELD_CHECK(field_check_extra)
{
	const struct answer *extra = &context->application->answer[FIELD_EXTRA];
	const struct profile *profile = context->profile;

	for (size_t i = 0; i < profile->extra_count; i++) {
		const struct profile_extra *item = &profile->extra[i];
		const char *text =
		    application_extra(context->application, item->id);

		if (item->required && text_is_blank(text))
			diagnostics_error(
			    diagnostics, 201, "extra",
			    N_("%s is missing. This centre asks for it."),
			    wording_text(&item->label), NULL)
			    ->index = i;
	}
	for (size_t i = 0; i < extra->key.count; i++) {
		bool known = false;

		for (size_t j = 0; j < profile->extra_count; j++)
			known |= strcmp(profile->extra[j].id,
					extra->key.item[i]) == 0;
		if (!known)
			diagnostics_error(diagnostics, 702, "extra",
					  N_("The profile has no item \"%s\"."),
					  extra->key.item[i], NULL)
			    ->index = i;
	}
	keep(typed, right);
}
