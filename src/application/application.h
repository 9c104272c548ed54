/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The application: what has been answered so far, as text, in the order and
 * under the names of the YAML file that is draft, input and record at once.
 */
#ifndef APPLICATION_APPLICATION_H
#define APPLICATION_APPLICATION_H

#include "base/strings.h"

#include <stdbool.h>
#include <stddef.h>

enum field_id {
	FIELD_PROFILE,
	FIELD_START_FROM, /* never in any file: what page 1 begins from */
	FIELD_PURPOSE,
	FIELD_FQDN,
	FIELD_HISTORY,
	FIELD_PREVIOUS_FILES,
	FIELD_PREVIOUS_SERVER,
	FIELD_PREVIOUS_SERIAL,
	FIELD_PREVIOUS_ISSUED,
	FIELD_PREVIOUS_OU,
	FIELD_REQUEST,
	FIELD_REQUEST_CONFIRMED,
	FIELD_REVOKE_REASON,
	FIELD_REVOKE_COMMENT,
	FIELD_REVOKE_CONFIRMED,
	FIELD_DNS_NAMES,
	FIELD_KEY_SOURCE,
	FIELD_KEY_TYPE,
	FIELD_CSR_FILE,
	FIELD_KEY_FILE,
	FIELD_HOSTING,
	FIELD_PASSPHRASE, /* never in any file */
	FIELD_PASSPHRASE_AGAIN,
	FIELD_OUTPUT_DIR,
	FIELD_MANAGER_NAME,
	FIELD_MANAGER_DEPARTMENT,
	FIELD_MANAGER_EMAIL,
	FIELD_SOFTWARE,
	FIELD_EXTRA, /* one for each of the profile's extra items */
	FIELD_COUNT
};

/* Where an answer stands in the file it was read from; line 0: nowhere. */
struct answer_place {
	long line, column;
};

/* The answer to one field: its lines, one for most fields, any number for
 * fields of several lines; for FIELD_EXTRA, keys[i] is the item's id. */
struct answer {
	struct strings line;
	struct strings key;
	struct answer_place *place; /* as many as lines, or NULL */
};

struct application {
	struct answer answer[FIELD_COUNT];
	char *file;	   /* it was read from, or NULL */
	char *made_folder; /* of a made record, or NULL */
	/* What the record that this began from was for; kept when its answers
	 * are dropped, and in drafts. NULL: none. */
	char *last_kind, *last_serial, *last_fqdn, *last_date;
	int page; /* where a draft was left, 0: nowhere */
	/* A passphrase had been typed when the draft was left: it is not kept,
	 * but the key is not to be made without one unnoticed. */
	bool had_passphrase;
	/* The names of the old certificate were offered when the draft was
	 * left: those that were removed do not come back. */
	bool names_filled;
	/* The other names were entered for another FQDN, and not seen on page 5
	 * since. */
	bool names_doubted;
};

void application_release(struct application *application);
void application_copy(struct application *to, const struct application *from);

/* The answer's first line, "" when there is none. */
const char *
application_get(const struct application *application, enum field_id field);
bool
application_has(const struct application *application, enum field_id field);

/* Replaces the answer; NULL or "" empties it. text is copied. */
void application_set(struct application *application, enum field_id field,
		     const char *text);

/* One line of a field of several lines; setting the line behind the last adds
 * it, setting "" removes it. */
size_t
application_lines(const struct application *application, enum field_id field);
const char *application_line(const struct application *application,
			     enum field_id field, size_t index);
void application_set_line(struct application *application, enum field_id field,
			  size_t index, const char *text);

/* The centre's extra items, by id. */
const char *
application_extra(const struct application *application, const char *id);
void application_set_extra(struct application *application, const char *id,
			   const char *text);

#endif
