/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The passphrase of a new private key. */
#include "config.h"

#include "service/check.h"

#include "base/locale.h"

/* What every keyboard types and every prompt takes. */
static bool
is_printable_ascii(char byte)
{
	return byte >= ' ' && byte <= '~';
}

size_t
check_passphrase(const char *text, size_t size, const char *field,
		 struct diagnostics *diagnostics)
{
	size_t place = 0;

	while (place < size && is_printable_ascii(text[place]))
		place++;
	if (place == size)
		return 0;
	diagnostics_error(diagnostics, 205, field,
			  N_("The passphrase has characters that cannot be "
			     "typed when the server asks for it at its start. "
			     "Turn the Japanese input method off and use "
			     "half-width letters, digits and symbols only."),
			  NULL);
	return place + 1;
}
