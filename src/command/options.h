/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line (interface.md, Commands), read once. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "base/date.h"
#include "pki/server.h"

#include <stdbool.h>

enum command {
	COMMAND_WIZARD,
	COMMAND_BUILD,
	COMMAND_CHECK,
	COMMAND_INSPECT,
	COMMAND_EXPLAIN,
	COMMAND_PROFILE,
	COMMAND_REVOKE,
	COMMAND_REPORT,
	COMMAND_MERGE,
	COMMAND_COUNT
};

struct options {
	enum command command;
	const char *profile;
	const char *output_dir;
	bool dry_run;
	bool ascii_lines;
	bool plain;
	struct date date; /* year 0: today */
	const char *passphrase_file;
	enum server_starttls starttls;
	/* check: */
	const char *kind, *previous, *issued;
	const char *folder; /* --for */
	bool json, summary;
	const char *reason, *comment, *confirm; /* revoke */
	bool demo;
	bool mask; /* report: e-mail addresses */
	bool help, version;
	char **operand; /* behind the command's name */
	int operands;
};

enum options_result { OPTIONS_GOOD, OPTIONS_WRONG };

/* The language that argv asks for, wherever it stands, so that everything else
 * can be said in it: "ja", "en" or NULL. */
const char *options_language(int argc, char **argv);

/* Reads argv. What is wrong is said on standard error; the caller ends with
 * status 2. */
enum options_result
options_read(int argc, char **argv, struct options *options);

/* The command whose name is nearest to word, or NULL. */
const char *options_nearest_command(const char *word);

void options_print_help(void);
void options_print_version(void);

#endif
