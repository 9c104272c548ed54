/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HOST[:PORT] taken apart, and a look that is cancelled or finds nobody; what
 * servers may show is in tests/command/live.sh. */
#include "config.h"

#include "pki/server.h"

#include "pki/server_wire.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static void
test_parse(void **state)
{
	static const struct {
		const char *text;
		const char *name; /* NULL: no server */
		bool is_address;
	} lines[] = {
	    {"www.uec.ac.jp", "www.uec.ac.jp:443", false},
	    {"WWW.uec.ac.jp:8443", "www.uec.ac.jp:8443", false},
	    {" ｗｗｗ．uec.ac.jp ", "www.uec.ac.jp:443", false},
	    {"https://www.uec.ac.jp/ug/", "www.uec.ac.jp:443", false},
	    {"https://www.uec.ac.jp:8443", "www.uec.ac.jp:8443", false},
	    {"localhost", "localhost:443", false},
	    {"127.0.0.1:1", "127.0.0.1:1", true},
	    {"::1", "[::1]:443", true},
	    {"[::1]", "[::1]:443", true},
	    {"[::1]:65535", "[::1]:65535", true},
	    {"", NULL, false},
	    {":443", NULL, false},
	    {"www:", NULL, false},
	    {"www:0", NULL, false},
	    {"www:65536", NULL, false},
	    {"www:99999999999999999999", NULL, false},
	    {"www:44x", NULL, false},
	    {"www:-1", NULL, false},
	    {"[::1", NULL, false},
	    {"[::1]x", NULL, false},
	    {"[www]:443", NULL, false},
	    {"::1::2", NULL, false},
	    {"a b", NULL, false},
	    {"-x", NULL, false},
	    {"a..b", NULL, false},
	    {"etc/x.pem", NULL, false},
	    {"/etc", NULL, false},
	    {"http://www", NULL, false},
	    {"例え.jp", NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct server server;
		bool good =
		    server_parse(lines[i].text, SERVER_STARTTLS_NONE, &server);

		if (good != (lines[i].name != NULL))
			fail_msg("%s", lines[i].text);
		if (good) {
			assert_string_equal(server.name, lines[i].name);
			assert_int_equal(server.is_address,
					 lines[i].is_address);
		}
		server_release(&server);
	}
}

static void
test_starttls(void **state)
{
	enum server_starttls starttls;
	struct server server;

	(void)state;
	assert_true(server_starttls_parse("ldap", &starttls));
	assert_int_equal(starttls, SERVER_STARTTLS_LDAP);
	assert_true(server_parse("x", starttls, &server));
	assert_string_equal(server.name, "x:389");
	server_release(&server);
	assert_false(server_starttls_parse("", &starttls));
	assert_false(server_starttls_parse("https", &starttls));
}

/* A port of 127.0.0.1 that takes connections and says nothing. */
static int
listen_silently(struct server *server)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof(address);
	int here = socket(AF_INET, SOCK_STREAM, 0);
	char text[32];

	assert_int_equal(bind(here, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(here, 4), 0);
	getsockname(here, (struct sockaddr *)&address, &size);
	snprintf(text, sizeof(text), "127.0.0.1:%d", ntohs(address.sin_port));
	assert_true(server_parse(text, SERVER_STARTTLS_NONE, server));
	return here;
}

static bool
stop_at_third(void *closure)
{
	int *calls = closure;

	return ++*calls < 3;
}

static void
test_cancel(void **state)
{
	struct diagnostics problems = {0};
	struct certificates list = {0};
	struct server server;
	int here = listen_silently(&server);
	long begun = wire_clock();
	bool cancelled = false;
	int calls = 0;

	(void)state;
	assert_false(server_fetch(&server, SERVER_STARTTLS_NONE, stop_at_third,
				  &calls, "previous-server", &list, &cancelled,
				  &problems));
	assert_true(cancelled);
	assert_int_equal(problems.count, 0);
	assert_int_equal(calls, 3);
	assert_true(wire_clock() - begun < 1000);
	close(here);
	server_release(&server);
}

/* A name goes through a child process, which must not outlive the look. */
static void
test_cancel_name(void **state)
{
	struct diagnostics problems = {0};
	struct certificates list = {0};
	struct server server;
	bool cancelled = false;
	int calls = 2;

	(void)state;
	assert_true(server_parse("no-such-host.invalid", SERVER_STARTTLS_NONE,
				 &server));
	assert_false(server_fetch(&server, SERVER_STARTTLS_SMTP, stop_at_third,
				  &calls, NULL, &list, &cancelled, &problems));
	assert_true(cancelled);
	assert_int_equal(problems.count, 0);
	server_release(&server);
}

static void
test_refused(void **state)
{
	struct diagnostics problems = {0};
	struct certificates list = {0};
	struct server server;
	int here = listen_silently(&server);
	char *line;

	(void)state;
	close(here);
	assert_false(server_fetch(&server, SERVER_STARTTLS_NONE, NULL, NULL,
				  "previous-server", &list, NULL, &problems));
	assert_int_equal(problems.count, 1);
	line = diagnostic_line(problems.item[0]);
	assert_ptr_equal(strstr(line, "previous-server: error: U806: "), line);
	free(line);
	diagnostics_release(&problems);
	server_release(&server);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_parse),   cmocka_unit_test(test_starttls),
	    cmocka_unit_test(test_cancel),  cmocka_unit_test(test_cancel_name),
	    cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests_name("server", tests, NULL, NULL);
}
