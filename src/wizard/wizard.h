/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wizard as a state machine without a terminal: pages, focus, answers,
 * problems. A front end asks for the view, draws it, and reports what the user
 * did; everything else is decided here and below.
 */
#ifndef WIZARD_WIZARD_H
#define WIZARD_WIZARD_H

#include "application/surroundings.h"
#include "pki/private_key.h"
#include "wizard/view.h"

#include <stdbool.h>
#include <stddef.h>

#define WIZARD_PAGES 9

enum wizard_state {
	WIZARD_RUNNING,
	WIZARD_WANTS_MAKE, /* the front end calls wizard_make now */
	WIZARD_WANTS_LOOK, /* the front end calls wizard_look now */
	WIZARD_LEFT,	   /* left without files; draft saved or not */
	WIZARD_DONE	   /* left after files were made */
};

struct wizard;

/* surroundings is borrowed. profile (an id or file) may be NULL: the default,
 * or what the application names. NULL with diagnostics when the profile is
 * not usable. */
struct wizard *wizard_new(const struct surroundings *surroundings,
			  const char *profile, struct diagnostics *diagnostics);
void wizard_free(struct wizard *wizard);

/* Starts from an old certificate, a request, last time's folder or an
 * application file; opens the first unanswered page, else page 8. */
bool wizard_start_from(struct wizard *wizard, const char *file,
		       struct diagnostics *diagnostics);

/* What the first page does without: libcrypto. For when that page stands and
 * nothing has been typed: where the library is missing, the program ends with
 * a sentence, and it must not end so when there is something to lose. */
void wizard_get_ready(void);

enum wizard_state wizard_state(const struct wizard *wizard);

/* What is to be seen now; good until the next call that changes anything. */
const struct view *wizard_view(struct wizard *wizard);

/* The focused item's place in the view, or view->count when there is none. */
size_t wizard_focus(struct wizard *wizard);
void wizard_focus_set(struct wizard *wizard, size_t item);
void wizard_focus_next(struct wizard *wizard);
void wizard_focus_previous(struct wizard *wizard);

/* Tab (direction 1) and Shift-Tab (-1): as the two above, but out of a group
 * of choices in one step, so that Enter behind it takes no other choice. */
void wizard_focus_beyond(struct wizard *wizard, int direction);

/* The text of the focused input as typed so far, uncorrected. For a secret
 * field it goes into secure memory. An error shown goes away as soon as the
 * text is right; a new one appears only when the field is left. False: it is
 * the contents of a PEM file, perhaps a key; the line is empty and says so. */
bool wizard_type(struct wizard *wizard, const char *text);

/* Text pasted into the focused input; a paste of several lines into a field of
 * several lines becomes lines. False: treat it as typed characters. */
bool wizard_paste(struct wizard *wizard, const char *text);

/* Space on a choice: it becomes the answer. */
void wizard_choose(struct wizard *wizard);

/* Enter: on a choice it chooses and goes on; in a field of several lines a
 * filled line adds one and an empty one goes on; on an action it acts; else
 * the next field, and behind the last one the next page. */
void wizard_enter(struct wizard *wizard);

/* To the next page when this one is right, else to the first wrong field. */
void wizard_next(struct wizard *wizard);

/* Back one page; false on page 1 (the front end asks whether to leave). */
bool wizard_back(struct wizard *wizard);

/* Undoes the last wizard_back, when nothing else was done since: page, focus
 * and answers, uncorrected (interface.md, convention 2). */
void wizard_undo_back(struct wizard *wizard);

int wizard_page(const struct wizard *wizard);

/* How many applications took the place of another one here: when it grows,
 * what was said about the one before holds no longer. */
size_t wizard_begun(const struct wizard *wizard);

/* The title of a page from 1 to WIZARD_PAGES, as the purpose and the centre
 * have it; translated, static. */
const char *wizard_page_title(const struct wizard *wizard, int page);
void wizard_jump(struct wizard *wizard, int page);

/* Takes the proposal of the focused field (Ctrl-R); false: there is none. */
bool wizard_take_proposal(struct wizard *wizard);

/* True when the focused field suggests what is installed and it was not looked
 * at yet; the look, with a message of what was found. For a front end that
 * shows a suggestion before it is taken. */
bool wizard_can_look_at_software(struct wizard *wizard);
void wizard_look_at_software(struct wizard *wizard);

/* True when the focused field needs no answer. */
bool wizard_may_be_empty(struct wizard *wizard);

/* What wizard_take_proposal would put in; to be freed, or NULL. */
char *wizard_proposal(struct wizard *wizard);

/* The four parts of the focused field's help (purpose, example, common
 * mistake, how to find out or whom to ask), translated, static; or the page's
 * own help where no field has the focus. */
struct wizard_help {
	const char *title;
	const char *purpose, *example, *mistake, *ask;
};
struct wizard_help wizard_help(struct wizard *wizard);

/* What stands above the keys goes: the next key came. A change of language
 * turns it instead. */
void wizard_unsay(struct wizard *wizard);

/* Saves the draft; nothing under --dry-run and --demo, and nothing where
 * nothing was answered. *file (may be NULL) is
 * where it went, to be freed. */
bool wizard_save(struct wizard *wizard, char **file,
		 struct diagnostics *diagnostics);

/* True when a passphrase was typed that the saved draft does not keep, and
 * that the wizard will ask for again. */
bool wizard_drops_passphrase(const struct wizard *wizard);

/* What is asked before page 1 is left; a msgid. */
const char *wizard_leave_question(const struct wizard *wizard);

/* Leaves: state becomes WIZARD_LEFT (or WIZARD_DONE after files were made). */
void wizard_leave(struct wizard *wizard);

/* Carries out the plan that page 8 shows; on success page 9 shows what to do, on
 * cancellation or trouble page 8 or 9 says so. Where a file has changed so that
 * the plan is another one, page 8 shows that, and nothing is made. */
void wizard_make(struct wizard *wizard, private_key_progress *progress,
		 void *closure);

/* Called at least ten times a second; false: stop. */
typedef bool wizard_progress(void *closure);

/* Looks at the live server, which takes 5 seconds at most, and shows on page 3
 * what came of it. */
void
wizard_look(struct wizard *wizard, wizard_progress *progress, void *closure);

/* What wizard_make does, N_(): with an existing CSR and for a revocation no
 * key is made, and under --dry-run nothing at all. */
struct wizard_task {
	const char *with_escape; /* for a full screen */
	const char *with_ctrl_c; /* for plain lines */
};
struct wizard_task wizard_task(const struct wizard *wizard);

/* True under --dry-run: wizard_make writes nothing and ends the wizard, and the
 * plan is its farewell. */
bool wizard_only_plans(const struct wizard *wizard);

/* The folder with the files that page 9 is about, or NULL: nothing is made, or
 * another application was begun since. Borrowed. */
const char *wizard_folder(const struct wizard *wizard);

/* The bundle for the help desk, with the screen as text and the front end's
 * version; to be freed. */
char *wizard_report(const struct wizard *wizard, const char *front_end,
		    const char *screen, bool mask);

/* Fills in the sample answers of --demo and opens page 1. */
bool wizard_start_demo(struct wizard *wizard, struct diagnostics *diagnostics);

/* Names that complete the path before the cursor; for Tab in path fields. */
void wizard_complete(struct wizard *wizard, const char *typed,
		     struct strings *names);

/* After the wizard ended: what goes on the normal screen (next steps), or
 * NULL. Borrowed. */
const char *wizard_farewell(const struct wizard *wizard);

#endif
