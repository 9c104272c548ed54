/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application read from YAML. */
#include "config.h"

#include "application/application_file.h"

#include "application/belonging.h"
#include "application/field.h"
#include "base/alloc.h"
#include "base/locale.h"

#include <stdlib.h>
#include <string.h>

static const struct yaml_key made_keys[] = {
    {.name = "date", .type = YAML_DATE, .required = true},
    {.name = "folder", .type = YAML_TEXT, .required = true},
    {.name = "kind", .type = YAML_CHOICE, .choices = "new renew revoke"},
    {.name = "serial", .type = YAML_TEXT},
    {.name = "digests", .type = YAML_MAP},
    {.name = NULL},
};

static const struct yaml_key draft_keys[] = {
    {.name = "page", .type = YAML_INTEGER},
    {.name = "had-passphrase", .type = YAML_BOOLEAN},
    {.name = "names-filled", .type = YAML_BOOLEAN},
    {.name = "names-doubted", .type = YAML_BOOLEAN},
    {.name = "last-fqdn", .type = YAML_TEXT},
    {.name = "last-kind", .type = YAML_CHOICE, .choices = "new renew revoke"},
    {.name = "last-serial", .type = YAML_TEXT},
    {.name = "last-date", .type = YAML_TEXT},
    {.name = NULL},
};

/* interface.md, Application file. Required means: for build. */
static const struct yaml_key strict_keys[] = {
    {.name = "upki-application", .type = YAML_INTEGER, .required = true},
    {.name = "profile", .type = YAML_TEXT, .required = true},
    {.name = "purpose", .type = YAML_CHOICE, .choices = "apply revoke"},
    {.name = "fqdn", .type = YAML_TEXT, .required = true},
    {.name = "history",
     .type = YAML_CHOICE,
     .required = true,
     .choices = "none file server typed unknown"},
    {.name = "previous-files", .type = YAML_TEXTS},
    {.name = "previous-server", .type = YAML_TEXT},
    {.name = "previous-serial", .type = YAML_TEXT},
    {.name = "previous-issued", .type = YAML_DATE},
    {.name = "previous-ou", .type = YAML_BOOLEAN},
    {.name = "request", .type = YAML_CHOICE, .choices = "auto new renew"},
    {.name = "request-confirmed", .type = YAML_CHOICE, .choices = "new renew"},
    {.name = "revoke-reason", .type = YAML_CHOICE, .choices = "0 1 3 4 5"},
    {.name = "revoke-comment", .type = YAML_TEXT_OR_EMPTY},
    {.name = "revoke-confirmed", .type = YAML_TEXT},
    {.name = "dns-names", .type = YAML_TEXTS},
    {.name = "key-source", .type = YAML_CHOICE, .choices = "new csr"},
    {.name = "key-type", .type = YAML_CHOICE, .choices = "rsa2048 ec-p384"},
    {.name = "csr-file", .type = YAML_TEXT},
    {.name = "key-file", .type = YAML_TEXT},
    {.name = "hosting", .type = YAML_TEXT},
    {.name = "manager-name", .type = YAML_TEXT_OR_EMPTY},
    {.name = "manager-department", .type = YAML_TEXT_OR_EMPTY},
    {.name = "manager-email", .type = YAML_TEXT, .required = true},
    {.name = "software", .type = YAML_TEXT, .required = true},
    {.name = "extra", .type = YAML_MAP},
    {.name = "output-dir", .type = YAML_TEXT},
    {.name = "made", .type = YAML_OBJECT, .keys = made_keys},
    {.name = "draft", .type = YAML_OBJECT, .keys = draft_keys},
    {.name = NULL},
};

#define KEY_COUNT (sizeof(strict_keys) / sizeof(*strict_keys))

void
made_release(struct made *made)
{
	if (!made)
		return;
	free(made->date);
	free(made->folder);
	free(made->kind);
	free(made->serial);
	strings_release(&made->files);
	strings_release(&made->digests);
	*made = (struct made){0};
}

/* The schema for one reading: a draft requires nothing and takes any text. */
static void
prepare_keys(struct yaml_key keys[KEY_COUNT],
	     enum application_strictness strictness, bool profile_required,
	     bool revokes)
{
	memcpy(keys, strict_keys, sizeof(strict_keys));
	for (size_t i = 0; keys[i].name; i++) {
		if (strcmp(keys[i].name, "profile") == 0)
			keys[i].required = profile_required;
		if (revokes && (strcmp(keys[i].name, "manager-email") == 0 ||
				strcmp(keys[i].name, "software") == 0))
			keys[i].required = false;
		if (strictness == APPLICATION_STRICT)
			continue;
		keys[i].required =
		    strcmp(keys[i].name, "upki-application") == 0;
		if (keys[i].type != YAML_TEXTS && keys[i].type != YAML_MAP &&
		    keys[i].type != YAML_OBJECT)
			keys[i].type = YAML_TEXT_OR_EMPTY;
	}
}

/* yes and no, as the choices of the field write them. */
static const char *
boolean_word(const char *text)
{
	if (strcmp(text, "true") == 0)
		return "yes";
	if (strcmp(text, "false") == 0)
		return "no";
	return text;
}

