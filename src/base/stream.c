/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing text. */
#include "config.h"

#include "base/stream.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Enough for most: a line, a name. */
#define FIRST_ROOM 128

/* Room for more bytes, and for the end of the text behind them. */
static void
make_room(struct stream *stream, size_t more)
{
	if (more < stream->room - stream->size)
		return;
	if (more >= SIZE_MAX / 2 - stream->size)
		alloc_failed();
	while (stream->room <= stream->size + more)
		stream->room *= 2;
	stream->bytes = alloc_resize(stream->bytes, stream->room, 1);
}

void
stream_open(struct stream *stream)
{
	*stream = (struct stream){.room = FIRST_ROOM};
	stream->bytes = alloc_resize(NULL, stream->room, 1);
}

void
stream_text(struct stream *stream, const char *text)
{
	stream_bytes(stream, text, strlen(text));
}

void
stream_bytes(struct stream *stream, const void *bytes, size_t size)
{
	if (!size)
		return;
	make_room(stream, size);
	memcpy(stream->bytes + stream->size, bytes, size);
	stream->size += size;
}

void
stream_format(struct stream *stream, const char *format, ...)
{
	size_t room = stream->room - stream->size;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length =
	    vsnprintf(stream->bytes + stream->size, room, format, arguments);
	va_end(arguments);
	if (length < 0)
		alloc_failed();
	if ((size_t)length >= room) {
		make_room(stream, (size_t)length);
		va_start(arguments, format);
		vsnprintf(stream->bytes + stream->size, (size_t)length + 1,
			  format, arguments);
		va_end(arguments);
	}
	stream->size += (size_t)length;
}

char *
stream_close(struct stream *stream)
{
	stream->bytes[stream->size] = '\0';
	return stream->bytes;
}
