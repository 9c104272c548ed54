/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages 1 to 3: welcome, the server's FQDN, earlier certificates. */
#include "config.h"

#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "wizard/page.h"
#include "wizard/page_evidence.h"

#include <stdlib.h>
#include <time.h>

/* "11/3 14:05" in Japan. */
static char *
short_moment(time_t moment)
{
	char *whole = date_moment_text(moment);
	struct date day = date_of(moment);
	char *text = alloc_format("%d/%d %.5s", day.month, day.day, whole + 11);

	free(whole);
	return text;
}

/* Nothing brings a draft back, so it is asked about first: doomed is true when
 * the next choice deletes it. */
static void
add_discard(size_t index, bool doomed, struct view *view)
{
	struct item *item = view_add(
	    view, ITEM_ACTION, STYLE_NORMAL,
	    alloc_string(doomed ? _("Really throw it away (choose this again)")
				: _("Delete this draft")));

	item->action = ACTION_DRAFT_DISCARD;
	item->index = index;
	item->indent = 4;
	if (doomed)
		view_add(view, ITEM_TEXT, STYLE_WARNING,
			 alloc_string(_("Nothing is deleted yet. A draft that "
					"was thrown away does not come "
					"back.")))
		    ->indent = 4;
}

static void
add_hint(struct view *view, char *text)
{
	view_add(view, ITEM_TEXT, STYLE_HINT, text)->indent = 2;
}

static void
add_draft(const struct draft *draft, size_t index, bool doomed,
	  struct view *view)
{
	const struct application *application = &draft->application;
	const struct context context = {.application = application};
	const char *fqdn = application_get(application, FIELD_FQDN);
	char *moment = short_moment(draft->saved);
	struct item *item;

	if (draft->in_use) {
		add_hint(view, alloc_format(_("%s is open in another wizard"),
					    *fqdn ? fqdn : _("(no name yet)")));
		free(moment);
		return;
	}
	item = view_add(
	    view, ITEM_ACTION, STYLE_NORMAL,
	    alloc_format(
		/* TRANSLATORS: 1 FQDN, 2 month/day and time, 3 page number;
		 * at most 75 columns with "www.lab-example.uec.ac.jp". */
		context_revokes(&context)
		    ? _("Go on revoking %1$s (saved %2$s, page %3$d/9)")
		    : _("Go on applying for %1$s (saved %2$s, page %3$d/9)"),
		*fqdn ? fqdn : _("(no name yet)"), moment,
		application->page ? application->page : 1));
	item->action = ACTION_DRAFT_GO_ON;
	item->index = index;
	free(moment);
	add_discard(index, doomed, view);
}

static void
add_drafts(const struct wizard *wizard, struct view *view)
{
	const struct drafts *drafts = &wizard->drafts;

	if (!drafts->count && !drafts->unreadable.count)
		return;
	page_add_title(view, _("There are unfinished applications"));
	for (size_t i = 0; i < drafts->count; i++)
		add_draft(&drafts->item[i], i, wizard->doomed == i + 1, view);
	if (drafts->more)
		add_hint(view,
			 /* TRANSLATORS: 1 number, 2 folder. */
			 alloc_format(_("Older ones that are not shown here: "
					"%1$zu (in %2$s)"),
				      drafts->more,
				      wizard->surroundings->state_folder));
	for (size_t i = 0; i < drafts->unreadable.count; i++)
		add_hint(view,
			 alloc_format(_("The draft %s cannot be read. It may "
					"be damaged, or come from a newer "
					"version; upki-wizard check tells "
					"where."),
				      drafts->unreadable.item[i]));
	page_add_blank(view);
}

/* What the centre wants done first, and what it says these days. */
static void
add_before(const struct wizard *wizard, struct view *view)
{
	const struct profile *profile = wizard->profile;
	struct date today = wizard->surroundings->today;

	for (size_t i = 0; i < profile->notice_count; i++) {
		const struct profile_notice *notice = &profile->notice[i];

		if (date_compare(notice->from, today) <= 0 &&
		    date_compare(today, notice->until) <= 0)
			view_add(view, ITEM_TEXT, STYLE_WARNING,
				 alloc_string(wording_text(&notice->text)));
	}
	if (!profile->before_count)
		return;
	page_add_title(view, _("What must be done first"));
	for (size_t i = 0; i < profile->before_count; i++) {
		const struct profile_step *step = &profile->before[i];

		view_add(view, ITEM_TEXT, STYLE_NORMAL,
			 alloc_format("- %s", wording_text(&step->text)));
		if (step->url)
			view_add(view, ITEM_LITERAL, STYLE_NORMAL,
				 alloc_string(step->url))
			    ->indent = 2;
	}
}

/* Pages of a centre go stale: when and where the values were read. */
static void
add_origin(const struct profile *profile, struct view *view)
{
	char *checked = date_text(profile->checked);

	view_add(view, ITEM_TEXT, STYLE_HINT,
		 alloc_format(_("The values of %1$s were read on %2$s; please "
				"confirm with your centre when in doubt."),
			      wording_text(&profile->name), checked))
	    ->indent = 2;
	for (size_t i = 0; i < profile->sources.count; i++)
		view_add(view, ITEM_LITERAL, STYLE_HINT,
			 alloc_string(profile->sources.item[i]))
		    ->indent = 2;
	free(checked);
}

