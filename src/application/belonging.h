/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which answers only make sense beside another: the evidence beside the
 * history it is of, the request's file beside its key-source.
 */
#ifndef APPLICATION_BELONGING_H
#define APPLICATION_BELONGING_H

#include "application/application.h"
#include "base/diagnostic.h"

#include <stdbool.h>

/* False for an answer that was given before another choice was made. */
bool
belonging_applies(const struct application *application, enum field_id field);

/* U706 for keys that the chosen history or key-source has no use for; false
 * when one was added. */
bool belonging_check(const char *file, const struct application *application,
		     struct diagnostics *diagnostics);

#endif
