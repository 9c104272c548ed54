/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bottom line: the keys that do something now. */
#ifndef TUI_KEYLINE_H
#define TUI_KEYLINE_H

#include "wizard/view.h"

#include <stdbool.h>

enum keyline_mode {
	KEYLINE_PAGE,
	KEYLINE_HELP,  /* the help is shown */
	KEYLINE_LEAVE, /* it is asked whether to leave */
	KEYLINE_ASK,   /* another question waits for y or n */
	KEYLINE_MAKING /* the files are being made */
};

/* At most width columns, the less important keys left out where they do not
 * fit; focus may be NULL. To be freed. */
char *keyline_text(const struct view *view, const struct item *focus,
		   enum keyline_mode mode, int width);

#endif
