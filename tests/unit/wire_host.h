/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server that says what a test wants, and a look at it that must fail.
 * Included after cmocka.h. */
#ifndef UNIT_WIRE_HOST_H
#define UNIT_WIRE_HOST_H

#include "base/alloc.h"
#include "expect.h"
#include "pki/server.h"
#include "refuse.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A server of one connection, in a process of its own. */
struct host {
	struct server server;
	pid_t process;
};

/* Says all of script at once, then hears the other side out. */
static inline _Noreturn void
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

static inline void
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

static inline void
end(struct host *host)
{
	kill(host->process, SIGKILL);
	waitpid(host->process, NULL, 0);
	server_release(&host->server);
}

/* Looks at server: the one problem has this number and these words. */
static inline void
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
static inline void
expect_script(const char *script, size_t size, enum server_starttls starttls,
	      int number, const char *words)
{
	struct host host;

	begin(&host, script, size);
	expect_look(&host.server, starttls, number, words);
	end(&host);
}

#define SAYS(script) (script), sizeof(script) - 1

#endif
