/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The letter and the list of steps, known again. */
#include "config.h"

#include "application/companion.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#define DIGEST_DIGITS 64
#define BASE64_LINE   40 /* characters; longer than any one word of ours */

/* One line, without its end, and what is left behind it. */
struct line {
	const char *text;
	size_t size;
	const char *next, *end;
};

static bool
next_line(struct line *line)
{
	const char *stop;

	if (line->next == line->end)
		return false;
	line->text = line->next;
	stop = memchr(line->text, '\n', (size_t)(line->end - line->text));
	line->next = stop ? stop + 1 : line->end;
	line->size = (size_t)((stop ? stop : line->end) - line->text);
	if (line->size && line->text[line->size - 1] == '\r')
		line->size--;
	return true;
}

static bool
begins(const struct line *line, const char *text)
{
	size_t length = strlen(text);

	return line->size > length && memcmp(line->text, text, length) == 0;
}

static bool
ends(const struct line *line, const char *text)
{
	size_t length = strlen(text);

	return line->size > length &&
	       memcmp(line->text + line->size - length, text, length) == 0;
}

static bool
holds(const struct line *line, const char *text)
{
	return memmem(line->text, line->size, text, strlen(text));
}

static bool
is_digest(const struct line *line)
{
	static const char label[] = "SHA-256: ";
	size_t length = sizeof(label) - 1;

	if (!begins(line, label) || line->size != length + DIGEST_DIGITS)
		return false;
	for (size_t i = length; i < line->size; i++)
		if (!line->text[i] ||
		    !strchr("0123456789abcdef", line->text[i]))
			return false;
	return true;
}

/* Its subject, the server, and the digest of what is attached, in this
 * order. */
static bool
is_letter(struct line line)
{
	bool subject = false, server = false;

	while (next_line(&line)) {
		if (server && is_digest(&line))
			return true;
		server = server || (subject && begins(&line, "FQDN: "));
		subject = subject || holds(&line, "UPKI");
	}
	return false;
}

static bool
is_heading(const struct line *line)
{
	return begins(line, "== ") && ends(line, " ==");
}

/* A heading first, the command that copies what is to be sent, and another
 * heading. */
static bool
is_steps(struct line line)
{
	bool command = false;

	if (!next_line(&line) || !is_heading(&line))
		return false;
	while (next_line(&line)) {
		if (command && is_heading(&line))
			return true;
		command =
		    command || (begins(&line, "    scp ") &&
				holds(&line, "/send") && ends(&line, " ."));
	}
	return false;
}

/* What no text for people has: a cell's end, or a line of base64, as of a key
 * whose marks were lost. */
static bool
holds_data(const char *bytes, size_t size)
{
	struct line line = {.next = bytes, .end = bytes + size};

	if (memchr(bytes, '\t', size))
		return true;
	while (next_line(&line)) {
		size_t length = 0;

		while (length < line.size &&
		       (isalnum((unsigned char)line.text[length]) ||
			strchr("+/=", line.text[length])))
			length++;
		if (length == line.size && length >= BASE64_LINE)
			return true;
	}
	return false;
}

enum companion
companion_of(const char *bytes, size_t size)
{
	const struct line start = {.next = bytes, .end = bytes + size};

	if (holds_data(bytes, size))
		return COMPANION_NONE;
	if (is_letter(start))
		return COMPANION_LETTER;
	return is_steps(start) ? COMPANION_STEPS : COMPANION_NONE;
}
