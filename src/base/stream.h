/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growing text: open_memstream with its failures turned into the program's
 * one way to run out of memory.
 */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include <stddef.h>
#include <stdio.h>

struct stream {
	FILE *file;
	char *bytes;
	size_t size;
};

void stream_open(struct stream *stream);
void stream_text(struct stream *stream, const char *text);
void stream_bytes(struct stream *stream, const void *bytes, size_t size);
void stream_format(struct stream *stream, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Ends the stream and gives its text, terminated, to be freed. stream->size
 * keeps the number of bytes. */
char *stream_close(struct stream *stream);

#endif
