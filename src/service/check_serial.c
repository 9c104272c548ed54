/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The serial number of an earlier certificate, and whether it may be whole. */
#include "config.h"

#include "service/check.h"

#include "base/locale.h"
#include "pki/serial.h"

#include <stdlib.h>
#include <string.h>

/* A spreadsheet keeps so many digits. */
#define KEPT_DIGITS 15

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

size_t
check_serial_zeros(const char *decimal)
{
	size_t length = strlen(decimal), rest;

	if (length < KEPT_DIGITS + 2)
		return 0;
	rest = length - KEPT_DIGITS;
	return strspn(decimal + KEPT_DIGITS, "0") == rest ? rest : 0;
}

enum severity
check_serial_severity(size_t zeros)
{
	return zeros >= 4 ? SEVERITY_ERROR : SEVERITY_WARNING;
}

/* Of digits only: in hexadecimal no spreadsheet rounds. */
static void
check_rounding(const char *text, const char *decimal, const char *field,
	       struct diagnostics *diagnostics)
{
	size_t zeros =
	    serial_is_hexadecimal(text) ? 0 : check_serial_zeros(decimal);
	struct diagnostic *diagnostic;

	if (!zeros)
		return;
	diagnostic = diagnostics_error(
	    diagnostics, 307, field,
	    N_("In the serial number %s all digits behind the 15th are zeros, "
	       "as a spreadsheet leaves them. Copy it from the certificate "
	       "again."),
	    decimal, NULL);
	diagnostic->severity = check_serial_severity(zeros);
	diagnostic_value(diagnostic, text);
}

char *
check_serial(const char *text, const char *field,
	     struct diagnostics *diagnostics)
{
	char *decimal = serial_parse(text, field, diagnostics);

	if (decimal)
		check_rounding(text, decimal, field, diagnostics);
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
