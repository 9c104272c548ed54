/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The serial number of an earlier certificate, and whether it may be whole. */
#include "config.h"

#include "service/check.h"

#include "base/locale.h"
#include "pki/serial.h"

#include <stdlib.h>
#include <string.h>

/* The smallest number of 7 octets. Public CAs put at least 64 random bits into
 * a serial number; the first two of 8 octets are zero by chance once in 65,536. */
static const char least[] = "281474976710656";

bool
check_serial_is_short(const char *decimal)
{
	size_t length = strlen(decimal), enough = strlen(least);

	return length < enough ||
	       (length == enough && strcmp(decimal, least) < 0);
}

char *
check_serial(const char *text, const char *field,
	     struct diagnostics *diagnostics)
{
	char *decimal = serial_parse(text, field, diagnostics);

	if (decimal && check_serial_is_short(decimal))
		diagnostic_value(
		    diagnostics_warning(
			diagnostics, 313, field,
			N_("The serial number \"%s\" is shorter than those of "
			   "certificates are (8 octets or more, 16 hexadecimal "
			   "digits). Make sure that all of it was copied."),
			text, NULL),
		    text);
	return decimal;
}
