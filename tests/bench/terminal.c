/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the wizard costs on a terminal, beside dialog and whiptail in the same
 * run: bytes for a typed character and a menu step, time to the first picture,
 * memory; and a build beside "openssl req". Prints figures and judges none, but
 * fails when a key did not reach what it was to reach.
 */
#include "config.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "tests/screen/session.h"

#define ROUNDS	 75
#define PAINTERS 3
#define STEPS	 6
#define CHOICES	 4 /* steps between the five of page 3 */
#define TYPING	 "abcdefghijklmnopqrst"
#define LONGEST	 5000.0 /* ms */

static const char *const settings[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8",
				       "LANGUAGE=",	      "COLORTERM=",
				       "XDG_STATE_HOME=",     NULL};

static char *program;

static const char *const inputbox[] = {"--inputbox", "TITLE", "10", "60", NULL};
static const char *const menu[] = {
    "--menu", "TITLE", "15",   "60", "8",    "1", "one", "2", "two",   "3",
    "three",  "4",     "four", "5",  "five", "6", "six", "7", "seven", NULL};

/* A page on which keys are typed. */
struct page {
	const char *program;
	const char *const *arguments;
	const char *shows; /* once it stands */
	bool choices;	   /* a group of "( )" */
};

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

/* A figure of something else than it says is worse than none. */
static _Noreturn void
give_up(struct terminal_session *session, const struct page *page,
	const char *why)
{
	char *dump = session_dump(session, SESSION_CURSOR);

	fprintf(stderr, "terminal: nothing was measured: %s %s:\n%s",
		page->program, why, dump);
	free(dump);
	session_release(session);
	exit(1);
}

/* Reads all there is, at least something; false at the end. */
static bool
take_output(struct terminal_session *session)
{
	struct pollfd wanted = {session->descriptor, POLLIN, 0};
	char bytes[4096];
	ssize_t size = 1;
	int wait = (int)LONGEST;

	for (; size > 0 && poll(&wanted, 1, wait) > 0; wait = 0) {
		size = read(session->descriptor, bytes, sizeof(bytes));
		if (size > 0)
			vterm_input_write(session->terminal, bytes,
					  (size_t)size);
	}
	return wait == 0 && size > 0;
}

/* The largest resident size of a process so far, in KiB. */
static long
memory_of(pid_t process)
{
	char *file = alloc_format("/proc/%d/status", (int)process);
	FILE *status = fopen(file, "r");
	long memory = 0;
	char line[128];

	while (status && fgets(line, sizeof(line), status))
		if (strncmp(line, "VmHWM:", 6) == 0)
			memory = strtol(line + 6, NULL, 10);
	if (status)
		fclose(status);
	free(file);
	return memory;
}

/* Milliseconds from the start to the moment the page stands on the screen. */
static double
first_paint(const struct page *page, long *memory)
{
	struct terminal_session session;
	double begin = now(), end;

	start(&session, page->program, page->arguments);
	while (!session_shows(&session, page->shows))
		if (!take_output(&session))
			give_up(&session, page, "did not show its page");
	end = now();
	session_settle(&session);
	*memory = memory_of(session.process);
	session_release(&session);
	return end - begin;
}

static void
open_page(struct terminal_session *session, const struct page *page)
{
	start(session, page->program, page->arguments);
	if (!session_wait_for(session, page->shows))
		give_up(session, page, "did not show its page");
}

/* The row of the choice between whose parentheses the cursor stands, or -1. */
static int
choice_row(const struct terminal_session *session)
{
	VTermScreenCell cell;
	VTermPos place;

	vterm_state_get_cursorpos(vterm_obtain_state(session->terminal),
				  &place);
	place.col--;
	if (place.col < 0 ||
	    !vterm_screen_get_cell(session->cells, place, &cell) ||
	    cell.chars[0] != '(')
		return -1;
	return place.row;
}

/* Bytes for each character of TYPING, which must be read on the screen then. */
static double
bytes_typed(const struct page *page)
{
	struct terminal_session session;
	size_t received;

	open_page(&session, page);
	received = session.received;
	for (const char *next = TYPING; *next; next++) {
		const char key[] = {*next, '\0'};

		session_type(&session, key);
	}
	received = session.received - received;
	if (!session_shows(&session, TYPING))
		give_up(&session, page, "did not take what was typed");
	session_release(&session);
	return (double)received / (double)strlen(TYPING);
}

/* Bytes for each of count steps down a menu, where something must answer to
 * every step; with us the cursor goes to the next choice. */
static double
bytes_stepped(const struct page *page, int count)
{
	struct terminal_session session;
	size_t received;

	open_page(&session, page);
	received = session.received;
	for (int i = 0; i < count; i++) {
		size_t before = session.received;
		int row = choice_row(&session);

		session_type(&session, "\033OB");
		if (session.received == before)
			give_up(&session, page, "did not answer to a step");
		if (page->choices &&
		    (row < 0 || choice_row(&session) != row + 1))
			give_up(&session, page, "did not go to a next choice");
	}
	received = session.received - received;
	session_release(&session);
	return (double)received / count;
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
	if (status != 0) {
		fprintf(stderr, "terminal: nothing was measured: %s failed\n",
			argv[0]);
		exit(1);
	}
	*memory = usage.ru_maxrss;
	return now() - begin;
}