static void
add_purpose(struct view *view, enum wizard_action action, bool selected,
	    char *text)
{
	struct item *item = view_add(view, ITEM_ACTION, STYLE_NORMAL, text);

	item->action = action;
	item->selected = selected;
	if (action != ACTION_START_NEW)
		item->field = FIELD_PURPOSE;
}

/* While something is under way the buttons say what becomes of it. */
static void
add_purposes(const struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	bool revokes = context_revokes(&context);
	char *fqdn = context_fqdn(&context);

	page_add_question(view, FIELD_PURPOSE);
	if (!*fqdn) {
		add_purpose(view, ACTION_START_NEW, false,
			    alloc_string(_("Start a new application")));
		add_purpose(view, ACTION_REVOKE, revokes,
			    alloc_string(_("Revoke a certificate")));
		free(fqdn);
		return;
	}
	add_purpose(
	    view, ACTION_START_NEW, !revokes,
	    alloc_format(revokes ? _("Apply for a certificate for %s instead")
				 : _("Go on with the application for %s"),
			 fqdn));
	add_purpose(view, ACTION_REVOKE, revokes,
		    alloc_format(revokes
				     ? _("Go on with the revocation for %s")
				     : _("Revoke a certificate of %s instead"),
				 fqdn));
	add_purpose(view, ACTION_ANOTHER, false,
		    alloc_string(_("Start another application (this one stays "
				   "as a draft)")));
	free(fqdn);
}

void
page_welcome(struct wizard *wizard, struct view *view)
{
	const struct profile *profile = wizard->profile;

	page_add_text(view,
		      profile->artifact == PROFILE_ARTIFACT_TSV
			  ? _("This prepares the application for a TLS server "
			      "certificate: private key, CSR, TSV file and "
			      "covering letter. Nothing is sent from here; you "
			      "send the files yourself at the end.")
			  : _("This prepares the application for a TLS server "
			      "certificate: private key, CSR and covering "
			      "letter. Nothing is sent from here; you hand in "
			      "the CSR yourself at the end."));
	if (wizard->surroundings->demo)
		view_add(view, ITEM_TEXT, STYLE_WARNING,
			 alloc_string(_("This is a demonstration with sample "
					"data: nothing will be written.")));
	if (wizard->surroundings->became)
		view_add(view, ITEM_TEXT, STYLE_NORMAL,
			 alloc_format(
			     _("You started with sudo: everything is done as "
			       "%s from here on, and the files will be that "
			       "user's."),
			     wizard->surroundings->became));
	page_add_blank(view);
	add_drafts(wizard, view);
	page_add_field(wizard, view, FIELD_PROFILE);
	page_add_left_out(wizard, view, 0);
	add_origin(profile, view);
	add_purposes(wizard, view);
	page_add_field(wizard, view, FIELD_START_FROM);
	page_add_blank(view);
	add_before(wizard, view);
}

void
page_fqdn(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);

	page_add_text(
	    view,
	    context_revokes(&context)
		? _("Which server's certificate is to be revoked? Enter the "
		    "full host name that it has as common name (CN), without "
		    "https:// and without a path.")
		: _("Which server is the certificate for? Enter its full "
		    "host name as people type it in a browser, without "
		    "https:// and without a path."));
	page_add_blank(view);
	page_add_field(wizard, view, FIELD_FQDN);
}

/* The only way to a connection. With a file it is there for comparing. */
static void
add_look(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	enum history history = context_history(&context);
	bool compares =
	    history == HISTORY_FILE && wizard->material.previous.count > 0;
	struct item *item;

	if (history != HISTORY_SERVER && !compares)
		return;
	item = view_add(view, ITEM_ACTION, STYLE_NORMAL,
			alloc_string(compares
					 ? _("Compare with the live server now")
					 : _("Look at the live server now")));
	item->action = ACTION_LOOK_AT_SERVER;
}

/* After looking, Enter goes on. */
static void
add_next(struct wizard *wizard, struct view *view)
{
	const struct certificates *live =
	    material_live(&wizard->material, &wizard->application);

	if (live && live->count)
		view_add(view, ITEM_ACTION, STYLE_NORMAL,
			 alloc_string(_("Go on to the next page")))
		    ->action = ACTION_NEXT;
}

void
page_history(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	char *text = alloc_format(
	    context_revokes(&context)
		? _("Which certificate of %s is to be revoked? Reading its "
		    "file is the surest way: its subject must be copied to the "
		    "letter.")
		: _("Has the service ever issued a certificate for %s? This "
		    "decides "
		    "between a new application and a renewal; whether the old "
		    "one "
		    "has expired or was revoked does not matter."),
	    application_get(&wizard->application, FIELD_FQDN));

	page_add_text(view, text);
	free(text);
	page_add_blank(view);
	wizard_add_found(wizard, view);
	page_add_field(wizard, view, FIELD_HISTORY);
	page_add_blank(view);
	page_add_field(wizard, view, FIELD_PREVIOUS_FILES);
	page_add_field(wizard, view, FIELD_PREVIOUS_SERVER);
	page_add_field(wizard, view, FIELD_PREVIOUS_SERIAL);
	page_add_field(wizard, view, FIELD_PREVIOUS_ISSUED);
	page_add_field(wizard, view, FIELD_PREVIOUS_OU);
	add_look(wizard, view);
	page_add_evidence(wizard, view);
	add_next(wizard, view);
}
