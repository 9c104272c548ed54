/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carries plans out. */
#include "config.h"

#include "application/carry_out.h"

#include "application/letter.h"
#include "application/work.h"
#include "base/alloc.h"
#include "base/folder.h"
#include "base/locale.h"
#include "base/text.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#define KINDS 3

/* Everything that is made once and written under whatever name is free. */
struct order {
	const struct assignment *list;
	struct work *work;
	size_t count;
	struct sheet sheet[KINDS]; /* by enum tsv_kind */
	char *top;		   /* name of the present attempt */
	char *letter;
	char *complete; /* what is said should memory fail behind publishing */
};

void
outcome_release(struct outcome *outcome)
{
	if (!outcome)
		return;
	if (outcome->complete)
		alloc_all_is_made(NULL);
	free(outcome->complete);
	free(outcome->folder);
	free(outcome->name);
	free(outcome->letter);
	steps_release(&outcome->steps);
	strings_release(&outcome->files);
	*outcome = (struct outcome){0};
}

static void
order_init(struct order *order, const struct assignment *list, size_t count)
{
	*order = (struct order){.list = list, .count = count};
	order->work = alloc_array(count, sizeof(*order->work));
	for (size_t i = 0; i < count; i++)
		order->work[i] = (struct work){.context = list[i].context,
					       .plan = list[i].plan};
}

static void
order_release(struct order *order)
{
	for (size_t i = 0; i < order->count; i++)
		work_release(&order->work[i]);
	for (size_t i = 0; i < KINDS; i++) {
		free(order->sheet[i].row);
		free(order->sheet[i].bytes);
	}
	free(order->work);
	free(order->top);
	free(order->letter);
	free(order->complete);
}

static const struct sheet *
sheet_of(const struct order *order, const struct work *work)
{
	return work->plan->has_tsv ? &order->sheet[work->plan->kind] : NULL;
}

static void
collect_rows(struct order *order)
{
	for (size_t i = 0; i < order->count; i++) {
		struct work *work = &order->work[i];
		struct sheet *sheet = &order->sheet[work->plan->kind];

		if (!work->plan->has_tsv)
			continue;
		sheet->row = alloc_resize(sheet->row, sheet->count + 1,
					  sizeof(*sheet->row));
		sheet->row[sheet->count++] = work->row;
	}
}

/* The files' bytes, read back by the cells. */
static bool
make_sheets(struct order *order, struct diagnostics *diagnostics)
{
	collect_rows(order);
	for (size_t i = 0; i < KINDS; i++) {
		struct sheet *sheet = &order->sheet[i];

		if (!sheet->count)
			continue;
		sheet->bytes =
		    tsv_encode(sheet->row, sheet->count, (enum tsv_kind)i,
			       &sheet->size, diagnostics);
		if (!sheet->bytes)
			return false;
		if (tsv_verify(sheet->bytes, sheet->size, sheet->row,
			       sheet->count))
			continue;
		diagnostics_error(
		    diagnostics, 801, NULL,
		    N_("The TSV file did not read back as it was written, so "
		       "nothing was saved. Please try again."),
		    NULL);
		return false;
	}
	return true;
}

static bool
make_all(struct order *order, const struct secret *passphrase,
	 private_key_progress *progress, void *closure, bool *cancelled,
	 struct diagnostics *diagnostics)
{
	for (size_t i = 0; i < order->count; i++)
		if (!work_make(&order->work[i], passphrase, progress, closure,
			       cancelled, diagnostics))
			return false;
	return make_sheets(order, diagnostics);
}

/* Adds what is handed in under this name, once. */
static size_t
add_attachment(struct attachment *list, size_t count, const char *file,
	       size_t rows, const char *bytes, size_t size)
{
	const char *name = strchr(file, '/') + 1;

	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].name, name) == 0)
			return count;
	list[count] = (struct attachment){name, rows, size,
					  crypto_digest_text(bytes, size)};
	return count + 1;
}

/* The covering letter for the files that are handed in under these names. */
static char *
covering_letter(const struct order *order)
{
	struct attachment *list = alloc_array(order->count, sizeof(*list));
	size_t count = 0;
	char *letter;

	for (size_t i = 0; i < order->count; i++) {
		const struct work *work = &order->work[i];
		const struct sheet *sheet = sheet_of(order, work);
		const char *csr = work_csr(work);

		count = add_attachment(
		    list, count, filing_handed_in(&work->filing),
		    sheet ? sheet->count : 1, sheet ? sheet->bytes : csr,
		    sheet ? sheet->size : strlen(csr));
	}
	letter = letter_text(order->list, order->count, list, count);
	for (size_t i = 0; i < count; i++)
		free(list[i].digest);
	free(list);
	return letter;
}

static void
name_top(struct order *order, int attempt)
{
	const struct work *first = order->work;

	free(order->top);
	order->top = filing_top(first->plan, first->context->surroundings,
				order->count > 1, attempt);
}

