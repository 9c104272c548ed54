/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys and resizes into the wizard: the real decoder, session and layout, with
 * a screen that only looks at what it is to draw, and files that exist only
 * here (fuzz_wizard_files). FF is followed by columns and rows, FE by a pause
 * in units of 10 ms.
 */
#include "config.h"

#include "fuzz.h"

#include "base/file.h"
#include "base/text.h"
#include "tui/draw.h"
#include "tui/session.h"
#include "tui/terminal.h"
#include "wizard/wizard.h"

/* More keys than these repeat what is known. */
#define KEYS_MOST 600

/* The linker gives these names (--wrap).
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
bool __real_file_read(const char *file, size_t limit, struct bytes *bytes,
		      struct diagnostics *diagnostics);
bool __wrap_file_read(const char *file, size_t limit, struct bytes *bytes,
		      struct diagnostics *diagnostics);
void __wrap_file_complete(const char *folder, const char *begin, size_t limit,
			  struct strings *names);
struct profile *__real_profile_load(const char *id_or_file,
				    const struct profile_folders *folders,
				    struct diagnostics *diagnostics);
struct profile *__wrap_profile_load(const char *id_or_file,
				    const struct profile_folders *folders,
				    struct diagnostics *diagnostics);
void __wrap_profile_free(struct profile *profile);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

static int columns = 80, rows = 24;

/* What stands where the user looks for files: by its last letter. */
static const struct {
	char letter;
	const char *file;
} files[] = {{'o', "tests/data/pki/old.pem"},
	     {'u', "tests/data/pki/old-ou-2021.pem"},
	     {'r', "tests/data/pki/request-san.csr"},
	     {'k', "tests/data/pki/old.key"},
	     {'l', "tests/data/pki/lets-encrypt.pem"}};

/* A profile with one of each, and quick to read. */
static const char profile_text[] =
    "upki-profile: 1\nid: %s\nname: {ja: 例示大学, en: Example}\n"
    "center: {name: {ja: センター, en: Centre}, email: a@example.ac.jp}\n"
    "checked: 2026-11-01\nsources: [https://www.example.ac.jp/]\n"
    "subject: {C: JP, ST: tokyo, L: chofu,\n"
    "  O: The University of Electro-Communications}\n"
    "domains: [uec.ac.jp]\nkeys: [rsa2048, ec-p384]\n"
    "passphrase: optional\nhostings:\n"
    "  - {id: self, name: {ja: 自分, en: Own}}\n"
    "  - {id: hosted, name: {ja: 共用, en: Shared}, passphrase: required}\n"
    "extra:\n  - {id: one, label: {ja: 責任者, en: One}, required: yes}\n";

static bool
give_profile(const char *file, struct bytes *bytes)
{
	const char *name = strrchr(file, '/') + 1;
	char *id = alloc_string_n(name, strlen(name) - strlen(".yaml"));

	bytes->data = alloc_format(profile_text, id);
	bytes->size = strlen(bytes->data);
	free(id);
	return true;
}

bool
__wrap_file_read(const char *file, size_t limit, struct bytes *bytes,
		 struct diagnostics *diagnostics)
{
	static struct bytes known[sizeof(files) / sizeof(*files)];
	const char *top = getenv("top_srcdir");
	size_t size = strlen(file);

	if (text_ends_with(file, ".yaml") && strstr(file, "data/profiles/"))
		return give_profile(file, bytes);
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		if (!size || file[size - 1] != files[i].letter)
			continue;
		if (!known[i].data) {
			char *path = alloc_format("%s/%s", top ? top : ".",
						  files[i].file);

			demand(__real_file_read(path, limit, &known[i],
						diagnostics));
			free(path);
		}
		bytes->size = known[i].size;
		bytes->data = alloc_array(bytes->size + 1, 1);
		memcpy(bytes->data, known[i].data, bytes->size);
		return true;
	}
	diagnostics_error(diagnostics, 208, NULL, "%s", "not there", NULL);
	return false;
}

void
__wrap_file_complete(const char *folder, const char *begin, size_t limit,
		     struct strings *names)
{
	(void)folder;
	if (limit > 2 && !*begin) {
		strings_add(names, "調布o");
		strings_add(names, "調布u");
		strings_add(names, "sub/");
	}
}

/* Page 1 loads every profile for every picture; here each is read once. */
struct profile *
__wrap_profile_load(const char *id_or_file,
		    const struct profile_folders *folders,
		    struct diagnostics *diagnostics)
{
	static struct profile *known[16];
	struct profile *profile;
	size_t i = 0;

