/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scan_memory PID: looks for fragments of secrets in every writable mapping
 * of a process. Standard input: lines "NAME HEX"; any eight bytes in a row,
 * forwards or (as big numbers lie in memory) backwards, count.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define WINDOW	8
#define SLOTS	65536
#define SECRETS 16

struct fragment {
	uint64_t bytes;
	const char *name; /* NULL: free */
};

static struct fragment table[SLOTS];
static char names[SECRETS][32];

static uint64_t
load(const unsigned char *at)
{
	uint64_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

static struct fragment *
find(uint64_t bytes)
{
	size_t slot = (bytes * 0x9e3779b97f4a7c15U) >> 48;

	while (table[slot].name && table[slot].bytes != bytes)
		slot = (slot + 1) % SLOTS;
	return &table[slot];
}

/* Each window, unless it is too plain to mean anything. */
static void
add(const unsigned char *secret, size_t size, const char *name)
{
	for (size_t i = 0; i + WINDOW <= size; i++) {
		uint64_t bytes = load(secret + i);
		bool plain = true;

		for (size_t j = 1; j < WINDOW; j++)
			plain = plain && secret[i + j] == secret[i];
		if (!plain)
			*find(bytes) = (struct fragment){bytes, name};
	}
}

static void
read_secrets(void)
{
	static char hex[8192];
	unsigned char bytes[4096], turned[4096];
	int count = 0;

	while (count < SECRETS &&
	       scanf("%31s %8191s", names[count], hex) == 2) {
		size_t size = strlen(hex) / 2;

		for (size_t i = 0; i < size; i++) {
			char pair[3] = {hex[2 * i], hex[2 * i + 1], '\0'};

			bytes[i] = (unsigned char)strtoul(pair, NULL, 16);
			turned[size - 1 - i] = bytes[i];
		}
		add(bytes, size, names[count]);
		add(turned, size, names[count]);
		count++;
	}
}

/* Gives the number of fragments in one mapping. */
static long
scan(int memory, unsigned long begin, unsigned long end, const char *line)
{
	size_t size = end - begin;
	unsigned char *bytes = malloc(size);
	long found = 0;
	ssize_t got = pread(memory, bytes, size, (off_t)begin);

	for (ssize_t i = 0; i + WINDOW <= got; i++) {
		const struct fragment *fragment = find(load(bytes + i));

		if (!fragment->name)
			continue;
		if (found++ < 5)
			printf("%s at +%zd of %s", fragment->name, i, line);
	}
	free(bytes);
	return found;
}

int
main(int argc, char **argv)
{
	char path[64], line[512];
	long found = 0, scanned = 0;
	FILE *maps;
	int memory;

	if (argc != 2)
		return 2;
	read_secrets();
	snprintf(path, sizeof(path), "/proc/%s/mem", argv[1]);
	memory = open(path, O_RDONLY);
	snprintf(path, sizeof(path), "/proc/%s/maps", argv[1]);
	maps = fopen(path, "r");
	if (memory < 0 || !maps)
		return 3;
	while (fgets(line, sizeof(line), maps)) {
		unsigned long begin, end;
		char writable;

		if (sscanf(line, "%lx-%lx r%c", &begin, &end, &writable) != 3 ||
		    writable != 'w')
			continue;
		scanned++;
		found += scan(memory, begin, end, line);
	}
	fclose(maps);
	close(memory);
	if (!scanned)
		return 3;
	printf("%ld fragments in %ld mappings\n", found, scanned);
	return found != 0;
}
