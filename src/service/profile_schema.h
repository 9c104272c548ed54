/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of profile.c among themselves: table, checks, filling. */
#ifndef SERVICE_PROFILE_SCHEMA_H
#define SERVICE_PROFILE_SCHEMA_H

#include "base/yaml.h"
#include "service/profile.h"

/* spec/profile.md as a table; ends with name NULL. */
extern const struct yaml_key profile_schema[];

/* The words of the choices, in the order of their enums. */
#define PROFILE_PASSPHRASE_WORDS "none optional required"
#define PROFILE_RUN_BY_WORDS	 "applicant center"
#define PROFILE_ARTIFACT_WORDS	 "tsv csr"
#define PROFILE_AFTER_WORDS	 "tell-center tsv system"
#define PROFILE_METHOD_WORDS	 "mail webform workflow portal paper"
#define PROFILE_KEY_WORDS	 "rsa2048 ec-p384"

/* A number of a profile: where it stands and what it may be. */
struct profile_number {
	const char *path;
	size_t offset; /* of a long in struct profile */
	long preset;   /* spec/service.md */
	long least, most;
};
extern const struct profile_number profile_numbers[];
extern const size_t profile_number_count;

/* Adds what the table cannot know: the form of names, addresses, subject
 * values, numbers and their agreement. document may be faulty. */
void profile_check(const char *file, const struct yaml_node *document,
		   struct diagnostics *diagnostics);

/* A profile from a document without fault; absent values get the presets. */
struct profile *profile_fill(const struct yaml_node *document);

#endif
