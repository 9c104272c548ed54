/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The covering letter to the centre (interface.md, Letters): notes for the
 * sender above a cut line, the text of the mail below it.
 */
#ifndef APPLICATION_LETTER_H
#define APPLICATION_LETTER_H

#include "application/carry_out.h"

#include <stddef.h>

/* A file that is handed in, as the letter names it. */
struct attachment {
	const char *name; /* without a folder */
	size_t rows;	  /* applications in it */
	size_t size;	  /* bytes */
	char *digest;	  /* SHA-256, hexadecimal */
};

/* One letter for all applications: UTF-8 text with LF; to be freed. */
char *letter_text(const struct assignment *list, size_t count,
		  const struct attachment *attachment, size_t attachments);

#endif
