/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next steps when the certificate has come. */
#include "config.h"

#include "application/steps_parts.h"

#include "base/alloc.h"
#include "base/locale.h"

#include <stdlib.h>

/* The new key under its new name; the running one is not overwritten. */
static void
add_install(const struct plan *plan, const struct filing *filing,
	    struct steps *steps)
{
	char *key, *word;

	if (!plan->makes_key) {
		steps_say(steps,
			  _("Use it together with the private key that the "
			    "CSR was made with."));
		return;
	}
	key = alloc_format("%s/%s.key", filing->folder, filing->name);
	word = steps_shell_word(key);
	steps_say(
	    steps,
	    steps_are_first(plan)
		? _("Put the private key where the server keeps its keys (the "
		    "folder differs between systems: /etc/pki/tls/private on "
		    "Red Hat's):")
		: _("Put the new private key beside the old one under its new "
		    "name (the folder differs between systems: "
		    "/etc/pki/tls/private on Red Hat's):"));
	steps_add(
	    steps, STEP_LITERAL,
	    alloc_format("sudo install -m 0600 %s /etc/ssl/private/%s.key",
			 word, filing->name));
	free(word);
	free(key);
}

static void
add_chain(const struct context *context, const struct plan *plan,
	  struct steps *steps)
{
	const struct profile_chain *chain = profile_chain_for_key(
	    context->profile, context->surroundings->today, plan->key_type);
	char *names;

	if (!chain || !chain->names.count)
		return;
	names = strings_join(&chain->names, ", ");
	steps_add(steps, STEP_TEXT,
		  alloc_format(_("Order of the chain: server certificate, %s."),
			       names));
	free(names);
}

static void
add_report(const char *fqdn, struct steps *steps)
{
	steps_add(
	    steps, STEP_LITERAL,
	    alloc_format(_("Subject: [UPKI] Replacement finished (%s)"), fqdn));
	steps_add(steps, STEP_LITERAL,
		  alloc_format(_("The certificate of %s has been replaced. "
				 "Please revoke the old one."),
			       fqdn));
}

static void
add_serial(const char *serial, struct steps *steps)
{
	steps_add(steps, STEP_LITERAL,
		  alloc_format(_("Serial number of the old one: %s"), serial));
}

static void
add_after_renewal(const struct context *context, const struct plan *plan,
		  struct steps *steps)
{
	const struct profile *profile = context->profile;

	/* One out of date needs no revocation. */
	if (plan->kind != TSV_RENEW ||
	    verdict_is_over(&plan->verdict, context->surroundings->today))
		return;
	switch (profile->after_renewal) {
	case PROFILE_AFTER_RENEWAL_TELL_CENTER:
		steps_say(
		    steps,
		    plan->has_tsv
			? _("After the replacement tell the centre the FQDN, "
			    "so that the old certificate is revoked. No "
			    "revocation TSV is needed. Text for the mail:")
			: _("After the replacement tell the centre the FQDN, "
			    "so that the old certificate is revoked. Text for "
			    "the mail:"));
		add_report(plan->fqdn, steps);
		add_serial(plan->verdict.serial, steps);
		break;
	case PROFILE_AFTER_RENEWAL_TSV:
		steps_say(steps,
			  _("After the replacement send a revocation TSV for "
			    "the old certificate to the centre."));
		break;
	case PROFILE_AFTER_RENEWAL_SYSTEM:
		steps_say(steps,
			  _("After the replacement the old certificate is "
			    "revoked through the centre's own system."));
		break;
	}
}

/* On the applicant's own server. */
static void
add_own_server(const struct context *context, const struct plan *plan,
	       const struct filing *filing, struct steps *steps)
{
	add_install(plan, filing, steps);
	if (plan->has_passphrase)
		steps_say(steps,
			  _("The private key has a passphrase: the server asks "
			    "for it at every start, and runs only once it is "
			    "entered."));
	add_chain(context, plan, steps);
	steps_say(steps, _("Enter the new files in the server's configuration, "
			   "reload the server, and look at the dates of the "
			   "certificate in a browser."));
	if (plan->makes_key)
		steps_say(steps, wording_text(&context_hosting(context)->note));
}

/* On one that the centre runs: there is nothing to install, and the way in
 * which the key is handed over is the centre's own. */
static void
add_center_server(const struct context *context, const struct plan *plan,
		  const struct filing *filing, struct steps *steps)
{
	steps_say(steps, _("The centre installs the new files on its server. "
			   "The private key that belongs to the certificate is "
			   "this file:"));
	steps_add(steps, STEP_LITERAL,
		  alloc_format("%s/%s.key", filing->folder, filing->name));
	add_chain(context, plan, steps);
	steps_say(steps, wording_text(&context_hosting(context)->note));
	steps_say(steps, _("When the centre has installed them, look at the "
			   "dates of the certificate in a browser."));
}

/* Nobody else asks for the revocation of what a new application leaves. */
static void
add_left(const struct context *context, const struct plan *plan,
	 struct steps *steps)
{
	const struct verdict *verdict = &plan->verdict;
	bool begun = false;

	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *one = &verdict->evidence[i];

		if (!evidence_is_left(one, verdict,
				      context->surroundings->today))
			continue;
		if (!begun) {
			steps_say(steps,
				  _("After the replacement have the old "
				    "certificate revoked, too. With a new "
				    "application that does not come by itself: "
				    "ask the centre. Text for the mail:"));
			add_report(plan->fqdn, steps);
			steps_add(steps, STEP_LITERAL,
				  alloc_string(_("If a revocation TSV is "
						 "needed, please tell me.")));
		}
		begun = true;
		add_serial(one->serial, steps);
	}
}

void
steps_add_arrival(const struct context *context, const struct plan *plan,
		  const struct filing *filing, struct steps *steps)
{
	steps_add(steps, STEP_HEADING, alloc_string(_("When it has come")));
	steps_add(
	    steps, STEP_TEXT,
	    alloc_format(_("The link to the certificate is mailed to %s. It "
			   "works once and ends after 30 days: save the "
			   "certificate and the intermediate certificates at "
			   "once."),
			 tsv_row_get(&plan->row, TSV_EMAIL)));
	if (steps_share_key(context, plan))
		add_center_server(context, plan, filing, steps);
	else
		add_own_server(context, plan, filing, steps);
	add_after_renewal(context, plan, steps);
	add_left(context, plan, steps);
}
