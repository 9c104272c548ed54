/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The institution profile (spec/profile.md): everything a computer centre
 * prescribes, as data. Values are copied to the letter.
 */
#ifndef SERVICE_PROFILE_H
#define SERVICE_PROFILE_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/strings.h"
#include "pki/private_key.h"

#include <stdbool.h>
#include <stddef.h>

/* A text in two languages, each falling back to the other; NULL: neither. */
struct wording {
	char *ja, *en;
};

enum profile_passphrase {
	PROFILE_PASSPHRASE_NONE,
	PROFILE_PASSPHRASE_OPTIONAL,
	PROFILE_PASSPHRASE_REQUIRED
};

enum profile_artifact { PROFILE_ARTIFACT_TSV, PROFILE_ARTIFACT_CSR };

enum profile_after_renewal {
	PROFILE_AFTER_RENEWAL_TELL_CENTER,
	PROFILE_AFTER_RENEWAL_TSV,
	PROFILE_AFTER_RENEWAL_SYSTEM
};

enum profile_method {
	PROFILE_METHOD_MAIL,
	PROFILE_METHOD_WEBFORM,
	PROFILE_METHOD_WORKFLOW,
	PROFILE_METHOD_PORTAL,
	PROFILE_METHOD_PAPER
};

struct profile_excluded {
	char *suffix;
	struct wording reason;
};

struct profile_hosting {
	char *id;
	struct wording name;
	enum profile_passphrase passphrase;
	bool run_by_center; /* it installs the files and gets the key */
	struct wording note;
};

struct profile_step { /* before[] */
	struct wording text;
	char *url; /* or NULL */
};

struct profile_extra {
	char *id;
	struct wording label;
	bool required;
};

struct profile_chain {
	struct date issued_from; /* year 0: from the beginning */
	bool any_key;		 /* else only for key */
	enum private_key_type key;
	struct strings names; /* server's issuer first */
	struct strings urls;
};

struct profile_notice {
	struct date from, until;
	struct wording text;
};

/* Numbers of characters, rows or names; spec/service.md has the defaults. */
struct profile_limits {
	long dns_names;	       /* 8, CN counted */
	long dns_names_length; /* 250 */
	long rows;	       /* 99 */
	long dn;	       /* 250 */
	long serial;	       /* 50 */
	long comment;	       /* 128 */
	long csr;	       /* 2048 */
	long name;	       /* 64 */
	long department;       /* 64 */
	long email;	       /* 78 */
	long fqdn;	       /* 64 */
	long software;	       /* 128 */
};

struct profile {
	char *file; /* where it was loaded from */
	char *id;
	struct wording name;
	struct wording center_name;
	char *center_email, *center_url; /* or NULL */
	struct date checked;
	struct strings sources;
	char *c, *st, *l, *o; /* subject */
	struct strings domains;
	struct profile_excluded *excluded;
	size_t excluded_count;
	struct strings suspicious_words;
	struct strings issuers;
	enum private_key_type keys[2];
	size_t key_count; /* at least 1 */
	enum profile_passphrase passphrase;
	struct profile_hosting *hosting;
	size_t hosting_count; /* at least 1 */
	enum profile_artifact artifact;
	long profile_id_rsa2048, profile_id_ec_p384;
	struct profile_limits limits;
	struct strings email_domains;
	bool email_is_error;
	struct wording email_note;
	struct strings required;
	struct strings software_examples;
	struct profile_step *before;
	size_t before_count;
	enum profile_method method;
	char *submit_to; /* NULL: told later */
	struct wording submit_note;
	struct profile_extra *extra;
	size_t extra_count;
	enum profile_after_renewal after_renewal;
	long validity_days;
	struct profile_chain *chain; /* oldest first */
	size_t chain_count;
	struct profile_notice *notice;
	size_t notice_count;
};

/* The folders profiles are looked for in, first wins. */
struct profile_folders {
	struct strings folder;
};

/* Profile by id from the folders, or from a file ("contains / or ends in
 * .yaml"). NULL with diagnostics (U701-U705, U208, what file_read adds). To
 * be released with profile_free. */
struct profile *
profile_load(const char *id_or_file, const struct profile_folders *folders,
	     struct diagnostics *diagnostics);

/*
 * The same from bytes: all faults at once, placed at file, line and column.
 * U704 also when id is not the base name of file (not looked at when file is
 * NULL).
 */
struct profile *profile_read(const char *file, const char *bytes, size_t size,
			     struct diagnostics *diagnostics);

void profile_free(struct profile *profile);

/* True when this is no id but a file: it contains "/" or ends in .yaml. */
bool profile_names_file(const char *id_or_file);

/* What leads to this profile again from any folder: its id where that finds
 * it, else its file, absolute, as seen from working_folder. To be freed. */
char *profile_reference(const struct profile *profile,
			const struct profile_folders *folders,
			const char *working_folder);

/* The profile to try things with and to learn from; of no institution. */
#define PROFILE_EXAMPLE "example"

/* Ids found in the folders, sorted, each once; and the file each is in. */
void profile_list(const struct profile_folders *folders, struct strings *ids,
		  struct strings *files);

/* The name in the present language of the profile id in file, for a list of
 * many: of a profile in the usual form only the head is read, so that a fault
 * behind it is told when the profile is loaded. NULL when the name cannot be
 * read; to be freed. */
char *profile_name(const char *file, const char *id);

/* wording in the present language, or the other, or "". */
const char *wording_text(const struct wording *wording);
const char *wording_in(const struct wording *wording, bool japanese);

/* The hosting with this id, the first one when id is NULL or empty; NULL when
 * there is none. */
const struct profile_hosting *
profile_hosting(const struct profile *profile, const char *id);
bool
profile_allows_key(const struct profile *profile, enum private_key_type type);
long
profile_id_of_key(const struct profile *profile, enum private_key_type type);

/* The intermediates for a certificate with an RSA key, or with a key of this
 * type, issued on this day; NULL where the profile knows none. */
const struct profile_chain *
profile_chain_for(const struct profile *profile, struct date issued);
const struct profile_chain *
profile_chain_for_key(const struct profile *profile, struct date issued,
		      enum private_key_type type);

/* The next notice in force on this day behind *next, which begins with 0 and
 * moves on; NULL when there is no more. */
const struct profile_notice *
profile_next_notice(const struct profile *profile, struct date today,
		    size_t *next);

/* The page to look things up on: the centre's, else where the values were
 * read. */
const char *profile_page(const struct profile *profile);

/* True when the issuer's CN begins with one of the profile's issuers. */
bool profile_issued(const struct profile *profile, const char *issuer_cn);

/* True when host lies under suffix at a label boundary, or is suffix itself;
 * capitals equal small letters. */
bool profile_under(const char *host, const char *suffix);

/* True when host lies so under one of the domains. */
bool profile_has_domain(const struct profile *profile, const char *host);

/* The excluded domain host lies under, or NULL. */
const struct profile_excluded *
profile_exclusion(const struct profile *profile, const char *host);

/* The name of a key type as YAML writes it: "rsa2048", "ec-p384". */
const char *private_key_type_name(enum private_key_type type);
bool private_key_type_parse(const char *name, enum private_key_type *type);

#endif
