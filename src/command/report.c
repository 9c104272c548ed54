/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard report: the bundle for the help desk. */
#include "config.h"

#include "application/report.h"

#include "application/application_file.h"
#include "application/draft.h"
#include "base/locale.h"
#include "base/yaml.h"
#include "command/command.h"
#include "pki/crypto.h"

#include <stdlib.h>

/* The file that is named, else the newest draft, else nothing. */
static bool
load(const struct options *options, const struct surroundings *surroundings,
     struct application *application, struct diagnostics *problems)
{
	struct drafts drafts = {0};
	struct bytes bytes = {0};
	bool good = true;

	if (options->operands) {
		good = file_read(options->operand[0], YAML_SIZE_LIMIT, &bytes,
				 problems);
		/* What is wrong in it is what the report is about. */
		if (good)
			application_read(application, options->operand[0],
					 bytes.data, bytes.size,
					 APPLICATION_DRAFT, false, problems);
		bytes_release(&bytes);
		return good;
	}
	drafts_list(surroundings->state_folder, &drafts);
	if (drafts.count)
		application_copy(application, &drafts.item[0].application);
	drafts_release(&drafts);
	return true;
}

static int
write_report(const struct surroundings *surroundings,
	     const struct report *report)
{
	const char *folder = surroundings->output_folder
				 ? surroundings->output_folder
				 : surroundings->working_folder;
	struct diagnostics problems = {0};
	char *text = report_text(report);
	char *file = report_write(folder, text, &problems);
	int status = exit_status(&problems);

	if (file)
		printf("%s\n", file);
	print_diagnostics(stderr, &problems);
	diagnostics_release(&problems);
	free(file);
	free(text);
	return status;
}

int
command_report(const struct options *options)
{
	struct surroundings surroundings;
	struct application application = {0};
	struct material material = {0};
	struct diagnostics problems = {0};
	struct context context = {.application = &application,
				  .material = &material,
				  .surroundings = &surroundings};
	struct report report = {.context = &context, .mask = options->mask};
	struct profile *profile = NULL;
	const char *id = options->profile;
	int status = EXIT_INPUT;

	if (options->operands > 1)
		return wrong_usage(_("Give report one application file at "
				     "most."));
	surroundings_init(&surroundings, options);
	crypto_start();
	if (load(options, &surroundings, &application, &problems)) {
		if (!id)
			id = application_get(&application, FIELD_PROFILE);
		profile = profile_load(*id ? id : "uec", &surroundings.profiles,
				       &problems);
		context.profile = profile;
		material_refresh(&material, &application, &surroundings);
		status = write_report(&surroundings, &report);
	}
	print_diagnostics(stderr, &problems);
	profile_free(profile);
	material_release(&material);
	application_release(&application);
	diagnostics_release(&problems);
	surroundings_release(&surroundings);
	return status;
}
