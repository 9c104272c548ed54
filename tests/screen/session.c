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
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"

#define QUIET	100   /* ms without output: the program waits for us */
#define LONGEST 10000 /* ms: nothing takes this long */
#define MOMENT	5     /* ms between two looks at a program at work */

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
	session->process = forkpty(&session->descriptor, NULL, NULL, &size);
	if (session->process == 0)
		become(argv, settings);
	if (session->process < 0) {
		perror("forkpty");
		exit(99);
	}
	fcntl(session->descriptor, F_SETFD, FD_CLOEXEC);
	tcgetattr(session->descriptor, &session->settings);
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

#define RUNS	  (-1)
#define NOT_KNOWN (-2)

/* The system call the program sleeps in, with its third argument, RUNS, or,
 * where the system does not tell, NOT_KNOWN. */
static long
sleeps_in(const struct terminal_session *session, unsigned long *third)
{
	char *name = alloc_format("/proc/%ld/syscall", (long)session->process);
	FILE *file = fopen(name, "re");
	long call = NOT_KNOWN;

	if (file && fscanf(file, "%ld %*s %*s %lx", &call, third) != 2)
		call = RUNS;
	if (file)
		fclose(file);
	free(name);
	return call;
}

/* True when something sent was not read yet. To ask at the program's side of
 * the line makes the kernel carry over what is still on its way. */
static bool
is_unread(const struct terminal_session *session)
{
	struct pollfd wanted = {.events = POLLIN};
	bool unread;

	wanted.fd =
	    open(ptsname(session->descriptor), O_RDWR | O_NOCTTY | O_CLOEXEC);
	unread = wanted.fd < 0 || poll(&wanted, 1, 0) != 0;
	close(wanted.fd);
	return unread;
}

/* True when a signal is still on its way, as one of a new size. */
static bool
is_signalled(const struct terminal_session *session)
{
	char *name = alloc_format("/proc/%ld/status", (long)session->process);
	FILE *file = fopen(name, "re");
	unsigned long long pending, any = 0;
	char line[200];

	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "SigPnd: %llx", &pending) == 1 ||
		    sscanf(line, "ShdPnd: %llx", &pending) == 1)
			any |= pending;
	if (file)
		fclose(file);
	free(name);
	return any != 0;
}

/* True when nothing more will come before the next key: all is read, and the
 * program waits without an end, which a pending Esc or any work in progress
 * does not. False also where the system does not tell. */
static bool
is_at_rest(struct terminal_session *session)
{
	unsigned long limit = 1;

	if (session->descriptor < 0 || is_unread(session) ||
	    is_signalled(session) || sleeps_in(session, &limit) != SYS_ppoll ||
	    limit != 0)
		return false;
	while (read_some(session, 0))
		;
	return true;
}

void
session_settle(struct terminal_session *session)
{
	long last = clock_now(), end = last + LONGEST;
	size_t received = session->received;

	while (!is_at_rest(session) && clock_now() < end &&
	       clock_now() - last < QUIET) {
		read_some(session, MOMENT);
		if (session->received == received)
			continue;
		received = session->received;
		last = clock_now();
	}
}

bool
session_rest(struct terminal_session *session)
{
	long end = clock_now() + LONGEST;
	unsigned long ignored;

	while (!session_ends(session, 0) && clock_now() < end) {
		if (is_at_rest(session))
			return true;
		if (sleeps_in(session, &ignored) != NOT_KNOWN) {
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
	long end = clock_now() + LONGEST;

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
