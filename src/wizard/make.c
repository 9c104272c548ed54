/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the files, and what is said afterwards. */
#include "config.h"

#include "application/plan.h"
#include "application/report.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/yaml.h"
#include "wizard/state.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Columns of the steps on the normal screen. */
#define FAREWELL_WIDTH 78

void
wizard_steps(const struct wizard *wizard, struct steps *steps)
{
	struct context context = wizard_context(wizard);
	struct diagnostics ignored = {0};
	const char *name = wizard->outcome.name;
	struct filing filing;
	struct plan plan;

	plan_make(&context, &plan, &ignored);
	filing_make(&filing, &plan, name, name, false);
	steps_make(&context, &plan, &filing, steps);
	filing_release(&filing);
	plan_release(&plan);
	diagnostics_release(&ignored);
}

static void
write_farewell(struct wizard *wizard)
{
	struct steps steps = {0};
	char *next = alloc_format("%s/next.txt", wizard->outcome.folder);
	char *text, *where;

	wizard_steps(wizard, &steps);
	text = steps_text(&steps, FAREWELL_WIDTH);
	/* The beginning may have left the screen. */
	where = wizard->surroundings->demo
		    ? alloc_string(_("This was a demonstration: nothing was "
				     "written."))
		    : alloc_format(_("These steps are in this file, too: %s"),
				   next);
	free(wizard->farewell);
	wizard->farewell = alloc_format("%s\n%s\n", text, where);
	free(where);
	free(text);
	free(next);
	steps_release(&steps);
}

void
wizard_leave(struct wizard *wizard)
{
	/* The language may have changed since. */
	if (wizard->made)
		write_farewell(wizard);
	wizard->state = wizard->farewell ? WIZARD_DONE : WIZARD_LEFT;
}

const char *
wizard_farewell(const struct wizard *wizard)
{
	return wizard->farewell;
}

struct wizard_task
wizard_task(const struct wizard *wizard)
{
	static const struct wizard_task
	    plan = {N_("Putting the plan together. Esc cancels."),
		    N_("Putting the plan together. Ctrl-C stops it.")},
	    files = {N_("Making the files. Esc cancels; nothing is left behind "
			"then."),
		     N_("Making the files. Ctrl-C stops it; nothing is left "
			"behind then.")},
	    key = {N_("Making the key and the files. Esc cancels; nothing is "
		      "left behind then."),
		   N_("Making the key and the files. Ctrl-C stops it; nothing "
		      "is left behind then.")};
	struct context context = wizard_context(wizard);

	if (wizard->surroundings->dry_run)
		return plan;
	return context_makes_key(&context) ? key : files;
}

bool
wizard_only_plans(const struct wizard *wizard)
{
	return wizard->surroundings->dry_run;
}

const char *
wizard_folder(const struct wizard *wizard)
{
	return wizard->made && !wizard->surroundings->demo
		   ? wizard->outcome.folder
		   : NULL;
}

/* --dry-run: the plan is what stays on the normal screen. */
static void
finish_dry(struct wizard *wizard, const struct plan *plan)
{
	free(wizard->farewell);
	wizard->farewell = plan_text(plan, wizard->surroundings, false);
	wizard_leave(wizard);
}

static void
finish_made(struct wizard *wizard, bool key_is_encrypted)
{
	wizard->made = true;
	wizard->key_is_encrypted = key_is_encrypted;
	draft_discard(wizard->draft_file);
	wizard_forget_passphrase(wizard);
	write_farewell(wizard);
	wizard_open_page(wizard, 9);
}

/* By its first line; nothing else of a key is read. */
static bool
is_encrypted(const char *file)
{
	static const char mark[] = "-----BEGIN ENCRYPTED";
	char line[sizeof(mark)] = "";
	int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool encrypted;

	if (descriptor < 0)
		return false;
	encrypted =
	    read(descriptor, line, strlen(mark)) > 0 && strcmp(line, mark) == 0;
	close(descriptor);
	return encrypted;
}

