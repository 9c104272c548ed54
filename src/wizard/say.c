/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the wizard says above the keys. */
#include "config.h"

#include "wizard/state.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void
wizard_unsay(struct wizard *wizard)
{
	message_release(&wizard->message);
	wizard_touch(wizard);
}

void
wizard_say(struct wizard *wizard, enum item_style style, const char *format,
	   ...)
{
	va_list arguments;

	va_start(arguments, format);
	message_say_list(&wizard->message, style, format, arguments);
	va_end(arguments);
	wizard_touch(wizard);
}

void
wizard_say_problem(struct wizard *wizard, enum item_style style,
		   const struct diagnostic *problem)
{
	message_take(&wizard->message, style, MESSAGE_NUMBERED, problem);
	wizard_touch(wizard);
}

void
wizard_repeat_problem(struct wizard *wizard, const struct diagnostic *problem)
{
	message_take(&wizard->message, STYLE_ERROR, MESSAGE_SENTENCE, problem);
	wizard_touch(wizard);
}

static bool
is_same(const struct diagnostic *one, const struct diagnostic *other)
{
	return one->number == other->number && one->format == other->format &&
	       one->index == other->index && other->field &&
	       strcmp(one->field, other->field) == 0;
}

void
wizard_turn_message(struct wizard *wizard)
{
	struct message *message = &wizard->message;
	struct diagnostics found = {0};
	const struct diagnostic *said;

	if (message->said.count != 1 || !message->said.item[0]->field)
		return;
	said = message->said.item[0];
	wizard_check_page(wizard, wizard->page, &found);
	for (size_t i = 0; i < found.count; i++)
		if (is_same(said, found.item[i])) {
			message_take(message, message->style, message->form,
				     found.item[i]);
			break;
		}
	diagnostics_release(&found);
}
