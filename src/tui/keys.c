/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a keyboard to events. */
#include "config.h"

#include "tui/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/sequence.h"

/* A terminal sends a key's bytes together; longer than this is a person. */
#define ESCAPE_WAIT 30
/* A slow line may tear a sequence apart by this much. */
#define SEQUENCE_WAIT 500
/* A paste whose end got lost must not swallow the keyboard for ever. */
#define PASTE_WAIT 2000

static const enum event_kind control_event[32] = {
    [1] = EVENT_HOME,
    [2] = EVENT_LEFT,
    [3] = EVENT_INTERRUPT,
    [4] = EVENT_DELETE,
    [5] = EVENT_END,
    [6] = EVENT_RIGHT,
    [7] = EVENT_HELP,
    [8] = EVENT_BACKSPACE,
    [9] = EVENT_TAB,
    [10] = EVENT_ENTER,
    [11] = EVENT_KILL_END,
    [12] = EVENT_REDRAW,
    [13] = EVENT_ENTER,
    [14] = EVENT_DOWN,
    [15] = EVENT_REPORT,
    [16] = EVENT_SNAPSHOT,
    [18] = EVENT_PROPOSAL,
    [20] = EVENT_LANGUAGE,
    [21] = EVENT_KILL_START,
    [23] = EVENT_KILL_WORD,
    [24] = EVENT_SAVE_AND_LEAVE,
    [25] = EVENT_YANK,
    [26] = EVENT_SUSPEND,
};

void
event_release(struct event *event)
{
	if (!event)
		return;
	if (event->paste)
		explicit_bzero(event->paste, strlen(event->paste));
	free(event->paste);
	explicit_bzero(event, sizeof(*event));
}

void
keys_init(struct keys *keys, bool only_ascii)
{
	memset(keys, 0, sizeof(*keys));
	keys->only_ascii = only_ascii;
}

void
keys_release(struct keys *keys)
{
	size_t i;

	if (!keys)
		return;
	paste_release(&keys->paste);
	for (i = 0; i < KEYS_QUEUE; i++)
		event_release(&keys->queue[i]);
	explicit_bzero(keys, sizeof(*keys));
}

static struct event *
add(struct keys *keys, enum event_kind kind)
{
	struct event *event;

	if (kind == EVENT_NONE || keys->count == KEYS_QUEUE)
		return NULL;
	event = &keys->queue[(keys->first + keys->count++) % KEYS_QUEUE];
	memset(event, 0, sizeof(*event));
	event->kind = kind;
	return event;
}

static void
add_character(struct keys *keys, const char *bytes, size_t size)
{
	struct event *event = add(keys, EVENT_TEXT);

	if (event && size < sizeof(event->character))
		memcpy(event->character, bytes, size);
}

bool
keys_take(struct keys *keys, struct event *event)
{
	if (!keys->count)
		return false;
	*event = keys->queue[keys->first];
	explicit_bzero(&keys->queue[keys->first], sizeof(*event));
	keys->first = (keys->first + 1) % KEYS_QUEUE;
	keys->count--;
	return true;
}

static void
end_paste(struct keys *keys)
{
	bool refused = keys->only_ascii && !paste_is_ascii(&keys->paste);
	struct event *event = add(keys, refused ? EVENT_NOT_TEXT : EVENT_PASTE);

	if (event && !refused)
		event->paste = paste_text(&keys->paste);
	paste_release(&keys->paste);
	keys->state = KEYS_GROUND;
}

/* A character of several bytes; one that is cut short or not UTF-8 is
 * dropped, and so are the C1 controls. */
static void
feed_high(struct keys *keys, unsigned char byte)
{
	const char *text = keys->character;

	if (byte >= 0xc0) {
		keys->character_size = 0;
		keys->character_need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
	} else if (!keys->character_need) {
		return;
	}
	keys->character[keys->character_size++] = (char)byte;
	if (keys->character_size < keys->character_need)
		return;
	keys->character[keys->character_size] = '\0';
	if (text_invalid_at(text, keys->character_size) ==
		keys->character_size &&
	    text_next(&text) >= 0xa0)
		add_character(keys, keys->character, keys->character_size);
	explicit_bzero(keys->character, sizeof(keys->character));
	keys->character_need = 0;
}

/* A byte of another character set, or what comes right behind one: in some the
 * second half of a character looks like ASCII. */
static bool
feed_odd(struct keys *keys, unsigned char byte)
{
	bool second = keys->odd && byte >= 0x40 && byte != 0x7f;

	keys->odd = false;
	if (!keys->only_ascii || (byte < 0x80 && !second))
		return false;
	keys->odd = !second;
	add(keys, EVENT_NOT_TEXT);
	return true;
}

static void
begin_sequence(struct keys *keys, unsigned char byte, bool lone)
{
	keys->state = byte == '[' ? KEYS_CSI : KEYS_SS3;
	keys->lone = lone;
	keys->after_lone = false;
	keys->sequence[0] = (char)byte;
	keys->sequence_size = 1;
}

bool
keys_escape_is_open(const struct keys *keys)
{
	return keys->state == KEYS_GROUND ? keys->after_lone : keys->lone;
}

