/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Certificates for one FQDN that lie readable on this machine, looked for
 * unasked and therefore within narrow bounds: at most 2,000 files, four levels
 * deep, 256 KiB each, 300 ms in all.
 */
#ifndef APPLICATION_FOUND_H
#define APPLICATION_FOUND_H

#include "base/date.h"
#include "base/strings.h"
#include "pki/crypto.h"
#include "service/profile.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct found_certificate {
	char *file;   /* absolute */
	char *serial; /* decimal */
	time_t not_before;
	bool renews; /* with it the application is a renewal: no OU, same O */
	unsigned char digest[CRYPTO_DIGEST_SIZE];
};

/* Newest first, each certificate once, at most FOUND_LIMIT. */
struct found {
	char *fqdn; /* looked for, or NULL */
	struct found_certificate *item;
	size_t count;
};

#define FOUND_LIMIT 5

void found_release(struct found *found);

/*
 * Looks through folders in their order for .crt, .pem, .cer and .cert files.
 * Only certificates that count as earlier ones are taken: issued by the
 * service, for this CN, no CA's. What cannot be read is passed over. Links to
 * files are followed, links to folders below the given ones are not.
 */
void found_search(const struct strings *folders, const char *fqdn,
		  const struct profile *profile, struct found *found);

#endif
