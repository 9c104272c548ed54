/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same answers by full screen, by plain lines and by build: the same
 * files, byte for byte; with a new key all but what comes from the key. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "walk.h"

/* The settings are those of walk_start: next.txt tells them. */
#define PROGRAM                                                                \
	"HOME=\"$PWD\" USER=taro LC_ALL=C.UTF-8 XDG_STATE_HOME="               \
	" XDG_CONFIG_HOME= SSH_CONNECTION='192.0.2.7 50000 192.0.2.10 22'"     \
	" TERM=dumb \"$program\" "
#define USUAL " --lang ja --date 2026-11-22"

#define PERSON                                                                  \
	"調布 太郎\r研究科\rtaro@lab-example.uec.ac.jp\rApache 2.4.62\r" \
	"電通 花子\r"

#define ANSWERS                                                                \
	"upki-application: 1\nprofile: uec\nfqdn: " WALK_FQDN "\n"             \
	"history: file\nprevious-files: [old.pem]\n"                           \
	"dns-names: [app1.lab-example.uec.ac.jp, app2.lab-example.uec.ac.jp]"  \
	"\nmanager-name: 調布 太郎\nmanager-department: 研究科\n"       \
	"manager-email: taro@lab-example.uec.ac.jp\n"                          \
	"software: Apache 2.4.62\nextra: {responsible-person: 電通 花子}\n"

/* What is answered in plain lines before and behind page 6. */
#define LINES_BEFORE "\n\n" WALK_FQDN "\nfile\nold.pem\n\n\n\n\n\n"
#define LINES_BEHIND                                                            \
	"調布 太郎\n研究科\ntaro@lab-example.uec.ac.jp\nApache 2.4.62\n" \
	"電通 花子\n\n\n"

static void
shell(const char *format, const char *argument)
{
	const char *tree = getenv("top_builddir");
	char *rest = alloc_format(format, argument);
	char *command =
	    alloc_format("program='%s/upki-wizard'; %s", tree, rest);

	assert_true(walk_shell(command));
	free(command);
	free(rest);
}

/* Every leg writes to the same folder, which is then kept under its name:
 * records hold whole paths. */
static void
by_full_screen(const char *keys_of_page_6, const char *shown)
{
	walk_copy("old.pem");
	walk_copy("request-rsa.csr");
	walk_start(NULL);
	WALK({"\t\r", "[2/9]"}, {WALK_FQDN "\r", "[3/9]"}, {DOWN " \r", "3-2"},
	     {"ol\t\r", "NII Open"}, {"\r", "[4/9]"}, {"\r", "[5/9]"},
	     {"\r\r\r", "[6/9]"});
	walk_step(keys_of_page_6, shown);
	WALK({"\r", "[7/9]"}, {PERSON, "[8/9]"}, {HOME "\r", "[9/9]"},
	     {HOME "\r", NULL});
	walk_ends(0);
	shell("mv upki %s", "screen");
}

static void
by_lines_and_build(const char *lines_of_page_6, const char *answers)
{
	shell("printf '" LINES_BEFORE "%s" LINES_BEHIND "' >in",
	      lines_of_page_6);
	shell(PROGRAM "--plain -p uec" USUAL " <in && mv upki %s", "lines");
	shell("printf '" ANSWERS "%s' >answers.yaml", answers);
	shell(PROGRAM "build" USUAL " answers.yaml && mv upki %s", "build");
	shell("for way in screen lines build; do"
	      " (cd $way && find . -printf '%%p %%m\\n' | sort) >$way.%s;"
	      " done && test -s screen.list &&"
	      " diff screen.list lines.list && diff lines.list build.list",
	      "list");
}

static void
an_existing_request(void **state)
{
	(void)state;
	by_full_screen(DOWN " \rreq\t\r\r", "RSA 2048");
	by_lines_and_build("csr\\nrequest-rsa.csr\\n\\n\\n",
			   "key-source: csr\\ncsr-file: request-rsa.csr\\n");
	shell("diff -ra screen %s && diff -ra lines build", "lines");
}

/* From the key come its file, the CSR, column 7, and the digests of what
 * holds them. */
static void
a_new_key(void **state)
{
	(void)state;
	by_full_screen("\r\r\r", "6-8");
	by_lines_and_build("\\n\\n\\n\\n",
			   "key-source: new\\nhosting: self\\n");
	shell("for way in screen lines build; do"
	      " mkdir $way.rest && for file in $(cd $way && find . -type f);"
	      " do case $file in *.key | *.csr) ;;"
	      " *.tsv) cut -f 1-6,8- $way/$file >$way.rest/${file##*/} ;;"
	      " *) sed 's/[0-9A-Fa-f]\\{64\\}/DIGEST/' $way/$file"
	      " >$way.rest/${file##*/} ;; esac; done; done;"
	      " test $(ls screen.rest | wc -l) = 4 &&"
	      " diff -ra screen.rest %s && diff -ra lines.rest build.rest &&"
	      " ! cmp -s screen/*/*.key lines/*/*.key",
	      "lines.rest");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, walk_begin, walk_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(an_existing_request),
	    TEST(a_new_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
