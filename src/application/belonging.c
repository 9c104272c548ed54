/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which answers only make sense beside another. */
#include "config.h"

#include "application/belonging.h"

#include "application/field.h"
#include "base/locale.h"

#include <string.h>

/* Which answer another answer's key belongs to (U706 otherwise). */
static const struct {
	enum field_id field;
	enum field_id owner;
	const char *value;
} belongings[] = {
    {FIELD_PREVIOUS_FILES, FIELD_HISTORY, "file"},
    {FIELD_PREVIOUS_SERVER, FIELD_HISTORY, "server"},
    {FIELD_PREVIOUS_SERIAL, FIELD_HISTORY, "typed"},
    {FIELD_PREVIOUS_ISSUED, FIELD_HISTORY, "typed"},
    {FIELD_PREVIOUS_OU, FIELD_HISTORY, "typed"},
    {FIELD_REVOKE_REASON, FIELD_PURPOSE, "revoke"},
    {FIELD_REVOKE_COMMENT, FIELD_PURPOSE, "revoke"},
    {FIELD_REVOKE_CONFIRMED, FIELD_PURPOSE, "revoke"},
    {FIELD_KEY_TYPE, FIELD_KEY_SOURCE, "new"},
    {FIELD_CSR_FILE, FIELD_KEY_SOURCE, "csr"},
    {FIELD_KEY_FILE, FIELD_KEY_SOURCE, "csr"},
};

/* What decides about belongings[i], with its default. */
static const char *
owner_value(const struct application *application, size_t i)
{
	const char *chosen = application_get(application, belongings[i].owner);

	if (!*chosen && belongings[i].owner == FIELD_KEY_SOURCE)
		return "new";
	if (!*chosen && belongings[i].owner == FIELD_PURPOSE)
		return "apply";
	return chosen;
}

/* False for an answer that was given before another choice was made. */
bool
belonging_applies(const struct application *application, enum field_id field)
{
	for (size_t i = 0; i < sizeof(belongings) / sizeof(*belongings); i++)
		if (belongings[i].field == field)
			return strcmp(owner_value(application, i),
				      belongings[i].value) == 0;
	return true;
}

/* U706 for keys that the chosen history or key-source has no use for. */
bool
belonging_check(const char *file, const struct application *application,
		struct diagnostics *diagnostics)
{
	bool good = true;

	for (size_t i = 0; i < sizeof(belongings) / sizeof(*belongings); i++) {
		enum field_id field = belongings[i].field;
		enum field_id owner = belongings[i].owner;
		const struct answer *answer = &application->answer[field];

		if (!answer->line.count ||
		    belonging_applies(application, field))
			continue;
		good = false;
		diagnostic_place(
		    diagnostics_error(
			diagnostics, 706, fields[field].name,
			N_("%1$s belongs to \"%2$s: %3$s\", but %2$s is "
			   "\"%4$s\". Change one of them."),
			fields[field].name, fields[owner].name,
			belongings[i].value, owner_value(application, i), NULL),
		    file, answer->place[0].line, answer->place[0].column);
	}
	return good;
}
