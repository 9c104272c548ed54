/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One application while it is carried out. */
#include "config.h"

#include "application/work.h"

#include "application/application_file.h"
#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Columns of next.txt. */
#define STEPS_WIDTH 78

static void
forget_names(struct work *work)
{
	filing_release(&work->filing);
	steps_release(&work->steps);
	free(work->next);
	free(work->record);
	work->next = work->record = NULL;
}

void
work_release(struct work *work)
{
	forget_names(work);
	secret_release(&work->key);
	request_release(&work->request);
	tsv_row_release(&work->row);
}

static void
report_not_read_back(const struct plan *plan, int code,
		     struct diagnostics *diagnostics)
{
	const char *sentence =
	    code
		? N_("Nothing was written to \"%s\": the new private key "
		     "could not be read back (%s). Please try again.")
		: N_("Nothing was written to \"%s\": the new private key, read "
		     "back, was not the same. Please try again; if this "
		     "happens twice, do not trust this machine's OpenSSL.");

	diagnostics_error(diagnostics, 801, NULL, sentence, plan->parent,
			  strerror(code), NULL);
}

/* The file of the key, and while a child reads it back the request, which has
 * the same public key or is not made. */
static bool
make_request(struct work *work, const struct private_key *key,
	     const struct secret *passphrase, struct diagnostics *diagnostics)
{
	unsigned char digest[CRYPTO_DIGEST_SIZE] = {0};
	struct private_key_reading reading;
	bool made, same;

	if (!private_key_pem(key, passphrase, &work->key, diagnostics))
		return false;
	/* Without a digest nothing is the same. */
	private_key_digest(key, digest);
	private_key_verify_start(&reading, &work->key, passphrase, digest);
	made = request_make(key, &work->plan->subject, &work->request,
			    diagnostics);
	same = private_key_verify_finish(&reading);
	if (made && !same)
		report_not_read_back(work->plan, errno, diagnostics);
	return made && same;
}

static bool
make_key(struct work *work, const struct secret *passphrase,
	 private_key_progress *progress, void *closure, bool *cancelled,
	 struct diagnostics *diagnostics)
{
	struct private_key *key = private_key_new(
	    work->plan->key_type, progress, closure, cancelled, diagnostics);
	bool good = key && make_request(work, key, passphrase, diagnostics);

	private_key_free(key);
	return good;
}

bool
work_make(struct work *work, const struct secret *passphrase,
	  private_key_progress *progress, void *closure, bool *cancelled,
	  struct diagnostics *diagnostics)
{
	const struct plan *plan = work->plan;
	long limit = work->context->profile->limits.csr;

	if (plan->makes_key && !make_key(work, passphrase, progress, closure,
					 cancelled, diagnostics))
		return false;
	tsv_row_copy(&work->row, &plan->row);
	if (plan->makes_key)
		tsv_row_set(&work->row, TSV_CSR, work->request.base64);
	if ((long)text_length(tsv_row_get(&work->row, TSV_CSR)) <= limit)
		return true;
	diagnostics_error(diagnostics, 202, NULL,
			  N_("The CSR is longer than column 7 may be. Make a "
			     "new one without extensions."),
			  NULL);
	return false;
}

const char *
work_csr(const struct work *work)
{
	if (!work->plan->has_csr)
		return NULL;
	return work->plan->makes_key ? work->request.pem
				     : work->context->material->request.pem;
}

void
work_name(struct work *work, int attempt, const char *top, bool batch)
{
	char *name =
	    plan_name(work->plan, work->context->surroundings, attempt);

	forget_names(work);
	filing_make(&work->filing, work->plan, name, top, batch);
	free(name);
}

/* file stands inside the published folder; the record names it as seen from
 * the application's own. */
static void
add_digest(struct made *made, const struct filing *filing, const char *file,
	   const char *data, size_t size)
{
	size_t below = strlen(filing->below);

	if (below && text_starts_with(file, filing->below))
		strings_add(&made->files, file + below);
	else
		strings_take(&made->files,
			     alloc_format("%s%s", below ? "../" : "", file));
	strings_take(&made->digests, crypto_digest_text(data, size));
}

/* application.yaml: the answers with absolute paths, and what was made. */
static char *
record_text(const struct work *work, const struct sheet *sheet,
	    const char *letter)
{
	const struct context *context = work->context;
	const struct plan *plan = work->plan;
	const struct filing *filing = &work->filing;
	const char *csr = work_csr(work);
	struct application record = {0};
	struct made made = {0};
	char *text;

	plan_record(context, plan, &record);
	made.date = date_text(context->surroundings->today);
	made.folder = alloc_string(filing->folder);
	made.kind = alloc_string(tsv_kind_name(plan->kind));
	if (plan->kind != TSV_NEW)
		made.serial = alloc_string(plan->verdict.serial);
	if (csr)
		add_digest(&made, filing, filing->csr, csr, strlen(csr));
	if (sheet)
		add_digest(&made, filing, filing->tsv, sheet->bytes,
			   sheet->size);
	add_digest(&made, filing, filing->letter, letter, strlen(letter));
	text = application_write(&record, &made);
	made_release(&made);
	application_release(&record);
	return text;
}

void
work_describe(struct work *work, const struct sheet *sheet, const char *letter)
{
	steps_make(work->context, work->plan, &work->filing, &work->steps);
	work->next = steps_text(&work->steps, STEPS_WIDTH);
	work->record = record_text(work, sheet, letter);
}

void
work_add_files(const struct work *work, struct folder *folder)
{
	const struct filing *filing = &work->filing;
	const char *csr = work_csr(work);

	if (filing->key)
		folder_add(folder, filing->key, work->key.bytes, work->key.size,
			   0600);
	if (filing->csr && csr)
		folder_add(folder, filing->csr, csr, strlen(csr), 0600);
	folder_add(folder, filing->record, work->record, strlen(work->record),
		   0600);
	folder_add(folder, filing->next, work->next, strlen(work->next), 0600);
}
