/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check --for FOLDER: the certificate that came, and the folder it is for. */
#include "config.h"

#include "command/check.h"

#include "application/application_file.h"
#include "application/arrival.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"
#include "pki/private_key.h"
#include "pki/request.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>

#define FOLDER_LIMIT 200

/* What the folder holds. */
struct folder_contents {
	struct application application;
	struct profile *profile; /* the application's, or NULL */
	struct date made;
	struct strings dns_names;
	char *fqdn;
	char *key, *csr; /* paths, or NULL */
};

static void
folder_contents_release(struct folder_contents *contents)
{
	application_release(&contents->application);
	profile_free(contents->profile);
	strings_release(&contents->dns_names);
	free(contents->fqdn);
	free(contents->key);
	free(contents->csr);
}

/* The record: which name, which institution, when. */
static bool
read_record(const struct check *check, struct folder_contents *contents,
	    struct diagnostics *diagnostics)
{
	char *file =
	    file_path(check->options->folder, "application.yaml", NULL);
	struct bytes bytes = {0};
	struct yaml_node *document = NULL;
	bool good = file_read(file, YAML_SIZE_LIMIT, &bytes, diagnostics);
	const char *made;

	if (good)
		document = yaml_read(file, bytes.data, bytes.size, diagnostics);
	good = document &&
	       application_read_node(&contents->application, file, document,
				     APPLICATION_STRICT, false, diagnostics);
	made = document ? yaml_text(document, "made.date") : NULL;
	if (!made || !date_parse(made, &contents->made))
		contents->made = (struct date){0};
	yaml_free(document);
	bytes_release(&bytes);
	free(file);
	return good;
}

static void
take_names(const struct check *check, struct folder_contents *contents)
{
	const struct profile *profile =
	    contents->profile ? contents->profile : check->profile;
	const struct application *application = &contents->application;
	struct diagnostics ignored = {0};

	contents->fqdn = check_fqdn(application_get(application, FIELD_FQDN),
				    NULL, profile, &ignored);
	check_dns_names(&application->answer[FIELD_DNS_NAMES].line,
			contents->fqdn, NULL, profile, &contents->dns_names,
			&ignored);
	diagnostics_release(&ignored);
}

/* The first file of this ending in folder. */
static char *
find_file(const char *folder, const char *ending)
{
	struct strings names = {0};
	char *found = NULL;

	file_complete(folder, "", FOLDER_LIMIT, &names);
	for (size_t i = 0; !found && i < names.count; i++)
		if (text_ends_with(names.item[i], ending))
			found = file_path(folder, names.item[i], NULL);
	strings_release(&names);
	return found;
}

/* Key and CSR; with a CSR of one's own its place is in the record, and where
 * the centre takes CSRs it lies in send/. */
static void
find_files(const struct check *check, struct folder_contents *contents)
{
	const char *folder = check->options->folder;
	const struct application *application = &contents->application;
	char *send = file_path(folder, "send", NULL);

	contents->key = find_file(folder, ".key");
	contents->csr = find_file(folder, ".csr");
	if (!contents->csr)
		contents->csr = find_file(send, ".csr");
	if (!contents->csr && application_has(application, FIELD_CSR_FILE))
		contents->csr = application_path(
		    application, &check->surroundings,
		    application_get(application, FIELD_CSR_FILE));
	if (!contents->key && application_has(application, FIELD_KEY_FILE))
		contents->key = application_path(
		    application, &check->surroundings,
		    application_get(application, FIELD_KEY_FILE));
	free(send);
}

static bool
read_folder(const struct check *check, struct folder_contents *contents,
	    struct diagnostics *diagnostics)
{
	const char *id;

	if (!read_record(check, contents, diagnostics))
		return false;
	id = application_get(&contents->application, FIELD_PROFILE);
	if (!check->options->profile && *id)
		contents->profile = profile_load(
		    id, &check->surroundings.profiles, diagnostics);
	if (diagnostics_have_error(diagnostics))
		return false;
	take_names(check, contents);
	find_files(check, contents);
	return true;
}

/* The certificate's key against the CSR: what is left when the private key
 * cannot be opened without its passphrase. */
static bool
differs_from_request(const char *file, const struct certificate *leaf,
		     struct diagnostics *diagnostics)
{
	struct bytes bytes = {0};
	struct request request = {0};
	bool differs = false;

