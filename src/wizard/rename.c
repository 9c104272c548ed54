/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another name: what was said of one server says nothing of another. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void
wizard_note_claim(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);

	free(wizard->claimed_for);
	wizard->claimed_for = context_fqdn(&context);
	message_release(&wizard->dropped);
}

/* Certificates speak for themselves; what a person said of the history holds
 * for the one name only. */
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

/* Of an application, most of all the wizard's own. */
static void
drop(struct application *application, const enum field_id *claims, size_t count)
{
	for (size_t i = 0; i < count; i++)
		application_set(application, claims[i], NULL);
}

/* What was said, with what page 4 was told: the word typed for a kind, why a
 * certificate is to be revoked. True when there was any. */
static bool
drop_claims(const struct wizard *wizard, struct application *application)
{
	static const enum field_id decided[] = {
	    FIELD_REQUEST, FIELD_REQUEST_CONFIRMED, FIELD_REVOKE_REASON,
	    FIELD_REVOKE_COMMENT, FIELD_REVOKE_CONFIRMED};
	static const enum field_id claims[] = {
	    FIELD_HISTORY, FIELD_PREVIOUS_SERIAL, FIELD_PREVIOUS_ISSUED,
	    FIELD_PREVIOUS_OU};
	const size_t count = sizeof(decided) / sizeof(*decided);
	bool claim = has_claim(wizard), any = claim;

	for (size_t i = 0; i < count; i++)
		any |= application_has(application, decided[i]);
	if (claim)
		drop(application, claims, sizeof(claims) / sizeof(*claims));
	drop(application, decided, count);
	return any;
}

bool
wizard_is_certified(const struct wizard *wizard, const char *name)
{
	struct context context = wizard_context(wizard);
	const struct certificates *list = context_previous(&context);

	for (size_t i = 0; i < list->count; i++)
		for (size_t j = 0; j < list->item[i]->dns_names.count; j++)
			if (strcasecmp(list->item[i]->dns_names.item[j],
				       name) == 0)
				return true;
	return false;
}

/* The other names that the old certificate has; those that were typed are in
 * doubt only. True when there was any. */
static bool
drop_names(const struct wizard *wizard, struct application *application)
{
	struct strings *lines = &application->answer[FIELD_DNS_NAMES].line;
	struct strings kept = {0};
	bool any;

	for (size_t i = 0; i < lines->count; i++)
		if (!wizard_is_certified(wizard, lines->item[i]))
			strings_add(&kept, lines->item[i]);
	any = kept.count != lines->count;
	application->names_doubted |= kept.count > 0;
	strings_release(lines);
	*lines = kept;
	application->names_filled &= !any;
	return any;
}

/* Page 3 will say why it asks again: what was dropped says so. */
static void
ask_again(struct wizard *wizard)
{
	message_copy(&wizard->message, &wizard->dropped);
	wizard_touch(wizard);
	for (int i = 0; i < FIELD_COUNT; i++)
		if (fields[i].page == 3 || fields[i].page == 4)
			wizard->left[i] = false;
}

/* The present name is not that of the claims. What is not finished yet is no
 * other name. */
static bool
is_other(const struct wizard *wizard, const char *name)
{
	return *name && wizard->claimed_for && *wizard->claimed_for &&
	       strcmp(name, wizard->claimed_for) != 0 && !is_wrong(wizard);
}

void
wizard_follow_name(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	char *name = context_fqdn(&context), *before = wizard->claimed_for;
	bool claims, names;

	if (!is_other(wizard, name)) {
		if ((!before || !*before) && !is_wrong(wizard))
			alloc_replace(&wizard->claimed_for, name);
		free(name);
		return;
	}
	claims = drop_claims(wizard, &wizard->application);
	names = drop_names(wizard, &wizard->application);
	if (names)
		wizard->names_filled = wizard->left[FIELD_DNS_NAMES] = false;
	if (claims || names) {
		message_say(&wizard->dropped, STYLE_WARNING,
			    /* TRANSLATORS: two server names. */
			    N_("What was said of %1$s does not hold for %2$s. "
			       "Please answer once more what was issued "
			       "before."),
			    before, name, NULL);
		ask_again(wizard);
	}
	free(before);
	wizard->claimed_for = name;
}

bool
wizard_doubts_names(const struct wizard *wizard)
{
	const struct application *application = &wizard->application;
	struct context context = wizard_context(wizard);

	return application->names_doubted && !context_revokes(&context) &&
	       application_lines(application, FIELD_DNS_NAMES) > 0;
}

void
wizard_leave_claims(const struct wizard *wizard, struct application *draft)
{
	struct context context = wizard_context(wizard);
	char *name = context_fqdn(&context);

	if (is_other(wizard, name)) {
		drop_claims(wizard, draft);
		drop_names(wizard, draft);
	}
	free(name);
}

void
wizard_doubt_draft(struct wizard *wizard)
{
	bool claims, names;

	if (application_has(&wizard->application, FIELD_FQDN))
		return;
	wizard_read_files(wizard);
	claims = drop_claims(wizard, &wizard->application);
	names = drop_names(wizard, &wizard->application);
	if (names)
		wizard->left[FIELD_DNS_NAMES] = false;
	if (!claims && !names)
		return;
	message_say(&wizard->dropped, STYLE_WARNING,
		    N_("The draft does not tell for which name the history was "
		       "answered. Please answer it once more."),
		    NULL);
	ask_again(wizard);
}

void
wizard_ask_again(struct wizard *wizard)
{
	if (!wizard->dropped.said.count)
		return;
	message_copy(&wizard->message, &wizard->dropped);
	message_release(&wizard->dropped);
	wizard_touch(wizard);
}
