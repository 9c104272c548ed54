/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML read by libyaml's events under limits into a tree of nodes. */
#include "config.h"

#include "base/yaml.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/yaml_fault.h"

#include <string.h>
#include <strings.h>
#include <yaml.h>

/* Faults that do not stop the reading; more help nobody. */
#define FAULT_LIMIT 50

struct reader {
	const char *file;
	const char *bytes;
	size_t size;
	yaml_parser_t parser;
	struct diagnostics *diagnostics;
	size_t faults; /* in this document */
	size_t events; /* in this document */
	size_t all_events;
	struct yaml_node *stack[YAML_DEPTH_LIMIT];
	size_t depth;
	struct yaml_node *root;
	struct yaml_node *key;	/* read, its value is not yet */
	size_t byte, character; /* the same place, counted in both */
};

static void
fault(struct reader *reader, yaml_mark_t mark, const char *format)
{
	yaml_fault_at(mark, reader->file, format, reader->diagnostics);
	reader->faults++;
}

static struct yaml_node *
new_node(enum yaml_kind kind, const yaml_event_t *event)
{
	struct yaml_node *node = alloc_object(struct yaml_node);

	node->kind = kind;
	node->line = (long)event->start_mark.line + 1;
	node->column = (long)event->start_mark.column + 1;
	return node;
}

static void
add_child(struct yaml_node *parent, struct yaml_node *child)
{
	if (parent->count == parent->room) {
		parent->room = parent->room ? 2 * parent->room : 4;
		parent->child = alloc_resize(parent->child, parent->room,
					     sizeof(struct yaml_node *));
	}
	parent->child[parent->count++] = child;
}

/* Plain ~ and null are no text but the want of one. */
static void
empty_null(struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR && node->plain &&
	    (strcmp(node->text, "~") == 0 ||
	     strcasecmp(node->text, "null") == 0))
		node->text[0] = '\0';
}

/* Puts node where it belongs; false when a mapping cannot be a key. */
static bool
attach(struct reader *reader, struct yaml_node *node)
{
	struct yaml_node *parent =
	    reader->depth ? reader->stack[reader->depth - 1] : NULL;

	if (parent && parent->kind == YAML_MAPPING && !reader->key) {
		reader->key = node;
		return node->kind == YAML_SCALAR;
	}
	empty_null(node);
	if (!parent) {
		reader->root = node;
		return true;
	}
	if (reader->key) {
		node->key = reader->key->text;
		node->key_line = reader->key->line;
		node->key_column = reader->key->column;
		reader->key->text = NULL;
		yaml_free(reader->key);
		reader->key = NULL;
	}
	add_child(parent, node);
	return true;
}

static bool
open_collection(struct reader *reader, enum yaml_kind kind,
		const yaml_event_t *event)
{
	struct yaml_node *node;
	bool fits;

	if (reader->depth == YAML_DEPTH_LIMIT) {
		fault(reader, event->start_mark,
		      N_("Keys and lists are nested more than 8 deep here. "
			 "Fewer levels are enough for every file of ours."));
		return false;
	}
	node = new_node(kind, event);
	fits = attach(reader, node);
	if (!fits)
		fault(reader, event->start_mark,
		      N_("A list or keys in braces cannot be a key. Write "
			 "\"key: value\"; put a value that begins with [ or { "
			 "in double quotes."));
	reader->stack[reader->depth++] = node;
	return fits;
}

static bool
take_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct yaml_node *node = new_node(YAML_SCALAR, event);

	node->text = alloc_string_n((const char *)event->data.scalar.value,
				    event->data.scalar.length);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->faulty = event->data.scalar.anchor || event->data.scalar.tag;
	/* Only an escape in double quotes can bring a NUL. */
	if (strlen(node->text) != event->data.scalar.length) {
		fault(reader, event->start_mark,
		      N_("This text holds a NUL character (\\0). Remove it."));
		node->faulty = true;
	}
	return attach(reader, node);
}

static bool
take_alias(struct reader *reader, const yaml_event_t *event)
{
	struct yaml_node *node = new_node(YAML_SCALAR, event);

	fault(
	    reader, event->start_mark,
	    N_("References (*name) are not read here. Write the value itself, "
	       "or put a text that begins with * in double quotes."));
	node->text = alloc_string("");
	node->faulty = true;
	return attach(reader, node);
}

static bool
take(struct reader *reader, const yaml_event_t *event)
{
	reader->faults +=
	    yaml_fault_properties(event, reader->file, reader->diagnostics);
	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return take_alias(reader, event);
	case YAML_SCALAR_EVENT:
		return take_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_collection(reader, YAML_SEQUENCE, event);
	case YAML_MAPPING_START_EVENT:
		return open_collection(reader, YAML_MAPPING, event);
	case YAML_MAPPING_END_EVENT:
		reader->faults +=
		    yaml_fault_twins(reader->stack[reader->depth - 1],
				     reader->file, reader->diagnostics);
		reader->depth--;
		return true;
	case YAML_SEQUENCE_END_EVENT:
		reader->depth--;
		return true;
	default:
		return true;
	}
}

