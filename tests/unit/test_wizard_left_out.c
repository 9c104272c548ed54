/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that the institution has no place for: nothing shows them, so they
 * must not stand in the way, nor go without a word. */
#include "config.h"

#include "tests/unit/wizard_walk.h"

#define LEFT_OUT "has no place for these answers, so they were left out: "

/* All that is needed, for shimane or uec, with what either does not know. */
static void
put_answers(const char *profile, const char *fqdn, const char *rest)
{
	char *line = alloc_format(
	    "printf 'upki-application: 1\\nprofile: %s\\nfqdn: %s\\n"
	    "history: none\\nmanager-name: Taro\\nmanager-email: taro@%s\\n"
	    "software: nginx 1.26\\nmanager-department: Centre\\n%s' >a.yaml",
	    profile, fqdn, fqdn, rest);

	assert_int_equal(run(line), 0);
	free(line);
}

static struct walk *
walk_from_answers(void)
{
	struct walk *walk = walk_begin(NULL);

	assert_true(wizard_start_from(walk->wizard, "a.yaml", &walk->problems));
	return walk;
}

/* A centre renames an item, and a hosting: last year's file has the old ones.
 */
static void
a_file_with_what_is_no_longer_known(void **state)
{
	struct walk *walk;

	(void)state;
	put_answers("uec", "www.lab-example.uec.ac.jp",
		    "key-type: ec-p384\\nhosting: cloud\\n"
		    "extra: {adviser: 電通 花子, responsible-person: 調布}\\n");
	walk = walk_from_answers();
	expect_page(walk, 8);
	expect_shown(walk, LEFT_OUT "Type of key: ec-p384, Where the "
				    "certificate will run: cloud, adviser: "
				    "電通 花子");
	expect_shown(walk, "U704");
	wizard_unsay(walk->wizard);
	wizard_jump(walk->wizard, 6);
	expect_shown(walk, LEFT_OUT "Type of key: ec-p384, Where the "
				    "certificate will run: cloud");
	expect_not_shown(walk, "adviser");
	next(walk, 8);
	wizard_jump(walk->wizard, 7);
	expect_shown(walk, LEFT_OUT "adviser: 電通 花子");
	expect_not_shown(walk, "cloud");
	next(walk, 8);
	walk_end(walk);
}

static void
another_institution_and_back(void **state)
{
	struct walk *walk;

	(void)state;
	put_answers("uec", "www.lab-example.uec.ac.jp",
		    "hosting: virtual-domain\\n"
		    "extra: {responsible-person: 電通 花子}\\n");
	walk = walk_from_answers();
	expect_not_shown(walk, LEFT_OUT);
	wizard_jump(walk->wizard, 1);
	choose(walk, FIELD_PROFILE, "hirosaki");
	expect_shown(walk, "Hirosaki University " LEFT_OUT);
	wizard_unsay(walk->wizard);
	expect_shown(walk, "virtual-domain, responsible-person: 電通 花子");
	wizard_jump(walk->wizard, 6);
	next(walk, 8);
	wizard_jump(walk->wizard, 7);
	next(walk, 8);
	wizard_jump(walk->wizard, 1);
	choose(walk, FIELD_PROFILE, "uec");
	expect_not_shown(walk, LEFT_OUT);
	wizard_jump(walk->wizard, 6);
	go(walk, FIELD_HOSTING, 0, "virtual-domain");
	assert_true(focused(walk)->selected);
	wizard_jump(walk->wizard, 7);
	expect_shown(walk, "電通 花子");
	walk_end(walk);
}

/* Of one kind of key alone page 6 shows no choice. */
static void
a_kind_of_key(void **state)
{
	struct walk *walk;

	(void)state;
	put_answers("shimane", "www.shimane-u.ac.jp", "key-type: ec-p384\\n");
	walk = walk_from_answers();
	wizard_jump(walk->wizard, 1);
	choose(walk, FIELD_PROFILE, "uec");
	expect_shown(walk, LEFT_OUT "Type of key: ec-p384");
	wizard_jump(walk->wizard, 6);
	expect_shown(walk, LEFT_OUT "Type of key: ec-p384");
	next(walk, 8);
	wizard_jump(walk->wizard, 1);
	choose(walk, FIELD_PROFILE, "shimane");
	wizard_jump(walk->wizard, 6);
	go(walk, FIELD_KEY_TYPE, 0, "ec-p384");
	assert_true(focused(walk)->selected);
	walk_end(walk);
}

/* A draft of such answers can be gone on with, and another application has
 * nothing to do with them. */
static void
a_draft_and_another_application(void **state)
{
	struct walk *walk;

	(void)state;
	put_answers("uec", "www.lab-example.uec.ac.jp", "hosting: cloud\\n");
	run("mkdir state; { cat a.yaml; printf 'draft:\\n  page: 6\\n'; } "
	    ">state/draft-1-00000001.yaml");
	walk = walk_begin(NULL);
	expect_shown(walk, "Go on applying for www.lab-example.uec.ac.jp");
	wizard_enter(walk->wizard);
	expect_page(walk, 6);
	assert_non_null(strstr(wizard_view(walk->wizard)->message,
			       LEFT_OUT "Where the certificate will run"));
	next(walk, 7);
	next(walk, 8);
	put_answers("uec", "mail.lab-example.uec.ac.jp", "");
	assert_true(wizard_start_from(walk->wizard, "a.yaml", &walk->problems));
	expect_page(walk, 8);
	expect_not_shown(walk, LEFT_OUT);
	walk_end(walk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCRATCH_TEST(a_file_with_what_is_no_longer_known),
	    SCRATCH_TEST(another_institution_and_back),
	    SCRATCH_TEST(a_kind_of_key),
	    SCRATCH_TEST(a_draft_and_another_application),
	};

	locale_start("en");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
