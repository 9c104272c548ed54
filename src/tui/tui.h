/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard on a full screen: asks for the view, draws it, reports what the
 * user did. It knows no rule.
 */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include "application/surroundings.h"
#include "wizard/wizard.h"

/* No terminal that curses knows: the plain lines must do. */
#define TUI_NO_TERMINAL (-1)

/*
 * Runs the wizard until it is left; locale_start has been called. Gives the
 * exit status of interface.md, Commands (0: files were made, 130: left
 * without), or TUI_NO_TERMINAL with nothing done. On SIGHUP, SIGTERM, SIGINT
 * and hang-up it saves the draft and ends the program by that signal.
 */
int tui_run(struct wizard *wizard, const struct surroundings *surroundings);

#endif
