/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record of last time, from which an application began, says against
 * its answers and its evidence. */
#ifndef APPLICATION_DOUBT_H
#define APPLICATION_DOUBT_H

#include "application/rule.h"

#include <stdbool.h>

/* True when that record applied for a certificate that is newer than this one:
 * it was issued before, or has the serial number that the record replaced
 * (serial may be NULL). */
bool doubt_predates(const struct application *application, const char *serial,
		    struct date issued);

/* Adds U212 or U514 where the decision in verdict overlooks the certificate
 * that came of the record: an error, with which the kind is unknown, until a
 * typed word confirms the kind; a warning where a new one was applied for and
 * nothing is said to have been issued. */
void doubt_add(const struct context *context, struct verdict *verdict,
	       struct diagnostics *diagnostics);

#endif
