/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be said to the user, kept as number and arguments. */
#include "config.h"

#include "base/diagnostic.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static void
diagnostic_free(struct diagnostic *diagnostic)
{
	free(diagnostic->file);
	free(diagnostic->field);
	free(diagnostic->value);
	free(diagnostic->proposal);
	for (size_t i = 0; i < DIAGNOSTIC_ARGUMENTS; i++)
		free(diagnostic->argument[i]);
	free(diagnostic);
}

void
diagnostics_clear(struct diagnostics *list)
{
	for (size_t i = 0; i < list->count; i++)
		diagnostic_free(list->item[i]);
	list->count = 0;
}

void
diagnostics_release(struct diagnostics *list)
{
	if (!list)
		return;
	diagnostics_clear(list);
	free(list->item);
	*list = (struct diagnostics){0};
}

static void
append(struct diagnostics *list, struct diagnostic *diagnostic)
{
	if (list->count == list->room) {
		list->room = list->room ? 2 * list->room : 8;
		list->item =
		    alloc_resize(list->item, list->room, sizeof(*list->item));
	}
	list->item[list->count++] = diagnostic;
}

struct diagnostic *
diagnostics_add(struct diagnostics *list, enum severity severity, int number,
		const char *field, const char *format, va_list arguments)
{
	struct diagnostic *diagnostic = alloc_object(struct diagnostic);
	const char *argument;
	size_t count = 0;

	diagnostic->severity = severity;
	diagnostic->number = number;
	diagnostic->field = alloc_string(field);
	diagnostic->format = format;
	while (count < DIAGNOSTIC_ARGUMENTS &&
	       (argument = va_arg(arguments, const char *)))
		diagnostic->argument[count++] = alloc_string(argument);
	append(list, diagnostic);
	return diagnostic;
}

struct diagnostic *
diagnostics_error(struct diagnostics *list, int number, const char *field,
		  const char *format, ...)
{
	struct diagnostic *diagnostic;
	va_list arguments;

	va_start(arguments, format);
	diagnostic = diagnostics_add(list, SEVERITY_ERROR, number, field,
				     format, arguments);
	va_end(arguments);
	return diagnostic;
}

struct diagnostic *
diagnostics_warning(struct diagnostics *list, int number, const char *field,
		    const char *format, ...)
{
	struct diagnostic *diagnostic;
	va_list arguments;

	va_start(arguments, format);
	diagnostic = diagnostics_add(list, SEVERITY_WARNING, number, field,
				     format, arguments);
	va_end(arguments);
	return diagnostic;
}

struct diagnostic *
diagnostics_note(struct diagnostics *list, int number, const char *field,
		 const char *format, ...)
{
	struct diagnostic *diagnostic;
	va_list arguments;

	va_start(arguments, format);
	diagnostic = diagnostics_add(list, SEVERITY_NOTE, number, field, format,
				     arguments);
	va_end(arguments);
	return diagnostic;
}

void
diagnostic_place(struct diagnostic *diagnostic, const char *file, long line,
		 long column)
{
	alloc_replace(&diagnostic->file, file);
	diagnostic->line = line;
	diagnostic->column = column;
}

void
diagnostic_advise(struct diagnostic *diagnostic, const struct advice *advice)
{
	diagnostic->advice = advice;
}

void
diagnostic_value(struct diagnostic *diagnostic, const char *value)
{
	alloc_replace(&diagnostic->value, value);
}

void
diagnostic_propose(struct diagnostic *diagnostic, const char *proposal)
{
	alloc_replace(&diagnostic->proposal, proposal);
}

size_t
diagnostics_count(const struct diagnostics *list, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += list->item[i]->severity == severity;
	return count;
}

bool
diagnostics_have_error(const struct diagnostics *list)
{
	return diagnostics_count(list, SEVERITY_ERROR) > 0;
}

const struct diagnostic *
diagnostics_find(const struct diagnostics *list, int number)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->item[i]->number == number)
			return list->item[i];
	return NULL;
}

void
diagnostics_keep_notes(struct diagnostics *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (list->item[i]->severity == SEVERITY_NOTE)
			list->item[kept++] = list->item[i];
		else
			diagnostic_free(list->item[i]);
	}
	list->count = kept;
}

static bool
same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool
is_repeat(const struct diagnostic *a, const struct diagnostic *b)
{
	if (a->number != b->number || a->severity != b->severity ||
	    a->index != b->index || a->line != b->line ||
	    a->column != b->column || !same_text(a->format, b->format) ||
	    !same_text(a->file, b->file) || !same_text(a->field, b->field))
		return false;
	for (size_t i = 0; i < DIAGNOSTIC_ARGUMENTS; i++)
		if (!same_text(a->argument[i], b->argument[i]))
			return false;
	return true;
}

void
diagnostics_drop_repeats(struct diagnostics *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		bool repeat = false;

		for (size_t j = 0; !repeat && j < kept; j++)
			repeat = is_repeat(list->item[j], list->item[i]);
		if (repeat)
			diagnostic_free(list->item[i]);
		else
			list->item[kept++] = list->item[i];
	}
	list->count = kept;
}

