/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The institution profile: found, loaded and asked. */
#include "config.h"

#include "service/profile.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/yaml.h"
#include "service/profile_schema.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define SUFFIX ".yaml"

static void
release_wording(struct wording *wording)
{
	free(wording->ja);
	free(wording->en);
}

static void
release_lists(struct profile *profile)
{
	for (size_t i = 0; i < profile->excluded_count; i++) {
		free(profile->excluded[i].suffix);
		release_wording(&profile->excluded[i].reason);
	}
	for (size_t i = 0; i < profile->hosting_count; i++) {
		free(profile->hosting[i].id);
		release_wording(&profile->hosting[i].name);
		release_wording(&profile->hosting[i].note);
	}
	for (size_t i = 0; i < profile->before_count; i++) {
		release_wording(&profile->before[i].text);
		free(profile->before[i].url);
	}
	for (size_t i = 0; i < profile->extra_count; i++) {
		free(profile->extra[i].id);
		release_wording(&profile->extra[i].label);
	}
	for (size_t i = 0; i < profile->chain_count; i++) {
		strings_release(&profile->chain[i].names);
		strings_release(&profile->chain[i].urls);
	}
	for (size_t i = 0; i < profile->notice_count; i++)
		release_wording(&profile->notice[i].text);
	free(profile->excluded);
	free(profile->hosting);
	free(profile->before);
	free(profile->extra);
	free(profile->chain);
	free(profile->notice);
}

void
profile_free(struct profile *profile)
{
	if (!profile)
		return;
	release_lists(profile);
	release_wording(&profile->name);
	release_wording(&profile->center_name);
	release_wording(&profile->email_note);
	release_wording(&profile->submit_note);
	strings_release(&profile->sources);
	strings_release(&profile->domains);
	strings_release(&profile->suspicious_words);
	strings_release(&profile->issuers);
	strings_release(&profile->email_domains);
	strings_release(&profile->required);
	strings_release(&profile->software_examples);
	free(profile->file);
	free(profile->id);
	free(profile->center_email);
	free(profile->center_url);
	free(profile->c);
	free(profile->st);
	free(profile->l);
	free(profile->o);
	free(profile->submit_to);
	free(profile);
}

struct profile *
profile_read(const char *file, const char *bytes, size_t size,
	     struct diagnostics *diagnostics)
{
	size_t first = diagnostics->count;
	struct yaml_node *document = yaml_read(file, bytes, size, diagnostics);
	struct profile *profile = NULL;
	struct diagnostics own = {0};

	if (!document)
		return NULL;
	if (document->kind == YAML_MAPPING)
		profile_check(file, document, &own);
	if (yaml_check(file, document, profile_schema, diagnostics) &&
	    own.count == 0) {
		profile = profile_fill(document);
		profile->file = alloc_string(file);
	}
	diagnostics_move(diagnostics, &own);
	diagnostics_release(&own);
	yaml_sort(diagnostics, first);
	yaml_free(document);
	return profile;
}

static struct profile *
load_file(const char *file, struct diagnostics *diagnostics)
{
	struct bytes bytes = {0};
	struct profile *profile = NULL;

	if (file_read(file, YAML_SIZE_LIMIT, &bytes, diagnostics))
		profile =
		    profile_read(file, bytes.data, bytes.size, diagnostics);
	bytes_release(&bytes);
	return profile;
}

static void
tell_unknown(const char *id, const struct profile_folders *folders,
	     struct diagnostics *diagnostics)
{
	struct strings ids = {0};
	struct strings files = {0};
	struct diagnostic *diagnostic;
	char *known;

	profile_list(folders, &ids, &files);
	known = strings_join(&ids, ", ");
	strings_take(&ids, NULL);
	diagnostic = diagnostics_error(
	    diagnostics, 208, "profile",
	    *known ? N_("There is no profile \"%1$s\". Choose one of: %2$s; or "
			"name a file ending in .yaml.")
		   : N_("There is no profile \"%1$s\" and none is installed. "
			"Name a file ending in .yaml."),
	    id, known, NULL);
	diagnostic_value(diagnostic, id);
	diagnostic_propose(diagnostic,
			   yaml_nearest(id, (const char *const *)ids.item));
	free(known);
	strings_release(&ids);
	strings_release(&files);
}

/* A folder that may not be looked into counts as empty, as another user's
 * does under sudo; any other trouble is said when the file is read. */
static bool
is_there(const char *file)
{
	return access(file, F_OK) == 0 ||
	       (errno != ENOENT && errno != ENOTDIR && errno != EACCES);
}

bool
profile_names_file(const char *id_or_file)
{
	return strchr(id_or_file, '/') || text_ends_with(id_or_file, SUFFIX);
}

struct profile *
profile_load(const char *id_or_file, const struct profile_folders *folders,
	     struct diagnostics *diagnostics)
{
	if (profile_names_file(id_or_file))
		return load_file(id_or_file, diagnostics);
	for (size_t i = 0; folders && i < folders->folder.count; i++) {
		char *file = alloc_format("%s/%s" SUFFIX,
					  folders->folder.item[i], id_or_file);
		bool found = is_there(file);
		struct profile *profile =
		    found ? load_file(file, diagnostics) : NULL;

		free(file);
		if (found)
			return profile;
	}
	tell_unknown(id_or_file, folders, diagnostics);
	return NULL;
}

