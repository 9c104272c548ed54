/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of an institution profile (spec/profile.md) as tables. */
#include "config.h"

#include "service/profile_schema.h"

#define NUMBER_MOST 100000

static const struct yaml_key wording_keys[] = {
    {.name = "ja", .type = YAML_TEXT},
    {.name = "en", .type = YAML_TEXT},
    {.name = NULL},
};

static const struct yaml_key center_keys[] = {
    {.name = "name", .type = YAML_OBJECT, .keys = wording_keys},
    {.name = "email", .type = YAML_TEXT},
    {.name = "url", .type = YAML_TEXT},
    {.name = NULL},
};

static const struct yaml_key subject_keys[] = {
    {.name = "C", .type = YAML_TEXT, .required = true},
    {.name = "ST", .type = YAML_TEXT, .required = true},
    {.name = "L", .type = YAML_TEXT, .required = true},
    {.name = "O", .type = YAML_TEXT, .required = true},
    {.name = NULL},
};

static const struct yaml_key excluded_keys[] = {
    {.name = "suffix", .type = YAML_TEXT, .required = true},
    {.name = "reason", .type = YAML_OBJECT, .keys = wording_keys},
    {.name = NULL},
};

static const struct yaml_key hosting_keys[] = {
    {.name = "id", .type = YAML_SLUG, .required = true},
    {.name = "name",
     .type = YAML_OBJECT,
     .required = true,
     .keys = wording_keys},
    {.name = "passphrase",
     .type = YAML_CHOICE,
     .choices = PROFILE_PASSPHRASE_WORDS},
    {.name = "run-by", .type = YAML_CHOICE, .choices = PROFILE_RUN_BY_WORDS},
    {.name = "note", .type = YAML_OBJECT, .keys = wording_keys},
    {.name = NULL},
};

static const struct yaml_key profile_id_keys[] = {
    {.name = "rsa2048", .type = YAML_INTEGER},
    {.name = "ec-p384", .type = YAML_INTEGER},
    {.name = NULL},
};

static const struct yaml_key limit_keys[] = {
    {.name = "dns-names", .type = YAML_INTEGER},
    {.name = "dns-names-length", .type = YAML_INTEGER},
    {.name = "rows", .type = YAML_INTEGER},
    {.name = "dn", .type = YAML_INTEGER},
    {.name = "serial", .type = YAML_INTEGER},
    {.name = "comment", .type = YAML_INTEGER},
    {.name = "csr", .type = YAML_INTEGER},
    {.name = "name", .type = YAML_INTEGER},
    {.name = "department", .type = YAML_INTEGER},
    {.name = "email", .type = YAML_INTEGER},
    {.name = "fqdn", .type = YAML_INTEGER},
    {.name = "software", .type = YAML_INTEGER},
    {.name = NULL},
};

static const struct yaml_key email_keys[] = {
    {.name = "domains", .type = YAML_TEXTS},
    {.name = "level", .type = YAML_CHOICE, .choices = "warn error"},
    {.name = "note", .type = YAML_OBJECT, .keys = wording_keys},
    {.name = NULL},
};

static const struct yaml_key step_keys[] = {
    {.name = "ja", .type = YAML_TEXT},
    {.name = "en", .type = YAML_TEXT},
    {.name = "url", .type = YAML_TEXT},
    {.name = NULL},
};

static const struct yaml_key submission_keys[] = {
    {.name = "method", .type = YAML_CHOICE, .choices = PROFILE_METHOD_WORDS},
    {.name = "to", .type = YAML_TEXT},
    {.name = "note", .type = YAML_OBJECT, .keys = wording_keys},
    {.name = NULL},
};

static const struct yaml_key extra_keys[] = {
    {.name = "id", .type = YAML_SLUG, .required = true},
    {.name = "label",
     .type = YAML_OBJECT,
     .required = true,
     .keys = wording_keys},
    {.name = "required", .type = YAML_BOOLEAN},
    {.name = NULL},
};

static const struct yaml_key chain_keys[] = {
    {.name = "issued-from", .type = YAML_DATE},
    {.name = "key", .type = YAML_CHOICE, .choices = PROFILE_KEY_WORDS},
    {.name = "names", .type = YAML_TEXTS, .required = true},
    {.name = "urls", .type = YAML_TEXTS},
    {.name = NULL},
};

