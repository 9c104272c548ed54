/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults the YAML reader tells: for yaml_read.c only. */
#ifndef BASE_YAML_FAULT_H
#define BASE_YAML_FAULT_H

#include "base/yaml.h"

#include <yaml.h>

/* Adds U701 at mark; format has no directive. */
void yaml_fault_at(yaml_mark_t mark, const char *file, const char *format,
		   struct diagnostics *diagnostics);

/* Adds U701 for what can be said before libyaml sees the bytes of up to limit
 * documents: their number, NUL, no UTF-8. False when it did. */
bool yaml_fault_bytes(const char *file, const char *bytes, size_t size,
		      size_t limit, struct diagnostics *diagnostics);

/* Line and column, both from 0, of the byte at offset. */
yaml_mark_t yaml_fault_mark(const char *bytes, size_t size, size_t offset);

/* Adds U701 for what made the parser stop, in our words. */
void yaml_fault_syntax(const yaml_parser_t *parser, const char *file,
		       const char *bytes, size_t size,
		       struct diagnostics *diagnostics);

/* Adds U701 for an anchor and for a tag on a value; gives their number. */
size_t yaml_fault_properties(const yaml_event_t *event, const char *file,
			     struct diagnostics *diagnostics);

/* Adds U703 for every key that stands in mapping already; gives their
 * number. */
size_t yaml_fault_twins(const struct yaml_node *mapping, const char *file,
			struct diagnostics *diagnostics);

#endif
