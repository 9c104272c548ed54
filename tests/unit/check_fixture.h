/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a check said and the names it gave. Included after cmocka.h. */
#ifndef UNIT_CHECK_FIXTURE_H
#define UNIT_CHECK_FIXTURE_H

#include "base/diagnostic.h"
#include "base/strings.h"

static struct diagnostics said;
static struct strings names;

static inline int
clean(void **state)
{
	(void)state;
	diagnostics_release(&said);
	strings_release(&names);
	return 0;
}

#endif
