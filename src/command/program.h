/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking another program something, without a shell. */
#ifndef COMMAND_PROGRAM_H
#define COMMAND_PROGRAM_H

/*
 * Runs file (an absolute path) with one argument, no environment and no
 * input, and gives the first bytes it writes to both of its outputs as a
 * string, to be freed. NULL when it cannot be run or is not done after
 * milliseconds; it is ended then.
 */
char *program_output(const char *file, const char *argument, int milliseconds);

#endif
