/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name of a TSV file against what is in it. */
#include "config.h"

#include "service/tsv_line_check.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Fewer digits before the "-" are no serial number. */
#define SERIAL_DIGITS 6

/* The name without its folders. */
static const char *
base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? slash + 1 : file;
}

void
tsv_check_extension(const struct tsv_check *check,
		    struct diagnostics *diagnostics)
{
	const char *name = base_name(check->file);
	char *lower = text_lower(name);

	if (!text_ends_with(lower, ".tsv") && !text_ends_with(lower, ".txt"))
		diagnostics_error(diagnostics, 209, NULL,
				  N_("The name \"%s\" does not end in .tsv or "
				     ".txt. Rename the file."),
				  name, NULL);
	free(lower);
}

/* The service calls its revocation files <serial>-<fqdn>.tsv; a file of this
 * name that says something else was mixed up. */
static void
check_service_name(const struct tsv_check *check,
		   const struct tsv_summary *summary,
		   struct diagnostics *diagnostics)
{
	const char *name = base_name(check->file);
	size_t length = strspn(name, "0123456789");
	char *wanted;

	if (length < SERIAL_DIGITS || name[length] != '-' ||
	    summary->lines != 1 || summary->kind != TSV_REVOKE ||
	    !summary->fqdn || !summary->serial)
		return;
	wanted = alloc_format("%s-%s.tsv", summary->serial, summary->fqdn);
	/* An old CN may have capital letters. */
	if (strcasecmp(wanted, name) != 0)
		diagnostics_warning(
		    diagnostics, 706, NULL,
		    N_("By its contents the file would be called \"%s\". "
		       "Check that it is the right one."),
		    wanted, NULL);
	free(wanted);
}

/* "(1)" at the end of the first size bytes: how long it is, or 0. */
static size_t
number_size(const char *name, size_t size)
{
	size_t digits = 0;

	if (!size || name[size - 1] != ')')
		return 0;
	while (digits + 2 < size && name[size - 2 - digits] >= '0' &&
	       name[size - 2 - digits] <= '9')
		digits++;
	return digits && name[size - 2 - digits] == '(' ? digits + 2 : 0;
}

/* The same of an ending, of which Windows may hide one and add another, and of
 * what stands in the name of a copy: "x - Copy (2).tsv". */
static size_t
addition_size(const char *name, size_t size)
{
	static const char *const additions[] = {
	    ".tsv", ".txt", " ", "- copy", "- コピー", "のコピー",
	};

	for (size_t i = 0; i < sizeof(additions) / sizeof(*additions); i++) {
		size_t length = strlen(additions[i]);

		if (length <= size &&
		    memcmp(name + size - length, additions[i], length) == 0)
			return length;
	}
	return number_size(name, size);
}

/* How much of a name, which is in lower case and half width, is the file's
 * own. */
static size_t
stem_size(const char *name)
{
	size_t size = strlen(name), addition;

	while ((addition = addition_size(name, size)))
		size -= addition;
	return size;
}

/* The kind that our own names end in; false: it is none of them. */
static bool
named_kind(const char *file, enum tsv_kind *kind)
{
	char *narrow = text_narrow(base_name(file));
	char *lower = text_lower(narrow);
	bool found = false;

	lower[stem_size(lower)] = '\0';
	for (int i = TSV_NEW; !found && i <= TSV_REVOKE; i++) {
		char *ending =
		    alloc_format("_%s", tsv_kind_name((enum tsv_kind)i));

		*kind = (enum tsv_kind)i;
		found = text_ends_with(lower, ending);
		free(ending);
	}
	free(lower);
	free(narrow);
	return found;
}

/* Nothing in a file says of what kind it is, so that whoever uploads it goes by
 * its name; under another kind the service refuses it (service.md, The TSV
 * file). */
static void
check_named_kind(const struct tsv_check *check,
		 const struct tsv_summary *summary,
		 struct diagnostics *diagnostics)
{
	enum tsv_kind named;
	char *ending;

	if (!summary->lines || !named_kind(check->file, &named) ||
	    named == summary->kind)
		return;
	ending = alloc_format("_%s.tsv", tsv_kind_name(summary->kind));
	diagnostics_error(
	    diagnostics, 706, NULL,
	    named == TSV_RENEW && summary->kind == TSV_NEW
		? N_("By its name the file is %s, but it holds %s: column 4, "
		     "the serial number of the certificate to be replaced, is "
		     "empty. The service refuses it as it is. Make the file "
		     "again as a renewal; only if nothing was issued before, "
		     "let its name end in %s.")
		: N_("By its name the file is %s, but it holds %s. Uploaded by "
		     "its name it is refused. Make sure of the kind, and make "
		     "the file again, or let its name end in %s."),
	    tsv_kind_with_article(named), tsv_kind_with_article(summary->kind),
	    ending, NULL);
	free(ending);
}

void
tsv_check_file_name(const struct tsv_check *check,
		    const struct tsv_summary *summary,
		    struct diagnostics *diagnostics)
{
	check_service_name(check, summary, diagnostics);
	check_named_kind(check, summary, diagnostics);
}
