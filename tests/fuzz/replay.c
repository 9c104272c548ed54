/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the kept inputs of one target, replay_NAME, and speaks TAP. With
 * arguments: these files instead. */
#include "config.h"

#include "fuzz.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>

static bool
replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = alloc_array(1 << 20, 1), *exact;
	size_t size = file ? fread(bytes, 1, 1 << 20, file) : 0;

	if (!file) {
		printf("# %s: %s\n", path, strerror(errno));
		free(bytes);
		return false;
	}
	fclose(file);
	/* So that reading behind the end is noticed. */
	exact = alloc_array(size ? size : 1, 1);
	memcpy(exact, bytes, size);
	free(bytes);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	return true;
}

static size_t
replay_folder(const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;
	size_t count = 0;

	while (stream && (entry = readdir(stream))) {
		char *path = alloc_format("%s/%s", folder, entry->d_name);

		if (*entry->d_name != '.')
			count += replay(path);
		free(path);
	}
	if (stream)
		closedir(stream);
	return count;
}

int
main(int argc, char **argv)
{
	const char *top = getenv("top_srcdir");
	const char *name = strrchr(argv[0], '_');
	char *folder = alloc_format("%s/tests/fuzz/corpus/%s", top ? top : ".",
				    name ? name + 1 : "");
	size_t count = 0;

	printf("1..1\n");
	fflush(stdout);
	if (argc > 1)
		for (int i = 1; i < argc; i++)
			count += replay(argv[i]);
	else
		count = replay_folder(folder);
	printf("%sok 1 - %zu kept inputs\n", count ? "" : "not ", count);
	free(folder);
	return count ? 0 : 1;
}
