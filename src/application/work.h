/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One application while it is carried out: what is made once (key, CSR, row),
 * and what depends on the name it will be written under. For carry_out.c.
 */
#ifndef APPLICATION_WORK_H
#define APPLICATION_WORK_H

#include "application/carry_out.h"
#include "application/filing.h"
#include "base/folder.h"
#include "pki/request.h"

#include <stdbool.h>
#include <stddef.h>

struct work {
	const struct context *context;
	const struct plan *plan;
	struct secret key;
	struct request request;
	struct tsv_row row;
	struct filing filing;
	struct steps steps;
	char *next;   /* next.txt */
	char *record; /* application.yaml */
};

/* The rows of one TSV file, and its bytes. */
struct sheet {
	struct tsv_row *row; /* borrowed cells */
	size_t count;
	char *bytes;
	size_t size;
};

void work_release(struct work *work);

/* The key, the request, and the proof that they belong together; the row with
 * column 7. */
bool work_make(struct work *work, const struct secret *passphrase,
	       private_key_progress *progress, void *closure, bool *cancelled,
	       struct diagnostics *diagnostics);

/* The request's PEM, or NULL where there is none. */
const char *work_csr(const struct work *work);

/* Names for this attempt. */
void work_name(struct work *work, int attempt, const char *top, bool batch);

/* The texts that contain names: next.txt and, with the digests of what is
 * handed in, the record. sheet may be NULL. */
void
work_describe(struct work *work, const struct sheet *sheet, const char *letter);

/* Adds the files of this application alone. */
void work_add_files(const struct work *work, struct folder *folder);

#endif