void
wizard_show_finished(struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct outcome *outcome = &wizard->outcome;
	struct diagnostics ignored = {0};
	struct bytes letter = {0};
	struct filing filing;
	struct plan plan;
	bool encrypted;
	char *file;

	plan_make(&context, &plan, &ignored);
	outcome_release(outcome);
	outcome->name = alloc_string(wizard->finished);
	outcome->folder = alloc_format("%s/%s", plan.parent, wizard->finished);
	filing_make(&filing, &plan, outcome->name, outcome->name, false);
	steps_make(&context, &plan, &filing, &outcome->steps);
	file = alloc_format("%s/%s", outcome->folder, filing.letter);
	file_read(file, YAML_SIZE_LIMIT, &letter, &ignored);
	outcome->letter = alloc_string(letter.data ? letter.data : "");
	free(file);
	file = alloc_format("%s/%s.key", outcome->folder, outcome->name);
	encrypted = is_encrypted(file);
	free(file);
	filing_release(&filing);
	bytes_release(&letter);
	plan_release(&plan);
	diagnostics_release(&ignored);
	finish_made(wizard, encrypted);
}

/* The plan of what was read last, as text; to be freed. */
static char *
plan_now(const struct wizard *wizard)
{
	struct context context = wizard_context(wizard);
	struct diagnostics ignored = {0};
	struct plan plan;
	char *text;

	plan_make(&context, &plan, &ignored);
	text = plan_text(&plan, wizard->surroundings, false);
	plan_release(&plan);
	diagnostics_release(&ignored);
	return text;
}

/* Reads the files once more. True when the plan is no longer the one that page
 * 8 has shown: then it is shown before anything is made. */
static bool
plan_has_changed(struct wizard *wizard)
{
	char *shown = plan_now(wizard), *now;
	bool changed;

	material_reread(&wizard->material, &wizard->application,
			wizard->surroundings);
	now = plan_now(wizard);
	changed = strcmp(shown, now) != 0;
	free(shown);
	free(now);
	return changed;
}

static void
show_changed_plan(struct wizard *wizard)
{
	wizard_open_page(wizard, 8);
	wizard_say(
	    wizard, STYLE_WARNING,
	    N_("A file named in the answers has changed, and with it what "
	       "would be made. Nothing was made yet: look through this "
	       "page again first."),
	    NULL);
}

void
wizard_make(struct wizard *wizard, private_key_progress *progress,
	    void *closure)
{
	struct context context;
	struct diagnostics problems = {0};
	struct plan plan;
	struct assignment assignment = {&context, &plan};
	/* One that was typed before the hosting forbade it. */
	const struct secret none = {0};
	/* Files may have changed since they were read for the pages. */
	bool changed = plan_has_changed(wizard);

	wizard->state = WIZARD_RUNNING;
	context = wizard_context(wizard);
	diagnostics_clear(&wizard->make_problems);
	outcome_release(&wizard->outcome);
	plan_make(&context, &plan, &problems);
	wizard_check_page(wizard, 6, &problems);
	if (diagnostics_have_error(&problems))
		wizard_open_page(wizard, 8);
	else if (changed)
		show_changed_plan(wizard);
	else if (wizard->surroundings->dry_run)
		finish_dry(wizard, &plan);
	else if (carry_out(&assignment, 1,
			   plan.has_passphrase ? &wizard->passphrase : &none,
			   progress, closure, &wizard->outcome,
			   &wizard->make_problems))
		finish_made(wizard, plan.has_passphrase);
	else if (wizard->outcome.cancelled)
		wizard_say(wizard, STYLE_NOTE,
			   N_("Cancelled. Nothing was written."), NULL);
	plan_release(&plan);
	diagnostics_release(&problems);
	wizard_touch(wizard);
}

char *
wizard_report(const struct wizard *wizard, const char *front_end,
	      const char *screen, bool mask)
{
	struct context context = wizard_context(wizard);
	struct report report = {&context, 1, front_end, screen, mask};

	return report_text(&report);
}
