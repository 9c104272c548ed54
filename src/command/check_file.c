/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of file and what is checked in it. */
#include "config.h"

#include "command/check.h"

#include "application/chain_check.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/certificate.h"
#include "pki/chain.h"
#include "pki/content.h"
#include "pki/request.h"
#include "service/check.h"
#include "service/examine.h"
#include "service/tsv_check.h"
#include "service/tsv_read.h"

#include <stdlib.h>
#include <string.h>

void
check_place(const struct check_job *job, size_t from)
{
	for (size_t i = from; i < job->diagnostics->count; i++) {
		struct diagnostic *one = job->diagnostics->item[i];

		if (!one->file)
			diagnostic_place(one, job->file, 0, 0);
	}
}

struct diagnostic *
check_say(const struct check_job *job, enum severity severity, int number,
	  const char *format, const char *first, const char *second)
{
	struct diagnostic *diagnostic = diagnostics_error(
	    job->diagnostics, number, NULL, format, first, second, NULL);

	diagnostic->severity = severity;
	diagnostic_place(diagnostic, job->file, 0, 0);
	return diagnostic;
}

static bool
parse_kind(const char *text, enum tsv_kind *kind)
{
	for (*kind = TSV_NEW; text && *kind <= TSV_REVOKE; ++*kind)
		if (strcmp(text, tsv_kind_name(*kind)) == 0)
			return true;
	return false;
}

static void
check_tsv(const struct check_job *job)
{
	const struct check *check = job->check;
	struct tsv_check how = {.file = job->file, .profile = check->profile};
	struct tsv_summary summary;

	how.earlier = check->has_earlier ? &check->earlier : NULL;
	how.kind_is_stated = parse_kind(check->options->kind, &how.kind);
	tsv_check(job->bytes->data, job->bytes->size, &how, &summary,
		  job->diagnostics);
	job->result->has_kind = summary.lines > 0;
	job->result->kind = summary.kind;
	job->result->lines = summary.lines;
	job->result->names = summary.names;
	job->result->fqdn = alloc_string(summary.fqdn);
	job->result->name = alloc_string(summary.name);
	job->result->serial = alloc_string(summary.serial);
	tsv_summary_release(&summary);
}

/* Base64 alone is what column 7 holds (service.md, The TSV file); where the
 * centre takes the CSR itself, other programs will read the file. */
static void
check_armour(const struct check_job *job)
{
	const char *bytes = job->bytes->data;
	size_t size = job->bytes->size;
	static const char begin[] = "-----BEGIN ";

	if (memmem(bytes, size, begin, strlen(begin)) ||
	    content_of(bytes, size) == CONTENT_REQUEST)
		return;
	if (job->check->profile->artifact == PROFILE_ARTIFACT_CSR)
		check_say(job, SEVERITY_WARNING, 501,
			  N_("The CSR stands here without its first and last "
			     "line, and the centre takes the CSR itself. Put "
			     "\"-----BEGIN CERTIFICATE REQUEST-----\" before "
			     "it and \"-----END CERTIFICATE REQUEST-----\" "
			     "behind it, each on a line of its own."),
			  NULL, NULL);
	else
		check_say(job, SEVERITY_NOTE, 501,
			  N_("The CSR stands here without its first and last "
			     "line. So it goes into column 7 of a TSV file, "
			     "but openssl and other programs read it only "
			     "between \"-----BEGIN CERTIFICATE REQUEST-----\" "
			     "and \"-----END CERTIFICATE REQUEST-----\"."),
			  NULL, NULL);
}

/* The CN has to stand there as TSV and letter would have it: what check_fqdn
 * would correct is a fault of the CSR. Of several CNs nobody knows which one is
 * meant, and one that is no good need not be written well. */
