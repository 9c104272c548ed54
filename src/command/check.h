/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of `check` among themselves. */
#ifndef COMMAND_CHECK_H
#define COMMAND_CHECK_H

#include "application/surroundings.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "command/options.h"
#include "service/earlier.h"
#include "service/profile.h"
#include "service/tsv.h"

#include <stdbool.h>
#include <stddef.h>

#define CHECK_PEM_LIMIT ((size_t)256 * 1024) /* reliability.md, Reading */

struct check {
	const struct options *options;
	struct surroundings surroundings;
	struct profile *profile;
	struct earlier earlier;
	bool has_earlier;
	int status;
};

enum check_content {
	CHECK_EMPTY,
	CHECK_TSV,
	CHECK_REQUEST,
	CHECK_CERTIFICATE,
	CHECK_KEY,
	CHECK_APPLICATION,
	CHECK_PROFILE,
	CHECK_LETTER,
	CHECK_STEPS,
	CHECK_FOREIGN, /* of another trade: check_foreign_data or _text */
	CHECK_OTHER
};

/* By the file's name alone. */
enum check_content check_content_of_name(const char *file);

/* What a file holds, by its contents; its name decides where they do not. */
enum check_content
check_content(const char *file, const char *bytes, size_t size);

/* The same of what lies in one file with a private key, whatever its name
 * promises; CHECK_KEY: nothing does. */
enum check_content check_content_beside_key(const char *bytes, size_t size);

/* What --summary says about a file. NULL and 0: nothing. */
struct check_result {
	bool is_unchecked; /* a text for people */
	bool has_kind;
	enum tsv_kind kind; /* what to choose at the upload */
	size_t lines;
	char *fqdn, *name, *serial;
	size_t names;
};

void check_result_release(struct check_result *result);

/* One file while it is checked. */
struct check_job {
	const struct check *check;
	const char *file;
	const struct bytes *bytes;
	struct check_result *result;
	struct diagnostics *diagnostics;
};

/* Adds a problem placed at the file. */
struct diagnostic *
check_say(const struct check_job *job, enum severity severity, int number,
	  const char *format, const char *first, const char *second);

/* Places at the file what knows only a field; from is the first of them. */
void check_place(const struct check_job *job, size_t from);

void check_key_file(const struct check_job *job);
void check_application_file(const struct check_job *job);
void check_profile_file(const struct check_job *job);

/* Adds U515 when others than its owner may read the private key in job->file;
 * its bytes are not looked at. */
void check_key_readers(const struct check_job *job);

/* A name that promises something else is the one fault: the file was mixed up,
 * and what is in it was not meant. True: it was told. */
bool check_is_misnamed(const struct check_job *job, enum check_content content);

/* What is said of a file that is none of those that can be checked. */
struct check_foreign {
	int number;
	long line;
	const char *sentence; /* N_(), %s is name */
	const char *name;     /* of the format */
};

/* True when the first bytes are of a packed file, of an office program, of an
 * image: nothing that could be checked begins so. */
bool
check_foreign_data(const char *bytes, size_t size, struct check_foreign *found);

/* True when they are a saved mail, a web page, a row with commas, or no text:
 * of what neither contents nor name have told to be something else. */
bool
check_foreign_text(const char *bytes, size_t size, struct check_foreign *found);

/* Says which of these the file is. */
void check_foreign_file(const struct check_job *job);

/* A private key in PEM stands somewhere in these bytes. */
bool check_has_key(const struct bytes *bytes);

/* The lines that belong to no private key; rest is released as others are. */
void check_without_keys(const struct bytes *from, struct bytes *rest);

/* The number in from of a line of what check_without_keys left of it. */
long check_line_with_keys(const struct bytes *from, long line);

/* Checks one file of any kind. */
void check_file(const struct check *check, const char *file,
		struct check_result *result, struct diagnostics *diagnostics);

/* The same, and prints what was found. */
void check_one(struct check *check, const char *file);

/* Prints what was found, notes whether it was an error, and releases it. */
void check_finish(struct check *check, const char *file,
		  struct check_result *result, struct diagnostics *diagnostics);

/* Checks the files in a folder and, two levels deep, in the folders in it, and
 * prints what was found; by the institution that their record names, unless one
 * was asked for. Hidden ones are passed over, links to folders and what lies
 * deeper are told and not followed. False: it is no folder. */
bool check_folder(struct check *check, const char *operand);

/* check --for FOLDER: the operands are the certificate and its chain. */
void check_arrival(const struct check *check, struct check_result *result,
		   struct diagnostics *diagnostics);

/* Prints what was found in file, as the options ask. */
void check_print(const struct check *check, const char *file,
		 const struct check_result *result,
		 const struct diagnostics *diagnostics);

#endif
