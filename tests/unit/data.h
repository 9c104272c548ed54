/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of tests/data/, read whole; for unit tests only. */
#ifndef UNIT_DATA_H
#define UNIT_DATA_H

#include "base/alloc.h"

#include <stdio.h>
#include <stdlib.h>

struct data {
	char *bytes;
	size_t size;
};

/* The file under tests/data/pki/; ends the test program when it is missing.
 * bytes are terminated and to be freed. */
static inline struct data
data_read(const char *name)
{
	const char *top = getenv("top_srcdir");
	char *path =
	    alloc_format("%s/tests/data/pki/%s", top ? top : ".", name);
	FILE *file = fopen(path, "rb");
	struct data data = {alloc_array(65536, 1), 0};

	if (!file) {
		perror(path);
		abort();
	}
	data.size = fread(data.bytes, 1, 65535, file);
	fclose(file);
	free(path);
	return data;
}

#endif
