/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of pages, and how a field of the table is put on any of them. */
#include "config.h"

#include "wizard/page.h"

#include "application/field_choice.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 255 /* of a host, RFC 1035 */

const struct page pages[WIZARD_PAGES + 1] = {
    [1] = {N_("Welcome"), page_welcome},
    [2] = {N_("Server's FQDN"), page_fqdn},
    [3] = {N_("Earlier certificates"), page_history},
    [4] = {N_("Kind of TSV"), page_kind},
    [5] = {N_("dNSName (other names)"), page_names},
    [6] = {N_("Key pair and CSR"), page_key},
    [7] = {N_("Administrator and software"), page_manager},
    [8] = {N_("Review"), page_review},
    [9] = {N_("Result"), page_result},
};

/* A revocation asks nothing about other names, key and CSR. */
static bool
asks_page(const struct wizard *wizard, int page)
{
	struct context context = wizard_context(wizard);

	return !context_revokes(&context) || (page != 5 && page != 6);
}

int
wizard_page_beside(const struct wizard *wizard, int direction)
{
	int page = wizard->page;

	do
		page += direction;
	while (page > 1 && page < 8 && !asks_page(wizard, page));
	return page;
}

const char *
wizard_page_title(const struct wizard *wizard, int page)
{
	struct context context = wizard_context(wizard);

	if (page == fields[FIELD_FQDN].page && context_revokes(&context))
		return _("Server of the certificate to be revoked");
	if (page == fields[FIELD_REQUEST].page && context_revokes(&context))
		return _("Revocation");
	if (page == fields[FIELD_HISTORY].page && context_revokes(&context))
		return _("Certificate to be revoked");
	if (page == fields[FIELD_REQUEST].page &&
	    wizard->profile->artifact == PROFILE_ARTIFACT_CSR)
		return _("Kind of application");
	return locale_text(pages[page].title);
}

void
page_add_title(struct view *view, const char *text)
{
	view_add(view, ITEM_TITLE, STYLE_STRONG, alloc_string(text));
}

void
page_add_question(struct view *view, enum field_id field)
{
	view_add(view, ITEM_TITLE, STYLE_STRONG,
		 alloc_format("%s  %s", fields[field].number,
			      locale_text(fields[field].label)));
}

void
page_add_text(struct view *view, const char *text)
{
	if (text && *text)
		view_add(view, ITEM_TEXT, STYLE_NORMAL, alloc_string(text));
}

void
page_add_blank(struct view *view)
{
	view_add(view, ITEM_BLANK, STYLE_NORMAL, NULL);
}

void
page_add_value(struct view *view, const char *label, const char *value)
{
	if (*value)
		/* TRANSLATORS: a label and what was found under it. */
		view_add(view, ITEM_TEXT, STYLE_NORMAL,
			 alloc_format(_("%1$s: %2$s"), label, value))
		    ->indent = 2;
}

void
page_add_problem(struct view *view, const struct diagnostic *diagnostic,
		 int indent)
{
	static const enum item_style styles[] = {
	    [SEVERITY_NOTE] = STYLE_NOTE,
	    [SEVERITY_WARNING] = STYLE_WARNING,
	    [SEVERITY_ERROR] = STYLE_ERROR,
	};

	view_add(view, ITEM_TEXT, styles[diagnostic->severity],
		 diagnostic_numbered(diagnostic))
	    ->indent = indent;
}

/* The problems of one line of a field, and the corrections made there. */
static bool
add_problems(struct wizard *wizard, struct view *view, enum field_id field,
	     size_t index, const struct diagnostics *problems)
{
	const char *name = fields[field].name;
	bool shown = false;

	for (size_t i = 0; i < wizard->notes.count; i++) {
		const struct diagnostic *note = wizard->notes.item[i];

		if (strcmp(note->field, name) == 0 && note->index == index) {
			page_add_problem(view, note, 6);
			shown = true;
		}
	}
	for (size_t i = 0; i < problems->count; i++) {
		const struct diagnostic *problem = problems->item[i];

		if (problem->field && strcmp(problem->field, name) == 0 &&
		    problem->index == index) {
			page_add_problem(view, problem, 6);
			shown = true;
		}
	}
	return shown;
}

