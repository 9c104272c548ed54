/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text pasted as one piece, between the marks of bracketed paste. It may be a
 * passphrase: no copy of it stays in freed memory.
 */
#ifndef TUI_PASTE_H
#define TUI_PASTE_H

#include <stdbool.h>
#include <stddef.h>

/* A zeroed struct is an empty paste. */
struct paste {
	char *bytes;
	size_t size, room;
};

/* Wipes and empties. */
void paste_release(struct paste *paste);

/* One byte behind the opening mark; beyond 64 KiB they are dropped. True: the
 * closing mark is complete, and no part of the paste. */
bool paste_feed(struct paste *paste, unsigned char byte);

bool paste_is_ascii(const struct paste *paste);

/* What of it is valid UTF-8, its line ends as \n; to be wiped and freed. */
char *paste_text(const struct paste *paste);

#endif
