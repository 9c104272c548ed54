/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A profile filled from its document and the presets of spec/profile.md. */
#include "config.h"

#include "service/profile_schema.h"

#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

/* service.md, Life after the application. The day of the first has no date:
 * it holds for everything older. */
static const struct {
	struct date issued_from;
	bool any_key;
	enum private_key_type key;
	const char *names[2];
} preset_chains[] = {
    {{0, 0, 0}, true, PRIVATE_KEY_RSA2048, {"NII Open Domain CA - G4", NULL}},
    {{2018, 3, 26},
     true,
     PRIVATE_KEY_RSA2048,
     {"NII Open Domain CA - G5", NULL}},
    {{2020, 12, 25},
     false,
     PRIVATE_KEY_RSA2048,
     {"NII Open Domain CA - G7 RSA", NULL}},
    {{2020, 12, 25},
     false,
     PRIVATE_KEY_EC_P384,
     {"NII Open Domain CA - G7 ECC", NULL}},
    {{2025, 12, 17},
     false,
     PRIVATE_KEY_RSA2048,
     {"NII Open Domain CA - G8 RSA", "SECOM cross certificate"}},
};

static const char *const preset_words[] = {
    "google", "gmail", "microsoft", "office365", "amazon", "apple", NULL};
static const char *const preset_issuers[] = {"NII Open Domain CA", NULL};
static const char *const preset_software[] = {"Apache", "nginx", "IIS", NULL};

/* The place of the word at path among words, or preset. */
static int
choice_at(const struct yaml_node *node, const char *path, const char *words,
	  int preset)
{
	const char *text = yaml_text(node, path);
	struct strings list = {0};
	int choice = preset;

	if (!text)
		return preset;
	strings_split(&list, words, " ");
	for (size_t i = 0; i < list.count; i++)
		if (strcmp(list.item[i], text) == 0)
			choice = (int)i;
	strings_release(&list);
	return choice;
}

static char *
copy_at(const struct yaml_node *node, const char *path)
{
	return alloc_string(yaml_text(node, path));
}

/* The date at path; year 0 where there is none. */
static struct date
date_at(const struct yaml_node *node, const char *path)
{
	const char *text = yaml_text(node, path);
	struct date date = {0};

	if (!text || !date_parse(text, &date))
		return (struct date){0};
	return date;
}

static struct wording
wording_at(const struct yaml_node *node, const char *path)
{
	const struct yaml_node *texts = yaml_get(node, path);

	return (struct wording){copy_at(texts, "ja"), copy_at(texts, "en")};
}

/* The texts at path; the presets (may be NULL) where the key is absent. */
static void
fill_texts(struct strings *list, const struct yaml_node *node, const char *path,
	   const char *const *presets)
{
	const struct yaml_node *texts = yaml_get(node, path);

	for (size_t i = 0; texts && i < texts->count; i++)
		strings_add(list, texts->child[i]->text);
	for (; !texts && presets && *presets; presets++)
		strings_add(list, *presets);
}

/* The list at path, and room for as many objects of size in *array. */
static const struct yaml_node *
list_at(const struct yaml_node *node, const char *path, size_t size,
	void *array, size_t *count)
{
	static const struct yaml_node none = {.kind = YAML_SEQUENCE};
	const struct yaml_node *list = yaml_get(node, path);
	void *room;

	if (!list)
		list = &none;
	room = alloc_array(list->count, size);
	memcpy(array, &room, sizeof(room));
	*count = list->count;
	return list;
}

static void
fill_domains(struct profile *profile, const struct yaml_node *document)
{
	const struct yaml_node *list =
	    list_at(document, "domains-excluded", sizeof(*profile->excluded),
		    &profile->excluded, &profile->excluded_count);

	fill_texts(&profile->domains, document, "domains", NULL);
	for (size_t i = 0; i < list->count; i++) {
		struct profile_excluded *excluded = &profile->excluded[i];

		excluded->suffix = copy_at(list->child[i], "suffix");
		excluded->reason = wording_at(list->child[i], "reason");
	}
}

