/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen as it stands, as text. */
#include "config.h"

#include "tui/draw.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/stream.h"
#include "base/text.h"

static void
snapshot_row(struct stream *stream, int row, cchar_t *cells)
{
	char *line;
	size_t size;
	struct stream text;
	int i;

	stream_open(&text);
	/* Cells come without the second halves of wide characters. */
	mvin_wchnstr(row, 0, cells, COLS);
	for (i = 0; i < COLS; i++) {
		wchar_t wide[CCHARW_MAX + 1] = {0};
		attr_t attribute;
		short pair;
		char out[5];
		int j;

		if (getcchar(&cells[i], wide, &attribute, &pair, NULL) == ERR ||
		    !wide[0])
			break;
		if (attribute & A_ALTCHARSET)
			wide[0] = L'-';
		for (j = 0; wide[j]; j++)
			stream_bytes(&text, out,
				     text_put(out, (uint32_t)wide[j]));
	}
	line = stream_close(&text);
	size = strlen(line);
	while (size && line[size - 1] == ' ')
		size--;
	stream_bytes(stream, line, size);
	stream_text(stream, "\n");
	free(line);
}

char *
draw_snapshot(void)
{
	cchar_t *cells = alloc_array((size_t)COLS + 1, sizeof(*cells));
	struct stream stream;
	int row;

	stream_open(&stream);
	for (row = 0; row < LINES; row++)
		snapshot_row(&stream, row, cells);
	free(cells);
	return stream_close(&stream);
}
