/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a letter says of each application, item by item. */
#ifndef APPLICATION_LETTER_ITEMS_H
#define APPLICATION_LETTER_ITEMS_H

#include "application/context.h"
#include "application/plan.h"
#include "base/stream.h"

/* "label: value", the value sanitised: it may hold what a file said. Nothing
 * when it is empty. */
void
letter_write_item(struct stream *stream, const char *label, const char *value);

/* The items of one application or revocation. */
void
letter_write_application(struct stream *stream, const struct context *context,
			 const struct plan *plan);

#endif
