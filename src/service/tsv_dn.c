/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 主体者DN read back. */
#include "config.h"

#include "service/tsv_dn.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* In the order of column 1; OU stands in certificates until 2022. */
static const char *const types[] = {"CN", "OU", "O", "L", "ST", "C"};

#define TYPES (sizeof(types) / sizeof(types[0]))

/* Others that people write, to be recognised as attributes. */
static const char *const others[] = {"S", "E", "emailAddress", "DC", "STREET"};

/* The attribute's type when one and "=" begin at p, blanks around them
 * allowed; *value then is where its value begins. */
static const char *
type_at(const char *p, const char **value)
{
	size_t length;

	p += strspn(p, " ");
	length = strcspn(p, " =,");
	*value = p + length + strspn(p + length, " ");
	if (**value != '=')
		return NULL;
	++*value;
	for (size_t i = 0; i < TYPES; i++)
		if (strlen(types[i]) == length &&
		    strncasecmp(types[i], p, length) == 0)
			return types[i];
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strlen(others[i]) == length &&
		    strncasecmp(others[i], p, length) == 0)
			return others[i];
	return NULL;
}

/* The comma behind which the next attribute begins, or the end. */
static const char *
value_end(const char *p)
{
	const char *ignored;

	while (*p && !(*p == ',' && type_at(p + 1, &ignored)))
		p++;
	return p;
}

static size_t
place_of(const char *type)
{
	size_t place = 0;

	while (place < TYPES && strcmp(types[place], type) != 0)
		place++;
	return place;
}

static enum tsv_dn_fault
check_attributes(const struct name *name, const char **type)
{
	size_t before = 0;

	for (size_t i = 0; i < TYPES; i++) {
		size_t count = name_values(name, types[i]);
		const char *value = name_value(name, types[i]);

		*type = types[i];
		if (strcmp(types[i], "OU") == 0)
			continue;
		if (!count || !*value)
			return TSV_DN_MISSING;
		if (count > 1)
			return TSV_DN_TWICE;
	}
	for (size_t i = 0; i < name->count; i++) {
		size_t place = place_of(name->attribute[i].type);

		*type = name->attribute[i].type;
		if (place == TYPES)
			return TSV_DN_FORM;
		if (place < before)
			return TSV_DN_ORDER;
		before = place;
	}
	return TSV_DN_GOOD;
}

enum tsv_dn_fault
tsv_dn_read(const char *text, struct name *name, const char **type)
{
	enum tsv_dn_fault fault;
	const char *p = text, *value;
	bool blank = false, exact = true;

	*type = NULL;
	for (;;) {
		const char *found = type_at(p, &value);
		const char *end = value_end(value);
		size_t length;
		char *copy;

		if (!found)
			return TSV_DN_FORM;
		length = strlen(found);
		blank = blank || *p == ' ' || value[-2] == ' ' ||
			*value == ' ' || (end > value && end[-1] == ' ');
		exact = exact && (*p == ' ' || strncmp(p, found, length) == 0);
		value += strspn(value, " ");
		length = end > value ? (size_t)(end - value) : 0;
		while (length && value[length - 1] == ' ')
			length--;
		copy = alloc_string_n(value, length);
		name_add(name, found, copy);
		free(copy);
		if (!*end)
			break;
		p = end + 1;
	}
	fault = check_attributes(name, type);
	if (fault == TSV_DN_GOOD && blank)
		return TSV_DN_BLANK;
	return fault == TSV_DN_GOOD && !exact ? TSV_DN_FORM : fault;
}
