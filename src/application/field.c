/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of all questions, and how any one of them is checked. */
#include "config.h"

#include "application/field.h"

#include "application/field_check.h"
#include "application/field_choice.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static bool
history_is_file(const struct context *context)
{
	return context_history(context) == HISTORY_FILE;
}

static bool
history_is_server(const struct context *context)
{
	return context_history(context) == HISTORY_SERVER;
}

static bool
history_is_typed(const struct context *context)
{
	return context_history(context) == HISTORY_TYPED;
}

static bool
serial_is_required(const struct context *context)
{
	return strcmp(application_get(context->application, FIELD_PREVIOUS_OU),
		      "yes") != 0;
}

static bool
asks_passphrase(const struct context *context)
{
	return context_passphrase(context) != PROFILE_PASSPHRASE_NONE;
}

static bool
needs_passphrase(const struct context *context)
{
	return context_passphrase(context) == PROFILE_PASSPHRASE_REQUIRED;
}

static bool
applies_for_one(const struct context *context)
{
	return !context_revokes(context);
}

static bool
leaks_key(const struct context *context)
{
	return context_revokes(context) &&
	       strcmp(
		   application_get(context->application, FIELD_REVOKE_REASON),
		   "1") == 0;
}

static bool
needs_comment(const struct context *context)
{
	return strcmp(
		   application_get(context->application, FIELD_REVOKE_REASON),
		   "0") == 0;
}

static bool
uses_request(const struct context *context)
{
	return !context_makes_key(context) && !context_revokes(context);
}

static bool
always(const struct context *context)
{
	(void)context;
	return true;
}

static bool
profile_wants(const struct context *context, const char *name)
{
	return !context_revokes(context) &&
	       strings_has(&context->profile->required, name);
}

static bool
wants_name(const struct context *context)
{
	return profile_wants(context, "manager-name");
}

static bool
wants_department(const struct context *context)
{
	return profile_wants(context, "manager-department");
}

/* Where the centre asks for none, those of a file are unknown to it. */
static bool
has_extras(const struct context *context)
{
	return !context_revokes(context) &&
	       (context->profile->extra_count > 0 ||
		application_lines(context->application, FIELD_EXTRA) > 0);
}

