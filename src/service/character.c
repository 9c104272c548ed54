/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is corrected in a cell and told. */
#include "config.h"

#include "service/character.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/strings.h"
#include "base/text.h"
#include "service/character_table.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of a text full of faults this many are named: enough to see what is wrong,
 * and a file of nothing else cannot fill the memory. */
#define NAMED_LIMIT 20

/* Columns of a text that is quoted in what is told. */
#define QUOTED_WIDTH 48

/* From the first half-width kana to the last: where it stands in the text, and
 * from which byte to which in the result. */
struct span {
	const char *start, *end;
	size_t to_start, to_end;
};

/* What each kind of correction turned into what, each once. */
struct treatment {
	struct strings from[CHARACTER_KINDS], to[CHARACTER_KINDS];
	struct span kana;
	struct stream text;
};

static const char *const told[CHARACTER_KINDS] = {
    [CHARACTER_LOOK_ALIKE] = N_("\"%s\" was replaced by \"%s\"."),
    [CHARACTER_BLANK] =
	N_("A blank of another kind (%s) was replaced by an ordinary one."),
    [CHARACTER_LINE] = N_("A TAB or line break (%s) was replaced by a blank."),
    [CHARACTER_INVISIBLE] = N_("An invisible character (%s) was removed."),
    [CHARACTER_KANA] = N_("Half-width kana \"%s\" became full-width \"%s\"."),
    [CHARACTER_COMPOSED] =
	N_("\"%s\" was joined into the one character \"%s\"."),
    [CHARACTER_NARROW] = N_("Full-width \"%s\" became half-width \"%s\"."),
};

static void
remember(struct treatment *treatment, enum character_kind kind,
	 const char *from, const char *to)
{
	if (treatment->from[kind].count == NAMED_LIMIT ||
	    strings_has(&treatment->from[kind], from))
		return;
	strings_add(&treatment->from[kind], from);
	strings_add(&treatment->to[kind], to);
}

/* The kinds whose characters show nothing when quoted. */
static bool
is_named_by_code(enum character_kind kind)
{
	return kind == CHARACTER_BLANK || kind == CHARACTER_LINE ||
	       kind == CHARACTER_INVISIBLE;
}

static void
tell(struct treatment *treatment, const char *field,
     struct diagnostics *diagnostics)
{
	for (int kind = 0; kind < CHARACTER_KINDS; kind++) {
		bool coded = is_named_by_code((enum character_kind)kind);
		char *from, *to;

		if (!treatment->from[kind].count)
			continue;
		from = strings_join(&treatment->from[kind], coded ? ", " : "");
		to = strings_join(&treatment->to[kind], "");
		diagnostics_note(diagnostics, 601, field, told[kind], from, to,
				 NULL);
		free(from);
		free(to);
		strings_release(&treatment->from[kind]);
		strings_release(&treatment->to[kind]);
	}
}

/* text without blanks at its ends, told. */
static char *
trim(const char *text, const char *field, struct diagnostics *diagnostics)
{
	char *trimmed = text_trim(text);

	if (*trimmed && strcmp(trimmed, text) != 0)
		diagnostics_note(diagnostics, 601, field,
				 N_("Blanks at the ends were removed."), NULL);
	return trimmed;
}

static void
write_character(struct treatment *treatment, uint32_t character)
{
	char bytes[5];

	text_put(bytes, character);
	stream_text(&treatment->text, bytes);
}

static void
correct(struct treatment *treatment, uint32_t character,
	const struct character_correction *correction)
{
	char bytes[5], code[16];

	text_put(bytes, character);
	snprintf(code, sizeof(code), "U+%04X", (unsigned)character);
	stream_text(&treatment->text, correction->to);
	remember(treatment, correction->kind,
		 is_named_by_code(correction->kind) ? code : bytes,
		 correction->to);
}

static bool
is_half_kana(uint32_t character)
{
	return character >= 0xff61 && character <= 0xff9f;
}

/* Half-width kana at start, with the mark that it takes; gives what follows. */
static const char *
widen(struct stream *stream, const char *start)
{
	const char *rest = start, *behind;
	uint32_t character = text_next(&rest), wide;
	char to[5];
	bool joined;

	behind = rest;
	wide = character_widen_kana(character, text_next(&behind), &joined);
	text_put(to, wide);
	stream_text(stream, to);
	return joined ? behind : rest;
}

static const char *
treat_kana(struct treatment *treatment, const char *start)
{
	struct span *kana = &treatment->kana;

	if (!kana->start) {
		kana->start = start;
		kana->to_start = treatment->text.size;
	}
	kana->end = widen(&treatment->text, start);
	kana->to_end = treatment->text.size;
	return kana->end;
}

static void
add_quoted(struct strings *list, const char *bytes, size_t size)
{
	char *text = alloc_string_n(bytes, size);

	strings_take(list, text_clip(text, QUOTED_WIDTH, true));
	free(text);
}

/* As it was typed: letters out of their order tell nothing of a name. */
static void
remember_kana(struct treatment *treatment, const char *result)
{
	const struct span *kana = &treatment->kana;

	if (!kana->start)
		return;
	add_quoted(&treatment->from[CHARACTER_KANA], kana->start,
		   (size_t)(kana->end - kana->start));
	add_quoted(&treatment->to[CHARACTER_KANA], result + kana->to_start,
		   kana->to_end - kana->to_start);
}