static void
examine_named(const struct check_job *job, const struct request *request)
{
	const struct check *check = job->check;
	const char *cn = name_value(&request->subject, "CN");
	struct diagnostics said = {0};
	char *name =
	    cn && *cn ? check_fqdn(cn, NULL, check->profile, &said) : NULL;
	bool is_meant = name && name_values(&request->subject, "CN") == 1 &&
			!diagnostics_have_error(&said);

	examine_request(request, is_meant ? name : NULL,
			&check->earlier.previous, NULL, check->profile,
			job->diagnostics);
	if (name)
		free(check_fqdn(name, NULL, check->profile, job->diagnostics));
	free(name);
	diagnostics_release(&said);
}

static void
check_request(const struct check_job *job)
{
	struct request request = {0};
	size_t before = job->diagnostics->count;
	const char *cn;

	if (!request_read(job->file, job->bytes->data, job->bytes->size,
			  &request, job->diagnostics))
		return;
	check_armour(job);
	examine_named(job, &request);
	cn = name_value(&request.subject, "CN");
	check_place(job, before);
	job->result->fqdn = alloc_string(cn);
	job->result->names = 1;
	for (size_t i = 0; i < request.dns_names.count; i++)
		job->result->names +=
		    !cn || strcmp(request.dns_names.item[i], cn) != 0;
	request_release(&request);
}

static void
examine_certificate(const struct check_job *job,
		    const struct certificate *certificate)
{
	const struct date without_ou = {2022, 7, 27};
	const struct profile *profile = job->check->profile;
	const char *issuer = name_value(&certificate->issuer, "CN");
	const char *o = name_value(&certificate->subject, "O");
	const char *ou = name_value(&certificate->subject, "OU");
	char *until = date_text(date_of(certificate->not_after));

	if (certificate->is_self_signed || !issuer ||
	    !profile_issued(profile, issuer))
		check_say(
		    job, SEVERITY_WARNING, 303,
		    N_("Issued by \"%s\", not by UPKI. Look for an earlier "
		       "UPKI certificate."),
		    issuer ? issuer : "", NULL);
	else if (!o || !*o)
		check_say(job, SEVERITY_WARNING, 305,
			  N_("The certificate has no O in its subject; the "
			     "institution's is \"%s\"."),
			  profile->o, NULL);
	else if (strcmp(o, profile->o) != 0)
		check_say(
		    job, SEVERITY_WARNING, 305,
		    N_("The certificate has O \"%s\"; the institution's is "
		       "\"%s\"."),
		    o, profile->o);
	if (ou &&
	    date_compare(date_of(certificate->not_before), without_ou) >= 0)
		check_say(
		    job, SEVERITY_ERROR, 306,
		    N_("The certificate has OU \"%s\", although the service "
		       "issues none with OU since 2022-07-27."),
		    ou, NULL);
	if (date_compare(date_of(certificate->not_after),
			 job->check->surroundings.today) < 0)
		check_say(job, SEVERITY_NOTE, 309,
			  N_("The certificate expired on %s."), until, NULL);
	free(until);
}

/* The chain as it stands in the file. */
static void
check_chain(const struct check_job *job, const struct certificates *list)
{
	const struct certificate *leaf = certificates_leaf(list);
	const struct certificate *const *item =
	    (const struct certificate *const *)list->item;

	if (item[0] != leaf)
		check_say(job, SEVERITY_ERROR, 516,
			  N_("The chain is not in order: the certificate of "
			     "the server, \"%s\", must stand first, before "
			     "\"%s\"."),
			  certificate_common_name(leaf),
			  certificate_common_name(item[0]));
	else
		chain_check(leaf, item + 1, list->count - 1,
			    job->check->surroundings.today, job->diagnostics);
}

static void
check_certificate(const struct check_job *job)
{
	struct certificates list = {0};

	if (certificates_read(job->file, job->bytes->data, job->bytes->size,
			      &list, job->diagnostics)) {
		const struct certificate *leaf = certificates_leaf(&list);

		if (!leaf->is_authority)
			examine_certificate(job, leaf);
		if (certificates_are_chain(&list))
			check_chain(job, &list);
		job->result->fqdn = alloc_string(certificate_common_name(leaf));
		job->result->serial = alloc_string(leaf->serial);
		job->result->names = leaf->dns_name_count;
	}
	certificates_release(&list);
}

