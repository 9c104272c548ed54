/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page shows now, as a list of items. */
#include "config.h"

#include "wizard/view.h"

#include "base/alloc.h"

#include <stdlib.h>

void
view_release(struct view *view)
{
	if (!view)
		return;
	for (size_t i = 0; i < view->count; i++) {
		free(view->item[i].number);
		free(view->item[i].label);
		free(view->item[i].text);
		free(view->item[i].value);
	}
	free(view->item);
	free(view->institution);
	free(view->page_title);
	free(view->message);
	*view = (struct view){0};
}

struct item *
view_add(struct view *view, enum item_kind kind, enum item_style style,
	 char *text)
{
	struct item *item;

	if (view->count == view->room) {
		view->room = view->room ? 2 * view->room : 32;
		view->item =
		    alloc_resize(view->item, view->room, sizeof(*view->item));
	}
	item = &view->item[view->count++];
	*item = (struct item){
	    .kind = kind, .style = style, .text = text, .field = FIELD_COUNT};
	return item;
}

bool
item_can_have_focus(const struct item *item)
{
	return item->kind == ITEM_INPUT || item->kind == ITEM_CHOICE ||
	       item->kind == ITEM_ACTION || item->kind == ITEM_ROW;
}
