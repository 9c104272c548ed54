/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The terminal: started, given back whatever happens, read as events. */
#include "config.h"

#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "tui/signals.h"

#define PASTE_ON  "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* Terminals that speak ANSI stop at the last row. */
#define LAST_ROW 998

static struct {
	SCREEN *curses;
	struct keys keys;
	unsigned char input[512]; /* read and not yet decoded */
	size_t input_next, input_size;
	char restoring[512];
	size_t restoring_size;
	bool paste; /* the terminal brackets what is pasted */
	bool colour;
	bool ascii_lines;
	int end; /* the signal that ends the program, or 0 */
} terminal;

long
terminal_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool
begins_with_one_of(const char *name, const char *const *prefix)
{
	for (; *prefix; prefix++)
		if (strncmp(name, *prefix, strlen(*prefix)) == 0)
			return true;
	return false;
}

/* What the kernel tells is how large the window is; COLUMNS and LINES may be
 * of another one, left behind by whoever started us. They count where the
 * kernel tells nothing, as on a serial line. */
static void
choose_size(void)
{
	struct winsize size;
	bool told = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
		    size.ws_row && size.ws_col;

	use_env(!told);
	use_tioctl(told);
}

/* A server often lacks the description of a newer terminal; its relatives do
 * what matters here alike. */
static SCREEN *
start_curses(void)
{
	static const char *const modern[] = {
	    "kitty", "ghostty", "foot", "wezterm", "alacritty", "contour",
	    "xterm", "tmux",	"rxvt", "st-",	   NULL};
	static const char *const relative[] = {"xterm-256color", "xterm",
					       "vt100", NULL};
	const char *name = locale_environment("TERM");
	const char *const *next = relative;
	SCREEN *curses = name ? newterm(name, stdout, stdin) : NULL;

	if (!name || strcmp(name, "dumb") == 0)
		return curses;
	/* Of a wholly unknown terminal assume less. */
	if (!begins_with_one_of(name, modern))
		next += strncmp(name, "vt", 2) == 0 ? 2 : 1;
	for (; !curses && *next; next++)
		curses = newterm(*next, stdout, stdin);
	return curses;
}

static int
keep_byte(int byte)
{
	if (terminal.restoring_size < sizeof(terminal.restoring))
		terminal.restoring[terminal.restoring_size++] = (char)byte;
	return byte;
}

/* -1 is how curses marks a capability that was taken away. */
static bool
is_there(const char *capability)
{
	return capability && (intptr_t)capability != -1;
}

static void
keep_string(const char *string)
{
	if (is_there(string))
		tputs(string, 1, keep_byte);
}

/* What endwin would send, spelled out now, while there is time. */
static void
keep_restoring(const struct termios *settings)
{
	terminal.restoring_size = 0;
	if (terminal.paste)
		keep_string(PASTE_OFF);
	keep_string(exit_attribute_mode);
	keep_string(exit_alt_charset_mode);
	keep_string(orig_pair);
	keep_string(cursor_normal);
	/* Without a second screen the page stays; go on below it. */
	if (is_there(exit_ca_mode))
		keep_string(exit_ca_mode);
	else if (terminal.paste && is_there(cursor_address))
		keep_string(tiparm(cursor_address, LAST_ROW, 0));
	keep_string("\r\n");
	signals_keep(settings, terminal.restoring, terminal.restoring_size);
}

static void
start_colours(void)
{
	terminal.colour = !locale_environment("NO_COLOR") && has_colors() &&
			  start_color() == OK && use_default_colors() == OK;
	if (!terminal.colour)
		return;
	init_pair(TERMINAL_RED, COLOR_RED, -1);
	init_pair(TERMINAL_YELLOW, COLOR_YELLOW, -1);
	init_pair(TERMINAL_GREEN, COLOR_GREEN, -1);
}

static void
switch_paste(bool on)
{
	if (!terminal.paste)
		return;
	putp(on ? PASTE_ON : PASTE_OFF);
	fflush(stdout);
}

bool
terminal_start(bool ascii_lines)
{
	struct termios settings;
	const char *clear;

	if (tcgetattr(STDIN_FILENO, &settings) < 0)
		return false;
	signals_start();
	choose_size();
	terminal.curses = start_curses();
	if (!terminal.curses) {
		signals_release();
		return false;
	}
	/* Private modes are understood, or passed over, by whatever speaks
	 * ANSI; a terminal of another kind would print them. */
	clear = clear_screen;
	terminal.paste = clear && clear[0] == '\033' && clear[1] == '[';
	terminal.ascii_lines = ascii_lines;
	terminal.end = 0;
	terminal.input_next = terminal.input_size = 0;
	keys_init(&terminal.keys, !locale_sends_utf8());
	keep_restoring(&settings);
	/* newterm has put handlers of its own in some places. */
	signals_start();
	alloc_on_failure(signals_restore_terminal);
	/* Until it was left once, ncurses (6.4, 6.5) writes after every move
	 * of the cursor: a page would go out in thirty pieces. */
	endwin();
	raw();
	noecho();
	nonl();
	/* A refresh must not stop half way because a key is waiting. */
	typeahead(-1);
	start_colours();
	switch_paste(true);
	return true;
}

