/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the wizard costs on a terminal, beside dialog and whiptail in the same
 * run: bytes for a typed character and a menu step, time to the first picture,
 * memory; and a build beside "openssl req". Prints figures, judges nothing.
 */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "tests/screen/session.h"

#define ROUNDS	9
#define TYPED	20
#define STEPS	6
#define TYPING	"abcdefghijklmnopqrst"
#define LONGEST 5000.0 /* ms */

static const char *const settings[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8",
				       "LANGUAGE=",	      "COLORTERM=",
				       "XDG_STATE_HOME=",     NULL};

static char *program;

static const char *const inputbox[] = {"--inputbox", "TITLE", "10", "60", NULL};
static const char *const menu[] = {
    "--menu", "TITLE", "15",   "60", "8",    "1", "one", "2", "two",   "3",
    "three",  "4",     "four", "5",  "five", "6", "six", "7", "seven", NULL};

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

static int
compare(const void *one, const void *other)
{
	double a = *(const double *)one, b = *(const double *)other;

	return (a > b) - (a < b);
}

static double
median(double *values)
{
	qsort(values, ROUNDS, sizeof(*values), compare);
	return values[ROUNDS / 2];
}

static void
start(struct terminal_session *session, const char *name,
      const char *const *arguments)
{
	const char *argv[32] = {name};
	size_t count = 1;

	while (arguments && *arguments)
		argv[count++] = *arguments++;
	session_start(session, 24, 80, argv, settings);
}

static const char *const wizard_arguments[] = {"-n", "--lang", "ja", NULL};

/* Milliseconds from the start to the moment text stands on the screen. */
static double
first_paint(const char *name, const char *const *arguments, const char *text,
	    long *memory)
{
	struct terminal_session session;
	double begin = now(), end;
	char bytes[4096], file[64], line[128];
	FILE *status;

	start(&session, name, arguments);
	while (!session_shows(&session, text) && now() - begin < LONGEST) {
		struct pollfd wanted = {session.descriptor, POLLIN, 0};
		ssize_t size;

		if (poll(&wanted, 1, 1000) <= 0)
			continue;
		size = read(session.descriptor, bytes, sizeof(bytes));
		if (size <= 0)
			break;
		vterm_input_write(session.terminal, bytes, (size_t)size);
	}
	end = now();
	session_settle(&session);
	snprintf(file, sizeof(file), "/proc/%d/status", (int)session.process);
	status = fopen(file, "r");
	while (status && fgets(line, sizeof(line), status))
		if (strncmp(line, "VmHWM:", 6) == 0)
			*memory = strtol(line + 6, NULL, 10);
	if (status)
		fclose(status);
	session_release(&session);
	return end - begin;
}

/* Bytes for each of count keys, one by one, after the keys before. */
static double
bytes_for(const char *name, const char *const *arguments, const char *before,
	  const char *keys, size_t length, size_t count)
{
	struct terminal_session session;
	size_t from;
	char key[8];

	start(&session, name, arguments);
	session_settle(&session);
	poll(NULL, 0, 300);
	session_settle(&session);
	for (; *before; before++) {
		char one[2] = {*before, '\0'};

		session_type(&session, one);
	}
	from = session.received;
	for (size_t i = 0; i < count; i++) {
		snprintf(key, sizeof(key), "%.*s", (int)length, keys);
		session_type(&session, key);
		keys += strlen(keys) > length ? length : 0;
	}
	from = session.received - from;
	session_release(&session);
	return (double)from / (double)count;
}

/* Milliseconds and KiB of a command that asks nothing. */
static double
run(const char *const argv[], long *memory)
{
	double begin = now();
	struct rusage usage;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execvp(argv[0], (char *const *)(const void *)argv);
		_exit(127);
	}
	wait4(child, &status, 0, &usage);
	*memory = usage.ru_maxrss;
	return status == 0 ? now() - begin : -1;
}

static void
print(const char *what, const char *unit, double ours, double theirs,
      const char *peer)
{
	if (theirs > 0)
		printf("%-34s %9.1f %-4s  %-9s %9.1f  ratio %.2f\n", what, ours,
		       unit, peer, theirs, ours / theirs);
	else
		printf("%-34s %9.1f %-4s\n", what, ours, unit);
}

static void
bench_bytes(void)
{
	static const char *const peers[] = {"dialog", "whiptail"};
	double typed =
	    bytes_for(program, wizard_arguments, "\t\r", TYPING, 1, TYPED);
	double step = bytes_for(program, wizard_arguments, "\t\rw.uec.ac.jp\r",
				"\033OB", 3, 3);

	for (size_t i = 0; i < 2; i++) {
		print("typed character, bytes", "", typed,
		      bytes_for(peers[i], inputbox, "", TYPING, 1, TYPED),
		      peers[i]);
		print("menu step, bytes", "", step,
		      bytes_for(peers[i], menu, "", "\033OB", 3, STEPS),
		      peers[i]);
	}
}

/* Gives the wizard's memory at the first page, in KiB. */
static long
bench_paint(void)
{
	double ours[ROUNDS], dialog[ROUNDS], whiptail[ROUNDS];
	long memory = 0, other = 0, third = 0;

	for (int i = 0; i < ROUNDS; i++) {
		ours[i] =
		    first_paint(program, wizard_arguments, "[1/9]", &memory);
		dialog[i] = first_paint("dialog", menu, "seven", &other);
		whiptail[i] = first_paint("whiptail", menu, "seven", &third);
	}
	print("first paint", "ms", median(ours), median(dialog), "dialog");
	print("first paint", "ms", median(ours), median(whiptail), "whiptail");
	print("memory at the first page", "KiB", (double)memory, (double)other,
	      "dialog");
	print("memory at the first page", "KiB", (double)memory, (double)third,
	      "whiptail");
	return memory;
}

static void
bench_build(const char *application, const char *folder, long page)
{
	const char *const build[] = {program, "build",	   "-o",
				     folder,  application, NULL};
	const char *const openssl[] = {
	    "openssl",
	    "req",
	    "-newkey",
	    "ec",
	    "-pkeyopt",
	    "ec_paramgen_curve:P-384",
	    "-nodes",
	    "-subj",
	    "/C=JP/ST=chiba/L=chiba/O=Example University/CN=www.example.ac.jp",
	    "-keyout",
	    "/dev/null",
	    "-out",
	    "/dev/null",
	    NULL};
	double ours[ROUNDS], theirs[ROUNDS];
	long memory = 0, other = 0;

	for (int i = 0; i < ROUNDS; i++) {
		ours[i] = run(build, &memory);
		theirs[i] = run(openssl, &other);
	}
	print("build with a P-384 key", "ms", median(ours), median(theirs),
	      "openssl");
	print("memory of build", "KiB", (double)memory, (double)other,
	      "openssl");
	print("memory at the first page", "KiB", (double)page, (double)other,
	      "openssl");
}

int
main(int argc, char **argv)
{
	const char *build = getenv("top_builddir");

	if (argc != 3) {
		fprintf(stderr, "terminal APPLICATION.yaml FOLDER\n");
		return 2;
	}
	program = alloc_format("%s/upki-wizard", build ? build : ".");
	bench_bytes();
	bench_build(argv[1], argv[2], bench_paint());
	free(program);
	return 0;
}
