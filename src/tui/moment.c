/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The moment before an Esc. Over a slow line an arrow key begins with what
 * looks like one; when the rest comes all stands again as it stood, cursor and
 * scrolling included (interface.md, convention 2).
 */
#include "config.h"

#include "tui/session.h"

#include <stdlib.h>

#include "base/alloc.h"

void
session_forget_moment(struct session *session)
{
	editor_release(&session->before.editor);
	message_release(&session->before.message);
	session->before = (struct moment){0};
}

void
session_keep_moment(struct session *session)
{
	struct moment *before = &session->before;

	session_forget_moment(session);
	before->kept = true;
	before->editing = session->editing;
	if (session->editing)
		editor_copy(&before->editor, &session->editor);
	before->field = session->field;
	before->index = session->index;
	before->page = session->page;
	before->mode = session->mode;
	before->scroll = session->scroll;
	before->help_scroll = session->help_scroll;
	before->scrolled_away = session->scrolled_away;
	message_copy(&before->message, &session->message);
}

void
session_undo_escape(struct session *session)
{
	struct moment *before = &session->before;

	if (!before->kept)
		return;
	if (before->turned)
		wizard_undo_back(session->wizard);
	editor_release(&session->editor);
	session->editor = before->editor;
	before->editor = (struct editor){0};
	session->editing = before->editing;
	session->field = before->field;
	session->index = before->index;
	session->page = before->page;
	session->mode = before->mode;
	session->scroll = before->scroll;
	session->help_scroll = before->help_scroll;
	session->scrolled_away = before->scrolled_away;
	message_copy(&session->message, &before->message);
	session_forget_moment(session);
}
