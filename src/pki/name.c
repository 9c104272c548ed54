/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A distinguished name as plain data. */
#include "config.h"

#include "pki/name.h"

#include "base/alloc.h"
#include "base/stream.h"

#include <stdlib.h>
#include <string.h>

void
name_release(struct name *name)
{
	if (!name)
		return;
	for (size_t i = 0; i < name->count; i++) {
		free(name->attribute[i].type);
		free(name->attribute[i].value);
	}
	free(name->attribute);
	*name = (struct name){0};
}

void
name_copy(struct name *to, const struct name *from)
{
	struct name copy = {0};

	for (size_t i = 0; i < from->count; i++)
		name_add(&copy, from->attribute[i].type,
			 from->attribute[i].value);
	name_release(to);
	*to = copy;
}

void
name_add(struct name *name, const char *type, const char *value)
{
	struct name_attribute *attribute;

	name->attribute = alloc_resize(name->attribute, name->count + 1,
				       sizeof(*name->attribute));
	attribute = &name->attribute[name->count++];
	attribute->type = alloc_string(type);
	attribute->value = alloc_string(value ? value : "");
}

const char *
name_value(const struct name *name, const char *type)
{
	for (size_t i = 0; i < name->count; i++)
		if (strcmp(name->attribute[i].type, type) == 0)
			return name->attribute[i].value;
	return NULL;
}

size_t
name_values(const struct name *name, const char *type)
{
	size_t count = 0;

	for (size_t i = 0; i < name->count; i++)
		count += strcmp(name->attribute[i].type, type) == 0;
	return count;
}

char *
name_text(const struct name *name, bool reverse)
{
	struct stream stream;

	stream_open(&stream);
	for (size_t i = 0; i < name->count; i++) {
		const struct name_attribute *attribute =
		    &name->attribute[reverse ? name->count - 1 - i : i];

		stream_format(&stream, "%s%s=%s", i ? "," : "", attribute->type,
			      attribute->value);
	}
	return stream_close(&stream);
}
