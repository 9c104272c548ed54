/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of mistake once, in the real wizard: it is named with its number
 * where it was made, the page stays, and what is right goes on. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "walk.h"

#define PEOPLE "\r\r"
#define SERVER "\t\r" WALK_FQDN "\r"
#define WRONG  "! U"

/* Who scrolled down and went back to read takes no other institution. */
static void
reading_chooses_nothing(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({PAGE_DOWN, "上に続き"}, {HOME, "-上に続き"}, {"\r\r", "[2/9]"},
	     {"", "電気通信大学 [2/9]"});
}

static void
names_of_the_server(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"},
	     /* Nothing at all, then what "next" says. */
	     {"\r", "! U201"}, {"www", "-" WRONG}, {"\r", "! U401"});
	walk_look_both("2_wrong");
	WALK({WIPE "www.example.com\r", "! U402"},
	     {WIPE "192.0.2.1\r", "! U404"},
	     {WIPE "*.lab.uec.ac.jp\r", "! U405"},
	     {WIPE "my_www.lab.uec.ac.jp\r", "! U406"}, {WIPE "JP\r", "! U411"},
	     {WIPE "例え.uec.ac.jp\r", "! U407"}, {PROPOSAL, "xn--"},
	     {WIPE "https://www.lab.uec.ac.jp/\r", "! U4"},
	     /* Right but for the case: corrected, and told on return. */
	     {WIPE " WWW.Lab.uec.ac.jp\r", "[3/9]"},
	     {BACK, "www.lab.uec.ac.jp__"},
	     /* Looks like a famous service: only a warning, told while the
	      * name is typed and once more when the page has turned. */
	     {WIPE "google-login.uec.ac.j", "-U408"}, {"p", "? U408"},
	     {"\r", "[3/9]"}, {"", "? U408"}, {BACK, "U408"});
}

static void
certificate_files(void **state)
{
	(void)state;
	walk_copy("old.pem");
	walk_copy("old-other-cn.pem");
	walk_copy("lets-encrypt.pem");
	walk_copy("ca.pem");
	walk_copy("request-rsa.csr");
	walk_start(NULL);
	WALK({SERVER, "[3/9]"},
	     /* Enter alone answers nothing here. */
	     {"\r", "! "}, {DOWN " \r", "3-2"}, {"\r\r", "! U201"},
	     {"missing.pem\r", "! U208"}, {WIPE "request-rsa.csr\r", "! U501"});
	walk_look_both("3_not_a_certificate");
	WALK({WIPE "ca.pem\r", "! U304"}, {"\r", "[3/9]"});
	walk_look_both("3_authority");
	WALK({WIPE "/etc\r", "! U804"}, {WIPE "lets-encrypt.pem\r", "U303"});
	session_settle(&session);
	walk_look_both("3_not_ours");
	WALK({UP WIPE "old-other-cn.pem\r", "U304"},
	     /* Neither counts, so page 4 has no verdict. */
	     {"\r", "[4/9]"}, {"\r", "! U301"});
}

static void
serial_and_date(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({SERVER, "[3/9]"}, {DOWN DOWN DOWN " \r", "3-4"},
	     {"12xyz\r", "! U307"}, {WIPE "0\r", "! U307"},
	     {WIPE "1A:87:8A:E3:DF:DD:4A:DA\r", "> 3-5"},
	     {"2025-02-30\r", "! U309"}, {WIPE "2027-01-01\r", "! U309"},
	     {WIPE "yesterday\r", "! U309"});
	session_settle(&session);
	walk_look_both("3_typed_wrong");
	WALK({WIPE "2025-06-01\r", "-" WRONG},
	     /* Enter alone does not say whether there was an OU. */
	     {"\r", "! "}, {DOWN " \r", "[4/9]"});
	walk_look_both("4_typed");
}

