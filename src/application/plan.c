/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that would be written, before it is. */
#include "config.h"

#include "application/plan.h"

#include "application/field.h"
#include "application/field_check.h"
#include "application/filing.h"
#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "base/yaml.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>

void
plan_release(struct plan *plan)
{
	if (!plan)
		return;
	verdict_release(&plan->verdict);
	free(plan->fqdn);
	strings_release(&plan->dns_names);
	name_release(&plan->subject);
	tsv_row_release(&plan->row);
	free(plan->manager_name);
	free(plan->manager_department);
	free(plan->parent);
	*plan = (struct plan){0};
}

/* The answer to a field as it would be used, problems aside. */
static char *
corrected(const struct context *context, enum field_id field)
{
	struct diagnostics ignored = {0};
	struct strings right = {0};
	char *text;

	field_check(field, context, &right, &ignored);
	text = alloc_string(right.count ? right.item[0] : "");
	strings_release(&right);
	diagnostics_release(&ignored);
	return text;
}

static void
set_corrected(const struct context *context, struct plan *plan,
	      enum tsv_column column, enum field_id field)
{
	char *text = corrected(context, field);

	tsv_row_set(&plan->row, column, text);
	free(text);
}

static void
fill_row(const struct context *context, struct plan *plan)
{
	const struct profile *profile = context->profile;
	struct tsv_row *row = &plan->row;
	char *dn =
	    tsv_dn(plan->fqdn, profile->o, profile->l, profile->st, profile->c);
	char *id =
	    alloc_format("%ld", profile_id_of_key(profile, plan->key_type));
	char *dns = check_dns_cell(plan->fqdn, &plan->dns_names);

	tsv_row_set(row, TSV_DN, dn);
	tsv_row_set(row, TSV_PROFILE_ID, id);
	if (plan->kind == TSV_RENEW)
		tsv_row_set(row, TSV_SERIAL, plan->verdict.serial);
	if (!plan->makes_key && context->material->has_request)
		tsv_row_set(row, TSV_CSR, context->material->request.base64);
	tsv_row_set(row, TSV_NAME, plan->manager_name);
	tsv_row_set(row, TSV_DEPARTMENT, plan->manager_department);
	set_corrected(context, plan, TSV_EMAIL, FIELD_MANAGER_EMAIL);
	tsv_row_set(row, TSV_FQDN, plan->fqdn);
	set_corrected(context, plan, TSV_SOFTWARE, FIELD_SOFTWARE);
	tsv_row_set(row, TSV_DNS_NAMES, dns);
	free(dns);
	free(id);
	free(dn);
}

static void
fill_subject(const struct profile *profile, struct plan *plan)
{
	name_add(&plan->subject, "C", profile->c);
	name_add(&plan->subject, "ST", profile->st);
	name_add(&plan->subject, "L", profile->l);
	name_add(&plan->subject, "O", profile->o);
	name_add(&plan->subject, "CN", plan->fqdn);
}

/* Lengths that only show when the cell is put together. */
static void
check_cell(const struct plan *plan, enum tsv_column column, const char *field,
	   const struct profile_limits *limits, struct diagnostics *diagnostics)
{
	tsv_check_length(column, tsv_row_get(&plan->row, column), limits, field,
			 diagnostics);
}

static void
plan_certificate(const struct context *context, struct plan *plan,
		 struct diagnostics *diagnostics)
{
	const struct profile *profile = context->profile;

	rule_decide(context, &plan->verdict, diagnostics);
	field_report_left_out(context, diagnostics);
	context_dns_names(context, &plan->dns_names);
	plan->makes_key = context_makes_key(context);
	plan->has_passphrase =
	    context->has_passphrase &&
	    context_passphrase(context) != PROFILE_PASSPHRASE_NONE;
	plan->key_type = context_key_type(context);
	plan->has_csr = true;
	plan->kind = plan->verdict.kind == KIND_RENEW ? TSV_RENEW : TSV_NEW;
	fill_subject(profile, plan);
	fill_row(context, plan);
	check_cell(plan, TSV_CSR, "csr-file", &profile->limits, diagnostics);
}

