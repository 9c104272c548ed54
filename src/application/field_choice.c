/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of the table offer. */
#include "config.h"

#include "application/field_choice.h"

#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "service/profile.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>

void
field_choices_profile(const struct context *context, struct choices *choices)
{
	const struct profile *profile = context->profile;
	struct strings ids = {0}, files = {0};

	profile_list(&context->surroundings->profiles, &ids, &files);
	/* The profile in use is offered even where its file can no longer be
	 * read. */
	if (!strings_has(&ids, profile->id))
		choices_add(choices, profile->id, wording_text(&profile->name),
			    NULL);
	for (size_t i = 0; i < ids.count; i++) {
		const char *id = ids.item[i];
		char *name = strcmp(id, profile->id) == 0
				 ? alloc_string(wording_text(&profile->name))
				 : profile_name(files.item[i], id);

		if (name)
			choices_add(choices, id, name, NULL);
		free(name);
	}
	strings_release(&ids);
	strings_release(&files);
}

void
field_choices_purpose(const struct context *context, struct choices *choices)
{
	(void)context;
	choices_add(choices, "apply",
		    _("Apply for a certificate (new or renewal)"), NULL);
	choices_add(choices, "revoke", _("Revoke a certificate"), NULL);
}

void
field_choices_reason(const struct context *context, struct choices *choices)
{
	(void)context;
	for (size_t i = 0; i < revocation_choice_count; i++) {
		const struct revocation_choice *one = &revocation_choices[i];

		choices_add(choices, one->value, locale_text(one->text),
			    locale_text(one->description));
	}
}

/* A revocation needs a certificate, whatever it takes to find it. */
void
field_choices_history(const struct context *context, struct choices *choices)
{
	bool revokes = context_revokes(context);

	if (!revokes)
		choices_add(choices, "none",
			    _("Never issued (my predecessors' time included)"),
			    NULL);
	choices_add(choices, "file", _("I have the certificate's file"), NULL);
	choices_add(choices, "server",
		    _("It runs on the live server; look there"), NULL);
	choices_add(choices, "typed",
		    _("I type its serial number, date and OU"), NULL);
	if (!revokes)
		choices_add(choices, "unknown", _("I don't know"), NULL);
}

void
field_choices_ou(const struct context *context, struct choices *choices)
{
	(void)context;
	choices_add(choices, "no", _("No"), NULL);
	choices_add(choices, "yes", _("Yes"), NULL);
}

void
field_choices_request(const struct context *context, struct choices *choices)
{
	(void)context;
	choices_add(choices, "auto", _("As the evidence says"), NULL);
	choices_add(choices, "new", _("New"), NULL);
	choices_add(choices, "renew", _("Renewal"), NULL);
}

void
field_choices_key_source(const struct context *context, struct choices *choices)
{
	(void)context;
	choices_add(choices, "new", _("Make a new key pair and CSR (usual)"),
		    _("A new private key and a certificate request with the "
		      "registered subject are made on this machine. Nothing "
		      "that runs is touched."));
	choices_add(choices, "csr", _("Use a CSR that exists already"),
		    _("For servers and appliances that make the key "
		      "themselves. The CSR is checked against all rules."));
}

static const char *
key_type_text(enum private_key_type type)
{
	return type == PRIVATE_KEY_RSA2048
		   ? _("RSA 2048 bits, SHA-256 (runs everywhere)")
		   : _("EC P-384, SHA-384 (smaller and faster)");
}

void
field_choices_key_type(const struct context *context, struct choices *choices)
{
	for (size_t i = 0; i < context->profile->key_count; i++) {
		enum private_key_type type = context->profile->keys[i];

		choices_add(choices, private_key_type_name(type),
			    key_type_text(type), NULL);
	}
}

void
field_choices_hosting(const struct context *context, struct choices *choices)
{
	for (size_t i = 0; i < context->profile->hosting_count; i++) {
		const struct profile_hosting *hosting =
		    &context->profile->hosting[i];
		const char *note = wording_text(&hosting->note);

		choices_add(choices, hosting->id, wording_text(&hosting->name),
			    *note ? note : NULL);
	}
}

char *
field_suggest_fqdn(const struct context *context)
{
	const char *host = context->surroundings->host_name;
	struct diagnostics problems = {0};
	char *fqdn = NULL;

	if (host && *host) {
		fqdn = check_fqdn(host, NULL, context->profile, &problems);
		if (diagnostics_have_error(&problems)) {
			free(fqdn);
			fqdn = NULL;
		}
	}
	diagnostics_release(&problems);
	return fqdn;
}

/* From the last application; NULL when it has no answer. */
static char *
last_answer(const struct context *context, enum field_id field)
{
	const struct hints *hints = context->hints;

	if (!hints || !application_has(&hints->last, field))
		return NULL;
	return alloc_string(application_get(&hints->last, field));
}

char *
field_suggest_name(const struct context *context)
{
	return last_answer(context, FIELD_MANAGER_NAME);
}

char *
field_suggest_department(const struct context *context)
{
	return last_answer(context, FIELD_MANAGER_DEPARTMENT);
}

char *
field_suggest_email(const struct context *context)
{
	return last_answer(context, FIELD_MANAGER_EMAIL);
}

static void
add_once(struct strings *list, const char *text)
{
	if (*text && !strings_has(list, text))
		strings_add(list, text);
}

void
field_software(const struct context *context, struct strings *list)
{
	const struct hints *hints = context->hints;
	const struct strings *examples = &context->profile->software_examples;

	if (!hints)
		return;
	for (size_t i = 0; i < hints->installed.count; i++)
		add_once(list, hints->installed.item[i]);
	add_once(list, application_get(&hints->last, FIELD_SOFTWARE));
	for (size_t i = 0; i < examples->count; i++)
		add_once(list, examples->item[i]);
}

char *
field_suggest_software(const struct context *context)
{
	struct strings list = {0};
	char *text;

	/* Plain lines take a suggestion by Enter alone, and an example is
	 * none of what is running here. */
	if (context->surroundings->plain && context->hints &&
	    !context->hints->installed.count &&
	    !application_has(&context->hints->last, FIELD_SOFTWARE))
		return NULL;
	field_software(context, &list);
	text = list.count ? alloc_string(list.item[0]) : NULL;
	strings_release(&list);
	return text;
}

char *
field_suggest_server(const struct context *context)
{
	return context_fqdn(context);
}

char *
field_suggest_output_dir(const struct context *context)
{
	return context_output_folder(context);
}