static void
fill_hostings(struct profile *profile, const struct yaml_node *document)
{
	const struct yaml_node *list =
	    list_at(document, "hostings", sizeof(*profile->hosting),
		    &profile->hosting, &profile->hosting_count);

	for (size_t i = 0; i < list->count; i++) {
		struct profile_hosting *hosting = &profile->hosting[i];

		hosting->id = copy_at(list->child[i], "id");
		hosting->name = wording_at(list->child[i], "name");
		hosting->passphrase = (enum profile_passphrase)choice_at(
		    list->child[i], "passphrase", PROFILE_PASSPHRASE_WORDS,
		    (int)profile->passphrase);
		hosting->run_by_center =
		    choice_at(list->child[i], "run-by", PROFILE_RUN_BY_WORDS,
			      0) != 0;
		hosting->note = wording_at(list->child[i], "note");
	}
	if (profile->hosting_count > 0)
		return;
	free(profile->hosting);
	profile->hosting = alloc_object(struct profile_hosting);
	profile->hosting_count = 1;
	profile->hosting[0] = (struct profile_hosting){
	    .id = alloc_string("self"),
	    .name = {alloc_string("自分のサーバ"), alloc_string("Own server")},
	    .passphrase = profile->passphrase,
	};
}

static void
fill_keys(struct profile *profile, const struct yaml_node *document)
{
	const struct yaml_node *list = yaml_get(document, "keys");

	for (size_t i = 0; list && i < list->count && i < 2; i++)
		if (private_key_type_parse(list->child[i]->text,
					   &profile->keys[profile->key_count]))
			profile->key_count++;
	if (profile->key_count == 0) {
		profile->keys[0] = PRIVATE_KEY_RSA2048;
		profile->key_count = 1;
	}
}

static void
fill_steps(struct profile *profile, const struct yaml_node *document)
{
	const struct yaml_node *list =
	    list_at(document, "before", sizeof(*profile->before),
		    &profile->before, &profile->before_count);

	for (size_t i = 0; i < list->count; i++) {
		profile->before[i].text = wording_at(list->child[i], "");
		profile->before[i].url = copy_at(list->child[i], "url");
	}
	list = list_at(document, "extra", sizeof(*profile->extra),
		       &profile->extra, &profile->extra_count);
	for (size_t i = 0; i < list->count; i++) {
		const char *required = yaml_text(list->child[i], "required");
		struct profile_extra *extra = &profile->extra[i];

		extra->id = copy_at(list->child[i], "id");
		extra->label = wording_at(list->child[i], "label");
		extra->required = required && (strcmp(required, "yes") == 0 ||
					       strcmp(required, "true") == 0);
	}
	list = list_at(document, "notices", sizeof(*profile->notice),
		       &profile->notice, &profile->notice_count);
	for (size_t i = 0; i < list->count; i++) {
		profile->notice[i].from = date_at(list->child[i], "from");
		profile->notice[i].until = date_at(list->child[i], "until");
		profile->notice[i].text = wording_at(list->child[i], "");
	}
}

static int
compare_chains(const void *left, const void *right)
{
	const struct profile_chain *a = left;
	const struct profile_chain *b = right;

	return date_compare(a->issued_from, b->issued_from);
}

static void
preset_chain_list(struct profile *profile)
{
	size_t count = sizeof(preset_chains) / sizeof(*preset_chains);

	profile->chain = alloc_array(count, sizeof(*profile->chain));
	profile->chain_count = count;
	for (size_t i = 0; i < count; i++) {
		struct profile_chain *chain = &profile->chain[i];

		chain->issued_from = preset_chains[i].issued_from;
		chain->any_key = preset_chains[i].any_key;
		chain->key = preset_chains[i].key;
		for (size_t j = 0; j < 2 && preset_chains[i].names[j]; j++)
			strings_add(&chain->names, preset_chains[i].names[j]);
	}
}

