/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program at a terminal does, as the system tells it. */
#include "config.h"

#include "program.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/alloc.h"

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

/* True for a call in which others than the wizard wait: for a line, for a key,
 * for another program. */
static bool
is_wait(long call)
{
#ifdef SYS_poll /* not everywhere */
	if (call == SYS_poll || call == SYS_select)
		return true;
#endif
	return call == SYS_read || call == SYS_wait4 || call == SYS_pselect6;
}

enum program_state
program_state(const struct terminal_session *session)
{
	bool has_news;
	unsigned long limit = 0;
	long call;

	if (session->descriptor < 0)
		return PROGRAM_UNKNOWN;
	has_news = is_unread(session) || is_signalled(session);
	call = sleeps_in(session, &limit);
	if (call == NOT_KNOWN)
		return PROGRAM_UNKNOWN;
	if (is_wait(call) && !has_news)
		return PROGRAM_LISTENS;
	if (call != SYS_ppoll || has_news)
		return PROGRAM_WORKS;
	return limit ? PROGRAM_WAITS : PROGRAM_RESTS;
}
