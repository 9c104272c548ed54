/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mail and directory servers say before the handshake, and should not:
 * one problem that shows their last words, and no certificate. */
#include "config.h"

#include "pki/server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include <cmocka.h>

#include "wire_host.h"

REFUSABLE(ssize_t, recv, -1, (int file, void *bytes, size_t size, int flags),
	  (file, bytes, size, flags))
REFUSABLE(ssize_t, send, -1,
	  (int file, const void *bytes, size_t size, int flags),
	  (file, bytes, size, flags))

/* A thousand and more bytes without an end of line, as no mail server sends. */
static void
a_line_has_an_end(void **state)
{
	static char line[2000];

	(void)state;
	memset(line, 'x', sizeof(line));
	expect_script(line, sizeof(line), SERVER_STARTTLS_SMTP, 501,
		      "far more than a chain");
}

static void
a_dialogue_may_break_off(void **state)
{
	static const char greeting[] = "220 mail\r\n";
	static const struct {
		const char *call;
		int code;
		int times;
		const char *words;
	} cases[] = {
	    {"recv", ECONNRESET, 1, "closed the connection"},
	    {"send", EPIPE, 1, "closed the connection"},
	    {"recv", EINTR, 3, "its last answer was \"500 no\""},
	    {"recv", EAGAIN, 3, "its last answer was \"500 no\""},
	    {"send", EINTR, 3, "its last answer was \"500 no\""},
	    {"send", EAGAIN, 3, "its last answer was \"500 no\""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool goes_on = cases[i].times > 1;
		struct host host;

		begin(&host, SAYS("220 mail\r\n500 no\r\n"));
		refuse(cases[i].call, cases[i].code, 0, cases[i].times);
		expect_look(&host.server, SERVER_STARTTLS_SMTP,
			    goes_on ? 501 : 806, cases[i].words);
		end(&host);
	}
	expect_script(SAYS(greeting), SERVER_STARTTLS_SMTP, 806,
		      "closed the connection");
	/* What looks like an answer of several lines has a last one. */
	expect_script(SAYS("220-a\r\nmore\r\n220 b\r\n250-x\r\n250-y\r\n"
			   "250 z\r\n454 no\r\n"),
		      SERVER_STARTTLS_SMTP, 501,
		      "its last answer was \"454 no\"");
	expect_script(SAYS("220\r\n25\r\n"), SERVER_STARTTLS_SMTP, 501,
		      "its last answer was \"25\"");
	expect_script(SAYS("* OK\r\n* more\r\na1 NO\r\n"), SERVER_STARTTLS_IMAP,
		      501, "its last answer was \"a1 NO\"");
}

/* The result of StartTLS in a directory: 0 is yes; lengths in one to four
 * bytes. */
static void
a_directory_may_say_no_in_many_ways(void **state)
{
	static const char no[] = "does not go over to TLS";

	(void)state;
	/* Unavailable (52). */
	expect_script(SAYS("\x30\x0c\x02\x01\x01\x78\x07\x0a\x01\x34\x04\x00"
			   "\x04\x00"),
		      SERVER_STARTTLS_LDAP, 501, no);
	expect_script(SAYS("\x30\x84\x00\x00\x00\x0c\x02\x01\x01\x78\x07\x0a"
			   "\x01\x34\x04\x00\x04\x00"),
		      SERVER_STARTTLS_LDAP, 501, no);
	/* Yes, and then it ends. */
	expect_script(SAYS("\x30\x84\x00\x00\x00\x0c\x02\x01\x01\x78\x07\x0a"
			   "\x01\x00\x04\x00\x04\x00"),
		      SERVER_STARTTLS_LDAP, 806, "closed the connection");
	/* Nothing of the kind: another tag, other lengths, another answer. */
	expect_script(SAYS("HTTP/1.1 400\r\n"), SERVER_STARTTLS_LDAP, 501, no);
	expect_script(SAYS("\x30\x82\x10\x00"), SERVER_STARTTLS_LDAP, 501, no);
	expect_script(SAYS("\x30\x85\x10\x00"), SERVER_STARTTLS_LDAP, 501, no);
	expect_script(SAYS("\x30\x03\x02\x01\x01"), SERVER_STARTTLS_LDAP, 501,
		      no);
	expect_script(SAYS("\x30\x0c\x02\x01\x01\x61\x07\x0a\x01\x00\x04\x00"
			   "\x04\x00"),
		      SERVER_STARTTLS_LDAP, 501, no);
	expect_script(SAYS("\x30\x09\x02\x01\x01\x78\x04\x04\x00\x0a\x01"),
		      SERVER_STARTTLS_LDAP, 501, no);
	/* Cut anywhere. */
	expect_script(SAYS("\x30"), SERVER_STARTTLS_LDAP, 806,
		      "closed the connection");
	expect_script(SAYS("\x30\x84\x00"), SERVER_STARTTLS_LDAP, 806,
		      "closed the connection");
	expect_script(SAYS("\x30\x0c\x02"), SERVER_STARTTLS_LDAP, 806,
		      "closed the connection");
	/* The request cannot be sent. */
	struct host host;

	begin(&host, "", 0);
	refuse_always("send", EPIPE);
	expect_look(&host.server, SERVER_STARTTLS_LDAP, 806,
		    "closed the connection");
	end(&host);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_line_has_an_end),
	    cmocka_unit_test(a_dialogue_may_break_off),
	    cmocka_unit_test(a_directory_may_say_no_in_many_ways),
	};

	locale_set_language(LANGUAGE_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
