/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model of a one-line editor: text, cursor and what was killed. */
#include "config.h"

#include "base/editor.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/alloc.h"
#include "base/text.h"

static void
wipe_text(struct editor *editor)
{
	if (editor->text && editor->secret)
		explicit_bzero(editor->text, editor->room);
	free(editor->text);
	editor->text = NULL;
}

void
editor_release(struct editor *editor)
{
	if (!editor)
		return;
	wipe_text(editor);
	free(editor->killed);
	*editor = (struct editor){0};
}

void
editor_set(struct editor *editor, const char *text, bool secret)
{
	size_t size = strlen(text);
	size_t room = size + 64;
	char *copy = alloc_array(room, 1);

	/* text may be the editor's own: copied before it is wiped. */
	memcpy(copy, text, size + 1);
	wipe_text(editor);
	editor->text = copy;
	editor->size = size;
	editor->room = room;
	editor->cursor = size;
	editor->left = 0;
	editor->secret = secret;
}

void
editor_copy(struct editor *copy, const struct editor *editor)
{
	editor_set(copy, editor->text ? editor->text : "", editor->secret);
	copy->cursor = editor->cursor;
	copy->left = editor->left;
	alloc_replace(&copy->killed, editor->killed);
}

/* Makes room without realloc, which could leave a secret behind. */
static void
reserve(struct editor *editor, size_t size)
{
	size_t room = 2 * (size + 1);
	char *larger;

	if (size < editor->room)
		return;
	larger = alloc_array(room, 1);
	memcpy(larger, editor->text, editor->size);
	wipe_text(editor);
	editor->text = larger;
	editor->room = room;
}

/* The first grapheme boundary at or behind at. */
static size_t
boundary_after(const char *text, size_t at)
{
	size_t found = text_boundary_before(text, at);

	while (found < at)
		found = text_grapheme_after(text, found);
	return found;
}

/* The last grapheme boundary at or before at. */
static size_t
boundary_before(const char *text, size_t at)
{
	size_t found = text_boundary_before(text, at), next = found;

	while (next < at) {
		next = text_grapheme_after(text, found);
		if (next <= at)
			found = next;
	}
	return found;
}

/* After a change the bytes on both sides of the cursor may have become one
 * grapheme: the cursor goes behind it, the window's start before it. */
static void
settle(struct editor *editor)
{
	editor->cursor = boundary_after(editor->text, editor->cursor);
	if (editor->left > editor->cursor)
		editor->left = editor->cursor;
	editor->left = boundary_before(editor->text, editor->left);
}

/* Writes text with its control characters as blanks to out, or only counts
 * when out is NULL. Gives the bytes. */
static size_t
put_clean(char *out, const char *text)
{
	uint32_t character;
	size_t size = 0;

	while ((character = text_next(&text))) {
		char bytes[5];
		size_t length;

		if (uc_is_general_category(character, UC_CONTROL))
			character = ' ';
		length = text_put(bytes, character);
		if (out)
			memcpy(out + size, bytes, length);
		size += length;
		explicit_bzero(bytes, sizeof(bytes));
	}
	return size;
}

bool
editor_insert(struct editor *editor, const char *text)
{
	size_t length = put_clean(NULL, text);
	char *gap;

	if (!editor->text)
		editor_set(editor, "", editor->secret);
	if (length > EDITOR_LIMIT || editor->size > EDITOR_LIMIT - length)
		return false;
	reserve(editor, editor->size + length);
	gap = editor->text + editor->cursor;
	memmove(gap + length, gap, editor->size - editor->cursor);
	put_clean(gap, text);
	editor->size += length;
	editor->text[editor->size] = '\0';
	editor->cursor += length;
	settle(editor);
	return true;
}

static uint32_t
character_at(const struct editor *editor, size_t at)
{
	const char *p = editor->text + at;

	return text_next(&p);
}

static bool
is_word(uint32_t character)
{
	return uc_is_property_alphabetic(character) ||
	       uc_is_general_category(character, UC_DECIMAL_DIGIT_NUMBER);
}

static bool
is_not_blank(uint32_t character)
{
	return !uc_is_general_category(character, UC_SPACE_SEPARATOR);
}

/* The start of the word before the cursor. A secret is one word: where its
 * words begin is nobody's business. */
static size_t
word_before(const struct editor *editor, bool (*belongs)(uint32_t))
{
	size_t at = editor->cursor;
	bool inside = false;

	if (editor->secret)
		return 0;
	while (at) {
		size_t before = text_grapheme_before(editor->text, at);
		bool member = belongs(character_at(editor, before));

		if (inside && !member)
			break;
		inside = inside || member;
		at = before;
	}
	return at;
}

static size_t
word_after(const struct editor *editor)
{
	size_t at = editor->cursor;
	bool inside = false;

	if (editor->secret)
		return editor->size;
	while (at < editor->size) {
		bool member = is_word(character_at(editor, at));

		if (inside && !member)
			break;
		inside = inside || member;
		at = text_grapheme_after(editor->text, at);
	}
	return at;
}

void
editor_move(struct editor *editor, enum editor_motion motion)
{
	if (!editor->text)
		return;
	switch (motion) {
	case EDITOR_LEFT:
		editor->cursor =
		    text_grapheme_before(editor->text, editor->cursor);
		break;
	case EDITOR_RIGHT:
		editor->cursor =
		    text_grapheme_after(editor->text, editor->cursor);
		break;
	case EDITOR_HOME:
		editor->cursor = 0;
		break;
	case EDITOR_END:
		editor->cursor = editor->size;
		break;
	case EDITOR_WORD_LEFT:
		editor->cursor = word_before(editor, is_word);
		break;
	case EDITOR_WORD_RIGHT:
		editor->cursor = word_after(editor);
		break;
	}
}

/* Takes the bytes between two boundaries out. */
static void
cut(struct editor *editor, size_t from, size_t to)
{
	size_t length = to - from;

	memmove(editor->text + from, editor->text + to, editor->size - to);
	editor->size -= length;
	explicit_bzero(editor->text + editor->size, length);
	editor->cursor = from;
	settle(editor);
}

/* The same, kept for Ctrl-Y unless it is a secret. */
static void
kill_range(struct editor *editor, size_t from, size_t to)
{
	if (from == to)
		return;
	if (!editor->secret) {
		free(editor->killed);
		editor->killed = alloc_string_n(editor->text + from, to - from);
	}
	cut(editor, from, to);
}

void
editor_change(struct editor *editor, enum editor_change change)
{
	size_t cursor = editor->cursor;

	if (!editor->text)
		editor_set(editor, "", editor->secret);
	switch (change) {
	case EDITOR_BACKSPACE:
		cut(editor, text_grapheme_before(editor->text, cursor), cursor);
		break;
	case EDITOR_DELETE:
		cut(editor, cursor, text_grapheme_after(editor->text, cursor));
		break;
	case EDITOR_KILL_END:
		kill_range(editor, cursor, editor->size);
		break;
	case EDITOR_KILL_START:
		kill_range(editor, 0, cursor);
		break;
	case EDITOR_KILL_WORD:
		kill_range(editor, word_before(editor, is_not_blank), cursor);
		break;
	case EDITOR_YANK:
		if (editor->killed)
			editor_insert(editor, editor->killed);
		break;
	}
}
