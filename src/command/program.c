/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking another program something. */
#include "config.h"

#include "command/program.h"

#include "base/alloc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* More than any version; the rest is thrown away. */
#define OUTPUT_LIMIT 4096

static long
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* In the child: only calls that are safe there. */
static void
become(char *const arguments[], int output)
{
	char *const environment[] = {NULL};
	int input = open("/dev/null", O_RDONLY | O_CLOEXEC);
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (setpgid(0, 0) == 0 && input >= 0 && dup2(input, 0) == 0 &&
	    dup2(output, 1) == 1 && dup2(output, 2) == 2)
		execve(arguments[0], arguments, environment);
	_exit(127);
}

/* Reads until the end, the limit's rest thrown away; false: not in time. */
static bool
collect(int input, char *text, long end)
{
	size_t size = 0;

	for (;;) {
		struct pollfd wait = {.fd = input, .events = POLLIN};
		long left = end - now();
		char more[512];
		ssize_t got;

		if (left <= 0)
			return false;
		if (poll(&wait, 1, (int)left) < 0 && errno != EINTR)
			return false;
		if (!wait.revents)
			continue;
		got = read(input, more, sizeof(more));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			return true;
		if (size + (size_t)got > OUTPUT_LIMIT)
			got = (ssize_t)(OUTPUT_LIMIT - size);
		memcpy(text + size, more, (size_t)got);
		size += (size_t)got;
		text[size] = '\0';
	}
}

/* Takes the child's status; what is not over at the end is ended, with what it
 * started. */
static bool
finish(pid_t child, bool in_time, long end)
{
	const struct timespec pause = {.tv_nsec = 5000000};
	int status = 0;
	pid_t got = 0;

	while (in_time && got == 0) {
		got = waitpid(child, &status, WNOHANG);
		if (got == 0 && now() >= end)
			in_time = false;
		else if (got == 0)
			nanosleep(&pause, NULL);
	}
	if (got == 0) {
		kill(-child, SIGKILL);
		kill(child, SIGKILL);
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	return got == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

char *
program_output(const char *file, const char *argument, int milliseconds)
{
	long end = now() + milliseconds;
	char *arguments[] = {NULL, NULL, NULL};
	int ends[2];
	pid_t child;
	char *text;
	bool good;

	if (access(file, X_OK) != 0 || pipe2(ends, O_CLOEXEC) != 0)
		return NULL;
	text = alloc_array(OUTPUT_LIMIT + 1, 1);
	arguments[0] = alloc_string(file);
	arguments[1] = alloc_string(argument);
	child = fork();
	if (child == 0)
		become(arguments, ends[1]);
	close(ends[1]);
	good = child > 0 && collect(ends[0], text, end);
	close(ends[0]);
	if (child > 0)
		good = finish(child, good, end);
	free(arguments[0]);
	free(arguments[1]);
	if (good)
		return text;
	free(text);
	return NULL;
}
