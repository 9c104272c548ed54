/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of fake_wizard, one at a time. */
#include "config.h"

#include "fake.h"

#include <poll.h>
#include <stdlib.h>

#include "base/alloc.h"

struct terminal_session session;

void
fake_start_as(const char *term, const char *locale, int rows, int columns)
{
	const char *build = getenv("top_builddir");
	const char *other = getenv("SCREEN_PROGRAM");
	char *program = other ? alloc_string(other)
			      : alloc_format("%s/tests/screen/fake_wizard",
					     build ? build : ".");
	char *term_setting = alloc_format("TERM=%s", term);
	char *locale_setting = alloc_format("LC_ALL=%s", locale);
	const char *const argv[] = {program, getenv("SCREEN_OPERAND"), NULL};
	const char *const settings[] = {term_setting, locale_setting,
					"FAKE_LANGUAGE=en", "COLORTERM=", NULL};

	session_start(&session, rows, columns, argv, settings);
	free(program);
	free(term_setting);
	free(locale_setting);
}

void
fake_start(void)
{
	fake_start_as("xterm-256color", "C.UTF-8", 24, 80);
	session_wait_for(&session, "F2 Save");
}

int
fake_stop(void **state)
{
	(void)state;
	session_release(&session);
	return 0;
}

void
fake_wait(int milliseconds)
{
	poll(NULL, 0, milliseconds);
}
