/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each key does, in each mode. */
#include "config.h"

#include "tui/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "tui/draw.h"
#include "tui/terminal.h"

static void
say_unsaved(struct session *session, const struct diagnostics *diagnostics)
{
	struct message question = {0};

	message_say(&question, STYLE_ERROR,
		    N_("The answers could not be saved. Leave all the same? "
		       "(y/n)"),
		    NULL);
	session->mode = MODE_UNSAVED;
	session_say_problem(session, diagnostics->item[0]);
	message_add(&session->message, question.said.item[0]);
	message_release(&question);
}

void
session_save_and_leave(struct session *session)
{
	struct diagnostics diagnostics = {0};

	free(session->saved);
	session->saved = NULL;
	if (wizard_save(session->wizard, &session->saved, &diagnostics))
		wizard_leave(session->wizard);
	else
		say_unsaved(session, &diagnostics);
	diagnostics_release(&diagnostics);
}

/* What is said or asked above the keys turns with the page. */
static void
change_language(struct session *session)
{
	if (!locale_is_utf8()) {
		if (session->mode != MODE_HELP)
			session->mode = MODE_PAGE;
		session->interrupted = false;
		session_say(session, STYLE_NOTE,
			    N_("Japanese needs UTF-8: start the wizard with "
			       "LANG=C.UTF-8 or ja_JP.UTF-8."),
			    NULL);
		return;
	}
	locale_set_language(locale_language() == LANGUAGE_JA ? LANGUAGE_EN
							     : LANGUAGE_JA);
}

static void
interrupt(struct session *session, bool again)
{
	if (again) {
		session_save_and_leave(session);
		return;
	}
	session->interrupted = true;
	session_say(session, STYLE_NOTE,
		    N_("Press Ctrl-C once more to save and leave."), NULL);
}

static void
go_back(struct session *session)
{
	if (wizard_back(session->wizard)) {
		session->before.turned = true;
		return;
	}
	session->mode = MODE_LEAVE;
	session_say(session, STYLE_STRONG,
		    wizard_leave_question(session->wizard), NULL);
}

/* What works alike wherever one is. */
static bool
handle_anywhere(struct session *session, const struct event *event)
{
	switch (event->kind) {
	case EVENT_REDRAW:
		draw_anew();
		return true;
	case EVENT_SNAPSHOT:
		session_snapshot(session);
		return true;
	case EVENT_REPORT:
		session_ask_report(session);
		return true;
	case EVENT_SUSPEND:
		terminal_suspend();
		return true;
	case EVENT_SAVE_AND_LEAVE:
		session_save_and_leave(session);
		return true;
	case EVENT_RESIZE:
	case EVENT_END_WANTED:
		return true;
	default:
		return false;
	}
}

static void
handle_help(struct session *session, const struct event *event)
{
	int height = draw_body_height(NULL);

	switch (event->kind) {
	case EVENT_UP:
		session->help_scroll--;
		break;
	case EVENT_DOWN:
		session->help_scroll++;
		break;
	case EVENT_PAGE_UP:
		session->help_scroll -= height - 2;
		break;
	case EVENT_PAGE_DOWN:
		session->help_scroll += height - 2;
		break;
	default:
		session->mode = MODE_PAGE;
	}
	if (session->help_scroll < 0)
		session->help_scroll = 0;
}

/* 'y', 'n' or, for any other key, nothing. Full-width letters count, too: the
 * input method may still be on. */
static char
answer_of(const struct event *event)
{
	char *narrow, answer;

	if (event->kind == EVENT_INTERRUPT)
		return 'y';
	if (event->kind == EVENT_ESCAPE)
		return 'n';
	if (event->kind != EVENT_TEXT)
		return '\0';
	narrow = text_narrow(event->character);
	answer = strchr("yY", *narrow) ? 'y' : 'n';
	if (!strchr("yYnN", *narrow))
		answer = '\0';
	free(narrow);
	return answer;
}

/* A key that is no answer and does nothing anywhere: the question stays. */
static bool
is_no_answer(const struct event *event)
{
	return answer_of(event) == '\0' && event->kind != EVENT_UNDO_ESCAPE &&
	       (event->kind < EVENT_SAVE_AND_LEAVE ||
		event->kind == EVENT_PROPOSAL);
}

static void
handle_question(struct session *session, const struct event *event)
{
	enum mode asked = session->mode;

	session->mode = MODE_PAGE;
	if (asked == MODE_REPORT && event->kind == EVENT_TEXT)
		session_report(session, answer_of(event) == 'y');
	if (asked == MODE_REPORT || answer_of(event) != 'y')
		return;
	if (asked == MODE_UNSAVED)
		wizard_leave(session->wizard);
	else
		session_save_and_leave(session);
}

