/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An application to a shipped profile, without files of its own, for unit
 * tests of the floors application and wizard. Included after cmocka.h. */
#ifndef TESTS_APPLICATION_FIXTURE_H
#define TESTS_APPLICATION_FIXTURE_H

#include "application/context.h"
#include "base/alloc.h"
#include "base/locale.h"

#include <stdlib.h>

#define FIXTURE_FQDN "www.lab-example.uec.ac.jp"

struct fixture {
	struct profile *profile;
	struct application application;
	struct material material;
	struct surroundings surroundings;
	struct context context;
	struct diagnostics problems;
};

/* A file of the tree, absolute; to be freed. */
static inline char *
fixture_path(const char *name)
{
	const char *top = getenv("top_srcdir");

	return alloc_format("%s/%s", top ? top : ".", name);
}

/* Where the program believes to be; folder is its working folder and holds
 * all it may write. */
static inline void
fixture_surround(struct surroundings *surroundings, const char *folder)
{
	*surroundings = (struct surroundings){
	    .today = {2026, 11, 22},
	    .home = alloc_string(folder),
	    .working_folder = alloc_string(folder),
	    .host_name = alloc_string("db1"),
	    .user = alloc_string("taro"),
	    .state_folder = alloc_format("%s/state", folder)};
	strings_take(&surroundings->profiles.folder,
		     fixture_path("data/profiles"));
}

static inline void
fixture_leave(struct surroundings *surroundings)
{
	free(surroundings->home);
	free(surroundings->working_folder);
	free(surroundings->host_name);
	free(surroundings->ssh_connection);
	free(surroundings->user);
	free(surroundings->state_folder);
	free(surroundings->output_folder);
	strings_release(&surroundings->profiles.folder);
}

/* The answers of case 1 (cases.md), which need nothing more. */
static inline void
fixture_answer(struct application *application)
{
	application_set(application, FIELD_FQDN, FIXTURE_FQDN);
	application_set(application, FIELD_HISTORY, "none");
	application_set(application, FIELD_MANAGER_NAME, "調布 太郎");
	application_set(application, FIELD_MANAGER_DEPARTMENT,
			"大学院情報理工学研究科");
	application_set(application, FIELD_MANAGER_EMAIL,
			"chofu.taro@lab-example.uec.ac.jp");
	application_set(application, FIELD_SOFTWARE, "Apache 2.4.62");
}

static inline struct fixture *
fixture_begin(const char *profile)
{
	struct fixture *fixture = alloc_object(struct fixture);

	locale_set_language(LANGUAGE_EN);
	fixture_surround(&fixture->surroundings, "/work");
	fixture->profile = profile_load(
	    profile, &fixture->surroundings.profiles, &fixture->problems);
	if (!fixture->profile)
		abort();
	fixture->context =
	    (struct context){.profile = fixture->profile,
			     .application = &fixture->application,
			     .material = &fixture->material,
			     .surroundings = &fixture->surroundings};
	fixture_answer(&fixture->application);
	return fixture;
}

/* The earlier certificate is tests/data/pki/NAME. */
static inline void
fixture_old(struct fixture *fixture, const char *name)
{
	char *relative = alloc_format("tests/data/pki/%s", name);
	char *path = fixture_path(relative);

	application_set(&fixture->application, FIELD_HISTORY, "file");
	application_set(&fixture->application, FIELD_PREVIOUS_FILES, path);
	material_refresh(&fixture->material, &fixture->application,
			 &fixture->surroundings);
	free(path);
	free(relative);
}

/* An existing request is tests/data/pki/NAME. */
static inline void
fixture_request(struct fixture *fixture, const char *name)
{
	char *relative = alloc_format("tests/data/pki/%s", name);
	char *path = fixture_path(relative);

	application_set(&fixture->application, FIELD_KEY_SOURCE, "csr");
	application_set(&fixture->application, FIELD_CSR_FILE, path);
	material_refresh(&fixture->material, &fixture->application,
			 &fixture->surroundings);
	free(path);
	free(relative);
}

static inline void
fixture_end(struct fixture *fixture)
{
	diagnostics_release(&fixture->problems);
	material_release(&fixture->material);
	application_release(&fixture->application);
	profile_free(fixture->profile);
	fixture_leave(&fixture->surroundings);
	free(fixture);
}

#endif