static void
feed_ground(struct keys *keys, unsigned char byte)
{
	if (keys->after_lone && (byte == '[' || byte == 'O')) {
		begin_sequence(keys, byte, true);
		return;
	}
	keys->after_lone = false;
	if (feed_odd(keys, byte))
		return;
	if (byte < 0x80)
		keys->character_need = 0;
	if (byte == 0x1b)
		keys->state = KEYS_ESCAPE;
	else if (byte < 0x20)
		add(keys, control_event[byte]);
	else if (byte == 0x7f)
		add(keys, EVENT_BACKSPACE);
	else if (byte < 0x80)
		add_character(keys, (const char *)&byte, 1);
	else
		feed_high(keys, byte);
}

/* The byte behind ESC: a sequence, a word command of readline, or a key that
 * was pressed right after Esc. */
static void
feed_escape(struct keys *keys, unsigned char byte)
{
	keys->state = KEYS_GROUND;
	if (byte == '[' || byte == 'O') {
		begin_sequence(keys, byte, false);
	} else if (byte == 'b') {
		add(keys, EVENT_WORD_LEFT);
	} else if (byte == 'f') {
		add(keys, EVENT_WORD_RIGHT);
	} else if (byte == 0x7f) {
		add(keys, EVENT_KILL_WORD);
	} else {
		add(keys, EVENT_ESCAPE);
		feed_ground(keys, byte);
	}
}

/* The sequence is no key. Behind a lone Esc it was typed: "Esc, O, r" is the
 * beginning of "Oracle" on the page before. */
static void
give_up(struct keys *keys)
{
	size_t i;

	keys->state = KEYS_GROUND;
	for (i = 0; keys->lone && i < keys->sequence_size; i++)
		add_character(keys, keys->sequence + i, 1);
	keys->lone = false;
}

static void
end_sequence(struct keys *keys, enum event_kind kind)
{
	if (kind == EVENT_NONE) {
		give_up(keys);
		return;
	}
	keys->state = KEYS_GROUND;
	if (keys->lone)
		add(keys, EVENT_UNDO_ESCAPE);
	keys->lone = false;
	add(keys, kind);
}

static bool
begins_paste(const struct keys *keys, unsigned char final)
{
	return final == '~' && keys->sequence_size == 4 &&
	       memcmp(keys->sequence, "[200", 4) == 0;
}

static void
feed_sequence(struct keys *keys, unsigned char byte)
{
	if (byte < 0x20 || byte >= 0x7f) {
		give_up(keys);
		feed_ground(keys, byte);
		return;
	}
	if (keys->state == KEYS_CSI && byte == '[' &&
	    keys->sequence_size == 1) {
		keys->sequence[keys->sequence_size++] = (char)byte;
		keys->state = KEYS_LINUX;
		return;
	}
	if (begins_paste(keys, byte)) {
		if (keys->lone)
			add(keys, EVENT_UNDO_ESCAPE);
		keys->lone = false;
		keys->state = KEYS_PASTE;
		return;
	}
	/* One byte stays free for the NUL. */
	if (keys->sequence_size + 1 < sizeof(keys->sequence))
		keys->sequence[keys->sequence_size++] = (char)byte;
	keys->sequence[keys->sequence_size] = '\0';
	if (byte >= 0x40)
		end_sequence(keys, sequence_event(keys->sequence));
}

void
keys_feed(struct keys *keys, unsigned char byte, long now)
{
	keys->since = now;
	switch (keys->state) {
	case KEYS_GROUND:
		feed_ground(keys, byte);
		break;
	case KEYS_ESCAPE:
		feed_escape(keys, byte);
		break;
	case KEYS_CSI:
	case KEYS_SS3:
	case KEYS_LINUX:
		feed_sequence(keys, byte);
		break;
	case KEYS_PASTE:
		if (paste_feed(&keys->paste, byte))
			end_paste(keys);
		break;
	}
}

/* How long the present state may wait for its next byte, or -1. */
static long
patience(const struct keys *keys)
{
	switch (keys->state) {
	case KEYS_ESCAPE:
		return ESCAPE_WAIT;
	case KEYS_CSI:
	case KEYS_SS3:
	case KEYS_LINUX:
		return SEQUENCE_WAIT;
	case KEYS_PASTE:
		return PASTE_WAIT;
	case KEYS_GROUND:
		if (keys->after_lone)
			return SEQUENCE_WAIT;
		if (keys->odd)
			return ESCAPE_WAIT;
		break;
	}
	return -1;
}

void
keys_tick(struct keys *keys, long now)
{
	if (patience(keys) < 0 || now - keys->since < patience(keys))
		return;
	if (keys->state == KEYS_GROUND) {
		keys->after_lone = false;
		keys->odd = false;
	} else if (keys->state == KEYS_ESCAPE) {
		keys->state = KEYS_GROUND;
		keys->after_lone = true;
		add(keys, EVENT_ESCAPE);
	} else if (keys->state == KEYS_PASTE) {
		end_paste(keys);
	} else {
		give_up(keys);
	}
}

int
keys_wait(const struct keys *keys, long now)
{
	long rest = patience(keys);

	if (rest < 0)
		return -1;
	rest -= now - keys->since;
	return rest > 0 ? (int)rest : 0;
}
