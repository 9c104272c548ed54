/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginnings: an old certificate, a request, last time's folder, an application
 * file. */
#include "config.h"

#include "application/application_file.h"
#include "application/doubt.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"
#include "service/earlier.h"
#include "service/tsv_read.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void
wizard_take_application(struct wizard *wizard,
			const struct application *application)
{
	application_release(&wizard->application);
	application_release(&wizard->left_out);
	application_copy(&wizard->application, application);
	wizard->names_filled = false;
	wizard_note_claim(wizard);
	for (int field = 0; field < FIELD_COUNT; field++)
		wizard->left[field] = false;
	wizard_forget_passphrase(wizard);
	wizard->left[FIELD_PASSPHRASE] = application->had_passphrase;
	wizard->left[FIELD_DNS_NAMES] = application->names_filled;
}

/* A renewal from a record needs the certificate that came of it: it often lies
 * in the record's folder or in the output folder. One from before it is left to
 * page 3. */
static void
take_issued(struct wizard *wizard, const char *record)
{
	struct context context = wizard_context(wizard);
	struct strings folders = {0};
	struct found found = {0};
	char *fqdn = context_fqdn(&context);

	strings_take(&folders, file_folder(record));
	strings_take(&folders, context_output_folder(&context));
	found_search(&folders, fqdn, wizard->profile, &found);
	if (found.count &&
	    !doubt_predates(&wizard->application, found.item[0].serial,
			    date_of(found.item[0].not_before)))
		wizard_use_file(wizard, found.item[0].file);
	found_release(&found);
	strings_release(&folders);
	free(fqdn);
}

/* It does not say what the wizard has to know: the history, and whose key. */
static bool
refuse_tsv(const char *file, const struct bytes *bytes,
	   struct diagnostics *diagnostics)
{
	if (!tsv_is_meant(file, bytes->data, bytes->size))
		return false;
	diagnostic_place(
	    diagnostics_error(diagnostics, 501, NULL,
			      N_("This is a TSV file, from which the wizard "
				 "cannot start. Name the folder that was made "
				 "last time (the one with application.yaml in "
				 "it), or the certificate."),
			      NULL),
	    file, 0, 0);
	return true;
}

static bool
start_from_application(struct wizard *wizard, const char *file,
		       struct diagnostics *diagnostics)
{
	struct application application = {0};
	struct bytes bytes = {0};
	bool good = file_read(file, YAML_SIZE_LIMIT, &bytes, diagnostics) &&
		    !refuse_tsv(file, &bytes, diagnostics) &&
		    application_read(&application, file, bytes.data, bytes.size,
				     APPLICATION_DRAFT, false, diagnostics);

	if (good) {
		wizard_part(wizard);
		wizard_take_application(wizard, &application);
		/* A draft says where it was left; what else has no name is
		 * meant for the one that will be typed. */
		if (application.page)
			wizard_doubt_draft(wizard);
		if (application.made_folder)
			wizard_keep_person(wizard, true);
		if (wizard->profile_is_given)
			application_set(&wizard->application, FIELD_PROFILE,
					wizard->first_profile);
		good = wizard_follow_profile(wizard, diagnostics);
		if (good && application.made_folder)
			take_issued(wizard, file);
	}
	bytes_release(&bytes);
	application_release(&application);
	return good;
}

/* Another application begins, for the same purpose: what was said of one server
 * says nothing of another, so only the person stays. */
static void
leave_server(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	bool revokes = context_revokes(&context);

	wizard_part(wizard);
	wizard_keep_person(wizard, false);
	application_set(&wizard->application, FIELD_PURPOSE,
			revokes ? "revoke" : NULL);
}

static void
take_name(struct wizard *wizard, const char *name)
{
	char *fqdn = text_lower(name);

	if (application_has(&wizard->application, FIELD_FQDN) &&
	    strcmp(application_get(&wizard->application, FIELD_FQDN), fqdn) !=
		0)
		leave_server(wizard);
	application_set(&wizard->application, FIELD_FQDN, fqdn);
	free(fqdn);
}

static void
start_from_certificate(struct wizard *wizard, const char *file,
		       const struct certificates *found)
{
	take_name(wizard, certificate_common_name(certificates_leaf(found)));
	/* It is the evidence now; what was typed in its place is not. */
	for (int i = 0; i < FIELD_COUNT; i++)
		if (fields[i].page == fields[FIELD_HISTORY].page)
			application_set(&wizard->application, (enum field_id)i,
					NULL);
	wizard_forget_word(wizard, FIELD_HISTORY);
	application_set(&wizard->application, FIELD_HISTORY, "file");
	application_set(&wizard->application, FIELD_PREVIOUS_FILES, file);
}

