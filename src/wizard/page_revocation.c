/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page 4 where a certificate is to be revoked. */
#include "config.h"

#include "application/revocation.h"
#include "base/locale.h"
#include "wizard/page.h"

#include <stdlib.h>

/* What the certificate itself is to blame for; the fields say the rest. */
static bool
is_about_certificate(const struct diagnostic *problem)
{
	return problem->severity != SEVERITY_WARNING;
}

void
page_revocation(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};
	struct verdict verdict;
	char *dn;

	revocation_decide(&context, &verdict, &dn, &problems);
	page_add_title(view, _("A TSV for a revocation (失効) will be made"));
	page_add_text(view, _("A revoked certificate is void for good. If the "
			      "server goes on, let the new certificate run "
			      "first."));
	if (dn)
		page_add_value(view, _("Subject"), dn);
	if (verdict.serial)
		page_add_value(view, _("Serial number to be revoked"),
			       verdict.serial);
	for (size_t i = 0; i < problems.count; i++)
		if (is_about_certificate(problems.item[i]))
			page_add_problem(view, problems.item[i], 2);
	page_add_blank(view);
	page_add_field(wizard, view, FIELD_REVOKE_REASON);
	page_add_field(wizard, view, FIELD_REVOKE_COMMENT);
	page_add_field(wizard, view, FIELD_REVOKE_CONFIRMED);
	verdict_release(&verdict);
	diagnostics_release(&problems);
	free(dn);
}
