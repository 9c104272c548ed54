/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fixed subject values of a profile, checked. */
#include "config.h"

#include "service/profile_examination.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define O_LIMIT 64 /* characters, service.md, Subject */

struct diagnostic *
examination_fault(const struct examination *examination, const char *field,
		  const struct yaml_node *node, const char *format,
		  const char *more)
{
	const char *text = node->text ? node->text : "";
	char *shown = text_clip(text, EXAMINATION_WIDTH, true);
	struct diagnostic *diagnostic = diagnostics_error(
	    examination->diagnostics, 704, field, format, shown, more, NULL);

	diagnostic_place(diagnostic, examination->file, node->line,
			 node->column);
	diagnostic_value(diagnostic, node->text);
	free(shown);
	return diagnostic;
}

const struct yaml_node *
examination_scalar(const struct yaml_node *node, const char *path)
{
	const struct yaml_node *found = yaml_get(node, path);

	return found && found->kind == YAML_SCALAR && !found->faulty &&
		       *found->text
		   ? found
		   : NULL;
}

/* Column 1 and the request hold the value alike: only what both can carry. */
static void
check_subject_value(const struct examination *examination, const char *path)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789 '(),-./:=";
	const struct yaml_node *node =
	    examination_scalar(examination->document, path);
	const char *rest;
	char character[5];
	size_t good;

	if (!node)
		return;
	good = strspn(node->text, allowed);
	rest = node->text + good;
	if (*rest) {
		text_put(character, text_next(&rest));
		examination_fault(
		    examination, path, node,
		    N_("\"%2$s\" is not possible in \"%1$s\". Use letters, "
		       "digits, blanks and '(),-./:= only."),
		    character);
	} else if (*node->text == ' ' || text_ends_with(node->text, " ")) {
		examination_fault(
		    examination, path, node,
		    N_("\"%1$s\" begins or ends with a blank. Remove it."),
		    NULL);
	}
}

static void
check_organization(const struct examination *examination)
{
	const struct yaml_node *node =
	    examination_scalar(examination->document, "subject.O");
	size_t length = node ? text_length(node->text) : 0;
	char *number;

	if (length <= O_LIMIT)
		return;
	number = alloc_format("%zu", length);
	examination_fault(
	    examination, "subject.O", node,
	    N_("O has %2$s characters; the limit is 64. Write the English "
	       "name the institution has registered."),
	    number);
	free(number);
}

static void
check_locality(const struct examination *examination)
{
	const struct yaml_node *node =
	    examination_scalar(examination->document, "subject.L");

	if (node && (strcasestr(node->text, "Academe") ||
		     strcasestr(node->text, "Default") ||
		     strcasecmp(node->text, "City") == 0))
		examination_fault(
		    examination, "subject.L", node,
		    N_("The service does not accept \"%1$s\" as L. Write the "
		       "place registered for the institution."),
		    NULL);
}

void
examination_subject(const struct examination *examination)
{
	const struct yaml_node *country =
	    examination_scalar(examination->document, "subject.C");

	if (country && strcmp(country->text, "JP") != 0)
		diagnostic_propose(
		    examination_fault(examination, "subject.C", country,
				      N_("C must be JP, not \"%1$s\"."), NULL),
		    "JP");
	check_subject_value(examination, "subject.ST");
	check_subject_value(examination, "subject.L");
	check_subject_value(examination, "subject.O");
	check_organization(examination);
	check_locality(examination);
}
