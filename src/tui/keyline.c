/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bottom line: the keys that do something now. */
#include "config.h"

#include "tui/keyline.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

enum { ENTRIES = 10 };

struct entry {
	const char *key;     /* as it is printed on keyboards here */
	const char *caption; /* translated */
	int rank;	     /* the highest goes first when room is short */
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
		add(list, _("Up/Dn Space"), _("Pick"), 5);
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
		longer = alloc_format("%s%s%s %s", line, i ? gap : "",
				      list->item[i].key, list->item[i].caption);
		free(line);
		line = longer;
	}
	return line;
}

/* Takes out the last of the least important entries. */
static void
drop(struct entries *list)
{
	size_t worst = 0, i;

	for (i = 1; i < list->count; i++)
		if (list->item[i].rank >= list->item[worst].rank)
			worst = i;
	list->count--;
	memmove(&list->item[worst], &list->item[worst + 1],
		(list->count - worst) * sizeof(list->item[0]));
}

static char *
fit(struct entries *list, int width)
{
	char *line = join(list, "   ");

	while (text_width(line) > width && list->count) {
		free(line);
		line = join(list, "  ");
		if (text_width(line) > width)
			drop(list);
	}
	return line;
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
