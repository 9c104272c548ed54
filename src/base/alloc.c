/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is never NULL. */
#include "config.h"

#include "base/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*failure_hook)(void);
static const char *all_is_made;

void
alloc_on_failure(void (*hook)(void))
{
	failure_hook = hook;
}

void
alloc_all_is_made(const char *sentence)
{
	all_is_made = sentence;
}

_Noreturn void
alloc_end(const char *sentence)
{
	int status = all_is_made ? 0 : 3;

	if (all_is_made)
		sentence = all_is_made;
	if (failure_hook)
		failure_hook();
	/* Nothing is left to do when even this write fails. */
	if (write(STDERR_FILENO, sentence, strlen(sentence)) < 0)
		_exit(status);
	_exit(status);
}

_Noreturn void
alloc_failed(void)
{
	alloc_end("upki-wizard: out of memory\n");
}

void *
alloc_array(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		alloc_failed();
	return memory;
}

void *
alloc_resize(void *memory, size_t count, size_t size)
{
	void *resized;

	if (size && count > SIZE_MAX / size)
		alloc_failed();
	resized = realloc(memory, count && size ? count * size : 1);
	if (!resized)
		alloc_failed();
	return resized;
}

char *
alloc_string(const char *text)
{
	return text ? alloc_string_n(text, strlen(text)) : NULL;
}

char *
alloc_string_n(const char *text, size_t length)
{
	char *copy = alloc_array(length + 1, 1);

	memcpy(copy, text, length);
	return copy;
}

char *
alloc_format(const char *format, ...)
{
	va_list arguments;
	char *text = NULL;
	int length;

	va_start(arguments, format);
	length = vasprintf(&text, format, arguments);
	va_end(arguments);
	if (length < 0)
		alloc_failed();
	return text;
}

void
alloc_replace(char **text, const char *value)
{
	char *copy = alloc_string(value);

	free(*text);
	*text = copy;
}
