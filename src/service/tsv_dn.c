/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 主体者DN read back. */
#include "config.h"

#include "service/tsv_dn.h"

#include "base/alloc.h"

#include <ctype.h>
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

/* The faults while they are collected. */
struct faults {
	struct tsv_dn_found *found;
	size_t count;
};

static void
add(struct faults *faults, enum tsv_dn_fault fault, const char *type)
{
	for (size_t i = 0; i < faults->count; i++)
		if (faults->found[i].fault == fault &&
		    (fault == TSV_DN_FORM || faults->found[i].type == type))
			return;
	faults->found[faults->count++] = (struct tsv_dn_found){fault, type};
}

static void
check_presence(const struct name *name, struct faults *faults)
{
	for (size_t i = 0; i < TYPES; i++) {
		size_t count = name_values(name, types[i]);
		const char *value = name_value(name, types[i]);

		if (strcmp(types[i], "OU") == 0)
			continue;
		if (!count || !*value)
			add(faults, TSV_DN_MISSING, types[i]);
		else if (count > 1)
			add(faults, TSV_DN_TWICE, types[i]);
	}
}

/* S for ST: that ST is missing says it. */
static bool
is_missing_state(const struct name *name, const char *type)
{
	return strcmp(type, "S") == 0 && !name_values(name, "ST");
}

/* Of an attribute that is there twice one stands in the wrong place. */
static void
check_order(const struct name *name, struct faults *faults)
{
	size_t before = 0;
	bool twice = false;

	for (size_t i = 0; i < faults->count; i++)
		twice = twice || faults->found[i].fault == TSV_DN_TWICE;
	for (size_t i = 0; i < name->count; i++) {
		const char *type = name->attribute[i].type;
		size_t place = place_of(type);

		if (place == TYPES) {
			if (!is_missing_state(name, type))
				add(faults, TSV_DN_FORM, type);
			continue;
		}
		if (place < before && !twice) {
			add(faults, TSV_DN_ORDER, type);
			return;
		}
		before = place;
	}
}

/* One attribute and what stands around it. */
struct part {
	const char *type;  /* NULL: there is none */
	const char *end;   /* the comma behind its value */
	bool blank, exact; /* a blank beside it; written as we write it */
};

static struct part
take_part(const char *p, struct name *name)
{
	const char *value;
	struct part part = {.type = type_at(p, &value)};
	size_t length;
	char *copy;

	if (!part.type)
		return part;
	part.end = value_end(value);
	part.blank = *p == ' ' || value[-2] == ' ' || *value == ' ' ||
		     (part.end > value && part.end[-1] == ' ');
	part.exact = *p == ' ' || strncmp(p, part.type, strlen(part.type)) == 0;
	value += strspn(value, " ");
	length = part.end > value ? (size_t)(part.end - value) : 0;
	while (length && value[length - 1] == ' ')
		length--;
	copy = alloc_string_n(value, length);
	name_add(name, part.type, copy);
	free(copy);
	return part;
}

size_t
tsv_dn_faults(const char *text, struct name *name,
	      struct tsv_dn_found found[TSV_DN_FOUND])
{
	struct faults faults = {.found = found};
	bool blank = false, exact = true;
	struct part part;

	for (;; text = part.end + 1) {
		part = take_part(text, name);
		if (!part.type) {
			add(&faults, TSV_DN_FORM, NULL);
			return faults.count;
		}
		blank = blank || part.blank;
		exact = exact && part.exact;
		if (!*part.end)
			break;
	}
	check_presence(name, &faults);
	check_order(name, &faults);
	if (blank)
		add(&faults, TSV_DN_BLANK, NULL);
	if (!exact)
		add(&faults, TSV_DN_FORM, "CN");
	return faults.count;
}

bool
tsv_dn_hides_part(const struct name *name)
{
	for (size_t i = 0; i < name->count; i++)
		for (const char *at = strchr(name->attribute[i].value, '='); at;
		     at = strchr(at + 1, '=')) {
			const char *value = name->attribute[i].value, *ignored;
			const char *start = at;

			while (start > value &&
			       isalpha((unsigned char)start[-1]))
				start--;
			if (start > value && type_at(start, &ignored))
				return true;
		}
	return false;
}

enum tsv_dn_fault
tsv_dn_read(const char *text, struct name *name, const char **type)
{
	struct tsv_dn_found found[TSV_DN_FOUND];
	size_t count = tsv_dn_faults(text, name, found);

	*type = count ? found[0].type : NULL;
	return count ? found[0].fault : TSV_DN_GOOD;
}
