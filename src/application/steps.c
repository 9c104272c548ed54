/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do now, until the certificate comes, and then. */
#include "config.h"

#include "application/steps_parts.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
steps_release(struct steps *steps)
{
	if (!steps)
		return;
	for (size_t i = 0; i < steps->count; i++)
		free(steps->item[i].text);
	free(steps->item);
	*steps = (struct steps){0};
}

void
steps_add(struct steps *steps, enum step_kind kind, char *text)
{
	char *visible = kind == STEP_LITERAL
			    ? text_harmless(text, strlen(text))
			    : text_harmless_lines(text, strlen(text));

	free(text);
	steps->item =
	    alloc_resize(steps->item, steps->count + 1, sizeof(*steps->item));
	steps->item[steps->count].kind = kind;
	steps->item[steps->count++].text = visible;
}

void
steps_say(struct steps *steps, const char *text)
{
	if (text && *text)
		steps_add(steps, STEP_TEXT, alloc_string(text));
}

char *
steps_shell_word(const char *text)
{
	struct stream stream;

	if (text[strspn(text, "abcdefghijklmnopqrstuvwxyz"
			      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			      "0123456789@%+=:,./_-")] == '\0')
		return alloc_string(text);
	stream_open(&stream);
	stream_text(&stream, "'");
	for (; *text; text++)
		stream_text(&stream,
			    *text == '\'' ? "'\\''" : (char[]){*text, '\0'});
	stream_text(&stream, "'");
	return stream_close(&stream);
}

char *
steps_scp(const struct surroundings *surroundings, const char *folder)
{
	char client[64], client_port[8], server[64], port[8];
	const char *user = surroundings->user;
	char *word = steps_shell_word(folder);
	char *host = NULL, *option = NULL, *line;
	bool from_ssh =
	    surroundings->ssh_connection &&
	    sscanf(surroundings->ssh_connection, "%63s %7s %63s %7s", client,
		   client_port, server, port) == 4;

	if (from_ssh) {
		host =
		    alloc_format(strchr(server, ':') ? "[%s]" : "%s", server);
		option = alloc_string(strcmp(port, "22") == 0 ? "" : "-P ");
	} else {
		host = alloc_string(*surroundings->host_name
					? surroundings->host_name
					: "server");
		option = alloc_string("");
	}
	line = alloc_format("scp %s%s%s-r %s%s%s:%s .", option,
			    *option ? port : "", *option ? " " : "", user,
			    *user ? "@" : "", host, word);
	free(option);
	free(host);
	free(word);
	return line;
}

/* A centre that makes the TSV file itself takes the CSR, as its page says. */
static void
add_sending_csr(const struct profile *profile, const char *file,
		const char *letter, struct steps *steps)
{
	steps_add(
	    steps, STEP_TEXT,
	    alloc_format(_("This centre makes the TSV file itself: hand in the "
			   "CSR %1$s as its page says. A covering text is in "
			   "%2$s."),
			 file, letter));
	if (!profile->submit_to)
		steps_add(steps, STEP_LITERAL,
			  alloc_string(profile_page(profile)));
}

/* The address, as far as it is known. */
static void
add_address(const struct profile *profile, bool has_tsv, struct steps *steps)
{
	if (profile->submit_to)
		steps_add(
		    steps, STEP_TEXT,
		    alloc_format(_("It goes to: %s"), profile->submit_to));
	else if (has_tsv && profile->method == PROFILE_METHOD_MAIL &&
		 !*wording_text(&profile->submit_note))
		steps_say(steps,
			  _("The address is named in the mail that tells the "
			    "result of the centre's review."));
	steps_say(steps, wording_text(&profile->submit_note));
}

void
steps_add_sending(const struct profile *profile, bool has_tsv, const char *file,
		  const char *letter, const char *asked, struct steps *steps)
{
	if (!has_tsv)
		add_sending_csr(profile, file, letter, steps);
	else if (profile->method == PROFILE_METHOD_MAIL)
		steps_add(
		    steps, STEP_TEXT,
		    alloc_format(_("Send %1$s to the centre as an attachment. "
				   "The text of the mail is in %2$s."),
				 file, letter));
	else
		steps_add(
		    steps, STEP_TEXT,
		    alloc_format(_("Hand in %1$s as described here. A covering "
				   "text is in %2$s."),
				 file, letter));
	if (asked)
		steps_say(steps, asked);
	else
		add_address(profile, has_tsv, steps);
	if (has_tsv)
		steps_say(steps,
			  _("Attach the TSV file as it is. Never open it in "
			    "Excel or an editor, and never copy it from the "
			    "screen: that damages serial number and "
			    "characters."));
}

