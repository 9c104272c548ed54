/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether certificates form a chain as servers have to send it. */
#ifndef PKI_CHAIN_H
#define PKI_CHAIN_H

#include "pki/certificate.h"

/* No chain is longer; a file with more is a bundle, or made to take time: each
 * link costs a signature. */
#define CHAIN_LENGTH 10

/* How the next certificate of a chain stands to the one before it. */
enum chain_link {
	CHAIN_LINK_GOOD,
	CHAIN_LINK_OTHER_NAME,	 /* it is not the issuer that is named */
	CHAIN_LINK_NO_AUTHORITY, /* it has the name, but is not a CA's */
	CHAIN_LINK_OTHER_KEY	 /* it has the name, but did not sign */
};

enum chain_state {
	CHAIN_COMPLETE,
	CHAIN_SELF_SIGNED, /* the first one vouches for itself */
	CHAIN_ALONE,	   /* no intermediate certificate behind the first */
	CHAIN_BROKEN,	   /* one is not the issuer of the one before it */
	CHAIN_FORGED	   /* one has only the name of the issuer */
};

/* One server's certificate and others that are no server's: what a server sends
 * or means to send. Not a bundle of CAs, nor several servers' certificates. It
 * may be longer than CHAIN_LENGTH. */
bool certificates_are_chain(const struct certificates *list);

/* Names, basicConstraints, and the signature of certificate with the key of
 * next. */
enum chain_link chain_link(const struct certificate *certificate,
			   const struct certificate *next);

/*
 * Complete: each certificate was signed by the next one, which is a CA's, to
 * the end of the list, and behind the first one there is at least one. The
 * issuer of the last one need not be there: browsers know the root. Dates are
 * not looked at. Broken: longer than CHAIN_LENGTH, or the server's certificate
 * is not the first one.
 */
enum chain_state certificates_chain_state(const struct certificates *list);

#endif
