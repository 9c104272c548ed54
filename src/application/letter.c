/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The covering letter to the centre. */
#include "config.h"

#include "application/letter.h"

#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Columns of a mail that no mail program breaks again. */
#define LETTER_WIDTH 72

static void
write_paragraph(struct stream *stream, const char *lead, const char *text)
{
	struct strings lines = {0};

	text_wrap(text, LETTER_WIDTH - text_width(lead), &lines);
	for (size_t i = 0; i < lines.count; i++)
		stream_format(stream, "%s%s\n", i ? (*lead ? "  " : "") : lead,
			      lines.item[i]);
	strings_release(&lines);
}

/* "label: value", the value sanitised: it may hold what a file said. */
static void
write_item(struct stream *stream, const char *label, const char *value)
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

/* Who revokes need not give a name; a centre still has to know. */
static bool
has_names(const struct assignment *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!*list[i].plan->manager_name)
			return false;
	return true;
}

static void
write_notes(struct stream *stream, const struct assignment *list, size_t count)
{
	const struct profile *profile = list->context->profile;
	const struct plan *plan = list->plan;
	bool has_tsv = profile->artifact == PROFILE_ARTIFACT_TSV;
	bool before = plan->kind != TSV_REVOKE;
	char *asked = before ? NULL : revocation_address(profile);

	write_paragraph(stream, "",
			_("Notes for the sender (delete down to "
			  "the line before sending)"));
	if (profile->submit_to)
		stream_format(stream, _("- Send it to: %s\n"),
			      profile->submit_to);
	else if (!has_tsv)
		stream_format(stream,
			      _("- How to hand in the CSR stands here: %s\n"),
			      profile_page(profile));
	else if (asked)
		write_paragraph(stream, "- ", asked);
	else if (profile->method == PROFILE_METHOD_MAIL &&
		 !*wording_text(&profile->submit_note))
		write_paragraph(stream, "- ",
				_("The address stands in the mail with the "
				  "result of the review."));
	if (*wording_text(&profile->submit_note) && !asked)
		write_paragraph(stream, "- ",
				wording_text(&profile->submit_note));
	free(asked);
	if (has_tsv)
		write_paragraph(
		    stream, "- ",
		    _("Attach the file as it is. Never open it in Excel or "
		      "an editor, never copy it from the screen."));
	write_paragraph(stream, "- ",
			_("Never attach the private key (.key)."));
	if (!has_names(list, count))
		write_paragraph(stream, "- ",
				_("Write your name and department below: the "
				  "name was not given."));
	for (size_t i = 0; before && i < profile->before_count; i++)
		write_paragraph(stream, "- ",
				wording_text(&profile->before[i].text));
	stream_text(stream, "\n-------- 8< --------\n\n");
}

static const char *
subject_line(const struct plan *plan)
{
	if (plan->kind == TSV_REVOKE)
		return _("Subject: [UPKI] TSV for a revocation (%s)");
	if (plan->has_tsv)
		return plan->kind == TSV_RENEW
			   ? _("Subject: [UPKI] TSV for a renewal (%s)")
			   : _("Subject: [UPKI] TSV for a new certificate "
			       "(%s)");
	return plan->kind == TSV_RENEW
		   ? _("Subject: [UPKI] CSR for a renewal (%s)")
		   : _("Subject: [UPKI] CSR for a new certificate (%s)");
}

static void
write_subject(struct stream *stream, const struct assignment *list,
	      size_t count)
{
	if (count == 1)
		stream_format(stream, subject_line(list->plan),
			      list->plan->fqdn);
	else
		stream_format(stream,
			      _("Subject: [UPKI] %zu applications for server "
				"certificates"),
			      count);
	stream_text(stream, "\n\n");
}

static const char *
introduction(const struct assignment *list, size_t count)
{
	if (count > 1)
		return _("I apply for the following server certificates.");
	switch (list->plan->kind) {
	case TSV_RENEW:
		return _("I apply for the renewal of the following server "
			 "certificate.");
	case TSV_REVOKE:
		return _("I apply for the revocation of the following server "
			 "certificate.");
	case TSV_NEW:
		break;
	}
	return _("I apply for the following server certificate.");
}

/* Who writes; without any answer about it, a line to be completed. */
static void
write_sender(struct stream *stream, const struct plan *plan)
{
	const char *name = plan->manager_name;
	const char *department = plan->manager_department;

	if (*name && *department)
		stream_format(stream,
			      /* TRANSLATORS: 1 department, 2 name. */
			      _("This is %2$s, %1$s."), department, name);
	else if (*name)
		stream_format(stream, _("This is %s."), name);
	else if (!*department && !*tsv_row_get(&plan->row, TSV_EMAIL))
		stream_text(stream, _("(Write the applicant's name, department "
				      "and address here.)"));
	else
		return;
	stream_text(stream, "\n");
}

static void
write_opening(struct stream *stream, const struct assignment *list,
	      size_t count)
{
	const struct profile *profile = list->context->profile;
	const char *center = wording_text(&profile->center_name);

	write_subject(stream, list, count);
	/* TRANSLATORS: the addressee of the letter, a computer centre. */
	stream_format(stream, _("To the %s"),
		      *center ? center : wording_text(&profile->name));
	stream_text(stream, "\n\n");
	write_sender(stream, list->plan);
	write_paragraph(stream, "", introduction(list, count));
	stream_text(stream, "\n");
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
		write_item(stream, _("dNSName, change"), _("unchanged"));
	if (added.count) {
		text = strings_join(&added, ", ");
		write_item(stream, _("dNSName, added"), text);
		free(text);
	}
	if (removed.count) {
		text = strings_join(&removed, ", ");
		write_item(stream, _("dNSName, removed"), text);
		free(text);
	}
	strings_release(&before);
	strings_release(&added);
	strings_release(&removed);
}

