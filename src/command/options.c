/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line, read once. */
#include "config.h"

#include "command/options.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	OPTION_LANG = 256,
	OPTION_PLAIN,
	OPTION_ASCII_LINES,
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
    {"ascii-lines", no_argument, NULL, OPTION_ASCII_LINES},
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
    [COMMAND_PROFILE] = "profile", [COMMAND_REVOKE] = "revoke",
    [COMMAND_REPORT] = "report",   [COMMAND_MERGE] = "merge",
};

const char *
options_nearest_command(const char *word)
{
	const char *names[COMMAND_COUNT] = {NULL};

	for (int i = COMMAND_BUILD; i < COMMAND_COUNT; i++)
		names[i - COMMAND_BUILD] = command_names[i];
	return yaml_nearest(word, names);
}

/* Which commands an option is for. */
static unsigned int
option_commands(int option)
{
	switch (option) {
	case 'o':
		return makes | BIT(COMMAND_REPORT) | BIT(COMMAND_MERGE);
	case 'n':
		return makes;
	case OPTION_PLAIN:
	case OPTION_ASCII_LINES:
	case OPTION_DEMO:
		return BIT(COMMAND_WIZARD);
	case OPTION_MASK:
		return BIT(COMMAND_REPORT);
	case OPTION_PASSPHRASE_FILE:
		return BIT(COMMAND_BUILD);
	case OPTION_STARTTLS:
		return BIT(COMMAND_INSPECT);
	case OPTION_KIND:
		return BIT(COMMAND_CHECK) | BIT(COMMAND_MERGE);
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

/* Options whose value is kept as it is, and options without one. */
struct member {
	int option;
	size_t offset; /* in struct options */
};

static const struct member texts[] = {
    {'p', offsetof(struct options, profile)},
    {'o', offsetof(struct options, output_dir)},
    {OPTION_PASSPHRASE_FILE, offsetof(struct options, passphrase_file)},
    {OPTION_KIND, offsetof(struct options, kind)},
    {OPTION_PREVIOUS, offsetof(struct options, previous)},
    {OPTION_ISSUED, offsetof(struct options, issued)},
    {OPTION_FOR, offsetof(struct options, folder)},
    {OPTION_REASON, offsetof(struct options, reason)},
    {OPTION_COMMENT, offsetof(struct options, comment)},
    {OPTION_CONFIRM, offsetof(struct options, confirm)},
};

static const struct member flags[] = {
    {'n', offsetof(struct options, dry_run)},
    {OPTION_PLAIN, offsetof(struct options, plain)},
    {OPTION_ASCII_LINES, offsetof(struct options, ascii_lines)},
    {OPTION_DEMO, offsetof(struct options, demo)},
    {OPTION_MASK, offsetof(struct options, mask)},
    {OPTION_SUMMARY, offsetof(struct options, summary)},
    {OPTION_HELP, offsetof(struct options, help)},
    {OPTION_VERSION, offsetof(struct options, version)},
};

/* Options whose value is one of a few words. */
static const struct {
	int option;
	const char *words;    /* each between blanks */
	const char *sentence; /* N_(): what is right */
} choices[] = {
    {OPTION_LANG, " ja en ", N_("upki-wizard: --lang is ja or en.\n")},
    {OPTION_KIND, " new renew revoke ",
     N_("upki-wizard: --kind is new, renew or revoke.\n")},
    {OPTION_FORMAT, " text json ",
     N_("upki-wizard: --format is text or json.\n")},
    {OPTION_REASON, " 0 1 3 4 5 ",
     N_("upki-wizard: --reason is 0, 1, 3, 4 or 5.\n")},
};

/* The sentence for a value that is none of the option's words, else NULL. */
static const char *
choice_fault(int option, const char *value)
{
	for (size_t i = 0; i < sizeof(choices) / sizeof(*choices); i++) {
		const char *found;

		if (choices[i].option != option)
			continue;
		found = *value && !strchr(value, ' ')
			    ? strstr(choices[i].words, value)
			    : NULL;
		if (found && found[-1] == ' ' && found[strlen(value)] == ' ')
			return NULL;
		return locale_text(choices[i].sentence);
	}
	return NULL;
}

/* Options whose value means something else than its text. */
static bool
take_parsed(struct options *options, int option, const char *value)
{
	switch (option) {
	case OPTION_LANG: /* was taken before everything else */
		return true;
	case OPTION_FORMAT:
		options->json = strcmp(value, "json") == 0;
		return true;
	case OPTION_STARTTLS:
		if (server_starttls_parse(value, &options->starttls))
			return true;
		fputs(_("upki-wizard: --starttls is smtp, imap, pop3, ldap or "
			"ftp.\n"),
		      stderr);
		return false;
	case OPTION_DATE:
		if (date_parse(value, &options->date))
			return true;
		fputs(_("upki-wizard: --date wants a day as YYYY-MM-DD.\n"),
		      stderr);
		return false;
	default:
		return false;
	}
}

/* False with a sentence when the option's value is none. */
static bool
take_option(struct options *options, int option, const char *value)
{
	const char *fault = choice_fault(option, value ? value : "");
	char *base = (char *)options;

	if (fault) {
		fputs(fault, stderr);
		return false;
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (texts[i].option == option) {
			memcpy(base + texts[i].offset, &value, sizeof(value));
			return true;
		}
	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
		if (flags[i].option == option) {
			base[flags[i].offset] = true;
			return true;
		}
	return take_parsed(options, option, value);
}

#define OPTIONS (sizeof(long_options) / sizeof(*long_options))

/* False with a sentence when an option that was given is for other commands. */
static bool
check_given(const bool *given, enum command command)
{
	for (size_t i = 0; long_options[i].name; i++) {
		const char *name = long_options[i].name;

		if (!given[i] ||
		    option_commands(long_options[i].val) & BIT(command))
			continue;
		if (command == COMMAND_WIZARD)
			fprintf(stderr,
				_("upki-wizard: --%s needs the command that it "
				  "is for. See upki-wizard --help.\n"),
				name);
		else
			fprintf(stderr,
				_("upki-wizard: --%1$s does not go with "
				  "\"%2$s\". See upki-wizard --help.\n"),
				name, command_names[command]);
		return false;
	}
	return true;
}

/* The long name of an option, NULL for none of ours. */
static const char *
option_name(int option)
{
	for (size_t i = 0; long_options[i].name; i++)
		if (long_options[i].val == option)
			return long_options[i].name;
	return NULL;
}

/* What getopt found fault with, in our words: its own are those of the C
 * library, in the languages that it has. */
static void
say_fault(int fault, char **argv)
{
	const char *name = optopt ? option_name(optopt) : NULL;
	char letter[] = {'-', (char)optopt, '\0'};
	const char *typed = optopt ? letter : argv[optind - 1];
	char *visible = text_visible(typed, strlen(typed));

	if (fault == ':')
		fprintf(stderr,
			_("upki-wizard: --%s wants a value. See upki-wizard "
			  "--help.\n"),
			name);
	else if (name)
		fprintf(stderr,
			_("upki-wizard: --%s takes no value. See upki-wizard "
			  "--help.\n"),
			name);
	else
		fprintf(stderr,
			_("upki-wizard: there is no option \"%s\", or more "
			  "than one begins so. See upki-wizard --help.\n"),
			visible);
	free(visible);
}

/* The ':' tells a missing value from an unknown option. */
static int
next_option(int argc, char **argv)
{
	opterr = 0;
	return getopt_long(argc, argv, ":p:o:n", long_options, NULL);
}

const char *
options_language(int argc, char **argv)
{
	const size_t count = (size_t)argc + 1;
	char **copy = alloc_array(count, sizeof(*copy));
	const char *language = NULL;
	int option;

	/* getopt puts operands behind options, and would read on wrongly in
	 * what it has put in order. */
	memcpy(copy, argv, count * sizeof(*copy));
	while ((option = next_option(argc, copy)) != -1)
		if (option == OPTION_LANG && !choice_fault(option, optarg))
			language = optarg;
	optind = 0;
	free(copy);
	return language;
}

enum options_result
options_read(int argc, char **argv, struct options *options)
{
	bool given[OPTIONS] = {false};
	int option;

	*options = (struct options){0};
	while ((option = next_option(argc, argv)) != -1) {
		if (option == '?' || option == ':') {
			say_fault(option, argv);
			return OPTIONS_WRONG;
		}
		if (!take_option(options, option, optarg))
			return OPTIONS_WRONG;
		for (size_t i = 0; i < OPTIONS; i++)
			given[i] |= long_options[i].val == option;
	}
	options->operand = argv + optind;
	options->operands = argc - optind;
	take_command(options);
	return check_given(given, options->command) ? OPTIONS_GOOD
						    : OPTIONS_WRONG;
}
