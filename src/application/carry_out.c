/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries a plan out. */
#include "config.h"

#include "application/carry_out.h"

#include "application/application_file.h"
#include "application/letter.h"
#include "base/alloc.h"
#include "base/date.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/request.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* interface.md, What is written: -2 to -99. */
#define ATTEMPTS 99

/* Columns of next.txt. */
#define STEPS_WIDTH 78

/* What is made once and written under whatever name is free. */
struct work {
	const struct context *context;
	const struct plan *plan;
	struct secret key;
	struct request request;
	struct tsv_row row;
	char *tsv;
	size_t tsv_size;
};

void
outcome_release(struct outcome *outcome)
{
	if (!outcome)
		return;
	free(outcome->folder);
	free(outcome->name);
	free(outcome->letter);
	steps_release(&outcome->steps);
	strings_release(&outcome->files);
	*outcome = (struct outcome){0};
}

static void
work_release(struct work *work)
{
	secret_release(&work->key);
	request_release(&work->request);
	tsv_row_release(&work->row);
	free(work->tsv);
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

/* The key's text, the request, and the proof that they belong together. */
static bool
make_key(struct work *work, const struct secret *passphrase,
	 private_key_progress *progress, void *closure, bool *cancelled,
	 struct diagnostics *diagnostics)
{
	struct private_key *key = private_key_new(
	    work->plan->key_type, progress, closure, cancelled, diagnostics);
	bool good = key &&
		    request_make(key, &work->plan->subject, &work->request,
				 diagnostics) &&
		    private_key_pem(key, passphrase, &work->key, diagnostics);

	private_key_free(key);
	if (good && !private_key_verify(&work->key, passphrase,
					work->request.key_digest)) {
		report_not_read_back(work->plan, errno, diagnostics);
		good = false;
	}
	return good;
}

/* The row with column 7, and the file's bytes read back by the cells. */
static bool
make_tsv(struct work *work, struct diagnostics *diagnostics)
{
	const struct plan *plan = work->plan;
	long limit = work->context->profile->limits.csr;

	tsv_row_copy(&work->row, &plan->row);
	if (plan->makes_key)
		tsv_row_set(&work->row, TSV_CSR, work->request.base64);
	if ((long)text_length(tsv_row_get(&work->row, TSV_CSR)) > limit) {
		diagnostics_error(diagnostics, 202, NULL,
				  N_("The CSR is longer than column 7 may be. "
				     "Make a new one without extensions."),
				  NULL);
		return false;
	}
	if (!plan->has_tsv)
		return true;
	work->tsv =
	    tsv_encode(&work->row, 1, plan->kind, &work->tsv_size, diagnostics);
	if (!work->tsv)
		return false;
	if (tsv_verify(work->tsv, work->tsv_size, &work->row, 1))
		return true;
	diagnostics_error(
	    diagnostics, 801, NULL,
	    N_("The TSV file did not read back as it was written, so nothing "
	       "was saved. Please try again."),
	    NULL);
	return false;
}

static void
add_digest(struct made *made, const char *name, const char *data, size_t size)
{
	strings_add(&made->files, name);
	strings_take(&made->digests, crypto_digest_text(data, size));
}

/* application.yaml: the answers with absolute paths, and what was made. */
static char *
record_text(const struct work *work, const char *folder, const char *name,
	    const char *csr, const char *letter)
{
	const struct context *context = work->context;
	const struct plan *plan = work->plan;
	struct application record = {0};
	struct made made = {0};
	char *csr_file = plan_csr_file(plan, name);
	char *tsv_file = plan_tsv_file(plan, name);
	char *letter_file = plan_letter_file(name);
	char *text;

	plan_record(context, plan, &record);
	made.date = date_text(context->surroundings->today);
	made.folder = alloc_string(folder);
	made.kind = alloc_string(kind_name(plan->verdict.kind));
	if (plan->kind == TSV_RENEW)
		made.serial = alloc_string(plan->verdict.serial);
	add_digest(&made, csr_file, csr, strlen(csr));
	if (plan->has_tsv)
		add_digest(&made, tsv_file, work->tsv, work->tsv_size);
	add_digest(&made, letter_file, letter, strlen(letter));
	text = application_write(&record, &made);
	free(letter_file);
	free(tsv_file);
	free(csr_file);
	made_release(&made);
	application_release(&record);
	return text;
}

static const char *
csr_text(const struct work *work)
{
	return work->plan->makes_key ? work->request.pem
				     : work->context->material->request.pem;
}

/* The covering letter for the file that is handed in under this name. */
static char *
covering_letter(const struct work *work, const char *name)
{
	const struct plan *plan = work->plan;
	const char *csr = csr_text(work);
	const char *data = plan->has_tsv ? work->tsv : csr;
	size_t size = plan->has_tsv ? work->tsv_size : strlen(csr);
	char *file = plan->has_tsv ? plan_tsv_file(plan, name)
				   : plan_csr_file(plan, name);
	char *digest = crypto_digest_text(data, size);
	struct attachment attachment = {file + strlen("send/"), size, digest};
	char *letter = letter_text(work->context, plan, &attachment);

	free(digest);
	free(file);
	return letter;
}

static void
add_files(struct folder *folder, const struct work *work, const char *name,
	  const char *record, const char *next, const char *letter)
{
	const struct plan *plan = work->plan;
	const char *csr = csr_text(work);
	struct strings files = {0};

	plan_files(plan, name, &files);
	for (size_t i = 0; i < files.count; i++) {
		const char *file = files.item[i];

		if (text_ends_with(file, ".key"))
			folder_add(folder, file, work->key.bytes,
				   work->key.size, 0600);
		else if (text_ends_with(file, ".csr"))
			folder_add(folder, file, csr, strlen(csr), 0600);
		else if (text_ends_with(file, ".yaml"))
			folder_add(folder, file, record, strlen(record), 0600);
		else if (text_ends_with(file, "next.txt"))
			folder_add(folder, file, next, strlen(next), 0600);
		else if (text_ends_with(file, ".tsv"))
			folder_add(folder, file, work->tsv, work->tsv_size,
				   0600);
		else
			folder_add(folder, file, letter, strlen(letter), 0600);
	}
	strings_release(&files);
}

/* Fills and publishes with HUP, INT and TERM held back: what the user hears
 * is then what happened. */
static bool
publish(struct folder *folder, const char *name, bool *taken,
	struct diagnostics *diagnostics)
{
	sigset_t held, before;
	bool good;

	sigemptyset(&held);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigprocmask(SIG_BLOCK, &held, &before);
	good = folder_fill(folder, diagnostics) &&
	       folder_publish(folder, name, taken, diagnostics);
	if (!good)
		folder_abandon(folder);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return good;
}

/* One attempt under one name; *taken: try the next. */
static bool
write_all(const struct work *work, const char *name, struct outcome *outcome,
	  bool *taken, struct diagnostics *diagnostics)
{
	const struct plan *plan = work->plan;
	struct folder folder;
	char *path = alloc_format("%s/%s", plan->parent, name);
	char *letter = covering_letter(work, name);
	char *record = record_text(work, path, name, csr_text(work), letter);
	struct steps steps = {0};
	char *next;
	bool good;

	steps_make(work->context, plan, path, name, &steps);
	next = steps_text(&steps, STEPS_WIDTH);
	folder_init(&folder, plan->parent);
	add_files(&folder, work, name, record, next, letter);
	*taken = false;
	good = folder_open(&folder, diagnostics);
	if (good && !folder_is_free(&folder, name)) {
		*taken = true;
		good = false;
	}
	if (good) {
		folder_clean(&folder);
		good = publish(&folder, name, taken, diagnostics);
	}
	if (good) {
		outcome->folder = path;
		outcome->name = alloc_string(name);
		outcome->letter = letter;
		outcome->steps = steps;
		plan_files(plan, name, &outcome->files);
	} else {
		free(path);
		free(letter);
		steps_release(&steps);
	}
	folder_release(&folder);
	free(next);
	free(record);
	return good;
}

static bool
write_somewhere(const struct work *work, struct outcome *outcome,
		struct diagnostics *diagnostics)
{
	for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
		char *name =
		    plan_name(work->plan, work->context->surroundings, attempt);
		bool taken = false;
		bool good = write_all(work, name, outcome, &taken, diagnostics);

		free(name);
		if (good || !taken)
			return good;
	}
	diagnostics_error(
	    diagnostics, 801, "output-dir",
	    N_("All names from %s_... to -99 are taken in %s. Move "
	       "old folders away or choose another output "
	       "folder."),
	    work->plan->fqdn, work->plan->parent, NULL);
	return false;
}

/* The output folder must be usable before a key is made for it. */
static bool
check_parent(const struct plan *plan, struct diagnostics *diagnostics)
{
	struct folder folder;
	bool good;

	folder_init(&folder, plan->parent);
	good = folder_open(&folder, diagnostics);
	folder_release(&folder);
	return good;
}

bool
carry_out(const struct context *context, const struct plan *plan,
	  const struct secret *passphrase, private_key_progress *progress,
	  void *closure, struct outcome *outcome,
	  struct diagnostics *diagnostics)
{
	struct work work = {.context = context, .plan = plan};
	bool good;

	*outcome = (struct outcome){0};
	good = check_parent(plan, diagnostics);
	if (good && plan->makes_key)
		good = make_key(&work, passphrase, progress, closure,
				&outcome->cancelled, diagnostics);
	good = good && make_tsv(&work, diagnostics) &&
	       write_somewhere(&work, outcome, diagnostics);
	work_release(&work);
	return good;
}
