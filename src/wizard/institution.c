/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The institution: taken, chosen, listed. */
#include "config.h"

#include "application/field_choice.h"
#include "base/alloc.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

static char *
reference(const struct wizard *wizard)
{
	const struct surroundings *surroundings = wizard->surroundings;

	return profile_reference(wizard->profile, &surroundings->profiles,
				 surroundings->working_folder);
}

void
wizard_take_profile(struct wizard *wizard, struct profile *profile)
{
	char *named;

	if (profile != wizard->profile)
		profile_free(wizard->profile);
	wizard->profile = profile;
	named = reference(wizard);
	if (profile_names_file(named)) {
		alloc_replace(&wizard->own_file, named);
		alloc_replace(&wizard->own_id, profile->id);
	}
	application_set(&wizard->application, FIELD_PROFILE, named);
	free(named);
}

bool
wizard_follow_profile(struct wizard *wizard, struct diagnostics *diagnostics)
{
	const struct surroundings *surroundings = wizard->surroundings;
	const char *wanted =
	    application_get(&wizard->application, FIELD_PROFILE);
	char *present = reference(wizard), *file = NULL;
	struct profile *profile = NULL;
	bool stays = !*wanted || strcmp(wanted, present) == 0;

	if (profile_names_file(wanted))
		file = application_path(&wizard->application, surroundings,
					wanted);
	if (!stays)
		profile = profile_load(file ? file : wanted,
				       &surroundings->profiles, diagnostics);
	if (profile)
		wizard_take_profile(wizard, profile);
	if (stays || profile)
		wizard_leave_out(wizard);
	free(file);
	free(present);
	return stays || profile;
}

bool
wizard_choose_profile(struct wizard *wizard, const char *id)
{
	bool own = wizard->own_id && strcmp(id, wizard->own_id) == 0;
	struct diagnostics problems = {0};
	struct profile *profile = wizard->profile;

	/* The one in use is not read again: another file may have its id. */
	if (strcmp(id, profile->id) != 0) {
		profile =
		    profile_load(own ? wizard->own_file : id,
				 &wizard->surroundings->profiles, &problems);
		wizard->profile_is_given &= !profile;
	}
	if (profile) {
		wizard_take_profile(wizard, profile);
		wizard_leave_out(wizard);
		wizard_say_left_out(wizard);
	} else {
		wizard_say_problem(wizard, STYLE_ERROR, problems.item[0]);
	}
	diagnostics_release(&problems);
	return profile != NULL;
}

static bool
has_choice(const struct choices *choices, const char *value)
{
	for (size_t i = 0; i < choices->count; i++)
		if (strcmp(choices->item[i].value, value) == 0)
			return true;
	return false;
}

/* In the order in which they stand while the own one is in use. */
void
wizard_list_institutions(const struct wizard *wizard, struct choices *choices)
{
	struct context context = wizard_context(wizard);
	const char *own = wizard->own_id;
	struct choices found = {0};
	char *name = NULL;

	field_choices_profile(&context, &found);
	if (own && strcmp(own, wizard->profile->id) != 0)
		name = profile_name(wizard->own_file, own);
	if (name && !has_choice(&found, own))
		choices_add(choices, own, name, NULL);
	for (size_t i = 0; i < found.count; i++) {
		const struct choice *one = &found.item[i];
		bool is_own = name && strcmp(one->value, own) == 0;

		choices_add(choices, one->value, is_own ? name : one->text,
			    NULL);
	}
	choices_release(&found);
	free(name);
}
