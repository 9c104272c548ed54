/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options, locale, and which command. */
#include "config.h"

#include "base/locale.h"
#include "command/become.h"
#include "command/command.h"
#include "command/options.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What was printed must have arrived, or the status says so, and standard
 * error: but not to whoever has closed the pipe because he has read enough. */
static int
finish(int status)
{
	errno = 0;
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE)
		fprintf(stderr,
			_("upki-wizard: standard output could not be written "
			  "(%s).\n"),
			strerror(errno ? errno : EIO));
	return status ? status : EXIT_MACHINE;
}

/* A file of ours must not become standard error because that was closed.
 * Opened the wrong way round, so that using it fails as before. */
static bool
hold_standard_streams(void)
{
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
		if (fcntl(i, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", i ? O_RDONLY : O_WRONLY) < 0)
			return false;
	return true;
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
	case COMMAND_MERGE:
		return command_merge(options);
	case COMMAND_REPORT:
		return command_report(options);
	case COMMAND_REVOKE:
		return command_revoke(options);
	default:
		return command_wizard(options);
	}
}

/* Somebody who looks on learns why it is English; the wizard says it itself. */
static void
say_language(const struct options *options)
{
	if (options->command != COMMAND_WIZARD && locale_refusal() &&
	    isatty(STDERR_FILENO))
		fprintf(stderr, "%s\n", locale_refusal());
}

int
main(int argc, char **argv)
{
	struct options options;

	/* A full disk or a closed pipe is an error to report, not a death. */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (!hold_standard_streams()) {
		perror("upki-wizard: /dev/null");
		return EXIT_MACHINE;
	}
	locale_start(options_language(argc, argv));
	if (options_read(argc, argv, &options) != OPTIONS_GOOD)
		return EXIT_USAGE;
	say_language(&options);
	if (options.help) {
		options_print_help();
		return finish(EXIT_WELL);
	}
	if (options.version) {
		options_print_version();
		return finish(EXIT_WELL);
	}
	if (!become_invoker(&options))
		return EXIT_MACHINE;
	return finish(dispatch(&options));
}
