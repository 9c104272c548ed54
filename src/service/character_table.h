/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table of service.md, Characters: what is corrected into what, and what
 * is proposed for what must be refused.
 */
#ifndef SERVICE_CHARACTER_TABLE_H
#define SERVICE_CHARACTER_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/* Each kind of correction is told once. */
enum character_kind {
	CHARACTER_LOOK_ALIKE, /* another character with the same bytes */
	CHARACTER_BLANK,      /* a blank that is not U+0020 */
	CHARACTER_LINE,	      /* TAB, newline */
	CHARACTER_INVISIBLE,  /* removed */
	CHARACTER_KANA,	      /* half-width kana */
	CHARACTER_COMPOSED,   /* a base and its combining marks */
	CHARACTER_NARROW,     /* full-width ASCII in a half-width cell */
	CHARACTER_KINDS
};

struct character_correction {
	uint32_t from;
	enum character_kind kind;
	const char *to;
};

/* The correction for character, or NULL. Kana and marks are not here. */
const struct character_correction *character_correct(uint32_t character);

/* What to propose for a character that cannot be written, "" to leave it
 * out, NULL where nothing is known; to be freed. */
char *character_propose(uint32_t character);

/* The full-width form of half-width kana (U+FF61-FF9F), with the voicing mark
 * that follows it (0: none) where it takes one. *joined: it took the mark. */
uint32_t character_widen_kana(uint32_t character, uint32_t mark, bool *joined);

/* Unseen characters: controls, joiners, direction marks, selectors. */
bool character_is_unseen(uint32_t character);

/* Combining marks that are composed with the character before them. */
bool character_is_mark(uint32_t character);

/* A first character that a spreadsheet takes for the start of a formula. */
bool character_starts_formula(uint32_t character);

#endif
