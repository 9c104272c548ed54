/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line above the keys, in words only when it is shown. */
#include "config.h"

#include "wizard/message.h"

#include "base/alloc.h"
#include "base/strings.h"

#include <stdlib.h>

void
message_release(struct message *message)
{
	diagnostics_release(&message->said);
	*message = (struct message){0};
}

void
message_say_list(struct message *message, enum item_style style,
		 const char *format, va_list arguments)
{
	struct message said = {.style = style};

	/* An argument may be part of what stands there. */
	if (format)
		diagnostics_add(&said.said, SEVERITY_NOTE, 0, NULL, format,
				arguments);
	message_release(message);
	*message = said;
}

void
message_say(struct message *message, enum item_style style, const char *format,
	    ...)
{
	va_list arguments;

	va_start(arguments, format);
	message_say_list(message, style, format, arguments);
	va_end(arguments);
}

void
message_add(struct message *message, const struct diagnostic *problem)
{
	diagnostics_repeat(&message->said, problem);
}

void
message_take(struct message *message, enum item_style style,
	     enum message_form form, const struct diagnostic *problem)
{
	struct message taken = {.form = form, .style = style};

	message_add(&taken, problem);
	message_release(message);
	*message = taken;
}

void
message_copy(struct message *to, const struct message *from)
{
	struct message copy = {.form = from->form, .style = from->style};

	diagnostics_copy(&copy.said, &from->said);
	message_release(to);
	*to = copy;
}

static char *
text_of(const struct message *message, const struct diagnostic *said)
{
	if (message->form == MESSAGE_SENTENCE || !said->number)
		return diagnostic_message(said);
	/* Where it stands in a file says more than the number alone. */
	return said->line ? diagnostic_line(said) : diagnostic_numbered(said);
}

char *
message_text(const struct message *message)
{
	struct strings sentences = {0};
	char *text = NULL;

	for (size_t i = 0; i < message->said.count; i++)
		strings_take(&sentences,
			     text_of(message, message->said.item[i]));
	if (sentences.count)
		text = strings_join(&sentences, " ");
	strings_release(&sentences);
	return text;
}
