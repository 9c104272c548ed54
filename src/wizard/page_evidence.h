/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earlier certificates as pages 3 and 4 show them. */
#ifndef WIZARD_PAGE_EVIDENCE_H
#define WIZARD_PAGE_EVIDENCE_H

#include "wizard/state.h"

/* Every certificate that was read, with issuer, subject, OU, dates, days left,
 * DNS names and serial number, and why it counts or does not. */
void page_add_evidence(struct wizard *wizard, struct view *view);

/* One line for each piece of evidence that counts. */
void page_add_evidence_lines(const struct verdict *verdict, struct view *view);

#endif
