/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates for one FQDN that lie readable on this machine. */
#include "config.h"

#include "application/found.h"

#include "application/evidence.h"
#include "application/material.h"
#include "base/alloc.h"
#include "base/file.h"
#include "base/text.h"
#include "pki/certificate.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define FILES_LIMIT 2000
#define DEPTH_LIMIT 4
#define TIME_LIMIT  300 /* ms */

struct search {
	const char *fqdn;
	const struct profile *profile;
	struct found *found;
	struct strings folder; /* still to be looked through, in order … */
	int *depth;	       /* … and how deep each lies */
	size_t files;
	long end;
};

static long
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000;
}

static void
item_release(struct found_certificate *item)
{
	free(item->file);
	free(item->serial);
}

void
found_release(struct found *found)
{
	if (!found)
		return;
	for (size_t i = 0; i < found->count; i++)
		item_release(&found->item[i]);
	free(found->item);
	free(found->fqdn);
	*found = (struct found){0};
}

static void
add_folder(struct search *search, char *path, int depth)
{
	size_t place = search->folder.count;

	strings_take(&search->folder, path);
	search->depth =
	    alloc_resize(search->depth, place + 1, sizeof(*search->depth));
	search->depth[place] = depth;
}

static bool
has_certificate_name(const char *name)
{
	static const char *const endings[] = {".crt", ".pem", ".cer", ".cert"};
	char *lower = text_lower(name);
	bool has = false;

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		has |= text_ends_with(lower, endings[i]);
	free(lower);
	return has;
}

/* Puts it where it belongs, newest first; the first file of the same
 * certificate stays. */
static void
insert(const struct search *search, const char *file,
       const struct certificate *certificate)
{
	struct found *found = search->found;
	size_t place = 0;

	for (size_t i = 0; i < found->count; i++)
		if (memcmp(found->item[i].digest, certificate->digest,
			   sizeof(certificate->digest)) == 0)
			return;
	while (place < found->count &&
	       found->item[place].not_before >= certificate->not_before)
		place++;
	if (place == FOUND_LIMIT)
		return;
	if (found->count == FOUND_LIMIT)
		item_release(&found->item[--found->count]);
	found->item =
	    alloc_resize(found->item, found->count + 1, sizeof(*found->item));
	memmove(&found->item[place + 1], &found->item[place],
		(found->count - place) * sizeof(*found->item));
	found->count++;
	found->item[place] = (struct found_certificate){
	    .file = alloc_string(file),
	    .serial = alloc_string(certificate->serial),
	    .not_before = certificate->not_before,
	    .renews = evidence_renews(certificate, search->profile)};
	memcpy(found->item[place].digest, certificate->digest,
	       sizeof(certificate->digest));
}

/* The newest one in a file that counts speaks for the file. */
static void
look_at_file(struct search *search, const char *path)
{
	const struct certificate *newest = NULL;
	struct certificates list = {0};
	struct diagnostics ignored = {0};
	struct bytes bytes = {0};

	search->files++;
	if (file_read(path, PKI_SIZE_LIMIT, &bytes, &ignored))
		certificates_read(path, bytes.data, bytes.size, &list,
				  &ignored);
	for (size_t i = 0; i < list.count; i++)
		if (evidence_standing(list.item[i], search->fqdn,
				      search->profile) == STANDING_COUNTS &&
		    (!newest || list.item[i]->not_before > newest->not_before))
			newest = list.item[i];
	if (newest)
		insert(search, path, newest);
	bytes_release(&bytes);
	certificates_release(&list);
	diagnostics_release(&ignored);
}

static bool
goes_on(const struct search *search)
{
	return search->files < FILES_LIMIT && milliseconds() < search->end;
}

static bool
is_folder(const char *path, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR;
	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void
look_at_folder(struct search *search, size_t which)
{
	const char *folder = search->folder.item[which];
	int depth = search->depth[which];
	DIR *stream = opendir(folder);
	const struct dirent *entry;

	if (!stream)
		return;
	while (goes_on(search) && (entry = readdir(stream))) {
		char *path;

		if (entry->d_name[0] == '.')
			continue;
		path = alloc_format("%s/%s", folder, entry->d_name);
		if (has_certificate_name(entry->d_name))
			look_at_file(search, path);
		if (depth < DEPTH_LIMIT && is_folder(path, entry)) {
			add_folder(search, path, depth + 1);
			/* The list of folders may have moved. */
			folder = search->folder.item[which];
		} else {
			free(path);
		}
	}
	closedir(stream);
}

void
found_search(const struct strings *folders, const char *fqdn,
	     const struct profile *profile, struct found *found)
{
	struct search search = {.fqdn = fqdn,
				.profile = profile,
				.found = found,
				.end = milliseconds() + TIME_LIMIT};

	found->fqdn = alloc_string(fqdn);
	if (!*fqdn)
		return;
	for (size_t i = 0; i < folders->count && goes_on(&search); i++) {
		add_folder(&search, alloc_string(folders->item[i]), 1);
		for (size_t j = search.folder.count - 1;
		     j < search.folder.count && goes_on(&search); j++)
			look_at_folder(&search, j);
	}
	strings_release(&search.folder);
	free(search.depth);
}
