/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything a rule may look at, and the meaning of the answers: accessors
 * that turn text and defaults into what the user wants. They never fail; an
 * answer that cannot be understood counts as none and is reported by its
 * field's check.
 */
#ifndef APPLICATION_CONTEXT_H
#define APPLICATION_CONTEXT_H

#include "application/application.h"
#include "application/hints.h"
#include "application/material.h"
#include "application/surroundings.h"
#include "service/profile.h"

#include <stdbool.h>

struct context {
	const struct profile *profile;
	const struct application *application;
	const struct material *material;
	const struct surroundings *surroundings;
	const struct hints *hints; /* or NULL: nothing is suggested */
	const struct found *found; /* or NULL: nothing was looked for */
	bool has_passphrase;	   /* one was given, which is no answer */
};

enum history {
	HISTORY_UNANSWERED,
	HISTORY_NONE,
	HISTORY_FILE,
	HISTORY_SERVER,
	HISTORY_TYPED,
	HISTORY_UNKNOWN
};

/* The application kind the user claims or the rule finds. */
enum kind { KIND_UNKNOWN, KIND_NEW, KIND_RENEW };

enum history context_history(const struct context *context);

/* True when a certificate is to be revoked, not applied for. */
bool context_revokes(const struct context *context);

/* KIND_UNKNOWN: auto. */
enum kind context_claim(const struct context *context);
bool context_claim_is_confirmed(const struct context *context);

/* "new" or "renew"; KIND_UNKNOWN for anything else. Case and width of the
 * letters do not matter. */
enum kind kind_parse(const char *word);
const char *kind_name(enum kind kind);

/* The earlier certificates that the chosen history lets count; never NULL. */
const struct certificates *context_previous(const struct context *context);

/* True unless an existing request is to be used, or none at all. */
bool context_makes_key(const struct context *context);
enum private_key_type context_key_type(const struct context *context);
const struct profile_hosting *context_hosting(const struct context *context);

/* The hosting's rule about a passphrase; never asked with an existing CSR. */
enum profile_passphrase context_passphrase(const struct context *context);

/* Where the new folder goes, absolute; to be freed. */
char *context_output_folder(const struct context *context);

/* A path from an answer, absolute: relative ones start at the application
 * file's folder, else at the working folder. To be freed. */
char *
application_path(const struct application *application,
		 const struct surroundings *surroundings, const char *path);

/* Makes the paths in all answers absolute, so that the application can be
 * kept elsewhere. */
void application_make_absolute(struct application *application,
			       const struct surroundings *surroundings);

/* The FQDN as it will be the CN: corrected where it can be. To be freed. */
char *context_fqdn(const struct context *context);

/* The names of column 13 besides the CN. */
void context_dns_names(const struct context *context, struct strings *names);

#endif
