/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard build: makes exactly what the wizard would, without asking. */
#include "config.h"

#include "application/application_file.h"
#include "application/batch.h"
#include "application/carry_out.h"
#include "application/field.h"
#include "application/plan.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "command/build.h"
#include "pki/crypto.h"

#include <stdlib.h>
#include <string.h>

/* One application of those that are made. */
struct job {
	struct application application;
	struct profile *profile;
	struct material material;
	struct context context;
	struct plan plan;
	struct diagnostics diagnostics;
};

struct build {
	const struct options *options;
	struct surroundings surroundings;
	struct job *job;
	size_t count;
	struct assignment *assignment;
	struct secret passphrase;
	struct diagnostics diagnostics; /* of no application alone */
};

static void
job_release(struct job *job)
{
	plan_release(&job->plan);
	application_release(&job->application);
	profile_free(job->profile);
	material_release(&job->material);
	diagnostics_release(&job->diagnostics);
}

static void
build_release(struct build *build)
{
	for (size_t i = 0; i < build->count; i++)
		job_release(&build->job[i]);
	free(build->job);
	free(build->assignment);
	surroundings_release(&build->surroundings);
	secret_release(&build->passphrase);
	diagnostics_release(&build->diagnostics);
}

/* A made record is no input: making it again would be a second application. */
static bool
refuse_record(struct job *job)
{
	if (!job->application.made_folder)
		return true;
	diagnostic_place(
	    diagnostics_error(
		&job->diagnostics, 312, NULL,
		N_("This is the record of an application that was made "
		   "already, in %s. Start the wizard from it to prepare the "
		   "next one."),
		job->application.made_folder, NULL),
	    job->application.file, 0, 0);
	return false;
}

static struct job *
add_job(struct build *build)
{
	build->job =
	    alloc_resize(build->job, build->count + 1, sizeof(*build->job));
	build->job[build->count] = (struct job){0};
	return &build->job[build->count++];
}

static bool
load_document(struct build *build, const char *file,
	      const struct yaml_node *document)
{
	const char *profile = build->options->profile;
	struct job *job = add_job(build);
	bool good = application_read_node(&job->application, file, document,
					  APPLICATION_STRICT, !profile,
					  &job->diagnostics);

	if (!refuse_record(job) || !good)
		return false;
	if (!profile)
		profile = application_get(&job->application, FIELD_PROFILE);
	job->profile = profile_load(profile, &build->surroundings.profiles,
				    &job->diagnostics);
	return job->profile != NULL;
}

/* All documents of one file. */
static bool
load_file(struct build *build, const char *file)
{
	struct yaml_node *documents[BUILD_DOCUMENTS] = {NULL};
	struct bytes bytes = {0};
	size_t count = 0;
	bool good = false;

	if (application_bytes(file, &bytes, &build->diagnostics))
		count = yaml_read_all(file, bytes.data, bytes.size, documents,
				      BUILD_DOCUMENTS, &build->diagnostics);
	good = count > 0;
	for (size_t i = 0; i < count; i++) {
		good &= load_document(build, file, documents[i]);
		yaml_free(documents[i]);
	}
	bytes_release(&bytes);
	return good;
}

static bool
load(struct build *build)
{
	bool good = true;

	for (int i = 0; i < build->options->operands; i++)
		good &= load_file(build, build->options->operand[i]);
	return good;
}

static void
plan_job(struct build *build, struct job *job)
{
	struct context *context = &job->context;

	*context =
	    (struct context){.profile = job->profile,
			     .application = &job->application,
			     .material = &job->material,
			     .surroundings = &build->surroundings,
			     .has_passphrase = build->passphrase.size > 0};
	material_refresh(&job->material, &job->application,
			 &build->surroundings);
	material_look_if_asked(&job->material, &job->application);
	fields_correct(context, &job->application, &job->diagnostics);
	/* What was corrected has been said; what is wrong is said below. */
	diagnostics_keep_notes(&job->diagnostics);
	plan_make(context, &job->plan, &job->diagnostics);
	passphrase_check(context, build->passphrase.size > 0,
			 &job->diagnostics);
	application_place(&job->application, &job->diagnostics);
	diagnostics_drop_repeats(&job->diagnostics);
}

