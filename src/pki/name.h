/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A distinguished name as plain data: attributes in the order of the
 * certificate or request, values in UTF-8.
 */
#ifndef PKI_NAME_H
#define PKI_NAME_H

#include <stdbool.h>
#include <stddef.h>

struct name_attribute {
	char *type;  /* "C", "ST", "CN", "emailAddress", or a dotted OID */
	char *value; /* "" for an empty value */
};

struct name {
	struct name_attribute *attribute;
	size_t count;
};

void name_release(struct name *name);
void name_copy(struct name *to, const struct name *from);
void name_add(struct name *name, const char *type, const char *value);

/* The first value of this type, or NULL; and how many there are. */
const char *name_value(const struct name *name, const char *type);
size_t name_values(const struct name *name, const char *type);

/* "CN=…,O=…": the attributes last to first when reverse, joined by a comma
 * without a blank, values raw. To be freed. */
char *name_text(const struct name *name, bool reverse);

#endif