/* Everything that contains the name of this attempt. */
static void
name_all(struct order *order, int attempt)
{
	bool batch = order->count > 1;

	for (size_t i = 0; i < order->count; i++)
		work_name(&order->work[i], attempt, order->top, batch);
	free(order->letter);
	order->letter = covering_letter(order);
	for (size_t i = 0; i < order->count; i++)
		work_describe(&order->work[i], sheet_of(order, &order->work[i]),
			      order->letter);
}

static void
add_files(const struct order *order, struct folder *folder)
{
	struct strings added = {0};

	for (size_t i = 0; i < order->count; i++) {
		const struct work *work = &order->work[i];
		const struct sheet *sheet = sheet_of(order, work);

		work_add_files(work, folder);
		if (!sheet || strings_has(&added, work->filing.tsv))
			continue;
		folder_add(folder, work->filing.tsv, sheet->bytes, sheet->size,
			   0600);
		strings_add(&added, work->filing.tsv);
	}
	folder_add(folder, order->work->filing.letter, order->letter,
		   strlen(order->letter), 0600);
	strings_release(&added);
}

/* Fills and publishes with HUP, INT and TERM held back: what the user hears
 * is then what happened. */
static bool
publish(struct folder *folder, const struct order *order, bool *taken,
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
	       folder_publish(folder, order->top, taken, diagnostics);
	if (good)
		alloc_all_is_made(order->complete);
	else
		folder_abandon(folder);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return good;
}

/* Moves what the user is told into outcome. */
static void
tell(struct order *order, struct outcome *outcome)
{
	struct work *first = order->work;
	bool shares_key = false;

	outcome->folder =
	    alloc_format("%s/%s", first->plan->parent, order->top);
	for (size_t i = 0; i < order->count; i++) {
		struct work *work = &order->work[i];
		struct strings files = {0};

		shares_key |= steps_share_key(work->context, work->plan);
		filing_list(&work->filing, &files);
		for (size_t j = 0; j < files.count; j++)
			if (!strings_has(&outcome->files, files.item[j]))
				strings_add(&outcome->files, files.item[j]);
		strings_release(&files);
	}
	if (order->count == 1) {
		outcome->steps = first->steps;
		first->steps = (struct steps){0};
	} else {
		steps_make_batch(first->context, outcome->folder,
				 &outcome->files, shares_key, &outcome->steps);
	}
	outcome->name = order->top;
	outcome->letter = order->letter;
	outcome->complete = order->complete;
	order->top = order->letter = order->complete = NULL;
}

/* From publishing on the files are complete, whatever becomes of the program:
 * what has to be said then is made before. */
static void
write_sentence(struct order *order)
{
	char *path =
	    alloc_format("%s/%s", order->work->plan->parent, order->top);
	char *visible = text_visible(path, strlen(path));

	free(order->complete);
	order->complete =
	    alloc_format(_("upki-wizard: %s is complete, but memory ran out. "
			   "The next steps are in next.txt there.\n"),
			 visible);
	free(visible);
	free(path);
}

/* One attempt under one name; *taken: try the next. */
static bool
write_all(struct order *order, bool *taken, struct diagnostics *diagnostics)
{
	struct folder folder;
	bool good;

	folder_init(&folder, order->work->plan->parent);
	add_files(order, &folder);
	*taken = false;
	good = folder_open(&folder, diagnostics);
	if (good && !folder_is_free(&folder, order->top)) {
		*taken = true;
		good = false;
	}
	if (good) {
		folder_clean(&folder);
		write_sentence(order);
		good = publish(&folder, order, taken, diagnostics);
	}
	folder_release(&folder);
	return good;
}

static bool
write_somewhere(struct order *order, struct diagnostics *diagnostics)
{
	const struct plan *plan = order->work->plan;
	/* Texts are not made for a name that is seen to be taken. */
	int attempt = filing_attempt(plan, order->work->context->surroundings,
				     order->count > 1);

	for (; attempt <= FILING_ATTEMPTS; attempt++) {
		bool taken = false;

		name_top(order, attempt);
		name_all(order, attempt);
		if (write_all(order, &taken, diagnostics))
			return true;
		if (!taken)
			return false;
	}
	diagnostics_error(
	    diagnostics, 801, "output-dir",
	    N_("All names from %s_... to -99 are taken in %s. Move "
	       "old folders away or choose another output "
	       "folder."),
	    order->count > 1 ? "batch" : plan->fqdn, plan->parent, NULL);
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
carry_out(const struct assignment *list, size_t count,
	  const struct secret *passphrase, private_key_progress *progress,
	  void *closure, struct outcome *outcome,
	  struct diagnostics *diagnostics)
{
	bool demo = list->context->surroundings->demo;
	struct order order;
	bool good;

	*outcome = (struct outcome){0};
	order_init(&order, list, count);
	good = (demo || check_parent(list->plan, diagnostics)) &&
	       make_all(&order, passphrase, progress, closure,
			&outcome->cancelled, diagnostics);
	if (good && demo) {
		name_top(&order, 1);
		name_all(&order, 1);
	} else if (good) {
		good = write_somewhere(&order, diagnostics);
	}
	if (good)
		tell(&order, outcome);
	order_release(&order);
	return good;
}
