/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that lie on the machine: which are taken, and the bounds. */
#include "config.h"

#include "application/found.h"

#include "scratch.h"

#define FQDN "www.lab-example.uec.ac.jp"

static struct profile *profile;

static int
load_profile(void **state)
{
	struct profile_folders folders = {0};
	struct diagnostics problems = {0};

	(void)state;
	strings_take(&folders.folder,
		     alloc_format("%s/data/profiles", getenv("top_srcdir")));
	profile = profile_load("uec", &folders, &problems);
	strings_release(&folders.folder);
	return profile ? 0 : -1;
}

static int
free_profile(void **state)
{
	(void)state;
	profile_free(profile);
	return 0;
}

/* Copies test data to a place in the scratch folder. */
static void
put(const char *name, const char *to)
{
	char *line = alloc_format("cp '%s/tests/data/pki/%s' '%s'",
				  getenv("top_srcdir"), name, to);

	assert_int_equal(run(line), 0);
	free(line);
}

/* The files found in folder "a", then "b", joined by blanks. */
static void
expect(const char *expected)
{
	struct strings folders = {0}, files = {0};
	struct found found = {0};
	char *joined;

	strings_add(&folders, "a");
	strings_add(&folders, "none");
	strings_add(&folders, "b");
	found_search(&folders, FQDN, profile, &found);
	for (size_t i = 0; i < found.count; i++)
		strings_add(&files, found.item[i].file);
	joined = strings_join(&files, " ");
	assert_string_equal(joined, expected);
	free(joined);
	found_release(&found);
	strings_release(&files);
	strings_release(&folders);
}

static void
test_choice(void **state)
{
	(void)state;
	assert_int_equal(run("mkdir a b"), 0);
	expect("");
	put("old-2020.pem", "a/older.pem");
	put("old.pem", "b/new.CRT");
	put("old.der", "b/other.name");
	put("ca.pem", "a/ca.pem");
	put("lets-encrypt.pem", "a/foreign.pem");
	put("old-other-cn.pem", "a/mail.pem");
	put("self-signed.pem", "a/snakeoil.pem");
	put("old.key", "a/key.pem");
	put("request-rsa.csr", "a/request.pem");
	expect("b/new.CRT a/older.pem");
	/* The same certificate again, with its chain or in DER. */
	put("old-chain.pem", "b/chain.pem");
	put("old.der", "a/again.cer");
	expect("a/again.cer a/older.pem");
}

/* Page 3 offers the five newest, in whatever order they are met. */
static void
test_newest(void **state)
{
	(void)state;
	assert_int_equal(run("mkdir a b"), 0);
	put("old-ou-2021.pem", "a/2021.pem");
	put("old-ou-2023.pem", "a/2023.pem");
	put("old-serial-20.pem", "a/2025-03.pem");
	put("old-other-o.pem", "a/2025-09.pem");
	put("old-2020.pem", "a/2020.pem");
	expect("a/2025-09.pem a/2025-03.pem a/2023.pem a/2021.pem a/2020.pem");
	put("old.pem", "b/2026.pem");
	expect("b/2026.pem a/2025-09.pem a/2025-03.pem a/2023.pem a/2021.pem");
	assert_int_equal(run("mv a/2020.pem b/2026.pem .; mv 2026.pem a;"
			     "mv 2020.pem b"),
			 0);
	expect("a/2026.pem a/2025-09.pem a/2025-03.pem a/2023.pem a/2021.pem");
	/* A file speaks by its newest. */
	assert_int_equal(run("cat b/2020.pem a/2026.pem >both; rm a/* b/*;"
			     "cat both both >b/both.pem"),
			 0);
	put("old-serial-20.pem", "a/2025-03.pem");
	expect("b/both.pem a/2025-03.pem");
}

static void
test_depth(void **state)
{
	(void)state;
	assert_int_equal(run("mkdir -p a/2/3/4/5 a/.hidden b"), 0);
	put("old.pem", "a/2/3/4/5/x.pem");
	put("old.pem", "a/.hidden/x.pem");
	expect("");
	put("old.pem", "a/2/3/4/x.pem");
	expect("a/2/3/4/x.pem");
}

static void
test_placements(void **state)
{
	(void)state;
	assert_int_equal(run("mkdir -p a far b && mkfifo a/pipe.pem && "
			     "mkdir a/folder.pem && ln -s . a/loop && "
			     "ln -s ../far a/link && ln -s nowhere a/gone.pem "
			     "&& head -c 300000 /dev/zero > a/large.pem && "
			     "printf garbage > a/garbage.crt"),
			 0);
	put("old.pem", "far/x.pem");
	expect("");
	assert_int_equal(run("ln -s ../far/x.pem b/x.pem"), 0);
	expect("b/x.pem");
}

/* More files than are ever looked at: it ends, and soon. */
static void
test_bounds(void **state)
{
	(void)state;
	assert_int_equal(run("mkdir a b && i=0; while [ $i -lt 60 ]; do "
			     "mkdir a/$i; j=0; while [ $j -lt 40 ]; do "
			     ": > a/$i/$j.pem; j=$((j+1)); done; "
			     "i=$((i+1)); done"),
			 0);
	put("old.pem", "b/x.pem");
	expect("");
}

static void
test_no_name(void **state)
{
	struct strings folders = {0};
	struct found found = {0};

	(void)state;
	strings_add(&folders, "/");
	found_search(&folders, "", profile, &found);
	assert_int_equal(found.count, 0);
	found_release(&found);
	found_release(NULL);
	strings_release(&folders);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(test_choice), SCRATCH_TEST(test_newest),
	    SCRATCH_TEST(test_depth),  SCRATCH_TEST(test_placements),
	    SCRATCH_TEST(test_bounds), SCRATCH_TEST(test_no_name),
	};

	return cmocka_run_group_tests_name("found", tests, load_profile,
					   free_profile);
}