/* A secret that was entered is not shown again, only that it was. */
static bool
has_secret(const struct wizard *wizard, enum field_id field)
{
	if (field == FIELD_PASSPHRASE)
		return wizard->passphrase.size > 0;
	return field == FIELD_PASSPHRASE_AGAIN &&
	       wizard->passphrase_again.size > 0;
}

static struct item *
add_input(const struct wizard *wizard, struct view *view, enum field_id field,
	  size_t index, const char *text)
{
	const struct field *entry = &fields[field];
	struct item *item =
	    view_add(view, ITEM_INPUT, STYLE_NORMAL, alloc_string(text));

	item->field = field;
	item->index = index;
	item->number = alloc_string(entry->number);
	item->label = alloc_string(locale_text(entry->label));
	item->secret = entry->kind == FIELD_KIND_SECRET;
	item->filled = *text || has_secret(wizard, field);
	item->path =
	    entry->kind == FIELD_KIND_PATH || entry->kind == FIELD_KIND_PATHS;
	item->typed_word = entry->kind == FIELD_KIND_WORD;
	return item;
}

static void
add_hint(struct wizard *wizard, struct view *view, enum field_id field)
{
	struct context context = wizard_context(wizard);
	char *text;

	if (has_secret(wizard, field))
		text = alloc_string(
		    wizard->surroundings->plain
			? _("Entered, not shown. Typing replaces it")
			: _("Entered, not shown. Typing replaces it; Ctrl-U "
			    "removes it"));
	else
		text = field_hint(field, &context);
	if (text)
		view_add(view, ITEM_TEXT, STYLE_HINT, text)->indent = 6;
}

static const char *
suggestion_sentence(enum field_id field)
{
	switch (field) {
	case FIELD_OUTPUT_DIR:
		return _("If empty (Ctrl-R enters it): %s");
	case FIELD_SOFTWARE:
		return _("Suggestion (Ctrl-R looks at what is installed and "
			 "takes it; again: the next): %s");
	default:
		return _("Suggestion (Ctrl-R takes it): %s");
	}
}

/* What is offered for an empty answer. */
static void
add_suggestion(struct wizard *wizard, struct view *view, enum field_id field)
{
	struct context context = wizard_context(wizard);
	const char *sentence = suggestion_sentence(field);
	char *text;

	/* Plain lines say what Enter takes. */
	if (!fields[field].suggest || wizard->surroundings->plain ||
	    application_has(&wizard->application, field))
		return;
	text = fields[field].suggest(&context);
	if (text)
		view_add(view, ITEM_TEXT, STYLE_NOTE,
			 alloc_format(sentence, text))
		    ->indent = 6;
	free(text);
}

static void
add_lines(struct wizard *wizard, struct view *view, enum field_id field,
	  const struct diagnostics *problems)
{
	bool several = field_has_lines(field);
	size_t count =
	    several ? application_lines(&wizard->application, field) + 1 : 1;
	bool shown = false;

	for (size_t i = 0; i < count; i++) {
		add_input(wizard, view, field, i,
			  application_line(&wizard->application, field, i));
		shown |= add_problems(wizard, view, field, i, problems);
	}
	if (!shown)
		add_hint(wizard, view, field);
	add_suggestion(wizard, view, field);
}

/* The value that holds while a choice is unanswered: the first, where leaving
 * it open is no answer's fault. */
static const char *
chosen(const struct wizard *wizard, enum field_id field,
       const struct choices *choices)
{
	struct context context = wizard_context(wizard);
	const char *answer = application_get(&wizard->application, field);

	if (field == FIELD_PROFILE)
		return wizard->profile->id;
	if (!*answer && !field_is_required(field, &context))
		return choices->item[0].value;
	return answer;
}

/* Every profile is read for this list, so not at every key. */
static void
list_institutions(struct wizard *wizard)
{
	const char *file = wizard->profile->file;
	char *wanted = alloc_format("%d %s %s", (int)locale_language(),
				    wizard->profile->id, file ? file : "");

	if (!wizard->institutions_for ||
	    strcmp(wizard->institutions_for, wanted) != 0) {
		choices_release(&wizard->institutions);
		wizard_list_institutions(wizard, &wizard->institutions);
		free(wizard->institutions_for);
		wizard->institutions_for = wanted;
		return;
	}
	free(wanted);
}

