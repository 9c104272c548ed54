/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys of all the terminals we know send behind ESC. */
#ifndef TUI_SEQUENCE_H
#define TUI_SEQUENCE_H

#include "tui/keys.h"

/* The key of a whole sequence without its ESC, as in "[1;5C", "OP", "[[A";
 * EVENT_NONE when it is none of ours. */
enum event_kind sequence_event(const char *sequence);

#endif
