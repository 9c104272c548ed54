/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A program with the real full-screen front end and canned pages in place of
 * the wizard, so that drawing and keys are tested apart from the rules.
 *
 * Environment: FAKE_LANGUAGE=ja|en; FAKE_DRAFT: where the draft goes;
 * FAKE_QUICK=1: making the files takes no time.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "tui/tui.h"
#include "wizard/wizard.h"

#define LONG_CHOICE                                                            \
	"A long description of the second choice that goes on over the edge "  \
	"of the window and is wrapped under its own beginning"

enum { PAGES = 4, INPUTS = 4, TEXT = 1024 };

struct wizard {
	enum wizard_state state;
	int page, page_before;
	size_t focus, focus_before;
	char text[INPUTS][TEXT]; /* name, path, secret, long */
	size_t choice;
	char *said;
	struct view view;
};

static struct item *
add(struct view *view, enum item_kind kind, const char *text)
{
	return view_add(view, kind, STYLE_NORMAL, alloc_string(text));
}

static void
add_input(struct wizard *wizard, const char *number, const char *label,
	  size_t index)
{
	struct item *item = add(&wizard->view, ITEM_INPUT, NULL);

	item->number = alloc_string(number);
	item->label = alloc_string(label);
	item->index = index;
	item->field = FIELD_FQDN;
	item->secret = index == 2;
	item->path = index == 1;
	item->text = alloc_string(item->secret ? NULL : wizard->text[index]);
}

static void
fill_inputs(struct wizard *wizard)
{
	struct view *view = &wizard->view;

	add_input(wizard, "1-1", "サーバの FQDN", 0);
	view_add(view, ITEM_TEXT, STYLE_HINT,
		 alloc_string("証明書の主体者名 (CN) になります。例: "
			      "www.example.ac.jp"));
	if (strcmp(wizard->text[0], "www") == 0)
		view_add(view, ITEM_TEXT, STYLE_ERROR,
			 alloc_string("U401: \"www\" is not a full host name. "
				      "Include the domain."));
	add(view, ITEM_BLANK, NULL);
	add_input(wizard, "1-2", "File", 1);
	add_input(wizard, "1-3", "Secret", 2);
	add_input(wizard, "1-4", "Long", 3);
}

static void
fill_choices(struct wizard *wizard)
{
	struct view *view = &wizard->view;
	static const char *const text[] = {
	    "発行したことがない（前任者の分も確認した）", LONG_CHOICE,
	    "わからない"};
	char override[5], *hostile;
	size_t i;

	text_put(override, 0x202e);
	hostile =
	    alloc_format("Control \033[31m and override %s end", override);
	add(view, ITEM_TEXT, hostile);
	free(hostile);
	for (i = 0; i < 3; i++) {
		struct item *item = add(view, ITEM_CHOICE, text[i]);

		item->index = i;
		item->selected = wizard->choice == i;
	}
	view->has_proposal = true;
}

static void
fill_long(struct view *view)
{
	char *text;
	int i;

	add(view, ITEM_ACTION, "First");
	for (i = 1; i <= 30; i++) {
		text = alloc_format("line %d", i);
		add(view, ITEM_TEXT, text);
		free(text);
	}
	add(view, ITEM_ACTION, "Last");
}

static void
fill_review(struct view *view)
{
	struct item *item = add(view, ITEM_ACTION, "この内容で作成する");

	item->action = ACTION_MAKE;
	add(view, ITEM_RULE, NULL);
	item = add(view, ITEM_ROW, "電通大 花子");
	item->label = alloc_string("利用管理者氏名");
	item->page = 1;
	item = view_add(view, ITEM_ROW, STYLE_ERROR, alloc_string("U206: x"));
	item->label = alloc_string("利用管理者 Email");
	item->page = 1;
	add(view, ITEM_LITERAL, "scp example:/srv/upki/send/* .");
}

void
wizard_say(struct wizard *wizard, enum item_style style, const char *text)
{
	(void)style;
	alloc_replace(&wizard->said, text);
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
	if (wizard->page == 1)
		fill_inputs(wizard);
	else if (wizard->page == 2)
		fill_choices(wizard);
	else if (wizard->page == 3)
		fill_long(view);
	else
		fill_review(view);
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

void
wizard_type(struct wizard *wizard, const char *text)
{
	strncpy(wizard->text[focused(wizard)->index], text, TEXT - 1);
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

void
wizard_leave(struct wizard *wizard)
{
	wizard->state = WIZARD_LEFT;
}

enum wizard_state
wizard_state(const struct wizard *wizard)
{
	return wizard->state;
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