/* The id in the name of a profile's file, or NULL; to be freed. */
static char *
id_of(const char *name)
{
	size_t length = strlen(name);
	char *id;

	if (length <= strlen(SUFFIX) || !text_ends_with(name, SUFFIX))
		return NULL;
	id = alloc_string_n(name, length - strlen(SUFFIX));
	if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0')
		return id;
	free(id);
	return NULL;
}

static void
list_folder(const char *folder, struct strings *ids, struct strings *files)
{
	DIR *directory = opendir(folder);
	const struct dirent *entry;

	while (directory && (entry = readdir(directory))) {
		char *id = id_of(entry->d_name);

		if (id && !strings_has(ids, id)) {
			strings_add(ids, id);
			strings_take(files, alloc_format("%s/%s", folder,
							 entry->d_name));
		}
		free(id);
	}
	if (directory)
		closedir(directory);
}

void
profile_list(const struct profile_folders *folders, struct strings *ids,
	     struct strings *files)
{
	for (size_t i = 0; folders && i < folders->folder.count; i++)
		list_folder(folders->folder.item[i], ids, files);
	/* Insertion: the two lists move together and are short. */
	for (size_t i = 1; i < ids->count; i++)
		for (size_t j = i;
		     j > 0 && strcmp(ids->item[j - 1], ids->item[j]) > 0; j--) {
			char *id = ids->item[j];
			char *file = files->item[j];

			ids->item[j] = ids->item[j - 1];
			ids->item[j - 1] = id;
			files->item[j] = files->item[j - 1];
			files->item[j - 1] = file;
		}
}

const char *
wording_in(const struct wording *wording, bool japanese)
{
	const char *wanted = japanese ? wording->ja : wording->en;
	const char *other = japanese ? wording->en : wording->ja;

	if (wanted)
		return wanted;
	return other ? other : "";
}

const char *
wording_text(const struct wording *wording)
{
	return locale_ascii(
	    wording_in(wording, locale_language() == LANGUAGE_JA));
}

const struct profile_hosting *
profile_hosting(const struct profile *profile, const char *id)
{
	if (!id || !*id)
		return profile->hosting;
	for (size_t i = 0; i < profile->hosting_count; i++)
		if (strcmp(profile->hosting[i].id, id) == 0)
			return &profile->hosting[i];
	return NULL;
}

bool
profile_allows_key(const struct profile *profile, enum private_key_type type)
{
	for (size_t i = 0; i < profile->key_count; i++)
		if (profile->keys[i] == type)
			return true;
	return false;
}

long
profile_id_of_key(const struct profile *profile, enum private_key_type type)
{
	return type == PRIVATE_KEY_EC_P384 ? profile->profile_id_ec_p384
					   : profile->profile_id_rsa2048;
}

const struct profile_chain *
profile_chain_for_key(const struct profile *profile, struct date issued,
		      enum private_key_type type)
{
	const struct profile_chain *found = NULL;

	for (size_t i = 0; i < profile->chain_count; i++) {
		const struct profile_chain *chain = &profile->chain[i];

		if ((chain->any_key || chain->key == type) &&
		    date_compare(chain->issued_from, issued) <= 0)
			found = chain;
	}
	return found;
}

const struct profile_chain *
profile_chain_for(const struct profile *profile, struct date issued)
{
	return profile_chain_for_key(profile, issued, PRIVATE_KEY_RSA2048);
}

const struct profile_notice *
profile_next_notice(const struct profile *profile, struct date today,
		    size_t *next)
{
	while (*next < profile->notice_count) {
		const struct profile_notice *notice =
		    &profile->notice[(*next)++];

		if (date_compare(notice->from, today) <= 0 &&
		    date_compare(notice->until, today) >= 0)
			return notice;
	}
	return NULL;
}

const char *
profile_page(const struct profile *profile)
{
	return profile->center_url ? profile->center_url
				   : profile->sources.item[0];
}

bool
profile_issued(const struct profile *profile, const char *issuer_cn)
{
	for (size_t i = 0; issuer_cn && i < profile->issuers.count; i++)
		if (text_starts_with(issuer_cn, profile->issuers.item[i]))
			return true;
	return false;
}

bool
profile_under(const char *host, const char *suffix)
{
	size_t length = strlen(host);
	size_t tail = strlen(suffix);

	if (tail == 0 || length < tail || *host == '.' ||
	    strcasecmp(host + length - tail, suffix) != 0)
		return false;
	return length == tail || host[length - tail - 1] == '.';
}

bool
profile_has_domain(const struct profile *profile, const char *host)
{
	for (size_t i = 0; i < profile->domains.count; i++)
		if (profile_under(host, profile->domains.item[i]))
			return true;
	return false;
}

const struct profile_excluded *
profile_exclusion(const struct profile *profile, const char *host)
{
	for (size_t i = 0; i < profile->excluded_count; i++)
		if (profile_under(host, profile->excluded[i].suffix))
			return &profile->excluded[i];
	return NULL;
}

const char *
private_key_type_name(enum private_key_type type)
{
	return type == PRIVATE_KEY_EC_P384 ? "ec-p384" : "rsa2048";
}

bool
private_key_type_parse(const char *name, enum private_key_type *type)
{
	if (strcmp(name, "rsa2048") == 0)
		*type = PRIVATE_KEY_RSA2048;
	else if (strcmp(name, "ec-p384") == 0)
		*type = PRIVATE_KEY_EC_P384;
	else
		return false;
	return true;
}
