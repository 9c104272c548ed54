/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is on the screen, and whether it is what tests/screen/golden/ keeps. */
#include "config.h"

#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/stream.h"
#include "base/text.h"

static void
dump_cell(struct stream *stream, const VTermScreenCell *cell)
{
	char out[5];
	int i;

	if (!cell->chars[0])
		stream_text(stream, " ");
	for (i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		stream_bytes(stream, out, text_put(out, cell->chars[i]));
}

/* The characters of a row from one column to before another; to be freed. */
static char *
row_text(struct terminal_session *session, int row, int from, int to)
{
	struct stream stream;
	VTermScreenCell cell;
	VTermPos place = {.row = row, .col = from};
	size_t size;
	char *text;

	stream_open(&stream);
	for (; place.col<to; place.col += cell.width> 0 ? cell.width : 1) {
		vterm_screen_get_cell(session->cells, place, &cell);
		dump_cell(&stream, &cell);
	}
	text = stream_close(&stream);
	size = strlen(text);
	while (size && text[size - 1] == ' ')
		text[--size] = '\0';
	return text;
}

static const char *
attribute_at(struct terminal_session *session, int row, int column)
{
	VTermScreenCell cell;
	VTermPos place = {.row = row, .col = column - (column > 0)};

	/* The second half of a wide character looks as the first. */
	vterm_screen_get_cell(session->cells, place, &cell);
	if (!column || cell.width < 2) {
		place.col = column;
		vterm_screen_get_cell(session->cells, place, &cell);
	}
	if (cell.attrs.reverse)
		return "reverse";
	return cell.attrs.bold ? "bold" : NULL;
}

static void
dump_attributes(struct terminal_session *session, struct stream *stream,
		int row)
{
	int column = 0, end;

	while (column < session->columns) {
		const char *name = attribute_at(session, row, column);

		for (end = column + 1; end < session->columns &&
				       attribute_at(session, row, end) == name;
		     end++)
			;
		if (name) {
			char *text = row_text(session, row, column, end);

			stream_format(stream, "%s: %d,%d %s\n", name, row,
				      column, text);
			free(text);
		}
		column = end;
	}
}

char *
session_dump(struct terminal_session *session, int what)
{
	struct stream stream;
	VTermPos cursor;
	int row;

	stream_open(&stream);
	for (row = 0; row < session->rows; row++) {
		char *text = row_text(session, row, 0, session->columns);

		stream_format(&stream, "%s\n", text);
		free(text);
	}
	if (what & SESSION_CURSOR) {
		vterm_state_get_cursorpos(vterm_obtain_state(session->terminal),
					  &cursor);
		stream_format(&stream, "cursor: %d,%d\n", cursor.row,
			      cursor.col);
	}
	for (row = 0; what & SESSION_ATTRIBUTES && row < session->rows; row++)
		dump_attributes(session, &stream, row);
	return stream_close(&stream);
}

/* The whole file, "" when there is none; to be freed. */
static char *
read_golden(const char *path)
{
	FILE *file = fopen(path, "r");
	struct stream stream;
	char bytes[1024];
	size_t size;

	stream_open(&stream);
	while (file && (size = fread(bytes, 1, sizeof(bytes), file)) > 0)
		stream_bytes(&stream, bytes, size);
	if (file)
		fclose(file);
	return stream_close(&stream);
}

static void
print_commented(const char *heading, const char *text)
{
	size_t size;

	fprintf(stderr, "# %s\n", heading);
	for (; *text; text += size + (text[size] == '\n')) {
		size = strcspn(text, "\n");
		fprintf(stderr, "# |%.*s\n", (int)size, text);
	}
}

static void
write_golden(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	if (!file) {
		perror(path);
		exit(99);
	}
	fputs(text, file);
	fclose(file);
}

/* The dump with X in place of what differs between runs; to be freed. */
static char *
masked_dump(struct terminal_session *session, int what)
{
	char *dump = session_dump(session, what), *place = dump;

	while (session->mask && (place = strstr(place, session->mask)))
		memset(place, 'X', strlen(session->mask));
	return dump;
}

bool
session_is_golden(struct terminal_session *session, const char *name, int what)
{
	const char *tree = getenv("top_srcdir"), *update;
	char *path = alloc_format("%s/tests/screen/golden/%s.txt",
				  tree ? tree : ".", name);
	char *golden = read_golden(path);
	int tries = 150; /* of 20 ms */
	char *dump;
	bool same;

	update = getenv("UPDATE_GOLDEN");
	if (update && *update)
		session_settle(session);
	dump = masked_dump(session, what);

	/* On a busy machine quiet is no proof that the program is done. */
	while (!(same = strcmp(golden, dump) == 0) && !(update && *update) &&
	       tries-- > 0) {
		session_ends(session, 20);
		free(dump);
		dump = masked_dump(session, what);
	}

	if (!same && update && *update) {
		write_golden(path, dump);
		same = true;
	} else if (!same) {
		print_commented(path, golden);
		print_commented("but the screen is", dump);
	}
	free(dump);
	free(golden);
	free(path);
	return same;
}
