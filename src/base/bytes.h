/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole file in memory, read under a limit (reliability.md, Reading). It says
 * nothing, so that even what turns words into a language can be read with it;
 * base/file.h says why a file cannot be read.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stddef.h>

struct bytes {
	char *data; /* a NUL stands behind the last byte */
	size_t size;
};

/* Wipes before it frees: what was read may have been a key. */
void bytes_release(struct bytes *bytes);

enum bytes_result {
	BYTES_READ,
	BYTES_FAILED, /* errno says why */
	BYTES_FOLDER,
	BYTES_NOT_REGULAR, /* a device, a pipe, a socket */
	BYTES_TOO_LARGE
};

/* Reads a regular file of at most limit bytes; follows links, never waits on
 * a FIFO or device (opened with O_NONBLOCK). bytes are empty unless it was
 * read. */
enum bytes_result
bytes_read(const char *file, size_t limit, struct bytes *bytes);

#endif
