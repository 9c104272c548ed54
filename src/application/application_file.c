/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application as YAML. */
#include "config.h"

#include "application/application_file.h"

#include "application/field.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"

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
    {.name = NULL},
};

/* interface.md, Application file. Required means: for build. */
static const struct yaml_key strict_keys[] = {
    {.name = "upki-application", .type = YAML_INTEGER, .required = true},
    {.name = "profile", .type = YAML_TEXT, .required = true},
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

/* Which answer another answer's key belongs to (U706 otherwise). */
static const struct {
	enum field_id field;
	enum field_id owner;
	const char *value;
} belongings[] = {
    {FIELD_PREVIOUS_FILES, FIELD_HISTORY, "file"},
    {FIELD_PREVIOUS_SERVER, FIELD_HISTORY, "server"},
    {FIELD_PREVIOUS_SERIAL, FIELD_HISTORY, "typed"},
    {FIELD_PREVIOUS_ISSUED, FIELD_HISTORY, "typed"},
    {FIELD_PREVIOUS_OU, FIELD_HISTORY, "typed"},
    {FIELD_KEY_TYPE, FIELD_KEY_SOURCE, "new"},
    {FIELD_CSR_FILE, FIELD_KEY_SOURCE, "csr"},
    {FIELD_KEY_FILE, FIELD_KEY_SOURCE, "csr"},
};

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
	     enum application_strictness strictness, bool profile_required)
{
	memcpy(keys, strict_keys, sizeof(strict_keys));
	for (size_t i = 0; keys[i].name; i++) {
		if (strcmp(keys[i].name, "profile") == 0)
			keys[i].required = profile_required;
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

/* What decides about belongings[i], with its default. */
static const char *
owner_value(const struct application *application, size_t i)
{
	const char *chosen = application_get(application, belongings[i].owner);

	if (!*chosen && belongings[i].owner == FIELD_KEY_SOURCE)
		return "new";
	return chosen;
}

/* False for an answer that was given before another choice was made. */
static bool
belongs(const struct application *application, enum field_id field)
{
	for (size_t i = 0; i < sizeof(belongings) / sizeof(*belongings); i++)
		if (belongings[i].field == field)
			return strcmp(owner_value(application, i),
				      belongings[i].value) == 0;
	return true;
}

/* U706 for keys that the chosen history or key-source has no use for. */
static bool
check_belongings(const char *file, const struct application *application,
		 struct diagnostics *diagnostics)
{
	bool good = true;

	for (size_t i = 0; i < sizeof(belongings) / sizeof(*belongings); i++) {
		enum field_id field = belongings[i].field;
		enum field_id owner = belongings[i].owner;
		const struct answer *answer = &application->answer[field];

		if (!answer->line.count || belongs(application, field))
			continue;
		good = false;
		diagnostic_place(
		    diagnostics_error(
			diagnostics, 706, fields[field].name,
			N_("%1$s belongs to \"%2$s: %3$s\", but %2$s is "
			   "\"%4$s\". Change one of them."),
			fields[field].name, fields[owner].name,
			belongings[i].value, owner_value(application, i), NULL),
		    file, answer->place[0].line, answer->place[0].column);
	}
	return good;
}

bool
application_read_node(struct application *application, const char *file,
		      const struct yaml_node *document,
		      enum application_strictness strictness,
		      bool profile_required, struct diagnostics *diagnostics)
{
	struct yaml_key keys[KEY_COUNT];
	const char *folder = yaml_text(document, "made.folder");
	bool good;

	prepare_keys(keys, strictness, profile_required);
	good = yaml_check(file, document, keys, diagnostics);
	good &= check_version(file, document, diagnostics);
	alloc_replace(&application->file, file);
	alloc_replace(&application->made_folder, folder);
	if (yaml_text(document, "draft.page"))
		application->page = atoi(yaml_text(document, "draft.page"));
	for (int field = 0; field < FIELD_COUNT; field++) {
		const struct yaml_node *node =
		    yaml_get(document, fields[field].name);

		if (node && field_is_stored((enum field_id)field))
			take_answer(application, (enum field_id)field, node);
	}
	if (strictness == APPLICATION_STRICT)
		good &= check_belongings(file, application, diagnostics);
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

static void
write_scalar(struct stream *stream, const char *text)
{
	char *scalar = yaml_scalar(text);

	stream_format(stream, "%s\n", scalar);
	free(scalar);
}

static void
write_pair(struct stream *stream, const char *indent, const char *key,
	   const char *text)
{
	stream_format(stream, "%s%s: ", indent, key);
	write_scalar(stream, text);
}

static void
write_answer(struct stream *stream, const struct field *field,
	     const struct answer *answer)
{
	if (!answer->line.count)
		return;
	if (field->kind == FIELD_KIND_EXTRA) {
		stream_format(stream, "%s:\n", field->name);
		for (size_t i = 0; i < answer->line.count; i++)
			write_pair(stream, "  ", answer->key.item[i],
				   answer->line.item[i]);
		return;
	}
	if (field->kind != FIELD_KIND_LINES &&
	    field->kind != FIELD_KIND_PATHS) {
		write_pair(stream, "", field->name, answer->line.item[0]);
		return;
	}
	stream_format(stream, "%s:\n", field->name);
	for (size_t i = 0; i < answer->line.count; i++) {
		stream_text(stream, "  - ");
		write_scalar(stream, answer->line.item[i]);
	}
}

static void
write_made(struct stream *stream, const struct made *made)
{
	stream_text(stream, "made:\n");
	write_pair(stream, "  ", "date", made->date);
	write_pair(stream, "  ", "folder", made->folder);
	write_pair(stream, "  ", "kind", made->kind);
	if (made->serial)
		stream_format(stream, "  serial: \"%s\"\n", made->serial);
	stream_text(stream, "  digests:\n");
	for (size_t i = 0; i < made->files.count; i++) {
		char *key = yaml_scalar(made->files.item[i]);

		stream_format(stream, "    %s: %s\n", key,
			      made->digests.item[i]);
		free(key);
	}
}

/* only_belonging: without answers that another choice has put aside. */
static void
write_answers(struct stream *stream, const struct application *application,
	      bool only_belonging)
{
	stream_text(stream, "upki-application: 1\n");
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum field_id field = (enum field_id)i;

		if (field_is_stored(field) &&
		    (!only_belonging || belongs(application, field)))
			write_answer(stream, &fields[field],
				     &application->answer[field]);
	}
}

char *
application_answers(const struct application *application)
{
	struct stream stream;

	stream_open(&stream);
	write_answers(&stream, application, true);
	return stream_close(&stream);
}

char *
application_write(const struct application *application,
		  const struct made *made)
{
	struct stream stream;

	stream_open(&stream);
	write_answers(&stream, application, made != NULL);
	if (made)
		write_made(&stream, made);
	else if (application->page)
		stream_format(&stream, "draft:\n  page: %d\n",
			      application->page);
	return stream_close(&stream);
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
		answer = &application->answer[field];
		if (answer->place && diagnostic->index < answer->line.count)
			diagnostic_place(
			    diagnostic, application->file,
			    answer->place[diagnostic->index].line,
			    answer->place[diagnostic->index].column);
	}
}
