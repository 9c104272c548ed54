/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help of a field as a view, so that it is drawn like any page. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "wizard/wizard.h"

/* The four parts under their headings, then the keys; head gives title,
 * institution and page. view_release frees it. */
void help_view(struct view *view, const struct wizard_help *help,
	       const struct view *head);

#endif
