/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canned pages of fake_wizard.c: inputs, choices, a long page, a review. */
#include "config.h"

#include "fake_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"

#define LONG_CHOICE                                                            \
	"A long description of the second choice that goes on over the edge "  \
	"of the window and is wrapped under its own beginning"

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
fake_pages_fill(struct wizard *wizard)
{
	if (wizard->page == 1)
		fill_inputs(wizard);
	else if (wizard->page == 2)
		fill_choices(wizard);
	else if (wizard->page == 3)
		fill_long(&wizard->view);
	else
		fill_review(&wizard->view);
}
