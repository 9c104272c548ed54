/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs one test and sees to its end: limit SECONDS PROGRAM [ARGUMENT]...
 *
 * A test that does not end in time is ended, with a list of what was running.
 * What a test leaves running is ended, too: it would hold the test's output
 * open, and whoever reads that would wait for ever. The processes are found by
 * who started them, for a session of a terminal is outside every group. The
 * test has no controlling terminal, wherever it is started.
 *
 * Ends as the program did, or with 1.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct process {
	long id;
	long parent;
	char state;
	bool ours;
};

struct processes {
	struct process item[32768];
	size_t count;
};

static struct processes processes;

/* The first line of /proc/ID/NAME without its end; "" when there is none. */
static void
read_line(long id, const char *name, char *line, size_t size)
{
	char path[64];
	FILE *file;
	size_t got = 0;

	snprintf(path, sizeof(path), "/proc/%ld/%s", id, name);
	file = fopen(path, "re");
	if (file) {
		got = fread(line, 1, size - 1, file);
		fclose(file);
	}
	/* The words of a command line end with NUL. */
	for (size_t i = 0; i + 1 < got; i++)
		if (line[i] == '\0')
			line[i] = ' ';
	line[got] = '\0';
	line[strcspn(line, "\n")] = '\0';
}

static void
add_process(long id)
{
	struct process *process = &processes.item[processes.count];
	char line[512];
	const char *rest;

	read_line(id, "stat", line, sizeof(line));
	/* The name in parentheses may hold any character. */
	rest = strrchr(line, ')');
	if (!rest ||
	    processes.count == sizeof(processes.item) / sizeof(*process))
		return;
	process->id = id;
	process->ours = false;
	if (sscanf(rest + 1, " %c %ld", &process->state, &process->parent) == 2)
		processes.count++;
}

static bool
is_ours(long id)
{
	if (id == getpid())
		return true;
	for (size_t i = 0; i < processes.count; i++)
		if (processes.item[i].id == id)
			return processes.item[i].ours;
	return false;
}

/* Lists what runs, and marks what descends from this process. */
static void
look_around(void)
{
	DIR *folder = opendir("/proc");
	struct dirent *entry;
	bool more = true;

	processes.count = 0;
	while (folder && (entry = readdir(folder)))
		if (strtol(entry->d_name, NULL, 10) > 0)
			add_process(strtol(entry->d_name, NULL, 10));
	if (folder)
		closedir(folder);
	while (more) {
		more = false;
		for (size_t i = 0; i < processes.count; i++) {
			struct process *process = &processes.item[i];

			if (process->ours || !is_ours(process->parent))
				continue;
			process->ours = true;
			more = true;
		}
	}
}

/* A dead process nobody has waited for does no harm. */
static bool
is_left(const struct process *process)
{
	return process->ours && process->state != 'Z';
}

static void
tell(const struct process *process)
{
	char words[2000], where[100];

	read_line(process->id, "cmdline", words, sizeof(words));
	read_line(process->id, "wchan", where, sizeof(where));
	printf("# %ld, started by %ld, state %c in %s: %s\n", process->id,
	       process->parent, process->state, where, words);
}

/* Ends everything that was started. */
static void
end_the_rest(bool telling)
{
	const struct timespec moment = {.tv_nsec = 20000000};

	for (int attempt = 0; attempt < 100; attempt++) {
		size_t left = 0;

		look_around();
		for (size_t i = 0; i < processes.count; i++) {
			if (!is_left(&processes.item[i]))
				continue;
			if (telling && attempt == 0)
				tell(&processes.item[i]);
			kill((pid_t)processes.item[i].id, SIGKILL);
			left++;
		}
		while (waitpid(-1, NULL, WNOHANG) > 0)
			continue;
		if (left == 0)
			return;
		nanosleep(&moment, NULL);
	}
}

enum outcome { ENDED, TOO_LATE, STOPPED };

/* Waits for child, for so many seconds, or until a signal says stop. */
static enum outcome
wait_for(pid_t child, long seconds, const sigset_t *wanted, int *status)
{
	struct timespec now, left = {0};
	long end;

	clock_gettime(CLOCK_MONOTONIC, &now);
	end = now.tv_sec + seconds;
	for (;;) {
		pid_t ended;
		int any;

		/* Orphans come to us. */
		while ((ended = waitpid(-1, &any, WNOHANG)) > 0)
			if (ended == child) {
				*status = any;
				return ENDED;
			}
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec >= end)
			return TOO_LATE;
		left.tv_sec = end - now.tv_sec;
		any = sigtimedwait(wanted, NULL, &left);
		if (any > 0 && any != SIGCHLD)
			return STOPPED;
	}
}

/* Those that stop a test, unless whoever started it ignores them. */
static void
choose_signals(sigset_t *wanted)
{
	static const int stops[] = {SIGHUP, SIGINT, SIGTERM};
	struct sigaction action;

	sigemptyset(wanted);
	sigaddset(wanted, SIGCHLD);
	for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++)
		if (sigaction(stops[i], NULL, &action) == 0 &&
		    action.sa_handler != SIG_IGN)
			sigaddset(wanted, stops[i]);
}

int
main(int argc, char **argv)
{
	long seconds = argc > 2 ? strtol(argv[1], NULL, 10) : 0;
	sigset_t wanted, before;
	int status = 0;
	pid_t child;

	if (seconds <= 0) {
		fputs("limit SECONDS PROGRAM [ARGUMENT]...\n", stderr);
		return 2;
	}
	signal(SIGCHLD, SIG_DFL);
	prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
	choose_signals(&wanted);
	sigprocmask(SIG_BLOCK, &wanted, &before);
	child = fork();
	if (child == 0) {
		setsid();
		sigprocmask(SIG_SETMASK, &before, NULL);
		execv(argv[2], argv + 2);
		fprintf(stderr, "%s: %s\n", argv[2], strerror(errno));
		_exit(127);
	}
	if (child < 0) {
		perror("fork");
		return 1;
	}
	switch (wait_for(child, seconds, &wanted, &status)) {
	case ENDED:
		end_the_rest(false);
		break;
	case TOO_LATE:
		puts("# What was still running:");
		end_the_rest(true);
		printf("Bail out! %s has not ended within %ld seconds\n",
		       argv[2], seconds);
		return 1;
	case STOPPED:
		end_the_rest(false);
		printf("Bail out! %s was stopped\n", argv[2]);
		return 1;
	}
	if (WIFSIGNALED(status))
		printf("Bail out! %s: signal %d\n", argv[2], WTERMSIG(status));
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
