/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: application files, as `build` would take them, and profiles. */
#include "config.h"

#include "command/check.h"

#include "application/application_file.h"
#include "application/field.h"
#include "application/plan.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/yaml.h"

#define DOCUMENT_LIMIT 99

static void
take_plan(const struct check_job *job, const struct context *context,
	  const struct plan *plan)
{
	struct check_result *result = job->result;

	if (result->lines++)
		return;
	result->has_kind = plan->has_tsv && plan->verdict.kind != KIND_UNKNOWN;
	result->kind = plan->kind;
	result->fqdn = alloc_string(plan->fqdn);
	result->names = plan->dns_names.count + 1;
	result->name = alloc_string(
	    application_get(context->application, FIELD_MANAGER_NAME));
	result->serial = alloc_string(plan->verdict.serial);
}

/* Exactly what `build` would find. */
static void
plan_application(const struct check_job *job, const struct profile *profile,
		 struct application *application)
{
	const struct surroundings *surroundings = &job->check->surroundings;
	struct material material = {0};
	struct context context = {.profile = profile,
				  .application = application,
				  .material = &material,
				  .surroundings = surroundings};
	struct diagnostics said = {0};
	struct plan plan;

	material_refresh(&material, application, surroundings);
	fields_correct(&context, application, &said);
	diagnostics_keep_notes(&said);
	plan_make(&context, &plan, &said);
	application_place(application, &said);
	diagnostics_drop_repeats(&said);
	take_plan(job, &context, &plan);
	diagnostics_move(job->diagnostics, &said);
	diagnostics_release(&said);
	plan_release(&plan);
	material_release(&material);
}

static void
check_document(const struct check_job *job, const struct yaml_node *document)
{
	const struct check *check = job->check;
	struct application application = {0};
	struct profile *own = NULL;
	bool good = application_read_node(
	    &application, job->file, document, APPLICATION_STRICT,
	    !check->options->profile, job->diagnostics);

	if (good && !check->options->profile)
		own = profile_load(application_get(&application, FIELD_PROFILE),
				   &check->surroundings.profiles,
				   job->diagnostics);
	if (good && (own || check->options->profile))
		plan_application(job, own ? own : check->profile, &application);
	profile_free(own);
	application_release(&application);
}

void
check_application_file(const struct check_job *job)
{
	struct yaml_node *documents[DOCUMENT_LIMIT];
	size_t before = job->diagnostics->count;
	size_t count =
	    yaml_read_all(job->file, job->bytes->data, job->bytes->size,
			  documents, DOCUMENT_LIMIT, job->diagnostics);

	for (size_t i = 0; i < count; i++) {
		check_document(job, documents[i]);
		yaml_free(documents[i]);
	}
	if (count && job->check->has_earlier)
		check_say(job, SEVERITY_NOTE, 706,
			  N_("--previous and --issued have no effect on an "
			     "application file: it names the earlier "
			     "certificates itself, under previous-files."),
			  NULL, NULL);
	check_place(job, before);
}

void
check_profile_file(const struct check_job *job)
{
	profile_free(profile_read(job->file, job->bytes->data, job->bytes->size,
				  job->diagnostics));
}