static void
write_renewal(struct stream *stream, const struct plan *plan)
{
	const struct evidence *newest = plan->verdict.newest;
	char *day, *text;

	if (plan->kind != TSV_RENEW)
		return;
	if (newest && newest->certificate) {
		day = date_text(date_of(newest->certificate->not_after));
		text = alloc_format(_("%1$s (valid until %2$s)"),
				    plan->verdict.serial, day);
		free(day);
	} else {
		text = alloc_string(plan->verdict.serial);
	}
	write_item(stream, _("Serial number to be revoked"), text);
	free(text);
	write_name_changes(stream, plan);
}

static void
write_person(struct stream *stream, const struct plan *plan)
{
	write_item(stream, _("Administrator's name"), plan->manager_name);
	write_item(stream, _("Administrator's department"),
		   plan->manager_department);
	write_item(stream, _("Administrator's e-mail"),
		   tsv_row_get(&plan->row, TSV_EMAIL));
}

static void
write_revocation(struct stream *stream, const struct plan *plan)
{
	const char *reason = tsv_row_get(&plan->row, TSV_REASON);
	char *why = alloc_format("%s (%s)", reason, revocation_reason(reason));

	write_item(stream, "FQDN", plan->fqdn);
	write_item(stream, _("Kind"), _("Revocation"));
	write_item(stream, tsv_rules[TSV_DN].title,
		   tsv_row_get(&plan->row, TSV_DN));
	write_item(stream, _("Serial number to be revoked"),
		   plan->verdict.serial);
	write_item(stream, _("Reason"), why);
	write_item(stream, _("Comment"), tsv_row_get(&plan->row, TSV_COMMENT));
	write_person(stream, plan);
	free(why);
}

static void
write_items(struct stream *stream, const struct context *context,
	    const struct plan *plan)
{
	const struct profile *profile = context->profile;
	char *names = strings_join(&plan->dns_names, ", ");
	char *ground = ground_text(context, plan);

	write_item(stream, "FQDN", plan->fqdn);
	write_item(stream, "dNSName", *names ? names : _("none"));
	write_item(stream, _("Kind"), ground);
	write_renewal(stream, plan);
	write_item(stream, _("Key pair"),
		   plan->makes_key
		       ? _("newly made this time")
		       : _("existing CSR (its key was not used before)"));
	write_person(stream, plan);
	write_item(stream, _("Web server software"),
		   tsv_row_get(&plan->row, TSV_SOFTWARE));
	for (size_t i = 0; i < profile->extra_count; i++)
		write_item(stream, wording_text(&profile->extra[i].label),
			   application_extra(context->application,
					     profile->extra[i].id));
	free(ground);
	free(names);
}

static void
write_attachment(struct stream *stream, const struct attachment *attachment)
{
	size_t rows = attachment->rows;
	char *text = alloc_format(
	    locale_plural("%1$s (%2$zu application, %3$zu bytes)",
			  "%1$s (%2$zu applications, %3$zu bytes)", rows),
	    attachment->name, rows, attachment->size);

	write_item(stream, _("Attachment"), text);
	write_item(stream, "SHA-256", attachment->digest);
	free(text);
}

/* One of them may be revoked too early: it replaces one that is not out of
 * date. */
static bool
replaces_valid(const struct assignment *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].plan->kind == TSV_RENEW &&
		    !verdict_is_expired(&list[i].plan->verdict,
					list[i].context->surroundings->today))
			return true;
	return false;
}

static void
write_ending(struct stream *stream, const struct assignment *list, size_t count)
{
	stream_text(stream, "\n");
	if (replaces_valid(list, count) &&
	    list->context->profile->after_renewal ==
		PROFILE_AFTER_RENEWAL_TELL_CENTER)
		write_paragraph(
		    stream, "",
		    _("The old certificate is still in use. I will report the "
		      "FQDN after the replacement; please do not revoke it "
		      "before."));
	write_paragraph(stream, "", _("Thank you for your help."));
}

char *
letter_text(const struct assignment *list, size_t count,
	    const struct attachment *attachment, size_t attachments)
{
	struct stream stream;
	char *text, *visible;

	stream_open(&stream);
	write_notes(&stream, list, count);
	write_opening(&stream, list, count);
	for (size_t i = 0; i < count; i++) {
		if (count > 1)
			stream_format(&stream, "[%zu/%zu]\n", i + 1, count);
		if (list[i].plan->kind == TSV_REVOKE)
			write_revocation(&stream, list[i].plan);
		else
			write_items(&stream, list[i].context, list[i].plan);
		if (count > 1)
			stream_text(&stream, "\n");
	}
	for (size_t i = 0; i < attachments; i++)
		write_attachment(&stream, &attachment[i]);
	write_ending(&stream, list, count);
	text = stream_close(&stream);
	/* The profile is a file, too: what it says may not act either. */
	visible = text_harmless_lines(text, strlen(text));
	free(text);
	return visible;
}
