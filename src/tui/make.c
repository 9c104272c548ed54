/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the files and looking at a server: shows that it goes on, and Esc
 * cancels. */
#include "config.h"

#include "tui/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "tui/terminal.h"

/* At most ten pictures a second: a slow line must not slow the key down. */
#define PICTURE_TIME 100
#define TRACK	     8

struct progress {
	struct session *session;
	const char *sentence; /* N_() */
	long next;	      /* ms: when to draw again */
	int step;
	bool escaped; /* perhaps: an arrow key may begin like Esc */
	bool cancelled;
};

static void
show(struct progress *progress)
{
	int place = progress->step++ % (2 * TRACK - 2);
	char track[TRACK + 1];

	memset(track, ' ', TRACK);
	track[TRACK] = '\0';
	track[place < TRACK ? place : 2 * TRACK - 2 - place] = '=';
	session_say(progress->session, STYLE_NORMAL, "[%s] %s", track,
		    locale_text(progress->sentence), NULL);
	session_draw(progress->session);
}

static void
look_at_keys(struct progress *progress)
{
	struct event event;

	for (terminal_read(&event, 0); event.kind != EVENT_NONE;
	     terminal_read(&event, 0)) {
		if (event.kind == EVENT_INTERRUPT ||
		    event.kind == EVENT_END_WANTED)
			progress->cancelled = true;
		if (event.kind == EVENT_ESCAPE ||
		    event.kind == EVENT_UNDO_ESCAPE)
			progress->escaped = event.kind == EVENT_ESCAPE;
		event_release(&event);
		if (terminal_end_signal())
			return;
	}
	if (progress->escaped && !terminal_escape_is_open())
		progress->cancelled = true;
}

static bool
go_on(void *closure)
{
	struct progress *progress = closure;
	long now = terminal_clock();

	if (now < progress->next)
		return !progress->cancelled;
	progress->next = now + PICTURE_TIME;
	look_at_keys(progress);
	show(progress);
	return !progress->cancelled;
}

static void
begin(struct progress *progress)
{
	progress->session->making = true;
	show(progress);
	progress->next = terminal_clock() + PICTURE_TIME;
}

static void
end(struct progress *progress)
{
	progress->session->making = false;
	session_unsay(progress->session);
}

void
session_make(struct session *session)
{
	struct progress progress = {
	    .session = session,
	    .sentence = wizard_task(session->wizard).with_escape};

	begin(&progress);
	wizard_make(session->wizard, go_on, &progress);
	end(&progress);
}

void
session_look(struct session *session)
{
	struct progress progress = {
	    .session = session,
	    .sentence = N_("Looking at the live server, for 5 seconds at most. "
			   "Esc cancels.")};

	begin(&progress);
	wizard_look(session->wizard, go_on, &progress);
	end(&progress);
}
