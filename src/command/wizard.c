/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard without a command: the wizard. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "command/command.h"
#include "plain/plain.h"
#include "plain/say.h"
#include "tui/tui.h"
#include "wizard/wizard.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What stays on the normal screen when the wizard has ended. */
static int
say_farewell(const struct wizard *wizard)
{
	const char *farewell = wizard_farewell(wizard);

	if (!farewell)
		return EXIT_LEFT;
	print_document(farewell);
	return EXIT_WELL;
}

/* "0" says no; everything else that is set says yes. */
static bool
is_set(const char *name)
{
	const char *value = locale_environment(name);

	return value && strcmp(value, "0") != 0;
}

/* Plain lines because the user wants them. */
static bool
wants_plain(const struct options *options)
{
	return options->plain || is_set("ACCESSIBLE");
}

/* Plain lines because the terminal can do no more. */
static bool
needs_plain(void)
{
	const char *terminal = locale_environment("TERM");

	return !terminal || strcmp(terminal, "dumb") == 0;
}

static int
run_plain(struct wizard *wizard, struct surroundings *surroundings)
{
	int status;

	surroundings->plain = true;
	status = plain_run(wizard);
	/* What has to be done was printed by page 9, but not a plan. */
	if (status == EXIT_WELL && wizard_only_plans(wizard) &&
	    !wizard_folder(wizard))
		status = say_farewell(wizard);
	return status;
}

static int
run(struct wizard *wizard, struct surroundings *surroundings,
    const struct options *options)
{
	int status = TUI_NO_TERMINAL;

	if (!wants_plain(options) && !needs_plain())
		status = tui_run(wizard, surroundings);
	if (status == TUI_NO_TERMINAL)
		return run_plain(wizard, surroundings);
	return status == EXIT_WELL ? say_farewell(wizard) : status;
}

/* Neither a file that is there nor one that was meant: a command was. With one
 * word alone that has to be near; else it is a file that is missing. */
static bool
names_no_command(const struct options *options)
{
	const char *word, *nearest;
	char *visible;

	if (!options->operands)
		return false;
	word = options->operand[0];
	nearest = options_nearest_command(word);
	if ((!nearest && options->operands == 1) || strpbrk(word, "./") ||
	    access(word, F_OK) == 0)
		return false;
	visible = text_visible(word, strlen(word));
	if (nearest)
		fprintf(stderr,
			_("upki-wizard: there is no command \"%s\". Was \"%s\" "
			  "meant?\n"),
			visible, nearest);
	else
		fprintf(stderr, _("upki-wizard: there is no command \"%s\".\n"),
			visible);
	fprintf(stderr, _("See upki-wizard --help.\n"));
	free(visible);
	return true;
}

int
command_wizard(const struct options *options)
{
	struct surroundings surroundings;
	struct diagnostics problems = {0};
	struct wizard *wizard;
	int status;

	if (names_no_command(options))
		return EXIT_USAGE;
	if (options->operands > 1)
		return wrong_usage(
		    _("The wizard starts from one file at most."));
	if (!wants_plain(options) &&
	    (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)))
		return wrong_usage(
		    _("The wizard needs a terminal. Without one use: "
		      "upki-wizard build APPLICATION.yaml"));
	surroundings_init(&surroundings, options);
	wizard = wizard_new(&surroundings, options->profile, &problems);
	if (wizard && options->demo)
		wizard_start_demo(wizard, &problems);
	else if (wizard && options->operands)
		wizard_start_from(wizard, options->operand[0], &problems);
	if (wizard && !diagnostics_have_error(&problems))
		status = run(wizard, &surroundings, options);
	else
		status = exit_status(&problems);
	if (wizard && wizard_folder(wizard))
		tell_if_unheard(wizard_folder(wizard), say_trouble());
	print_diagnostics(stderr, &problems);
	wizard_free(wizard);
	diagnostics_release(&problems);
	surroundings_release(&surroundings);
	return status;
}
