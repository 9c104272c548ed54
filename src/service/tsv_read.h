/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a TSV file that anybody may have made or changed: whatever can be
 * understood is given as lines of cells with their places, and what is wrong
 * with the form of the file is named once (U513), not in every cell.
 */
#ifndef SERVICE_TSV_READ_H
#define SERVICE_TSV_READ_H

#include "base/diagnostic.h"
#include "service/tsv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TSV_SIZE_LIMIT ((size_t)1024 * 1024)

struct tsv_line {
	long number; /* of the line in the file, from 1 */
	bool whole;  /* 13 columns, and none of titles; else nothing to check */
	const char *start; /* of its bytes in what was read */
	size_t size;
	struct tsv_row row; /* UTF-8; U+FFFD for a byte that is no character */
	size_t
	    byte[TSV_COLUMNS + 1]; /* where a cell begins in its line, from 1 */
};

struct tsv_file {
	struct tsv_line *line;
	size_t count;
	bool is_utf8; /* what was found; told as U513 */
};

void tsv_file_release(struct tsv_file *file);

/* A TSV of the service was most likely meant, whatever is wrong with it: by the
 * file's name or by the TABs of a line. For who wants another kind of file. */
bool tsv_is_meant(const char *file, const char *bytes, size_t size);

/*
 * Adds U213 (empty), U214 (more than rows lines; the rest is left out) and
 * U513 (encoding, byte order mark, line ends, quotes, number of columns),
 * placed at line and column without a file. False: there are no cells.
 */
bool tsv_read(const char *bytes, size_t size, long rows, struct tsv_file *file,
	      struct diagnostics *diagnostics);

/* The cell between these bytes in UTF-8; to be freed. */
char *tsv_read_cell(const char *bytes, size_t size, bool is_utf8);

/* Bytes that the character takes in the file. */
size_t tsv_read_width(uint32_t character, bool is_utf8);

#endif
