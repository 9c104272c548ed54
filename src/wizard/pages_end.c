/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages 8 and 9: review and result. */
#include "config.h"

#include "application/filing.h"
#include "application/revocation.h"
#include "base/alloc.h"
#include "base/locale.h"
#include "base/text.h"
#include "wizard/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line that Enter follows to its field. index tells rows apart. */
static struct item *
add_row(struct view *view, enum field_id field, size_t index, const char *label,
	const char *value)
{
	struct item *item =
	    view_add(view, ITEM_ROW, STYLE_NORMAL, alloc_string(value));

	item->label = alloc_string(label);
	item->field = field;
	item->page = fields[field].page;
	item->index = index;
	return item;
}

/* The problems as lines that lead to their page, errors first. */
static void
add_problem_rows(const struct diagnostics *problems, struct view *view)
{
	static const enum severity order[] = {SEVERITY_ERROR, SEVERITY_WARNING};

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		for (size_t j = 0; j < problems->count; j++) {
			const struct diagnostic *problem = problems->item[j];
			enum field_id field = problem->field
						  ? field_find(problem->field)
						  : FIELD_COUNT;
			char number[8], *message;
			struct item *item;

			if (problem->severity != order[i])
				continue;
			snprintf(number, sizeof(number), "U%03d",
				 problem->number);
			message = diagnostic_message(problem);
			item = add_row(view,
				       field == FIELD_COUNT
					   ? FIELD_REQUEST_CONFIRMED
					   : field,
				       200 + j, number, message);
			item->style = order[i] == SEVERITY_ERROR
					  ? STYLE_ERROR
					  : STYLE_WARNING;
			free(message);
		}
	}
}

static const char *
kind_label(enum kind kind)
{
	switch (kind) {
	case KIND_NEW:
		return _("New (新規発行)");
	case KIND_RENEW:
		return _("Renewal (更新)");
	case KIND_UNKNOWN:
		break;
	}
	return _("not decided");
}

static char *
kind_and_ground(const struct plan *plan)
{
	char *ground = plan->verdict.overridden
			   ? alloc_string(_("the applicant's judgement"))
			   : verdict_ground(&plan->verdict);
	char *text = alloc_format(_("%1$s: %2$s"),
				  kind_label(plan->verdict.kind), ground);

	free(ground);
	return text;
}

static char *
key_label(const struct wizard *wizard, const struct plan *plan)
{
	const char *type =
	    plan->key_type == PRIVATE_KEY_RSA2048 ? "RSA 2048" : "EC P-384";

	if (!plan->makes_key)
		return alloc_format(
		    _("existing CSR: %s"),
		    application_get(&wizard->application, FIELD_CSR_FILE));
	return alloc_format(plan->has_passphrase
				? _("%s, newly made, with a passphrase")
				: _("%s, newly made"),
			    type);
}

static void
add_person(const struct plan *plan, struct view *view)
{
	add_row(view, FIELD_MANAGER_NAME, 8, _("Administrator's name"),
		plan->manager_name);
	add_row(view, FIELD_MANAGER_DEPARTMENT, 9,
		_("Administrator's department"), plan->manager_department);
	add_row(view, FIELD_MANAGER_EMAIL, 10, _("Administrator's e-mail"),
		tsv_row_get(&plan->row, TSV_EMAIL));
}

static void
add_revocation(const struct wizard *wizard, const struct plan *plan,
	       struct view *view)
{
	const struct tsv_row *row = &plan->row;
	const char *reason = tsv_row_get(row, TSV_REASON);
	char *why = alloc_format("%s (%s)", reason, revocation_reason(reason));

	add_row(view, FIELD_PROFILE, 1, _("Institution"),
		wording_text(&wizard->profile->name));
	add_row(view, FIELD_FQDN, 2, "FQDN", plan->fqdn);
	add_row(view, FIELD_PURPOSE, 3, _("Kind"), _("Revocation"));
	add_row(view, FIELD_HISTORY, 4, _("Serial number to be revoked"),
		plan->verdict.serial ? plan->verdict.serial : "");
	add_row(view, FIELD_REVOKE_REASON, 5, _("Reason"), why);
	add_row(view, FIELD_REVOKE_COMMENT, 6, _("Comment"),
		tsv_row_get(row, TSV_COMMENT));
	add_person(plan, view);
	free(why);
}

static void
add_values(const struct wizard *wizard, const struct plan *plan,
	   struct view *view)
{
	struct context context = wizard_context(wizard);
	const struct profile *profile = wizard->profile;
	char *names = strings_join(&plan->dns_names, ", ");
	char *ground = kind_and_ground(plan);
	char *key = key_label(wizard, plan);

