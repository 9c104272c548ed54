/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program at a terminal that exists only in memory. */
#include "config.h"

#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "base/alloc.h"
#include "program.h"

#define QUIET	100  /* ms between two looks at what only we can change */
#define SILENCE 1000 /* ms without output, where rest is not seen otherwise */
#define MOMENT	5    /* ms between two looks at a program at work */

static long
clock_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
write_all(int descriptor, const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(descriptor, bytes, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return;
		bytes += written;
		size -= (size_t)written;
	}
}

/* What the terminal answers, as to a question for its kind. */
static void
answer(const char *bytes, size_t size, void *closure)
{
	struct terminal_session *session = closure;

	if (session->asking) {
		session->pastes = true;
		return;
	}
	session->acts++;
	if (session->descriptor >= 0)
		write_all(session->descriptor, bytes, size);
}

/* The program asked for the other screen, or hid the cursor. */
static int
note_property(VTermProp property, VTermValue *value, void *closure)
{
	struct terminal_session *session = closure;

	if (property == VTERM_PROP_ALTSCREEN)
		session->alternate = value->boolean != 0;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		session->cursor = value->boolean != 0;
	else if (property == VTERM_PROP_TITLE ||
		 property == VTERM_PROP_ICONNAME)
		session->acts++;
	return 1;
}

static int
note_bell(void *closure)
{
	struct terminal_session *session = closure;

	session->acts++;
	return 1;
}

static void
become(const char *const argv[], const char *const settings[])
{
	for (; settings && *settings; settings++)
		putenv(alloc_string(*settings));
	/* As after a login, whatever the tests were started with (nohup). */
	signal(SIGHUP, SIG_DFL);
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	execvp(argv[0], (char *const *)(const void *)argv);
	_exit(127);
}

void
session_start(struct terminal_session *session, int rows, int columns,
	      const char *const argv[], const char *const settings[])
{
	static const VTermScreenCallbacks callbacks = {
	    .settermprop = note_property, .bell = note_bell};
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};
	int line;

	memset(session, 0, sizeof(*session));
	session->rows = rows;
	session->columns = columns;
	session->terminal = vterm_new(rows, columns);
	vterm_set_utf8(session->terminal, 1);
	vterm_output_set_callback(session->terminal, answer, session);
	session->cells = vterm_obtain_screen(session->terminal);
	vterm_screen_enable_altscreen(session->cells, 1);
	vterm_screen_set_callbacks(session->cells, &callbacks, session);
	vterm_screen_reset(session->cells, 1);
	if (openpty(&session->descriptor, &line, NULL, NULL, &size) < 0 ||
	    fcntl(session->descriptor, F_SETFD, FD_CLOEXEC) < 0 ||
	    tcgetattr(line, &session->settings) < 0 ||
	    (session->process = fork()) < 0) {
		perror("terminal");
		exit(99);
	}
	if (session->process == 0) {
		login_tty(line);
		become(argv, settings);
	}
	close(line);
}

void
session_release(struct terminal_session *session)
{
	if (!session->ended && session->process > 0) {
		kill(session->process, SIGKILL);
		waitpid(session->process, &session->status, 0);
	}
	if (session->descriptor >= 0)
		close(session->descriptor);
	if (session->terminal)
		vterm_free(session->terminal);
	memset(session, 0, sizeof(*session));
	session->descriptor = -1;
}

/* Reads what comes within milliseconds; false: nothing came. */
static bool
read_some(struct terminal_session *session, int milliseconds)
{
	struct pollfd wanted = {.fd = session->descriptor, .events = POLLIN};
	char bytes[4096];
	ssize_t size;

	if (session->descriptor < 0 || poll(&wanted, 1, milliseconds) <= 0)
		return false;
	size = read(session->descriptor, bytes, sizeof(bytes));
	if (size <= 0)
		return false;
	session->received += (size_t)size;
	vterm_input_write(session->terminal, bytes, (size_t)size);
	return true;
}

