/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The meaning of the answers. */
#include "config.h"

#include "application/context.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>

enum history
context_history(const struct context *context)
{
	static const struct {
		const char *word;
		enum history history;
	} words[] = {{"none", HISTORY_NONE},
		     {"file", HISTORY_FILE},
		     {"server", HISTORY_SERVER},
		     {"typed", HISTORY_TYPED},
		     {"unknown", HISTORY_UNKNOWN}};
	const char *answer =
	    application_get(context->application, FIELD_HISTORY);

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(answer, words[i].word) == 0)
			return words[i].history;
	return HISTORY_UNANSWERED;
}

bool
context_revokes(const struct context *context)
{
	return strcmp(application_get(context->application, FIELD_PURPOSE),
		      "revoke") == 0;
}

enum kind
kind_parse(const char *word)
{
	char *narrow = text_narrow(word);
	char *trimmed = text_trim(narrow);
	char *lower = text_lower(trimmed);
	enum kind kind = KIND_UNKNOWN;

	if (strcmp(lower, "new") == 0)
		kind = KIND_NEW;
	else if (strcmp(lower, "renew") == 0)
		kind = KIND_RENEW;
	free(lower);
	free(trimmed);
	free(narrow);
	return kind;
}

const char *
kind_name(enum kind kind)
{
	static const char *const names[] = {
	    [KIND_UNKNOWN] = "unknown",
	    [KIND_NEW] = "new",
	    [KIND_RENEW] = "renew",
	};

	return names[kind];
}

bool
context_claim_is_confirmed(const struct context *context)
{
	return kind_parse(application_get(context->application,
					  FIELD_REQUEST_CONFIRMED)) !=
	       KIND_UNKNOWN;
}

enum kind
context_claim(const struct context *context)
{
	enum field_id field = context_claim_is_confirmed(context)
				  ? FIELD_REQUEST_CONFIRMED
				  : FIELD_REQUEST;

	return kind_parse(application_get(context->application, field));
}

const struct certificates *
context_previous(const struct context *context)
{
	static const struct certificates none;
	const struct certificates *live;

	if (context_history(context) != HISTORY_SERVER)
		return &context->material->previous;
	live = material_live(context->material, context->application);
	return live ? live : &none;
}

bool
context_makes_key(const struct context *context)
{
	return !context_revokes(context) &&
	       strcmp(application_get(context->application, FIELD_KEY_SOURCE),
		      "csr") != 0;
}

enum private_key_type
context_key_type(const struct context *context)
{
	const char *answer =
	    application_get(context->application, FIELD_KEY_TYPE);
	enum private_key_type type;

	if (!context_makes_key(context) && context->material &&
	    context->material->has_request)
		return context->material->request.key_kind ==
			       REQUEST_KEY_EC_P384
			   ? PRIVATE_KEY_EC_P384
			   : PRIVATE_KEY_RSA2048;
	if (private_key_type_parse(answer, &type))
		return type;
	return context->profile->keys[0];
}

const struct profile_hosting *
context_hosting(const struct context *context)
{
	const char *id = application_get(context->application, FIELD_HOSTING);
	const struct profile_hosting *hosting =
	    profile_hosting(context->profile, id);

	return hosting ? hosting : &context->profile->hosting[0];
}

enum profile_passphrase
context_passphrase(const struct context *context)
{
	if (!context_makes_key(context))
		return PROFILE_PASSPHRASE_NONE;
	return context_hosting(context)->passphrase;
}

char *
application_path(const struct application *application,
		 const struct surroundings *surroundings, const char *path)
{
	char *folder, *from, *whole;

	if (!application->file)
		return file_path(surroundings->working_folder, path,
				 surroundings->home);
	from = file_folder(application->file);
	folder =
	    file_path(surroundings->working_folder, from, surroundings->home);
	whole = file_path(folder, path, surroundings->home);
	free(folder);
	free(from);
	return whole;
}

void
application_make_absolute(struct application *application,
			  const struct surroundings *surroundings)
{
	static const enum field_id paths[] = {FIELD_PREVIOUS_FILES,
					      FIELD_CSR_FILE, FIELD_KEY_FILE,
					      FIELD_OUTPUT_DIR};

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct strings *lines = &application->answer[paths[i]].line;

		for (size_t j = 0; j < lines->count; j++) {
			char *path = application_path(application, surroundings,
						      lines->item[j]);

			free(lines->item[j]);
			lines->item[j] = path;
		}
	}
}

char *
context_output_folder(const struct context *context)
{
	const struct surroundings *surroundings = context->surroundings;

	if (surroundings->output_folder)
		return file_path(surroundings->working_folder,
				 surroundings->output_folder,
				 surroundings->home);
	if (application_has(context->application, FIELD_OUTPUT_DIR))
		return application_path(
		    context->application, surroundings,
		    application_get(context->application, FIELD_OUTPUT_DIR));
	return file_path(surroundings->working_folder, "~/upki",
			 surroundings->home);
}

char *
context_fqdn(const struct context *context)
{
	struct diagnostics ignored = {0};
	char *fqdn =
	    check_fqdn(application_get(context->application, FIELD_FQDN),
		       "fqdn", context->profile, &ignored);

	diagnostics_release(&ignored);
	return fqdn;
}

void
context_dns_names(const struct context *context, struct strings *names)
{
	struct diagnostics ignored = {0};
	char *fqdn = context_fqdn(context);

	check_dns_names(&context->application->answer[FIELD_DNS_NAMES].line,
			fqdn, "dns-names", context->profile, names, &ignored);
	free(fqdn);
	diagnostics_release(&ignored);
}
