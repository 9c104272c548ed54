/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a TSV file as bytes, and lines that somebody broke into several. */
#include "config.h"

#include "service/tsv_span.h"

#include "service/tsv.h"

#include <string.h>

#define PEM_LINES 48 /* of a CSR of 2048 characters, and some more */
#define TABS	  ((size_t)TSV_COLUMNS - 1)

struct tsv_span
tsv_span_at(const char *at, const char *end)
{
	struct tsv_span span = {.start = at};

	while (at < end && *at != '\n' && *at != '\r')
		at++;
	span.size = (size_t)(at - span.start);
	if (at == end)
		span.end = TSV_SPAN_END_NONE;
	else if (*at == '\n')
		span.end = TSV_SPAN_END_LF;
	else
		span.end = at + 1 < end && at[1] == '\n' ? TSV_SPAN_END_CRLF
							 : TSV_SPAN_END_CR;
	span.next = at + (span.end == TSV_SPAN_END_CRLF) +
		    (span.end != TSV_SPAN_END_NONE);
	return span;
}

size_t
tsv_span_tabs(const struct tsv_span *span)
{
	size_t count = 0;

	for (size_t i = 0; i < span->size; i++)
		count += span->start[i] == '\t';
	return count;
}

/* span becomes all as far as the end of last. */
static void
join(struct tsv_span *span, const struct tsv_span *last)
{
	span->size = (size_t)(last->start + last->size - span->start);
	span->end = last->end;
	span->next = last->next;
}

/* Only what stands in base64, and in its BEGIN and END lines. */
static bool
is_base64(const char *bytes, size_t size)
{
	static const char allowed[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789+/=- \"";

	for (size_t i = 0; i < size; i++)
		if (!bytes[i] || !strchr(allowed, bytes[i]))
			return false;
	return size > 0;
}

long
tsv_span_join_request(struct tsv_span *span, const char *end)
{
	const char *cell = memrchr(span->start, '\t', span->size);
	struct tsv_span next = *span;

	if (!cell || tsv_span_tabs(span) != TSV_CSR - 1)
		return 0;
	cell++;
	if (!is_base64(cell, (size_t)(span->start + span->size - cell)))
		return 0;
	for (long i = 1; i <= PEM_LINES && next.next < end; i++) {
		const char *tab;
		size_t tabs, first;

		next = tsv_span_at(next.next, end);
		tabs = tsv_span_tabs(&next);
		tab = memchr(next.start, '\t', next.size);
		first = tab ? (size_t)(tab - next.start) : next.size;
		if ((tabs && tabs != TSV_COLUMNS - TSV_CSR) ||
		    (first && !is_base64(next.start, first)))
			return 0;
		if (!tabs)
			continue;
		join(span, &next);
		return i;
	}
	return 0;
}

bool
tsv_span_begins(const struct tsv_span *span)
{
	size_t marks = 0;

	while (marks < span->size && span->start[marks] &&
	       strchr("> \"", span->start[marks]))
		marks++;
	return span->size - marks > 3 &&
	       memcmp(span->start + marks, "CN=", 3) == 0;
}

long
tsv_span_join_wrapped(struct tsv_span *span, const char *end)
{
	struct tsv_span last = *span, next;
	size_t tabs = tsv_span_tabs(span), here;
	long more = 0;

	if (tabs >= TABS || !tsv_span_begins(span))
		return 0;
	while (last.next < end) {
		next = tsv_span_at(last.next, end);
		here = tsv_span_tabs(&next);
		if (!next.size || tsv_span_begins(&next) || here >= TABS ||
		    tabs + here > TABS)
			break;
		tabs += here;
		last = next;
		more++;
	}
	if (!more || tabs < TABS / 2 || tabs + (size_t)more < TABS)
		return 0;
	join(span, &last);
	return more;
}
