/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of certificates behind a server's own. */
#include "config.h"

#include "application/chain_check.h"

#include "base/locale.h"
#include "pki/chain.h"

#include <stdlib.h>

static void
refuse(const struct certificate *at, struct diagnostics *diagnostics,
       const char *format, const char *first, const char *second,
       const char *third)
{
	diagnostic_place(diagnostics_error(diagnostics, 516, NULL, format,
					   first, second, third, NULL),
			 at->source, 0, 0);
}

/* Another one than the issuer; it may stand further behind. */
static void
say_other_name(const struct certificate *above,
	       const struct certificate *const *rest, size_t count,
	       struct diagnostics *diagnostics)
{
	bool is_later = false;

	for (size_t i = 1; i < count; i++)
		is_later |= chain_link(above, rest[i]) == CHAIN_LINK_GOOD;
	refuse(rest[0], diagnostics,
	       is_later ? N_("The chain is not in order: behind \"%s\" must "
			     "come \"%s\", not \"%s\".")
			: N_("The chain is broken: \"%s\" was issued by "
			     "\"%s\", but \"%s\" comes next. The certificate "
			     "of the issuer is missing."),
	       certificate_common_name(above), certificate_issuer_name(above),
	       certificate_common_name(rest[0]));
}

static bool
check_link(const struct certificate *above,
	   const struct certificate *const *rest, size_t count,
	   struct diagnostics *diagnostics)
{
	switch (chain_link(above, rest[0])) {
	case CHAIN_LINK_GOOD:
		return true;
	case CHAIN_LINK_OTHER_NAME:
		say_other_name(above, rest, count, diagnostics);
		break;
	case CHAIN_LINK_NO_AUTHORITY:
		refuse(rest[0], diagnostics,
		       N_("The chain is broken: behind \"%s\" stands \"%s\", "
			  "but this certificate is not that of a CA and cannot "
			  "have issued any. Download it again from the "
			  "service's page."),
		       certificate_common_name(above),
		       certificate_common_name(rest[0]), NULL);
		break;
	case CHAIN_LINK_OTHER_KEY:
		refuse(rest[0], diagnostics,
		       N_("The chain is broken: this certificate has the name "
			  "\"%2$s\", but the signature of \"%1$s\" was not "
			  "made with its key. It is another one of the same "
			  "name: download it again from the service's page."),
		       certificate_common_name(above),
		       certificate_common_name(rest[0]), NULL);
		break;
	}
	return false;
}

static void
check_dates(const struct certificate *certificate, struct date today,
	    struct diagnostics *diagnostics)
{
	char *from = date_text(date_of(certificate->not_before));
	char *until = date_text(date_of(certificate->not_after));

	/* Browsers look for their own root, and not at its dates. */
	if (!certificate->is_self_signed &&
	    !certificate_is_valid(certificate, today))
		refuse(certificate, diagnostics,
		       N_("The intermediate certificate \"%s\" is valid from "
			  "%s to %s only, not today. Look at the service's "
			  "page for the one to install."),
		       certificate_common_name(certificate), from, until);
	free(until);
	free(from);
}

bool
chain_check(const struct certificate *leaf,
	    const struct certificate *const *chain, size_t count,
	    struct date today, struct diagnostics *diagnostics)
{
	const struct certificate *above = leaf;

	if (count >= CHAIN_LENGTH) {
		refuse(leaf, diagnostics,
		       N_("Too many certificates stand behind that of the "
			  "server, \"%s\". Keep its own chain only: two or "
			  "three certificates."),
		       certificate_common_name(leaf), NULL, NULL);
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!check_link(above, chain + i, count - i, diagnostics))
			return false;
		if (certificate_is_valid(leaf, today))
			check_dates(chain[i], today, diagnostics);
		above = chain[i];
	}
	return true;
}
