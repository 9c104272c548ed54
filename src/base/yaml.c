/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of YAML nodes: what stands where. */
#include "config.h"

#include "base/yaml.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

void
yaml_free(struct yaml_node *node)
{
	if (!node)
		return;
	for (size_t i = 0; i < node->count; i++)
		yaml_free(node->child[i]);
	free(node->child);
	free(node->key);
	free(node->text);
	free(node);
}

static const struct yaml_node *
child_named(const struct yaml_node *node, const char *name, size_t length)
{
	if (node->kind != YAML_MAPPING)
		return NULL;
	for (size_t i = 0; i < node->count; i++)
		if (strncmp(node->child[i]->key, name, length) == 0 &&
		    node->child[i]->key[length] == '\0')
			return node->child[i];
	return NULL;
}

const struct yaml_node *
yaml_get(const struct yaml_node *node, const char *path)
{
	while (node && *path) {
		size_t length = strcspn(path, ".");

		node = child_named(node, path, length);
		path += length;
		path += *path == '.';
	}
	return node;
}

const char *
yaml_text(const struct yaml_node *node, const char *path)
{
	const struct yaml_node *found = yaml_get(node, path);

	return found && found->kind == YAML_SCALAR ? found->text : NULL;
}

static bool
is_behind(const struct diagnostic *a, const struct diagnostic *b)
{
	return a->line != b->line ? a->line > b->line : a->column > b->column;
}

/* By insertion: faults come nearly in order, and equals must stay in it. */
void
yaml_sort(struct diagnostics *diagnostics, size_t first)
{
	struct diagnostic **item = diagnostics->item;

	for (size_t i = first + 1; i < diagnostics->count; i++) {
		struct diagnostic *moved = item[i];
		size_t j = i;

		for (; j > first && is_behind(item[j - 1], moved); j--)
			item[j] = item[j - 1];
		item[j] = moved;
	}
}
