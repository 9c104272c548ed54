/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The application as YAML (interface.md, Application file): the user's input,
 * the draft and the record are the same schema, with one loader and one saver.
 */
#ifndef APPLICATION_APPLICATION_FILE_H
#define APPLICATION_APPLICATION_FILE_H

#include "application/application.h"
#include "application/context.h"
#include "base/diagnostic.h"
#include "base/yaml.h"

#include <stdbool.h>
#include <stddef.h>

/* The part `made:` of a record. */
struct made {
	char *date;   /* YYYY-MM-DD */
	char *folder; /* absolute */
	char *kind;
	char *serial;		/* or NULL */
	struct strings files;	/* names inside the folder … */
	struct strings digests; /* … and the SHA-256 of each */
};

void made_release(struct made *made);

/* A draft may be incomplete and its values as wrong as they were typed. */
enum application_strictness { APPLICATION_STRICT, APPLICATION_DRAFT };

/*
 * Reads one application. Adds U701-U705 at line and column; keys that do not
 * belong to the chosen history or key-source are U706. profile_required: the
 * key profile may not be missing. False when something was added.
 */
bool application_read(struct application *application, const char *file,
		      const char *bytes, size_t size,
		      enum application_strictness strictness,
		      bool profile_required, struct diagnostics *diagnostics);

/* The same for a document that is already parsed. */
bool
application_read_node(struct application *application, const char *file,
		      const struct yaml_node *document,
		      enum application_strictness strictness,
		      bool profile_required, struct diagnostics *diagnostics);

/* YAML text of the answers as a record begins with them, up to `made:`; to be
 * freed. Two applications with the same answers give the same text. */
char *application_answers(const struct application *application);

/* YAML text of the stored answers and, when made is not NULL, of the record;
 * to be freed. */
char *application_write(const struct application *application,
			const struct made *made);

/* Gives diagnostics that know only a field the file, line and column at which
 * its answer stands. */
void application_place(const struct application *application,
		       struct diagnostics *diagnostics);

#endif
