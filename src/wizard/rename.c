/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another name: what was said of one server says nothing of another. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

void
wizard_note_claim(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);

	free(wizard->claimed_for);
	wizard->claimed_for = context_fqdn(&context);
	alloc_replace(&wizard->dropped, NULL);
}

/* Certificates speak for themselves; only what a person said of the history
 * holds for the one name. */
static bool
has_claim(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	enum history history = context_history(&context);

	return history == HISTORY_NONE || history == HISTORY_TYPED;
}

static bool
is_wrong(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics found = {0};
	bool wrong;

	field_check(FIELD_FQDN, &context, NULL, &found);
	wrong = diagnostics_have_error(&found);
	diagnostics_release(&found);
	return wrong;
}

static void
drop_claims(struct wizard *wizard)
{
	static const enum field_id claims[] = {
	    FIELD_HISTORY,     FIELD_PREVIOUS_SERIAL, FIELD_PREVIOUS_ISSUED,
	    FIELD_PREVIOUS_OU, FIELD_REQUEST,	      FIELD_REQUEST_CONFIRMED};

	for (size_t i = 0; i < sizeof(claims) / sizeof(*claims); i++) {
		application_set(&wizard->application, claims[i], NULL);
		wizard->left[claims[i]] = false;
	}
}

void
wizard_follow_name(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	char *name = context_fqdn(&context), *before = wizard->claimed_for;
	bool claimed = before && *before && has_claim(wizard);

	if (!claimed) {
		wizard->claimed_for = name;
		free(before);
		return;
	}
	if (*name && strcmp(name, before) != 0 && !is_wrong(wizard)) {
		free(wizard->dropped);
		wizard->dropped = alloc_format(
		    /* TRANSLATORS: two server names. */
		    _("What was said of %1$s does not hold for %2$s. Please "
		      "answer once more what was issued before."),
		    before, name);
		drop_claims(wizard);
		wizard_say(wizard, STYLE_WARNING, wizard->dropped);
	}
	free(name);
}

void
wizard_ask_again(struct wizard *wizard)
{
	if (!wizard->dropped)
		return;
	wizard_say(wizard, STYLE_WARNING, wizard->dropped);
	alloc_replace(&wizard->dropped, NULL);
}
