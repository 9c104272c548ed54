/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text pasted as one piece, between the marks of bracketed paste. */
#include "config.h"

#include "tui/paste.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

#define PASTE_LIMIT 65536

void
paste_release(struct paste *paste)
{
	if (paste->bytes)
		explicit_bzero(paste->bytes, paste->room);
	free(paste->bytes);
	paste->bytes = NULL;
	paste->size = 0;
	paste->room = 0;
}

bool
paste_is_ascii(const struct paste *paste)
{
	size_t i;

	for (i = 0; i < paste->size; i++)
		if ((unsigned char)paste->bytes[i] >= 0x80)
			return false;
	return true;
}

char *
paste_text(const struct paste *paste)
{
	char *text = alloc_array(paste->size + 1, 1), *to = text;
	const char *from;
	size_t at = 0, good;

	while (at < paste->size) {
		good = text_invalid_at(paste->bytes + at, paste->size - at);
		memcpy(to, paste->bytes + at, good);
		to += good;
		at += good + 1;
	}
	*to = '\0';
	for (from = to = text; *from; from++) {
		if (from[0] == '\r' && from[1] == '\n')
			continue;
		*to++ = (char)(*from == '\r' ? '\n' : *from);
	}
	*to = '\0';
	return text;
}

static void
grow(struct paste *paste)
{
	size_t room = paste->room ? 2 * paste->room : 256;
	char *larger = alloc_array(room, 1);

	/* No realloc: it would leave a passphrase behind in freed memory. */
	if (paste->bytes) {
		memcpy(larger, paste->bytes, paste->size);
		explicit_bzero(paste->bytes, paste->room);
	}
	free(paste->bytes);
	paste->bytes = larger;
	paste->room = room;
}

bool
paste_feed(struct paste *paste, unsigned char byte)
{
	static const char mark[] = "\033[201~";
	const size_t size = sizeof(mark) - 1;

	/* Past the limit only the last bytes move on, to find the end. */
	if (paste->size >= PASTE_LIMIT + size) {
		memmove(paste->bytes + PASTE_LIMIT,
			paste->bytes + PASTE_LIMIT + 1, size - 1);
		paste->size--;
	}
	if (paste->size == paste->room)
		grow(paste);
	paste->bytes[paste->size++] = (char)byte;
	if (paste->size < size ||
	    memcmp(paste->bytes + paste->size - size, mark, size) != 0)
		return false;
	paste->size -= size;
	if (paste->size > PASTE_LIMIT)
		paste->size = PASTE_LIMIT;
	return true;
}