static void
fill_chains(struct profile *profile, const struct yaml_node *document)
{
	const struct yaml_node *list;

	if (!yaml_get(document, "chains")) {
		preset_chain_list(profile);
		return;
	}
	list = list_at(document, "chains", sizeof(*profile->chain),
		       &profile->chain, &profile->chain_count);
	for (size_t i = 0; i < list->count; i++) {
		struct profile_chain *chain = &profile->chain[i];
		const char *key = yaml_text(list->child[i], "key");

		chain->issued_from = date_at(list->child[i], "issued-from");
		chain->any_key =
		    !key || !private_key_type_parse(key, &chain->key);
		fill_texts(&chain->names, list->child[i], "names", NULL);
		fill_texts(&chain->urls, list->child[i], "urls", NULL);
	}
	qsort(profile->chain, profile->chain_count, sizeof(*profile->chain),
	      compare_chains);
}

static void
fill_numbers(struct profile *profile, const struct yaml_node *document)
{
	for (size_t i = 0; i < profile_number_count; i++) {
		const struct profile_number *number = &profile_numbers[i];
		const char *text = yaml_text(document, number->path);
		long value = text ? strtol(text, NULL, 10) : number->preset;

		memcpy((char *)profile + number->offset, &value, sizeof(value));
	}
}

static void
fill_submission(struct profile *profile, const struct yaml_node *document)
{
	const char *to = yaml_text(document, "submission.to");

	profile->method = (enum profile_method)choice_at(
	    document, "submission.method", PROFILE_METHOD_WORDS,
	    PROFILE_METHOD_MAIL);
	if (to && strcmp(to, "told-later") != 0)
		profile->submit_to = alloc_string(to);
	profile->submit_note = wording_at(document, "submission.note");
	profile->artifact = (enum profile_artifact)choice_at(
	    document, "artifact", PROFILE_ARTIFACT_WORDS, PROFILE_ARTIFACT_TSV);
	profile->after_renewal = (enum profile_after_renewal)choice_at(
	    document, "after-renewal", PROFILE_AFTER_WORDS,
	    PROFILE_AFTER_RENEWAL_TELL_CENTER);
}

struct profile *
profile_fill(const struct yaml_node *document)
{
	struct profile *profile = alloc_object(struct profile);

	profile->id = copy_at(document, "id");
	profile->name = wording_at(document, "name");
	profile->center_name = wording_at(document, "center.name");
	profile->center_email = copy_at(document, "center.email");
	profile->center_url = copy_at(document, "center.url");
	profile->checked = date_at(document, "checked");
	fill_texts(&profile->sources, document, "sources", NULL);
	profile->c = copy_at(document, "subject.C");
	profile->st = copy_at(document, "subject.ST");
	profile->l = copy_at(document, "subject.L");
	profile->o = copy_at(document, "subject.O");
	fill_domains(profile, document);
	fill_texts(&profile->suspicious_words, document, "suspicious-words",
		   preset_words);
	fill_texts(&profile->issuers, document, "issuers", preset_issuers);
	fill_keys(profile, document);
	profile->passphrase = (enum profile_passphrase)choice_at(
	    document, "passphrase", PROFILE_PASSPHRASE_WORDS,
	    PROFILE_PASSPHRASE_OPTIONAL);
	fill_hostings(profile, document);
	fill_numbers(profile, document);
	fill_texts(&profile->email_domains, document, "email.domains", NULL);
	profile->email_is_error =
	    choice_at(document, "email.level", "warn error", 0) == 1;
	profile->email_note = wording_at(document, "email.note");
	fill_texts(&profile->required, document, "required", NULL);
	fill_texts(&profile->software_examples, document, "software-examples",
		   preset_software);
	fill_steps(profile, document);
	fill_submission(profile, document);
	fill_chains(profile, document);
	return profile;
}
