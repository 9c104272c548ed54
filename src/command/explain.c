/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard explain: a problem number, its cause and its remedy. */
#include "config.h"

#include "base/locale.h"
#include "base/strings.h"
#include "base/text.h"
#include "command/command.h"
#include "service/problem.h"

#include <stdlib.h>

#define WIDTH 76

static const char *
severity_word(enum severity severity)
{
	switch (severity) {
	case SEVERITY_ERROR:
		return _("error");
	case SEVERITY_WARNING:
		return _("warning");
	case SEVERITY_NOTE:
		break;
	}
	return _("note");
}

static void
print_wrapped(const char *label, const char *text)
{
	struct strings lines = {0};

	printf("\n%s\n", label);
	text_wrap(text, WIDTH - 2, &lines);
	for (size_t i = 0; i < lines.count; i++)
		printf("  %s\n", lines.item[i]);
	strings_release(&lines);
}

static void
print_list(void)
{
	for (size_t i = 0; i < problem_count; i++)
		printf("U%03d  %s\n", problems[i].number,
		       locale_text(problems[i].title));
}

int
command_explain(const struct options *options)
{
	const struct problem *problem;

	if (options->operands == 0) {
		print_list();
		return EXIT_WELL;
	}
	if (options->operands > 1)
		return wrong_usage(_("Give explain one number."));
	problem = problem_find(problem_number(options->operand[0]));
	if (!problem) {
		char *visible = text_trim(options->operand[0]);

		fprintf(stderr,
			_("upki-wizard: there is no problem number in \"%s\". "
			  "upki-wizard explain lists all of them.\n"),
			visible);
		free(visible);
		return EXIT_INPUT;
	}
	printf("U%03d (%s)  %s\n", problem->number,
	       severity_word(problem->severity), locale_text(problem->title));
	print_wrapped(_("Cause"), locale_text(problem->cause));
	print_wrapped(_("Remedy"), locale_text(problem->remedy));
	return EXIT_WELL;
}
