/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answering: what is typed, pasted, chosen, corrected and proposed. */
#include "config.h"

#include "application/field_choice.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/text.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

/* The notes about corrections hold until the answer is changed. */
static void
forget_notes(struct wizard *wizard, enum field_id field)
{
	struct diagnostics kept = {0};

	for (size_t i = 0; i < wizard->notes.count; i++) {
		struct diagnostics one = {&wizard->notes.item[i], 1, 1};

		if (strcmp(wizard->notes.item[i]->field, fields[field].name) !=
		    0)
			diagnostics_copy(&kept, &one);
	}
	diagnostics_release(&wizard->notes);
	wizard->notes = kept;
}

/* A word typed against one evidence says nothing about another. */
void
wizard_forget_word(struct wizard *wizard, enum field_id changed)
{
	if (fields[changed].page != fields[FIELD_HISTORY].page)
		return;
	application_set(&wizard->application, FIELD_REQUEST_CONFIRMED, NULL);
	application_set(&wizard->application, FIELD_REVOKE_CONFIRMED, NULL);
	wizard_note_claim(wizard);
}

static void
set_line(struct wizard *wizard, enum field_id field, size_t index,
	 const char *text)
{
	struct application *application = &wizard->application;

	wizard_forget_word(wizard, field);
	if (field == FIELD_EXTRA)
		application_set_extra(application,
				      wizard->profile->extra[index].id, text);
	else if (field_has_lines(field))
		application_set_line(application, field, index, text);
	else
		application_set(application, field, text);
}

/* The number of the first error in this line, 0 when there is none. */
static int
error_in(const struct wizard *wizard, enum field_id field, size_t index)
{
	struct context context = wizard_context(wizard);
	struct diagnostics found = {0};
	int number = 0;

	field_check(field, &context, NULL, &found);
	for (size_t i = 0; !number && i < found.count; i++)
		if (found.item[i]->severity == SEVERITY_ERROR &&
		    found.item[i]->index == index)
			number = found.item[i]->number;
	diagnostics_release(&found);
	return number;
}

/* New text. An error that is shown goes when it no longer holds; another one
 * waits until the field is left. */
static void
type_line(struct wizard *wizard, const struct item *item, const char *text)
{
	enum field_id field = item->field;
	size_t index = item->index;
	bool left = wizard->left[field];
	int before = left ? error_in(wizard, field, index) : 0;

	forget_notes(wizard, field);
	set_line(wizard, field, index, text);
	/* What a path names is only read when the field is left, so an old
	 * verdict on it must not stay beside new text. */
	if (left && (item->path || error_in(wizard, field, index) != before))
		wizard->left[field] = false;
}

/* A key that was pasted where a file's name belongs would go into the draft,
 * the record and the report. */
static void
refuse_contents(struct wizard *wizard)
{
	wizard_say(wizard, STYLE_ERROR,
		   N_("That was the contents of a file, perhaps a private key. "
		      "It was not taken and is kept nowhere. Where a file is "
		      "asked for, enter its name, as in "
		      "/etc/ssl/private/old.key."),
		   NULL);
}

bool
wizard_type(struct wizard *wizard, const char *text)
{
	const struct item *item;
	bool contents;

	wizard_spare_draft(wizard);
	item = wizard_focused_item(wizard);
	if (!item || item->kind != ITEM_INPUT)
		return true;
	contents = !item->secret && text_is_pem(text);
	wizard->changed = true;
	message_release(&wizard->message);
	if (item->secret)
		wizard_type_secret(wizard, item->field, text);
	else
		type_line(wizard, item, contents ? "" : text);
	wizard_touch(wizard);
	if (contents)
		refuse_contents(wizard);
	return !contents;
}

bool
wizard_paste(struct wizard *wizard, const char *text)
{
	const struct item *item = wizard_focused_item(wizard);
	struct strings lines = {0};
	enum field_id field;
	size_t index;

	if (!item || item->kind != ITEM_INPUT || item->secret ||
	    !field_has_lines(item->field) || *item->text)
		return false;
	if (text_is_pem(text)) {
		refuse_contents(wizard);
		return true;
	}
	field = item->field;
	index = item->index;
	strings_split(&lines, text, "\r\n");
	if (lines.count > 1) {
		wizard->changed = true;
		wizard_forget_word(wizard, field);
		forget_notes(wizard, field);
		for (size_t i = 0; i < lines.count; i++)
			application_set_line(&wizard->application, field,
					     index + i, lines.item[i]);
		wizard->focus.index =
		    application_lines(&wizard->application, field);
		wizard_touch(wizard);
	}
	index = lines.count;
	strings_release(&lines);
	return index > 1;
}

/* The server to look at is nearly always the one applied for. */
static void
name_server(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	char *fqdn;

	if (context_history(&context) != HISTORY_SERVER ||
	    application_has(&wizard->application, FIELD_PREVIOUS_SERVER))
		return;
	fqdn = context_fqdn(&context);
	application_set(&wizard->application, FIELD_PREVIOUS_SERVER, fqdn);
	free(fqdn);
}

