/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A translation catalogue (.mo), read alike on every system (reliability.md,
 * "Japanese without a Japanese locale"; base/locale.c says why).
 *
 * All offsets are checked when it is read, so that looking up cannot leave
 * the bytes whatever the file holds.
 */
#ifndef BASE_CATALOGUE_H
#define BASE_CATALOGUE_H

#include "base/bytes.h"

struct catalogue;

/* Takes bytes over and leaves none there. NULL, and bytes as they were: not a
 * catalogue of either byte order, or one with entries outside of it or
 * unterminated. In one that is not sorted some texts are not found. */
struct catalogue *catalogue_read(struct bytes *bytes);
void catalogue_free(struct catalogue *catalogue);

/* The translation of msgid, its first form where it has several; NULL: there
 * is none. Good until catalogue_free. */
const char *
catalogue_text(const struct catalogue *catalogue, const char *msgid);

#endif
