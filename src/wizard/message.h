/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The line above the keys: what is to be said once, kept as sentences and their
 * arguments and turned into words only when shown, so that a change of language
 * turns it, too. Zero: nothing is said.
 */
#ifndef WIZARD_MESSAGE_H
#define WIZARD_MESSAGE_H

#include "base/diagnostic.h"
#include "wizard/view.h"

#include <stdarg.h>

enum message_form {
	MESSAGE_SENTENCE, /* alone: the page shows the number */
	MESSAGE_NUMBERED  /* behind its number, or its place in a file */
};

struct message {
	struct diagnostics said; /* one sentence after another */
	enum message_form form;
	enum item_style style;
};

void message_release(struct message *message);

/* In place of what was said: format is a msgid marked N_() whose directives
 * are %s or %N$s only, the arguments are const char * and the last is followed
 * by NULL. format NULL: nothing. */
void message_say(struct message *message, enum item_style style,
		 const char *format, ...) __attribute__((sentinel));
void message_say_list(struct message *message, enum item_style style,
		      const char *format, va_list arguments);

/* The same for a copy of what a check said. */
void message_take(struct message *message, enum item_style style,
		  enum message_form form, const struct diagnostic *problem);

/* Once more behind what was said. */
void message_add(struct message *message, const struct diagnostic *problem);

void message_copy(struct message *to, const struct message *from);

/* In the language of now, on one line or wrapped by who shows it; to be freed.
 * NULL: nothing is said. */
char *message_text(const struct message *message);

#endif