static bool
is_yes(const char *text)
{
	return text && strcmp(boolean_word(text), "yes") == 0;
}

static void
take_line(struct answer *answer, const struct yaml_node *node, const char *text,
	  const char *key)
{
	struct strings *lines = &answer->line;

	if (!*text)
		return;
	strings_add(lines, text);
	if (key)
		strings_add(&answer->key, key);
	answer->place =
	    alloc_resize(answer->place, lines->count, sizeof(*answer->place));
	answer->place[lines->count - 1] =
	    (struct answer_place){node->line, node->column};
}

static void
take_answer(struct application *application, enum field_id field,
	    const struct yaml_node *node)
{
	struct answer *answer = &application->answer[field];
	const struct yaml_node *child;

	if (node->kind == YAML_SCALAR) {
		take_line(answer, node,
			  field == FIELD_PREVIOUS_OU ? boolean_word(node->text)
						     : node->text,
			  NULL);
		return;
	}
	for (size_t i = 0; i < node->count; i++) {
		child = node->child[i];
		if (child->kind == YAML_SCALAR)
			take_line(answer, child, child->text, child->key);
	}
}

static bool
check_version(const char *file, const struct yaml_node *document,
	      struct diagnostics *diagnostics)
{
	const struct yaml_node *version =
	    yaml_get(document, "upki-application");

	if (!version || version->kind != YAML_SCALAR ||
	    strcmp(version->text, "1") == 0)
		return true;
	diagnostic_place(
	    diagnostics_error(diagnostics, 704, "upki-application",
			      N_("This program knows application files of "
				 "version 1, not \"%s\"."),
			      version->text, NULL),
	    file, version->line, version->column);
	return false;
}

/* What a record was for, or what the draft of another application keeps of the
 * record it began from. */
static void
take_last(struct application *application, const struct yaml_node *document)
{
	bool made = application->made_folder != NULL;

	alloc_replace(
	    &application->last_kind,
	    yaml_text(document, made ? "made.kind" : "draft.last-kind"));
	alloc_replace(
	    &application->last_serial,
	    yaml_text(document, made ? "made.serial" : "draft.last-serial"));
	alloc_replace(&application->last_fqdn,
		      yaml_text(document, made ? "fqdn" : "draft.last-fqdn"));
	alloc_replace(
	    &application->last_date,
	    yaml_text(document, made ? "made.date" : "draft.last-date"));
}

bool
application_read_node(struct application *application, const char *file,
		      const struct yaml_node *document,
		      enum application_strictness strictness,
		      bool profile_required, struct diagnostics *diagnostics)
{
	struct yaml_key keys[KEY_COUNT];
	const char *folder = yaml_text(document, "made.folder");
	const char *purpose = yaml_text(document, "purpose");
	bool good;

	prepare_keys(keys, strictness, profile_required,
		     purpose && strcmp(purpose, "revoke") == 0);
	good = yaml_check(file, document, keys, diagnostics);
	good &= check_version(file, document, diagnostics);
	alloc_replace(&application->file, file);
	alloc_replace(&application->made_folder, folder);
	take_last(application, document);
	if (yaml_text(document, "draft.page"))
		application->page =
		    (int)strtol(yaml_text(document, "draft.page"), NULL, 10);
	application->had_passphrase =
	    is_yes(yaml_text(document, "draft.had-passphrase"));
	application->names_filled =
	    is_yes(yaml_text(document, "draft.names-filled"));
	application->names_doubted =
	    is_yes(yaml_text(document, "draft.names-doubted"));
	for (int field = 0; field < FIELD_COUNT; field++) {
		const struct yaml_node *node =
		    yaml_get(document, fields[field].name);

		if (node && field_is_stored((enum field_id)field))
			take_answer(application, (enum field_id)field, node);
	}
	if (strictness == APPLICATION_STRICT)
		good &= belonging_check(file, application, diagnostics);
	return good;
}

bool
application_read(struct application *application, const char *file,
		 const char *bytes, size_t size,
		 enum application_strictness strictness, bool profile_required,
		 struct diagnostics *diagnostics)
{
	struct yaml_node *document = yaml_read(file, bytes, size, diagnostics);
	bool good;

	if (!document)
		return false;
	good = application_read_node(application, file, document, strictness,
				     profile_required, diagnostics);
	yaml_free(document);
	return good;
}

void
application_place(const struct application *application,
		  struct diagnostics *diagnostics)
{
	if (!application->file)
		return;
	for (size_t i = 0; i < diagnostics->count; i++) {
		struct diagnostic *diagnostic = diagnostics->item[i];
		enum field_id field;
		const struct answer *answer;

		if (diagnostic->file || !diagnostic->field)
			continue;
		field = field_find(diagnostic->field);
		if (field == FIELD_COUNT)
			continue;
		diagnostic->keyed = true;
		answer = &application->answer[field];
		if (answer->place && diagnostic->index < answer->line.count)
			diagnostic_place(
			    diagnostic, application->file,
			    answer->place[diagnostic->index].line,
			    answer->place[diagnostic->index].column);
	}
}
