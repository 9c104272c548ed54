/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a layout a window shows. */
#include "config.h"

#include "tui/layout.h"

int
layout_clamp(const struct layout *layout, int scroll, int height)
{
	if (scroll > layout->rows - height)
		scroll = layout->rows - height;
	return scroll > 0 ? scroll : 0;
}

int
layout_scroll(const struct layout *layout, int scroll, int height)
{
	struct span show = layout->focus;

	if (show.first >= 0 &&
	    layout->around.last - layout->around.first < height)
		show = layout->around;
	if (show.first >= 0 && show.last >= scroll + height)
		scroll = show.last - height + 1;
	if (show.first >= 0 && show.first < scroll)
		scroll = show.first;
	return layout_clamp(layout, scroll, height);
}