	while (i < 15 && known[i] && strcmp(known[i]->id, id_or_file) != 0)
		i++;
	if (known[i] && i < 15)
		return known[i];
	profile = __real_profile_load(id_or_file, folders, diagnostics);
	if (profile && i < 15)
		known[i] = profile;
	return profile;
}

void
__wrap_profile_free(struct profile *profile)
{
	(void)profile;
}

int
draw_columns(void)
{
	return columns;
}

bool
draw_is_too_small(void)
{
	return rows < DRAW_LEAST_ROWS || columns < DRAW_LEAST_COLUMNS;
}

int
draw_body_height(const char *message)
{
	return rows - 6 - (message ? 1 : 0);
}

/* Pieces lie on the page, one line each, and the cursor inside. */
void
draw_frame(const struct frame *frame)
{
	const struct layout *body = frame->body;

	for (size_t i = 0; i < body->count; i++) {
		const struct piece *piece = &body->piece[i];

		demand(piece->row >= 0 && piece->row < body->rows);
		demand(!piece->text || !strchr(piece->text, '\n'));
	}
	demand(body->cursor_row < body->rows);
	demand(frame->keys && text_width(frame->keys) <= columns);
}

void
draw_too_small(void)
{
}

void
draw_anew(void)
{
}

void
session_ask_report(struct session *session)
{
	session->mode = MODE_REPORT;
	session_say(session, STYLE_STRONG, "y/n", NULL);
}

void
session_report(struct session *session, bool mask)
{
	free(wizard_report(session->wizard, NULL, NULL, mask));
}

void
session_snapshot(struct session *session)
{
	(void)session;
}

/* Nothing is made here. */
void
session_make(struct session *session)
{
	wizard_leave(session->wizard);
}

/* Nothing is made here. */
void
session_look(struct session *session)
{
	wizard_leave(session->wizard);
}

bool
terminal_start(bool ascii_lines)
{
	(void)ascii_lines;
	return false;
}

void
terminal_release(void)
{
}

void
terminal_read(struct event *event, int timeout)
{
	(void)timeout;
	*event = (struct event){.kind = EVENT_NONE};
}

int
terminal_end_signal(void)
{
	return 0;
}

long
terminal_clock(void)
{
	return 0;
}

void
terminal_suspend(void)
{
}

void
terminal_end_by(int signal)
{
	(void)signal;
}

static void
take_events(struct session *session, struct keys *keys)
{
	struct event event;

	while (keys_take(keys, &event)) {
		if (wizard_state(session->wizard) == WIZARD_RUNNING)
			session_take(session, &event);
		event_release(&event);
	}
}

static void
play(struct session *session, const uint8_t *bytes, size_t size)
{
	struct keys keys;
	long now = 0;

	keys_init(&keys, false);
	for (size_t i = 0; i < size && i < KEYS_MOST &&
			   wizard_state(session->wizard) == WIZARD_RUNNING;
	     i++) {
		if (bytes[i] == 0xff && i + 2 < size) {
			struct event event = {.kind = EVENT_RESIZE};

			columns = bytes[++i];
			rows = bytes[++i] % 64;
			session_handle(session, &event);
		} else if (bytes[i] == 0xfe && i + 1 < size) {
			now += 10L * bytes[++i];
			keys_tick(&keys, now);
			take_events(session, &keys);
		} else {
			keys_feed(&keys, bytes[i], now);
			take_events(session, &keys);
		}
		/* What was typed in one go is drawn in one go. */
		if (wizard_state(session->wizard) == WIZARD_RUNNING &&
		    (i % 8 == 7 || i + 1 == size)) {
			session_sync(session);
			session_draw(session);
		}
	}
	keys_release(&keys);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct surroundings *surroundings = fuzz_surroundings();
	struct diagnostics problems = {0};
	struct session session = {.surroundings = surroundings};

	if (!size)
		return 0;
	columns = 80;
	rows = 24;
	locale_set_language(bytes[0] & 1 ? LANGUAGE_JA : LANGUAGE_EN);
	session.wizard = wizard_new(
	    surroundings, bytes[0] & 2 ? "example" : "uec", &problems);
	demand(session.wizard);
	if (bytes[0] & 4)
		wizard_start_from(session.wizard, bytes[0] & 8 ? "o" : "r",
				  &problems);
	if (bytes[0] & 16)
		wizard_jump(session.wizard, 1 + (bytes[0] >> 5));
	session_sync(&session);
	play(&session, bytes + 1, size - 1);
	session_forget_moment(&session);
	editor_release(&session.editor);
	session_unsay(&session);
	free(session.saved);
	wizard_free(session.wizard);
	diagnostics_release(&problems);
	locale_set_language(LANGUAGE_EN);
	return 0;
}