void
diagnostics_move(struct diagnostics *to, struct diagnostics *from)
{
	for (size_t i = 0; i < from->count; i++)
		append(to, from->item[i]);
	from->count = 0;
}

void
diagnostics_repeat(struct diagnostics *list, const struct diagnostic *old)
{
	struct diagnostic *copy = alloc_object(struct diagnostic);

	*copy = *old;
	copy->file = alloc_string(old->file);
	copy->field = alloc_string(old->field);
	copy->value = alloc_string(old->value);
	copy->proposal = alloc_string(old->proposal);
	for (size_t i = 0; i < DIAGNOSTIC_ARGUMENTS; i++)
		copy->argument[i] = alloc_string(old->argument[i]);
	append(list, copy);
}

void
diagnostics_copy(struct diagnostics *to, const struct diagnostics *from)
{
	for (size_t i = 0; i < from->count; i++)
		diagnostics_repeat(to, from->item[i]);
}

/* The argument that the directive behind % at *format names ("s" takes the
 * next, "2$s" the second); *format is moved behind it. NULL: no directive. */
static const char *
directive(const char **format, const struct diagnostic *diagnostic,
	  size_t *next)
{
	const char *p = *format;
	size_t which = *next;

	if (isdigit((unsigned char)p[0]) && p[1] == '$') {
		which = (size_t)(p[0] - '1');
		p += 2;
	} else {
		++*next;
	}
	if (*p != 's' || which >= DIAGNOSTIC_ARGUMENTS)
		return NULL;
	*format = p + 1;
	return diagnostic->argument[which] ? diagnostic->argument[which] : "";
}

/* format with its arguments, which cannot act on a terminal. */
static char *
render(const struct diagnostic *diagnostic, const char *format)
{
	const char *p = format;
	struct stream stream;
	size_t next = 0;

	stream_open(&stream);
	while (*p) {
		size_t plain = strcspn(p, "%");
		const char *argument;
		char *visible;

		stream_bytes(&stream, p, plain);
		p += plain;
		if (!*p)
			break;
		p++;
		if (*p == '%') {
			stream_text(&stream, "%");
			p++;
			continue;
		}
		argument = directive(&p, diagnostic, &next);
		if (!argument)
			continue;
		visible = text_visible(argument, strlen(argument));
		stream_text(&stream, visible);
		free(visible);
	}
	return stream_close(&stream);
}

/* The part of the advice for where the value stands. */
static const char *
advice_text(const struct diagnostic *diagnostic)
{
	const struct advice *advice = diagnostic->advice;

	if (!advice)
		return NULL;
	if (diagnostic->keyed)
		return locale_text(advice->key);
	return locale_text(diagnostic->file || diagnostic->line ? advice->file
								: advice->page);
}

char *
diagnostic_message(const struct diagnostic *diagnostic)
{
	const char *advice = advice_text(diagnostic);
	char *sentence = render(diagnostic, locale_text(diagnostic->format));
	char *whole;

	if (!advice)
		return sentence;
	/* TRANSLATORS: what is wrong, and what to do: two sentences. */
	whole = alloc_format(_("%1$s %2$s"), sentence, advice);
	free(sentence);
	return whole;
}

const char *
severity_name(enum severity severity)
{
	static const char *const names[] = {
	    [SEVERITY_NOTE] = "note",
	    [SEVERITY_WARNING] = "warning",
	    [SEVERITY_ERROR] = "error",
	};

	return names[severity];
}

/* FILE:LINE:COLUMN as far as known, else the field, else nothing. */
static void
write_subject(struct stream *stream, const struct diagnostic *diagnostic)
{
	const char *subject;
	char *visible;

	if (!diagnostic->file && !diagnostic->field)
		return;
	/* The field may be a key that somebody made up. */
	subject = diagnostic->file ? diagnostic->file : diagnostic->field;
	visible = text_visible(subject, strlen(subject));
	stream_text(stream, visible);
	free(visible);
	if (diagnostic->file && diagnostic->line)
		stream_format(stream, ":%ld", diagnostic->line);
	if (diagnostic->file && diagnostic->line && diagnostic->column)
		stream_format(stream, ":%ld", diagnostic->column);
	stream_text(stream, ": ");
}

char *
diagnostic_numbered(const struct diagnostic *diagnostic)
{
	char *message = diagnostic_message(diagnostic);
	char *text = alloc_format("U%03d %s", diagnostic->number, message);

	free(message);
	return text;
}

char *
diagnostic_line(const struct diagnostic *diagnostic)
{
	char *message = diagnostic_message(diagnostic);
	struct stream stream;

	stream_open(&stream);
	write_subject(&stream, diagnostic);
	stream_format(&stream, "%s: U%03d: %s",
		      severity_name(diagnostic->severity), diagnostic->number,
		      message);
	free(message);
	return stream_close(&stream);
}
