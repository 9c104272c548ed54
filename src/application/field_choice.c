/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of the table offer. */
#include "config.h"

#include "application/field_choice.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "service/profile.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>

/* The profile in use is offered even where its file can no longer be read. */
static void
add_profile(const struct context *context, const char *id,
	    struct choices *choices)
{
	struct diagnostics ignored = {0};
	struct profile *loaded = NULL;
	const struct profile *profile = context->profile;

	if (strcmp(id, profile->id) != 0)
		profile = loaded = profile_load(
		    id, &context->surroundings->profiles, &ignored);
	if (profile)
		choices_add(choices, profile->id, wording_text(&profile->name),
			    NULL);
	profile_free(loaded);
	diagnostics_release(&ignored);
}

void
field_choices_profile(const struct context *context, struct choices *choices)
{
	struct strings ids = {0}, files = {0};

	profile_list(&context->surroundings->profiles, &ids, &files);
	if (!strings_has(&ids, context->profile->id))
		choices_add(choices, context->profile->id,
			    wording_text(&context->profile->name), NULL);
	for (size_t i = 0; i < ids.count; i++)
		add_profile(context, ids.item[i], choices);
	strings_release(&ids);
	strings_release(&files);
}

void
field_choices_history(const struct context *context, struct choices *choices)
{
	(void)context;
	choices_add(choices, "none",
		    _("Never issued (my predecessors' time included)"), NULL);
	choices_add(choices, "file", _("I have the certificate's file"), NULL);
	choices_add(choices, "server",
		    _("It runs on the live server; look there"), NULL);
	choices_add(choices, "typed",
		    _("I type its serial number, date and OU"), NULL);
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