const struct field fields[FIELD_COUNT] = {
    [FIELD_PROFILE] = {.name = "profile",
		       .page = 1,
		       .number = "1-1",
		       .kind = FIELD_KIND_CHOICE,
		       .label = N_("Institution"),
		       .choices = field_choices_profile},
    [FIELD_START_FROM] = {.name = "start-from",
			  .page = 1,
			  .number = "1-3",
			  .kind = FIELD_KIND_PATH,
			  .label = N_("Start from"),
			  .hint =
			      N_("Old certificate, CSR, last time's folder, "
				 "application file")},
    [FIELD_PURPOSE] = {.name = "purpose",
		       .page = 1,
		       .number = "1-2",
		       .kind = FIELD_KIND_CHOICE,
		       .label = N_("What is to be done"),
		       .choices = field_choices_purpose},
    [FIELD_FQDN] = {.name = "fqdn",
		    .page = 2,
		    .number = "2-1",
		    .kind = FIELD_KIND_LINE,
		    .label = N_("Server's FQDN"),
		    .hint = N_("Becomes the common name (CN) of the "
			       "certificate. Example: www.example.%s"),
		    .required = always,
		    .suggest = field_suggest_fqdn,
		    .check = field_check_fqdn},
    [FIELD_HISTORY] = {.name = "history",
		       .page = 3,
		       .number = "3-1",
		       .kind = FIELD_KIND_CHOICE,
		       .label = N_("Earlier certificates"),
		       .required = always,
		       .choices = field_choices_history},
    [FIELD_PREVIOUS_FILES] = {.name = "previous-files",
			      .page = 3,
			      .number = "3-2",
			      .kind = FIELD_KIND_PATHS,
			      .label = N_("Certificate file"),
			      .hint = N_("Example: /etc/pki/tls/certs/www.crt"),
			      .applies = history_is_file,
			      .required = always,
			      .check = field_check_previous_files},
    [FIELD_PREVIOUS_SERVER] = {.name = "previous-server",
			       .page = 3,
			       .number = "3-3",
			       .kind = FIELD_KIND_LINE,
			       .label = N_("Live server"),
			       .hint = N_("Host and port, as in "
					  "www.example.uec.ac.jp:443. Nothing "
					  "but a TLS handshake is sent"),
			       .applies = history_is_server,
			       .required = always,
			       .suggest = field_suggest_server,
			       .check = field_check_previous_server},
    [FIELD_PREVIOUS_SERIAL] =
	{.name = "previous-serial",
	 .page = 3,
	 .number = "3-4",
	 .kind = FIELD_KIND_LINE,
	 .label = N_("Serial number"),
	 .hint = N_("Any notation: 1A:87:8A:..., 0x1a87..., or decimal"),
	 .applies = history_is_typed,
	 .required = serial_is_required,
	 .check = field_check_serial},
    [FIELD_PREVIOUS_ISSUED] = {.name = "previous-issued",
			       .page = 3,
			       .number = "3-5",
			       .kind = FIELD_KIND_LINE,
			       .label = N_("Issued on"),
			       .hint =
				   N_("The day it became valid, as YYYY-MM-DD"),
			       .applies = history_is_typed,
			       .required = always,
			       .check = field_check_issued},
    [FIELD_PREVIOUS_OU] = {.name = "previous-ou",
			   .page = 3,
			   .number = "3-6",
			   .kind = FIELD_KIND_CHOICE,
			   .label = N_("Does its subject contain an OU?"),
			   .applies = history_is_typed,
			   .required = always,
			   .choices = field_choices_ou},
    [FIELD_REQUEST] = {.name = "request",
		       .page = 4,
		       .number = "4-2",
		       .kind = FIELD_KIND_CHOICE,
		       .label = N_("Kind of TSV claimed"),
		       .applies = applies_for_one,
		       .choices = field_choices_request},
    [FIELD_REQUEST_CONFIRMED] =
	{.name = "request-confirmed",
	 .page = 4,
	 .number = "4-1",
	 .kind = FIELD_KIND_WORD,
	 .label = N_("Another choice"),
	 .hint = N_("Usually empty. Only to decide the kind yourself, type "
		    "new or renew"),
	 .applies = applies_for_one,
	 .check = field_check_confirmed},
    [FIELD_REVOKE_REASON] = {.name = "revoke-reason",
			     .page = 4,
			     .number = "4-3",
			     .kind = FIELD_KIND_CHOICE,
			     .label = N_("Reason for the revocation"),
			     .applies = context_revokes,
			     .required = always,
			     .choices = field_choices_reason},
    [FIELD_REVOKE_COMMENT] =
	{.name = "revoke-comment",
	 .page = 4,
	 .number = "4-4",
	 .kind = FIELD_KIND_LINE,
	 .label = N_("Comment"),
	 .hint = N_("Why it is revoked, in a few words; required with reason "
		    "0"),
	 .applies = context_revokes,
	 .required = needs_comment,
	 .check = field_check_revoke_comment},
    [FIELD_REVOKE_CONFIRMED] =
	{.name = "revoke-confirmed",
	 .page = 4,
	 .number = "4-5",
	 .kind = FIELD_KIND_WORD,
	 .label = N_("Confirmation of the leak"),
	 .hint = N_("Type keyCompromise if somebody else has or may have the "
		    "private key"),
	 .applies = leaks_key,
	 .required = always,
	 .check = field_check_revoke_confirmed},
    [FIELD_DNS_NAMES] = {.name = "dns-names",
			 .page = 5,
			 .number = "5-1",
			 .kind = FIELD_KIND_LINES,
			 .label = N_("Other name"),
			 .hint = N_("One name a line; leave it empty when "
				    "there is none"),
			 .applies = applies_for_one,
			 .check = field_check_dns_names},
    [FIELD_KEY_SOURCE] = {.name = "key-source",
			  .page = 6,
			  .number = "6-1",
			  .kind = FIELD_KIND_CHOICE,
			  .label = N_("Key pair and CSR"),
			  .applies = applies_for_one,
			  .choices = field_choices_key_source},
    [FIELD_KEY_TYPE] = {.name = "key-type",
			.page = 6,
			.number = "6-2",
			.kind = FIELD_KIND_CHOICE,
			.label = N_("Type of key"),
			.applies = context_makes_key,
			.choices = field_choices_key_type,
			.check = field_check_key_type},
    [FIELD_CSR_FILE] = {.name = "csr-file",
			.page = 6,
			.number = "6-6",
			.kind = FIELD_KIND_PATH,
			.label = N_("CSR file"),
			.hint = N_("The existing certificate request, PEM or "
				   "DER"),
			.applies = uses_request,
			.required = always,
			.check = field_check_csr_file},
    [FIELD_KEY_FILE] = {.name = "key-file",
			.page = 6,
			.number = "6-7",
			.kind = FIELD_KIND_PATH,
			.label = N_("Its private key"),
			.hint = N_("May stay empty. It is compared with the "
				   "CSR and never copied"),
			.applies = uses_request,
			.check = field_check_key_file},
    [FIELD_HOSTING] = {.name = "hosting",
		       .page = 6,
		       .number = "6-3",
		       .kind = FIELD_KIND_CHOICE,
		       .label = N_("Where the certificate will run"),
		       .applies = context_makes_key,
		       .choices = field_choices_hosting},
    [FIELD_PASSPHRASE] = {.name = "passphrase",
			  .page = 6,
			  .number = "6-4",
			  .kind = FIELD_KIND_SECRET,
			  .label = N_("Passphrase"),
			  .hint = N_("Usually empty: with a passphrase the "
				     "server asks for it at every start"),
			  .applies = asks_passphrase,
			  .required = needs_passphrase},
    [FIELD_PASSPHRASE_AGAIN] = {.name = "passphrase-again",
				.page = 6,
				.number = "6-5",
				.kind = FIELD_KIND_SECRET,
				.label = N_("Passphrase again"),
				.applies = asks_passphrase},
    [FIELD_OUTPUT_DIR] = {.name = "output-dir",
			  .page = 6,
			  .number = "6-8",
			  .kind = FIELD_KIND_PATH,
			  .label = N_("Output folder"),
			  .hint = N_("A new folder for this application is "
				     "made inside it"),
			  .suggest = field_suggest_output_dir,
			  .check = field_check_output_dir},
    [FIELD_MANAGER_NAME] = {.name = "manager-name",
			    .page = 7,
			    .number = "7-1",
			    .kind = FIELD_KIND_LINE,
			    .label = N_("Administrator's name"),
			    .hint = N_("Used as the salutation of the "
				       "service's mails"),
			    .required = wants_name,
			    .suggest = field_suggest_name,
			    .check = field_check_name},
    [FIELD_MANAGER_DEPARTMENT] = {.name = "manager-department",
				  .page = 7,
				  .number = "7-2",
				  .kind = FIELD_KIND_LINE,
				  .label = N_("Administrator's department"),
				  .hint =
				      N_("Graduate school, centre, club ..."),
				  .required = wants_department,
				  .suggest = field_suggest_department,
				  .check = field_check_department},
    [FIELD_MANAGER_EMAIL] = {.name = "manager-email",
			     .page = 7,
			     .number = "7-3",
			     .kind = FIELD_KIND_LINE,
			     .label = N_("Administrator's e-mail"),
			     .hint = N_("The link to the certificate is mailed "
					"here; one address"),
			     .required = applies_for_one,
			     .suggest = field_suggest_email,
			     .check = field_check_email},
    [FIELD_SOFTWARE] = {.name = "software",
			.page = 7,
			.number = "7-4",
			.kind = FIELD_KIND_LINE,
			.label = N_("Web server software"),
			.hint = N_("Name and version, as in %s"),
			.applies = applies_for_one,
			.required = always,
			.suggest = field_suggest_software,
			.check = field_check_software},
    [FIELD_EXTRA] = {.name = "extra",
		     .page = 7,
		     .number = "7-5",
		     .kind = FIELD_KIND_EXTRA,
		     .label = N_("What this centre asks besides"),
		     .applies = has_extras,
		     .check = field_check_extra},
};

