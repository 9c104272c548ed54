/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A schema with every type of value, the faults that base/yaml finds by it, and
 * large texts. */
#ifndef UNIT_YAML_FIXTURE_H
#define UNIT_YAML_FIXTURE_H

#include "base/alloc.h"
#include "base/stream.h"
#include "base/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const struct yaml_key name_keys[] = {
    {.name = "ja", .type = YAML_TEXT},
    {.name = "en", .type = YAML_TEXT, .required = true},
    {.name = NULL},
};

static const struct yaml_key keys[] = {
    {.name = "version", .type = YAML_INTEGER, .required = true},
    {.name = "id", .type = YAML_SLUG},
    {.name = "name", .type = YAML_OBJECT, .keys = name_keys},
    {.name = "people", .type = YAML_OBJECTS, .keys = name_keys},
    {.name = "checked", .type = YAML_DATE},
    {.name = "level", .type = YAML_CHOICE, .choices = "warn error"},
    {.name = "kinds", .type = YAML_CHOICES, .choices = "one two"},
    {.name = "domains", .type = YAML_TEXTS, .required = true},
    {.name = "ready", .type = YAML_BOOLEAN},
    {.name = "comment", .type = YAML_TEXT_OR_EMPTY},
    {.name = "extra", .type = YAML_MAP},
    {.name = NULL},
};

/* Reads and checks text; gives "number:line:column" of each fault. */
static inline char *
faults_of(const char *text, size_t size)
{
	struct diagnostics diagnostics = {0};
	struct yaml_node *node = yaml_read("t.yaml", text, size, &diagnostics);
	struct stream stream;

	if (node && yaml_check("t.yaml", node, keys, &diagnostics))
		assert_int_equal(diagnostics.count, 0);
	else
		assert_true(diagnostics.count > 0);
	stream_open(&stream);
	for (size_t i = 0; i < diagnostics.count; i++) {
		const struct diagnostic *item = diagnostics.item[i];
		char *line = diagnostic_line(item);

		assert_string_equal(item->file, "t.yaml");
		assert_non_null(line);
		free(line);
		stream_format(&stream, "%s%d:%ld:%ld", i ? " " : "",
			      item->number, item->line, item->column);
	}
	yaml_free(node);
	diagnostics_release(&diagnostics);
	return stream_close(&stream);
}

static inline void
expect_bytes(const char *bytes, size_t size, const char *expected)
{
	char *found = faults_of(bytes, size);

	assert_string_equal(found, expected);
	free(found);
}

static inline void
expect(const char *text, const char *expected)
{
	expect_bytes(text, strlen(text), expected);
}

static inline char *
repeat(const char *head, const char *part, size_t size)
{
	struct stream stream;
	size_t length = strlen(head);

	stream_open(&stream);
	stream_text(&stream, head);
	for (; length + strlen(part) <= size; length += strlen(part))
		stream_text(&stream, part);
	return stream_close(&stream);
}

#endif
