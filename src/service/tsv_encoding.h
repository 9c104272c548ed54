/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In what a TSV file was saved, when that is not Shift_JIS. */
#ifndef SERVICE_TSV_ENCODING_H
#define SERVICE_TSV_ENCODING_H

#include "base/diagnostic.h"

#include <stdbool.h>

/*
 * Adds one U513 for UTF-8, its byte order mark, UTF-16 (with a mark or without),
 * EUC-JP and ISO-2022-JP. *at is moved behind a mark. False: the cells cannot
 * be read.
 */
bool tsv_encoding_check(const char **at, const char *end, bool *is_utf8,
			struct diagnostics *diagnostics);

#endif