bool
steps_share_key(const struct context *context, const struct plan *plan)
{
	return plan->makes_key && context_hosting(context)->run_by_center;
}

void
steps_add_secrecy(bool shares_key, struct steps *steps)
{
	steps_say(
	    steps,
	    shares_key
		? _("Never send the private key (.key) by mail, and "
		    "never with this application: now only the folder "
		    "send/ leaves this server. The centre runs the server "
		    "that the certificate is for: it gets the key only "
		    "when the certificate has come, and only in the way "
		    "described then.")
		: _("Never send the private key (.key). Only the folder "
		    "send/ leaves this server."));
}

void
steps_add_before(const struct profile *profile, struct steps *steps)
{
	if (profile->before_count)
		steps_say(steps,
			  _("If you have not applied to the centre for this "
			    "certificate yet, do that first:"));
	for (size_t i = 0; i < profile->before_count; i++) {
		steps_add(steps, STEP_PART,
			  alloc_string(wording_text(&profile->before[i].text)));
		if (profile->before[i].url)
			steps_add(steps, STEP_LITERAL,
				  alloc_string(profile->before[i].url));
	}
}

void
steps_add_copying(const struct surroundings *surroundings, const char *send,
		  struct steps *steps)
{
	steps_say(steps,
		  _("Copy the folder send/ to your PC. On the PC, type this "
		    "(put your own user name and server name in their "
		    "places; in Tera Term: File, SSH SCP):"));
	steps_add(steps, STEP_LITERAL, steps_scp(surroundings, send));
}

bool
steps_are_first(const struct plan *plan)
{
	const struct verdict *verdict = &plan->verdict;

	return verdict->facts[FACT_KNOWN] && !verdict->facts[FACT_ISSUED];
}

static void
add_meanwhile(const struct plan *plan, const char *folder, struct steps *steps)
{
	steps_add(steps, STEP_HEADING,
		  alloc_string(_("Until the certificate comes")));
	steps_say(steps, _("Keep this folder as it is:"));
	steps_add(steps, STEP_LITERAL, alloc_string(folder));
	if (plan->makes_key)
		steps_say(steps,
			  _("It holds the new private key. If the key is "
			    "lost, the certificate cannot be used and the "
			    "application starts again."));
	if (!steps_are_first(plan))
		steps_say(steps,
			  _("Do not touch the key and the certificate that are "
			    "running now."));
}

void
steps_make(const struct context *context, const struct plan *plan,
	   const struct filing *filing, struct steps *steps)
{
	if (plan->kind == TSV_REVOKE) {
		steps_make_revocation(context, plan, filing, steps);
		return;
	}
	steps_add(steps, STEP_HEADING, alloc_string(_("What to do now")));
	steps_add_before(context->profile, steps);
	steps_add_copying(context->surroundings, filing->send, steps);
	steps_add_sending(context->profile, plan->has_tsv,
			  filing_handed_in(filing), filing->letter, NULL,
			  steps);
	steps_add_secrecy(steps_share_key(context, plan), steps);
	add_meanwhile(plan, filing->folder, steps);
	steps_add_arrival(context, plan, filing, steps);
}

static void
write_step(struct stream *stream, const struct step *step, int width)
{
	int indent = step->kind == STEP_PART ? 2 : 0;
	struct strings lines = {0};

	if (step->kind == STEP_HEADING) {
		stream_format(stream, "\n== %s ==\n\n", step->text);
		return;
	}
	if (step->kind == STEP_LITERAL) {
		stream_format(stream, "    %s\n", step->text);
		return;
	}
	text_wrap(step->text, width - indent - 2, &lines);
	for (size_t i = 0; i < lines.count; i++)
		stream_format(stream, "%*s%s%s\n", indent, "", i ? "  " : "- ",
			      lines.item[i]);
	strings_release(&lines);
}

char *
steps_text(const struct steps *steps, int width)
{
	struct stream stream;
	char *text, *body;

	stream_open(&stream);
	for (size_t i = 0; i < steps->count; i++)
		write_step(&stream, &steps->item[i], width);
	text = stream_close(&stream);
	/* The first heading needs no empty line above it. */
	body = alloc_string(text + strspn(text, "\n"));
	free(text);
	return body;
}
