/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence that the wizard gets by itself: from the live server when asked,
 * and certificates that lie on this machine. */
#include "config.h"

#include "application/field_check.h"
#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/text.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

void
wizard_want_look(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};
	const struct diagnostic *wrong;

	field_check(FIELD_PREVIOUS_SERVER, &context, NULL, &problems);
	wrong = diagnostics_find(&problems, 704);
	if (!wrong)
		wrong = diagnostics_find(&problems, 201);
	if (wrong) {
		wizard->left[FIELD_PREVIOUS_SERVER] = true;
		wizard_repeat_problem(wizard, wrong);
	} else {
		wizard->state = WIZARD_WANTS_LOOK;
	}
	diagnostics_release(&problems);
}

/* What came of it in one line; the page shows the whole. */
static void
say_what_was_seen(struct wizard *wizard)
{
	const struct material *material = &wizard->material;
	const struct certificate *leaf = certificates_leaf(&material->live);
	char *issued;

	if (!leaf) {
		wizard_repeat_problem(wizard, material->live_problems.item[0]);
	} else {
		issued = date_text(date_of(leaf->not_before));
		wizard_say(
		    wizard, STYLE_NOTE,
		    /* TRANSLATORS: 1 host:port, 2 date, 3 serial number. */
		    N_("%1$s shows a certificate issued %2$s, serial %3$s (not "
		       "verified)."),
		    material->live_for, issued, leaf->serial, NULL);
		free(issued);
		wizard->focus =
		    (struct focus){ITEM_ACTION, FIELD_COUNT, 0, ACTION_NEXT};
		wizard->focus_is_set = true;
	}
}

void
wizard_look(struct wizard *wizard, wizard_progress *progress, void *closure)
{
	wizard->state = WIZARD_RUNNING;
	if (material_look(&wizard->material, &wizard->application, progress,
			  closure)) {
		wizard->left[FIELD_PREVIOUS_SERVER] = true;
		if (wizard->material.live_for)
			say_what_was_seen(wizard);
	} else {
		wizard_say(wizard, STYLE_NOTE,
			   N_("Cancelled. Nothing was read from the server."),
			   NULL);
	}
	wizard_touch(wizard);
}

void
wizard_find(struct wizard *wizard)
{
	const struct strings *known =
	    &wizard->surroundings->certificate_folders;
	struct context context = wizard_context(wizard);
	struct strings folders = {0};
	char *fqdn = context_fqdn(&context);
	char *key;

	strings_take(&folders, context_output_folder(&context));
	for (size_t i = 0; i < known->count; i++)
		strings_add(&folders, known->item[i]);
	key = alloc_format("%s %s %s", fqdn, wizard->profile->id,
			   folders.item[0]);
	if (!wizard->found_for || strcmp(wizard->found_for, key) != 0) {
		found_release(&wizard->found);
		found_search(&folders, fqdn, wizard->profile, &wizard->found);
		alloc_replace(&wizard->found_for, key);
	}
	free(key);
	free(fqdn);
	strings_release(&folders);
}

void
wizard_use_file(struct wizard *wizard, const char *file)
{
	struct application *application = &wizard->application;
	const struct strings *lines =
	    &application->answer[FIELD_PREVIOUS_FILES].line;

	wizard_forget_word(wizard, FIELD_PREVIOUS_FILES);
	application_set(application, FIELD_HISTORY, "file");
	if (!strings_has(lines, file))
		application_set_line(application, FIELD_PREVIOUS_FILES,
				     lines->count, file);
	wizard->left[FIELD_HISTORY] = true;
	wizard->left[FIELD_PREVIOUS_FILES] = true;
	wizard->changed = true;
	wizard_read_files(wizard);
	/* The empty line behind the files: Enter there goes on. */
	wizard->focus = (struct focus){ITEM_INPUT, FIELD_PREVIOUS_FILES,
				       lines->count, ACTION_NONE};
	wizard->focus_is_set = true;
}

void
wizard_add_found(struct wizard *wizard, struct view *view)
{
	const struct strings *used =
	    &wizard->application.answer[FIELD_PREVIOUS_FILES].line;
	bool begun = false;

	for (size_t i = 0; i < wizard->found.count; i++) {
		const struct found_certificate *one = &wizard->found.item[i];
		struct item *item;
		char *issued;

		if (strings_has(used, one->file))
			continue;
		if (!begun)
			page_add_title(view, _("Found on this machine"));
		begun = true;
		issued = date_text(date_of(one->not_before));
		item = view_add(
		    view, ITEM_ACTION, STYLE_NORMAL,
		    /* TRANSLATORS: 1 file, 2 date, 3 serial number. */
		    alloc_format(_("Use %1$s (issued %2$s, serial %3$s)"),
				 one->file, issued, one->serial));
		item->action = ACTION_USE_FOUND;
		item->index = i;
		free(issued);
	}
	if (begun)
		page_add_blank(view);
}

void
wizard_fill_names(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics ignored = {0};
	struct verdict verdict;
	const struct certificate *old;
	char *fqdn = context_fqdn(&context);

	rule_decide(&context, &verdict, &ignored);
	old = verdict_certificate(&verdict);
	if (old && !application_lines(&wizard->application, FIELD_DNS_NAMES))
		for (size_t i = 0; i < old->dns_names.count; i++) {
			char *lower = text_lower(old->dns_names.item[i]);

			if (strcmp(lower, fqdn) != 0 &&
			    field_takes_dns_name(&context, fqdn, lower)) {
				application_set_line(
				    &wizard->application, FIELD_DNS_NAMES,
				    application_lines(&wizard->application,
						      FIELD_DNS_NAMES),
				    lower);
				wizard->names_filled = true;
			}
			free(lower);
		}
	if (wizard->names_filled)
		wizard_note_names(wizard);
	free(fqdn);
	verdict_release(&verdict);
	diagnostics_release(&ignored);
}