/* Nothing more will come before the next key. */
static bool
is_at_rest(struct terminal_session *session)
{
	if (program_state(session) != PROGRAM_RESTS)
		return false;
	while (read_some(session, 0))
		;
	return true;
}

void
session_settle(struct terminal_session *session)
{
	long last = clock_now(), end = last + SESSION_LONGEST;
	size_t received = session->received;
	enum program_state state = PROGRAM_WORKS;

	while (!session_ends(session, 0) && !is_at_rest(session) &&
	       clock_now() < end &&
	       clock_now() - last <
		   (state == PROGRAM_LISTENS ? QUIET : SILENCE)) {
		read_some(session, MOMENT);
		state = program_state(session);
		/* The silence of a program at work says nothing. */
		if (session->received == received && state != PROGRAM_WORKS)
			continue;
		received = session->received;
		last = clock_now();
	}
}

bool
session_rest(struct terminal_session *session)
{
	long end = clock_now() + SESSION_LONGEST;

	while (!session_ends(session, 0) && clock_now() < end) {
		if (is_at_rest(session))
			return true;
		if (program_state(session) != PROGRAM_UNKNOWN) {
			read_some(session, MOMENT);
			continue;
		}
		session_settle(session);
		return !session_ends(session, 0);
	}
	return false;
}

void
session_send(struct terminal_session *session, const char *bytes)
{
	write_all(session->descriptor, bytes, strlen(bytes));
}

void
session_send_slowly(struct terminal_session *session, const char *bytes)
{
	for (; *bytes; bytes++) {
		const char byte[] = {*bytes, '\0'};

		session_send(session, byte);
		poll(NULL, 0, 60);
	}
}

void
session_type(struct terminal_session *session, const char *bytes)
{
	session_send(session, bytes);
	session_settle(session);
}

bool
session_shows(struct terminal_session *session, const char *text)
{
	char *dump = session_dump(session, SESSION_PLAIN);
	bool shows = strstr(dump, text) != NULL;

	free(dump);
	return shows;
}

bool
session_becomes(struct terminal_session *session, const char *text, bool wanted)
{
	long end = clock_now() + SESSION_LONGEST;

	while (session_shows(session, text) != wanted) {
		bool over = clock_now() >= end || session_ends(session, 0);
		char *dump;

		if (!over) {
			read_some(session, QUIET);
			continue;
		}
		/* To ask whether it has ended may have read its last words. */
		while (session->ended && read_some(session, 0))
			continue;
		if (session_shows(session, text) == wanted)
			return true;
		dump = session_dump(session, SESSION_PLAIN);
		fprintf(stderr, "# %s \"%s\" in:\n%s", wanted ? "no" : "still",
			text, dump);
		free(dump);
		return false;
	}
	return true;
}

bool
session_wait_for(struct terminal_session *session, const char *text)
{
	if (!session_becomes(session, text, true))
		return false;
	session_settle(session);
	return true;
}

void
session_resize(struct terminal_session *session, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)columns};

	session->rows = rows;
	session->columns = columns;
	vterm_set_size(session->terminal, rows, columns);
	/* The kernel sends SIGWINCH. */
	ioctl(session->descriptor, TIOCSWINSZ, &size);
}

bool
session_pastes(struct terminal_session *session)
{
	session->pastes = false;
	session->asking = true;
	vterm_keyboard_start_paste(session->terminal);
	session->asking = false;
	return session->pastes;
}

void
session_hang_up(struct terminal_session *session)
{
	close(session->descriptor);
	session->descriptor = -1;
}

bool
session_ends(struct terminal_session *session, int milliseconds)
{
	long end = clock_now() + milliseconds;

	for (;;) {
		if (session->ended)
			return true;
		/* A program that cannot write cannot end. */
		while (read_some(session, 0))
			;
		if (waitpid(session->process, &session->status, WNOHANG) ==
		    session->process)
			session->ended = true;
		else if (clock_now() >= end)
			return false;
		else if (!read_some(session, 5))
			poll(NULL, 0, 5);
	}
}