static void
history_not_known(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({SERVER, "[3/9]"}, {DOWN DOWN DOWN DOWN " \r", "[4/9]"});
	walk_look_both("4_unknown");
	WALK({"\r", "! U301"}, {"maybe\r", "! U"}, {WIPE "\r", "! U301"});
}

static void
overriding_wants_the_word(void **state)
{
	(void)state;
	walk_copy("old.pem");
	walk_start(NULL);
	WALK({SERVER, "[3/9]"}, {DOWN " \rold.pem\r", "NII Open"},
	     {"\r", "[4/9]"}, {"no\r", "! U704"},
	     /* Full width, as an input method gives it. */
	     {WIPE "ｎｅｗ\r", "[5/9]"}, {BACK, "U212"});
	walk_look_both("4_overridden");
	WALK({WIPE "renew\r", "[5/9]"}, {BACK, "-U212"}, {BACK, "[3/9]"},
	     {HOME " \r", "[4/9]"}, {WIPE "renew\r", "302"});
	session_settle(&session);
	walk_look_both("4_renew_without");
}

static void
other_names(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({SERVER " \r\r", "[5/9]"},
	     {"App1.lab.uec.ac.jp\r", "app1.lab.uec.ac.jp"},
	     {"app1.lab.uec.ac.jp\r", "U410"}, {"www.example.com\r", "! U402"},
	     {WIPE "*.uec.ac.jp\r", "! U405"}, {WIPE "a.\r", "! U4"},
	     {WIPE "a.uec.ac.jp\rb.uec.ac.jp\rc.uec.ac.jp\rd.uec.ac.jp\r"
		   "e.uec.ac.jp\rf.uec.ac.jp\r",
	      "8/8"},
	     {"g.uec.ac.jp\r\r", "! U412"});
	session_settle(&session);
	walk_look_both("5_wrong");
}

/* What is typed behind several names on one line adds to them. */
static void
names_on_one_line(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({SERVER " \r\r", "[5/9]"},
	     {"d.uec.ac.jp, e.uec.ac.jp f.uec.ac.jp\r", "f.uec.ac.jp__"},
	     {"g.uec.ac.jp\r", "g.uec.ac.jp__"}, {"", "e.uec.ac.jp__"},
	     {"", "f.uec.ac.jp__"});
}

/* Without colour the mark alone tells what stops from what does not. */
static void
marks_tell_what_stops(void **state)
{
	static const struct walk plain_ink = {.setting = "NO_COLOR=1"};
	static const struct walk old = {.term = "vt100", .language = "en"};

	(void)state;
	walk_start(&plain_ink);
	WALK({"\t\r", "[2/9]"}, {"www\r", "! U401"},
	     {WIPE "WWW.uec.ac.jp\r", "i U601"}, {BACK, "[2/9]"},
	     {WIPE "Google-Login.uec.ac.jp\r", "[3/9]"}, {"", "? U408"},
	     {"", "U601"}, {BACK, "? U408"}, {"\r \r\r", "[5/9]"},
	     {"a.uec.ac.jp\ra.uec.ac.jp\r", "i U410"},
	     {WIPE "*.uec.ac.jp\r", "! U405"}, {WIPE "\r\r\r\r\r", "[7/9]"},
	     {"\r\rtaro@uec.ac.jp\rnginx\r\r", "[8/9]"},
	     {"", "? 「google-login"}, {DOWN "\r", "[2/9]"},
	     {WIPE "www\r", "! U401"}, {HELP, "-2-1"},
	     {PAGE_DOWN PAGE_DOWN, "  i "});
	walk_look("walk_help_marks_ja");
	WALK({LANGUAGE PAGE_DOWN PAGE_DOWN, "note:"});
	walk_look("walk_help_marks_en");
	session_release(&session);
	assert_true(walk_shell("rm -r .local"));
	walk_start(&old);
	WALK({"\t\r", "[2/9]"}, {"www\r", "! U401"},
	     {WIPE "google-login.uec.ac.jp\r\033", "? U408"});
}