	if (file_read(file, CHECK_PEM_LIMIT, &bytes, diagnostics) &&
	    request_read(file, bytes.data, bytes.size, &request, diagnostics))
		differs = memcmp(request.key_digest, leaf->key_digest,
				 CRYPTO_DIGEST_SIZE) != 0;
	request_release(&request);
	bytes_release(&bytes);
	return differs;
}

static bool
key_differs(const struct folder_contents *contents,
	    const struct certificate *leaf, const char *folder,
	    struct diagnostics *diagnostics)
{
	enum private_key_match match = PRIVATE_KEY_ENCRYPTED;
	struct bytes bytes = {0};

	if (contents->key &&
	    file_read(contents->key, CHECK_PEM_LIMIT, &bytes, diagnostics))
		match = private_key_compare(bytes.data, bytes.size, NULL,
					    leaf->key_digest);
	bytes_release(&bytes);
	if (match == PRIVATE_KEY_UNREADABLE)
		diagnostic_place(
		    diagnostics_error(
			diagnostics, 501, NULL,
			N_("The private key in this file cannot be read; it "
			   "is damaged or incomplete."),
			NULL),
		    contents->key, 0, 0);
	if (match != PRIVATE_KEY_ENCRYPTED)
		return match == PRIVATE_KEY_DIFFERS;
	if (contents->csr)
		return differs_from_request(contents->csr, leaf, diagnostics);
	diagnostic_place(
	    diagnostics_error(diagnostics, 208, NULL,
			      N_("There is neither a key nor a CSR in this "
				 "folder to compare the certificate with."),
			      NULL),
	    folder, 0, 0);
	return false;
}

static bool
read_certificates(const struct check *check, struct certificates *list,
		  struct diagnostics *diagnostics)
{
	bool good = true;

	for (int i = 0; i < check->options->operands; i++) {
		const char *file = check->options->operand[i];
		struct bytes bytes = {0};

		good &= file_read(file, CHECK_PEM_LIMIT, &bytes, diagnostics) &&
			certificates_read(file, bytes.data, bytes.size, list,
					  diagnostics);
		bytes_release(&bytes);
	}
	return good && list->count && !diagnostics_have_error(diagnostics);
}

/* What stands before the leaf in one file with it, where the server would send
 * it first; in which order files are named does not matter to the leaf. */
static const struct certificate *
before_leaf(const struct certificates *list, const struct certificate *leaf)
{
	for (size_t i = 0; i < list->count && list->item[i] != leaf; i++)
		if (strcmp(list->item[i]->source, leaf->source) == 0)
			return list->item[i];
	return NULL;
}

static void
compare(const struct check *check, const struct folder_contents *contents,
	const struct certificates *list, struct diagnostics *diagnostics)
{
	const struct certificate *leaf = certificates_leaf(list);
	size_t count = 0;
	const struct certificate **chain =
	    alloc_array(list->count, sizeof(struct certificate *));
	const struct check_job key = {
	    .check = check, .file = contents->key, .diagnostics = diagnostics};
	struct arrival arrival = {
	    .profile = contents->profile ? contents->profile : check->profile,
	    .today = check->surroundings.today,
	    .made = contents->made,
	    .fqdn = contents->fqdn,
	    .dns_names = &contents->dns_names,
	    .leaf = leaf,
	    .before = before_leaf(list, leaf),
	    .chain = chain};

	for (size_t i = 0; i < list->count; i++)
		if (list->item[i] != leaf)
			chain[count++] = list->item[i];
	arrival.chain_count = count;
	arrival.key_differs = key_differs(contents, arrival.leaf,
					  check->options->folder, diagnostics);
	if (contents->key)
		check_key_readers(&key);
	arrival_check(&arrival, diagnostics);
	free(chain);
}

void
check_arrival(const struct check *check, struct check_result *result,
	      struct diagnostics *diagnostics)
{
	struct folder_contents contents = {0};
	struct certificates list = {0};

	if (read_folder(check, &contents, diagnostics) &&
	    read_certificates(check, &list, diagnostics)) {
		const struct certificate *leaf = certificates_leaf(&list);

		compare(check, &contents, &list, diagnostics);
		result->fqdn = alloc_string(certificate_common_name(leaf));
		result->serial = alloc_string(leaf->serial);
		result->names = leaf->dns_name_count;
	}
	certificates_release(&list);
	folder_contents_release(&contents);
}