void
wizard_choose(struct wizard *wizard)
{
	const struct item *item = wizard_focused_item(wizard);

	if (!item || item->kind != ITEM_CHOICE)
		return;
	message_release(&wizard->message);
	if (item->field == FIELD_PROFILE &&
	    ((item->selected &&
	      application_has(&wizard->application, FIELD_PROFILE)) ||
	     !wizard_choose_profile(wizard, item->value)))
		return;
	wizard->changed |= !item->selected;
	if (!item->selected)
		wizard_forget_word(wizard, item->field);
	if (item->field != FIELD_PROFILE)
		application_set(&wizard->application, item->field, item->value);
	if (item->field == FIELD_HISTORY)
		name_server(wizard);
	wizard->left[item->field] = true;
	wizard_read_files(wizard);
	/* A name that was wrong may be one under this institution. */
	if (item->field == FIELD_PROFILE)
		wizard_follow_name(wizard);
}

/* Keeps the notes (corrections) that leaving the field brought. */
static void
keep_notes(struct wizard *wizard, struct diagnostics *found)
{
	struct diagnostics notes = {0};

	for (size_t i = 0; i < found->count; i++) {
		struct diagnostics one = {&found->item[i], 1, 1};

		if (found->item[i]->severity == SEVERITY_NOTE &&
		    found->item[i]->field)
			diagnostics_copy(&notes, &one);
	}
	wizard->notes_are_new |= notes.count > 0;
	diagnostics_move(&wizard->notes, &notes);
	diagnostics_release(&notes);
}

/* How many lines those up to index become when they are corrected: one that
 * held several names is split, a repetition goes. */
static size_t
corrected_lines(const struct wizard *wizard, enum field_id field, size_t index)
{
	struct application cut = wizard->application;
	struct context context = wizard_context(wizard);
	struct diagnostics ignored = {0};
	struct strings right = {0};
	size_t count;

	if (cut.answer[field].line.count > index + 1)
		cut.answer[field].line.count = index + 1;
	context.application = &cut;
	field_check(field, &context, &right, &ignored);
	count = right.count;
	strings_release(&right);
	diagnostics_release(&ignored);
	return count;
}

/* Puts the corrected answer in place of the typed one; gives where what stood
 * behind line index stands now. */
static size_t
correct(struct wizard *wizard, enum field_id field, size_t index)
{
	struct answer *answer = &wizard->application.answer[field];
	struct context context = wizard_context(wizard);
	size_t behind = index + 1;
	struct diagnostics found = {0};
	struct strings right = {0};
	char *before, *after;

	field_check(field, &context, &right, &found);
	before = strings_join(&answer->line, "\n");
	after = strings_join(&right, "\n");
	if (!diagnostics_have_error(&found) && strcmp(before, after) != 0) {
		behind = corrected_lines(wizard, field, index);
		forget_notes(wizard, field);
		keep_notes(wizard, &found);
		strings_release(&answer->line);
		strings_copy(&answer->line, &right);
	}
	free(after);
	free(before);
	strings_release(&right);
	diagnostics_release(&found);
	return behind;
}

/* A kind that the user types takes the place of the one that a file claims. */
static void
take_word(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	const struct application *application = &wizard->application;
	enum kind claimed =
	    kind_parse(application_get(application, FIELD_REQUEST));

	if (context_claim_is_confirmed(&context) && claimed != KIND_UNKNOWN &&
	    claimed != context_claim(&context))
		application_set(&wizard->application, FIELD_REQUEST, NULL);
}

size_t
wizard_leave_field(struct wizard *wizard)
{
	const struct item *item;
	enum field_id field;
	size_t index, behind;

	item = wizard_focused_item(wizard);
	if (!item || item->kind != ITEM_INPUT)
		return item ? item->index + 1 : 0;
	field = item->field;
	index = item->index;
	behind = index + 1;
	/* An empty field that was only passed through is not yet wrong. */
	if (field != FIELD_PREVIOUS_SERVER &&
	    (*item->text || (item->secret && wizard->passphrase.size)))
		wizard->left[field] = true;
	wizard_read_files(wizard);
	if (field == FIELD_REQUEST_CONFIRMED)
		take_word(wizard);
	if (field_is_stored(field) && field != FIELD_EXTRA)
		behind = correct(wizard, field, index);
	if (field == FIELD_FQDN)
		wizard_follow_name(wizard);
	wizard_touch(wizard);
	return behind;
}

bool
wizard_take_proposal(struct wizard *wizard)
{
	const struct item *item = wizard_focused_item(wizard);
	char *text;

	/* What is installed is looked at when a suggestion is asked for. */
	if (wizard_can_look_at_software(wizard))
		wizard_read_software(wizard);
	text = item ? wizard_proposal(wizard) : NULL;
	if (!text)
		return false;
	wizard->changed = true;
	forget_notes(wizard, item->field);
	set_line(wizard, item->field, item->index, text);
	message_release(&wizard->message);
	wizard_touch(wizard);
	free(text);
	return true;
}

void
wizard_complete(struct wizard *wizard, const char *typed, struct strings *names)
{
	const char *slash = strrchr(typed, '/');
	char *given = slash ? alloc_string_n(typed, (size_t)(slash - typed) + 1)
			    : alloc_string("");
	char *folder = application_path(
	    &wizard->application, wizard->surroundings, *given ? given : ".");
	struct strings found = {0};

	file_complete(folder, slash ? slash + 1 : typed, 100, &found);
	for (size_t i = 0; i < found.count; i++)
		strings_take(names, alloc_format("%s%s", given, found.item[i]));
	strings_release(&found);
	free(folder);
	free(given);
}
