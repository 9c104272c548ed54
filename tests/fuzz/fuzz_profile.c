/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Institution profiles, and an application to what they ask for. */
#include "config.h"

#include "fuzz.h"

#include "application/carry_out.h"
#include "application/filing.h"
#include "application/letter.h"
#include "application/plan.h"
#include "application/steps.h"
#include "service/profile.h"

/* What every reader of a profile relies on. */
static void
look_at(const struct profile *profile)
{
	demand(profile->id && profile->c && profile->o);
	demand(profile->key_count && profile->hosting_count);
	demand(profile->domains.count);
	demand(profile_hosting(profile, NULL));
	profile_chain_for(profile, fuzz_surroundings()->today);
	profile_exclusion(profile, "www.example.ac.jp");
	profile_issued(profile, "NII Open Domain CA - G7 RSA");
}

static void
apply_to(const struct profile *profile)
{
	struct application application = {0};
	struct material material = {0};
	struct context context = {
	    profile, &application, &material, fuzz_surroundings(),
	    NULL,    NULL,	   false};
	char digest[] = "00";
	struct attachment attachment = {"n.tsv", 1, 1, digest};
	struct assignment assignment = {&context, NULL};
	struct diagnostics problems = {0};
	struct steps steps = {0};
	struct filing filing;
	struct plan plan;
	char *text;

	application_set(&application, FIELD_FQDN, profile->domains.item[0]);
	application_set(&application, FIELD_HISTORY, "none");
	application_set(&application, FIELD_MANAGER_EMAIL, "a@example.ac.jp");
	plan_make(&context, &plan, &problems);
	assignment.plan = &plan;
	free(plan_text(&plan, context.surroundings, false));
	text = letter_text(&assignment, 1, &attachment, 1);
	free(text);
	filing_make(&filing, &plan, "name", "name", false);
	steps_make(&context, &plan, &filing, &steps);
	filing_release(&filing);
	free(steps_text(&steps, 78));
	steps_release(&steps);
	plan_release(&plan);
	fuzz_tell(&problems);
	application_release(&application);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct diagnostics problems = {0};
	struct profile *profile;

	fuzz_surroundings();
	profile = profile_read(NULL, (const char *)bytes, size, &problems);
	demand(profile || diagnostics_have_error(&problems));
	if (profile) {
		look_at(profile);
		apply_to(profile);
	}
	profile_free(profile);
	fuzz_tell(&problems);
	return 0;
}