void
terminal_release(void)
{
	if (!terminal.curses)
		return;
	alloc_on_failure(NULL);
	switch_paste(false);
	endwin();
	/* Once more and last, for what curses does not know about. */
	signals_restore_terminal();
	delscreen(terminal.curses);
	terminal.curses = NULL;
	keys_release(&terminal.keys);
	explicit_bzero(terminal.input, sizeof(terminal.input));
	signals_release();
}

bool
terminal_has_colour(void)
{
	return terminal.colour;
}

bool
terminal_has_lines(void)
{
	const char *start = enter_alt_charset_mode;

	if (terminal.ascii_lines || !locale_is_utf8() ||
	    strcmp(termname(), "xterm") == 0)
		return false;
	return start &&
	       (strcmp(start, "\016") == 0 || strncmp(start, "\033(0", 3) == 0);
}

int
terminal_end_signal(void)
{
	return terminal.end;
}

/* The rows that scroll: what curses sent for the old size may have reached the
 * terminal when it had the new one already, and rows left out then would stay
 * out. In some terminals no characters can be deleted there either. */
static void
set_scrolling_rows(int rows)
{
	if (!is_there(change_scroll_region))
		return;
	putp(tiparm(change_scroll_region, 0, rows - 1));
	fflush(stdout);
}

static void
follow_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row &&
	    size.ws_col) {
		resizeterm(size.ws_row, size.ws_col);
		/* After a stop curses does so behind the change of screens;
		 * here it would move the shell's cursor, which comes back at
		 * the end. */
		if (!isendwin())
			set_scrolling_rows(size.ws_row);
	}
	/* What the terminal made of the old contents is not known. */
	clearok(curscr, TRUE);
}

static void
come_back(void)
{
	reset_prog_mode();
	switch_paste(true);
	follow_size();
}

void
terminal_suspend(void)
{
	switch_paste(false);
	endwin();
	signals_stop();
	signals_continued();
	come_back();
}

/* What signals ask for; true when *event is set. */
static bool
read_signals(struct event *event)
{
	if (!terminal.end)
		terminal.end = signals_end();
	if (terminal.end)
		event->kind = EVENT_END_WANTED;
	else if (signals_stopped())
		event->kind = EVENT_SUSPEND;
	else if (signals_resized())
		event->kind = EVENT_RESIZE;
	else if (signals_continued())
		event->kind = EVENT_REDRAW;
	else
		return false;
	if (event->kind == EVENT_RESIZE)
		follow_size();
	if (event->kind == EVENT_REDRAW)
		come_back();
	return true;
}

/* An event from the bytes already read. */
static bool
decode(struct event *event)
{
	while (!keys_take(&terminal.keys, event)) {
		if (terminal.input_next == terminal.input_size)
			return false;
		keys_feed(&terminal.keys, terminal.input[terminal.input_next++],
			  terminal_clock());
	}
	return true;
}

static void
read_bytes(void)
{
	ssize_t size =
	    read(STDIN_FILENO, terminal.input, sizeof(terminal.input));

	terminal.input_next = 0;
	terminal.input_size = size > 0 ? (size_t)size : 0;
	if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN))
		terminal.end = SIGHUP;
}

/* The shorter of two waits of which -1 is endless. */
static int
shorter(int one, int other)
{
	if (one < 0 || other < 0)
		return one < 0 ? other : one;
	return one < other ? one : other;
}

void
terminal_read(struct event *event, int timeout)
{
	long start = terminal_clock(), end = start + timeout;
	int wait;

	memset(event, 0, sizeof(*event));
	for (;; start = terminal_clock()) {
		if (read_signals(event) || decode(event))
			return;
		wait = -1;
		if (timeout >= 0 && (wait = (int)(end - start)) < 0)
			wait = 0;
		wait = shorter(wait, keys_wait(&terminal.keys, start));
		if (signals_wait(STDIN_FILENO, wait))
			read_bytes();
		else if (read_signals(event))
			return;
		else /* So long nothing came; by now something may have. */
			keys_tick(&terminal.keys, start + wait);
		if (read_signals(event) || decode(event))
			return;
		if (timeout >= 0 && terminal_clock() >= end)
			return;
	}
}

bool
terminal_escape_is_open(void)
{
	return keys_escape_is_open(&terminal.keys);
}

void
terminal_end_by(int signal)
{
	signals_end_by(signal);
}
