/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from standard input, whatever it is. */
#include "config.h"

#include "plain/line.h"

#include "base/editor.h"
#include "base/locale.h"
#include "base/text.h"
#include "plain/say.h"
#include "tui/signals.h"

#include <errno.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* One for all: a passphrase is nowhere else, and is wiped from here. */
static struct {
	char input[512]; /* read and not yet looked at */
	size_t next, size;
	char text[EDITOR_LIMIT + 1];
	size_t length;
	bool overflowed;
} line;

/* Echo off for a secret; true when there is a terminal to restore. */
static bool
hide(bool secret)
{
	struct termios settings;

	if (!secret || tcgetattr(STDIN_FILENO, &settings) != 0)
		return false;
	signals_keep(&settings, "\r\n", 2);
	settings.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
	return tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) == 0;
}

/* Ctrl-Z, with the echo as the shell expects it. */
static void
stop(bool secret)
{
	signals_restore_terminal();
	signals_stop();
	signals_continued();
	hide(secret);
	say_prompt();
}

/* More input; false at its end and when a signal ends the program. */
static bool
fill(bool secret)
{
	explicit_bzero(line.input, sizeof(line.input));
	for (;;) {
		ssize_t size;

		/* Lets signals in even where input never pauses. */
		signals_wait(-1, 0);
		if (signals_end())
			return false;
		if (signals_stopped())
			stop(secret);
		if (!signals_wait(STDIN_FILENO, -1))
			continue;
		size = read(STDIN_FILENO, line.input, sizeof(line.input));
		if (size < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		line.next = 0;
		line.size = size > 0 ? (size_t)size : 0;
		return size > 0;
	}
}

static void
keep(char byte)
{
	if (line.length < EDITOR_LIMIT)
		line.text[line.length++] = byte;
	else
		line.overflowed = true;
}

/* Bytes up to the end of the line; false when there are none. */
static bool
collect(bool secret)
{
	bool any = false;

	for (;;) {
		char byte;

		if (line.next == line.size && !fill(secret))
			return any && !signals_end();
		byte = line.input[line.next++];
		any = true;
		if (byte == '\n')
			return true;
		keep(byte);
	}
}

static bool
is_text(void)
{
	for (size_t i = 0; i < line.length; i++)
		if ((unsigned char)line.text[i] < ' ' || line.text[i] == 0x7f)
			return false;
	return !line.overflowed &&
	       text_invalid_at(line.text, line.length) == line.length;
}

/* What comes from a file or a pipe is UTF-8, as files are. */
static bool
is_of_other_set(void)
{
	if (locale_sends_utf8() || !isatty(STDIN_FILENO))
		return false;
	for (size_t i = 0; i < line.length; i++)
		if ((unsigned char)line.text[i] >= 0x80)
			return true;
	return false;
}

enum line_result
line_read(bool secret, const char **text)
{
	bool hidden, good;

	line_forget();
	hidden = hide(secret);
	good = collect(secret);
	if (hidden)
		signals_restore_terminal();
	if (!good)
		return LINE_END;
	if (line.length && line.text[line.length - 1] == '\r')
		line.length--;
	line.text[line.length] = '\0';
	for (size_t i = 0; i < line.length; i++)
		if (line.text[i] == '\t')
			line.text[i] = ' ';
	*text = line.text;
	if (is_of_other_set())
		return LINE_OTHER;
	return is_text() ? LINE_TYPED : LINE_WRONG;
}

void
line_forget(void)
{
	explicit_bzero(line.text, sizeof(line.text));
	line.length = 0;
	line.overflowed = false;
}
