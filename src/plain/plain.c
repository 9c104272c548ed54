/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard as plain lines: start, loop, end. */
#include "config.h"

#include "plain/plain.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "plain/dialogue.h"
#include "plain/line.h"
#include "plain/say.h"
#include "tui/signals.h"

#include <signal.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Seconds between two signs of life. */
#define LIFE_TIME 5

void
dialogue_say_keys(void)
{
	say(0, _("One question after another: type the answer and press "
		 "Enter. Enter alone takes what is proposed. Anywhere: < goes "
		 "back, ? explains, ! saves and leaves, - empties an answer, = "
		 "changes the language."));
}

static void
say_intro(struct wizard *wizard)
{
	if (locale_refusal())
		say(0, locale_refusal());
	say(0, wizard_view(wizard)->title);
	dialogue_say_keys();
}

bool
dialogue_confirm(const char *question)
{
	const char *text;
	char *narrow;
	bool yes = true;

	say(0, question);
	say_prompt();
	if (line_read(false, &text) == LINE_END)
		return true;
	say_typed(text);
	narrow = text_narrow(text);
	yes = *narrow == 'y' || *narrow == 'Y';
	free(narrow);
	return yes;
}

/* True when nothing more has to be asked. */
static bool
save(struct dialogue *dialogue)
{
	struct diagnostics problems = {0};
	bool good;

	free(dialogue->saved);
	dialogue->saved = NULL;
	good = wizard_save(dialogue->wizard, &dialogue->saved, &problems);
	for (size_t i = 0; i < problems.count; i++) {
		char *line = diagnostic_line(problems.item[i]);

		say(0, line);
		free(line);
	}
	diagnostics_release(&problems);
	return good;
}

void
dialogue_leave(struct dialogue *dialogue)
{
	if (save(dialogue) ||
	    dialogue_confirm(_("The answers could not be saved. Leave all the "
			       "same? (y/n)")))
		wizard_leave(dialogue->wizard);
}

/* The end of input, Ctrl-C, and the end of output. */
static void
end(struct dialogue *dialogue)
{
	if (say_trouble())
		say_aside();
	else
		say_blank();
	save(dialogue);
	wizard_leave(dialogue->wizard);
}

static bool
show_life(void *closure)
{
	time_t *next = closure, now = time(NULL);

	if (now >= *next) {
		*next = now + LIFE_TIME;
		say(0, _("Still at work."));
		say_now();
	}
	/* Signals are let in only while waiting. */
	signals_wait(-1, 0);
	return !signals_end() && !say_trouble();
}

static void
make(struct wizard *wizard)
{
	time_t next = time(NULL) + LIFE_TIME;

	say_blank();
	if (!wizard_only_plans(wizard))
		say(0, locale_text(wizard_task(wizard).with_ctrl_c));
	say_now();
	if (!say_trouble())
		wizard_make(wizard, show_life, &next);
}

static void
look(struct wizard *wizard)
{
	time_t next = time(NULL) + LIFE_TIME;

	say_blank();
	say(0, _("Asking the live server, for 5 seconds at most. Ctrl-C "
		 "stops it."));
	say_now();
	if (!say_trouble())
		wizard_look(wizard, show_life, &next);
}

static bool
is_secret(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);
	size_t focus = wizard_focus(wizard);

	return focus < view->count && view->item[focus].secret;
}

/* One question and what was answered; false at the end of input. */
static bool
turn(struct dialogue *dialogue)
{
	bool secret = is_secret(dialogue->wizard);
	enum line_result result;
	const char *text;

	if (dialogue->begun != wizard_begun(dialogue->wizard))
		group_pass_none(dialogue);
	dialogue->begun = wizard_begun(dialogue->wizard);
	dialogue_ask(dialogue);
	say_prompt();
	if (say_trouble())
		return false;
	result = line_read(secret, &text);
	if (result == LINE_END)
		return false;
	say_typed(secret || result != LINE_TYPED ? "" : text);
	if (result != LINE_TYPED)
		wizard_unsay(dialogue->wizard);
	if (result == LINE_OTHER)
		say(0, locale_input_refusal());
	else if (result == LINE_WRONG)
		say(0, _("That was no line of text: too long, not UTF-8, or "
			 "with keys such as arrows in it. Please type it "
			 "again."));
	else if (!dialogue_command(dialogue, text))
		dialogue_answer(dialogue, text);
	line_forget();
	return true;
}

static void
loop(struct dialogue *dialogue)
{
	for (;;) {
		enum wizard_state state = wizard_state(dialogue->wizard);

		if (state == WIZARD_LEFT || state == WIZARD_DONE)
			return;
		if (say_trouble())
			end(dialogue);
		else if (state == WIZARD_WANTS_MAKE)
			make(dialogue->wizard);
		else if (state == WIZARD_WANTS_LOOK)
			look(dialogue->wizard);
		else if (signals_end() || !turn(dialogue))
			end(dialogue);
	}
}

static void
say_saved(const struct dialogue *dialogue)
{
	char *line, *trimmed;

	if (!dialogue->saved)
		return;
	line = alloc_format(_("The answers are saved in %s. Start upki-wizard "
			      "again to go on.\n"),
			    dialogue->saved);
	trimmed = text_trim(line);
	say(0, trimmed);
	if (wizard_drops_passphrase(dialogue->wizard))
		say(0, _("The passphrase is not saved; it has to be entered "
			 "again then."));
	free(trimmed);
	free(line);
}

/* Where the answers are. When nobody can read that, standard error says it,
 * and why: but who has the files learns from the command where they are. */
static void
say_ending(const struct dialogue *dialogue)
{
	if (!say_trouble()) {
		say_saved(dialogue);
		say_now();
	}
	if (!say_trouble())
		return;
	say_aside();
	if (!wizard_folder(dialogue->wizard)) {
		fprintf(stderr,
			_("upki-wizard: standard output could not be written "
			  "(%s).\n"),
			strerror(say_trouble()));
		/* That is told now. */
		__fpurge(stdout);
		clearerr(stdout);
	}
	say_saved(dialogue);
}

int
plain_run(struct wizard *wizard)
{
	struct dialogue dialogue = {.wizard = wizard};
	int signal;

	wizard_get_ready();
	signals_start();
	say_intro(wizard);
	loop(&dialogue);
	line_forget();
	say_ending(&dialogue);
	strings_release(&dialogue.said);
	free(dialogue.saved);
	signal = signals_end();
	signals_release();
	if (signal && signal != SIGINT) {
		wizard_free(wizard);
		signals_end_by(signal);
	}
	if (say_trouble() && !wizard_folder(wizard))
		return 3;
	return wizard_state(wizard) == WIZARD_DONE ? 0 : 130;
}
