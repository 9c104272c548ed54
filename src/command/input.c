/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that make files read besides: documents, passphrase. */
#include "config.h"

#include "base/locale.h"
#include "base/yaml.h"
#include "command/build.h"
#include "command/check.h"
#include "service/check.h"
#include "service/tsv_read.h"

#include <string.h>

/* Longer than any passphrase; the file's first line counts. */
#define PASSPHRASE_FILE_LIMIT 4096

/* True when a line "---" begins another document. */
static bool
has_documents(const struct bytes *bytes)
{
	const char *mark = strstr(bytes->data, "\n---");

	return mark && (mark[4] == '\0' || strchr("\r\n \t", mark[4]));
}

bool
application_refuse_other(const char *file, const struct bytes *bytes,
			 struct diagnostics *diagnostics)
{
	static const char *const sentences[] = {
	    [CHECK_TSV] =
		N_("This is a TSV file; an application file or a draft (YAML) "
		   "is wanted here. The application.yaml of a TSV lies in the "
		   "folder above send/."),
	    [CHECK_REQUEST] = N_("This is a CSR; an application file or a "
				 "draft (YAML) is wanted here. It can name the "
				 "CSR under csr-file."),
	    [CHECK_CERTIFICATE] =
		N_("This is a certificate; an application file or a draft "
		   "(YAML) is wanted here. It can name the certificate under "
		   "previous-files."),
	    [CHECK_KEY] = N_("This is a private key; an application file or a "
			     "draft (YAML) is wanted here."),
	};
	/* By what is in it: a name may be anything. */
	enum check_content content =
	    check_content("", bytes->data, bytes->size);

	if (content == CHECK_TSV || content == CHECK_OTHER)
		content = tsv_is_meant(file, bytes->data, bytes->size)
			      ? CHECK_TSV
			      : CHECK_OTHER;
	if (content >= sizeof(sentences) / sizeof(*sentences) ||
	    !sentences[content])
		return false;
	diagnostic_place(
	    diagnostics_error(diagnostics, 501, NULL, sentences[content], NULL),
	    file, 0, 0);
	return true;
}

bool
application_bytes(const char *file, struct bytes *bytes,
		  struct diagnostics *diagnostics)
{
	if (!file_read(file, YAML_STREAM_LIMIT, bytes, diagnostics) ||
	    application_refuse_other(file, bytes, diagnostics))
		return false;
	if (bytes->size <= YAML_SIZE_LIMIT || has_documents(bytes))
		return true;
	/* Too large for one: the smaller limit is told. */
	bytes_release(bytes);
	return file_read(file, YAML_SIZE_LIMIT, bytes, diagnostics);
}

/* The place of what is wrong, or 0. */
static size_t
check_passphrase_line(const struct secret *passphrase,
		      struct diagnostics *diagnostics)
{
	if (passphrase->size)
		return check_passphrase(passphrase->bytes, passphrase->size,
					NULL, diagnostics);
	diagnostics_error(diagnostics, 201, NULL,
			  N_("The first line of this file is empty; it must "
			     "hold the passphrase."),
			  NULL);
	return 1;
}

bool
passphrase_read(const char *file, struct secret *passphrase,
		struct diagnostics *diagnostics)
{
	struct bytes bytes = {0};
	size_t length, wrong;

	if (!file)
		return true;
	if (!file_read(file, PASSPHRASE_FILE_LIMIT, &bytes, diagnostics))
		return false;
	length = strcspn(bytes.data, "\r\n");
	secret_set(passphrase, bytes.data, length);
	secret_wipe(bytes.data, bytes.size);
	bytes_release(&bytes);
	wrong = check_passphrase_line(passphrase, diagnostics);
	if (wrong)
		diagnostic_place(diagnostics->item[diagnostics->count - 1],
				 file, 1, (long)wrong);
	return !wrong;
}

void
passphrase_check(const struct context *context, bool given,
		 struct diagnostics *diagnostics)
{
	enum profile_passphrase wanted = context_passphrase(context);

	if (wanted == PROFILE_PASSPHRASE_REQUIRED && !given)
		diagnostics_error(diagnostics, 201, "passphrase",
				  N_("This institution wants a passphrase on "
				     "the private key. Give it with "
				     "--passphrase-file."),
				  NULL);
	else if (wanted == PROFILE_PASSPHRASE_OPTIONAL && !given &&
		 context->application->had_passphrase)
		diagnostics_error(diagnostics, 201, "passphrase",
				  N_("A passphrase was entered before, and a "
				     "draft never keeps it. Give it with "
				     "--passphrase-file, or remove "
				     "\"had-passphrase\" from the file to make "
				     "the key without one."),
				  NULL);
	else if (wanted == PROFILE_PASSPHRASE_NONE && given)
		diagnostics_error(diagnostics, 706, "passphrase",
				  N_("The private key must have no passphrase "
				     "here, so --passphrase-file does not "
				     "fit."),
				  NULL);
}
