/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Turns the errno of a failed call into a sentence: each common cause has a
 * whole one of its own, so that it is shown in the present language.
 */
#ifndef BASE_FILE_ERROR_H
#define BASE_FILE_ERROR_H

#include "base/diagnostic.h"

/* Adds U803 (no space, quota, limit) or U801 (all else) about writing file. */
void
file_error_writing(struct diagnostics *diagnostics, const char *file, int code);

/* Adds U208 about reading file. */
void
file_error_reading(struct diagnostics *diagnostics, const char *file, int code);

#endif
