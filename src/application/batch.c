/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only shows when several applications are made at once. */
#include "config.h"

#include "application/batch.h"

#include "application/application_file.h"
#include "base/alloc.h"
#include "base/locale.h"

#include <stdlib.h>
#include <string.h>

static void
check_profile(const struct assignment *first, const struct assignment *one,
	      struct diagnostics *diagnostics)
{
	if (strcmp(one->context->profile->id, first->context->profile->id) == 0)
		return;
	diagnostics_error(
	    diagnostics, 706, "profile",
	    N_("The profile \"%s\" is not \"%s\", as in the first application. "
	       "Make the applications of each institution by themselves."),
	    one->context->profile->id, first->context->profile->id, NULL);
}

static void
check_parent(const struct assignment *first, const struct assignment *one,
	     struct diagnostics *diagnostics)
{
	if (strcmp(one->plan->parent, first->plan->parent) == 0)
		return;
	diagnostics_error(
	    diagnostics, 706, "output-dir",
	    N_("The output folder %s is not that of the first application, %s. "
	       "Name one for all with -o."),
	    one->plan->parent, first->plan->parent, NULL);
}

/* list[index] against those before it. */
static void
check_fqdn(const struct assignment *list, size_t index,
	   struct diagnostics *diagnostics)
{
	const char *fqdn = list[index].plan->fqdn;

	for (size_t i = 0; i < index; i++) {
		if (strcmp(list[i].plan->fqdn, fqdn) != 0)
			continue;
		diagnostics_error(diagnostics, 706, "fqdn",
				  N_("\"%s\" is asked for twice. Keep one of "
				     "the two applications."),
				  fqdn, NULL);
		return;
	}
}

static void
check_rows(const struct assignment *list, size_t count,
	   struct diagnostics *diagnostics)
{
	long limit = list->context->profile->limits.rows;
	long rows[3] = {0};

	for (size_t i = 0; i < count; i++)
		rows[list[i].plan->kind] += list[i].plan->has_tsv;
	for (int kind = 0; kind < 3; kind++) {
		char *have, *most;

		if (rows[kind] <= limit)
			continue;
		have = alloc_format("%ld", rows[kind]);
		most = alloc_format("%ld", limit);
		diagnostics_error(
		    diagnostics, 214, NULL,
		    N_("The TSV file (%s) would have %s rows; the limit is %s. "
		       "Make them in several runs."),
		    tsv_kind_word((enum tsv_kind)kind), have, most, NULL);
		free(most);
		free(have);
	}
}

bool
batch_check(const struct assignment *list, size_t count,
	    struct diagnostics *diagnostics)
{
	size_t before = diagnostics->count;

	for (size_t i = 1; i < count; i++) {
		struct diagnostics own = {0};

		check_profile(list, &list[i], &own);
		check_parent(list, &list[i], &own);
		check_fqdn(list, i, &own);
		application_place(list[i].context->application, &own);
		diagnostics_move(diagnostics, &own);
		diagnostics_release(&own);
	}
	check_rows(list, count, diagnostics);
	return diagnostics->count == before;
}
