/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard revoke: a revocation TSV for a certificate. */
#include "config.h"

#include "application/application_file.h"
#include "application/field.h"
#include "application/plan.h"
#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"
#include "command/build.h"
#include "pki/certificate.h"
#include "service/earlier.h"

#include <stdlib.h>
#include <string.h>

struct revoke {
	const struct options *options;
	struct surroundings surroundings;
	struct application application;
	struct profile *profile;
	struct material material;
	struct diagnostics diagnostics;
	bool from_application; /* the file is one for a certificate */
};

static void
revoke_release(struct revoke *revoke)
{
	surroundings_release(&revoke->surroundings);
	application_release(&revoke->application);
	profile_free(revoke->profile);
	material_release(&revoke->material);
	diagnostics_release(&revoke->diagnostics);
}

static bool
names_application(const char *file)
{
	return text_ends_with(file, ".yaml") || text_ends_with(file, ".yml");
}

/* An application that says itself which certificate it revokes is taken at its
 * word; one for a certificate only knows those before. False when it names
 * none. */
static bool
look_at_purpose(struct revoke *revoke)
{
	struct context context = {.application = &revoke->application};
	enum history history = context_history(&context);

	revoke->from_application = !context_revokes(&context);
	if (!revoke->from_application ||
	    (history != HISTORY_NONE && history != HISTORY_UNKNOWN))
		return true;
	diagnostics_error(
	    &revoke->diagnostics, 201, "history",
	    N_("This application names no earlier certificate. To revoke the "
	       "certificate that was issued for it, name that certificate's "
	       "file instead."),
	    NULL);
	application_place(&revoke->application, &revoke->diagnostics);
	return false;
}

/* An application or the record of one: its certificate is the earlier one that
 * it names. */
static bool
load_application(struct revoke *revoke, const char *file)
{
	struct bytes bytes = {0};
	bool good =
	    file_read(file, YAML_SIZE_LIMIT, &bytes, &revoke->diagnostics) &&
	    !application_refuse_other(file, &bytes, &revoke->diagnostics) &&
	    application_read(&revoke->application, file, bytes.data, bytes.size,
			     APPLICATION_DRAFT, false, &revoke->diagnostics) &&
	    look_at_purpose(revoke);

	bytes_release(&bytes);
	return good;
}

/* The name on the first certificate that is a server's. */
static bool
load_certificate(struct revoke *revoke, const char *file)
{
	struct certificates found = {0};
	struct bytes bytes = {0};
	bool good =
	    file_read(file, PKI_SIZE_LIMIT, &bytes, &revoke->diagnostics) &&
	    certificates_read(file, bytes.data, bytes.size, &found,
			      &revoke->diagnostics) &&
	    !earlier_refuse_authority(&found, file, &revoke->diagnostics);
	char *fqdn;

	if (good) {
		fqdn = text_lower(
		    certificate_common_name(certificates_leaf(&found)));
		application_set(&revoke->application, FIELD_FQDN, fqdn);
		application_set(&revoke->application, FIELD_HISTORY, "file");
		application_set(&revoke->application, FIELD_PREVIOUS_FILES,
				file);
		free(fqdn);
	}
	certificates_release(&found);
	bytes_release(&bytes);
	return good;
}

/* What the command line says beats the file. */
static void
take_options(struct revoke *revoke)
{
	const struct options *options = revoke->options;
	struct application *application = &revoke->application;

	application_set(application, FIELD_PURPOSE, "revoke");
	if (options->reason)
		application_set(application, FIELD_REVOKE_REASON,
				options->reason);
	if (options->comment)
		application_set(application, FIELD_REVOKE_COMMENT,
				options->comment);
	if (options->confirm)
		application_set(application, FIELD_REVOKE_CONFIRMED,
				options->confirm);
}

static bool
load(struct revoke *revoke)
{
	const char *file = revoke->options->operand[0];
	const char *profile = revoke->options->profile;

	if (!(names_application(file) ? load_application(revoke, file)
				      : load_certificate(revoke, file)))
		return false;
	take_options(revoke);
	if (!profile)
		profile = application_get(&revoke->application, FIELD_PROFILE);
	revoke->profile =
	    profile_load(*profile ? profile : "uec",
			 &revoke->surroundings.profiles, &revoke->diagnostics);
	return revoke->profile != NULL;
}

