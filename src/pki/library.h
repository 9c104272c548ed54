/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Libraries that are loaded while the program runs, into tables of their
 * functions. */
#ifndef PKI_LIBRARY_H
#define PKI_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* One function of a library, and where its pointer stands in the table. */
struct library_function {
	const char *name;
	size_t offset; /* bytes */
};

/*
 * Loads the library for good and fills the table with its count functions.
 * False: it cannot be, or lacks one; *why is the loader's reason, to be freed,
 * and nothing stays loaded.
 */
bool library_load(const char *file, const struct library_function *function,
		  size_t count, void *table, char **why);

#endif