	add_row(view, FIELD_PROFILE, 1, _("Institution"),
		wording_text(&profile->name));
	add_row(view, FIELD_FQDN, 2, "FQDN", plan->fqdn);
	add_row(view, FIELD_REQUEST_CONFIRMED, 3, _("Kind"), ground);
	if (plan->verdict.serial)
		add_row(view, FIELD_HISTORY, 4,
			_("Serial number to be revoked"), plan->verdict.serial);
	add_row(view, FIELD_DNS_NAMES, 5, "dNSName",
		*names ? names : _("none"));
	add_row(view, FIELD_KEY_SOURCE, 6, _("Key pair"), key);
	if (plan->makes_key && profile->hosting_count > 1)
		add_row(view, FIELD_HOSTING, 7,
			locale_text(fields[FIELD_HOSTING].label),
			wording_text(&context_hosting(&context)->name));
	add_person(plan, view);
	add_row(view, FIELD_SOFTWARE, 11, _("Web server software"),
		tsv_row_get(&plan->row, TSV_SOFTWARE));
	for (size_t i = 0; i < profile->extra_count; i++)
		add_row(view, FIELD_EXTRA, 12 + i,
			wording_text(&profile->extra[i].label),
			application_extra(&wizard->application,
					  profile->extra[i].id));
	free(key);
	free(ground);
	free(names);
}

static void
add_files(const struct wizard *wizard, const struct plan *plan,
	  struct view *view)
{
	struct filing filing;
	char *top = filing_foresee(&filing, plan, wizard->surroundings, false);
	char *folder = alloc_format("%s/", filing.folder);
	struct strings files = {0};

	page_add_title(view, _("Files that will be written"));
	add_row(view, FIELD_OUTPUT_DIR, 100, _("Folder"), folder);
	filing_list(&filing, &files);
	for (size_t i = 0; i < files.count; i++)
		view_add(view, ITEM_LITERAL, STYLE_NORMAL,
			 alloc_string(files.item[i]))
		    ->indent = 4;
	strings_release(&files);
	filing_release(&filing);
	free(folder);
	free(top);
}

/* Which answer a column's value comes from. */
static enum field_id
column_field(enum tsv_column column)
{
	static const enum field_id column_fields[TSV_COLUMNS + 1] = {
	    [TSV_DN] = FIELD_FQDN,
	    [TSV_PROFILE_ID] = FIELD_KEY_SOURCE,
	    [TSV_BLANK] = FIELD_REQUEST_CONFIRMED,
	    [TSV_SERIAL] = FIELD_HISTORY,
	    [TSV_REASON] = FIELD_REVOKE_REASON,
	    [TSV_COMMENT] = FIELD_REVOKE_COMMENT,
	    [TSV_CSR] = FIELD_KEY_SOURCE,
	    [TSV_NAME] = FIELD_MANAGER_NAME,
	    [TSV_DEPARTMENT] = FIELD_MANAGER_DEPARTMENT,
	    [TSV_EMAIL] = FIELD_MANAGER_EMAIL,
	    [TSV_FQDN] = FIELD_FQDN,
	    [TSV_SOFTWARE] = FIELD_SOFTWARE,
	    [TSV_DNS_NAMES] = FIELD_DNS_NAMES};

	return column_fields[column];
}

/* The columns' names in ASCII. */
static const char *const column_names[TSV_COLUMNS + 1] = {
    [TSV_DN] = "Subject DN",
    [TSV_PROFILE_ID] = "Profile ID",
    [TSV_BLANK] = "(blank)",
    [TSV_SERIAL] = "Serial number to be revoked",
    [TSV_REASON] = "Reason",
    [TSV_COMMENT] = "Comment",
    [TSV_CSR] = "CSR",
    [TSV_NAME] = "Administrator's name",
    [TSV_DEPARTMENT] = "Administrator's department",
    [TSV_EMAIL] = "Administrator's e-mail",
    [TSV_FQDN] = "FQDN",
    [TSV_SOFTWARE] = "Web server software",
    [TSV_DNS_NAMES] = "dNSName",
};

static void
add_columns(const struct plan *plan, struct view *view)
{
	bool revokes = plan->kind == TSV_REVOKE;

	page_add_title(view, _("The 13 columns of the TSV file"));
	for (int i = 1; i <= TSV_COLUMNS; i++) {
		enum tsv_column column = (enum tsv_column)i;
		const char *cell = plan_cell(plan, column);
		/* The service's own names, where they can be shown. */
		char *label = alloc_format("%2d %s", i,
					   locale_is_utf8() ? tsv_rules[i].title
							    : column_names[i]);
		char *shown;

		if (column == TSV_CSR && strlen(cell) > 60)
			shown = alloc_format(
			    /* TRANSLATORS: a CSR, cut; its length. */
			    _("%1$.40s... (%2$zu characters)"), cell,
			    strlen(cell));
		else if (column == TSV_CSR && !revokes)
			shown = alloc_string(_("(made later)"));
		else
			shown = alloc_string(*cell ? cell : _("(empty)"));
		add_row(view, column_field(column), 300 + (size_t)i, label,
			shown);
		free(shown);
		free(label);
	}
}