/* The next event, to be deleted; false when there is none. */
static bool
next_event(struct reader *reader, yaml_event_t *event)
{
	if (!yaml_parser_parse(&reader->parser, event)) {
		yaml_fault_syntax(&reader->parser, reader->file, reader->bytes,
				  reader->size, reader->diagnostics);
		return false;
	}
	reader->events++;
	reader->all_events++;
	if (reader->events > YAML_EVENT_LIMIT ||
	    reader->all_events > YAML_STREAM_EVENT_LIMIT) {
		fault(
		    reader, event->start_mark,
		    N_("The file holds too many values up to here. Remove what "
		       "is not needed, or split it."));
		yaml_event_delete(event);
		return false;
	}
	return true;
}

/* The byte at which the character at index begins; index never falls. */
static size_t
byte_at(struct reader *reader, size_t index)
{
	while (reader->character < index && reader->byte < reader->size) {
		reader->byte++;
		while (reader->byte < reader->size &&
		       ((unsigned char)reader->bytes[reader->byte] & 0xc0) ==
			   0x80)
			reader->byte++;
		reader->character++;
	}
	return reader->byte;
}

static bool
is_too_large(struct reader *reader, yaml_mark_t start, yaml_mark_t end)
{
	size_t first;

	if (reader->size <= YAML_SIZE_LIMIT)
		return false;
	first = byte_at(reader, start.index);
	return byte_at(reader, end.index) - first > YAML_SIZE_LIMIT;
}

/* Reads up to the end of the document that began at start. */
static bool
read_document(struct reader *reader, yaml_mark_t start)
{
	bool good = true;
	bool more = true;
	yaml_event_t event;

	while (good && more) {
		if (!next_event(reader, &event))
			return false;
		more = event.type != YAML_DOCUMENT_END_EVENT;
		good = take(reader, &event) && reader->faults < FAULT_LIMIT;
		if (!more && is_too_large(reader, start, event.end_mark)) {
			fault(reader, start,
			      N_("The document that begins here is larger than "
				 "64 KiB. Split it."));
			good = false;
		}
		yaml_event_delete(&event);
	}
	return good;
}

static void
forget_document(struct reader *reader)
{
	yaml_free(reader->root);
	yaml_free(reader->key);
	reader->root = reader->key = NULL;
	reader->depth = 0;
	reader->faults = 0;
}

static bool
is_empty(const struct yaml_node *root)
{
	return root->kind == YAML_SCALAR && root->plain && !*root->text &&
	       !root->faulty;
}

/* Moves the document just read to documents, unless it is empty: then its
 * events keep counting, so that thousands of "---" end at the limit. */
static void
keep_document(struct reader *reader, struct yaml_node **documents,
	      size_t *count)
{
	struct yaml_node *root = reader->root;

	if (is_empty(root)) {
		forget_document(reader);
		return;
	}
	root->faulty = reader->faults > 0;
	documents[(*count)++] = root;
	reader->root = NULL;
	reader->events = 0;
	forget_document(reader);
}

static bool
read_stream(struct reader *reader, struct yaml_node **documents, size_t limit,
	    size_t *count)
{
	yaml_event_t event;

	for (;;) {
		yaml_event_type_t type;
		yaml_mark_t start;

		if (!next_event(reader, &event))
			return false;
		type = event.type;
		start = event.start_mark;
		yaml_event_delete(&event);
		if (type == YAML_STREAM_END_EVENT)
			return true;
		if (type != YAML_DOCUMENT_START_EVENT)
			continue;
		if (!read_document(reader, start))
			return false;
		if (*count == limit && !is_empty(reader->root)) {
			fault(reader, start,
			      limit == 1
				  ? N_("A second document begins here. Put it "
				       "into a file of its own.")
				  : N_("Too many documents stand in one file. "
				       "Split it before this line."));
			return false;
		}
		keep_document(reader, documents, count);
	}
}

static bool
read_checked(struct reader *reader, struct yaml_node **documents, size_t limit,
	     size_t *count)
{
	bool good;

	if (!yaml_parser_initialize(&reader->parser))
		alloc_failed();
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser,
				     (const unsigned char *)reader->bytes,
				     reader->size);
	good = read_stream(reader, documents, limit, count);
	if (good && *count == 0) {
		fault(reader, (yaml_mark_t){0},
		      N_("There is nothing in this file. Write \"key: value\" "
			 "lines."));
		good = false;
	}
	forget_document(reader);
	yaml_parser_delete(&reader->parser);
	return good;
}

size_t
yaml_read_all(const char *file, const char *bytes, size_t size,
	      struct yaml_node **documents, size_t limit,
	      struct diagnostics *diagnostics)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t first = diagnostics->count;
	size_t count = 0;
	struct reader reader = {
	    .file = file,
	    .bytes = bytes,
	    .size = size,
	    .diagnostics = diagnostics,
	};

	/* A byte order mark is no part of the text and has no column. */
	if (size >= 3 && memcmp(bytes, mark, 3) == 0) {
		reader.bytes += 3;
		reader.size -= 3;
	}
	if (!yaml_fault_bytes(file, reader.bytes, reader.size, limit,
			      diagnostics) ||
	    !read_checked(&reader, documents, limit, &count)) {
		for (size_t i = 0; i < count; i++) {
			yaml_free(documents[i]);
			documents[i] = NULL;
		}
		count = 0;
	}
	yaml_sort(diagnostics, first);
	return count;
}

struct yaml_node *
yaml_read(const char *file, const char *bytes, size_t size,
	  struct diagnostics *diagnostics)
{
	struct yaml_node *document = NULL;

	yaml_read_all(file, bytes, size, &document, 1, diagnostics);
	return document;
}

const char *
yaml_library_version(void)
{
	return yaml_get_version_string();
}
