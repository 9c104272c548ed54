/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of the new key: typed twice, and never kept in a draft. */
#include "config.h"

#include "base/locale.h"
#include "service/check.h"
#include "wizard/state.h"

#include <string.h>

/* A draft only tells that there was one. Without it the key would be made
 * unprotected, and nobody would notice. */
static void
say_not_kept(const struct wizard *wizard, struct diagnostics *diagnostics)
{
	diagnostics_error(
	    diagnostics, 201, "passphrase",
	    wizard->surroundings->plain
		? N_("A passphrase was entered before, and a draft never keeps "
		     "it. Enter it again, or type - at 6-4 to make the key "
		     "without one.")
		: N_("A passphrase was entered before, and a draft never keeps "
		     "it. Enter it again, or press Ctrl-U at 6-4 to make the "
		     "key without one."),
	    NULL);
}

static void
check_first(const struct wizard *wizard, enum profile_passphrase policy,
	    struct diagnostics *diagnostics)
{
	const struct secret *typed = &wizard->passphrase;

	if (typed->size)
		check_passphrase(typed->bytes, typed->size, "passphrase",
				 diagnostics);
	else if (policy == PROFILE_PASSPHRASE_REQUIRED)
		diagnostics_error(diagnostics, 201, "passphrase",
				  N_("This institution wants a passphrase on "
				     "the private key. Please enter one."),
				  NULL);
	else if (wizard->application.had_passphrase)
		say_not_kept(wizard, diagnostics);
}

void
wizard_check_secret(const struct wizard *wizard, enum field_id field,
		    struct diagnostics *diagnostics)
{
	struct context context = wizard_context(wizard);
	enum profile_passphrase policy = context_passphrase(&context);

	if (policy == PROFILE_PASSPHRASE_NONE)
		return;
	if (field == FIELD_PASSPHRASE)
		check_first(wizard, policy, diagnostics);
	else if (!secret_equal(&wizard->passphrase, &wizard->passphrase_again))
		diagnostics_error(diagnostics, 704, "passphrase-again",
				  N_("The two passphrases differ. Enter the "
				     "same one at 6-4 and 6-5, or leave both "
				     "empty."),
				  NULL);
}

void
wizard_check_passphrase(const struct wizard *wizard,
			struct diagnostics *diagnostics)
{
	wizard_check_secret(wizard, FIELD_PASSPHRASE, diagnostics);
	wizard_check_secret(wizard, FIELD_PASSPHRASE_AGAIN, diagnostics);
}

/* The number of what is wrong with the field, 0 when nothing is. */
static int
error_in(const struct wizard *wizard, enum field_id field)
{
	struct diagnostics found = {0};
	int number;

	wizard_check_secret(wizard, field, &found);
	number = found.count ? found.item[0]->number : 0;
	diagnostics_release(&found);
	return number;
}

/* Emptied by hand: that is the decision that none is wanted. */
static void
do_without(struct wizard *wizard)
{
	wizard->application.had_passphrase = false;
	if (!error_in(wizard, FIELD_PASSPHRASE))
		wizard_say(wizard, STYLE_NOTE,
			   N_("The private key will have no passphrase."),
			   NULL);
}

void
wizard_type_secret(struct wizard *wizard, enum field_id field, const char *text)
{
	bool first = field == FIELD_PASSPHRASE;
	int before = wizard->left[field] ? error_in(wizard, field) : 0;

	secret_set(first ? &wizard->passphrase : &wizard->passphrase_again,
		   text, strlen(text));
	if (first && !*text && wizard->application.had_passphrase)
		do_without(wizard);
	if (error_in(wizard, field) != before)
		wizard->left[field] = false;
}

bool
wizard_had_passphrase(const struct wizard *wizard)
{
	return wizard->passphrase.size || wizard->application.had_passphrase;
}

bool
wizard_drops_passphrase(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);

	return wizard_had_passphrase(wizard) &&
	       context_passphrase(&context) != PROFILE_PASSPHRASE_NONE;
}

void
wizard_demand_passphrase(struct wizard *wizard)
{
	struct diagnostics problems = {0};

	if (wizard->page == fields[FIELD_PASSPHRASE].page &&
	    wizard->application.had_passphrase)
		wizard_check_secret(wizard, FIELD_PASSPHRASE, &problems);
	wizard_show_error(wizard, &problems);
	diagnostics_release(&problems);
}

void
wizard_forget_passphrase(struct wizard *wizard)
{
	secret_release(&wizard->passphrase);
	secret_release(&wizard->passphrase_again);
}
