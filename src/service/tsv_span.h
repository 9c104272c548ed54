/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A line of a TSV file as bytes, and lines that somebody broke into several.
 * Private to tsv_read.c.
 */
#ifndef SERVICE_TSV_SPAN_H
#define SERVICE_TSV_SPAN_H

#include <stdbool.h>
#include <stddef.h>

enum tsv_span_end {
	TSV_SPAN_END_NONE,
	TSV_SPAN_END_LF,
	TSV_SPAN_END_CRLF,
	TSV_SPAN_END_CR
};

struct tsv_span {
	const char *start;
	size_t size; /* without its end */
	enum tsv_span_end end;
	const char *next; /* line */
};

struct tsv_span tsv_span_at(const char *at, const char *end);

size_t tsv_span_tabs(const struct tsv_span *span);

/* The line begins with a 主体者DN, perhaps behind the marks of a quoted mail. */
bool tsv_span_begins(const struct tsv_span *span);

/*
 * The line goes on in the next ones when a CSR was pasted into column 7 with
 * its line ends: then span becomes all of them, and the number of those behind
 * the first is given; else 0.
 */
long tsv_span_join_request(struct tsv_span *span, const char *end);

/*
 * The same for a line that a mail program broke: each part is too short, only
 * the first begins an application, and the cells of all are those of one line.
 * A break may have taken the place of a TAB, but not of most.
 */
long tsv_span_join_wrapped(struct tsv_span *span, const char *end);

#endif
