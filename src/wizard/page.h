/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The nine pages (interface.md, Pages): each writes its items from the
 * wizard's state.
 */
#ifndef WIZARD_PAGE_H
#define WIZARD_PAGE_H

#include "wizard/state.h"

struct page {
	const char *title; /* N_() */
	void (*build)(struct wizard *wizard, struct view *view);
};

extern const struct page pages[WIZARD_PAGES + 1]; /* from 1 */

void page_welcome(struct wizard *wizard, struct view *view);
void page_fqdn(struct wizard *wizard, struct view *view);
void page_history(struct wizard *wizard, struct view *view);
void page_revocation(struct wizard *wizard, struct view *view);
void page_kind(struct wizard *wizard, struct view *view);
void page_names(struct wizard *wizard, struct view *view);
void page_key(struct wizard *wizard, struct view *view);
void page_manager(struct wizard *wizard, struct view *view);
void page_review(struct wizard *wizard, struct view *view);
void page_result(struct wizard *wizard, struct view *view);

/* A field with all its lines or choices, its hint, and its problems. Nothing
 * when it does not apply or offers no choice. */
void
page_add_field(struct wizard *wizard, struct view *view, enum field_id field);

void page_add_title(struct view *view, const char *text);

/* The title of a choice: its number and label. */
void page_add_question(struct view *view, enum field_id field);
void page_add_text(struct view *view, const char *text);
void page_add_blank(struct view *view);

/* "U402 sentence" in the style of its severity. */
void page_add_problem(struct view *view, const struct diagnostic *diagnostic,
		      int indent);

/* A note of the page's answers that the institution has no place for, if any;
 * page 0: of all pages. */
void
page_add_left_out(const struct wizard *wizard, struct view *view, int page);

/* "label   value", or nothing when value is empty; a text, not a jump. */
void page_add_value(struct view *view, const char *label, const char *value);

#endif
