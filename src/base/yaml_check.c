/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML document held against a schema table, all faults at once. */
#include "config.h"

#include "base/yaml.h"

#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/strings.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* Columns of a value or key repeated in a sentence. */
#define SHOWN_WIDTH 40

struct checker {
	const char *file;
	struct diagnostics *diagnostics;
};

static char *
path_of(const char *path, const char *name)
{
	return *path ? alloc_format("%s.%s", path, name) : alloc_string(name);
}

/* The words of choices, and NULL, in words. */
static void
split_choices(struct strings *words, const char *choices)
{
	strings_split(words, choices, " ");
	strings_take(words, NULL);
}

static const char *
nearest_choice(const char *text, const char *choices, struct strings *words)
{
	split_choices(words, choices);
	return yaml_nearest(text, (const char *const *)words->item);
}

static bool
is_choice(const char *text, const char *choices)
{
	size_t length = strlen(text);
	const char *p = choices;

	while (length && (p = strstr(p, text))) {
		if ((p == choices || p[-1] == ' ') &&
		    (p[length] == ' ' || p[length] == '\0'))
			return true;
		p += length;
	}
	return false;
}

static bool
is_boolean(const char *text)
{
	return is_choice(text, "yes no true false") && !strchr(text, ' ');
}

static bool
has_only(const char *text, const char *allowed)
{
	return *text && text[strspn(text, allowed)] == '\0';
}

static bool
is_good(const char *text, const struct yaml_key *key)
{
	struct date date;

	switch (key->type) {
	case YAML_INTEGER:
		return has_only(text, "0123456789") && strlen(text) <= 9;
	case YAML_BOOLEAN:
		return is_boolean(text);
	case YAML_DATE:
		return date_parse(text, &date);
	case YAML_CHOICE:
	case YAML_CHOICES:
		return !strchr(text, ' ') && is_choice(text, key->choices);
	case YAML_SLUG:
		return has_only(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
	default:
		return true;
	}
}

/* What a value of each type looks like: 1 path, 2 value, 3 choices. */
static const char *const value_sentence[] = {
    [YAML_INTEGER] = N_("\"%2$s\" is not a whole number. \"%1$s\" takes at "
			"most 9 digits."),
    [YAML_BOOLEAN] = N_("\"%1$s\" takes yes or no, not \"%2$s\"."),
    [YAML_DATE] = N_("\"%2$s\" is no day of the calendar. Write \"%1$s\" as "
		     "in 2026-04-01."),
    [YAML_CHOICE] = N_("\"%2$s\" is not possible for \"%1$s\". Write one of: "
		       "%3$s."),
    [YAML_CHOICES] = N_("\"%2$s\" is not possible for \"%1$s\". Write any of: "
			"%3$s."),
    [YAML_SLUG] = N_("\"%2$s\" is not possible for \"%1$s\". Use only a-z, "
		     "0-9 and \"-\"."),
};

static enum yaml_kind
kind_of(enum yaml_type type)
{
	switch (type) {
	case YAML_TEXTS:
	case YAML_CHOICES:
	case YAML_OBJECTS:
		return YAML_SEQUENCE;
	case YAML_OBJECT:
	case YAML_MAP:
		return YAML_MAPPING;
	default:
		return YAML_SCALAR;
	}
}

static void
tell_kind(const struct checker *checker, const struct yaml_node *node,
	  enum yaml_kind wanted, const char *path)
{
	static const char *const sentence[] = {
	    [YAML_SCALAR] = N_("\"%s\" takes one value, no list and no further "
			       "keys. Write it behind the colon."),
	    [YAML_SEQUENCE] = N_("\"%s\" takes a list. Write [one, two], or "
				 "each item on a line after \"- \"."),
	    [YAML_MAPPING] = N_("\"%s\" takes further keys. Write them "
				"indented on the lines below."),
	};

	diagnostic_place(diagnostics_error(checker->diagnostics, 704, path,
					   sentence[wanted], path, NULL),
			 checker->file, node->line, node->column);
}

static void
tell_value(const struct checker *checker, const struct yaml_node *node,
	   const struct yaml_key *key, const char *path, size_t index)
{
	const char *choices = key->choices ? key->choices : "";
	char *shown = text_clip(node->text, SHOWN_WIDTH, true);
	struct strings words = {0};
	const char *nearest = nearest_choice(node->text, choices, &words);
	struct diagnostic *diagnostic = diagnostics_error(
	    checker->diagnostics, 704, path, value_sentence[key->type], path,
	    shown, choices, NULL);

	diagnostic_place(diagnostic, checker->file, node->line, node->column);
	diagnostic_value(diagnostic, node->text);
	diagnostic_propose(diagnostic, nearest);
	diagnostic->index = index;
	strings_release(&words);
	free(shown);
}

/* Without the line a required key would be missing. */
static void
tell_empty(const struct checker *checker, const struct yaml_node *node,
	   const char *path, size_t index, bool required)
{
	struct diagnostic *diagnostic = diagnostics_error(
	    checker->diagnostics, 705, path,
	    required
		? N_("\"%s\" has no value, and it is needed. Write one.")
		: N_("\"%s\" has no value. Write one, or remove the line."),
	    path, NULL);

	diagnostic_place(diagnostic, checker->file, node->line, node->column);
	diagnostic->index = index;
}

static bool
is_without_value(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && !*node->text;
}

static void
check_scalar(const struct checker *checker, const struct yaml_node *node,
	     const struct yaml_key *key, const char *path, size_t index)
{
	if (node->faulty)
		return;
	if (node->kind != YAML_SCALAR)
		tell_kind(checker, node, YAML_SCALAR, path);
	else if (!*node->text && key->type != YAML_TEXT_OR_EMPTY)
		tell_empty(checker, node, path, index, key->required);
	else if (!is_good(node->text, key))
		tell_value(checker, node, key, path, index);
}

static void
check_mapping(const struct checker *checker, const struct yaml_node *node,
	      const struct yaml_key *keys, const char *path);

static void
check_items(const struct checker *checker, const struct yaml_node *node,
	    const struct yaml_key *key, const char *path)
{
	if (node->count == 0 && key->required)
		tell_empty(checker, node, path, 0, true);
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *item = node->child[i];

		if (key->type != YAML_OBJECTS)
			check_scalar(checker, item, key, path, i);
		else if (is_without_value(item) && !item->faulty)
			tell_empty(checker, item, path, i, key->required);
		else
			check_mapping(checker, item, key->keys, path);
	}
}