static void
add_action(struct view *view, enum wizard_action action, const char *text)
{
	view_add(view, ITEM_ACTION, STYLE_NORMAL, alloc_string(text))->action =
	    action;
}

/* The last moment to go on with that one instead. */
static void
add_same_name(const struct wizard *wizard, struct view *view)
{
	if (wizard_same_name(wizard))
		view_add(view, ITEM_TEXT, STYLE_WARNING,
			 alloc_string(_("There is an unfinished application "
					"for this name, too: page 1 offers to "
					"go on with it. What is made here "
					"leaves it as it is.")));
}

/* What Enter does on this page; what was made before comes first. */
static void
add_make(const struct wizard *wizard, struct view *view)
{
	const char *text = _("Make the files with these contents");

	if (wizard->finished) {
		view_add(view, ITEM_TEXT, STYLE_NOTE,
			 alloc_format(_("These answers were made into files "
					"already: %s"),
				      wizard->finished));
		add_action(view, ACTION_SHOW_FINISHED,
			   _("Show what was made and the next steps"));
		text = _("Make them once more, with another new key");
	}
	if (wizard->surroundings->dry_run)
		text = _("End here and print the plan (dry run)");
	add_action(view, ACTION_MAKE, text);
}

void
page_review(struct wizard *wizard, struct view *view)
{
	struct context context = wizard_context(wizard);
	struct diagnostics problems = {0};
	struct plan plan;

	plan_make(&context, &plan, &problems);
	wizard_check_page(wizard, 6, &problems);
	diagnostics_drop_repeats(&problems);
	add_same_name(wizard, view);
	add_make(wizard, view);
	for (size_t i = 0; i < wizard->make_problems.count; i++)
		page_add_problem(view, wizard->make_problems.item[i], 2);
	add_problem_rows(&problems, view);
	page_add_left_out(wizard, view, 0);
	page_add_blank(view);
	if (plan.kind == TSV_REVOKE)
		add_revocation(wizard, &plan, view);
	else
		add_values(wizard, &plan, view);
	page_add_blank(view);
	add_files(wizard, &plan, view);
	if (plan.has_tsv) {
		page_add_blank(view);
		add_columns(&plan, view);
	}
	plan_release(&plan);
	diagnostics_release(&problems);
}

static void
add_lines(const char *text, struct view *view)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		view_add(view, ITEM_LITERAL, STYLE_NORMAL,
			 alloc_string_n(text, length))
		    ->indent = 2;
		text += length;
		text += *text == '\n';
	}
}

static void
add_steps(const struct wizard *wizard, struct view *view)
{
	struct steps steps = {0};

	wizard_steps(wizard, &steps);
	for (size_t i = 0; i < steps.count; i++) {
		const struct step *step = &steps.item[i];

		if (step->kind == STEP_HEADING && i)
			page_add_blank(view);
		if (step->kind == STEP_HEADING)
			page_add_title(view, step->text);
		else if (step->kind == STEP_LITERAL)
			view_add(view, ITEM_LITERAL, STYLE_STRONG,
				 alloc_string(step->text))
			    ->indent = 4;
		else
			view_add(view, ITEM_TEXT, STYLE_NORMAL,
				 alloc_format("- %s", step->text))
			    ->indent = step->kind == STEP_PART ? 2 : 0;
	}
	steps_release(&steps);
}

void
page_result(struct wizard *wizard, struct view *view)
{
	view_add(view, ITEM_TEXT, STYLE_STRONG,
		 alloc_format(wizard->surroundings->demo
				  ? _("This is a demonstration: nothing was "
				      "written. The folder would be: %s")
				  : _("Saved, complete and checked: %s"),
			      wizard->outcome.folder));
	add_action(view, ACTION_FINISH,
		   wizard->surroundings->demo
		       ? _("Finish")
		       : _("Finish (the steps are in next.txt, too)"));
	add_action(view, ACTION_SHOW_LETTER,
		   wizard->letter_shown ? _("Show the next steps")
					: _("Show the letter to the centre"));
	add_action(view, ACTION_ANOTHER,
		   _("Another server with the same administrator"));
	page_add_blank(view);
	if (wizard->letter_shown)
		add_lines(wizard->outcome.letter, view);
	else
		add_steps(wizard, view);
}
