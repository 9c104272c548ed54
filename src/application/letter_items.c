/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a letter says of each application, item by item. */
#include "config.h"

#include "application/letter_items.h"

#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void
letter_write_item(struct stream *stream, const char *label, const char *value)
{
	char *visible;

	if (!*value)
		return;
	visible = text_harmless(value, strlen(value));
	/* TRANSLATORS: an item of the letter, "label: value". */
	stream_format(stream, _("%1$s: %2$s"), label, visible);
	stream_text(stream, "\n");
	free(visible);
}

/* How the kind was decided, in words for the centre. */
static char *
ground_text(const struct context *context, const struct plan *plan)
{
	const char *kind = plan->kind == TSV_RENEW ? _("Renewal") : _("New");
	char *ground = verdict_told(&plan->verdict);
	char *text;

	if (plan->verdict.overridden)
		text = alloc_format(_("%1$s. This is the applicant's "
				      "judgement; the evidence: %2$s"),
				    kind, ground);
	else if (context_history(context) == HISTORY_NONE)
		text = alloc_format(
		    _("%s (never issued before, confirmed by the applicant)"),
		    kind);
	else
		text = alloc_format(_("%1$s. %2$s"), kind, ground);
	free(ground);
	return text;
}

/* The names that a renewal keeps, adds and leaves out. */
static void
write_name_changes(struct stream *stream, const struct plan *plan)
{
	const struct certificate *old = verdict_certificate(&plan->verdict);
	struct strings before = {0}, added = {0}, removed = {0};
	char *text;

	if (!old)
		return;
	for (size_t i = 0; i < old->dns_names.count; i++)
		strings_take(&before, text_lower(old->dns_names.item[i]));
	for (size_t i = 0; i < plan->dns_names.count; i++)
		if (!strings_has(&before, plan->dns_names.item[i]))
			strings_add(&added, plan->dns_names.item[i]);
	for (size_t i = 0; i < before.count; i++)
		if (strcmp(before.item[i], plan->fqdn) != 0 &&
		    !strings_has(&plan->dns_names, before.item[i]))
			strings_add(&removed, before.item[i]);
	if (!added.count && !removed.count)
		letter_write_item(stream, _("dNSName, change"), _("unchanged"));
	if (added.count) {
		text = strings_join(&added, ", ");
		letter_write_item(stream, _("dNSName, added"), text);
		free(text);
	}
	if (removed.count) {
		text = strings_join(&removed, ", ");
		letter_write_item(stream, _("dNSName, removed"), text);
		free(text);
	}
	strings_release(&before);
	strings_release(&added);
	strings_release(&removed);
}

static char *
serial_and_end(const struct evidence *evidence)
{
	char *day, *text;

	if (!evidence->certificate)
		return alloc_string(evidence->serial);
	day = date_text(date_of(evidence->certificate->not_after));
	text =
	    alloc_format(_("%1$s (valid until %2$s)"), evidence->serial, day);
	free(day);
	return text;
}

/* The certificates that a new application leaves behind. */
static void
write_left(struct stream *stream, const struct context *context,
	   const struct plan *plan)
{
	const struct verdict *verdict = &plan->verdict;

	for (size_t i = 0; i < verdict->evidence_count; i++) {
		const struct evidence *one = &verdict->evidence[i];
		char *text;

		if (!evidence_is_left(one, verdict,
				      context->surroundings->today))
			continue;
		text = serial_and_end(one);
		letter_write_item(
		    stream, _("Serial number of the old certificate"), text);
		free(text);
	}
}

static void
write_renewal(struct stream *stream, const struct plan *plan)
{
	char *text;

	if (plan->kind != TSV_RENEW)
		return;
	text = serial_and_end(plan->verdict.newest);
	letter_write_item(stream, _("Serial number to be revoked"), text);
	free(text);
	write_name_changes(stream, plan);
}

static void
write_person(struct stream *stream, const struct plan *plan)
{
	letter_write_item(stream, _("Administrator's name"),
			  plan->manager_name);
	letter_write_item(stream, _("Administrator's department"),
			  plan->manager_department);
	letter_write_item(stream, _("Administrator's e-mail"),
			  tsv_row_get(&plan->row, TSV_EMAIL));
}

static void
write_revocation(struct stream *stream, const struct plan *plan)
{
	const char *reason = tsv_row_get(&plan->row, TSV_REASON);
	char *why = alloc_format("%s (%s)", reason, revocation_reason(reason));

	letter_write_item(stream, "FQDN", plan->fqdn);
	letter_write_item(stream, _("Kind"), _("Revocation"));
	letter_write_item(stream, tsv_rules[TSV_DN].title,
			  tsv_row_get(&plan->row, TSV_DN));
	letter_write_item(stream, _("Serial number to be revoked"),
			  plan->verdict.serial);
	letter_write_item(stream, _("Reason"), why);
	letter_write_item(stream, _("Comment"),
			  tsv_row_get(&plan->row, TSV_COMMENT));
	write_person(stream, plan);
	free(why);
}

/* Where the keys differ, examine_request has seen it; without a certificate
 * there was nothing to compare with. */
static const char *
key_text(const struct context *context, const struct plan *plan)
{
	const struct certificates *earlier = context_previous(context);

	if (plan->makes_key)
		return _("newly made this time");
	return earlier && earlier->count
		   ? _("existing CSR (its key is not that of the earlier "
		       "certificate)")
		   : _("existing CSR (its key was not compared with an earlier "
		       "one)");
}

static void
write_items(struct stream *stream, const struct context *context,
	    const struct plan *plan)
{
	const struct profile *profile = context->profile;
	char *names = strings_join(&plan->dns_names, ", ");
	char *ground = ground_text(context, plan);

	letter_write_item(stream, "FQDN", plan->fqdn);
	letter_write_item(stream, "dNSName", *names ? names : _("none"));
	letter_write_item(stream, _("Kind"), ground);
	write_renewal(stream, plan);
	write_left(stream, context, plan);
	letter_write_item(stream, _("Key pair"), key_text(context, plan));
	write_person(stream, plan);
	letter_write_item(stream, _("Web server software"),
			  tsv_row_get(&plan->row, TSV_SOFTWARE));
	for (size_t i = 0; i < profile->extra_count; i++)
		letter_write_item(stream,
				  wording_text(&profile->extra[i].label),
				  application_extra(context->application,
						    profile->extra[i].id));
	free(ground);
	free(names);
}

void
letter_write_application(struct stream *stream, const struct context *context,
			 const struct plan *plan)
{
	if (plan->kind == TSV_REVOKE)
		write_revocation(stream, plan);
	else
		write_items(stream, context, plan);
}
