/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share. */
#include "config.h"

#include "command/command.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "command/become.h"
#include "command/program.h"

#include <errno.h>
#include <limits.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* spec/profile.md: where profiles are looked for, first wins. */
static void
add_profile_folders(struct strings *folders, const char *home)
{
	const char *config = locale_environment("XDG_CONFIG_HOME");
	const char *built = locale_environment("UPKI_WIZARD_PROFILEDIR");

	if (config && *config == '/')
		strings_take(folders,
			     alloc_format("%s/upki-wizard/profiles", config));
	else if (*home)
		strings_take(
		    folders,
		    alloc_format("%s/.config/upki-wizard/profiles", home));
	strings_add(folders, "/etc/upki-wizard/profiles");
	strings_add(folders, built ? built : PROFILEDIR);
}

/* interface.md, page 3: where servers keep their certificates. */
static void
add_certificate_folders(struct strings *folders)
{
	const char *path = locale_environment("UPKI_WIZARD_CERTIFICATE_PATH");

	strings_split(folders,
		      path ? path
			   : "/etc/pki/tls/certs:/etc/ssl/certs:/etc/httpd:"
			     "/etc/nginx",
		      ":");
}

static char *
state_folder(const char *home)
{
	const char *state = locale_environment("XDG_STATE_HOME");

	if (state && *state == '/')
		return alloc_format("%s/upki-wizard", state);
	return alloc_format("%s/.local/state/upki-wizard", home);
}

static char *
host_name(void)
{
	char name[HOST_NAME_MAX + 1] = "";

	if (gethostname(name, sizeof(name) - 1) != 0)
		return alloc_string("");
	return alloc_string(name);
}

static char *
working_folder(void)
{
	char *folder = getcwd(NULL, 0);

	/* Relative paths then stay relative: never another folder. */
	return folder ? folder : alloc_string("");
}

/* Where HOME tells none, that of /etc/passwd, and at last the working folder:
 * never the root of the file system, where others would find it. */
static char *
home_folder(void)
{
	const char *told = locale_environment("HOME");
	char *home;

	if (told && *told == '/')
		return alloc_string(told);
	home = become_home();
	return home ? home : working_folder();
}

void
surroundings_init(struct surroundings *surroundings,
		  const struct options *options)
{
	const char *user = locale_environment("USER");

	*surroundings = (struct surroundings){0};
	surroundings->today =
	    options->date.year ? options->date : date_of(time(NULL));
	surroundings->home = home_folder();
	surroundings->working_folder = working_folder();
	surroundings->host_name = host_name();
	surroundings->ssh_connection =
	    alloc_string(locale_environment("SSH_CONNECTION"));
	surroundings->user = alloc_string(user ? user : "");
	surroundings->state_folder = state_folder(surroundings->home);
	surroundings->output_folder = alloc_string(options->output_dir);
	add_profile_folders(&surroundings->profiles.folder, surroundings->home);
	add_certificate_folders(&surroundings->certificate_folders);
	surroundings->became = alloc_string(become_name());
	surroundings->ask_program = program_output;
	surroundings->dry_run = options->dry_run;
	surroundings->ascii_lines = options->ascii_lines;
	surroundings->demo = options->demo;
}

void
surroundings_release(struct surroundings *surroundings)
{
	free(surroundings->home);
	free(surroundings->working_folder);
	free(surroundings->host_name);
	free(surroundings->ssh_connection);
	free(surroundings->user);
	free(surroundings->became);
	free(surroundings->state_folder);
	free(surroundings->output_folder);
	strings_release(&surroundings->profiles.folder);
	strings_release(&surroundings->certificate_folders);
	*surroundings = (struct surroundings){0};
}

void
print_diagnostics(FILE *stream, const struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < diagnostics->count; i++) {
		char *line = diagnostic_line(diagnostics->item[i]);

		fprintf(stream, "%s\n", line);
		free(line);
	}
}

void
print_document(const char *text)
{
	char *visible;

	if (!isatty(STDOUT_FILENO)) {
		fputs(text, stdout);
		return;
	}
	visible = text_visible_lines(text, strlen(text));
	fputs(visible, stdout);
	free(visible);
}

/* Why standard output could not be written, or NULL. The program can then end
 * as if it could. error: the errno of that, when it is known. */
static const char *
unheard_because(int error)
{
	const char *reason;

	if (fflush(stdout) == 0 && !ferror(stdout))
		return NULL;
	reason = strerror(error ? error : errno);
	__fpurge(stdout);
	clearerr(stdout);
	return reason;
}

void
tell_if_unheard(const char *folder, int error)
{
	const char *reason = unheard_because(error);
	char *shown;

	if (!reason)
		return;
	shown = text_visible(folder, strlen(folder));
	fprintf(stderr,
		_("upki-wizard: %s is complete, but standard output could not "
		  "be written (%s). The next steps are in next.txt there.\n"),
		shown, reason);
	free(shown);
}

void
tell_file_if_unheard(const char *file)
{
	const char *reason = unheard_because(0);
	char *shown;

	if (!reason)
		return;
	shown = text_visible(file, strlen(file));
	fprintf(stderr,
		_("upki-wizard: %s is complete, but standard output could not "
		  "be written (%s).\n"),
		shown, reason);
	free(shown);
}

int
exit_status(const struct diagnostics *diagnostics)
{
	int status = EXIT_WELL;

	for (size_t i = 0; i < diagnostics->count; i++) {
		const struct diagnostic *one = diagnostics->item[i];

		if (one->severity != SEVERITY_ERROR)
			continue;
		/* 804 and 805 are about a file that was to be read. */
		if ((one->number >= 801 && one->number <= 803) ||
		    one->number == 806)
			return EXIT_MACHINE;
		status = EXIT_INPUT;
	}
	return status;
}

int
wrong_usage(const char *sentence)
{
	fprintf(stderr, "upki-wizard: %s\n", sentence);
	fprintf(stderr, _("See upki-wizard --help.\n"));
	return EXIT_USAGE;
}
