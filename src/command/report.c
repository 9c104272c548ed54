/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard report: the bundle for the help desk. */
#include "config.h"

#include "application/report.h"

#include "application/application_file.h"
#include "application/draft.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/yaml.h"
#include "command/build.h"
#include "pki/crypto.h"

#include <stdlib.h>

/* What the report is about: each application of the file that is named, else
 * the newest draft, else one without any answer. */
struct subject {
	struct surroundings surroundings;
	struct application application[BUILD_DOCUMENTS];
	struct profile *profile[BUILD_DOCUMENTS];
	struct material material[BUILD_DOCUMENTS];
	struct context context[BUILD_DOCUMENTS];
	size_t count;
	struct diagnostics problems;
};

static void
subject_free(struct subject *subject)
{
	for (size_t i = 0; i < subject->count; i++) {
		profile_free(subject->profile[i]);
		material_release(&subject->material[i]);
		application_release(&subject->application[i]);
	}
	diagnostics_release(&subject->problems);
	surroundings_release(&subject->surroundings);
	free(subject);
}

/* What is wrong in the file is what the report is about. */
static bool
load_file(struct subject *subject, const char *file)
{
	struct yaml_node *documents[BUILD_DOCUMENTS] = {NULL};
	struct bytes bytes = {0};
	bool good = application_bytes(file, &bytes, &subject->problems);

	if (good)
		subject->count =
		    yaml_read_all(file, bytes.data, bytes.size, documents,
				  BUILD_DOCUMENTS, &subject->problems);
	for (size_t i = 0; i < subject->count; i++) {
		application_read_node(&subject->application[i], file,
				      documents[i], APPLICATION_DRAFT, false,
				      &subject->problems);
		yaml_free(documents[i]);
	}
	bytes_release(&bytes);
	return good;
}

static void
load_draft(struct subject *subject)
{
	struct drafts drafts = {0};

	drafts_list(subject->surroundings.state_folder, &drafts);
	if (drafts.count)
		application_copy(&subject->application[0],
				 &drafts.item[0].application);
	drafts_release(&drafts);
}

static bool
load(struct subject *subject, const struct options *options)
{
	if (!options->operands)
		load_draft(subject);
	else if (!load_file(subject, options->operand[0]))
		return false;
	if (!subject->count)
		subject->count = 1;
	return true;
}

static void
prepare(struct subject *subject, const struct options *options)
{
	for (size_t i = 0; i < subject->count; i++) {
		struct application *application = &subject->application[i];
		const char *id = options->profile;

		if (!id)
			id = application_get(application, FIELD_PROFILE);
		subject->profile[i] = profile_load(
		    *id ? id : "uec", &subject->surroundings.profiles,
		    &subject->problems);
		material_refresh(&subject->material[i], application,
				 &subject->surroundings);
		subject->context[i] =
		    (struct context){.profile = subject->profile[i],
				     .application = application,
				     .material = &subject->material[i],
				     .surroundings = &subject->surroundings};
	}
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

	if (file) {
		printf("%s\n", file);
		tell_file_if_unheard(file);
	}
	print_diagnostics(stderr, &problems);
	diagnostics_release(&problems);
	free(file);
	free(text);
	return status;
}

int
command_report(const struct options *options)
{
	struct subject *subject;
	int status;

	if (options->operands > 1)
		return wrong_usage(_("Give report one application file at "
				     "most."));
	subject = alloc_object(struct subject);
	surroundings_init(&subject->surroundings, options);
	crypto_start();
	if (load(subject, options)) {
		const struct report report = {.context = subject->context,
					      .count = subject->count,
					      .mask = options->mask};

		prepare(subject, options);
		status = write_report(&subject->surroundings, &report);
	} else {
		/* A file of another kind is no trouble to report. */
		status = diagnostics_find(&subject->problems, 501) ? EXIT_USAGE
								   : EXIT_INPUT;
	}
	print_diagnostics(stderr, &subject->problems);
	subject_free(subject);
	return status;
}
