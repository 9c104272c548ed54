/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server's FQDN, which becomes the CN. */
#include "config.h"

#include "service/check.h"

#include "base/locale.h"
#include "service/character.h"
#include "service/check_host.h"

#include <stdlib.h>

char *
check_fqdn(const char *text, const char *field, const struct profile *profile,
	   struct diagnostics *diagnostics)
{
	char *narrow = character_narrow(text, field, diagnostics);
	char *name = check_host_lower(narrow, field, 0, diagnostics);

	free(narrow);
	if (!*name)
		diagnostics_error(
		    diagnostics, 201, field,
		    N_("Nothing is entered; this item is required."), NULL);
	else
		check_host(&(struct host){.name = name,
					  .is_common_name = true,
					  .field = field,
					  .profile = profile,
					  .diagnostics = diagnostics});
	return name;
}
