/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The covering letter to the centre. */
#include "config.h"

#include "application/letter.h"

#include "application/letter_items.h"
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

static void
write_attachment(struct stream *stream, const struct attachment *attachment)
{
	size_t rows = attachment->rows;
	char *text = alloc_format(
	    locale_plural("%1$s (%2$zu application, %3$zu bytes)",
			  "%1$s (%2$zu applications, %3$zu bytes)", rows),
	    attachment->name, rows, attachment->size);

	letter_write_item(stream, _("Attachment"), text);
	letter_write_item(stream, "SHA-256", attachment->digest);
	free(text);
}

static bool
replaces_valid(const struct verdict *verdict, struct date today)
{
	for (size_t i = 0; i < verdict->evidence_count; i++)
		if (evidence_is_left(&verdict->evidence[i], verdict, today))
			return true;
	return verdict->kind == KIND_RENEW && !verdict_is_over(verdict, today);
}

/* One of them may be revoked too early: it replaces one that is not out of
 * date. */
static bool
replace_valid(const struct assignment *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].plan->kind != TSV_REVOKE &&
		    replaces_valid(&list[i].plan->verdict,
				   list[i].context->surroundings->today))
			return true;
	return false;
}

static void
write_ending(struct stream *stream, const struct assignment *list, size_t count)
{
	stream_text(stream, "\n");
	if (replace_valid(list, count) &&
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
		letter_write_application(&stream, list[i].context,
					 list[i].plan);
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