/* To be released. */
static struct choices
choices_of(struct wizard *wizard, enum field_id field)
{
	struct context context = wizard_context(wizard);
	struct choices choices = {0};

	if (field != FIELD_PROFILE) {
		fields[field].choices(&context, &choices);
		return choices;
	}
	list_institutions(wizard);
	for (size_t i = 0; i < wizard->institutions.count; i++) {
		const struct choice *one = &wizard->institutions.item[i];

		/* Nobody's certificate comes from the example: it is for who
		 * asked for it by name, not to be chosen by mistake. */
		if (strcmp(one->value, PROFILE_EXAMPLE) == 0 &&
		    strcmp(wizard->profile->id, PROFILE_EXAMPLE) != 0)
			continue;
		choices_add(&choices, one->value, one->text, one->description);
	}
	return choices;
}

static void
add_choices(struct wizard *wizard, struct view *view, enum field_id field,
	    const struct diagnostics *problems)
{
	struct choices choices = choices_of(wizard, field);

	for (size_t i = 0; choices.count > 1 && i < choices.count; i++) {
		struct choice *choice = &choices.item[i];
		struct item *item;

		if (i == 0)
			page_add_question(view, field);
		item = view_add(view, ITEM_CHOICE, STYLE_NORMAL,
				alloc_string(choice->text));
		item->field = field;
		item->index = i;
		item->value = alloc_string(choice->value);
		item->selected =
		    strcmp(chosen(wizard, field, &choices), choice->value) == 0;
		if (choice->description)
			view_add(view, ITEM_TEXT, STYLE_HINT,
				 alloc_string(choice->description))
			    ->indent = 6;
	}
	if (choices.count > 1)
		add_problems(wizard, view, field, 0, problems);
	choices_release(&choices);
}

/* One line for each of the centre's items. */
static void
add_extras(struct wizard *wizard, struct view *view,
	   const struct diagnostics *problems)
{
	const struct profile *profile = wizard->profile;

	for (size_t i = 0; i < profile->extra_count; i++) {
		const struct profile_extra *extra = &profile->extra[i];
		const char *text =
		    application_extra(&wizard->application, extra->id);
		struct item *item =
		    add_input(wizard, view, FIELD_EXTRA, i, text);

		free(item->number);
		item->number = alloc_format("7-%zu", 5 + i);
		alloc_replace(&item->label, wording_text(&extra->label));
		add_problems(wizard, view, FIELD_EXTRA, i, problems);
	}
}

/* The server's name is all that its page asks, so leaving it turns the page:
 * what is doubtful in it is said as soon as the name is right. More text than
 * a name can have is not looked at with every key. */
static void
foresee(const struct wizard *wizard, enum field_id field,
	struct diagnostics *problems)
{
	struct context context = wizard_context(wizard);
	struct diagnostics found = {0};

	if (field != FIELD_FQDN ||
	    strlen(application_get(context.application, field)) > LONGEST_NAME)
		return;
	field_check(field, &context, NULL, &found);
	for (size_t i = 0; i < found.count; i++)
		if (!diagnostics_have_error(&found) &&
		    found.item[i]->severity == SEVERITY_WARNING)
			diagnostics_repeat(problems, found.item[i]);
	diagnostics_release(&found);
}

void
page_add_field(struct wizard *wizard, struct view *view, enum field_id field)
{
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};

	if (!field_applies(field, &context))
		return;
	if (!wizard->left[field])
		foresee(wizard, field, &problems);
	else if (field_is_stored(field))
		field_check(field, &context, NULL, &problems);
	if (wizard->left[field] && fields[field].kind == FIELD_KIND_SECRET)
		wizard_check_secret(wizard, field, &problems);
	if (fields[field].kind == FIELD_KIND_CHOICE)
		add_choices(wizard, view, field, &problems);
	else if (field == FIELD_EXTRA)
		add_extras(wizard, view, &problems);
	else
		add_lines(wizard, view, field, &problems);
	diagnostics_release(&problems);
}
