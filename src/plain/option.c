/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices by number or name. */
#include "config.h"

#include "plain/option.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "plain/say.h"

#include <stdlib.h>
#include <string.h>

struct option {
	size_t number;
	char *value; /* or NULL */
	char *name;  /* value and name as they are compared */
	char *text;  /* as it is shown */
	bool whole;  /* makes or deletes something: no beginning will do */
	size_t target;
};

struct options {
	struct option *item;
	size_t count;
};

/* How well a text fits an option. */
enum fit { FIT_NOT, FIT_BEGINNING, FIT_NAME, FIT_VALUE, FIT_NUMBER };

size_t
option_number(const char *text)
{
	bool bracketed = *text == '[';
	size_t digits = strspn(text + bracketed, "0123456789");
	const char *end = text + bracketed + digits;

	if (!digits ||
	    (bracketed ? strcmp(end, "]") != 0 : *end && strcmp(end, ")") != 0))
		return OPTION_NAME;
	return digits > 4 ? OPTION_TOO_BIG
			  : strtoul(text + bracketed, NULL, 10);
}

/* The caption without a number of its own, which need not be said twice. */
static const char *
name_of(const struct item *item)
{
	size_t size = item->value ? strlen(item->value) : 0;
	bool numbered = size && strncmp(item->text, item->value, size) == 0 &&
			item->text[size] == ' ';

	return item->text + (numbered ? size + 1 : 0);
}

char *
option_text(const struct item *item)
{
	/* TRANSLATORS: a choice that is the present answer. */
	return item->selected ? alloc_format(_("%s (chosen)"), name_of(item))
			      : alloc_string(name_of(item));
}

char *
option_text_of_rest(const struct group *group)
{
	const struct item *next = group->view->item + group->after;
	bool named = group->after < group->view->count &&
		     next->kind == ITEM_INPUT && next->label;
	bool hinted = named && group->after + 1 < group->view->count &&
		      next[1].style == STYLE_HINT;

	if (hinted)
		return alloc_format(_("%1$s: %2$s"), next->label, next[1].text);
	return alloc_string(named ? next->label : _("Go on without"));
}

/* As an input method and a hurried hand may give it. */
static char *
comparable(const char *text)
{
	char *narrow = text_narrow(text);
	char *trimmed = text_trim(narrow);
	char *lower = text_lower(trimmed);

	free(trimmed);
	free(narrow);
	return lower;
}

/* text is taken. */
static struct option *
add(struct options *options, size_t number, const char *name, char *text,
    size_t target)
{
	struct option *option;

	options->item = alloc_resize(options->item, options->count + 1,
				     sizeof(*options->item));
	option = &options->item[options->count++];
	*option = (struct option){.number = number,
				  .name = comparable(name),
				  .text = text,
				  .target = target};
	return option;
}

static void
add_item(struct options *options, const struct view *view, size_t place,
	 size_t number)
{
	const struct item *item = &view->item[place];
	struct option *option;

	if (item->kind == ITEM_ROW) {
		add(options, (size_t)item->page, item->label,
		    alloc_string(item->label),
		    view->count + (size_t)item->page);
		return;
	}
	option = add(options, number, name_of(item), option_text(item), place);
	option->value = item->value ? comparable(item->value) : NULL;
	option->whole =
	    item->kind == ITEM_ACTION && (item->action == ACTION_MAKE ||
					  item->action == ACTION_DRAFT_DISCARD);
}

static void
list(struct options *options, const struct group *group)
{
	const struct view *view = group->view;
	bool all = view_is_review(view);
	size_t last = all ? view->count - 1 : group->last, seen = 0;

	for (size_t i = all ? 0 : group->first; i <= last; i++)
		if (item_can_have_focus(&view->item[i]))
			add_item(options, view, i,
				 all ? review_number(view, i)
				     : group_number(&view->item[i], seen++));
	if (!all && group->item->kind == ITEM_ACTION &&
	    group_can_be_left(group)) {
		char *text = option_text_of_rest(group);

		add(options, 0, text, text, view->count);
	}
}

static void
options_release(struct options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		free(options->item[i].value);
		free(options->item[i].name);
		free(options->item[i].text);
	}
	free(options->item);
}

static enum fit
fit_of(const struct option *option, const char *typed)
{
	size_t number = option_number(typed);
	char *text;
	bool begins;

	if (number != OPTION_NAME)
		return option->number == number ? FIT_NUMBER : FIT_NOT;
	if (option->value && strcmp(option->value, typed) == 0)
		return FIT_VALUE;
	if (strcmp(option->name, typed) == 0)
		return FIT_NAME;
	if (option->whole)
		return FIT_NOT;
	text = comparable(option->text);
	begins = text_starts_with(option->name, typed) ||
		 text_starts_with(text, typed);
	free(text);
	return begins ? FIT_BEGINNING : FIT_NOT;
}

static void
say_none(const char *text)
{
	char *line = alloc_format(
	    _("\"%s\" is none of the numbers and names here."), text);

	say_blank();
	say(0, line);
	free(line);
}

static void
say_several(const struct options *options, const char *typed, enum fit fit,
	    const char *text)
{
	char *line = alloc_format(_("\"%s\" fits several here. Please type "
				    "the number, or more of the name:"),
				  text);

	say_blank();
	say(0, line);
	for (size_t i = 0; i < options->count; i++) {
		const struct option *option = &options->item[i];
		char *mark = alloc_format("%zu) ", option->number);

		if (fit_of(option, typed) == fit)
			say_marked(2, mark, option->text);
		free(mark);
	}
	free(line);
}

bool
option_find(const struct group *group, const char *text, size_t *target)
{
	struct options options = {0};
	char *typed = comparable(text);
	enum fit best = FIT_NOT;
	bool several = false;

	list(&options, group);
	for (size_t i = 0; i < options.count; i++) {
		const struct option *option = &options.item[i];
		enum fit fit = fit_of(option, typed);

		if (fit == FIT_NOT || fit < best)
			continue;
		/* Of two with one number the first is meant, as ever. */
		if (fit == best && fit < FIT_VALUE)
			several |= option->target != *target;
		if (fit > best) {
			several = false;
			*target = option->target;
		}
		best = fit;
	}
	if (best == FIT_NOT)
		say_none(text);
	else if (several)
		say_several(&options, typed, best, text);
	options_release(&options);
	free(typed);
	return best != FIT_NOT && !several;
}
