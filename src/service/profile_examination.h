/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of profile checks share. */
#ifndef SERVICE_PROFILE_EXAMINATION_H
#define SERVICE_PROFILE_EXAMINATION_H

#include "base/yaml.h"

/* Columns of a value repeated in a sentence. */
#define EXAMINATION_WIDTH 40

struct examination {
	const char *file;
	const struct yaml_node *document;
	struct diagnostics *diagnostics;
};

/* Adds U704 at node; format may name the value (1) and one more thing (2),
 * which may be NULL. */
struct diagnostic *
examination_fault(const struct examination *examination, const char *field,
		  const struct yaml_node *node, const char *format,
		  const char *more);

/* The scalar at path with something in it, or NULL: what is missing or of
 * the wrong type is told already. */
const struct yaml_node *
examination_scalar(const struct yaml_node *node, const char *path);

/* Adds what is wrong with C, ST, L and O (service.md, Subject). */
void examination_subject(const struct examination *examination);

#endif
