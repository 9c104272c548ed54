/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard without a command: the wizard. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "command/command.h"
#include "tui/tui.h"
#include "wizard/wizard.h"

#include <stdlib.h>
#include <unistd.h>

/* What stays on the normal screen when the wizard has ended. */
static int
say_farewell(const struct wizard *wizard)
{
	const char *farewell = wizard_farewell(wizard);

	if (!farewell)
		return EXIT_LEFT;
	fputs(farewell, stdout);
	return EXIT_WELL;
}

static int
run(struct wizard *wizard, const struct surroundings *surroundings)
{
	int status = tui_run(wizard, surroundings);

	if (status == TUI_NO_TERMINAL)
		return wrong_usage(
		    _("This terminal cannot show a full screen. Use: "
		      "upki-wizard build APPLICATION.yaml"));
	return status == EXIT_WELL ? say_farewell(wizard) : status;
}

int
command_wizard(const struct options *options)
{
	struct surroundings surroundings;
	struct diagnostics problems = {0};
	struct wizard *wizard;
	int status;

	if (options->operands > 1)
		return wrong_usage(
		    _("The wizard starts from one file at most."));
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return wrong_usage(
		    _("The wizard needs a terminal. Without one use: "
		      "upki-wizard build APPLICATION.yaml"));
	surroundings_init(&surroundings, options);
	wizard = wizard_new(&surroundings, options->profile, &problems);
	if (wizard && options->operands)
		wizard_start_from(wizard, options->operand[0], &problems);
	if (wizard && !diagnostics_have_error(&problems))
		status = run(wizard, &surroundings);
	else
		status = exit_status(&problems);
	print_diagnostics(stderr, &problems);
	wizard_free(wizard);
	diagnostics_release(&problems);
	surroundings_release(&surroundings);
	return status;
}
