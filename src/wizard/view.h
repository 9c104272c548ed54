/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a page shows now, as a list of items without a terminal. Both front
 * ends draw the same list; neither knows a rule. It is built anew from state
 * whenever something changed, so that language, help, errors and size need no
 * code of their own.
 */
#ifndef WIZARD_VIEW_H
#define WIZARD_VIEW_H

#include "application/application.h"

#include <stdbool.h>
#include <stddef.h>

enum item_kind {
	ITEM_TITLE,   /* heading */
	ITEM_TEXT,    /* paragraph, wrapped */
	ITEM_LITERAL, /* a line to be copied: broken only where it must */
	ITEM_BLANK,   /* empty line */
	ITEM_RULE,    /* a line across */
	ITEM_INPUT,   /* number, label and a line to type in */
	ITEM_CHOICE,  /* one of several: (*) text */
	ITEM_ACTION,  /* a button: [ text ] */
	ITEM_ROW      /* label and value; Enter jumps to the page */
};

enum item_style {
	STYLE_NORMAL,
	STYLE_STRONG,
	STYLE_HINT,
	STYLE_NOTE,
	STYLE_WARNING,
	STYLE_ERROR
};

enum wizard_action {
	ACTION_NONE,
	ACTION_NEXT,
	ACTION_MAKE,	      /* page 8: make the files */
	ACTION_SHOW_FINISHED, /* page 8: what was made from these answers */
	ACTION_DRAFT_GO_ON,   /* page 1; index: which draft */
	ACTION_DRAFT_DISCARD,
	ACTION_START_NEW,
	ACTION_REVOKE,	       /* page 1: the short path */
	ACTION_SHOW_LETTER,    /* page 9 */
	ACTION_ANOTHER,	       /* pages 1, 9: same administrator */
	ACTION_LOOK_AT_SERVER, /* page 3 */
	ACTION_USE_FOUND,      /* page 3; index: which certificate */
	ACTION_ADD_CSR_NAMES,  /* page 6: names of the CSR to page 5 */
	ACTION_FINISH	       /* page 9: leave */
};

struct item {
	enum item_kind kind;
	enum item_style style;
	int indent;	     /* columns */
	char *number;	     /* "7-3", or NULL */
	char *label;	     /* ITEM_INPUT, ITEM_ROW */
	char *text;	     /* paragraph, caption, value; what is typed in
				   an ITEM_INPUT (never of a secret) */
	enum field_id field; /* FIELD_COUNT: none */
	size_t index;	     /* line of the field, choice or draft */
	char *value;	     /* ITEM_CHOICE: the answer it stands for */
	bool selected;	     /* ITEM_CHOICE: it is the answer; ITEM_ACTION:
				   what was chosen among its like */
	bool secret;	     /* ITEM_INPUT: show asterisks */
	bool filled;	     /* ITEM_INPUT: there is an answer, even a secret */
	bool path;	     /* ITEM_INPUT: Tab completes */
	bool typed_word;     /* ITEM_INPUT: a safety word, ASCII */
	enum wizard_action action;
	int page; /* ITEM_ROW: where Enter goes */
};

struct view {
	const char *title; /* of the program */
	char *institution;
	int page, pages; /* 3, 9 */
	char *page_title;
	struct item *item;
	size_t count, room;
	char *message; /* one line above the keys, or NULL: why "next"
				   did not go on, what was saved … */
	enum item_style message_style;
	bool can_go_back;
	bool has_help;	   /* the focused item has help */
	bool has_proposal; /* Ctrl-R takes a proposal */
};

void view_release(struct view *view);

/* Adds an item with this style and kind; text is taken (freed by the view).
 * The pointer is good until the next addition. */
struct item *view_add(struct view *view, enum item_kind kind,
		      enum item_style style, char *text);

bool item_can_have_focus(const struct item *item);

#endif
