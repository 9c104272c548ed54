/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an institution profile must fulfil beyond its table of keys. */
#include "config.h"

#include "service/profile_schema.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/text.h"
#include "service/profile_examination.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define SMALL	 "abcdefghijklmnopqrstuvwxyz"
#define DIGITS	 "0123456789"

typedef void check_item(const struct examination *examination,
			const char *field, const struct yaml_node *node);

static void
each_text(const struct examination *examination, const char *path,
	  check_item *check)
{
	const struct yaml_node *list = yaml_get(examination->document, path);

	if (!list || list->kind != YAML_SEQUENCE)
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct yaml_node *item = list->child[i];

		if (item->kind == YAML_SCALAR && !item->faulty && *item->text)
			check(examination, path, item);
	}
}

/* What a member may be: one value, or also one with a key for each language.
 * Anything else has been told as a fault of the table of keys. */
enum member_kind { MEMBER_TEXT, MEMBER_WORDING };

/* check for the value under name in each mapping of the list at path; for the
 * mapping itself when name is NULL. */
static void
each_member(const struct examination *examination, const char *path,
	    const char *name, enum member_kind kind, check_item *check)
{
	const struct yaml_node *list = yaml_get(examination->document, path);
	const char *field = name ? name : path;

	if (!list || list->kind != YAML_SEQUENCE)
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct yaml_node *item = list->child[i];

		if (name)
			item = yaml_get(item, name);
		if (!item || item->faulty)
			continue;
		if (item->kind == YAML_SCALAR
			? *item->text != '\0'
			: item->kind == YAML_MAPPING && kind == MEMBER_WORDING)
			check(examination, field, item);
	}
}

static void
check_wording(const struct examination *examination, const char *field,
	      const struct yaml_node *node)
{
	if (node->kind != YAML_MAPPING || yaml_get(node, "ja") ||
	    yaml_get(node, "en"))
		return;
	diagnostic_place(
	    diagnostics_error(examination->diagnostics, 705, field,
			      N_("\"%s\" has no text. Write it under \"ja\", "
				 "\"en\" or both."),
			      field, NULL),
	    examination->file, node->line, node->column);
}

static void
check_wording_at(const struct examination *examination, const char *path)
{
	const struct yaml_node *node = yaml_get(examination->document, path);

	if (node)
		check_wording(examination, path, node);
}

static bool
is_domain(const char *text)
{
	size_t labels = 0;

	if (strlen(text) > 253)
		return false;
	for (;;) {
		size_t length = strspn(text, SMALL DIGITS "-");

		if (length == 0 || length > 63 || text[0] == '-' ||
		    text[length - 1] == '-')
			return false;
		labels++;
		text += length;
		if (*text == '\0')
			return labels > 1;
		if (*text++ != '.')
			return false;
	}
}

static void
check_domain(const struct examination *examination, const char *field,
	     const struct yaml_node *node)
{
	struct diagnostic *diagnostic;
	const char *start;
	char *lower;

	if (is_domain(node->text))
		return;
	diagnostic = examination_fault(
	    examination, field, node,
	    N_("\"%1$s\" is not a domain as it must stand here. Write it "
	       "in lower case without \"*\" and leading dot, as in "
	       "example.ac.jp."),
	    NULL);
	lower = text_lower(node->text);
	start = lower + strspn(lower, "*.");
	if (is_domain(start))
		diagnostic_propose(diagnostic, start);
	free(lower);
}

static bool
is_url(const char *text)
{
	const char *host = text_starts_with(text, "https://")  ? text + 8
			   : text_starts_with(text, "http://") ? text + 7
							       : "";

	for (const char *p = text; *p; p++)
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f)
			return false;
	return strcspn(host, "/") > 0;
}

static void
check_url(const struct examination *examination, const char *field,
	  const struct yaml_node *node)
{
	if (!is_url(node->text))
		examination_fault(
		    examination, field, node,
		    N_("\"%1$s\" is not an address of a page. Write it in "
		       "ASCII and beginning with https:// or http://."),
		    NULL);
}

/* One half-width address; check.c is stricter with those of applicants. */
static bool
is_email(const char *text)
{
	size_t local =
	    strspn(text, CAPITALS SMALL DIGITS "!#$%&'*+-/=?^_`{|}~.");
	char *lower;
	bool good;

	if (local == 0 || text[local] != '@')
		return false;
	lower = text_lower(text + local + 1);
	good = is_domain(lower);
	free(lower);
	return good;
}

static void
check_email(const struct examination *examination)
{
	const struct yaml_node *email =
	    examination_scalar(examination->document, "center.email");
	const struct yaml_node *to =
	    examination_scalar(examination->document, "submission.to");

	if (email && !is_email(email->text))
		examination_fault(
		    examination, "center.email", email,
		    N_("\"%1$s\" is not a mail address. Write one half-width "
		       "address, as in support@example.ac.jp."),
		    NULL);
	if (to && strcmp(to->text, "told-later") != 0 && !is_email(to->text) &&
	    !is_url(to->text))
		examination_fault(
		    examination, "submission.to", to,
		    N_("\"%1$s\" is neither a mail address nor an address of "
		       "a page. Write one of them, or told-later."),
		    NULL);
}

/* True when two mappings of the list at path have the same id, or two words
 * of it are the same; the later one is told. */
