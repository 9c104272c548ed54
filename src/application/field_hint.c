/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a good answer looks like, for this institution and application. */
#include "config.h"

#include "application/field.h"
#include "base/alloc.h"
#include "base/locale.h"

static const char *
hint_of(enum field_id field, const struct context *context)
{
	/* Who revokes gets no certificate and no mail with a link to one. */
	if (context_revokes(context) && field == FIELD_MANAGER_NAME)
		return N_("Stands in the letter to the centre");
	if (context_revokes(context) && field == FIELD_MANAGER_EMAIL)
		return N_("One address, or empty");
	if (context_revokes(context) && field == FIELD_FQDN)
		return N_("The common name (CN) of the certificate. Example: "
			  "www.example.%s");
	if (field == FIELD_PASSPHRASE && field_is_required(field, context))
		return N_("A text that only you know: the private key is "
			  "encrypted with it");
	return fields[field].hint;
}

char *
field_hint(enum field_id field, const struct context *context)
{
	const struct profile *profile = context->profile;
	const char *hint = hint_of(field, context), *value = "";

	if (!hint)
		return NULL;
	if (field == FIELD_FQDN)
		value = profile->domains.item[0];
	else if (field == FIELD_SOFTWARE && profile->software_examples.count)
		value = profile->software_examples.item[0];
	/* Hints of other fields hold no %s. */
	return alloc_format(locale_text(hint), value);
}
