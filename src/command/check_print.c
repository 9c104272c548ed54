/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of `check`: lines of the contract, JSON, or a summary. */
#include "config.h"

#include "command/check.h"

#include "base/locale.h"
#include "base/text.h"
#include "command/command.h"
#include "service/problem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A JSON string, or null. A byte that is no UTF-8 becomes U+FFFD. */
static void
print_string(const char *text)
{
	uint32_t character;
	char utf8[5];

	if (!text) {
		fputs("null", stdout);
		return;
	}
	putchar('"');
	while ((character = text_next(&text))) {
		if (character == '"' || character == '\\')
			printf("\\%c", (int)character);
		else if (character < ' ' ||
			 (character >= 0x7f && character <= 0x9f) ||
			 character == 0x2028 || character == 0x2029)
			printf("\\u%04x", (unsigned)character);
		else {
			text_put(utf8, character);
			fputs(utf8, stdout);
		}
	}
	putchar('"');
}

static void
print_pair(const char *key, const char *text, bool last)
{
	printf("\"%s\":", key);
	print_string(text);
	fputs(last ? "}\n" : ",", stdout);
}

static void
print_number(const char *key, long number)
{
	if (number)
		printf("\"%s\":%ld,", key, number);
	else
		printf("\"%s\":null,", key);
}

static void
print_object(const struct diagnostic *diagnostic)
{
	const struct problem *problem = problem_find(diagnostic->number);
	char *message = diagnostic_message(diagnostic);
	char number[8];

	snprintf(number, sizeof(number), "U%03d", diagnostic->number);
	putchar('{');
	print_pair("file", diagnostic->file, false);
	print_number("line", diagnostic->line);
	print_number("column", diagnostic->column);
	print_pair("severity", severity_name(diagnostic->severity), false);
	print_pair("number", number, false);
	print_pair("field", diagnostic->field, false);
	print_pair("value", diagnostic->value, false);
	print_pair("message", message, false);
	print_pair("remedy", problem ? locale_text(problem->remedy) : NULL,
		   true);
	free(message);
}

/* The words of the service's own upload page. */
static const char *
upload_words(const struct check_result *result)
{
	static const char *const words[] = {
	    [TSV_NEW] = N_("new (サーバ証明書 発行)"),
	    [TSV_RENEW] = N_("renewal (サーバ証明書 更新)"),
	    [TSV_REVOKE] = N_("revocation (サーバ証明書 失効)"),
	};

	return result->has_kind ? locale_text(words[result->kind]) : NULL;
}

static const char *
verdict(const struct check_result *result,
	const struct diagnostics *diagnostics)
{
	if (diagnostics_have_error(diagnostics))
		return _("problems");
	if (result->is_unchecked)
		return _("not checked");
	return diagnostics_count(diagnostics, SEVERITY_WARNING) ? _("warnings")
								: _("good");
}

/* A cell of the summary, which must not be able to add another. */
static void
print_cell(const char *text, const char *end)
{
	char *visible =
	    text_visible(text ? text : "-", text ? strlen(text) : 1);

	printf("%s%s", visible, end);
	free(visible);
}

static void
print_summary(const char *file, const struct check_result *result,
	      const struct diagnostics *diagnostics)
{
	print_cell(file, "\t");
	print_cell(verdict(result, diagnostics), "\t");
	print_cell(upload_words(result), "\t");
	print_cell(result->fqdn, "");
	if (result->lines > 1)
		printf(_(" and %zu more"), result->lines - 1);
	if (result->names)
		printf("\t%zu\t", result->names);
	else
		printf("\t-\t");
	print_cell(result->name && *result->name ? result->name : NULL, "\t");
	print_cell(result->serial && *result->serial ? result->serial : NULL,
		   "\n");
}

static void
print_summary_object(const char *file, const struct check_result *result,
		     const struct diagnostics *diagnostics)
{
	const char *const words =
	    diagnostics_have_error(diagnostics)		       ? "error"
	    : result->is_unchecked			       ? "unchecked"
	    : diagnostics_count(diagnostics, SEVERITY_WARNING) ? "warning"
							       : "good";

	putchar('{');
	print_pair("file", file, false);
	print_pair("verdict", words, false);
	print_pair("kind",
		   result->has_kind ? tsv_kind_name(result->kind) : NULL,
		   false);
	print_pair("upload", upload_words(result), false);
	print_number("lines", (long)result->lines);
	print_pair("fqdn", result->fqdn, false);
	print_number("names", (long)result->names);
	print_pair("name", result->name, false);
	print_pair("serial", result->serial, true);
}

/* For somebody who looks on, so that silence is not mistaken. */
static void
say_good(const char *file)
{
	char *visible;

	if (!isatty(STDERR_FILENO))
		return;
	visible = text_visible(file, strlen(file));
	fprintf(stderr, _("%s: nothing is wrong with it.\n"), visible);
	free(visible);
}

void
check_print(const struct check *check, const char *file,
	    const struct check_result *result,
	    const struct diagnostics *diagnostics)
{
	const struct options *options = check->options;

	if (options->summary && options->json) {
		print_summary_object(file, result, diagnostics);
	} else if (options->summary) {
		print_summary(file, result, diagnostics);
	} else if (options->json) {
		for (size_t i = 0; i < diagnostics->count; i++)
			print_object(diagnostics->item[i]);
	} else {
		print_diagnostics(stdout, diagnostics);
		if (file && !diagnostics->count)
			say_good(file);
	}
}