static void
pass_over_letter(const struct check_job *job)
{
	job->result->is_unchecked = true;
	check_say(job, SEVERITY_NOTE, 517,
		  N_("This is the letter that goes to the centre with the "
		     "files. People read it, so nothing in it is checked."),
		  NULL, NULL);
}

static void
pass_over_steps(const struct check_job *job)
{
	job->result->is_unchecked = true;
	check_say(job, SEVERITY_NOTE, 517,
		  N_("This is the list of the next steps, for whoever "
		     "applies. Nothing in it is checked."),
		  NULL, NULL);
}

/* The limits of reliability.md, Reading; YAML has its own. */
static bool
is_small_enough(const struct check_job *job, enum check_content content)
{
	struct bytes bytes = {0};
	bool small;

	if (content == CHECK_TSV || content == CHECK_APPLICATION ||
	    content == CHECK_PROFILE || content == CHECK_FOREIGN ||
	    job->bytes->size <= CHECK_PEM_LIMIT)
		return true;
	small = file_read(job->file, CHECK_PEM_LIMIT, &bytes, job->diagnostics);
	bytes_release(&bytes);
	return small;
}

static void
check_as(const struct check_job *job, enum check_content content)
{
	static void (*const checks[])(const struct check_job *) = {
	    [CHECK_TSV] = check_tsv,
	    [CHECK_REQUEST] = check_request,
	    [CHECK_CERTIFICATE] = check_certificate,
	    [CHECK_KEY] = check_key_file,
	    [CHECK_APPLICATION] = check_application_file,
	    [CHECK_PROFILE] = check_profile_file,
	    [CHECK_LETTER] = pass_over_letter,
	    [CHECK_STEPS] = pass_over_steps,
	    [CHECK_FOREIGN] = check_foreign_file,
	};

	if (content == CHECK_EMPTY)
		check_say(
		    job, SEVERITY_ERROR, 213,
		    N_("The file is empty. It may have been cut off while it "
		       "was copied: copy or make it again."),
		    NULL, NULL);
	else if (content == CHECK_OTHER)
		check_say(
		    job, SEVERITY_ERROR, 501,
		    N_("This file is none of those that can be checked: TSV, "
		       "CSR, certificate, key, application, profile."),
		    NULL, NULL);
	else if (!check_is_misnamed(job, content) &&
		 is_small_enough(job, content))
		checks[content](job);
}

/* What lies in one file with a private key is checked as if it lay there
 * alone, and placed where it stands. */
static void
check_beside_key(const struct check_job *job, const struct bytes *rest,
		 enum check_content content)
{
	struct check_job apart = *job;
	size_t before;

	check_say(job, SEVERITY_ERROR, 515,
		  N_("The file also holds a private key. Nobody else may have "
		     "it: keep it in a file of its own. If this one was "
		     "mailed, make a new key and apply anew."),
		  NULL, NULL);
	before = job->diagnostics->count;
	apart.bytes = rest;
	check_as(&apart, content);
	for (size_t i = before; i < job->diagnostics->count; i++) {
		struct diagnostic *one = job->diagnostics->item[i];

		if (one->file && strcmp(one->file, job->file) == 0)
			one->line = check_line_with_keys(job->bytes, one->line);
	}
}

static void
check_contents(const struct check_job *job)
{
	enum check_content content;
	struct bytes rest = {0};

	if (check_has_key(job->bytes)) {
		check_without_keys(job->bytes, &rest);
		content = check_content_beside_key(rest.data, rest.size);
		if (content == CHECK_KEY)
			check_as(job, content);
		else
			check_beside_key(job, &rest, content);
	} else {
		content = check_content(job->file, job->bytes->data,
					job->bytes->size);
		check_as(job, content);
	}
	bytes_release(&rest);
}

void
check_file(const struct check *check, const char *file,
	   struct check_result *result, struct diagnostics *diagnostics)
{
	struct bytes bytes = {0};
	const struct check_job job = {check, file, &bytes, result, diagnostics};

	if (file_read(file, TSV_SIZE_LIMIT, &bytes, diagnostics))
		check_contents(&job);
	bytes_release(&bytes);
}
