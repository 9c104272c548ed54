/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read once. */
#include "config.h"

#include "command/options.h"

#include "base/locale.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	OPTION_LANG = 256,
	OPTION_PLAIN,
	OPTION_DATE,
	OPTION_PASSPHRASE_FILE,
	OPTION_STARTTLS,
	OPTION_KIND,
	OPTION_PREVIOUS,
	OPTION_ISSUED,
	OPTION_FOR,
	OPTION_FORMAT,
	OPTION_SUMMARY,
	OPTION_REASON,
	OPTION_COMMENT,
	OPTION_CONFIRM,
	OPTION_DEMO,
	OPTION_MASK,
	OPTION_HELP,
	OPTION_VERSION
};

#define BIT(command) (1U << (command))
#define ALL	     (~0U)

static const unsigned int makes =
    BIT(COMMAND_WIZARD) | BIT(COMMAND_BUILD) | BIT(COMMAND_REVOKE);

static const struct option long_options[] = {
    {"profile", required_argument, NULL, 'p'},
    {"output-dir", required_argument, NULL, 'o'},
    {"dry-run", no_argument, NULL, 'n'},
    {"plain", no_argument, NULL, OPTION_PLAIN},
    {"lang", required_argument, NULL, OPTION_LANG},
    {"date", required_argument, NULL, OPTION_DATE},
    {"passphrase-file", required_argument, NULL, OPTION_PASSPHRASE_FILE},
    {"starttls", required_argument, NULL, OPTION_STARTTLS},
    {"kind", required_argument, NULL, OPTION_KIND},
    {"previous", required_argument, NULL, OPTION_PREVIOUS},
    {"issued", required_argument, NULL, OPTION_ISSUED},
    {"for", required_argument, NULL, OPTION_FOR},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"summary", no_argument, NULL, OPTION_SUMMARY},
    {"reason", required_argument, NULL, OPTION_REASON},
    {"comment", required_argument, NULL, OPTION_COMMENT},
    {"confirm", required_argument, NULL, OPTION_CONFIRM},
    {"demo", no_argument, NULL, OPTION_DEMO},
    {"mask", no_argument, NULL, OPTION_MASK},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static const char *const command_names[COMMAND_COUNT] = {
    [COMMAND_BUILD] = "build",	   [COMMAND_CHECK] = "check",
    [COMMAND_INSPECT] = "inspect", [COMMAND_EXPLAIN] = "explain",
    [COMMAND_PROFILE] = "profile",
    [COMMAND_REVOKE] = "revoke",
    [COMMAND_REPORT] = "report",
};

/* Which commands an option is for. */
static unsigned int
option_commands(int option)
{
	switch (option) {
	case 'o':
		return makes | BIT(COMMAND_REPORT);
	case 'n':
		return makes;
	case OPTION_PLAIN:
	case OPTION_DEMO:
		return BIT(COMMAND_WIZARD);
	case OPTION_MASK:
		return BIT(COMMAND_REPORT);
	case OPTION_PASSPHRASE_FILE:
		return BIT(COMMAND_BUILD);
	case OPTION_STARTTLS:
		return BIT(COMMAND_INSPECT);
	case OPTION_KIND:
	case OPTION_PREVIOUS:
	case OPTION_ISSUED:
	case OPTION_FOR:
	case OPTION_FORMAT:
	case OPTION_SUMMARY:
		return BIT(COMMAND_CHECK);
	case OPTION_REASON:
	case OPTION_COMMENT:
	case OPTION_CONFIRM:
		return BIT(COMMAND_REVOKE);
	default:
		return ALL;
	}
}

/* The command is the first operand that is one; else it is the wizard. */
static void
take_command(struct options *options)
{
	for (int i = COMMAND_BUILD; options->operands && i < COMMAND_COUNT;
	     i++) {
		if (strcmp(options->operand[0], command_names[i]) != 0)
			continue;
		options->command = (enum command)i;
		options->operand++;
		options->operands--;
		return;
	}
}

/* The options of check; false with a sentence, too. */
static bool
take_check_option(struct options *options, int option, const char *value)
{
	switch (option) {
	case OPTION_KIND:
		options->kind = value;
		if (strcmp(value, "new") == 0 || strcmp(value, "renew") == 0 ||
		    strcmp(value, "revoke") == 0)
			return true;
		fprintf(stderr,
			_("upki-wizard: --kind is new, renew or revoke.\n"));
		return false;
	case OPTION_FORMAT:
		options->json = strcmp(value, "json") == 0;
		if (options->json || strcmp(value, "text") == 0)
			return true;
		fprintf(stderr, _("upki-wizard: --format is text or json.\n"));
		return false;
	case OPTION_PREVIOUS:
		options->previous = value;
		return true;
	case OPTION_ISSUED:
		options->issued = value;
		return true;
	case OPTION_FOR:
		options->folder = value;
		return true;
	case OPTION_SUMMARY:
		options->summary = true;
		return true;
	default:
		return false;
	}
}

/* False with a sentence when the option's value is none. */
static bool
take_option(struct options *options, int option, const char *value)
{
	switch (option) {
	case 'p':
		options->profile = value;
		return true;
	case 'o':
		options->output_dir = value;
		return true;
	case 'n':
		options->dry_run = true;
		return true;
	case OPTION_PASSPHRASE_FILE:
		options->passphrase_file = value;
		return true;
	case OPTION_PLAIN:
		options->plain = true;
		return true;
	case OPTION_REASON:
		options->reason = value;
		if (strlen(value) == 1 && strchr("01345", *value))
			return true;
		fprintf(stderr, _("upki-wizard: --reason is 0, 1, 3, 4 or "
				  "5.\n"));
		return false;
	case OPTION_COMMENT:
		options->comment = value;
		return true;
	case OPTION_CONFIRM:
		options->confirm = value;
		return true;
	case OPTION_DEMO:
		options->demo = true;
		return true;
	case OPTION_MASK:
		options->mask = true;
		return true;
	case OPTION_HELP:
		options->help = true;
		return true;
	case OPTION_VERSION:
		options->version = true;
		return true;
	case OPTION_LANG:
		options->language = value;
		if (strcmp(value, "ja") == 0 || strcmp(value, "en") == 0)
			return true;
		fprintf(stderr, _("upki-wizard: --lang is ja or en.\n"));
		return false;
	case OPTION_STARTTLS:
		if (server_starttls_parse(value, &options->starttls))
			return true;
		fprintf(stderr, _("upki-wizard: --starttls is smtp, imap, "
				  "pop3, ldap or ftp.\n"));
		return false;
	case OPTION_DATE:
		if (date_parse(value, &options->date))
			return true;
		fprintf(stderr,
			_("upki-wizard: --date wants a day as YYYY-MM-DD.\n"));
		return false;
	default:
		return take_check_option(options, option, value);
	}
}

enum options_result
options_read(int argc, char **argv, struct options *options)
{
	unsigned int allowed = ALL;
	int option;

	*options = (struct options){0};
	while ((option = getopt_long(argc, argv, "p:o:n", long_options,
				     NULL)) != -1) {
		if (!take_option(options, option, optarg))
			return OPTIONS_WRONG;
		allowed &= option_commands(option);
	}
	options->operand = argv + optind;
	options->operands = argc - optind;
	take_command(options);
	if (!(allowed & BIT(options->command))) {
		fprintf(stderr, _("upki-wizard: an option does not belong to "
				  "this command. See upki-wizard --help.\n"));
		return OPTIONS_WRONG;
	}
	return OPTIONS_GOOD;
}
