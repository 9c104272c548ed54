/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults the YAML reader tells, libyaml's in our words. */
#include "config.h"

#include "base/yaml_fault.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void
yaml_fault_at(yaml_mark_t mark, const char *file, const char *format,
	      struct diagnostics *diagnostics)
{
	diagnostic_place(
	    diagnostics_error(diagnostics, 701, NULL, format, NULL), file,
	    (long)mark.line + 1, (long)mark.column + 1);
}

yaml_mark_t
yaml_fault_mark(const char *bytes, size_t size, size_t offset)
{
	yaml_mark_t mark = {0};

	for (size_t i = 0; i < offset && i < size; i++) {
		bool before_newline = i + 1 < size && bytes[i + 1] == '\n';

		if (bytes[i] == '\n' || (bytes[i] == '\r' && !before_newline)) {
			mark.line++;
			mark.column = 0;
		} else if (((unsigned char)bytes[i] & 0xc0) != 0x80) {
			mark.column++;
		}
	}
	return mark;
}

bool
yaml_fault_bytes(const char *file, const char *bytes, size_t size, size_t limit,
		 struct diagnostics *diagnostics)
{
	size_t bad = 0;
	const char *format = NULL;

	if (limit == 1 && size > YAML_SIZE_LIMIT)
		format = N_("The file is larger than 64 KiB. No file of ours "
			    "needs as much.");
	else if (size > YAML_STREAM_LIMIT)
		format = N_("The file is larger than 1 MiB. Split it.");
	if (!format) {
		bad = text_invalid_at(bytes, size);
		if (bad == size)
			return true;
		format = bytes[bad]
			     ? N_("The text is not UTF-8 from here on. Save "
				  "the file as UTF-8.")
			     : N_("A NUL byte stands here. Save the file as "
				  "UTF-8 text.");
	}
	yaml_fault_at(yaml_fault_mark(bytes, size, bad), file, format,
		      diagnostics);
	return false;
}

/* libyaml's sentences and ours. Where the fault shows only far behind its
 * cause, the place where the construct was opened is told instead. */
static const struct {
	const char *problem;
	bool at_opening;
	const char *sentence;
} syntax_faults[] = {
    {"mapping values are not allowed in this context", false,
     N_("A colon cannot stand here. Put a value that holds \": \" in double "
	"quotes, and check the indentation.")},
    {"did not find expected key", false,
     N_("This line does not fit the lines above. Keys that belong together "
	"begin in the same column; check quotation marks, too.")},
    {"could not find expected ':'", true,
     N_("A colon is missing after the key. Write \"key: value\" with a blank "
	"behind the colon.")},
    {"found character that cannot start any token", false,
     N_("A value cannot begin with this character. Indent with blanks, not "
	"TABs, and put a value that begins with @, ` or %% in double quotes.")},
    {"did not find expected alphabetic or numeric character", false,
     N_("A text that begins with * or & must stand in double quotes. Put "
	"quotation marks around it.")},
    {"found unexpected end of stream", true,
     N_("The quotation mark that opens here is never closed. Add the closing "
	"one.")},
    {"did not find expected ',' or ']'", true,
     N_("The list that opens here is not well formed. Separate its items by "
	"commas and close it with ].")},
    {"did not find expected ',' or '}'", true,
     N_("The keys in braces that open here are not well formed. Separate them "
	"by commas and close them with }.")},
    {"did not find expected '-' indicator", false,
     N_("This line does not fit the list above. Begin each item with \"- \" "
	"in the same column.")},
    {"block sequence entries are not allowed in this context", false,
     N_("A list cannot begin here. Put \"- \" on a line of its own below the "
	"key.")},
    {"found unknown escape character", false,
     N_("This escape is not known. In double quotes write a backslash as "
	"\\\\, or use single quotes.")},
};

void
yaml_fault_syntax(const yaml_parser_t *parser, const char *file,
		  const char *bytes, size_t size,
		  struct diagnostics *diagnostics)
{
	const char *problem = parser->problem ? parser->problem : "";
	yaml_mark_t mark = parser->problem_mark;