/* Before a leak can be confirmed, it is said what one is. */
static void
explain_leak(const struct application *application)
{
	const char *reason = application_get(application, FIELD_REVOKE_REASON);
	const char *word = application_get(application, FIELD_REVOKE_CONFIRMED);

	if (strcmp(reason, "1") == 0 && !revocation_word(word))
		fprintf(stderr,
			_("upki-wizard: %s To confirm add: --confirm "
			  "keyCompromise\n"),
			revocation_description(reason));
}

/* Says first that the certificate is the one before the application's own: who
 * revokes because the new key leaked must not get the old one revoked. */
static void
warn_of_earlier(struct revoke *revoke, const struct plan *plan)
{
	static const char sentence[] =
	    N_("This application names the certificate before the renewal "
	       "(serial %s). To revoke the certificate that was issued for "
	       "it, name that certificate's file instead.");
	struct diagnostics first = {0};
	const char *serial = plan->verdict.serial;

	if (!revoke->from_application || !serial)
		return;
	if (strcmp(application_get(&revoke->application, FIELD_REVOKE_REASON),
		   "1") == 0)
		diagnostics_error(&first, 514, NULL, sentence, serial, NULL);
	else
		diagnostics_warning(&first, 514, NULL, sentence, serial, NULL);
	diagnostic_place(first.item[0], revoke->application.file, 0, 0);
	diagnostics_move(&first, &revoke->diagnostics);
	diagnostics_release(&revoke->diagnostics);
	revoke->diagnostics = first;
}

/* The name was read from the certificate: what is wrong with it is to be said
 * of that file. */
static void
place_name(struct revoke *revoke)
{
	const char *file = revoke->options->operand[0];

	for (size_t i = 0; i < revoke->diagnostics.count; i++) {
		struct diagnostic *diagnostic = revoke->diagnostics.item[i];

		if (!names_application(file) && !diagnostic->file &&
		    diagnostic->field && strcmp(diagnostic->field, "fqdn") == 0)
			diagnostic_place(diagnostic, file, 0, 0);
	}
}

static int
plan_and_make(struct revoke *revoke)
{
	struct context context = {.profile = revoke->profile,
				  .application = &revoke->application,
				  .material = &revoke->material,
				  .surroundings = &revoke->surroundings};
	struct plan plan;
	struct assignment assignment = {&context, &plan};
	int status;

	material_refresh(&revoke->material, &revoke->application,
			 &revoke->surroundings);
	material_look_if_asked(&revoke->material, &revoke->application);
	fields_correct(&context, &revoke->application, &revoke->diagnostics);
	diagnostics_keep_notes(&revoke->diagnostics);
	plan_make(&context, &plan, &revoke->diagnostics);
	warn_of_earlier(revoke, &plan);
	application_place(&revoke->application, &revoke->diagnostics);
	place_name(revoke);
	diagnostics_drop_repeats(&revoke->diagnostics);
	print_diagnostics(stderr, &revoke->diagnostics);
	explain_leak(&revoke->application);
	status = exit_status(&revoke->diagnostics);
	if (status == EXIT_WELL && revoke->options->dry_run) {
		char *text = plan_text(&plan, &revoke->surroundings, false);

		print_document(text);
		free(text);
	} else if (status == EXIT_WELL) {
		status =
		    make_and_report(&assignment, 1, &(struct secret){NULL, 0});
	}
	plan_release(&plan);
	return status;
}

int
command_revoke(const struct options *options)
{
	struct revoke revoke = {.options = options};
	int status;

	if (options->operands != 1)
		return wrong_usage(_("revoke wants one certificate or "
				     "application file."));
	if (!options->reason && !names_application(options->operand[0]))
		return wrong_usage(_("revoke wants --reason: 0, 1, 3, 4 or "
				     "5."));
	surroundings_init(&revoke.surroundings, options);
	if (!crypto_start()) {
		fprintf(stderr, _("upki-wizard: the cryptographic library "
				  "cannot be started.\n"));
		status = EXIT_MACHINE;
	} else if (load(&revoke)) {
		status = plan_and_make(&revoke);
	} else {
		print_diagnostics(stderr, &revoke.diagnostics);
		status = exit_status(&revoke.diagnostics);
	}
	revoke_release(&revoke);
	return status;
}
