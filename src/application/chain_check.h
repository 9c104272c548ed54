/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of certificates behind a server's own, and what is wrong with it. */
#ifndef APPLICATION_CHAIN_CHECK_H
#define APPLICATION_CHAIN_CHECK_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "pki/certificate.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Adds U516 for the first link that does not hold (order, a missing issuer, one
 * that is no CA's, one that has only the issuer's name), placed at the file of
 * the certificate that stands there, and for each intermediate certificate that
 * is not valid on that day; those behind a leaf that is not valid either are
 * not worth a word. A chain longer than CHAIN_LENGTH is refused unread. False: a
 * link does not hold.
 */
bool chain_check(const struct certificate *leaf,
		 const struct certificate *const *chain, size_t count,
		 struct date today, struct diagnostics *diagnostics);

#endif
