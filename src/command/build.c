/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard build: makes exactly what the wizard would, without asking. */
#include "config.h"

#include "application/application_file.h"
#include "application/carry_out.h"
#include "application/field.h"
#include "application/plan.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"
#include "command/command.h"
#include "pki/crypto.h"

#include <errno.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>

/* Longer than any passphrase; the file's first line counts. */
#define PASSPHRASE_FILE_LIMIT 4096

struct build {
	const struct options *options;
	struct surroundings surroundings;
	struct application application;
	struct profile *profile;
	struct material material;
	struct secret passphrase;
	struct diagnostics diagnostics;
};

static void
build_release(struct build *build)
{
	surroundings_release(&build->surroundings);
	application_release(&build->application);
	profile_free(build->profile);
	material_release(&build->material);
	secret_release(&build->passphrase);
	diagnostics_release(&build->diagnostics);
}

static struct context
build_context(const struct build *build)
{
	return (struct context){.profile = build->profile,
				.application = &build->application,
				.material = &build->material,
				.surroundings = &build->surroundings};
}

/* A made record is no input: making it again would be a second application. */
static bool
refuse_record(struct build *build)
{
	if (!build->application.made_folder)
		return true;
	diagnostic_place(
	    diagnostics_error(
		&build->diagnostics, 312, NULL,
		N_("This is the record of an application that was made "
		   "already, in %s. Start the wizard from it to prepare the "
		   "next one."),
		build->application.made_folder, NULL),
	    build->application.file, 0, 0);
	return false;
}

static bool
load(struct build *build, const char *file)
{
	const char *profile = build->options->profile;
	struct bytes bytes = {0};
	bool good =
	    file_read(file, YAML_SIZE_LIMIT, &bytes, &build->diagnostics) &&
	    application_read(&build->application, file, bytes.data, bytes.size,
			     APPLICATION_STRICT, !profile, &build->diagnostics);

	bytes_release(&bytes);
	if (!refuse_record(build) || !good)
		return false;
	if (!profile)
		profile = application_get(&build->application, FIELD_PROFILE);
	build->profile = profile_load(profile, &build->surroundings.profiles,
				      &build->diagnostics);
	return build->profile != NULL;
}

/* U201 where the profile wants a passphrase and none is given. */
static bool
check_passphrase(struct build *build, const struct context *context)
{
	if (context_passphrase(context) != PROFILE_PASSPHRASE_REQUIRED ||
	    build->passphrase.size)
		return true;
	diagnostics_error(&build->diagnostics, 201, "passphrase",
			  N_("This institution wants a passphrase on the "
			     "private key. Give it with --passphrase-file."),
			  NULL);
	return false;
}

static bool
read_passphrase(struct build *build)
{
	const char *file = build->options->passphrase_file;
	struct bytes bytes = {0};
	size_t length;

	if (!file)
		return true;
	if (!file_read(file, PASSPHRASE_FILE_LIMIT, &bytes,
		       &build->diagnostics))
		return false;
	length = strcspn(bytes.data, "\r\n");
	secret_set(&build->passphrase, bytes.data, length);
	secret_wipe(bytes.data, bytes.size);
	bytes_release(&bytes);
	if (length)
		return true;
	diagnostic_place(
	    diagnostics_error(&build->diagnostics, 201, NULL,
			      N_("The first line of this file is empty; it "
				 "must hold the passphrase."),
			      NULL),
	    file, 1, 1);
	return false;
}

/* A passphrase where the hosting forbids one would make the key useless. */
static bool
refuse_passphrase(struct build *build, const struct context *context)
{
	if (!build->passphrase.size ||
	    context_passphrase(context) != PROFILE_PASSPHRASE_NONE)
		return true;
	diagnostics_error(&build->diagnostics, 706, "passphrase",
			  N_("The private key must have no passphrase here, "
			     "so --passphrase-file does not fit."),
			  NULL);
	return false;
}

static int
report_made(const struct outcome *outcome)
{
	char *steps = steps_text(&outcome->steps, 78);
	char *folder = text_visible(outcome->folder, strlen(outcome->folder));

	printf("%s\n\n", folder);
	fputs(steps, stdout);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		/* All is made: another status would have it made again. */
		fprintf(stderr,
			_("upki-wizard: %s is complete, but standard output "
			  "could not be written (%s). The next steps are in "
			  "next.txt there.\n"),
			folder, strerror(errno));
		__fpurge(stdout);
		clearerr(stdout);
	}
	free(folder);
	free(steps);
	return EXIT_WELL;
}

static int
carry_out_plan(struct build *build, const struct context *context,
	       const struct plan *plan)
{
	struct diagnostics trouble = {0};
	struct outcome outcome = {0};
	int status;

	if (carry_out(context, plan, &build->passphrase, NULL, NULL, &outcome,
		      &trouble))
		status = report_made(&outcome);
	else
		status = exit_status(&trouble);
	print_diagnostics(stderr, &trouble);
	diagnostics_release(&trouble);
	outcome_release(&outcome);
	return status;
}

static int
plan_and_make(struct build *build)
{
	struct context context = build_context(build);
	struct plan plan;
	int status;

	fields_correct(&context, &build->application, &build->diagnostics);
	/* What was corrected has been said; what is wrong is said below. */
	diagnostics_keep_notes(&build->diagnostics);
	plan_make(&context, &plan, &build->diagnostics);
	check_passphrase(build, &context);
	refuse_passphrase(build, &context);
	application_place(&build->application, &build->diagnostics);
	diagnostics_drop_repeats(&build->diagnostics);
	print_diagnostics(stderr, &build->diagnostics);
	status = exit_status(&build->diagnostics);
	if (status == EXIT_WELL && build->options->dry_run) {
		char *text = plan_text(&plan, &build->surroundings);

		fputs(text, stdout);
		free(text);
	} else if (status == EXIT_WELL) {
		status = carry_out_plan(build, &context, &plan);
	}
	plan_release(&plan);
	return status;
}

int
command_build(const struct options *options)
{
	struct build build = {.options = options};
	int status;

	if (options->operands != 1)
		return wrong_usage(_("Give build one application file."));
	surroundings_init(&build.surroundings, options);
	if (!crypto_start()) {
		fprintf(stderr, _("upki-wizard: the cryptographic library "
				  "cannot be started.\n"));
		status = EXIT_MACHINE;
	} else if (!load(&build, options->operand[0]) ||
		   !read_passphrase(&build)) {
		print_diagnostics(stderr, &build.diagnostics);
		status = exit_status(&build.diagnostics);
	} else {
		material_refresh(&build.material, &build.application,
				 &build.surroundings);
		material_look_if_asked(&build.material, &build.application);
		status = plan_and_make(&build);
	}
	build_release(&build);
	return status;
}