static void
check_unique(const struct examination *examination, const char *path)
{
	const struct yaml_node *list = yaml_get(examination->document, path);

	if (!list || list->kind != YAML_SEQUENCE)
		return;
	for (size_t i = 1; i < list->count; i++) {
		const struct yaml_node *item = list->child[i];
		const struct yaml_node *one =
		    item->kind == YAML_MAPPING ? examination_scalar(item, "id")
					       : item;

		for (size_t j = 0; one && one->text && j < i; j++) {
			const struct yaml_node *other = list->child[j];
			const char *text = other->kind == YAML_MAPPING
					       ? yaml_text(other, "id")
					       : other->text;

			if (!text || strcmp(text, one->text) != 0)
				continue;
			examination_fault(
			    examination, path, one,
			    N_("\"%1$s\" stands in this list already. Give "
			       "each entry a name of its own."),
			    NULL);
			break;
		}
	}
}

static void
check_id(const struct examination *examination)
{
	const struct yaml_node *id =
	    examination_scalar(examination->document, "id");
	char *name;
	char *end;

	if (!id || !examination->file)
		return;
	name = file_name(examination->file);
	end = strrchr(name, '.');
	if (end && end != name)
		*end = '\0';
	if (strcmp(name, id->text) != 0)
		diagnostic_propose(
		    examination_fault(
			examination, "id", id,
			N_("The id \"%1$s\" must equal the file's name "
			   "\"%2$s\". Change one of the two."),
			name),
		    name);
	free(name);
}

static void
check_version(const struct examination *examination)
{
	const struct yaml_node *version =
	    examination_scalar(examination->document, "upki-profile");

	if (version && strcmp(version->text, "1") != 0)
		examination_fault(
		    examination, "upki-profile", version,
		    N_("This program reads version 1 of the profile, not "
		       "\"%1$s\". Write 1, or use a newer program."),
		    NULL);
}

/* A list that may be left out but not be empty: nothing could be made, or no
 * certificate would count as an earlier one. */
static void
check_filled(const struct examination *examination, const char *path)
{
	const struct yaml_node *list = yaml_get(examination->document, path);

	if (!list || list->kind != YAML_SEQUENCE || list->count > 0)
		return;
	diagnostic_place(
	    diagnostics_error(examination->diagnostics, 705, path,
			      N_("\"%s\" has no value. Write one, or remove "
				 "the line."),
			      path, NULL),
	    examination->file, list->line, list->column);
}

static void
check_numbers(const struct examination *examination)
{
	for (size_t i = 0; i < profile_number_count; i++) {
		const struct profile_number *number = &profile_numbers[i];
		const struct yaml_node *node =
		    examination_scalar(examination->document, number->path);
		char *range;
		long value;

		if (!node || node->text[strspn(node->text, DIGITS)] ||
		    strlen(node->text) > 9)
			continue;
		value = strtol(node->text, NULL, 10);
		if (value >= number->least && value <= number->most)
			continue;
		range = alloc_format("%ld-%ld", number->least, number->most);
		examination_fault(
		    examination, number->path, node,
		    N_("\"%1$s\" is out of range. Write a number within "
		       "%2$s."),
		    range);
		free(range);
	}
}

static void
check_notice(const struct examination *examination, const char *field,
	     const struct yaml_node *node)
{
	const struct yaml_node *until = examination_scalar(node, "until");
	const char *from = yaml_text(node, "from");
	struct date first, last;

	check_wording(examination, field, node);
	if (until && from && date_parse(from, &first) &&
	    date_parse(until->text, &last) && date_compare(last, first) < 0)
		examination_fault(
		    examination, "notices.until", until,
		    N_("The notice ends on %1$s, before it begins on %2$s. "
		       "Change one of the dates."),
		    from);
}

static void
check_chain_urls(const struct examination *examination)
{
	const struct yaml_node *list =
	    yaml_get(examination->document, "chains");

	for (size_t i = 0;
	     list && list->kind == YAML_SEQUENCE && i < list->count; i++) {
		struct examination chain = *examination;

		chain.document = list->child[i];
		each_text(&chain, "urls", check_url);
	}
}

void
profile_check(const char *file, const struct yaml_node *document,
	      struct diagnostics *diagnostics)
{
	static const char *const wordings[] = {"name", "center.name",
					       "email.note", "submission.note"};
	static const struct {
		const char *path, *name;
	} members[] = {
	    {"domains-excluded", "reason"},
	    {"hostings", "name"},
	    {"hostings", "note"},
	    {"extra", "label"},
	    {"before", NULL},
	};
	const struct examination examination = {file, document, diagnostics};
	const struct yaml_node *page =
	    examination_scalar(document, "center.url");

	check_version(&examination);
	check_id(&examination);
	examination_subject(&examination);
	check_email(&examination);
	check_numbers(&examination);
	for (size_t i = 0; i < sizeof(wordings) / sizeof(*wordings); i++)
		check_wording_at(&examination, wordings[i]);
	if (page)
		check_url(&examination, "center.url", page);
	each_text(&examination, "sources", check_url);
	each_text(&examination, "domains", check_domain);
	each_text(&examination, "email.domains", check_domain);
	each_member(&examination, "domains-excluded", "suffix", MEMBER_TEXT,
		    check_domain);
	for (size_t i = 0; i < sizeof(members) / sizeof(*members); i++)
		each_member(&examination, members[i].path, members[i].name,
			    MEMBER_WORDING, check_wording);
	each_member(&examination, "before", "url", MEMBER_TEXT, check_url);
	each_member(&examination, "notices", NULL, MEMBER_WORDING,
		    check_notice);
	check_chain_urls(&examination);
	check_filled(&examination, "keys");
	check_filled(&examination, "issuers");
	check_unique(&examination, "keys");
	check_unique(&examination, "hostings");
	check_unique(&examination, "extra");
}