static void
print(const char *what, const char *unit, double ours, double theirs,
      const char *peer)
{
	printf("%-34s %9.1f %-4s  %-9s %9.1f  ratio %.2f\n", what, ours, unit,
	       peer, theirs, ours / theirs);
}

/* input, choices: applications with which the wizard opens at page 2, 3. */
static void
bench_bytes(const char *input, const char *choices)
{
	static const char *const peers[] = {"dialog", "whiptail"};
	const char *const at_input[] = {"-n", "--lang", "ja", input, NULL};
	const char *const at_choices[] = {"-n", "--lang", "ja", choices, NULL};
	const struct page second = {program, at_input, "[2/9]", false};
	const struct page third = {program, at_choices, "[3/9]", true};
	double typed = bytes_typed(&second);
	double step = bytes_stepped(&third, CHOICES);

	for (size_t i = 0; i < 2; i++) {
		const struct page box = {peers[i], inputbox, "TITLE", false};
		const struct page list = {peers[i], menu, "seven", false};

		print("typed character, bytes (aim 8)", "", typed,
		      bytes_typed(&box), peers[i]);
		print("menu step, bytes (aim 70)", "", step,
		      bytes_stepped(&list, STEPS), peers[i]);
	}
}

/* Gives the wizard's memory at the first page, in KiB. */
static long
bench_paint(void)
{
	/* The last line of ours, the last of the menu of the others. */
	const struct page pages[] = {
	    {program, wizard_arguments, "F3 English", false},
	    {"dialog", menu, "seven", false},
	    {"whiptail", menu, "seven", false},
	};
	double times[PAINTERS][ROUNDS];
	long memory[PAINTERS];

	for (int i = 0; i < ROUNDS; i++)
		for (int j = 0; j < PAINTERS; j++)
			times[j][i] = first_paint(&pages[j], &memory[j]);
	for (int j = 1; j < PAINTERS; j++)
		print("first paint", "ms", median(times[0]), median(times[j]),
		      pages[j].program);
	for (int j = 1; j < PAINTERS; j++)
		print("memory at the first page", "KiB", (double)memory[0],
		      (double)memory[j], pages[j].program);
	return memory[0];
}

#define REQUEST                                                                \
	"openssl", "req", "-newkey", "ec", "-pkeyopt",                         \
	    "ec_paramgen_curve:P-384", "-nodes", "-subj",                      \
	    "/C=JP/ST=chiba/L=chiba/O=Example University/"                     \
	    "CN=www.example.ac.jp"

/* An empty folder of its own for round i of what; to be freed. */
static char *
fresh_folder(const char *folder, const char *what, int i)
{
	char *fresh = alloc_format("%s-%s-%d", folder, what, i);

	if (mkdir(fresh, 0700) != 0) {
		perror(fresh);
		exit(1);
	}
	return fresh;
}

static double
run_build(const char *application, const char *folder, int i, long *memory)
{
	char *fresh = fresh_folder(folder, "ours", i);
	const char *const build[] = {program, "build",	   "-o",
				     fresh,   application, NULL};
	double time = run(build, memory);

	free(fresh);
	return time;
}

/* openssl with files that are known to be on the disk, as ours are. */
static double
run_synced(const char *folder, int i, long *memory)
{
	char *fresh = fresh_folder(folder, "synced", i);
	const char *const synced[] = {
	    "sh",  "-c",    "cd \"$0\" && \"$@\" && sync key csr .",
	    fresh, REQUEST, "-keyout",
	    "key", "-out",  "csr",
	    NULL};
	double time = run(synced, memory);

	free(fresh);
	return time;
}

static void
bench_build(const char *application, const char *folder, long page)
{
	static const char *const openssl[] = {REQUEST, "-keyout",   "/dev/null",
					      "-out",  "/dev/null", NULL};
	double ours[ROUNDS], theirs[ROUNDS], synced[ROUNDS];
	long memory = 0, other = 0, ignored;

	for (int i = 0; i < ROUNDS; i++) {
		ours[i] = run_build(application, folder, i, &memory);
		theirs[i] = run(openssl, &other);
		synced[i] = run_synced(folder, i, &ignored);
	}
	print("build with a P-384 key", "ms", median(ours), median(theirs),
	      "openssl");
	print("build with a P-384 key, synced", "ms", median(ours),
	      median(synced), "openssl");
	print("memory of build", "KiB", (double)memory, (double)other,
	      "openssl");
	print("memory at the first page", "KiB", (double)page, (double)other,
	      "openssl");
}

int
main(int argc, char **argv)
{
	const char *build = getenv("top_builddir");

	if (argc != 5) {
		fprintf(stderr, "terminal INPUT.yaml CHOICES.yaml "
				"APPLICATION.yaml FOLDER\n");
		return 2;
	}
	program = alloc_format("%s/upki-wizard", build ? build : ".");
	bench_bytes(argv[1], argv[2]);
	bench_build(argv[3], argv[4], bench_paint());
	free(program);
	return 0;
}
