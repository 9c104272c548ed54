/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether certificates form a chain as servers have to send it. */
#ifndef PKI_CHAIN_H
#define PKI_CHAIN_H

#include "pki/certificate.h"

enum chain_state {
	CHAIN_COMPLETE,
	CHAIN_ALONE, /* no intermediate certificate behind the first */
	CHAIN_BROKEN /* one is not the issuer of the one before it */
};

/*
 * By names only; signatures are not looked at. Complete: each certificate's
 * issuer is the subject of the next one, which is a CA's, to the end of the
 * list, and behind a first one that did not sign itself there is at least one.
 * The issuer of the last one need not be there: browsers know the root.
 */
enum chain_state certificates_chain_state(const struct certificates *list);

bool certificates_chain_complete(const struct certificates *list);

#endif
