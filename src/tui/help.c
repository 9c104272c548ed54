/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help of a field, of the keys and the marks, as a view. */
#include "config.h"

#include "tui/help.h"

#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "tui/layout.h"

static const struct {
	const char *key, *meaning;
} keys[] = {
    {"Up, Down", N_("move to another line")},
    {"Tab, Shift-Tab", N_("the same, and out of a group of choices")},
    {"Enter", N_("go on")},
    {"Space", N_("choose")},
    {"Esc", N_("go back; no answer is lost")},
    {"Ctrl-A E K U W Y", N_("edit as in a shell")},
    {"F1, Ctrl-G", N_("this help")},
    {"F2, Ctrl-X", N_("save and leave")},
    {"F3, Ctrl-T", N_("other language")},
    {"Ctrl-L", N_("draw the screen again")},
    {"Ctrl-P", N_("save this screen as a text file")},
    {"Ctrl-O", N_("write a report for the help desk")},
};

static void
add_part(struct view *view, const char *heading, const char *text)
{
	if (!text || !*text)
		return;
	view_add(view, ITEM_TITLE, STYLE_NORMAL, alloc_string(heading));
	view_add(view, ITEM_TEXT, STYLE_NORMAL, alloc_string(text))->indent = 2;
	view_add(view, ITEM_BLANK, STYLE_NORMAL, NULL);
}

static const struct {
	enum item_style style;
	const char *meaning;
} marks[] = {
    {STYLE_ERROR, N_("an error: has to be put right")},
    {STYLE_WARNING, N_("a warning: please check it; you can go on")},
    {STYLE_NOTE, N_("a note: for your information")},
};

static void
add_row(struct view *view, const char *label, const char *meaning)
{
	struct item *item = view_add(view, ITEM_ROW, STYLE_NORMAL,
				     alloc_string(locale_text(meaning)));

	item->label = alloc_string(label);
	item->indent = 2;
}

static void
add_keys(struct view *view)
{
	size_t i;

	view_add(view, ITEM_TITLE, STYLE_NORMAL, alloc_string(_("Keys")));
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		add_row(view, keys[i].key, keys[i].meaning);
}

static void
add_marks(struct view *view)
{
	size_t i;

	view_add(view, ITEM_BLANK, STYLE_NORMAL, NULL);
	view_add(view, ITEM_TITLE, STYLE_NORMAL, alloc_string(_("Marks")));
	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		add_row(view, mark_of_style(marks[i].style), marks[i].meaning);
}

void
help_view(struct view *view, const struct wizard_help *help,
	  const struct view *head)
{
	memset(view, 0, sizeof(*view));
	view->title = head->title;
	view->institution = alloc_string(head->institution);
	view->page = head->page;
	view->pages = head->pages;
	view->page_title = alloc_format(
	    _("Help: %s"), help->title ? help->title : head->page_title);
	add_part(view, _("What this is for"), help->purpose);
	add_part(view, _("Example"), help->example);
	add_part(view, _("Common mistake"), help->mistake);
	add_part(view, _("How to find out, whom to ask"), help->ask);
	add_keys(view);
	add_marks(view);
}
