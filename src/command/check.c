/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard check: files of any kind, before somebody else checks them. */
#include "config.h"

#include "command/check.h"

#include "base/locale.h"
#include "command/command.h"
#include "pki/crypto.h"

#include <stdlib.h>

void
check_result_release(struct check_result *result)
{
	free(result->fqdn);
	free(result->name);
	free(result->serial);
	*result = (struct check_result){0};
}

/* Everything that `check` finds fault with was input. */
void
check_finish(struct check *check, const char *file, struct check_result *result,
	     struct diagnostics *diagnostics)
{
	check_print(check, file, result, diagnostics);
	if (diagnostics_have_error(diagnostics))
		check->status = EXIT_INPUT;
	diagnostics_release(diagnostics);
	check_result_release(result);
}

static bool
read_previous(struct check *check, struct diagnostics *diagnostics)
{
	const char *file = check->options->previous;
	struct bytes bytes = {0};
	bool good;

	if (!file)
		return true;
	good =
	    file_read(file, CHECK_PEM_LIMIT, &bytes, diagnostics) &&
	    earlier_read_certificate(&check->earlier, file, bytes.data,
				     bytes.size, check->profile, diagnostics);
	bytes_release(&bytes);
	check->has_earlier = true;
	return good;
}

static bool
read_issued(struct check *check, struct diagnostics *diagnostics)
{
	const char *file = check->options->issued;
	struct bytes bytes = {0};
	bool good;

	if (!file)
		return true;
	good = file_read(file, EARLIER_LIST_LIMIT, &bytes, diagnostics) &&
	       earlier_read_list(&check->earlier, file, bytes.data, bytes.size,
				 diagnostics);
	bytes_release(&bytes);
	check->has_earlier = true;
	return good;
}

/* What the options name; what is wrong with it is a result, too. */
static bool
prepare(struct check *check)
{
	const char *wanted = check->options->profile;
	struct check_result nothing = {0};
	struct diagnostics diagnostics = {0};
	bool good;

	check->profile =
	    profile_load(wanted ? wanted : "uec", &check->surroundings.profiles,
			 &diagnostics);
	good = check->profile && read_previous(check, &diagnostics) &&
	       read_issued(check, &diagnostics);
	if (diagnostics.count && !check->options->summary)
		check_print(check, NULL, &nothing, &diagnostics);
	if (!good)
		check->status = EXIT_INPUT;
	diagnostics_release(&diagnostics);
	return good;
}

void
check_one(struct check *check, const char *file)
{
	struct check_result result = {0};
	struct diagnostics diagnostics = {0};

	check_file(check, file, &result, &diagnostics);
	check_finish(check, file, &result, &diagnostics);
}

static void
check_all(struct check *check)
{
	for (int i = 0; i < check->options->operands; i++)
		if (!check_folder(check, check->options->operand[i]))
			check_one(check, check->options->operand[i]);
}

static void
check_for(struct check *check)
{
	struct check_result result = {0};
	struct diagnostics diagnostics = {0};

	check_arrival(check, &result, &diagnostics);
	check_finish(check, check->options->operand[0], &result, &diagnostics);
}

int
command_check(const struct options *options)
{
	struct check check = {.options = options, .status = EXIT_WELL};

	if (options->operands < 1)
		return wrong_usage(options->folder
				       ? _("check --for FOLDER wants the "
					   "certificate that came.")
				       : _("check wants one file or more."));
	if (!crypto_start()) {
		fprintf(stderr, _("upki-wizard: the cryptographic library "
				  "cannot be started.\n"));
		return EXIT_MACHINE;
	}
	surroundings_init(&check.surroundings, options);
	if (prepare(&check)) {
		if (options->folder)
			check_for(&check);
		else
			check_all(&check);
	}
	earlier_release(&check.earlier);
	profile_free(check.profile);
	surroundings_release(&check.surroundings);
	return check.status;
}
