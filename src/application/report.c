/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundle for the help desk. */
#include "config.h"

#include "application/report.h"

#include "application/application_file.h"
#include "application/plan.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"
#include "base/yaml.h"
#include "pki/crypto.h"

#include <gnu/libc-version.h>
#include <stdlib.h>
#include <string.h>

static void
write_line(struct stream *stream, const char *label, const char *value)
{
	char *visible;

	if (!value)
		return;
	visible = text_harmless(value, strlen(value));
	stream_format(stream, "%s: %s\n", label, visible);
	free(visible);
}

static void
write_program(struct stream *stream, const struct report *report)
{
	static const char *const variables[] = {
	    "LANGUAGE", "LC_ALL",   "LC_CTYPE",	  "LC_MESSAGES",    "LANG",
	    "TERM",	"NO_COLOR", "ACCESSIBLE", "XDG_CONFIG_HOME"};
	char *today = date_text(report->context[0].surroundings->today);

	write_line(stream, PACKAGE_NAME, PACKAGE_VERSION);
	write_line(stream, "libcrypto", crypto_version());
	write_line(stream, "libyaml", yaml_library_version());
	write_line(stream, "glibc", gnu_get_libc_version());
	write_line(stream, "curses", report->front_end);
	write_line(stream, "date", today);
	write_line(stream, "language",
		   locale_language() == LANGUAGE_JA ? "ja" : "en");
	write_line(stream, "UTF-8", locale_is_utf8() ? "yes" : "no");
	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++)
		write_line(stream, variables[i],
			   locale_environment(variables[i]));
	free(today);
}

static void
write_profile(struct stream *stream, const struct profile *profile)
{
	char *checked;

	if (!profile)
		return;
	checked = date_text(profile->checked);
	stream_text(stream, "\n== Profile ==\n");
	write_line(stream, "id", profile->id);
	write_line(stream, "file", profile->file);
	write_line(stream, "checked", checked);
	free(checked);
}

/* The answers as the draft would hold them, and what is wrong with them. */
static void
write_answers(struct stream *stream, const struct context *context)
{
	struct diagnostics problems = {0};
	struct plan plan;
	char *text, *visible;

	if (!context->application || !context->profile)
		return;
	text = application_write(context->application, NULL);
	visible = text_harmless_lines(text, strlen(text));
	stream_format(stream, "\n== Answers ==\n%s", visible);
	free(visible);
	free(text);
	plan_make(context, &plan, &problems);
	stream_text(stream, "\n== Problems ==\n");
	for (size_t i = 0; i < problems.count; i++) {
		char *line = diagnostic_line(problems.item[i]);

		stream_format(stream, "%s\n", line);
		free(line);
	}
	plan_release(&plan);
	diagnostics_release(&problems);
}

/* True when a word of the line, or all of it, was copied out of a PEM file. */
static bool
holds_pem(const char *line)
{
	static const char between[] = " \t\",:;()";
	struct strings words = {0};
	bool holds = text_is_pem(line);

	strings_split(&words, line, between);
	for (size_t i = 0; !holds && i < words.count; i++)
		holds = text_is_pem(words.item[i]);
	strings_release(&words);
	return holds;
}

/* A key may have been typed where no input was, or stand in the application
 * file: no line that may be of one leaves this computer. */
static char *
without_keys(const char *text)
{
	struct stream stream;

	stream_open(&stream);
	while (*text) {
		size_t size = strcspn(text, "\n");
		char *line = alloc_string_n(text, size);

		stream_text(&stream,
			    holds_pem(line)
				? "(left out: it may be of a private key)"
				: line);
		if (text[size])
			stream_bytes(&stream, text + size++, 1);
		text += size;
		free(line);
	}
	return stream_close(&stream);
}

char *
report_text(const struct report *report)
{
	struct stream stream;
	char *whole, *text, *masked;

	stream_open(&stream);
	write_program(&stream, report);
	for (size_t i = 0; i < report->count; i++) {
		write_profile(&stream, report->context[i].profile);
		write_answers(&stream, &report->context[i]);
	}
	if (report->screen)
		stream_format(&stream, "\n== Screen ==\n%s", report->screen);
	whole = stream_close(&stream);
	text = without_keys(whole);
	free(whole);
	if (!report->mask)
		return text;
	masked = report_mask(text);
	free(text);
	return masked;
}

/* What may stand before the @ of an address. */
static bool
in_address(char character)
{
	return character &&
	       (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		       "0123456789.!#$%&'*+/=?^_`{|}~-",
		       character) ||
		(unsigned char)character >= 0x80);
}

char *
report_mask(const char *text)
{
	static const char wide_at[] = "\xef\xbc\xa0"; /* U+FF20 */
	struct stream stream;
	const char *from = text;

	stream_open(&stream);
	while (*from) {
		const char *end = from;

		while (in_address(*end) && strncmp(end, wide_at, 3) != 0)
			end++;
		if (end > from &&
		    (*end == '@' || strncmp(end, wide_at, 3) == 0))
			stream_text(&stream, "***");
		else
			stream_bytes(&stream, from, (size_t)(end - from));
		/* What ended the word is no part of the next one. */
		if (strncmp(end, wide_at, 3) == 0) {
			stream_bytes(&stream, end, 3);
			end += 3;
		} else if (*end) {
			stream_bytes(&stream, end, 1);
			end++;
		}
		from = end;
	}
	return stream_close(&stream);
}

char *
report_write(const char *folder, const char *text,
	     struct diagnostics *diagnostics)
{
	return file_create(folder, "upki-wizard_report", ".txt", text,
			   strlen(text), diagnostics);
}
