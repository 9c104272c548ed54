/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was issued before, for checking applications against it: the earlier
 * certificate itself (--previous) and the registrar's list serverAll.tsv
 * (--issued; service.md, Life after the application).
 */
#ifndef SERVICE_EARLIER_H
#define SERVICE_EARLIER_H

#include "base/diagnostic.h"
#include "pki/certificate.h"
#include "pki/name.h"
#include "service/profile.h"

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#define EARLIER_LIST_LIMIT ((size_t)64 * 1024 * 1024)

struct earlier_item {
	struct name subject;
	char *serial;	   /* decimal */
	time_t not_before; /* 0: not known, it stands in the list */
	char *request;	   /* base64 from the list, or NULL */
};

struct earlier {
	struct earlier_item *item;
	size_t count, room;
	struct certificates previous;
	bool has_list; /* it names everything that was issued */
};

void earlier_release(struct earlier *earlier);

/* U501; U304 when there are only CAs' own; U303 (warning) for certificates that
 * the service did not issue: they count only for the reuse of their key. */
bool earlier_read_certificate(struct earlier *earlier, const char *file,
			      const char *bytes, size_t size,
			      const struct profile *profile,
			      struct diagnostics *diagnostics);

/* True, with an error U304 under field, when all that a server showed are CAs'
 * own certificates. */
bool earlier_refuse_shown(const struct certificates *list, const char *field,
			  struct diagnostics *diagnostics);

/* True, with U304 on file, when the certificates read from it are CAs' own and
 * no server's: an error when list has no server's certificate at all, else a
 * warning. */
bool earlier_refuse_authority(const struct certificates *list, const char *file,
			      struct diagnostics *diagnostics);

/* serverAll.tsv: a header line, Shift_JIS, 46 columns. U213, U513 otherwise.
 * Lines without a serial number are not issued yet and are left out. */
bool
earlier_read_list(struct earlier *earlier, const char *file, const char *bytes,
		  size_t size, struct diagnostics *diagnostics);

/* The certificates of subject's CN, in capital or small letters; same: only those that count as the same
 * (equal O and C, no OU). The newest, where that is known, or NULL; *count
 * gets their number. */
const struct earlier_item *
earlier_find(const struct earlier *earlier, const struct name *subject,
	     bool same, size_t *count);

/* The one of subject's CN with this serial number, or NULL. */
const struct earlier_item *
earlier_serial(const struct earlier *earlier, const struct name *subject,
	       const char *serial);

/* The public key is that of an earlier certificate, or in the list of one for
 * the same CN. */
bool earlier_has_key(const struct earlier *earlier, const struct name *subject,
		     const unsigned char key_digest[CRYPTO_DIGEST_SIZE]);

#endif
