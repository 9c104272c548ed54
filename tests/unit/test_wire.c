/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a server when the network, the machine or the server does not
 * play along: one problem that names the cause, and no certificate. */
#include "config.h"

#include "pki/server.h"

#include "base/alloc.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "expect.h"
#include "refuse.h"

REFUSABLE(int, poll, -1, (struct pollfd * polled, nfds_t count, int time),
	  (polled, count, time))
REFUSABLE(int, socket, -1, (int family, int type, int protocol),
	  (family, type, protocol))
REFUSABLE(int, connect, -1,
	  (int file, const struct sockaddr *address, socklen_t size),
	  (file, address, size))
REFUSABLE(ssize_t, recv, -1, (int file, void *bytes, size_t size, int flags),
	  (file, bytes, size, flags))
REFUSABLE(ssize_t, send, -1,
	  (int file, const void *bytes, size_t size, int flags),
	  (file, bytes, size, flags))
REFUSABLE(int, pipe2, -1, (int ends[2], int flags), (ends, flags))
REFUSABLE(pid_t, fork, -1, (void), ())
REFUSABLE(pid_t, waitpid, -1, (pid_t process, int *status, int options),
	  (process, status, options))
REFUSABLE(ssize_t, read, 0, (int file, void *bytes, size_t size),
	  (file, bytes, size))
REFUSABLE(SSL_CTX *, SSL_CTX_new, NULL, (const SSL_METHOD *method), (method))
REFUSABLE(SSL *, SSL_new, NULL, (SSL_CTX * context), (context))
REFUSABLE(int, SSL_set_fd, 0, (SSL * ssl, int file), (ssl, file))

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int
__real_getsockopt(int file, int level, int name, void *value, socklen_t *size);
int
__wrap_getsockopt(int file, int level, int name, void *value, socklen_t *size);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

/* What became of a connection that took its time. */
int
__wrap_getsockopt(int file, int level, int name, void *value, socklen_t *size)
{
	if (is_refused("getsockopt")) {
		*(int *)value = refusal.code;
		return 0;
	}
	return __real_getsockopt(file, level, name, value, size);
}

/* A server of one connection, in a process of its own. */
struct host {
	struct server server;
	pid_t process;
};

/* Says all of script at once, then hears the other side out. */
static _Noreturn void
serve(int here, const char *script, size_t size)
{
	int there = accept(here, NULL, NULL);
	char byte;

	if (size && write(there, script, size) < 0)
		_exit(1);
	if (size)
		shutdown(there, SHUT_WR);
	while (read(there, &byte, 1) > 0)
		continue;
	_exit(0);
}

static void
begin(struct host *host, const char *script, size_t size)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof(address);
	int here = socket(AF_INET, SOCK_STREAM, 0);
	char text[32];

	assert_int_equal(bind(here, (struct sockaddr *)&address, length), 0);
	assert_int_equal(listen(here, 4), 0);
	getsockname(here, (struct sockaddr *)&address, &length);
	snprintf(text, sizeof(text), "127.0.0.1:%d", ntohs(address.sin_port));
	assert_true(server_parse(text, SERVER_STARTTLS_NONE, &host->server));
	host->process = fork();
	if (host->process == 0)
		serve(here, script, size);
	close(here);
}

static void
end(struct host *host)
{
	kill(host->process, SIGKILL);
	waitpid(host->process, NULL, 0);
	server_release(&host->server);
}

/* Looks at server: the one problem has this number and these words. */
static void
expect_look(const struct server *server, enum server_starttls starttls,
	    int number, const char *words)
{
	struct diagnostics problems = {0};
	struct certificates list = {0};
	bool cancelled = true;
	char *message;

	assert_false(server_fetch(server, starttls, NULL, NULL,
				  "previous-server", &list, &cancelled,
				  &problems));
	refuse_nothing();
	assert_false(cancelled);
	assert_int_equal(list.count, 0);
	expect(&problems, number);
	message = diagnostic_message(problems.item[0]);
	if (!strstr(message, words))
		fail_msg("\"%s\" is not in \"%s\"", words, message);
	free(message);
	diagnostics_release(&problems);
}

