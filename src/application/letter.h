/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The covering letter to the centre (interface.md, Letters): notes for the
 * sender above a cut line, the text of the mail below it.
 */
#ifndef APPLICATION_LETTER_H
#define APPLICATION_LETTER_H

#include "application/plan.h"

#include <stddef.h>

/* The file that is handed in, as the letter names it. */
struct attachment {
	const char *name;   /* without a folder */
	size_t size;	    /* bytes */
	const char *digest; /* SHA-256, hexadecimal */
};

/* UTF-8 text with LF; to be freed. */
char *letter_text(const struct context *context, const struct plan *plan,
		  const struct attachment *attachment);

#endif
