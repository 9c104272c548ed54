/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML, read by events under limits, held against a small schema table, with
 * every fault found at once at its line and column; and written.
 *
 * Limits (reliability.md, Reading): 64 KiB, depth 8, 2,000 events, one
 * document (or up to a stated number, limits for each), no aliases, anchors
 * or tags, no key twice, no NUL, valid UTF-8. Faults: U701 syntax and limits,
 * U702 unknown key (the nearest known one is proposed), U703 key twice, U704
 * type or value, U705 missing. Columns are characters from 1.
 *
 * A fault that leaves the structure readable (a key twice, an alias, an anchor
 * or a tag) is told and marks the document faulty; it is given all the same,
 * so that yaml_check finds what else is wrong.
 */
#ifndef BASE_YAML_H
#define BASE_YAML_H

#include "base/diagnostic.h"

#include <stdbool.h>
#include <stddef.h>

#define YAML_SIZE_LIMIT		((size_t)64 * 1024) /* bytes of one document */
#define YAML_STREAM_LIMIT	((size_t)1024 * 1024) /* bytes of several documents */
#define YAML_DEPTH_LIMIT	8
#define YAML_EVENT_LIMIT	2000  /* of one document */
#define YAML_STREAM_EVENT_LIMIT 20000 /* of several documents */

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
	enum yaml_kind kind;
	long line, column; /* of the value, from 1 */
	char *key;	   /* in a mapping: the key it stands under */
	long key_line, key_column;
	/* Scalar: its text as written, unquoted; plain ~ and null give "". */
	char *text;
	bool plain; /* scalar without quotes */
	/* A fault of it is told; at the top: a fault anywhere below, and
	 * yaml_check is false. */
	bool faulty;
	struct yaml_node **child;
	size_t count;
	size_t room;
};

enum yaml_type {
	YAML_TEXT, /* any non-empty scalar */
	YAML_TEXT_OR_EMPTY,
	YAML_INTEGER, /* decimal digits, at most 9 */
	YAML_BOOLEAN, /* yes no true false */
	YAML_DATE,    /* YYYY-MM-DD, a real day */
	YAML_CHOICE,  /* one of the words in choices */
	YAML_SLUG,    /* [a-z0-9-]+ */
	YAML_TEXTS,   /* sequence of non-empty scalars */
	YAML_CHOICES, /* sequence of words in choices */
	YAML_OBJECT,  /* mapping under keys */
	YAML_OBJECTS, /* sequence of mappings under keys */
	YAML_MAP      /* mapping with keys of the user's own, scalar
				   values */
};

struct yaml_key {
	const char *name;
	enum yaml_type type;
	bool required;
	const char *choices;	     /* "none optional required" */
	const struct yaml_key *keys; /* of objects; ends with name NULL */
};

/* libyaml exports a yaml_free of its own and would call ours instead. */
#define yaml_free yaml_node_free
void yaml_free(struct yaml_node *node);

/*
 * The one document in bytes; NULL when it cannot be read, with U701 added. A
 * key given twice adds U703 and counts with its first value. file is the name
 * put into diagnostics, or NULL. Lines and columns count in the whole file.
 */
struct yaml_node *yaml_read(const char *file, const char *bytes, size_t size,
			    struct diagnostics *diagnostics);

/*
 * The same for up to limit documents separated by "---" in at most
 * YAML_STREAM_LIMIT bytes; empty ones are left out. Fills documents and gives
 * their number; 0 when one cannot be read.
 */
size_t yaml_read_all(const char *file, const char *bytes, size_t size,
		     struct yaml_node **documents, size_t limit,
		     struct diagnostics *diagnostics);

/* Holds node (the document) against keys; false when a fault was added or
 * node is faulty. The field of a diagnostic is the path of the key, as in
 * "center.name", its index the position in a sequence. */
bool yaml_check(const char *file, const struct yaml_node *node,
		const struct yaml_key *keys, struct diagnostics *diagnostics);

/* A child of a mapping, or NULL. path may be "center.name.ja". */
const struct yaml_node *
yaml_get(const struct yaml_node *node, const char *path);

/* The text of the scalar at path, or NULL. */
const char *yaml_text(const struct yaml_node *node, const char *path);

/* The nearest of the names (edit distance at most 3 and less than half the
 * word), or NULL. names ends with NULL. */
const char *yaml_nearest(const char *word, const char *const *names);

/* Puts the diagnostics from index first on in the order of the file. */
void yaml_sort(struct diagnostics *diagnostics, size_t first);

/* The version of libyaml; static. */
const char *yaml_library_version(void);

/* text as a YAML scalar on one line, fit as value, key and item of a flow
 * sequence: plain where every YAML reader takes it for that text, else in
 * double quotes with escapes. A byte that is no UTF-8 becomes U+FFFD. To be
 * freed. */
char *yaml_scalar(const char *text);

#endif
