/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Serial numbers of certificates, up to 20 octets. Inside the program a serial
 * number is its decimal text without leading zeros.
 */
#ifndef PKI_SERIAL_H
#define PKI_SERIAL_H

#include "base/diagnostic.h"

#include <stdbool.h>

/*
 * Reads every notation people paste (service.md, New or renewal): "1A:87:…",
 * "0x1a87…", "1A878A…", "serial=1A878A…", decimal; full-width characters and
 * blanks among them. "serial=", "0x", a colon or a letter A-F make it
 * hexadecimal; bare digits are decimal, which is said as U308. U307: empty,
 * other characters, zero, negative, above 20 octets. To be freed, or NULL.
 */
char *serial_parse(const char *text, const char *field,
		   struct diagnostics *diagnostics);

/* The decimal serial of a certificate is one that those rules take: above zero,
 * 20 octets at most. */
bool serial_is_possible(const char *decimal);

/* What serial_parse reads as hexadecimal. */
bool serial_is_hexadecimal(const char *text);

/* "1A:87:8A:…" of a decimal serial; to be freed. */
char *serial_hex(const char *decimal);

#endif