static void
start_from_request(struct wizard *wizard, const char *file,
		   const struct request *request)
{
	const char *name = name_value(&request->subject, "CN");

	take_name(wizard, name ? name : "");
	application_set(&wizard->application, FIELD_KEY_SOURCE, "csr");
	application_set(&wizard->application, FIELD_CSR_FILE, file);
}

/* A TSV can hold no certificate that would be found, unless its name lies. */
static bool
read_certificates(const char *file, const struct bytes *bytes,
		  struct certificates *certificates,
		  struct diagnostics *diagnostics)
{
	struct diagnostics said = {0};
	bool good = certificates_read(file, bytes->data, bytes->size,
				      certificates, &said);

	if (good || !refuse_tsv(file, bytes, diagnostics))
		diagnostics_move(diagnostics, &said);
	diagnostics_release(&said);
	return good &&
	       !earlier_refuse_authority(certificates, file, diagnostics);
}

/* A certificate or a request, by what the bytes are. */
static bool
start_from_pki(struct wizard *wizard, const char *file,
	       struct diagnostics *diagnostics)
{
	struct certificates certificates = {0};
	struct request request = {0};
	struct diagnostics ignored = {0};
	struct bytes bytes = {0};
	bool good = file_read(file, PKI_SIZE_LIMIT, &bytes, diagnostics);

	if (good &&
	    request_read(file, bytes.data, bytes.size, &request, &ignored))
		start_from_request(wizard, file, &request);
	else if (good && (good = read_certificates(file, &bytes, &certificates,
						   diagnostics)))
		start_from_certificate(wizard, file, &certificates);
	bytes_release(&bytes);
	diagnostics_release(&ignored);
	request_release(&request);
	certificates_release(&certificates);
	return good;
}

/* Else the page that comes first looks as if nothing was taken, and an
 * application that was begun before as if it was gone. */
static void
say_taken(struct wizard *wizard, const char *path)
{
	/* Page 8 says it itself. */
	bool same = wizard->page < 8 && wizard_same_name(wizard) != NULL;

	wizard_say(
	    wizard, same ? STYLE_WARNING : STYLE_NOTE,
	    /* A long path may be cut on the right. */
	    same ? N_("There is an unfinished application for this name, too: "
		      "page 1 offers to go on with it. Filled in from %s.")
		 : N_("Filled in from %s. The pages before show what was "
		      "taken."),
	    path, NULL);
	if (!same)
		wizard_say_left_out(wizard);
}

bool
wizard_start_from(struct wizard *wizard, const char *file,
		  struct diagnostics *diagnostics)
{
	char *path = file_path(wizard->surroundings->working_folder, file,
			       wizard->surroundings->home);
	size_t length = strlen(path);
	struct stat status;
	bool good;

	while (length > 1 && path[length - 1] == '/')
		path[--length] = '\0';
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		char *record = alloc_format("%s/application.yaml", path);

		good = start_from_application(wizard, record, diagnostics);
		free(record);
	} else if (text_ends_with(path, ".yaml") ||
		   text_ends_with(path, ".yml")) {
		good = start_from_application(wizard, path, diagnostics);
	} else {
		good = start_from_pki(wizard, path, diagnostics);
	}
	wizard->changed = true;
	wizard_read_files(wizard);
	if (good) {
		wizard->begun++;
		wizard_list_drafts(wizard);
		application_set(&wizard->application, FIELD_START_FROM, NULL);
		wizard_open_page(wizard, wizard_first_open_page(wizard));
		wizard_demand_passphrase(wizard);
		wizard_note_given(wizard);
		say_taken(wizard, path);
	}
	free(path);
	return good;
}

bool
wizard_start_typed(struct wizard *wizard)
{
	struct diagnostics problems = {0};
	char *path = application_path(
	    &wizard->application, wizard->surroundings,
	    application_get(&wizard->application, FIELD_START_FROM));
	bool good = wizard_start_from(wizard, path, &problems);

	if (!good)
		wizard_say_problem(wizard, STYLE_ERROR, problems.item[0]);
	free(path);
	diagnostics_release(&problems);
	return good;
}

bool
wizard_start_demo(struct wizard *wizard, struct diagnostics *diagnostics)
{
	const struct strings *folders = &wizard->surroundings->profiles.folder;
	/* Installed beside the profiles, which are looked for there last. */
	char *beside = file_folder(folders->item[folders->count - 1]);
	char *file = alloc_format("%s/demo/application.yaml", beside);
	bool good;

	/* The sample data are those of one institution. */
	wizard->profile_is_given = false;
	good = wizard_start_from(wizard, file, diagnostics);
	free(file);
	free(beside);
	if (good)
		wizard_open_page(wizard, 1);
	return good;
}
