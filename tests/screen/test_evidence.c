/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a certificate or the server itself says: page 3 after a look at a
 * server on the loopback address, and the pages of a revocation. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "walk.h"

#define LIVE_SERVER "\t\r" WALK_FQDN "\r" DOWN DOWN " \r"
#define FOLDER	    "upki/" WALK_FQDN "_20261122"

static char port[16];

/* Starts a server (tests/command/serve.c) and waits for its port. */
static void
serve(const char *mode, const char *chain)
{
	char *command =
	    alloc_format("\"${top_builddir:-.}/tests/command/serve\" %s 4 "
			 "\"${top_srcdir:-.}/tests/data/pki/%s\" "
			 "\"${top_srcdir:-.}/tests/data/pki/old.key\" port "
			 ">/dev/null 2>&1 & echo $! >server; "
			 "for try in $(seq 100); do "
			 "test -s port && break; sleep 0.1; done; test -s port",
			 mode, chain);
	char *path = alloc_format("%s/port", walk_home);
	FILE *file;

	assert_true(walk_shell(command));
	file = fopen(path, "r");
	assert_non_null(file);
	assert_non_null(fgets(port, sizeof(port), file));
	port[strcspn(port, "\n")] = '\0';
	fclose(file);
	free(path);
	free(command);
}

static int
end(void **state)
{
	walk_shell("test ! -s server || kill $(cat server)");
	return walk_end(state);
}

/* Chooses the live server on page 3 and types the address of ours. */
static void
look(void)
{
	char *keys = alloc_format(WIPE "127.0.0.1:%s\r", port);

	walk_step(LIVE_SERVER, "3-3");
	walk_step(keys, "127.0.0.1");
	walk_step("\r", NULL);
	/* The number differs from run to run. */
	session.mask = port;
	free(keys);
}

static void
a_live_server_tells_its_certificate(void **state)
{
	(void)state;
	serve("tls", "old-chain.pem");
	walk_start(NULL);
	look();
	walk_step("", "1911649278160095962");
	session_settle(&session);
	walk_look_both("3_live");
	walk_step("\r", "[4/9]");
	walk_step("", "1911649278160095962");
	walk_step("\r", "[5/9]");
	/* What was found fills the names, visibly. */
	walk_step("", "app2.lab-example.uec.ac.jp");
}

static void
a_foreign_certificate_is_said(void **state)
{
	(void)state;
	serve("tls", "lets-encrypt.pem");
	walk_start(NULL);
	look();
	walk_step("", "発行者: R11");
	session_settle(&session);
	walk_look_both("3_foreign");
}

static void
a_silent_server_is_given_up(void **state)
{
	(void)state;
	serve("silent", "old.pem");
	walk_start(NULL);
	look();
	walk_step("", "Esc 中止");
	walk_look("walk_3_looking_ja");
	/* At once, not when the five seconds are over. */
	session_send(&session, BACK);
	assert_true(session_becomes(&session, "中止しました", true));
	walk_step("", "[3/9]");
	walk_look_both("3_cancelled");
}

/* Over a slow line an arrow key begins with a lone Esc. */
static void
a_slow_arrow_cancels_no_look(void **state)
{
	(void)state;
	serve("silent", "old.pem");
	walk_start(NULL);
	look();
	walk_step("", "Esc 中止");
	/* The keys are looked at now and then: between which bytes is chance. */
	session_send_slowly(&session, UP UP UP UP);
	poll(NULL, 0, 1000);
	walk_step("", "Esc 中止");
	session_send(&session, BACK);
	assert_true(session_becomes(&session, "中止しました", true));
}

static void
a_file_and_the_server_differ(void **state)
{
	(void)state;
	serve("tls", "old-ou-2021.pem");
	walk_copy("old.pem");
	walk_start(NULL);
	look();
	walk_step("", "3098476543630901249");
	WALK({BACK_TAB BACK_TAB BACK_TAB, "> (*) 稼働中"}, {UP " \r", "> 3-2"},
	     {"old.pem\r", "1911649278160095962"}, {PAGE_DOWN, "U310"});
	session_settle(&session);
	walk_look_both("3_differ");
}

static void
a_leaked_key_is_revoked(void **state)
{
	(void)state;
	walk_copy("old-ou-2021.pem");
	walk_start(NULL);
	WALK({"\t\t\r", "[2/9]"});
	walk_look_both("2_revoke");
	WALK({WALK_FQDN "\r", "[3/9]"});
	walk_look_both("3_revoke");
	WALK({HELP, "主体者DN とシリアル番号"});
	walk_look_both("3_revoke_help");
	WALK({BACK, "-説明:"});
	WALK({" \rold-ou-2021.pem\r", "NII Open"}, {"\r", "[4/9]"});
	walk_look_both("4_revoke");
	/* Nothing is chosen before somebody chooses. */
	WALK({"\r", "! 「失効理由」"}, {DOWN DOWN DOWN " \r", "> 4-4"},
	     {"\r\r", "U201"});
	walk_look_both("4_revoke_word");
	WALK({"leaked\r", "U704"}, {WIPE "keyCompromise\r", "[7/9]"});
	walk_look_both("7_revoke");
	WALK({"\r\r\r", "[8/9]"});
	walk_look_both("8_revoke");
	WALK({HOME "\r", "[9/9]"});
	walk_look_both("9_revoke");
	WALK({HOME "\r", NULL});
	walk_ends(0);
	assert_true(walk_shell(
	    "cd " FOLDER " && test ! -e *.key && test ! -e *.csr &&"
	    " iconv -f SHIFT_JIS -t UTF-8 send/*_revoke.tsv | tr '\\t' '\\n'"
	    " | sed -n '1p;4p;5p' >row && printf '%s\\n' '"
	    "CN=" WALK_FQDN ",OU=Information Technology Center,"
	    "O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP'"
	    " 3098476543630901249 1 | diff - row"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, walk_begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_live_server_tells_its_certificate),
	    TEST(a_foreign_certificate_is_said),
	    TEST(a_silent_server_is_given_up),
	    TEST(a_slow_arrow_cancels_no_look),
	    TEST(a_file_and_the_server_differ),
	    TEST(a_leaked_key_is_revoked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
