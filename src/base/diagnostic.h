/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is to be said to the user about a value, a file or the machine.
 *
 * A diagnostic keeps the number, the untranslated sentence and its arguments
 * and is turned into words only when shown, so that a change of language
 * turns old problems too. A list collects all; it never stops at the first.
 */
#ifndef BASE_DIAGNOSTIC_H
#define BASE_DIAGNOSTIC_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

#define DIAGNOSTIC_ARGUMENTS 6

/* What to do about it, in one or two whole sentences, N_(): where a page of the
 * wizard asked for the value, where it is a line of an application file, and
 * where it stands in any other file. */
struct advice {
	const char *page, *key, *file;
};

struct diagnostic {
	enum severity severity;
	int number;	    /* 402 is shown as U402 */
	char *file;	    /* NULL where no file is involved */
	long line, column;  /* from 1; 0: not known */
	char *field;	    /* YAML key of the field, or NULL */
	size_t index;	    /* line of a field of several lines, from 0 */
	char *value;	    /* the value found fault with, or NULL */
	char *proposal;	    /* the whole value as it would be right */
	const char *format; /* msgid with %s or %1$s, a static string */
	char *argument[DIAGNOSTIC_ARGUMENTS];
	const struct advice *advice; /* static, or NULL */
	bool keyed; /* a line of an application file, written or not */
};

struct diagnostics {
	struct diagnostic **item;
	size_t count;
	size_t room;
};

void diagnostics_release(struct diagnostics *list);
void diagnostics_clear(struct diagnostics *list);

/*
 * Adds a diagnostic. field may be NULL. format is a msgid marked N_() whose
 * directives are %s or %N$s only; the arguments are const char * (copied), the
 * last followed by NULL. Gives the new diagnostic, which the list owns, so
 * that the caller can add place, value or proposal.
 */
struct diagnostic *
diagnostics_error(struct diagnostics *list, int number, const char *field,
		  const char *format, ...) __attribute__((sentinel));
struct diagnostic *
diagnostics_warning(struct diagnostics *list, int number, const char *field,
		    const char *format, ...) __attribute__((sentinel));
struct diagnostic *
diagnostics_note(struct diagnostics *list, int number, const char *field,
		 const char *format, ...) __attribute__((sentinel));

/* The same for those of a list, of any severity. */
struct diagnostic *
diagnostics_add(struct diagnostics *list, enum severity severity, int number,
		const char *field, const char *format, va_list arguments);

/* Sets where in a file the fault is; file is copied. */
void diagnostic_place(struct diagnostic *diagnostic, const char *file,
		      long line, long column);
/* Adds what to do to the sentence. */
void
diagnostic_advise(struct diagnostic *diagnostic, const struct advice *advice);
void diagnostic_value(struct diagnostic *diagnostic, const char *value);
void diagnostic_propose(struct diagnostic *diagnostic, const char *proposal);

bool diagnostics_have_error(const struct diagnostics *list);
size_t
diagnostics_count(const struct diagnostics *list, enum severity severity);

/* The first diagnostic with this number, or NULL. */
const struct diagnostic *
diagnostics_find(const struct diagnostics *list, int number);

/* Drops everything but notes. */
void diagnostics_keep_notes(struct diagnostics *list);

/* Keeps the first of those with the same place, number and words. */
void diagnostics_drop_repeats(struct diagnostics *list);

/* Moves all of from to the end of to; from is empty afterwards. */
void diagnostics_move(struct diagnostics *to, struct diagnostics *from);

/* Adds a copy. */
void diagnostics_repeat(struct diagnostics *list, const struct diagnostic *old);

/* Adds copies of all of from to the end of to. */
void diagnostics_copy(struct diagnostics *to, const struct diagnostics *from);

/* The sentence in the present language, sanitised for display; to be freed. */
char *diagnostic_message(const struct diagnostic *diagnostic);

/* The same behind its number, "UNNN message", for the wizard; to be freed. */
char *diagnostic_numbered(const struct diagnostic *diagnostic);

/* The whole line of interface.md, "SUBJECT: severity: UNNN: message", without
 * a newline; to be freed. */
char *diagnostic_line(const struct diagnostic *diagnostic);

/* "error", "warning" or "note"; never translated. */
const char *severity_name(enum severity severity);

#endif