/* The base at start with the marks that follow it; gives what follows them. */
static const char *
compose(struct treatment *treatment, const char *start, const char *rest)
{
	struct stream name;
	char *cluster, *composed, *from;
	const char *end = rest;
	uint32_t mark;

	stream_open(&name);
	stream_bytes(&name, start, (size_t)(rest - start));
	while (character_is_mark(mark = text_next(&end))) {
		stream_format(&name, "+U+%04X", (unsigned)mark);
		rest = end;
	}
	from = stream_close(&name);
	cluster = alloc_string_n(start, (size_t)(rest - start));
	composed = text_compose(cluster);
	stream_text(&treatment->text, composed);
	if (strcmp(composed, cluster) != 0)
		remember(treatment, CHARACTER_COMPOSED, from, composed);
	free(from);
	free(cluster);
	free(composed);
	return rest;
}

/*
 * Only a base with its marks is composed: NFC of a whole text would turn Å
 * (U+212B, in JIS X 0208) into U+00C5, which cannot be written, and IBM's
 * kanji into others unseen.
 */
static char *
corrected(const char *text, const char *field, struct diagnostics *diagnostics)
{
	struct treatment treatment = {0};
	char *result;

	stream_open(&treatment.text);
	while (*text) {
		const char *start = text, *ahead;
		uint32_t c = text_next(&text);
		const struct character_correction *correction =
		    character_correct(c);

		ahead = text;
		if (c == '\r' && *text == '\n')
			continue;
		if (is_half_kana(c))
			text = treat_kana(&treatment, start);
		else if (correction)
			correct(&treatment, c, correction);
		else if (character_is_mark(text_next(&ahead)))
			text = compose(&treatment, start, text);
		else
			write_character(&treatment, c);
	}
	result = stream_close(&treatment.text);
	remember_kana(&treatment, result);
	tell(&treatment, field, diagnostics);
	return result;
}

bool
character_unquote(char *text)
{
	size_t length = strlen(text), to = 0;
	const char *end, *p;

	if (length < 2 || text[0] != '"' || text[length - 1] != '"')
		return false;
	end = text + length - 1;
	for (p = text + 1; p < end; p++)
		if (*p == '"' && (p + 1 == end || *++p != '"'))
			return false;
	for (p = text + 1; p < end; p++) {
		text[to++] = *p;
		p += *p == '"';
	}
	text[to] = '\0';
	return true;
}

/* text without quotes around it, told: in a TSV file they would be taken for a
 * spreadsheet's. To be freed, as text is here. */
static char *
without_quotes(char *text, const char *field, struct diagnostics *diagnostics)
{
	bool said = false;

	while (character_unquote(text)) {
		char *inner = text_trim(text);

		free(text);
		text = inner;
		if (!said)
			diagnostics_note(diagnostics, 601, field,
					 N_("The quotes around the text were "
					    "removed."),
					 NULL);
		said = true;
	}
	return text;
}

char *
character_treat(const char *text, const char *field,
		struct diagnostics *diagnostics)
{
	char *trimmed = trim(text, field, diagnostics);
	char *better = corrected(trimmed, field, diagnostics);
	/* A removed character may have hidden a blank. */
	char *result = without_quotes(text_trim(better), field, diagnostics);

	free(trimmed);
	free(better);
	character_refuse_formula(result, field, diagnostics);
	character_refuse(result, field, diagnostics);
	return result;
}

char *
character_widen(const char *text)
{
	struct stream stream;

	stream_open(&stream);
	while (*text) {
		const char *start = text;

		if (is_half_kana(text_next(&text)))
			text = widen(&stream, start);
		else
			stream_bytes(&stream, start, (size_t)(text - start));
	}
	return stream_close(&stream);
}

/* Full-width ASCII, U+3000 and what input methods give for a hyphen. */
static uint32_t
narrowed(uint32_t character)
{
	if (character >= 0xff01 && character <= 0xff5e)
		return character - 0xff01 + '!';
	if (character == 0x3000)
		return ' ';
	if (character == 0x2212 || character == 0x2010 || character == 0x2011)
		return '-';
	return character;
}

static void
narrow_character(struct treatment *treatment, uint32_t character)
{
	const struct character_correction *correction =
	    character_correct(character);
	uint32_t half = narrowed(character);
	char from[5], to[5];

	if (half != character) {
		text_put(from, character);
		text_put(to, half);
		stream_text(&treatment->text, to);
		remember(treatment, CHARACTER_NARROW, from, to);
	} else if (correction && (correction->kind == CHARACTER_INVISIBLE ||
				  correction->kind == CHARACTER_BLANK)) {
		correct(treatment, character, correction);
	} else {
		write_character(treatment, character);
	}
}

/* Of what became half-width the whole text is told, before and after. */
static void
tell_whole(struct treatment *treatment, const char *before, const char *after)
{
	struct strings *from = &treatment->from[CHARACTER_NARROW];
	struct strings *to = &treatment->to[CHARACTER_NARROW];

	if (!from->count)
		return;
	strings_release(from);
	strings_release(to);
	strings_add(from, before);
	strings_add(to, after);
}

char *
character_narrow(const char *text, const char *field,
		 struct diagnostics *diagnostics)
{
	char *trimmed = trim(text, field, diagnostics);
	struct treatment treatment = {0};
	const char *p = trimmed;
	char *narrow, *result;

	stream_open(&treatment.text);
	while (*p)
		narrow_character(&treatment, text_next(&p));
	narrow = stream_close(&treatment.text);
	/* Letters out of their order tell nothing of a name. */
	tell_whole(&treatment, trimmed, narrow);
	tell(&treatment, field, diagnostics);
	result = text_trim(narrow);
	free(narrow);
	free(trimmed);
	return result;
}
