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

/* Fills name with whatever can be read. type, a static string, is the
 * attribute at fault. */
enum tsv_dn_fault
tsv_dn_read(const char *text, struct name *name, const char **type);

#endif
