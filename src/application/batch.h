/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only shows when several applications are made at once. */
#ifndef APPLICATION_BATCH_H
#define APPLICATION_BATCH_H

#include "application/carry_out.h"

/*
 * U706 for another profile or output folder than the first's and for an FQDN
 * that an earlier one has, U511 for a CSR with the key of an earlier one's,
 * placed at the application's file; U214 when a TSV file would have more rows
 * than the profile allows. False when something was added.
 */
bool batch_check(const struct assignment *list, size_t count,
		 struct diagnostics *diagnostics);

#endif