enum field_id
field_find(const char *name)
{
	int field = 0;

	while (field < FIELD_COUNT && strcmp(fields[field].name, name) != 0)
		field++;
	return (enum field_id)field;
}

bool
field_applies(enum field_id field, const struct context *context)
{
	return !fields[field].applies || fields[field].applies(context);
}

bool
field_is_required(enum field_id field, const struct context *context)
{
	return fields[field].required && fields[field].required(context);
}

bool
field_is_stored(enum field_id field)
{
	return fields[field].kind != FIELD_KIND_SECRET &&
	       field != FIELD_START_FROM;
}

bool
field_has_lines(enum field_id field)
{
	return fields[field].kind == FIELD_KIND_LINES ||
	       fields[field].kind == FIELD_KIND_PATHS;
}

/* An answer to a field of choices must be one of them. */
static void
check_choice(enum field_id field, const struct context *context,
	     const char *answer, struct diagnostics *diagnostics)
{
	struct choices choices = {0};
	struct strings words = {0};
	char *list;

	fields[field].choices(context, &choices);
	for (size_t i = 0; i < choices.count; i++)
		strings_add(&words, choices.item[i].value);
	if (!strings_has(&words, answer)) {
		list = strings_join(&words, ", ");
		diagnostic_value(
		    diagnostics_error(diagnostics, 704, fields[field].name,
				      N_("\"%s\" is not possible here. Choose "
					 "one of: %s."),
				      answer, list, NULL),
		    answer);
		free(list);
	}
	choices_release(&choices);
	strings_release(&words);
}

