/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wizard's inside, for the files of this floor only. */
#ifndef WIZARD_STATE_H
#define WIZARD_STATE_H

#include "application/carry_out.h"
#include "application/context.h"
#include "application/draft.h"
#include "application/field.h"
#include "application/found.h"
#include "application/material.h"
#include "application/rule.h"
#include "base/locale.h"
#include "pki/crypto.h"
#include "wizard/message.h"
#include "wizard/wizard.h"

#include <stdbool.h>
#include <stddef.h>

/* Which item has the focus, by what it is: items come and go. */
struct focus {
	enum item_kind kind;
	enum field_id field;
	size_t index;
	enum wizard_action action;
};

/* What the last turn back changed. */
struct before {
	struct focus focus, welcome;
	int return_page;
	struct application application;
	bool left[FIELD_COUNT];
	struct diagnostics notes;
	bool notes_are_new;
	char *claimed_for;
	struct message dropped;
};

struct wizard {
	const struct surroundings *surroundings;
	struct profile *profile;
	struct application application;
	struct material material;
	struct found found; /* certificates on this machine … */
	char *found_for;    /* … for this name and folder */
	struct hints hints;
	struct choices institutions; /* read from all profiles … */
	char *institutions_for;	     /* … for this language and profile */
	struct secret passphrase, passphrase_again;

	struct drafts drafts; /* found at the start */
	size_t doomed;	      /* 1 + the draft that a second choice deletes */
	char *draft_file;     /* this wizard's own … */
	bool draft_was_there; /* … which was there before it */
	char *first_profile;  /* the institution before any is chosen */
	bool changed;	      /* something to save */
	bool save_failed;     /* that was said already */

	bool from_file;		  /* this began from a file … */
	struct application given; /* … which gave all this */

	bool profile_is_given; /* first_profile, which beats what files name */
	/* The profile that was read last from a file of its own, to which its
	 * id does not lead, or NULL. */
	char *own_file, *own_id;
	struct application left_out; /* what the institution does not know */

	int page;
	struct focus focus;
	bool focus_is_set;
	bool focus_moved; /* by the user, on this page */
	int back_page;	  /* for wizard_undo_back, 0: none */
	struct before before;
	struct focus welcome; /* where page 1 was left */
	int return_page;      /* after a jump from page 8 */

	bool left[FIELD_COUNT];	  /* errors are shown from then on */
	bool names_filled;	  /* from the old certificate, once */
	char *claimed_for;	  /* the name that page 3 was answered for */
	struct message dropped;	  /* why it is asked again, until it is */
	struct diagnostics notes; /* corrections that were made */
	bool notes_are_new;	  /* the last one, by this very key */

	size_t begun; /* applications, here */
	enum wizard_state state;
	struct view view;
	bool view_is_good;
	enum language view_language;
	struct message message;

	char *finished;	       /* made before from these answers */
	bool made;	       /* files were written */
	bool key_is_encrypted; /* in them */
	bool letter_shown;
	struct outcome outcome;
	struct diagnostics make_problems;
	char *farewell;
};

struct context wizard_context(const struct wizard *wizard);

/* Everything that was shown may have changed. */
void wizard_touch(struct wizard *wizard);

/* Shows a line above the keys until the next key, as message_say does. */
void wizard_say(struct wizard *wizard, enum item_style style,
		const char *format, ...) __attribute__((sentinel));

/* Says a problem, with its number; or, of an error whose number the page
 * shows, the sentence alone. */
void wizard_say_problem(struct wizard *wizard, enum item_style style,
			const struct diagnostic *problem);
void
wizard_repeat_problem(struct wizard *wizard, const struct diagnostic *problem);

/* The language was changed: what a check of this page said is taken from it
 * anew, since its arguments may be words of the profile. */
void wizard_turn_message(struct wizard *wizard);

/* Page 3 was answered for the present name. */
void wizard_note_claim(struct wizard *wizard);

