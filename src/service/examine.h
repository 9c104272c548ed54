/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A certificate request held against what the service and the institution
 * accept (spec/cases.md, case 6).
 */
#ifndef SERVICE_EXAMINE_H
#define SERVICE_EXAMINE_H

#include "base/diagnostic.h"
#include "pki/certificate.h"
#include "pki/request.h"
#include "service/profile.h"

/*
 * Adds under field everything that is wrong with request: U502 signature, U503
 * key type or size not the profile's, U504 digest, U505 C, ST, L or O missing
 * or different (each its own, naming the attribute, what stands there and
 * what must), U506 OU present (also empty), U507 e-mail attribute, U508
 * challenge password (warning), U509 extensions (warning), U510 the CN is not
 * fqdn (NULL: only that there is one), U511 the public key of one of earlier
 * (may be NULL), other attributes in the subject (U505).
 */
void
examine_request(const struct request *request, const char *fqdn,
		const struct certificates *earlier, const char *field,
		const struct profile *profile, struct diagnostics *diagnostics);

#endif
