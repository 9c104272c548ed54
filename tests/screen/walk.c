/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks through the real program. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "walk.h"

/* In front of what a temporary folder's name adds. */
#define HOME_PATH "/tmp/upki-walk-"

struct terminal_session session;
char walk_home[] = HOME_PATH "XXXXXX";

static int
run(const char *const command[])
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		execvp(command[0], (char *const *)(const void *)command);
		_exit(127);
	}
	if (child < 0 || waitpid(child, &status, 0) != child)
		return -1;
	return status;
}

int
walk_begin(void **state)
{
	(void)state;
	strcpy(walk_home, HOME_PATH "XXXXXX");
	return mkdtemp(walk_home) ? 0 : -1;
}

int
walk_end(void **state)
{
	const char *const command[] = {"rm", "-rf", walk_home, NULL};

	(void)state;
	session_release(&session);
	return run(command);
}

static const char *
tree(const char *name)
{
	const char *folder = getenv(name);

	return folder ? folder : ".";
}

void
walk_start(const struct walk *walk)
{
	static const struct walk usual = {0};
	char *program = alloc_format("%s/upki-wizard", tree("top_builddir"));
	char *home = alloc_format("HOME=%s", walk_home);
	char *term;

	walk = walk ? walk : &usual;
	term =
	    alloc_format("TERM=%s", walk->term ? walk->term : "xterm-256color");
	session_start(
	    &session, walk->rows ? walk->rows : 24,
	    walk->columns ? walk->columns : 80,
	    (const char *const[]){"sh", "-c", "cd \"$HOME\" && exec \"$@\"",
				  "sh", program, "--date", "2026-11-22",
				  "--lang",
				  walk->language ? walk->language : "ja", "-p",
				  "uec", walk->operand, NULL},
	    (const char *const[]){
		home, term, "LC_ALL=C.UTF-8", "COLORTERM=", "USER=taro",
		"XDG_STATE_HOME=", "XDG_CONFIG_HOME=",
		"SSH_CONNECTION=192.0.2.7 50000 192.0.2.10 22", walk->setting,
		NULL});
	session.mask = walk_home + strlen(HOME_PATH);
	free(term);
	free(home);
	free(program);
	assert_true(walk->ends || session_becomes(&session, "/9]", true));
}

void
walk_copy(const char *name)
{
	char *command = alloc_format("cp '%s/tests/data/pki/%s' .",
				     tree("top_srcdir"), name);

	assert_true(walk_shell(command));
	free(command);
}

void
walk_step(const char *keys, const char *wanted)
{
	size_t size = strlen(keys);

	session_send(&session, keys);
	/* A lone Esc is told from a sequence by the pause behind it. */
	if (size && keys[size - 1] == '\033')
		session_settle(&session);
	if (!wanted)
		return;
	if (!session_becomes(&session, wanted + (*wanted == '-'),
			     *wanted != '-'))
		fail_msg("after \"%s\"", keys);
}

void
walk_steps(const struct walk_step *steps, size_t count)
{
	for (size_t i = 0; i < count; i++)
		walk_step(steps[i].keys, steps[i].wanted);
}

void
walk_look(const char *name)
{
	assert_true(session_is_golden(&session, name, SESSION_CURSOR));
}

void
walk_look_both(const char *name)
{
	char *japanese = alloc_format("walk_%s_ja", name);
	char *english = alloc_format("walk_%s_en", name);

	walk_look(japanese);
	walk_step(LANGUAGE, "日本語");
	walk_look(english);
	walk_step(LANGUAGE, "F3 English");
	free(english);
	free(japanese);
}

void
walk_ends(int status)
{
	assert_true(session_ends(&session, SESSION_LONGEST));
	assert_true(WIFEXITED(session.status));
	assert_int_equal(WEXITSTATUS(session.status), status);
}

bool
walk_shell(const char *command)
{
	char *line = alloc_format("cd '%s' && { %s; } >&2", walk_home, command);
	const char *const shell[] = {"sh", "-c", line, NULL};
	int status = run(shell);

	free(line);
	return status == 0;
}
