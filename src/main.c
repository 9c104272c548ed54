/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options, locale, and which command. */
#include "config.h"

#include "base/locale.h"
#include "command/command.h"
#include "command/options.h"

#include <signal.h>
#include <stdio.h>

/* What was printed must have arrived, or the status says so. */
static int
finish(int status)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return status ? status : EXIT_MACHINE;
	return status;
}

static int
dispatch(const struct options *options)
{
	switch (options->command) {
	case COMMAND_BUILD:
		return command_build(options);
	case COMMAND_CHECK:
		return command_check(options);
	case COMMAND_INSPECT:
		return command_inspect(options);
	case COMMAND_EXPLAIN:
		return command_explain(options);
	case COMMAND_PROFILE:
		return command_profile(options);
	default:
		return command_wizard(options);
	}
}

int
main(int argc, char **argv)
{
	struct options options;

	/* A full disk or a closed pipe is an error to report, not a death. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	locale_start(NULL);
	if (options_read(argc, argv, &options) != OPTIONS_GOOD)
		return EXIT_USAGE;
	if (options.language)
		locale_start(options.language);
	if (options.help) {
		options_print_help();
		return finish(EXIT_WELL);
	}
	if (options.version) {
		options_print_version();
		return finish(EXIT_WELL);
	}
	return finish(dispatch(&options));
}
