/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What F1 tells: for every question, and for every page when none of its
 * fields has the focus. English msgids in ASCII, so that any terminal can show
 * them; the reader translates with _().
 */
#ifndef WIZARD_HELP_H
#define WIZARD_HELP_H

#include "application/application.h"
#include "wizard/wizard.h"

/* interface.md, convention 4. */
struct field_help {
	const char *purpose; /* why it is asked */
	const char *example;
	const char *mistake; /* a common one */
	const char *ask;     /* how to find out, or whom to ask */
};

extern const struct field_help field_helps[FIELD_COUNT];

/* By page number, from 1. */
extern const struct field_help page_helps[WIZARD_PAGES + 1];

/* Where they differ because a certificate is to be revoked; those without a
 * purpose are as above. */
extern const struct field_help revocation_field_helps[FIELD_COUNT];
extern const struct field_help revocation_page_helps[WIZARD_PAGES + 1];

#endif