static const struct yaml_key notice_keys[] = {
    {.name = "from", .type = YAML_DATE, .required = true},
    {.name = "until", .type = YAML_DATE, .required = true},
    {.name = "ja", .type = YAML_TEXT},
    {.name = "en", .type = YAML_TEXT},
    {.name = NULL},
};

const struct yaml_key profile_schema[] = {
    {.name = "upki-profile", .type = YAML_INTEGER, .required = true},
    {.name = "id", .type = YAML_SLUG, .required = true},
    {.name = "name",
     .type = YAML_OBJECT,
     .required = true,
     .keys = wording_keys},
    {.name = "center", .type = YAML_OBJECT, .keys = center_keys},
    {.name = "checked", .type = YAML_DATE, .required = true},
    {.name = "sources", .type = YAML_TEXTS, .required = true},
    {.name = "subject",
     .type = YAML_OBJECT,
     .required = true,
     .keys = subject_keys},
    {.name = "domains", .type = YAML_TEXTS, .required = true},
    {.name = "domains-excluded", .type = YAML_OBJECTS, .keys = excluded_keys},
    {.name = "suspicious-words", .type = YAML_TEXTS},
    {.name = "issuers", .type = YAML_TEXTS},
    {.name = "keys", .type = YAML_CHOICES, .choices = PROFILE_KEY_WORDS},
    {.name = "passphrase",
     .type = YAML_CHOICE,
     .choices = PROFILE_PASSPHRASE_WORDS},
    {.name = "hostings", .type = YAML_OBJECTS, .keys = hosting_keys},
    {.name = "artifact",
     .type = YAML_CHOICE,
     .choices = PROFILE_ARTIFACT_WORDS},
    {.name = "profile-ids", .type = YAML_OBJECT, .keys = profile_id_keys},
    {.name = "limits", .type = YAML_OBJECT, .keys = limit_keys},
    {.name = "email", .type = YAML_OBJECT, .keys = email_keys},
    {.name = "required",
     .type = YAML_CHOICES,
     .choices = "manager-name manager-department"},
    {.name = "software-examples", .type = YAML_TEXTS},
    {.name = "before", .type = YAML_OBJECTS, .keys = step_keys},
    {.name = "submission", .type = YAML_OBJECT, .keys = submission_keys},
    {.name = "extra", .type = YAML_OBJECTS, .keys = extra_keys},
    {.name = "after-renewal",
     .type = YAML_CHOICE,
     .choices = PROFILE_AFTER_WORDS},
    {.name = "validity-days", .type = YAML_INTEGER},
    {.name = "chains", .type = YAML_OBJECTS, .keys = chain_keys},
    {.name = "notices", .type = YAML_OBJECTS, .keys = notice_keys},
    {.name = NULL},
};

#define LIMIT(path, member, preset)                                            \
	{                                                                      \
		"limits." path, offsetof(struct profile, limits.member),       \
		    preset, 1, NUMBER_MOST                                     \
	}

const struct profile_number profile_numbers[] = {
    {"profile-ids.rsa2048", offsetof(struct profile, profile_id_rsa2048), 3, 1,
     99},
    {"profile-ids.ec-p384", offsetof(struct profile, profile_id_ec_p384), 11, 1,
     99},
    {"validity-days", offsetof(struct profile, validity_days), 198, 1, 3650},
    LIMIT("dns-names", dns_names, 8),
    LIMIT("dns-names-length", dns_names_length, 250),
    LIMIT("rows", rows, 99),
    LIMIT("dn", dn, 250),
    LIMIT("serial", serial, 50),
    LIMIT("comment", comment, 128),
    LIMIT("csr", csr, 2048),
    LIMIT("name", name, 64),
    LIMIT("department", department, 64),
    LIMIT("email", email, 78),
    LIMIT("fqdn", fqdn, 64),
    LIMIT("software", software, 128),
};

const size_t profile_number_count =
    sizeof(profile_numbers) / sizeof(*profile_numbers);
