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

/* list[index] against those before it. True: it was told. */
static bool
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
		return true;
	}
	return false;
}

/* The request that is there already; a key that is made is new. */
static const struct request *
request_of(const struct assignment *one)
{
	const struct material *material = one->context->material;

	return one->plan->has_csr && !one->plan->makes_key &&
		       material->has_request
		   ? &material->request
		   : NULL;
}

/* A new key for every application (profile.md). */
static void
check_key(const struct assignment *list, size_t index,
	  struct diagnostics *diagnostics)
{
	const struct request *request = request_of(&list[index]);

	for (size_t i = 0; request && i < index; i++) {
		const struct request *other = request_of(&list[i]);

		if (!other || memcmp(other->key_digest, request->key_digest,
				     CRYPTO_DIGEST_SIZE) != 0)
			continue;
		diagnostics_error(
		    diagnostics, 511, "csr-file",
		    N_("The public key of this CSR is that of the CSR for "
		       "\"%s\". Each application needs a key of its own: make "
		       "a new key and CSR for one of the two."),
		    list[i].plan->fqdn, NULL);
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
		if (!check_fqdn(list, i, &own))
			check_key(list, i, &own);
		application_place(list[i].context->application, &own);
		diagnostics_move(diagnostics, &own);
		diagnostics_release(&own);
	}
	check_rows(list, count, diagnostics);
	return diagnostics->count == before;
}
