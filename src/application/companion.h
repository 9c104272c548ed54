/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts for people that are made beside a TSV file, known again by what
 * stands in them and in no other text: in any language, with the notes for the
 * sender or without them, as a mail program or an editor may have saved them.
 */
#ifndef APPLICATION_COMPANION_H
#define APPLICATION_COMPANION_H

#include <stddef.h>

enum companion {
	COMPANION_NONE,
	COMPANION_LETTER, /* letter_text */
	COMPANION_STEPS	  /* steps_text: next.txt */
};

enum companion companion_of(const char *bytes, size_t size);

#endif
