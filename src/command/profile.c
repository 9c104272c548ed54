/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard profile: list, show, check and begin institution profiles. */
#include "config.h"

#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"
#include "command/command.h"
#include "command/profile_new.h"
#include "service/profile.h"

#include <stdlib.h>
#include <string.h>

/* One line of three columns; none of them may act on the terminal. */
static void
print_profile(const char *id, const char *name, const char *file)
{
	char *shown_id = text_visible(id, strlen(id));
	char *shown_name = text_visible(name, strlen(name));
	char *shown_file = text_visible(file, strlen(file));

	printf("%s\t%s\t%s\n", shown_id, shown_name, shown_file);
	free(shown_file);
	free(shown_name);
	free(shown_id);
}

static int
list(const struct surroundings *surroundings)
{
	struct strings ids = {0}, files = {0};
	int status = EXIT_WELL;

	profile_list(&surroundings->profiles, &ids, &files);
	for (size_t i = 0; i < ids.count; i++) {
		struct diagnostics problems = {0};
		struct profile *profile = profile_load(
		    ids.item[i], &surroundings->profiles, &problems);

		if (profile) {
			print_profile(ids.item[i], wording_text(&profile->name),
				      files.item[i]);
		} else {
			print_diagnostics(stderr, &problems);
			status = EXIT_INPUT;
		}
		profile_free(profile);
		diagnostics_release(&problems);
	}
	strings_release(&ids);
	strings_release(&files);
	return status;
}

/* Prints the file itself: its values are copied to the letter, so the file is
 * the truth about them. */
static int
show(const struct surroundings *surroundings, const char *id)
{
	struct diagnostics problems = {0};
	struct bytes bytes = {0};
	struct profile *profile =
	    profile_load(id, &surroundings->profiles, &problems);
	int status = EXIT_INPUT;

	if (profile &&
	    file_read(profile->file, YAML_SIZE_LIMIT, &bytes, &problems)) {
		char *file = text_visible(profile->file, strlen(profile->file));
		char *text = text_harmless_lines(bytes.data, bytes.size);

		printf("# %s\n", file);
		print_document(text);
		free(text);
		free(file);
		status = EXIT_WELL;
	}
	print_diagnostics(stderr, &problems);
	bytes_release(&bytes);
	profile_free(profile);
	diagnostics_release(&problems);
	return status;
}

static int
check(const struct surroundings *surroundings, const struct options *options)
{
	int status = EXIT_WELL;

	for (int i = 1; i < options->operands; i++) {
		struct diagnostics problems = {0};
		struct bytes bytes = {0};
		struct profile *profile = NULL;

		/* Always a file here, whatever it is called. */
		if (file_read(options->operand[i], YAML_SIZE_LIMIT, &bytes,
			      &problems))
			profile = profile_read(options->operand[i], bytes.data,
					       bytes.size, &problems);
		print_diagnostics(stdout, &problems);
		if (diagnostics_have_error(&problems))
			status = EXIT_INPUT;
		bytes_release(&bytes);
		profile_free(profile);
		diagnostics_release(&problems);
	}
	(void)surroundings;
	return status;
}

int
command_profile(const struct options *options)
{
	const char *verb = options->operands ? options->operand[0] : "";
	struct surroundings surroundings;
	int status = EXIT_WELL;

	surroundings_init(&surroundings, options);
	if (strcmp(verb, "list") == 0 && options->operands == 1)
		status = list(&surroundings);
	else if (strcmp(verb, "show") == 0 && options->operands == 2)
		status = show(&surroundings, options->operand[1]);
	else if (strcmp(verb, "check") == 0 && options->operands >= 2)
		status = check(&surroundings, options);
	else if (strcmp(verb, "new") == 0 && options->operands == 1)
		profile_new_print();
	else
		status = wrong_usage(
		    _("Give profile one of: list, show ID, check FILE..., "
		      "new"));
	surroundings_release(&surroundings);
	return status;
}
