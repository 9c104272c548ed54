/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A private key: whom it belongs to, who can read it, its passphrase. */
#include "config.h"

#include "command/check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/private_key.h"
#include "pki/request.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define BESIDE_LIMIT 100
#define FOLDER_LIMIT 10000

/* The requests in the key's folder; that of the same name comes first. */
static void
requests_beside(const char *file, struct strings *paths)
{
	char *folder = file_folder(file), *name = file_name(file);
	struct strings names = {0};
	char *dot = strrchr(name, '.');
	char *same;

	if (dot)
		*dot = '\0';
	same = alloc_format("%s.csr", name);
	file_complete(folder, "", BESIDE_LIMIT, &names);
	if (strings_has(&names, same))
		strings_take(paths, file_path(folder, same, NULL));
	for (size_t i = 0; i < names.count; i++)
		if (text_ends_with(names.item[i], ".csr") &&
		    strcmp(names.item[i], same) != 0)
			strings_take(paths,
				     file_path(folder, names.item[i], NULL));
	strings_release(&names);
	free(same);
	free(name);
	free(folder);
}

/* The registrar's list of what was issued is no application. */
static bool
is_application(const char *name)
{
	return check_content_of_name(name) == CHECK_TSV &&
	       strcasecmp(name, "serverAll.tsv") != 0;
}

/* What this program makes keeps the TSV apart, in send/. Both in one folder
 * came together, most likely by mail. */
static void
check_sent(const struct check_job *job)
{
	char *folder = file_folder(job->file);
	struct strings names = {0};
	size_t i = 0;

	file_complete(folder, "", FOLDER_LIMIT, &names);
	while (i < names.count && !is_application(names.item[i]))
		i++;
	if (i < names.count)
		check_say(
		    job, SEVERITY_WARNING, 515,
		    N_("The TSV file %s lies beside this private key. A key "
		       "stays on its server: if it was sent with the TSV, it "
		       "is no secret any more, and a new key and a new "
		       "application are needed."),
		    names.item[i], NULL);
	strings_release(&names);
	free(folder);
}

static bool
read_request(const char *file, struct request *request)
{
	struct diagnostics ignored = {0};
	struct bytes bytes = {0};
	bool good =
	    file_read(file, CHECK_PEM_LIMIT, &bytes, &ignored) &&
	    request_read(file, bytes.data, bytes.size, request, &ignored);

	bytes_release(&bytes);
	diagnostics_release(&ignored);
	return good;
}

/* UNREADABLE when there is nothing to compare with; *beside is the first
 * request that the key was compared with. */
static enum private_key_match
compare_beside(const struct check_job *job, char **beside)
{
	static const unsigned char nothing[CRYPTO_DIGEST_SIZE];
	struct strings paths = {0};
	enum private_key_match match;

	/* Whether it is a key at all. */
	match = private_key_compare(job->bytes->data, job->bytes->size, NULL,
				    nothing);
	requests_beside(job->file, &paths);
	for (size_t i = 0; match == PRIVATE_KEY_DIFFERS && i < paths.count;
	     i++) {
		struct request request = {0};

		if (read_request(paths.item[i], &request)) {
			match = private_key_compare(job->bytes->data,
						    job->bytes->size, NULL,
						    request.key_digest);
			if (!*beside)
				*beside = alloc_string(paths.item[i]);
		}
		request_release(&request);
	}
	strings_release(&paths);
	return match;
}

static void
check_passphrase(const struct check_job *job, bool encrypted)
{
	enum profile_passphrase wanted = job->check->profile->passphrase;

	if (encrypted && wanted == PROFILE_PASSPHRASE_NONE)
		check_say(
		    job, SEVERITY_ERROR, 706,
		    N_("The key has a passphrase; at this institution it must "
		       "have none."),
		    NULL, NULL);
	else if (!encrypted && wanted == PROFILE_PASSPHRASE_REQUIRED)
		check_say(
		    job, SEVERITY_ERROR, 201,
		    N_("The key has no passphrase; this institution wants "
		       "one."),
		    NULL, NULL);
	if (encrypted)
		check_say(
		    job, SEVERITY_NOTE, 512,
		    N_("The key has a passphrase, so it was not compared with "
		       "a CSR."),
		    NULL, NULL);
}

void
check_key_readers(const struct check_job *job)
{
	struct stat status;

	if (stat(job->file, &status) != 0)
		return;
	if (status.st_mode & (S_IRWXO | S_IWGRP))
		check_say(
		    job, SEVERITY_ERROR, 515,
		    N_("Other users may read or change this private key. Run: "
		       "chmod 600 %s"),
		    job->file, NULL);
	else if (status.st_mode & S_IRWXG)
		check_say(
		    job, SEVERITY_WARNING, 515,
		    N_("A group of users may read this private key. Unless a "
		       "program needs it so, run: chmod 600 %s"),
		    job->file, NULL);
}

void
check_key_file(const struct check_job *job)
{
	char *beside = NULL;
	enum private_key_match match = compare_beside(job, &beside);

	if (match == PRIVATE_KEY_UNREADABLE)
		check_say(
		    job, SEVERITY_ERROR, 501,
		    N_("The private key in this file cannot be read; it is "
		       "damaged or incomplete."),
		    NULL, NULL);
	else
		check_passphrase(job, match == PRIVATE_KEY_ENCRYPTED);
	if (match == PRIVATE_KEY_DIFFERS && beside)
		check_say(
		    job, SEVERITY_ERROR, 512,
		    N_("The key does not belong to the CSR beside it, %s. A "
		       "certificate made from that CSR will not work with "
		       "this key."),
		    beside, NULL);
	else if (match == PRIVATE_KEY_DIFFERS)
		check_say(
		    job, SEVERITY_NOTE, 512,
		    N_("There is no CSR beside this key to compare it with."),
		    NULL, NULL);
	check_key_readers(job);
	check_sent(job);
	free(beside);
}
