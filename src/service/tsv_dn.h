/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * 主体者DN as column 1 has it, read back: "CN=…,O=…,L=…,ST=…,C=JP", with the
 * OU of old certificates behind the CN. A comma in a value is written raw, so
 * a comma ends a value only where an attribute follows.
 */
#ifndef SERVICE_TSV_DN_H
#define SERVICE_TSV_DN_H

#include "pki/name.h"

#include <stdbool.h>

enum tsv_dn_fault {
	TSV_DN_GOOD,
	TSV_DN_FORM,	/* no attributes at all, or unknown ones */
	TSV_DN_BLANK,	/* a blank beside a comma or "=" */
	TSV_DN_MISSING, /* *type is not there or empty */
	TSV_DN_TWICE,	/* *type is there more than once */
	TSV_DN_ORDER	/* all there, in another order */
};

struct tsv_dn_found {
	enum tsv_dn_fault fault;
	const char *type; /* a static string; NULL where there is none */
};

#define TSV_DN_FOUND 8 /* there cannot be more: five, and one of the others */

/*
 * Fills name with whatever can be read, and found with every fault that is
 * not there because of another; gives their number. TSV_DN_FORM without a type
 * is the only one, and means that text could not be taken apart.
 */
size_t tsv_dn_faults(const char *text, struct name *name,
		     struct tsv_dn_found found[TSV_DN_FOUND]);

/* A value holds another attribute: the comma before it is none. */
bool tsv_dn_hides_part(const struct name *name);

/* The first of them. type, a static string, is the attribute at fault. */
enum tsv_dn_fault
tsv_dn_read(const char *text, struct name *name, const char **type);

#endif