/* The name was left, or became right by another institution, or page 8 opens.
 * Where it is another one, what was said of the history (never, or typed
 * values), the word typed for a kind, the reason of a revocation, and the names
 * of the old certificate are dropped, with a message. */
void wizard_follow_name(struct wizard *wizard);

/* True until page 5 was turned when the other names that stand there were
 * entered for another name: they may not be of this server. */
bool wizard_doubts_names(const struct wizard *wizard);

/* The same as wizard_follow_name for what is written, while the name is still being typed. */
void
wizard_leave_claims(const struct wizard *wizard, struct application *draft);

/* A draft was taken: when it has no name, what was said of a history in it
 * holds for none, and the names of the old certificate go with it. */
void wizard_doubt_draft(struct wizard *wizard);

/* Page 3 was opened: says why it is asked again, if it is. */
void wizard_ask_again(struct wizard *wizard);

/* Reads the files that the answers name, when the answers changed. */
void wizard_read_files(struct wizard *wizard);

/* Everything wrong with one page's answers. */
void wizard_check_page(struct wizard *wizard, int page,
		       struct diagnostics *diagnostics);

/* What is wrong with FIELD_PASSPHRASE or FIELD_PASSPHRASE_AGAIN: U201 where
 * one is wanted and none is there, U205 where it cannot be typed later, U704
 * where the two differ. */
void wizard_check_secret(const struct wizard *wizard, enum field_id field,
			 struct diagnostics *diagnostics);

/* Both of them. */
void wizard_check_passphrase(const struct wizard *wizard,
			     struct diagnostics *diagnostics);

/* New text in one of them. To empty the first is to want no passphrase. */
void wizard_type_secret(struct wizard *wizard, enum field_id field,
			const char *text);

/* True when a passphrase was typed, now or before the draft was left. */
bool wizard_had_passphrase(const struct wizard *wizard);

/* Leads to 6-4 when page 6 has just been opened and the passphrase that was
 * typed before the draft was left is missing. */
void wizard_demand_passphrase(struct wizard *wizard);

/* Wipes what was typed. */
void wizard_forget_passphrase(struct wizard *wizard);

/* The next page that is asked, forwards (1) or backwards (-1). */
int wizard_page_beside(const struct wizard *wizard, int direction);

/* The first page from 2 to 7 with an error, else 8. */
int wizard_first_open_page(struct wizard *wizard);

/* Moves to page and prepares it; the focus goes to its first wrong or empty
 * field. */
void wizard_open_page(struct wizard *wizard, int page);

/* Corrects the focused input's answer and shows its problems from now on.
 * Gives the index of the line behind it: where a line was split, what stood
 * there has moved on. */
size_t wizard_leave_field(struct wizard *wizard);

/* The focus goes to this field, where the page has it. */
void wizard_focus_field(struct wizard *wizard, enum field_id field);

/* The item that has the focus, or NULL. */
const struct item *wizard_focused_item(struct wizard *wizard);

/* Asks the web servers that are installed for their versions. */
void wizard_read_software(struct wizard *wizard);

/* True when Ctrl-R would put something into this item. */
bool wizard_has_proposal(struct wizard *wizard, const struct item *item);

/* Page 9 for the folder that was made before. */
void wizard_show_finished(struct wizard *wizard);

/* True when something was answered, here or in a file: a draft is worth
 * keeping. */
bool wizard_has_answers(const struct wizard *wizard);

/* All that stands here was given by the file that was started from, and not
 * by the user; or what came with a page, the names of the old certificate. */
void wizard_note_given(struct wizard *wizard);
void wizard_note_names(struct wizard *wizard);

/* The draft on page 1 that has already what the file gave, where nothing was
 * answered beyond it; or NULL. Another draft would only repeat it. */
const struct draft *wizard_holder(struct wizard *wizard);

