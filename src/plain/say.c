/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sanitised, wrapped lines on standard output. */
#include "config.h"

#include "plain/say.h"

#include "base/alloc.h"
#include "base/diagnostic.h"
#include "base/text.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_MOST  78
#define WIDTH_LEAST 20

static bool last_was_blank;
static bool aside;
static int trouble;

int
say_trouble(void)
{
	return trouble;
}

void
say_aside(void)
{
	aside = true;
}

static FILE *
stream(void)
{
	return aside ? stderr : stdout;
}

/* What a function of stdio came to. */
static void
look_at(int result)
{
	if (result < 0 && !trouble && !aside)
		trouble = errno;
}

void
say_now(void)
{
	look_at(fflush(stream()));
}

/* The terminal's last column stays empty: some wrap there by themselves. */
static int
line_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col ||
	    size.ws_col > WIDTH_MOST)
		return WIDTH_MOST;
	return size.ws_col > WIDTH_LEAST ? size.ws_col - 1 : WIDTH_LEAST;
}

static void
print_line(int indent, const char *mark, const char *text)
{
	last_was_blank = !*mark && !*text;
	if (last_was_blank)
		indent = 0;
	look_at(fprintf(stream(), "%*s%s%s\n", indent, "", mark, text));
}

void
say_marked(int indent, const char *mark, const char *text)
{
	char *shown = text_visible_lines(text, strlen(text));
	int hanging = indent + (int)strlen(mark);
	struct strings lines = {0};

	text_wrap(shown, line_width() - hanging, &lines);
	for (size_t i = 0; i < lines.count; i++)
		if (i == 0)
			print_line(indent, mark, lines.item[i]);
		else
			print_line(hanging, "", lines.item[i]);
	strings_release(&lines);
	free(shown);
}

void
say(int indent, const char *text)
{
	say_marked(indent, "", text);
}

char *
say_severity(enum item_style style, const char *text)
{
	const char *word, *named;

	if (style != STYLE_ERROR && style != STYLE_WARNING)
		return alloc_string(text);
	word = severity_name(style == STYLE_ERROR ? SEVERITY_ERROR
						  : SEVERITY_WARNING);
	/* A line with a file and its place has the word behind them. */
	named = strstr(text, word);
	if (named && text_starts_with(named + strlen(word), ": U"))
		return alloc_string(text);
	return alloc_format("%s: %s", word, text);
}

void
say_literal(int indent, const char *text)
{
	char *shown = text_visible(text, strlen(text));

	print_line(indent, "", shown);
	free(shown);
}

void
say_blank(void)
{
	if (!last_was_blank)
		print_line(0, "", "");
}

void
say_prompt(void)
{
	look_at(fputs("> ", stream()));
	say_now();
	last_was_blank = false;
}

void
say_typed(const char *text)
{
	char *shown;

	if (isatty(STDIN_FILENO))
		return;
	shown = text_visible(text, strlen(text));
	look_at(fprintf(stream(), "%s\n", shown));
	free(shown);
}
