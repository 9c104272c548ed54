/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bottom line: the keys that do something now. */
#include "config.h"

#include "tui/keyline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

enum { ENTRIES = 10, LEAST = 6 };

struct entry {
	const char *key;     /* as it is printed on keyboards here */
	const char *caption; /* translated */
	int rank;	     /* 0 to LEAST; 0 is the most important */
	bool left_out;	     /* for want of room */
};

struct entries {
	struct entry item[ENTRIES];
	size_t count;
};

static void
add(struct entries *list, const char *key, const char *caption, int rank)
{
	list->item[list->count].key = key;
	list->item[list->count].caption = caption;
	list->item[list->count].left_out = false;
	list->item[list->count++].rank = rank;
}

/* The other language, in that language; NULL where it cannot be shown. */
static const char *
other_language(void)
{
	if (locale_language() == LANGUAGE_JA)
		return "English";
	return locale_is_utf8() ? "日本語" : NULL;
}

static void
add_language(struct entries *list, int rank)
{
	if (other_language())
		add(list, "F3", other_language(), rank);
}

/* What Enter does to this item. */
static const char *
enter_caption(const struct item *focus)
{
	if (focus && focus->kind == ITEM_ROW)
		return _("Change");
	if (focus && focus->kind == ITEM_ACTION)
		return _("Select");
	return _("Next");
}

static void
list_page_keys(struct entries *list, const struct view *view,
	       const struct item *focus)
{
	if (focus && focus->kind == ITEM_CHOICE)
		add(list, _("Up/Dn Space"), _("Pick"), 1);
	add(list, "Enter", enter_caption(focus), 0);
	if (view->has_proposal)
		add(list, "Ctrl-R", _("Accept"), 1);
	if (focus && focus->kind == ITEM_INPUT && focus->path)
		add(list, "Tab", _("Complete"), 6);
	/* Once the files are made there is no way back. */
	if (view->can_go_back || view->page <= 1)
		add(list, "Esc", view->can_go_back ? _("Back") : _("Leave"), 2);
	if (view->has_help)
		add(list, "F1", _("Help"), 3);
	/* On the last page there is nothing left to save. */
	add(list, "F2", view->page < 9 ? _("Save and leave") : _("Leave"), 3);
	add_language(list, 4);
}

static char *
join(const struct entries *list, const char *gap)
{
	char *line = alloc_string(""), *longer;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (list->item[i].left_out)
			continue;
		longer = alloc_format("%s%s%s %s", line, *line ? gap : "",
				      list->item[i].key, list->item[i].caption);
		free(line);
		line = longer;
	}
	return line;
}

/* Takes an entry in again if there is room for it. */
static void
try(struct entries *list, struct entry *entry, int width)
{
	char *line;

	entry->left_out = false;
	line = join(list, "  ");
	entry->left_out = text_width(line) > width;
	free(line);
}

/* Where not all fit, the more important come first; one that is too long for
 * the rest of the room makes way for a shorter one. */
static char *
fit(struct entries *list, int width)
{
	char *line = join(list, "   ");
	size_t i;
	int rank;

	if (text_width(line) <= width)
		return line;
	free(line);
	for (i = 0; i < list->count; i++)
		list->item[i].left_out = true;
	for (rank = 0; rank <= LEAST; rank++)
		for (i = 0; i < list->count; i++)
			if (list->item[i].rank == rank)
				try(list, &list->item[i], width);
	return join(list, "  ");
}

char *
keyline_text(const struct view *view, const struct item *focus,
	     enum keyline_mode mode, int width)
{
	struct entries list = {.count = 0};

	switch (mode) {
	case KEYLINE_PAGE:
		list_page_keys(&list, view, focus);
		break;
	case KEYLINE_HELP:
		add(&list, "Enter", _("Back to the page"), 0);
		add(&list, "PgUp PgDn", _("Scroll"), 2);
		add_language(&list, 1);
		break;
	case KEYLINE_LEAVE:
		add(&list, "y", _("Leave"), 0);
		add(&list, "n", _("Back to the wizard"), 1);
		break;
	case KEYLINE_ASK:
		add(&list, "y", _("Yes"), 0);
		add(&list, "n", _("No"), 1);
		break;
	case KEYLINE_MAKING:
		add(&list, "Esc", _("Cancel"), 0);
		break;
	}
	return fit(&list, width);
}
