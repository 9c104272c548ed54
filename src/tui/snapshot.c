/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen as a text file, to be sent to the help desk. */
#include "config.h"

#include "tui/session.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "tui/draw.h"

#define MOST 99

/* The first name that is free, or NULL. To be freed. */
static char *
free_name(const char *folder)
{
	char *file;
	int i;

	for (i = 1; i <= MOST; i++) {
		file = alloc_format("%s/upki-wizard_screen_%d.txt", folder, i);
		if (access(file, F_OK) != 0)
			return file;
		free(file);
	}
	return NULL;
}

const char *
session_folder(const struct surroundings *surroundings)
{
	const char *folder = surroundings->output_folder;

	if (folder && access(folder, W_OK | X_OK) == 0)
		return folder;
	folder = surroundings->working_folder;
	if (folder && access(folder, W_OK | X_OK) == 0)
		return folder;
	return surroundings->home && *surroundings->home ? surroundings->home
							 : "/tmp";
}

static void
write_screen(struct session *session, const char *file)
{
	struct diagnostics diagnostics = {0};
	char *text = draw_snapshot();

	if (file_replace(file, text, strlen(text), 0600, &diagnostics)) {
		char *name = file_name(file), *folder = file_folder(file);

		/* The name first: a long folder may be cut on the right. */
		session_say(session, STYLE_NOTE,
			    N_("This screen is saved as text: %1$s in %2$s"),
			    name, folder, NULL);
		free(folder);
		free(name);
	} else {
		session_say_problem(session, diagnostics.item[0]);
	}
	free(text);
	diagnostics_release(&diagnostics);
}

void
session_snapshot(struct session *session)
{
	const struct surroundings *surroundings = session->surroundings;
	char *file;

	if (surroundings->dry_run || surroundings->demo) {
		session_say(session, STYLE_NOTE,
			    N_("Nothing is written in this mode."), NULL);
		return;
	}
	file = free_name(session_folder(surroundings));
	if (file)
		write_screen(session, file);
	else
		session_say(session, STYLE_ERROR,
			    N_("There are 99 saved screens already; remove "
			       "upki-wizard_screen_*.txt."),
			    NULL);
	free(file);
}
