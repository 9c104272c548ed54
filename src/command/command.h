/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands, one file each, and what they share: where the program runs
 * and how problems are said. Each gives the exit status of interface.md.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "application/surroundings.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "command/options.h"

#include <stdio.h>

enum exit_status {
	EXIT_WELL = 0,
	EXIT_INPUT = 1,
	EXIT_USAGE = 2,
	EXIT_MACHINE = 3,
	EXIT_LEFT = 130
};

int command_wizard(const struct options *options);
int command_build(const struct options *options);
int command_check(const struct options *options);
int command_inspect(const struct options *options);
int command_explain(const struct options *options);
int command_profile(const struct options *options);
int command_revoke(const struct options *options);
int command_merge(const struct options *options);
int command_report(const struct options *options);

/* Where the program runs, asked from the system once. */
void surroundings_init(struct surroundings *surroundings,
		       const struct options *options);
void surroundings_release(struct surroundings *surroundings);

/* Every diagnostic as one line of the contract. */
void print_diagnostics(FILE *stream, const struct diagnostics *diagnostics);

/* Prints the contents of a file: the bytes where they go to a file or a program,
 * what may be shown of them at a terminal. */
void print_document(const char *text);

/* All is made in folder, and another status would have it made again: where
 * standard output could not be written, says so on standard error, and lets
 * the program end as if it could. error is the errno of that, 0: that of
 * writing what is left. */
void tell_if_unheard(const char *folder, int error);

/* The same of a single file, whose name is all that was to be printed. */
void tell_file_if_unheard(const char *file);

/* 0 without an error; 3 when the machine failed (U8xx on output), else 1. */
int exit_status(const struct diagnostics *diagnostics);

/* Ends a command on wrong usage: says sentence and how to get help. */
int wrong_usage(const char *sentence);

#endif
