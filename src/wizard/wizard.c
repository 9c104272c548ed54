/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard's life, its answers, and what is wrong with them. */
#include "config.h"

#include "wizard/wizard.h"

#include "application/revocation.h"
#include "base/alloc.h"
#include "base/folder.h"
#include "base/locale.h"
#include "base/text.h"
#include "pki/crypto.h"
#include "wizard/help.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct context
wizard_context(const struct wizard *wizard)
{
	return (struct context){.profile = wizard->profile,
				.application = &wizard->application,
				.material = &wizard->material,
				.surroundings = wizard->surroundings,
				.hints = &wizard->hints,
				.found = &wizard->found,
				.has_passphrase = wizard->key_is_encrypted ||
						  wizard->passphrase.size > 0};
}

/* The person of the last application is suggested on page 7. */
static void
read_hints(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	char *folder = context_output_folder(&context);

	hints_read_last(&wizard->hints, folder);
	free(folder);
}

/* Removes what a kill left in the output folder: its key was never used. */
static void
clean_leftovers(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics ignored = {0};
	char *parent = context_output_folder(&context);
	struct folder folder;

	folder_init(&folder, parent);
	if (access(parent, F_OK) == 0 && folder_open(&folder, &ignored))
		folder_clean(&folder);
	folder_release(&folder);
	free(parent);
	diagnostics_release(&ignored);
}

struct wizard *
wizard_new(const struct surroundings *surroundings, const char *profile,
	   struct diagnostics *diagnostics)
{
	struct profile *loaded = profile_load(
	    profile ? profile : "uec", &surroundings->profiles, diagnostics);
	struct wizard *wizard;

	if (!loaded)
		return NULL;
	wizard = alloc_object(struct wizard);
	wizard->surroundings = surroundings;
	wizard_take_profile(wizard, loaded);
	wizard->page = 1;
	wizard->draft_file = draft_new_file(surroundings->state_folder);
	wizard->profile_is_given = profile != NULL;
	wizard->first_profile =
	    alloc_string(application_get(&wizard->application, FIELD_PROFILE));
	wizard_list_drafts(wizard);
	if (!surroundings->demo && !surroundings->dry_run)
		clean_leftovers(wizard);
	if (!surroundings->demo)
		read_hints(wizard);
	wizard_read_files(wizard);
	return wizard;
}

void
wizard_free(struct wizard *wizard)
{
	if (!wizard)
		return;
	profile_free(wizard->profile);
	application_release(&wizard->application);
	application_release(&wizard->given);
	wizard_release_before(wizard);
	material_release(&wizard->material);
	found_release(&wizard->found);
	free(wizard->found_for);
	hints_release(&wizard->hints);
	choices_release(&wizard->institutions);
	free(wizard->institutions_for);
	wizard_forget_passphrase(wizard);
	drafts_release(&wizard->drafts);
	free(wizard->draft_file);
	free(wizard->first_profile);
	free(wizard->own_file);
	free(wizard->own_id);
	application_release(&wizard->left_out);
	free(wizard->claimed_for);
	message_release(&wizard->dropped);
	diagnostics_release(&wizard->notes);
	diagnostics_release(&wizard->make_problems);
	view_release(&wizard->view);
	outcome_release(&wizard->outcome);
	message_release(&wizard->message);
	free(wizard->farewell);
	free(wizard->finished);
	free(wizard);
}

void
wizard_get_ready(void)
{
	crypto_start();
}

enum wizard_state
wizard_state(const struct wizard *wizard)
{
	return wizard->state;
}

int
wizard_page(const struct wizard *wizard)
{
	return wizard->page;
}

size_t
wizard_begun(const struct wizard *wizard)
{
	return wizard->begun;
}

void
wizard_touch(struct wizard *wizard)
{
	wizard->view_is_good = false;
}

void
wizard_read_files(struct wizard *wizard)
{
	material_refresh(&wizard->material, &wizard->application,
			 wizard->surroundings);
	wizard_touch(wizard);
}

void
wizard_check_page(struct wizard *wizard, int page,
		  struct diagnostics *diagnostics)
{
	struct context context = wizard_context(wizard);
	struct verdict verdict;
	char *dn;