static void
check_map(const struct checker *checker, const struct yaml_node *node,
	  const char *path)
{
	static const struct yaml_key any = {.type = YAML_TEXT_OR_EMPTY};

	for (size_t i = 0; i < node->count; i++) {
		char *below = path_of(path, node->child[i]->key);

		check_scalar(checker, node->child[i], &any, below, 0);
		free(below);
	}
}

static void
check_value(const struct checker *checker, const struct yaml_node *node,
	    const struct yaml_key *key, const char *path)
{
	enum yaml_kind wanted = kind_of(key->type);

	if (wanted == YAML_SCALAR)
		check_scalar(checker, node, key, path, 0);
	else if (node->faulty)
		return;
	else if (is_without_value(node))
		tell_empty(checker, node, path, 0, key->required);
	else if (node->kind != wanted)
		tell_kind(checker, node, wanted, path);
	else if (wanted == YAML_SEQUENCE)
		check_items(checker, node, key, path);
	else if (key->type == YAML_OBJECT)
		check_mapping(checker, node, key->keys, path);
	else
		check_map(checker, node, path);
}

static const struct yaml_key *
find_key(const struct yaml_key *keys, const char *name)
{
	for (; keys->name; keys++)
		if (strcmp(keys->name, name) == 0)
			return keys;
	return NULL;
}

static void
tell_unknown(const struct checker *checker, const struct yaml_node *node,
	     const struct yaml_key *keys, const char *path)
{
	char *shown = text_clip(node->key, SHOWN_WIDTH, true);
	char *below = path_of(path, shown);
	struct strings names = {0};
	struct diagnostic *diagnostic;
	const char *nearest;
	char *known;

	for (; keys->name; keys++)
		strings_add(&names, keys->name);
	known = strings_join(&names, ", ");
	strings_take(&names, NULL);
	nearest = yaml_nearest(node->key, (const char *const *)names.item);
	if (nearest)
		diagnostic = diagnostics_error(
		    checker->diagnostics, 702, below,
		    N_("\"%1$s\" is not known here. Did you mean \"%2$s\"?"),
		    shown, nearest, NULL);
	else
		diagnostic = diagnostics_error(
		    checker->diagnostics, 702, below,
		    N_("\"%1$s\" is not known here. Known are: %2$s."), shown,
		    known, NULL);
	diagnostic_place(diagnostic, checker->file, node->key_line,
			 node->key_column);
	diagnostic_value(diagnostic, node->key);
	diagnostic_propose(diagnostic, nearest);
	strings_release(&names);
	free(known);
	free(below);
	free(shown);
}

static void
tell_missing(const struct checker *checker, const struct yaml_node *node,
	     const char *name, const char *path)
{
	char *below = path_of(path, name);
	bool keyed = node->key && node->key_line;

	diagnostic_place(diagnostics_error(
			     checker->diagnostics, 705, below,
			     N_("\"%1$s\" is missing. Add a line \"%2$s: ...\" "
				"here."),
			     below, name, NULL),
			 checker->file, keyed ? node->key_line : node->line,
			 keyed ? node->key_column : node->column);
	free(below);
}

static void
check_mapping(const struct checker *checker, const struct yaml_node *node,
	      const struct yaml_key *keys, const char *path)
{
	if (node->kind != YAML_MAPPING) {
		if (*path && !node->faulty)
			tell_kind(checker, node, YAML_MAPPING, path);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *child = node->child[i];
		const struct yaml_key *key = find_key(keys, child->key);
		char *below;

		if (!key) {
			tell_unknown(checker, child, keys, path);
			continue;
		}
		below = path_of(path, key->name);
		check_value(checker, child, key, below);
		free(below);
	}
	for (; keys->name; keys++)
		if (keys->required && !yaml_get(node, keys->name))
			tell_missing(checker, node, keys->name, path);
}

bool
yaml_check(const char *file, const struct yaml_node *node,
	   const struct yaml_key *keys, struct diagnostics *diagnostics)
{
	struct checker checker = {.file = file, .diagnostics = diagnostics};
	size_t first = diagnostics->count;

	if (node->kind != YAML_MAPPING)
		diagnostic_place(
		    diagnostics_error(diagnostics, 704, NULL,
				      N_("The file must consist of lines "
					 "\"key: value\", with a half-width "
					 "colon and a blank behind it."),
				      NULL),
		    file, node->line, node->column);
	else
		check_mapping(&checker, node, keys, "");
	yaml_sort(diagnostics, first);
	return diagnostics->count == first && !node->faulty;
}
