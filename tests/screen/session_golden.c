/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Screens compared with what is kept in tests/screen/golden/. */
#include "config.h"

#include "session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/stream.h"

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
