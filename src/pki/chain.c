/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether certificates form a chain as servers have to send it. */
#include "config.h"

#include "pki/chain.h"

#include <string.h>

static bool
same_name(const struct name *a, const struct name *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->attribute[i].type, b->attribute[i].type) != 0 ||
		    strcmp(a->attribute[i].value, b->attribute[i].value) != 0)
			return false;
	return true;
}

enum chain_state
certificates_chain_state(const struct certificates *list)
{
	if (!list->count)
		return CHAIN_ALONE;
	if (list->count == 1 && !list->item[0]->is_self_signed)
		return CHAIN_ALONE;
	for (size_t i = 1; i < list->count; i++)
		if (!list->item[i]->is_authority ||
		    !same_name(&list->item[i - 1]->issuer,
			       &list->item[i]->subject))
			return CHAIN_BROKEN;
	return CHAIN_COMPLETE;
}

bool
certificates_chain_complete(const struct certificates *list)
{
	return certificates_chain_state(list) == CHAIN_COMPLETE;
}