/* The profile in use is possible; to list the others, all would be read. What
 * names a file was read from there, unless -p beats it. */
static bool
is_in_use(enum field_id field, const struct context *context,
	  const char *answer)
{
	return field == FIELD_PROFILE &&
	       (*answer == '/' || strcmp(answer, context->profile->id) == 0);
}

static void
copy_trimmed(const struct strings *from, struct strings *to)
{
	for (size_t i = 0; i < from->count; i++)
		strings_take(to, text_trim(from->item[i]));
}

static bool
all_blank(const struct strings *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (!text_is_blank(lines->item[i]))
			return false;
	return true;
}

/* The hint goes with it: it says what would be right. */
static void
say_missing(enum field_id field, const struct context *context,
	    struct diagnostics *diagnostics)
{
	const struct field *entry = &fields[field];
	const char *label = locale_text(entry->label);
	char *hint = field_hint(field, context);

	if (entry->kind == FIELD_KIND_CHOICE)
		diagnostics_error(
		    diagnostics, 201, entry->name,
		    N_("Nothing is chosen for \"%s\". This item is required: "
		       "please choose one."),
		    label, NULL);
	else if (hint)
		diagnostics_error(
		    diagnostics, 201, entry->name,
		    /* TRANSLATORS: an item and its hint, which has no full
		     * stop. */
		    N_("%s is missing. This item is required. %s"), label, hint,
		    NULL);
	else
		diagnostics_error(diagnostics, 201, entry->name,
				  N_("%s is missing. This item is required."),
				  label, NULL);
	free(hint);
}

void
field_check(enum field_id field, const struct context *context,
	    struct strings *right, struct diagnostics *diagnostics)
{
	const struct field *entry = &fields[field];
	const struct strings *typed = &context->application->answer[field].line;
	struct strings own = {0};

	if (!field_applies(field, context))
		return;
	if (all_blank(typed) && entry->kind != FIELD_KIND_EXTRA) {
		if (field_is_required(field, context))
			say_missing(field, context, diagnostics);
	} else if (entry->check) {
		entry->check(context, typed, right ? right : &own, diagnostics);
	} else {
		if (entry->kind == FIELD_KIND_CHOICE &&
		    !is_in_use(field, context, typed->item[0]))
			check_choice(field, context, typed->item[0],
				     diagnostics);
		copy_trimmed(typed, right ? right : &own);
	}
	strings_release(&own);
}

void
fields_check(const struct context *context, struct diagnostics *diagnostics)
{
	for (int field = 0; field < FIELD_COUNT; field++)
		if (field_is_stored((enum field_id)field))
			field_check((enum field_id)field, context, NULL,
				    diagnostics);
}

void
fields_correct(const struct context *context, struct application *application,
	       struct diagnostics *diagnostics)
{
	for (int i = 0; i < FIELD_COUNT; i++) {
		enum field_id field = (enum field_id)i;
		struct answer *answer = &application->answer[field];
		struct diagnostics found = {0};
		struct strings right = {0};

		if (!field_is_stored(field) || !field_applies(field, context) ||
		    !answer->line.count)
			continue;
		field_check(field, context, &right, &found);
		if (!diagnostics_have_error(&found) && right.count) {
			strings_release(&answer->line);
			answer->line = right;
			right = (struct strings){0};
		}
		diagnostics_move(diagnostics, &found);
		diagnostics_release(&found);
		strings_release(&right);
	}
}

void
choices_add(struct choices *choices, const char *value, const char *text,
	    const char *description)
{
	choices->item = alloc_resize(choices->item, choices->count + 1,
				     sizeof(*choices->item));
	choices->item[choices->count++] = (struct choice){
	    alloc_string(value), alloc_string(text), alloc_string(description)};
}

void
choices_release(struct choices *choices)
{
	for (size_t i = 0; i < choices->count; i++) {
		free(choices->item[i].value);
		free(choices->item[i].text);
		free(choices->item[i].description);
	}
	free(choices->item);
	*choices = (struct choices){0};
}
