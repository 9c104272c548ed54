/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TSV files: Shift_JIS, cells, and the read-back of what is written. Another
 * reader is one more entry in `readers`. */
#include "config.h"

#include "fuzz.h"

#include "base/stream.h"
#include "base/text.h"
#include "service/profile.h"
#include "service/shift_jis.h"
#include "service/tsv.h"
#include "service/tsv_check.h"
#include "service/tsv_read.h"

/* Strict Shift_JIS goes both ways. */
static void
read_characters(const uint8_t *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		unsigned char back[2];
		uint32_t character;
		size_t used = 0;
		enum shift_jis_class class =
		    shift_jis_decode(bytes + at, size - at, &character, &used);

		demand(used == 1 || used == 2);
		demand(used <= size - at);
		if (class == SHIFT_JIS_GOOD) {
			demand(shift_jis_encode(character, back) == used);
			demand(memcmp(back, bytes + at, used) == 0);
		}
		at += used;
	}
}

/* One cell as UTF-8, whatever it is. */
static char *
cell_text(const uint8_t *bytes, size_t size)
{
	struct stream stream;

	stream_open(&stream);
	for (size_t at = 0; at < size;) {
		uint32_t character = '?';
		char utf8[5];
		size_t used;

		if (shift_jis_decode(bytes + at, size - at, &character,
				     &used) == SHIFT_JIS_BAD)
			character = bytes[at] < 0x80 ? bytes[at] : '?';
		text_put(utf8, character);
		stream_text(&stream, utf8);
		at += used;
	}
	return stream_close(&stream);
}

#define ROWS 3

/* Fills rows by TABs and newlines; gives their number. */
static size_t
split(const uint8_t *bytes, size_t size, struct tsv_row rows[ROWS])
{
	size_t row = 0, from = 0;
	int column = 1;

	for (size_t at = 0; at <= size && row < ROWS; at++) {
		bool end = at == size || bytes[at] == '\n';
		size_t until = at;

		if (!end && bytes[at] != '\t')
			continue;
		if (end && until > from && bytes[until - 1] == '\r')
			until--;
		if (column <= TSV_COLUMNS) {
			char *text = cell_text(bytes + from, until - from);

			tsv_row_set(&rows[row], (enum tsv_column)column, text);
			free(text);
		}
		column = end ? 1 : column + 1;
		row += end;
		from = at + 1;
	}
	return row;
}

static void
check_rows(struct tsv_row rows[ROWS], size_t count, enum tsv_kind kind)
{
	struct diagnostics problems = {0};
	size_t written;
	char *text = tsv_encode(rows, count, kind, &written, &problems);

	/* What is written is what was meant. */
	demand(text || diagnostics_have_error(&problems));
	demand(!text || tsv_verify(text, written, rows, count));
	if (text && count > 1)
		demand(!tsv_verify(text, written, rows, count - 1));
	tsv_check_row(&rows[0], kind, &fuzz_profile()->limits, 1, &problems);
	free(text);
	fuzz_tell(&problems);
}

static void
read_rows(const uint8_t *bytes, size_t size)
{
	struct tsv_row rows[ROWS] = {0};
	size_t count = split(bytes, size, rows);

	check_rows(rows, count, (enum tsv_kind)(size % 3));
	tsv_verify((const char *)bytes, size, rows, count);
	for (size_t i = 0; i < ROWS; i++)
		tsv_row_release(&rows[i]);
}

/* `check`: whatever was made by whatever. */
static void
check_file(const uint8_t *bytes, size_t size)
{
	struct tsv_check check = {.file = "a.tsv",
				  .profile = fuzz_profile(),
				  .kind_is_stated = size % 2,
				  .kind = (enum tsv_kind)(size % 3)};
	struct tsv_summary summary = {0};
	struct diagnostics problems = {0};
	struct tsv_file file = {0};

	tsv_read((const char *)bytes, size, 99, &file, &problems);
	for (size_t i = 0; i < file.count; i++)
		demand(file.line[i].number > 0);
	tsv_file_release(&file);
	fuzz_tell(&problems);
	tsv_check((const char *)bytes, size, &check, &summary, &problems);
	tsv_summary_release(&summary);
	fuzz_tell(&problems);
}

/* The registrar's list, and an application held against it. */
static void
check_against_list(const uint8_t *bytes, size_t size)
{
	struct earlier earlier = {0};
	const struct tsv_check check = {
	    .file = "a.tsv", .profile = fuzz_profile(), .earlier = &earlier};
	struct tsv_summary summary = {0};
	struct diagnostics problems = {0};

	earlier_read_list(&earlier, "list.tsv", (const char *)bytes, size,
			  &problems);
	tsv_check((const char *)bytes, size, &check, &summary, &problems);
	demand(summary.lines || diagnostics_have_error(&problems));
	tsv_summary_release(&summary);
	earlier_release(&earlier);
	fuzz_tell(&problems);
}

static void (*const readers[])(const uint8_t *bytes, size_t size) = {
    read_characters, read_rows, check_file, check_against_list};

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	fuzz_surroundings();
	for (size_t i = 0; i < sizeof(readers) / sizeof(*readers); i++)
		readers[i](bytes, size);
	return 0;
}