static void
existing_requests(void **state)
{
	(void)state;
	walk_copy("old.pem");
	walk_copy("request-l-differs.csr");
	walk_copy("request-old-key.csr");
	walk_copy("request-challenge.csr");
	walk_copy("request-san.csr");
	walk_copy("good-ec.key");
	walk_start(NULL);
	WALK({SERVER DOWN " \rold.pem\r", "NII Open"}, {"\r", "[4/9]"},
	     {"\r", "[5/9]"}, {"\r\r\r", "[6/9]"}, {DOWN " \r", "6-6"},
	     {"request-l-differs.csr\r", "! U505"});
	session_settle(&session);
	walk_look_both("6_wrong");
	WALK({WIPE "request-old-key.csr\r", "! U511"},
	     {WIPE "old.pem\r", "! U501"},
	     {WIPE "request-challenge.csr\r", "U508"},
	     {"good-ec.key\r", "! U512"}, {WIPE, "-U512"},
	     /* The key itself, where its file is to be named. */
	     {PASTED("-----BEGIN PRIVATE KEY-----\rMIG2AgEAMBAGByqGSM49\r"
		     "-----END PRIVATE KEY-----\r"),
	      "秘密鍵かもしれません"},
	     {"", "-MIG2"}, {"x", "x_"}, {WIPE, "-秘密鍵かも"},
	     {UP WIPE "request-san.csr\r", "U509"});
}

static void
passphrases(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({SERVER " \r\r\r", "[6/9]"}, {"\r\r", "> 6-4"},
	     {"correct horse", "*************_"}, {"\r", "> 6-5"},
	     {"correct house\r", "! U704"});
	session_settle(&session);
	walk_look_both("6_passphrases");
	assert_false(session_shows(&session, "horse"));
	WALK({WIPE "correct horse\r", "> 6-8"}, {BACK_TAB BACK_TAB, "> 6-4"});
	walk_look_both("6_entered");
	WALK({WIPE "\r" WIPE "\r", "> 6-8"}, {"\r", "[7/9]"});
}

static void
people_and_software(void **state)
{
	(void)state;
	walk_start(NULL);
	WALK({SERVER " \r\r\r", "[6/9]"}, {"\r\r\r\r", "[7/9]"},
	     /* "Next" goes to the first wrong field and says why. */
	     {PEOPLE "\r", "! U201"}, {"\t\t\r", "> 7-3"},
	     {"調布@uec.ac.jp\r", "! U206"},
	     {WIPE "taro＠lab.uec.ac.jp\r", "taro@lab.uec.ac.jp"},
	     {"nginx 1.26.2（リバースプロキシ①）\r", "! U602"});
	session_settle(&session);
	walk_look_both("7_wrong");
	WALK({PROPOSAL, "リバースプロキシ(1)）"}, {"\r", "> 7-5"},
	     {BACK_TAB BACK_TAB WIPE "taro@example.com\r", "U402"},
	     {BACK_TAB WIPE "a@uec.ac.jp,b@uec.ac.jp\r", "! U206"},
	     {WIPE "taro@lab.uec.ac.jp\r", "> 7-4"},
	     {BACK_TAB BACK_TAB BACK_TAB "髙橋 一郎\r", "! U602"},
	     {PROPOSAL "\r", "高橋 一郎"}, {"①\r", "! U602"}, {WIPE, "-" WRONG},
	     {"=1+1\r", "! U604"}, {WIPE "\r\r\r\r", "[8/9]"});
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, walk_begin, walk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(reading_chooses_nothing),   TEST(certificate_files),
	    TEST(names_of_the_server),	     TEST(certificate_files),
	    TEST(serial_and_date),	     TEST(history_not_known),
	    TEST(overriding_wants_the_word), TEST(other_names),
	    TEST(names_on_one_line),	     TEST(marks_tell_what_stops),
	    TEST(existing_requests),	     TEST(passphrases),
	    TEST(people_and_software),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
