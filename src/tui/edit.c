/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing, pasting and completing in the focused input. */
#include "config.h"

#include "tui/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

static const struct {
	enum event_kind kind;
	enum editor_motion motion;
} motions[] = {
    {EVENT_LEFT, EDITOR_LEFT},		 {EVENT_RIGHT, EDITOR_RIGHT},
    {EVENT_HOME, EDITOR_HOME},		 {EVENT_END, EDITOR_END},
    {EVENT_WORD_LEFT, EDITOR_WORD_LEFT}, {EVENT_WORD_RIGHT, EDITOR_WORD_RIGHT},
};

static const struct {
	enum event_kind kind;
	enum editor_change change;
} changes[] = {
    {EVENT_BACKSPACE, EDITOR_BACKSPACE}, {EVENT_DELETE, EDITOR_DELETE},
    {EVENT_KILL_END, EDITOR_KILL_END},	 {EVENT_KILL_START, EDITOR_KILL_START},
    {EVENT_KILL_WORD, EDITOR_KILL_WORD}, {EVENT_YANK, EDITOR_YANK},
};

/* By session_report_text. */
static void
report(struct session *session)
{
	session->unreported = true;
}

static void
insert(struct session *session, const char *text)
{
	if (!editor_insert(&session->editor, text))
		session_say(session, STYLE_ERROR,
			    N_("The text is too long for this line."), NULL);
	report(session);
}

/* A field of several lines takes several; elsewhere the line ends around the
 * pasted text were not meant. */
static void
paste(struct session *session, const char *text)
{
	size_t size;
	char *line;

	if (!session->editor.secret && wizard_paste(session->wizard, text))
		return;
	text += strspn(text, "\n");
	size = strlen(text);
	while (size && text[size - 1] == '\n')
		size--;
	line = alloc_string_n(text, size);
	insert(session, line);
	explicit_bzero(line, size);
	free(line);
}

bool
session_edit(struct session *session, const struct event *event)
{
	size_t i;

	if (!session->editing)
		return false;
	if (event->kind == EVENT_TEXT) {
		insert(session, event->character);
		return true;
	}
	if (event->kind == EVENT_PASTE) {
		paste(session, event->paste);
		return true;
	}
	for (i = 0; i < sizeof(motions) / sizeof(*motions); i++) {
		if (motions[i].kind == event->kind) {
			editor_move(&session->editor, motions[i].motion);
			return true;
		}
	}
	for (i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		if (changes[i].kind == event->kind) {
			editor_change(&session->editor, changes[i].change);
			report(session);
			return true;
		}
	}
	return false;
}

/* Bytes that all names begin with, never half a character. */
static size_t
common_size(const struct strings *names)
{
	const char *first = names->item[0];
	size_t size = strlen(first), i, j;

	for (i = 1; i < names->count; i++) {
		for (j = 0; j < size && names->item[i][j] == first[j]; j++)
			;
		size = j;
	}
	while (size && ((unsigned char)first[size] & 0xc0) == 0x80)
		size--;
	return size;
}

/* Names side by side in the message. */
static void
list_names(struct session *session, const struct strings *names)
{
	char *line = alloc_string(names->item[0]), *longer;
	size_t i;

	for (i = 1; i < names->count; i++) {
		longer = alloc_format("%s  %s", line, names->item[i]);
		free(line);
		line = longer;
	}
	session_say(session, STYLE_NORMAL, "%s", line, NULL);
	session->listed = true;
	free(line);
}

/* What stands before the cursor becomes what all names have in common. */
static bool
extend(struct session *session, const char *typed, const struct strings *names)
{
	const char *slash = strrchr(typed, '/');
	size_t size = common_size(names);
	char *more;

	/* Names may come whole or without the folder that is typed. */
	if (slash && !text_starts_with(names->item[0], typed))
		typed = slash + 1;
	if (size <= strlen(typed) || !text_starts_with(names->item[0], typed))
		return false;
	more = alloc_string_n(names->item[0] + strlen(typed),
			      size - strlen(typed));
	insert(session, more);
	free(more);
	return true;
}

bool
session_complete(struct session *session)
{
	struct strings names = {0};
	bool listed = session->listed, done = false;
	char *typed;

	if (!session->editing || !session->item->path || !session->editor.size)
		return false;
	typed = alloc_string_n(session->editor.text, session->editor.cursor);
	wizard_complete(session->wizard, typed, &names);
	if (names.count)
		done = extend(session, typed, &names);
	/* A second Tab goes on: nobody is kept in a field. */
	if (!done && names.count > 1 && !listed) {
		list_names(session, &names);
		done = true;
	}
	strings_release(&names);
	free(typed);
	return done;
}