/* True when the certificates read have this name. */
bool wizard_is_certified(const struct wizard *wizard, const char *name);

/* Saves the answers on the way; trouble is said once and stops nothing. */
void wizard_save_quietly(struct wizard *wizard);

/* The last turn back can no longer be undone. */
void wizard_release_before(struct wizard *wizard);

/* Keeps the person and software, names too when names; for a new application
 * made from an old one. */
void wizard_keep_person(struct wizard *wizard, bool names);

/* The drafts on page 1, without this wizard's own. */
void wizard_list_drafts(struct wizard *wizard);

/* The draft on page 1 for the name of what is under way, or NULL. */
const struct draft *wizard_same_name(const struct wizard *wizard);

/* What was answered so far stays as a draft of its own: other answers are to
 * take its place. Nothing where there is nothing to keep. */
void wizard_part(struct wizard *wizard);

/* Throws a draft away when it is chosen for that the second time running; the
 * first time only asks. */
void wizard_discard_draft(struct wizard *wizard, size_t index);

/* Whatever else is done: the draft that was to be thrown away stays. */
void wizard_spare_draft(struct wizard *wizard);

/* Drops the word that confirms a kind (rule.h, U212), or that a key leaked, when
 * an answer about the earlier certificate changes. */
void wizard_forget_word(struct wizard *wizard, enum field_id changed);

/* Answers that were written down take the place of those here. */
void wizard_take_application(struct wizard *wizard,
			     const struct application *application);

/* profile, which may be the present one, is in use from here on, and the
 * answers name it. */
void wizard_take_profile(struct wizard *wizard, struct profile *profile);

/* The profile that the answers name, in place of the present one. */
bool
wizard_follow_profile(struct wizard *wizard, struct diagnostics *diagnostics);

/* The institution with this id of those listed. False when it cannot be read,
 * or has gone since it was offered; the present one stays. */
bool wizard_choose_profile(struct wizard *wizard, const char *id);

/* Takes the answers that the institution has no place for out of the others;
 * those that it has one for come back. */
void wizard_leave_out(struct wizard *wizard);

/* Says which they are, if any, where the page does not. */
void wizard_say_left_out(struct wizard *wizard);

/* The institutions that can be chosen; all profiles are read. */
void
wizard_list_institutions(const struct wizard *wizard, struct choices *choices);

/* Starts from what field 1-3 names; false, with a message, when that is
 * nothing to start from. */
bool wizard_start_typed(struct wizard *wizard);

/* Asks the front end to look at the live server, if one is named. */
void wizard_want_look(struct wizard *wizard);

/* Looks for certificates on this machine, unless that was done for the same
 * FQDN and output folder. */
void wizard_find(struct wizard *wizard);

/* The names of the old certificate are offered once, when page 5 or, by a
 * start from a file, one behind it opens and nothing was entered there. */
void wizard_fill_names(struct wizard *wizard);

/* The file becomes evidence: history and previous-files. */
void wizard_use_file(struct wizard *wizard, const char *file);

/* One action for each certificate found that is not yet used. */
void wizard_add_found(struct wizard *wizard, struct view *view);

/* The steps after the files were made, in the language of now; to be
 * released. */
void wizard_steps(const struct wizard *wizard, struct steps *steps);

/* Leaves the present item, then gives the focus to the item that stood at
 * place before, if it is still there. */
void wizard_move_focus(struct wizard *wizard, size_t place);

/* The next item that can have the focus, or view->count. */
size_t wizard_item_after(const struct view *view, size_t place);

/* Of a group of choices the chosen one, if any is; else place itself. */
size_t wizard_chosen(const struct view *view, size_t place);

/* The focus goes to the first error, and the message says what it is. */
void
wizard_show_error(struct wizard *wizard, const struct diagnostics *problems);

/* Carries out what an action item stands for. */
void wizard_act(struct wizard *wizard, const struct item *item);

#endif
