/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program with the real full-screen front end and canned pages in place of
 * the wizard, so that drawing and keys are tested apart from the rules.
 *
 * Environment: FAKE_LANGUAGE=ja|en; FAKE_DRAFT: where the draft goes;
 * FAKE_QUICK=1: making the files takes no time.
 */
#include "config.h"

#include "fake_pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "tui/tui.h"

void
wizard_unsay(struct wizard *wizard)
{
	alloc_replace(&wizard->said, NULL);
}

const struct view *
wizard_view(struct wizard *wizard)
{
	struct view *view = &wizard->view;

	view_release(view);
	memset(view, 0, sizeof(*view));
	view->title = "UPKI サーバ証明書 申請準備ウィザード";
	view->institution = alloc_string("電気通信大学");
	view->page = wizard->page;
	view->pages = PAGES;
	view->page_title = alloc_format("Page %d", wizard->page);
	view->can_go_back = wizard->page > 1;
	view->has_help = true;
	view->message = alloc_string(wizard->said);
	fake_pages_fill(wizard);
	return view;
}

size_t
wizard_focus(struct wizard *wizard)
{
	const struct view *view = wizard_view(wizard);

	while (wizard->focus < view->count &&
	       !item_can_have_focus(&view->item[wizard->focus]))
		wizard->focus++;
	return wizard->focus;
}

void
wizard_focus_set(struct wizard *wizard, size_t item)
{
	wizard->focus = item;
}

void
wizard_focus_next(struct wizard *wizard)
{
	size_t before = wizard_focus(wizard);

	wizard->focus++;
	if (wizard_focus(wizard) >= wizard->view.count)
		wizard->focus = before;
}

void
wizard_focus_previous(struct wizard *wizard)
{
	size_t i = wizard_focus(wizard);

	while (i-- > 0) {
		if (item_can_have_focus(&wizard->view.item[i])) {
			wizard->focus = i;
			return;
		}
	}
}

/* Groups of choices are the real wizard's; here Tab is one step. */
void
wizard_focus_beyond(struct wizard *wizard, int direction)
{
	if (direction > 0)
		wizard_focus_next(wizard);
	else
		wizard_focus_previous(wizard);
}

static const struct item *
focused(struct wizard *wizard)
{
	size_t focus = wizard_focus(wizard);

	return &wizard->view.item[focus];
}

bool
wizard_type(struct wizard *wizard, const char *text)
{
	strncpy(wizard->text[focused(wizard)->index], text, TEXT - 1);
	return true;
}

bool
wizard_paste(struct wizard *wizard, const char *text)
{
	(void)wizard;
	(void)text;
	return false;
}

void
wizard_choose(struct wizard *wizard)
{
	wizard->choice = focused(wizard)->index;
}

static void
turn(struct wizard *wizard, int page)
{
	wizard->page_before = wizard->page;
	wizard->focus_before = wizard->focus;
	wizard->page = page;
	wizard->focus = 0;
}

void
wizard_enter(struct wizard *wizard)
{
	const struct item *item = focused(wizard);

	if (item->action == ACTION_MAKE)
		wizard->state = WIZARD_WANTS_MAKE;
	else if (item->kind == ITEM_INPUT && item->index + 1 < INPUTS)
		wizard_focus_next(wizard);
	else if (wizard->page < PAGES)
		turn(wizard, wizard->page + 1);
}

bool
wizard_back(struct wizard *wizard)
{
	if (wizard->page == 1)
		return false;
	turn(wizard, wizard->page - 1);
	return true;
}

void
wizard_undo_back(struct wizard *wizard)
{
	wizard->page = wizard->page_before;
	wizard->focus = wizard->focus_before;
}

bool
wizard_take_proposal(struct wizard *wizard)
{
	wizard->choice = 2;
	return true;
}

const char *
wizard_page_title(const struct wizard *wizard, int page)
{
	(void)wizard;
	return page % 2 ? "a page" : "別のページ";
}

struct wizard_help
wizard_help(struct wizard *wizard)
{
	struct wizard_help help = {.title = "サーバの FQDN",
				   .purpose = "The name of the server.",
				   .example = "www.example.ac.jp",
				   .mistake = "Only the host name.",
				   .ask = "Ask who runs the DNS."};

	(void)wizard;
	return help;
}

bool
wizard_save(struct wizard *wizard, char **file, struct diagnostics *diagnostics)
{
	const char *where = locale_environment("FAKE_DRAFT");
	FILE *draft = where ? fopen(where, "w") : NULL;

	(void)diagnostics;
	if (draft) {
		fprintf(draft, "%s\n", wizard->text[0]);
		fclose(draft);
	}
	if (file)
		*file = alloc_string(where ? where : "draft.yaml");
	return true;
}

bool
wizard_drops_passphrase(const struct wizard *wizard)
{
	(void)wizard;
	return false;
}

void
wizard_leave(struct wizard *wizard)
{
	wizard->state = WIZARD_LEFT;
}

void
wizard_get_ready(void)
{
}

const char *
wizard_leave_question(const struct wizard *wizard)
{
	(void)wizard;
	return "Save the answers and leave the wizard? (y/n)";
}

enum wizard_state
wizard_state(const struct wizard *wizard)
{
	return wizard->state;
}

struct wizard_task
wizard_task(const struct wizard *wizard)
{
	(void)wizard;
	return (struct wizard_task){
	    "Making the key and the files. Esc cancels; nothing is left behind "
	    "then.",
	    ""};
}

void
wizard_make(struct wizard *wizard, private_key_progress *progress,
	    void *closure)
{
	const struct timespec moment = {.tv_nsec = 5000000};
	int steps = locale_environment("FAKE_QUICK") ? 0 : 400, i;

	wizard->state = WIZARD_RUNNING;
	for (i = 0; i < steps && progress(closure); i++)
		nanosleep(&moment, NULL);
	free(wizard->said);
	wizard->said = alloc_string(i < steps ? "Cancelled." : "Made.");
	if (i == steps)
		wizard->state = WIZARD_DONE;
}

void
wizard_look(struct wizard *wizard, wizard_progress *progress, void *closure)
{
	(void)wizard;
	(void)progress;
	(void)closure;
}

void
wizard_complete(struct wizard *wizard, const char *typed, struct strings *names)
{
	static const char *const known[] = {"old/", "older.pem", "new.pem"};
	size_t i;

	(void)wizard;
	for (i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strncmp(known[i], typed, strlen(typed)) == 0)
			strings_add(names, known[i]);
}

char *
wizard_report(const struct wizard *wizard, const char *front_end,
	      const char *screen, bool mask)
{
	(void)wizard;
	return alloc_format("%s\nmask: %d\n%s", front_end, mask, screen);
}

void
wizard_free(struct wizard *wizard)
{
	if (!wizard)
		return;
	view_release(&wizard->view);
	free(wizard->said);
	explicit_bzero(wizard, sizeof(*wizard));
	free(wizard);
}

int
main(void)
{
	struct wizard *wizard = alloc_object(struct wizard);
	char folder[1024];
	struct surroundings surroundings = {.working_folder =
						getcwd(folder, sizeof(folder))};
	int status;

	wizard->page = 1;
	locale_start(locale_environment("FAKE_LANGUAGE"));
	status = tui_run(wizard, &surroundings);
	wizard_free(wizard);
	if (status < 0)
		puts("no terminal");
	return status < 0 ? 9 : status;
}
