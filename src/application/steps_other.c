/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next steps of a batch and of a revocation. */
#include "config.h"

#include "application/steps_parts.h"

#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Of all files of the batch those that are handed in with the letter. */
static char *
handed_in(const struct strings *files)
{
	struct strings send = {0};
	char *joined;

	for (size_t i = 0; i < files->count; i++)
		if (text_starts_with(files->item[i], "send/") &&
		    !text_ends_with(files->item[i], ".txt"))
			strings_add(&send, files->item[i]);
	joined = strings_join(&send, ", ");
	strings_release(&send);
	return joined;
}

void
steps_make_batch(const struct context *context, const char *folder,
		 const struct strings *files, bool shares_key,
		 struct steps *steps)
{
	const struct profile *profile = context->profile;
	const char *top = strrchr(folder, '/') + 1;
	char *send = alloc_format("%s/send", folder);
	char *letter = alloc_format("send/%s_letter.txt", top);
	char *joined = handed_in(files);

	steps_add(steps, STEP_HEADING, alloc_string(_("What to do now")));
	steps_add_before(profile, steps);
	steps_add_copying(context->surroundings, send, steps);
	steps_add_sending(profile, profile->artifact == PROFILE_ARTIFACT_TSV,
			  joined, letter, NULL, steps);
	steps_add_secrecy(shares_key, steps);
	steps_add(steps, STEP_HEADING,
		  alloc_string(_("Until the certificate comes")));
	steps_say(steps, _("Keep this folder as it is:"));
	steps_add(steps, STEP_LITERAL, alloc_string(folder));
	steps_say(steps, _("Each server has a folder of its own in it, with "
			   "its private key. What to do when its certificate "
			   "has come stands in next.txt there."));
	free(joined);
	free(letter);
	free(send);
}

static bool
is_leak(const struct plan *plan)
{
	return strcmp(tsv_row_get(&plan->row, TSV_REASON), "1") == 0;
}

void
steps_make_revocation(const struct context *context, const struct plan *plan,
		      const struct filing *filing, struct steps *steps)
{
	char *asked = revocation_address(context->profile);

	steps_add(steps, STEP_HEADING, alloc_string(_("What to do now")));
	if (is_leak(plan))
		steps_say(steps,
			  _("The private key leaked: stop using it now, and "
			    "apply for a new certificate with a new key "
			    "(upki-wizard, as a renewal) without waiting for "
			    "the revocation."));
	steps_add_copying(context->surroundings, filing->send, steps);
	steps_add_sending(context->profile, true, filing->tsv, filing->letter,
			  asked, steps);
	steps_add_secrecy(false, steps);
	free(asked);
	steps_add(steps, STEP_HEADING,
		  alloc_string(_("Until the certificate is revoked")));
	steps_say(steps,
		  is_leak(plan)
		      ? _("Take the certificate and its key out of the "
			  "server's configuration.")
		      : _("Once it is revoked, browsers refuse the "
			  "certificate: take it out of the server's "
			  "configuration before, if it is still in use."));
	steps_add(steps, STEP_HEADING,
		  alloc_string(_("When it has been revoked")));
	steps_say(steps, _("The centre tells you. The certificate and its "
			   "private key are of no more use; keep this folder "
			   "as the record:"));
	steps_add(steps, STEP_LITERAL, alloc_string(filing->folder));
}
