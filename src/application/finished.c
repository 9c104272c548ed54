/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a plan was carried out before, by the records in its folder. */
#include "config.h"

#include "application/plan.h"

#include "application/application_file.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>

/* More folders of one FQDN than anybody keeps. */
#define FOLDERS_LOOKED_AT 200

void
plan_record(const struct context *context, const struct plan *plan,
	    struct application *record)
{
	char *profile;

	application_copy(record, context->application);
	application_make_absolute(record, context->surroundings);
	application_set(record, FIELD_OUTPUT_DIR, plan->parent);
	profile = profile_reference(context->profile,
				    &context->surroundings->profiles,
				    context->surroundings->working_folder);
	application_set(record, FIELD_PROFILE, profile);
	free(profile);
}

/* True when the record in folder begins with these answers. */
static bool
was_made_from(const char *folder, const char *answers)
{
	char *file = alloc_format("%s/application.yaml", folder);
	struct diagnostics ignored = {0};
	size_t length = strlen(answers);
	struct bytes bytes = {0};
	bool same =
	    file_read(file, YAML_SIZE_LIMIT, &bytes, &ignored) &&
	    bytes.size > length && memcmp(bytes.data, answers, length) == 0 &&
	    strncmp(bytes.data + length, "made:\n", strlen("made:\n")) == 0;

	bytes_release(&bytes);
	diagnostics_release(&ignored);
	free(file);
	return same;
}

char *
plan_finished(const struct context *context, const struct plan *plan)
{
	char *prefix = alloc_format("%s_", plan->fqdn);
	struct application record = {0};
	struct strings names = {0};
	char *answers, *found = NULL;

	plan_record(context, plan, &record);
	answers = application_answers(&record);
	file_complete(plan->parent, prefix, FOLDERS_LOOKED_AT, &names);
	for (size_t i = 0; !found && i < names.count; i++) {
		size_t length = strcspn(names.item[i], "/");
		char *name = alloc_string_n(names.item[i], length);
		char *folder = alloc_format("%s/%s", plan->parent, name);

		if (names.item[i][length] == '/' &&
		    was_made_from(folder, answers))
			found = alloc_string(name);
		free(folder);
		free(name);
	}
	free(answers);
	strings_release(&names);
	application_release(&record);
	free(prefix);
	return found;
}
