/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard as plain lines, for screen readers, pipes and terminals that can
 * do no more: asks one question after another and never goes back to what is
 * printed. It knows no rule.
 */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include "wizard/wizard.h"

/*
 * Runs the wizard on standard input and output until it is left; locale_start
 * has been called, and surroundings.plain is set. Gives the exit status of
 * interface.md, Commands. The end of input and Ctrl-C save the answers and
 * leave; SIGHUP and SIGTERM save them and end the program by that signal.
 * Where standard output cannot be written any more they are saved, too, and
 * standard error says so: 3, but 0 when files were made.
 */
int plain_run(struct wizard *wizard);

#endif