	for (int field = 0; field < FIELD_COUNT; field++)
		if (fields[field].page == page &&
		    field_is_stored((enum field_id)field))
			field_check((enum field_id)field, &context, NULL,
				    diagnostics);
	if (page == 6)
		wizard_check_passphrase(wizard, diagnostics);
	if (page == 4 && context_revokes(&context)) {
		revocation_decide(&context, &verdict, &dn, diagnostics);
		verdict_release(&verdict);
		free(dn);
	} else if (page == 4) {
		rule_decide(&context, &verdict, diagnostics);
		verdict_release(&verdict);
	}
}

int
wizard_first_open_page(struct wizard *wizard)
{
	for (int page = 2; page <= 7; page++) {
		struct diagnostics found = {0};
		bool wrong;

		wizard_check_page(wizard, page, &found);
		wrong = diagnostics_have_error(&found);
		diagnostics_release(&found);
		if (wrong)
			return page;
	}
	return 8;
}

const struct view *
wizard_view(struct wizard *wizard)
{
	struct view *view = &wizard->view;
	const struct item *focused;

	if (wizard->view_language != locale_language())
		wizard_turn_message(wizard);
	else if (wizard->view_is_good)
		return view;
	wizard->view_language = locale_language();
	view_release(view);
	view->title = _("UPKI server certificate wizard");
	view->institution = alloc_string(wording_text(&wizard->profile->name));
	view->page = wizard->page;
	view->pages = WIZARD_PAGES;
	view->page_title =
	    alloc_string(wizard_page_title(wizard, wizard->page));
	pages[wizard->page].build(wizard, view);
	view->message = message_text(&wizard->message);
	view->message_style = wizard->message.style;
	view->can_go_back = wizard->page > 1 && !wizard->made;
	view->has_help = true;
	wizard->view_is_good = true;
	if (wizard_focus(wizard) < view->count) {
		focused = &view->item[wizard_focus(wizard)];
		view->has_proposal = wizard_has_proposal(wizard, focused);
	}
	return view;
}

static const struct field_help *
find_help(const struct wizard *wizard, enum field_id field)
{
	struct context context = wizard_context(wizard);
	int page = wizard->page;
	bool is_page = field == FIELD_COUNT;
	const struct field_help *otherwise =
	    is_page ? &revocation_page_helps[page]
		    : &revocation_field_helps[field];

	if (context_revokes(&context) && otherwise->purpose)
		return otherwise;
	return is_page ? &page_helps[page] : &field_helps[field];
}

struct wizard_help
wizard_help(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t place = wizard_focus(wizard);
	enum field_id field =
	    place < view->count ? view->item[place].field : FIELD_COUNT;
	const struct field_help *help = find_help(wizard, field);

	return (struct wizard_help){
	    .title = field == FIELD_COUNT
			 ? wizard_page_title(wizard, wizard->page)
			 : locale_text(fields[field].label),
	    .purpose = locale_text(help->purpose),
	    .example = locale_text(help->example),
	    .mistake = locale_text(help->mistake),
	    .ask = locale_text(help->ask)};
}

void
wizard_keep_person(struct wizard *wizard, bool names)
{
	static const enum field_id kept[] = {
	    FIELD_PROFILE,	 FIELD_MANAGER_NAME, FIELD_MANAGER_DEPARTMENT,
	    FIELD_MANAGER_EMAIL, FIELD_SOFTWARE,     FIELD_EXTRA,
	    FIELD_OUTPUT_DIR,	 FIELD_HOSTING};
	bool keep[FIELD_COUNT] = {false};

	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		keep[kept[i]] = true;
	keep[FIELD_FQDN] = keep[FIELD_DNS_NAMES] = names;
	for (int i = 0; i < FIELD_COUNT; i++) {
		wizard->left[i] = false;
		if (!keep[i])
			application_set(&wizard->application, (enum field_id)i,
					NULL);
	}
	alloc_replace(&wizard->application.made_folder, NULL);
	application_release(&wizard->left_out);
	wizard_forget_passphrase(wizard);
	wizard->application.had_passphrase = false;
	if (!names)
		alloc_replace(&wizard->application.last_kind, NULL);
	diagnostics_clear(&wizard->notes);
	wizard->names_filled = wizard->application.names_doubted = false;
	wizard_note_claim(wizard);
	wizard_read_files(wizard);
}
