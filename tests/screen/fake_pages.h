/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the wizard of fake_wizard.c knows, and the canned pages it shows. */
#ifndef SCREEN_FAKE_PAGES_H
#define SCREEN_FAKE_PAGES_H

#include <stddef.h>

#include "wizard/wizard.h"

enum { PAGES = 4, INPUTS = 4, TEXT = 1024 };

struct wizard {
	enum wizard_state state;
	int page, page_before;
	size_t focus, focus_before;
	char text[INPUTS][TEXT]; /* name, path, secret, long */
	size_t choice;
	char *said;
	struct view view;
};

/* Fills the view, which has no items yet, with those of the wizard's page. */
void fake_pages_fill(struct wizard *wizard);

#endif
