/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growing text. Not open_memstream: that clears 8 KiB for each of the many
 * short texts of a page or of a checked line.
 */
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include <stddef.h>

struct stream {
	char *bytes;
	size_t size;
	size_t room; /* more than size: the end of the text fits, too */
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
