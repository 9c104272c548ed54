/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that the institution has no place for: no page shows them, so they
 * could be neither used nor removed. They are left out, and that is said. */
#include "config.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "wizard/page.h"
#include "wizard/state.h"

#include <stdlib.h>
#include <string.h>

static const enum field_id fields_concerned[] = {FIELD_KEY_TYPE, FIELD_HOSTING,
						 FIELD_EXTRA};

#define CONCERNED (sizeof(fields_concerned) / sizeof(*fields_concerned))

/* Of FIELD_EXTRA the value is the item's id. */
static bool
is_known(const struct profile *profile, enum field_id field, const char *value)
{
	enum private_key_type type;

	if (field == FIELD_KEY_TYPE)
		return private_key_type_parse(value, &type) &&
		       profile_allows_key(profile, type);
	if (field == FIELD_HOSTING)
		return profile_hosting(profile, value) != NULL;
	for (size_t i = 0; i < profile->extra_count; i++)
		if (strcmp(profile->extra[i].id, value) == 0)
			return true;
	return false;
}

static void
set(struct application *application, enum field_id field, const char *key,
    const char *text)
{
	if (key)
		application_set_extra(application, key, text);
	else
		application_set(application, field, text);
}

static bool
has(const struct application *application, enum field_id field, const char *key)
{
	return key ? *application_extra(application, key) != '\0'
		   : application_has(application, field);
}

/* The answers that the profile knows, or those that it does not know. An answer
 * that was given since is not replaced by one that was left out before. */
static void
move(const struct profile *profile, bool known, struct application *from,
     struct application *to)
{
	for (size_t i = 0; i < CONCERNED; i++) {
		enum field_id field = fields_concerned[i];
		const struct answer *answer = &from->answer[field];

		for (size_t j = answer->line.count; j-- > 0;) {
			bool extra = field == FIELD_EXTRA;
			char *text = alloc_string(answer->line.item[j]);
			char *key =
			    extra ? alloc_string(answer->key.item[j]) : NULL;

			if (is_known(profile, field, extra ? key : text) ==
			    known) {
				set(from, field, key, NULL);
				if (!known || !has(to, field, key))
					set(to, field, key, text);
			}
			free(key);
			free(text);
		}
	}
}

void
wizard_leave_out(struct wizard *wizard)
{
	move(wizard->profile, true, &wizard->left_out, &wizard->application);
	move(wizard->profile, false, &wizard->application, &wizard->left_out);
}

/* What was left out of the page's answers; page 0: of any. */
static void
list(const struct wizard *wizard, int page, struct strings *items)
{
	for (size_t i = 0; i < CONCERNED; i++) {
		enum field_id field = fields_concerned[i];
		const struct answer *answer = &wizard->left_out.answer[field];

		for (size_t j = 0; j < answer->line.count; j++)
			if (!page || fields[field].page == page)
				strings_take(
				    items,
				    alloc_format(
					_("%1$s: %2$s"),
					field == FIELD_EXTRA
					    ? answer->key.item[j]
					    : locale_text(fields[field].label),
					answer->line.item[j]));
	}
}

/* A note, or nothing. */
static void
tell(const struct wizard *wizard, int page, struct diagnostics *notes)
{
	struct strings items = {0};
	char *text;

	list(wizard, page, &items);
	text = strings_join(&items, ", ");
	if (items.count)
		diagnostics_note(
		    notes, 704, NULL,
		    /* TRANSLATORS: an institution, and what was answered for
		     * another. */
		    N_("%1$s has no place for these answers, so they were left "
		       "out: %2$s"),
		    wording_text(&wizard->profile->name), text, NULL);
	free(text);
	strings_release(&items);
}

void
wizard_say_left_out(struct wizard *wizard)
{
	struct diagnostics notes = {0};

	/* Page 8 says it itself. */
	if (wizard->page != 8)
		tell(wizard, 0, &notes);
	if (notes.count)
		wizard_say_problem(wizard, STYLE_NOTE, notes.item[0]);
	diagnostics_release(&notes);
}

void
page_add_left_out(const struct wizard *wizard, struct view *view, int page)
{
	struct diagnostics notes = {0};

	tell(wizard, page, &notes);
	if (notes.count)
		page_add_problem(view, notes.item[0], 2);
	diagnostics_release(&notes);
}
