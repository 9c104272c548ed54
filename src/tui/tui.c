/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard on a full screen: start, loop, end. */
#include "config.h"

#include "tui/tui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "tui/draw.h"
#include "tui/help.h"
#include "tui/session.h"
#include "tui/terminal.h"

static void
follow_focus(struct session *session)
{
	const struct item *item = session->item;
	const char *text;
	bool same;

	if (!item || item->kind != ITEM_INPUT) {
		editor_release(&session->editor);
		session->editing = false;
		return;
	}
	text = item->text && !item->secret ? item->text : "";
	same = session->editing && session->field == item->field &&
	       session->index == item->index &&
	       session->page == session->view->page;
	if (same && (item->secret || strcmp(session->editor.text, text) == 0))
		return;
	if (session->editor.secret)
		editor_release(&session->editor);
	editor_set(&session->editor, text, item->secret);
	session->editing = true;
	session->field = item->field;
	session->index = item->index;
}

void
session_report_text(struct session *session)
{
	if (session->unreported)
		wizard_type(session->wizard, session->editor.text);
	session->unreported = false;
}

void
session_sync(struct session *session)
{
	session_report_text(session);
	session->view = wizard_view(session->wizard);
	session->focus = wizard_focus(session->wizard);
	session->item = session->focus < session->view->count
			    ? &session->view->item[session->focus]
			    : NULL;
	follow_focus(session);
	if (session->page != session->view->page) {
		session->page = session->view->page;
		session->scroll = 0;
		session->scrolled_away = false;
	}
}

void
session_say(struct session *session, enum item_style style, const char *format,
	    ...)
{
	va_list arguments;

	va_start(arguments, format);
	message_say_list(&session->message, style, format, arguments);
	va_end(arguments);
}

void
session_say_problem(struct session *session, const struct diagnostic *problem)
{
	message_take(&session->message, STYLE_ERROR, MESSAGE_SENTENCE, problem);
}

void
session_unsay(struct session *session)
{
	message_release(&session->message);
}

char *
session_message(const struct session *session, enum item_style *style)
{
	bool ours = session->message.said.count > 0;

	*style = ours ? session->message.style : session->view->message_style;
	return ours ? message_text(&session->message)
		    : alloc_string(session->view->message);
}

static void
draw_page(struct session *session)
{
	static const enum keyline_mode mode[] = {
	    [MODE_PAGE] = KEYLINE_PAGE,	  [MODE_HELP] = KEYLINE_HELP,
	    [MODE_LEAVE] = KEYLINE_LEAVE, [MODE_UNSAVED] = KEYLINE_ASK,
	    [MODE_REPORT] = KEYLINE_ASK,
	};
	const struct view *view = session->view;
	struct layout body;
	struct frame frame = {.view = view,
			      .wizard = session->wizard,
			      .body = &body,
			      .page_title = view->page_title};
	char *message = session_message(session, &frame.message_style);
	char *keys =
	    keyline_text(view, session->item,
			 session->making ? KEYLINE_MAKING : mode[session->mode],
			 draw_columns() - 2);
	int height;

	frame.message = message;
	height = draw_body_height(frame.message);
	layout_make(&body, view, session->focus,
		    session->editing ? &session->editor : NULL, draw_columns());
	session->scroll = session->scrolled_away
			      ? layout_clamp(&body, session->scroll, height)
			      : layout_scroll(&body, session->scroll, height);
	frame.scroll = session->scroll;
	frame.keys = keys;
	frame.asks = mode[session->mode] == KEYLINE_ASK ||
		     mode[session->mode] == KEYLINE_LEAVE;
	draw_frame(&frame);
	layout_release(&body);
	free(message);
	free(keys);
}

static void
draw_help(struct session *session)
{
	struct wizard_help help = wizard_help(session->wizard);
	struct view view;
	struct layout body;
	char *keys =
	    keyline_text(session->view, NULL, KEYLINE_HELP, draw_columns() - 2);
	struct frame frame = {.view = &view,
			      .wizard = session->wizard,
			      .body = &body,
			      .keys = keys};

	help_view(&view, &help, session->view);
	layout_make(&body, &view, view.count, NULL, draw_columns());
	session->help_scroll =
	    layout_clamp(&body, session->help_scroll, draw_body_height(NULL));
	frame.page_title = view.page_title;
	frame.scroll = session->help_scroll;
	draw_frame(&frame);
	layout_release(&body);
	view_release(&view);
	free(keys);
}

void
session_draw(struct session *session)
{
	if (draw_is_too_small())
		draw_too_small();
	else if (session->mode == MODE_HELP)
		draw_help(session);
	else
		draw_page(session);
}

/* Why it is English all the same. */
static void
say_language(struct session *session)
{
	if (locale_refusal())
		session_say(session, STYLE_NOTE, "%s", locale_refusal(), NULL);
}

static bool
goes_on(const struct session *session)
{
	enum wizard_state state = wizard_state(session->wizard);

	return !terminal_end_signal() && state != WIZARD_LEFT &&
	       state != WIZARD_DONE;
}

void
session_take(struct session *session, struct event *event)
{
	if (session->unreported && event->kind != EVENT_TEXT)
		session_sync(session);
	session_handle(session, event);
	if (!session->unreported &&
	    wizard_state(session->wizard) == WIZARD_RUNNING)
		session_sync(session);
}

static void
loop(struct session *session)
{
	struct event event;

	while (goes_on(session)) {
		session_sync(session);
		if (wizard_state(session->wizard) == WIZARD_WANTS_MAKE) {
			session_make(session);
			continue;
		}
		if (wizard_state(session->wizard) == WIZARD_WANTS_LOOK) {
			session_look(session);
			continue;
		}
		session_draw(session);
		wizard_get_ready();
		/* What was typed in one go is drawn in one go. */
		for (terminal_read(&event, -1); event.kind != EVENT_NONE;
		     terminal_read(&event, 0)) {
			session_take(session, &event);
			event_release(&event);
			if (wizard_state(session->wizard) != WIZARD_RUNNING ||
			    terminal_end_signal())
				break;
		}
	}
}

/* The last words, on the normal screen. */
static void
say_saved(const struct session *session)
{
	char *shown;

	if (!session->saved)
		return;
	shown = text_visible(session->saved, strlen(session->saved));
	printf(_("The answers are saved in %s. Start upki-wizard again to go "
		 "on.\n"),
	       shown);
	if (wizard_drops_passphrase(session->wizard))
		printf("%s\n", _("The passphrase is not saved; it has to be "
				 "entered again then."));
	free(shown);
}

static void
end_by_signal(struct session *session, int signal)
{
	struct diagnostics diagnostics = {0};

	wizard_save(session->wizard, NULL, &diagnostics);
	diagnostics_release(&diagnostics);
	terminal_release();
	wizard_free(session->wizard);
	terminal_end_by(signal);
}

int
tui_run(struct wizard *wizard, const struct surroundings *surroundings)
{
	struct session session = {.wizard = wizard,
				  .surroundings = surroundings};
	int signal;

	if (!terminal_start(surroundings->ascii_lines))
		return TUI_NO_TERMINAL;
	say_language(&session);
	loop(&session);
	session_report_text(&session);
	signal = terminal_end_signal();
	session_forget_moment(&session);
	editor_release(&session.editor);
	session_unsay(&session);
	free(session.screen);
	if (signal)
		end_by_signal(&session, signal);
	terminal_release();
	say_saved(&session);
	free(session.saved);
	return wizard_state(wizard) == WIZARD_DONE ? 0 : 130;
}
