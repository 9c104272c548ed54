/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every question once. Pages, `build`, validation, the review page, the draft
 * and the manual are readings of this one table: a new question is one enum,
 * one entry, perhaps one check, its help and its tests.
 */
#ifndef APPLICATION_FIELD_H
#define APPLICATION_FIELD_H

#include "application/application.h"
#include "application/context.h"
#include "base/diagnostic.h"
#include "base/strings.h"

#include <stdbool.h>
#include <stddef.h>

enum field_kind {
	FIELD_KIND_LINE,
	FIELD_KIND_LINES, /* one entry a line, any number */
	FIELD_KIND_CHOICE,
	FIELD_KIND_SECRET, /* never stored */
	FIELD_KIND_PATH,
	FIELD_KIND_PATHS,
	FIELD_KIND_WORD, /* a safety word on page 4 */
	FIELD_KIND_EXTRA /* one line for each of the centre's items */
};

struct choice {
	char *value;	   /* as stored */
	char *text;	   /* as shown, translated */
	char *description; /* a sentence below it, or NULL */
};

struct choices {
	struct choice *item;
	size_t count;
};

void choices_release(struct choices *choices);

struct field {
	const char *name;   /* YAML key */
	int page;	    /* of the wizard */
	const char *number; /* "7-3": read out on the telephone */
	enum field_kind kind;
	const char *label; /* N_() */
	const char *hint;  /* N_(): as field_hint fills it in, or NULL */
	/* NULL: always. A field that does not apply is not asked, and its key
	 * in an application file is U706. */
	bool (*applies)(const struct context *context);
	/* NULL: never required. */
	bool (*required)(const struct context *context);
	void (*choices)(const struct context *context, struct choices *choices);
	/* What is offered while the answer is empty; NULL or to be freed. */
	char *(*suggest)(const struct context *context);
	/* Adds what is wrong with typed (not empty) and puts the answer as it
	 * would be used into right. NULL: any text will do, trimmed. */
	void (*check)(const struct context *context,
		      const struct strings *typed, struct strings *right,
		      struct diagnostics *diagnostics);
};

extern const struct field fields[FIELD_COUNT];

/* The field of this YAML key, or FIELD_COUNT. */
enum field_id field_find(const char *name);

bool field_applies(enum field_id field, const struct context *context);
bool field_is_required(enum field_id field, const struct context *context);

/* What a good answer looks like here, in the present language, without a full
 * stop; to be freed, or NULL. */
char *field_hint(enum field_id field, const struct context *context);

/* Held in the application file, draft and record. */
bool field_is_stored(enum field_id field);
bool field_has_lines(enum field_id field);

/* Checks one answer (U201 when it is missing and required); right may be NULL.
 * A field that does not apply is not looked at. */
void field_check(enum field_id field, const struct context *context,
		 struct strings *right, struct diagnostics *diagnostics);

/* Checks all fields in the table's order, those without an answer too. */
void
fields_check(const struct context *context, struct diagnostics *diagnostics);

/*
 * Replaces every answer by the text as it would be used, adding what was
 * corrected (notes). application is the one that context points at.
 */
void
fields_correct(const struct context *context, struct application *application,
	       struct diagnostics *diagnostics);

/* Adds one choice; text and description are copied. */
void choices_add(struct choices *choices, const char *value, const char *text,
		 const char *description);

#endif
