/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growing text. */
#include "config.h"

#include "base/stream.h"

#include "base/alloc.h"

#include <stdarg.h>
#include <string.h>

void
stream_open(struct stream *stream)
{
	*stream = (struct stream){0};
	stream->file = open_memstream(&stream->bytes, &stream->size);
	if (!stream->file)
		alloc_failed();
}

void
stream_text(struct stream *stream, const char *text)
{
	stream_bytes(stream, text, strlen(text));
}

void
stream_bytes(struct stream *stream, const void *bytes, size_t size)
{
	if (size && fwrite(bytes, 1, size, stream->file) != size)
		alloc_failed();
}

void
stream_format(struct stream *stream, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	if (vfprintf(stream->file, format, arguments) < 0)
		alloc_failed();
	va_end(arguments);
}

char *
stream_close(struct stream *stream)
{
	if (fclose(stream->file) != 0 || !stream->bytes)
		alloc_failed();
	stream->file = NULL;
	return stream->bytes;
}