/* Columns 1, 4, 5, 6 and 10. */
static void
plan_revocation(const struct context *context, struct plan *plan,
		struct diagnostics *diagnostics)
{
	const struct application *application = context->application;
	char *dn;

	revocation_decide(context, &plan->verdict, &dn, diagnostics);
	plan->kind = TSV_REVOKE;
	tsv_row_set(&plan->row, TSV_DN, dn);
	tsv_row_set(&plan->row, TSV_SERIAL, plan->verdict.serial);
	tsv_row_set(&plan->row, TSV_REASON,
		    application_get(application, FIELD_REVOKE_REASON));
	set_corrected(context, plan, TSV_COMMENT, FIELD_REVOKE_COMMENT);
	set_corrected(context, plan, TSV_EMAIL, FIELD_MANAGER_EMAIL);
	free(dn);
	if (!plan->has_tsv)
		diagnostics_error(
		    diagnostics, 706, "purpose",
		    N_("This centre makes the TSV files itself and takes none "
		       "for a revocation: ask it directly. Its page: %s"),
		    profile_page(context->profile), NULL);
}

void
plan_make(const struct context *context, struct plan *plan,
	  struct diagnostics *diagnostics)
{
	const struct profile *profile = context->profile;

	*plan = (struct plan){0};
	fields_check(context, diagnostics);
	plan->fqdn = context_fqdn(context);
	plan->has_tsv = profile->artifact == PROFILE_ARTIFACT_TSV;
	plan->parent = context_output_folder(context);
	plan->manager_name = corrected(context, FIELD_MANAGER_NAME);
	plan->manager_department = corrected(context, FIELD_MANAGER_DEPARTMENT);
	if (context_revokes(context))
		plan_revocation(context, plan, diagnostics);
	else
		plan_certificate(context, plan, diagnostics);
	check_cell(plan, TSV_DN, "fqdn", &profile->limits, diagnostics);
	check_cell(plan, TSV_SERIAL, "history", &profile->limits, diagnostics);
}

char *
plan_name(const struct plan *plan, const struct surroundings *surroundings,
	  int attempt)
{
	char *digits = date_digits(surroundings->today);
	char *name = attempt == 1 ? alloc_format("%s_%s", plan->fqdn, digits)
				  : alloc_format("%s_%s-%d", plan->fqdn, digits,
						 attempt);

	free(digits);
	return name;
}

const char *
plan_cell(const struct plan *plan, enum tsv_column column)
{
	const char *text = tsv_row_get(&plan->row, column);

	return column == TSV_CSR && !*text && plan->has_csr ? "(made later)"
							    : text;
}

static void
write_scalar(struct stream *stream, const char *lead, const char *text)
{
	char *scalar = yaml_scalar(text);

	stream_format(stream, "%s%s\n", lead, scalar);
	free(scalar);
}

static void
write_folder(struct stream *stream, const struct plan *plan, const char *top)
{
	char *folder = alloc_format("%s/%s", plan->parent, top);

	write_scalar(stream, "folder: ", folder);
	free(folder);
}

char *
plan_text(const struct plan *plan, const struct surroundings *surroundings,
	  bool batch)
{
	struct filing filing;
	char *top = filing_foresee(&filing, plan, surroundings, batch);
	struct strings files = {0};
	struct stream stream;

	filing_list(&filing, &files);
	stream_open(&stream);
	stream_format(&stream, "kind: %s\n", tsv_kind_name(plan->kind));
	stream_format(&stream, "rule: %s\n", plan->verdict.rule->name);
	stream_format(&stream, "serial: \"%s\"\n",
		      plan->verdict.serial ? plan->verdict.serial : "");
	write_scalar(&stream, "subject: ", tsv_row_get(&plan->row, TSV_DN));
	write_folder(&stream, plan, top);
	stream_text(&stream, "files:\n");
	for (size_t i = 0; i < files.count; i++)
		write_scalar(&stream, "  - ", files.item[i]);
	stream_text(&stream, "row:\n");
	for (int column = 1; column <= TSV_COLUMNS; column++)
		write_scalar(&stream, "  - ",
			     plan_cell(plan, (enum tsv_column)column));
	strings_release(&files);
	filing_release(&filing);
	free(top);
	return stream_close(&stream);
}