	if (parser->error == YAML_MEMORY_ERROR)
		alloc_failed();
	if (parser->error == YAML_READER_ERROR) {
		yaml_fault_at(
		    yaml_fault_mark(bytes, size, parser->problem_offset), file,
		    N_("A control character stands here. Remove it, "
		       "or write it as an escape in double quotes."),
		    diagnostics);
		return;
	}
	for (size_t i = 0; i < sizeof(syntax_faults) / sizeof(*syntax_faults);
	     i++) {
		if (strcmp(problem, syntax_faults[i].problem) != 0)
			continue;
		if (syntax_faults[i].at_opening && parser->context)
			mark = parser->context_mark;
		yaml_fault_at(mark, file, syntax_faults[i].sentence,
			      diagnostics);
		return;
	}
	diagnostic_place(
	    diagnostics_error(diagnostics, 701, NULL,
			      N_("This is not well-formed YAML (%s). Check "
				 "indentation, colons and quotation marks."),
			      problem, NULL),
	    file, (long)mark.line + 1, (long)mark.column + 1);
}

size_t
yaml_fault_properties(const yaml_event_t *event, const char *file,
		      struct diagnostics *diagnostics)
{
	const yaml_char_t *anchor = NULL;
	const yaml_char_t *tag = NULL;

	if (event->type == YAML_SCALAR_EVENT) {
		anchor = event->data.scalar.anchor;
		tag = event->data.scalar.tag;
	} else if (event->type == YAML_SEQUENCE_START_EVENT) {
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
	}
	if (anchor)
		yaml_fault_at(event->start_mark, file,
			      N_("Anchors (&name) are not read here. Remove "
				 "it, or put a text that begins with & in "
				 "double quotes."),
			      diagnostics);
	if (tag)
		yaml_fault_at(event->start_mark, file,
			      N_("Tags (!name) are not read here. Remove it, "
				 "or put a text that begins with ! in double "
				 "quotes."),
			      diagnostics);
	return (anchor ? 1 : 0) + (tag ? 1 : 0);
}

static int
compare_keys(const void *left, const void *right)
{
	const struct yaml_node *const *a = left;
	const struct yaml_node *const *b = right;
	int order = strcmp((*a)->key, (*b)->key);

	if (order == 0)
		order = ((*a)->key_line > (*b)->key_line) -
			((*a)->key_line < (*b)->key_line);
	if (order == 0)
		order = ((*a)->key_column > (*b)->key_column) -
			((*a)->key_column < (*b)->key_column);
	return order;
}

static void
tell_twin(const struct yaml_node *twin, const struct yaml_node *first,
	  const char *file, struct diagnostics *diagnostics)
{
	char *line = alloc_format("%ld", first->key_line);
	char *shown = text_clip(twin->key, 40, true);

	diagnostic_place(
	    diagnostics_error(diagnostics, 703, shown,
			      N_("\"%1$s\" stands in line %2$s already. Keep "
				 "one of the two."),
			      shown, line, NULL),
	    file, twin->key_line, twin->key_column);
	free(line);
	free(shown);
}

/* Sorted first: thousands of keys must not be compared each with each. */
size_t
yaml_fault_twins(const struct yaml_node *mapping, const char *file,
		 struct diagnostics *diagnostics)
{
	struct yaml_node **sorted =
	    alloc_array(mapping->count, sizeof(struct yaml_node *));
	size_t twins = 0;

	for (size_t i = 0; i < mapping->count; i++)
		sorted[i] = mapping->child[i];
	qsort(sorted, mapping->count, sizeof(struct yaml_node *), compare_keys);
	for (size_t i = 1, first = 0; i < mapping->count; i++) {
		if (strcmp(sorted[i]->key, sorted[first]->key) != 0) {
			first = i;
			continue;
		}
		tell_twin(sorted[i], sorted[first], file, diagnostics);
		twins++;
	}
	free(sorted);
	return twins;
}
