/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The certificate that came, held against what was asked for: the key, the
 * names, the dates, the issuer, and the chain that the server has to send.
 * Pure: the files were read before.
 */
#ifndef APPLICATION_ARRIVAL_H
#define APPLICATION_ARRIVAL_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/strings.h"
#include "pki/certificate.h"
#include "service/profile.h"

#include <stdbool.h>
#include <stddef.h>

struct arrival {
	const struct profile *profile;
	struct date today;
	struct date made; /* of the application; year 0: not known */
	const char *fqdn; /* NULL: not known */
	const struct strings *dns_names; /* besides the CN */
	bool key_differs;		 /* of the folder's key or CSR */
	const struct certificate *leaf;
	/* Stands before it in its file; NULL: it is the first one there. */
	const struct certificate *before;
	const struct certificate *const *chain; /* as the server would send */
	size_t chain_count;
};

/*
 * Adds U303 (not from the service), U304 (another CN: names and key are not
 * looked at then), U309 (dates), U409 (a name that was asked for is missing:
 * error; one more than asked for: warning), U505 and U506 (subject), U512
 * (another key), U516 (chain), placed at the certificate's file.
 */
void
arrival_check(const struct arrival *arrival, struct diagnostics *diagnostics);

#endif
