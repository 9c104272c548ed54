/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundle for the help desk, from any page. */
#include "config.h"

#include "tui/session.h"

#include <curses.h>
#include <stdlib.h>

#include "application/report.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "tui/draw.h"

void
session_ask_report(struct session *session)
{
	const struct surroundings *surroundings = session->surroundings;

	if (surroundings->dry_run || surroundings->demo) {
		session_say(session, STYLE_NOTE,
			    N_("Nothing is written in this mode."), NULL);
		return;
	}
	/* As it is now, without the question. */
	free(session->screen);
	session->screen = draw_snapshot();
	session->mode = MODE_REPORT;
	session_say(session, STYLE_STRONG,
		    N_("Report for the help desk: hide e-mail addresses? "
		       "(y/n, Esc: no report)"),
		    NULL);
}

/* The name first: a long folder may be cut on the right. */
static void
say_written(struct session *session, const char *file)
{
	char *name = file_name(file), *folder = file_folder(file);

	session_say(session, STYLE_NOTE,
		    N_("Written without key or passphrase: %1$s in %2$s"), name,
		    folder, NULL);
	free(folder);
	free(name);
}

void
session_report(struct session *session, bool mask)
{
	struct diagnostics problems = {0};
	char *text = wizard_report(session->wizard, curses_version(),
				   session->screen, mask);
	char *file = report_write(session_folder(session->surroundings), text,
				  &problems);

	if (file)
		say_written(session, file);
	else
		session_say_problem(session, problems.item[0]);
	free(file);
	free(text);
	diagnostics_release(&problems);
}
