/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The treatment of characters in a cell (service.md, Characters): what is
 * corrected and told, what is refused with a proposal.
 */
#ifndef SERVICE_CHARACTER_H
#define SERVICE_CHARACTER_H

#include "base/diagnostic.h"

#include <stdbool.h>

/*
 * text as it goes into a full-width cell (columns 6, 8, 9, 12): trimmed,
 * without quotes around it, NFC, look-alikes replaced, half-width kana widened.
 * Each kind of correction adds
 * a note U601 naming from and to. Each character that cannot be written adds
 * U602 (not in JIS X 0208), U604 (first character of a formula) or U605
 * (backslash, tilde) naming character and position (from 1, in the text as
 * corrected) with the whole proposed text where one is known; the first 20
 * of them. The text is given back in any case, to be freed.
 */
char *character_treat(const char *text, const char *field,
		      struct diagnostics *diagnostics);

/* The parts of it that refuse: U604 alone, and U602 with U605. */
void character_refuse_formula(const char *text, const char *field,
			      struct diagnostics *diagnostics);
void character_refuse(const char *text, const char *field,
		      struct diagnostics *diagnostics);

/* Takes the quotes away that a spreadsheet puts around a cell, in place; it
 * doubles those inside. False: there are none. */
bool character_unquote(char *text);

/* text with half-width kana made full width and all else as it is; to be
 * freed. */
char *character_widen(const char *text);

/*
 * text as it goes into a half-width cell: trimmed, full-width ASCII made half
 * width, zero-width characters removed, each told as U601,
 * what became half-width with the whole text before and after. What is still not
 * ASCII is for the caller to refuse. To be freed.
 */
char *character_narrow(const char *text, const char *field,
		       struct diagnostics *diagnostics);

#endif
