/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals while the screen is ours. */
#include "config.h"

#include "tui/signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int noted[] = {SIGHUP,   SIGINT,  SIGTERM,
			    SIGWINCH, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGQUIT, SIGILL,  SIGTRAP, SIGABRT,
			    SIGBUS,  SIGFPE,  SIGSEGV, SIGSYS,
			    SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};

enum {
	NOTED = sizeof(noted) / sizeof(*noted),
	FATAL = sizeof(fatal) / sizeof(*fatal)
};

static struct {
	volatile sig_atomic_t end, resized, stopped, continued;
	struct sigaction noted_before[NOTED], fatal_before[FATAL];
	sigset_t mask_before;
	bool started;
	struct termios settings;
	char bytes[512];
	size_t size;
	volatile sig_atomic_t armed; /* settings and bytes are good */
	/* a full stack is a fault, too */
	_Alignas(16) char stack[16384];
} state;

static void
note(int signal)
{
	if (signal == SIGWINCH)
		state.resized = 1;
	else if (signal == SIGTSTP)
		state.stopped = 1;
	else if (signal == SIGCONT)
		state.continued = 1;
	else
		state.end = signal;
}

/* The default action was put back by SA_RESETHAND: it ends the program. */
static void
end_by_fault(int signal)
{
	signals_restore_terminal();
	raise(signal);
}

void
signals_keep(const struct termios *settings, const char *bytes, size_t size)
{
	state.settings = *settings;
	state.size = size < sizeof(state.bytes) ? size : sizeof(state.bytes);
	memcpy(state.bytes, bytes, state.size);
	state.armed = 1;
}

void
signals_restore_terminal(void)
{
	const char *from = state.bytes;
	size_t rest = state.size;
	int saved = errno;

	if (!state.armed)
		return;
	state.armed = 0;
	while (rest) {
		ssize_t written = write(STDOUT_FILENO, from, rest);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			break;
		from += written;
		rest -= (size_t)written;
	}
	tcsetattr(STDIN_FILENO, TCSANOW, &state.settings);
	errno = saved;
}

static void
set_stack(void)
{
	stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof(state.stack)};

	sigaltstack(&stack, NULL);
}

void
signals_start(void)
{
	struct sigaction action = {0};
	sigset_t mask;
	bool again = state.started;
	int i;

	set_stack();
	sigemptyset(&mask);
	sigemptyset(&action.sa_mask);
	action.sa_handler = note;
	for (i = 0; i < NOTED; i++) {
		sigaddset(&mask, noted[i]);
		sigaction(noted[i], &action,
			  again ? NULL : &state.noted_before[i]);
	}
	action.sa_handler = end_by_fault;
	action.sa_flags = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK);
	for (i = 0; i < FATAL; i++)
		sigaction(fatal[i], &action,
			  again ? NULL : &state.fatal_before[i]);
	sigprocmask(SIG_BLOCK, &mask, again ? NULL : &state.mask_before);
	state.started = true;
}

void
signals_release(void)
{
	int i;

	if (!state.started)
		return;
	state.started = false;
	for (i = 0; i < NOTED; i++)
		sigaction(noted[i], &state.noted_before[i], NULL);
	for (i = 0; i < FATAL; i++)
		sigaction(fatal[i], &state.fatal_before[i], NULL);
	sigprocmask(SIG_SETMASK, &state.mask_before, NULL);
}

bool
signals_wait(int descriptor, int timeout)
{
	struct pollfd wanted = {.fd = descriptor, .events = POLLIN};
	struct timespec limit = {.tv_sec = timeout / 1000,
				 .tv_nsec = timeout % 1000 * 1000000L};
	sigset_t mask = state.mask_before;
	int i;

	/* Whoever started us may have blocked them. */
	for (i = 0; i < NOTED; i++)
		sigdelset(&mask, noted[i]);
	return ppoll(&wanted, 1, timeout < 0 ? NULL : &limit, &mask) > 0;
}

int
signals_end(void)
{
	return state.end;
}

static bool
take(volatile sig_atomic_t *flag)
{
	bool set = *flag != 0;

	*flag = 0;
	return set;
}

bool
signals_resized(void)
{
	return take(&state.resized);
}

bool
signals_stopped(void)
{
	return take(&state.stopped);
}

bool
signals_continued(void)
{
	return take(&state.continued);
}

void
signals_stop(void)
{
	struct sigaction action = {0}, before;
	sigset_t mask, mask_before;

	action.sa_handler = SIG_DFL;
	sigemptyset(&action.sa_mask);
	sigaction(SIGTSTP, &action, &before);
	sigemptyset(&mask);
	sigaddset(&mask, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &mask, &mask_before);
	/* Here we come back when we are continued. */
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
	sigaction(SIGTSTP, &before, NULL);
}

void
signals_end_by(int signal)
{
	struct sigaction action = {0};
	sigset_t mask;

	action.sa_handler = SIG_DFL;
	sigemptyset(&action.sa_mask);
	sigaction(signal, &action, NULL);
	sigemptyset(&mask);
	sigaddset(&mask, signal);
	sigprocmask(SIG_UNBLOCK, &mask, NULL);
	raise(signal);
}
