/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each file of an application goes. */
#include "config.h"

#include "application/filing.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <sys/stat.h>

void
filing_release(struct filing *filing)
{
	if (!filing)
		return;
	free(filing->name);
	free(filing->folder);
	free(filing->send);
	free(filing->below);
	free(filing->key);
	free(filing->csr);
	free(filing->record);
	free(filing->next);
	free(filing->tsv);
	free(filing->letter);
	*filing = (struct filing){0};
}

void
filing_make(struct filing *filing, const struct plan *plan, const char *name,
	    const char *top, bool batch)
{
	const char *below;

	*filing = (struct filing){0};
	filing->name = alloc_string(name);
	filing->below =
	    batch ? alloc_format("%s/", plan->fqdn) : alloc_string("");
	filing->folder =
	    batch ? alloc_format("%s/%s/%s", plan->parent, top, plan->fqdn)
		  : alloc_format("%s/%s", plan->parent, top);
	filing->send = alloc_format("%s/%s/send", plan->parent, top);
	below = filing->below;
	if (plan->makes_key)
		filing->key = alloc_format("%s%s.key", below, filing->name);
	if (plan->has_csr)
		filing->csr = alloc_format(
		    "%s%s.csr", plan->has_tsv ? below : "send/", filing->name);
	filing->record = alloc_format("%sapplication.yaml", below);
	filing->next = alloc_format("%snext.txt", below);
	if (plan->has_tsv)
		filing->tsv = alloc_format("send/%s_%s.tsv", top,
					   tsv_kind_name(plan->kind));
	filing->letter = alloc_format("send/%s_letter.txt", top);
}

const char *
filing_handed_in(const struct filing *filing)
{
	return filing->tsv ? filing->tsv : filing->csr;
}

void
filing_list(const struct filing *filing, struct strings *files)
{
	const char *const all[] = {filing->key,	 filing->csr, filing->record,
				   filing->next, filing->tsv, filing->letter};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (all[i])
			strings_add(files, all[i]);
}

static char *
batch_name(const struct surroundings *surroundings, int attempt)
{
	char *digits = date_digits(surroundings->today);
	char *name = attempt == 1
			 ? alloc_format("batch_%s", digits)
			 : alloc_format("batch_%s-%d", digits, attempt);

	free(digits);
	return name;
}

char *
filing_top(const struct plan *plan, const struct surroundings *surroundings,
	   bool batch, int attempt)
{
	return batch ? batch_name(surroundings, attempt)
		     : plan_name(plan, surroundings, attempt);
}

int
filing_attempt(const struct plan *plan, const struct surroundings *surroundings,
	       bool batch)
{
	bool taken = true;
	int attempt = 0;

	while (taken && attempt < FILING_ATTEMPTS) {
		char *top = filing_top(plan, surroundings, batch, ++attempt);
		char *path = alloc_format("%s/%s", plan->parent, top);
		struct stat status;

		taken = lstat(path, &status) == 0;
		free(path);
		free(top);
	}
	return attempt + taken;
}

char *
filing_foresee(struct filing *filing, const struct plan *plan,
	       const struct surroundings *surroundings, bool batch)
{
	int attempt = filing_attempt(plan, surroundings, batch);
	char *top = filing_top(plan, surroundings, batch, attempt);
	char *name = plan_name(plan, surroundings, attempt);

	filing_make(filing, plan, name, top, batch);
	free(name);
	return top;
}
