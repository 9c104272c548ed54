/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the plain front end share, for them alone. */
#ifndef PLAIN_DIALOGUE_H
#define PLAIN_DIALOGUE_H

#include "base/strings.h"
#include "wizard/wizard.h"

#include <stdbool.h>
#include <stddef.h>

struct dialogue {
	struct wizard *wizard;
	int page;	     /* whose head was printed, or 0 */
	bool asked;	     /* something on that page */
	struct strings said; /* the page's texts already printed */
	char *saved;	     /* where the draft is, after leaving */
	unsigned passed;     /* bit 1 << action: actions that begin with this
				one were passed over … */
	size_t begun;	     /* … in this one of the applications */
};

/* Items that are one question: an input, the choices of a field, actions. */
struct group {
	const struct view *view;
	const struct item *item; /* with the focus; NULL: none */
	size_t focus;
	size_t first, last; /* may have texts between them */
	size_t before;	    /* the question before, or count */
	size_t after;	    /* the one behind, or count */
	size_t end;	    /* of the texts that belong to it */
};

struct group group_find(struct wizard *wizard);

/* The number a choice or an action is taken by, seen being how many stand
 * before it: what the service numbers itself keeps its number. */
size_t group_number(const struct item *item, size_t seen);

/* The number of an action on the review page, where 1 to 7 are pages: 0, and 9
 * for the second. */
size_t review_number(const struct view *view, size_t place);

/* The first item of a view that can have the focus, or count. */
size_t group_first_question(const struct view *view);

/* Where the texts of a question end whose next one is after: the title of that
 * is not among them. */
size_t group_texts_end(const struct view *view, size_t after);

/* Where the hints and problems end that belong to an input. */
size_t group_attached_end(const struct view *view, size_t input);

/* True where the actions can be passed over. */
bool group_can_be_left(const struct group *group);

/* True where they were passed over when they were asked last: so does Enter
 * then. */
bool
group_was_passed(const struct dialogue *dialogue, const struct group *group);

/* Remembers whether the actions were passed over. */
void
group_pass(struct dialogue *dialogue, const struct group *group, bool passed);

/* Another application: all actions are offered again, but for the drafts. */
void group_pass_none(struct dialogue *dialogue);

/* The page that lists all answers is one question as a whole. */
bool view_is_review(const struct view *view);

/* The page of the first error there, or 0: the action. */
size_t review_default(const struct view *view);

/* Prints the texts from item first to before item last that were not printed
 * on this page before. place is the question that is asked: errors from there
 * on are always printed, hints before it only when the page is new. */
void dialogue_texts(struct dialogue *dialogue, const struct view *view,
		    size_t first, size_t last, size_t place);

/* Prints the page's head when it is another page, then the question that has
 * the focus. */
void dialogue_ask(struct dialogue *dialogue);

/* Acts on what was typed. */
void dialogue_answer(struct dialogue *dialogue, const char *text);

/* The line means something on every question: back, help, leave, language. */
bool dialogue_command(struct dialogue *dialogue, const char *text);

/* What can be typed at every question. */
void dialogue_say_keys(void);

/* Forgets what was printed, so that it is printed again. */
void dialogue_anew(struct dialogue *dialogue);

/* Saves and leaves; when it cannot be saved, asks whether to leave all the
 * same. */
void dialogue_leave(struct dialogue *dialogue);

/* Asks question; true for y, and at the end of input. */
bool dialogue_confirm(const char *question);

#endif
