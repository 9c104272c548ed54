/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private keys that lie in one file with something else. */
#include "config.h"

#include "command/check.h"

#include "base/alloc.h"

#include <string.h>

/* The lines of a file one after the other; they may end in LF, CRLF or CR. */
struct walk {
	const char *at, *end;
	const char *line;
	size_t size; /* with its end */
	bool in_key; /* the line belongs to a key */
	bool ended;  /* and is its last */
};

static const char key_mark[] = "PRIVATE KEY-----";

static const char *
find(const char *bytes, size_t size, const char *text)
{
	return memmem(bytes, size, text, strlen(text));
}

bool
check_has_key(const struct bytes *bytes)
{
	return find(bytes->data, bytes->size, key_mark);
}

/* A private key, or what openssl writes beside one. Behind a TAB it stands in
 * a cell. */
static bool
begins_key(const struct walk *walk, const char *begin)
{
	size_t size = (size_t)(walk->line + walk->size - begin);

	return !memchr(walk->line, '\t', (size_t)(begin - walk->line)) &&
	       (find(begin, size, key_mark) ||
		find(begin, size, " PARAMETERS-----") ||
		find(begin, size, "PUBLIC KEY-----"));
}

static bool
next_line(struct walk *walk)
{
	const char *begin, *stop = walk->at;

	if (walk->at == walk->end)
		return false;
	while (stop < walk->end && *stop != '\n' && *stop != '\r')
		stop++;
	if (stop < walk->end)
		stop += *stop == '\r' && stop + 1 < walk->end && stop[1] == '\n'
			    ? 2
			    : 1;
	walk->line = walk->at;
	walk->size = (size_t)(stop - walk->at);
	walk->at = stop;
	begin = find(walk->line, walk->size, "-----BEGIN ");
	if (begin)
		walk->in_key = begins_key(walk, begin);
	else if (walk->ended || memchr(walk->line, '\t', walk->size))
		walk->in_key = false;
	walk->ended = find(walk->line, walk->size, "-----END ");
	return true;
}

void
check_without_keys(const struct bytes *from, struct bytes *rest)
{
	struct walk walk = {.at = from->data, .end = from->data + from->size};

	rest->data = alloc_array(from->size + 1, 1);
	rest->size = 0;
	while (next_line(&walk)) {
		if (walk.in_key)
			continue;
		memcpy(rest->data + rest->size, walk.line, walk.size);
		rest->size += walk.size;
	}
	rest->data[rest->size] = '\0';
}

long
check_line_with_keys(const struct bytes *from, long line)
{
	struct walk walk = {.at = from->data, .end = from->data + from->size};
	long number = 0;

	while (line > 0 && next_line(&walk)) {
		number++;
		line -= !walk.in_key;
	}
	return number + line;
}