/* Text where nothing can be typed: only the blank means something. */
static void
handle_text(struct session *session, const struct event *event)
{
	char *narrow = text_narrow(event->character);
	bool blank = strcmp(narrow, " ") == 0;

	free(narrow);
	if (!blank || !session->item || !session_show_focus(session))
		return;
	if (session->item->kind == ITEM_CHOICE)
		wizard_choose(session->wizard);
	else
		wizard_enter(session->wizard);
}

static void
show_help(struct session *session)
{
	session->mode = MODE_HELP;
	session->help_scroll = 0;
}

static void
handle_move(struct session *session, const struct event *event)
{
	switch (event->kind) {
	case EVENT_TAB:
		if (session_complete(session))
			break;
		session->scrolled_away = false;
		wizard_focus_beyond(session->wizard, 1);
		break;
	case EVENT_BACK_TAB:
		session->scrolled_away = false;
		wizard_focus_beyond(session->wizard, -1);
		break;
	case EVENT_DOWN:
		session_step(session, 1);
		break;
	case EVENT_UP:
		session_step(session, -1);
		break;
	case EVENT_PAGE_DOWN:
		session_page(session, 1);
		break;
	case EVENT_PAGE_UP:
		session_page(session, -1);
		break;
	case EVENT_HOME:
		session_edge(session, -1);
		break;
	case EVENT_END:
		session_edge(session, 1);
		break;
	default:
		break;
	}
}

static void
handle_page(struct session *session, const struct event *event,
	    bool interrupted)
{
	if (session_edit(session, event)) {
		session->scrolled_away = false;
		return;
	}
	switch (event->kind) {
	case EVENT_TEXT:
		handle_text(session, event);
		break;
	case EVENT_NOT_TEXT:
		session_say(session, STYLE_ERROR, "%s", locale_input_refusal(),
			    NULL);
		break;
	case EVENT_ENTER:
		if (session_show_focus(session))
			wizard_enter(session->wizard);
		break;
	case EVENT_ESCAPE:
		go_back(session);
		break;
	case EVENT_HELP:
		show_help(session);
		break;
	case EVENT_PROPOSAL:
		wizard_take_proposal(session->wizard);
		break;
	case EVENT_INTERRUPT:
		interrupt(session, interrupted);
		break;
	default:
		handle_move(session, event);
	}
}

/* The question went away with its line; to ask again is safe. */
static void
leave_question(struct session *session)
{
	if (session->mode == MODE_LEAVE ||
	    ((session->mode == MODE_UNSAVED || session->mode == MODE_REPORT) &&
	     !session->message.said.count))
		session->mode = MODE_PAGE;
}

/* A message holds until the next key. */
static void
forget_messages(struct session *session)
{
	session_unsay(session);
	if (!session->view->message)
		return;
	wizard_unsay(session->wizard);
	session_sync(session);
}

/* Where no page can be shown, no key may change one. */
static bool
works_blind(enum event_kind kind)
{
	return kind == EVENT_SAVE_AND_LEAVE || kind == EVENT_REDRAW ||
	       kind == EVENT_SUSPEND || kind == EVENT_RESIZE ||
	       kind == EVENT_END_WANTED || kind == EVENT_INTERRUPT;
}

void
session_handle(struct session *session, struct event *event)
{
	bool interrupted = session->interrupted;
	bool asking = session->mode == MODE_LEAVE ||
		      session->mode == MODE_UNSAVED ||
		      session->mode == MODE_REPORT;

	if (draw_is_too_small() && !works_blind(event->kind))
		return;
	if (event->kind == EVENT_RESIZE || event->kind == EVENT_REDRAW) {
		handle_anywhere(session, event);
		return;
	}
	if (event->kind == EVENT_LANGUAGE) {
		session_forget_moment(session);
		change_language(session);
		return;
	}
	if (event->kind == EVENT_ESCAPE)
		session_keep_moment(session);
	else if (event->kind != EVENT_UNDO_ESCAPE)
		session_forget_moment(session);
	session->interrupted = false;
	if (asking && is_no_answer(event))
		return;
	forget_messages(session);
	if (event->kind != EVENT_TAB)
		session->listed = false;
	if (event->kind == EVENT_UNDO_ESCAPE)
		session_undo_escape(session);
	else if (handle_anywhere(session, event))
		leave_question(session);
	else if (session->mode == MODE_HELP)
		handle_help(session, event);
	else if (asking)
		handle_question(session, event);
	else
		handle_page(session, event, interrupted);
}