/* Making it again is asked for, and may be meant; two applications for one
 * certificate, and two keys, rarely are. */
static void
tell_made_before(struct job *job)
{
	char *name = diagnostics_have_error(&job->diagnostics)
			 ? NULL
			 : plan_finished(&job->context, &job->plan);
	const char *sentence =
	    N_("The same answers were made into files already, in %1$s/%2$s. "
	       "Send only one of them in.");

	if (job->plan.makes_key)
		sentence =
		    N_("The same answers were made into files already, in "
		       "%1$s/%2$s. With another folder comes another key: send "
		       "only one of them in, and keep its key.");
	if (name)
		diagnostics_warning(&job->diagnostics, 312, NULL, sentence,
				    job->plan.parent, name, NULL);
	free(name);
}

static void
plan_all(struct build *build)
{
	build->assignment =
	    alloc_array(build->count, sizeof(*build->assignment));
	for (size_t i = 0; i < build->count; i++) {
		struct job *job = &build->job[i];

		plan_job(build, job);
		tell_made_before(job);
		build->assignment[i] =
		    (struct assignment){&job->context, &job->plan};
	}
	batch_check(build->assignment, build->count, &build->diagnostics);
}

/* Says everything that was found, and gives the status it means. */
static int
say_problems(const struct build *build)
{
	int status = exit_status(&build->diagnostics);

	for (size_t i = 0; i < build->count; i++) {
		int own = exit_status(&build->job[i].diagnostics);

		print_diagnostics(stderr, &build->job[i].diagnostics);
		status = own > status ? own : status;
	}
	print_diagnostics(stderr, &build->diagnostics);
	return status;
}

static void
print_plans(const struct build *build)
{
	for (size_t i = 0; i < build->count; i++) {
		char *text = plan_text(&build->job[i].plan,
				       &build->surroundings, build->count > 1);

		fputs(i ? "---\n" : "", stdout);
		print_document(text);
		free(text);
	}
}

static void
report_made(const struct outcome *outcome)
{
	char *text = steps_text(&outcome->steps, 78);
	char *steps = text_visible_lines(text, strlen(text));
	char *folder = text_visible(outcome->folder, strlen(outcome->folder));

	printf("%s\n\n", folder);
	fputs(steps, stdout);
	tell_if_unheard(outcome->folder, 0);
	free(folder);
	free(steps);
	free(text);
}

int
make_and_report(const struct assignment *list, size_t count,
		const struct secret *passphrase)
{
	struct diagnostics trouble = {0};
	struct outcome outcome = {0};
	int status = EXIT_WELL;

	if (carry_out(list, count, passphrase, NULL, NULL, &outcome, &trouble))
		report_made(&outcome);
	else
		status = exit_status(&trouble);
	print_diagnostics(stderr, &trouble);
	diagnostics_release(&trouble);
	outcome_release(&outcome);
	return status;
}

int
command_build(const struct options *options)
{
	struct build build = {.options = options};
	bool good;
	int status;

	if (options->operands < 1)
		return wrong_usage(_("Give build at least one application "
				     "file."));
	surroundings_init(&build.surroundings, options);
	if (!crypto_start()) {
		fprintf(stderr, _("upki-wizard: the cryptographic library "
				  "cannot be started.\n"));
		build_release(&build);
		return EXIT_MACHINE;
	}
	good = load(&build) &&
	       passphrase_read(options->passphrase_file, &build.passphrase,
			       &build.diagnostics);
	if (good)
		plan_all(&build);
	status = say_problems(&build);
	if (good && status == EXIT_WELL && options->dry_run)
		print_plans(&build);
	else if (good && status == EXIT_WELL)
		status = make_and_report(build.assignment, build.count,
					 &build.passphrase);
	build_release(&build);
	return status;
}