/* Looks at a server that says script. */
static void
expect_script(const char *script, size_t size, enum server_starttls starttls,
	      int number, const char *words)
{
	struct host host;

	begin(&host, script, size);
	expect_look(&host.server, starttls, number, words);
	end(&host);
}

#define SAYS(script) (script), sizeof(script) - 1

static void
why_there_is_no_connection(void **state)
{
	static const struct {
		int code;
		const char *words;
	} causes[] = {
	    {ECONNREFUSED, "refuses the connection"},
	    {ENETUNREACH, "There is no way"},
	    {EHOSTUNREACH, "There is no way"},
	    {EADDRNOTAVAIL, "There is no way"},
	    {EAFNOSUPPORT, "There is no way"},
	    {ENETDOWN, "There is no way"},
	    {ETIMEDOUT, "did not answer"},
	    {ECONNRESET, "closed the connection"},
	    {EPERM, "Operation not permitted"},
	};
	struct server server;

	(void)state;
	assert_true(server_parse("127.0.0.1:9", SERVER_STARTTLS_NONE, &server));
	for (size_t i = 0; i < sizeof(causes) / sizeof(*causes); i++) {
		refuse_always("connect", causes[i].code);
		expect_look(&server, SERVER_STARTTLS_NONE, 806,
			    causes[i].words);
		refuse_always("getsockopt", causes[i].code);
		expect_look(&server, SERVER_STARTTLS_NONE, 806,
			    causes[i].words);
	}
	refuse_always("socket", EMFILE);
	expect_look(&server, SERVER_STARTTLS_NONE, 806, "Too many open files");
	refuse_always("poll", ENOMEM);
	expect_look(&server, SERVER_STARTTLS_NONE, 806, "Cannot allocate");
	refuse("poll", EINTR, 0, 3);
	expect_look(&server, SERVER_STARTTLS_NONE, 806,
		    "refuses the connection");
	server_release(&server);
}

/* A name is looked up in a child process. */
static void
why_a_name_cannot_be_looked_up(void **state)
{
	struct server server;

	(void)state;
	assert_true(server_parse("localhost:9", SERVER_STARTTLS_NONE, &server));
	refuse_always("pipe2", ENFILE);
	expect_look(&server, SERVER_STARTTLS_NONE, 806, "Too many open files");
	refuse_always("fork", EAGAIN);
	expect_look(&server, SERVER_STARTTLS_NONE, 806,
		    "temporarily unavailable");
	/* The child has died without an answer. */
	refuse_always("read", 0);
	expect_look(&server, SERVER_STARTTLS_NONE, 806,
		    "no name server answers");
	refuse("waitpid", EINTR, 0, 2);
	expect_look(&server, SERVER_STARTTLS_NONE, 806,
		    "refuses the connection");
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	server_release(&server);
}

static void
what_is_no_tls_is_told(void **state)
{
	static const char *const calls[] = {"SSL_CTX_new", "SSL_new",
					    "SSL_set_fd"};

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		struct host host;

		begin(&host, "", 0);
		refuse_always(calls[i], 0);
		expect_look(&host.server, SERVER_STARTTLS_NONE, 501,
			    "not in TLS");
		end(&host);
	}
	expect_script(SAYS("HTTP/1.1 400 Bad Request\r\n\r\n"),
		      SERVER_STARTTLS_NONE, 501, "not in TLS");
	/* The alert "handshake failure", as of a server that wants a name. */
	expect_script(SAYS("\x15\x03\x03\x00\x02\x02\x28"),
		      SERVER_STARTTLS_NONE, 501, "handshake failure");
}

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
	    cmocka_unit_test(why_there_is_no_connection),
	    cmocka_unit_test(why_a_name_cannot_be_looked_up),
	    cmocka_unit_test(what_is_no_tls_is_told),
	    cmocka_unit_test(a_line_has_an_end),
	    cmocka_unit_test(a_dialogue_may_break_off),
	    cmocka_unit_test(a_directory_may_say_no_in_many_ways),
	};

	locale_set_language(LANGUAGE_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
