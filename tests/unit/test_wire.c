/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a server when the network, the machine or the server does not
 * play along: one problem that names the cause, and no certificate. */
#include "config.h"

#include "pki/server.h"

#include "base/alloc.h"
#include "base/file.h"

#include "pki/server_tls.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
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
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "wire_host.h"

REFUSABLE(int, poll, -1, (struct pollfd * polled, nfds_t count, int time),
	  (polled, count, time))
REFUSABLE(int, socket, -1, (int family, int type, int protocol),
	  (family, type, protocol))
REFUSABLE(int, connect, -1,
	  (int file, const struct sockaddr *address, socklen_t size),
	  (file, address, size))
REFUSABLE(int, pipe2, -1, (int ends[2], int flags), (ends, flags))
REFUSABLE(pid_t, fork, -1, (void), ())
REFUSABLE(pid_t, waitpid, -1, (pid_t process, int *status, int options),
	  (process, status, options))
REFUSABLE(ssize_t, read, 0, (int file, void *bytes, size_t size),
	  (file, bytes, size))
REFUSABLE(void *, dlopen, NULL, (const char *file, int mode), (file, mode))
REFUSABLE(void *, dlsym, NULL, (void *library, const char *name),
	  (library, name))

REFUSABLE(bool, certificates_read, false,
	  (const char *source, const char *bytes, size_t size,
	   struct certificates *list, struct diagnostics *diagnostics),
	  (source, bytes, size, list, diagnostics))

/* What a name server gave, when there is a refusal of getaddrinfo. */
static struct addrinfo *resolved;

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int
__real_getsockopt(int file, int level, int name, void *value, socklen_t *size);
int
__wrap_getsockopt(int file, int level, int name, void *value, socklen_t *size);
int __real_getaddrinfo(const char *host, const char *port,
		       const struct addrinfo *hints, struct addrinfo **list);
int __wrap_getaddrinfo(const char *host, const char *port,
		       const struct addrinfo *hints, struct addrinfo **list);
void __real_freeaddrinfo(struct addrinfo *list);
void __wrap_freeaddrinfo(struct addrinfo *list);
const struct tls *__real_tls_load(char **why);
const struct tls *__wrap_tls_load(char **why);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

static const struct tls *libssl;

static SSL_CTX *
make_context(const SSL_METHOD *method)
{
	return is_refused("SSL_CTX_new") ? NULL : libssl->SSL_CTX_new(method);
}

static SSL *
make_session(SSL_CTX *context)
{
	return is_refused("SSL_new") ? NULL : libssl->SSL_new(context);
}

static int
set_file(SSL *ssl, int file)
{
	return is_refused("SSL_set_fd") ? 0 : libssl->SSL_set_fd(ssl, file);
}

const struct tls *
__wrap_tls_load(char **why)
{
	static struct tls refusing;

	libssl = __real_tls_load(why);
	if (!libssl)
		return NULL;
	refusing = *libssl;
	refusing.SSL_CTX_new = make_context;
	refusing.SSL_new = make_session;
	refusing.SSL_set_fd = set_file;
	return &refusing;
}

int
__wrap_getaddrinfo(const char *host, const char *port,
		   const struct addrinfo *hints, struct addrinfo **list)
{
	if (!is_refused("getaddrinfo"))
		return __real_getaddrinfo(host, port, hints, list);
	*list = resolved;
	return refusal.code;
}

void
__wrap_freeaddrinfo(struct addrinfo *list)
{
	if (list != resolved)
		__real_freeaddrinfo(list);
}

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
/* Not where a system has no /etc/hosts. */
static bool
localhost_is_known(void)
{
	struct addrinfo *list = NULL;
	bool known = getaddrinfo("localhost", NULL, NULL, &list) == 0;

	if (known)
		freeaddrinfo(list);
	return known;
}

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
		    localhost_is_known() ? "refuses the connection"
					 : "localhost");
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	server_release(&server);
}

static void
what_name_servers_answer(void **state)
{
	static const struct {
		int fault;
		const char *words;
	} answers[] = {{EAI_NONAME, "not known to the DNS"},
		       {EAI_NODATA, "not known to the DNS"},
		       {EAI_FAIL, "not known to the DNS"},
		       {EAI_AGAIN, "no name server answers"},
		       {0, "no name server answers"}};
	struct server server;

	(void)state;
	assert_true(server_parse("localhost:9", SERVER_STARTTLS_NONE, &server));
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++) {
		refuse_always("getaddrinfo", answers[i].fault);
		expect_look(&server, SERVER_STARTTLS_NONE, 806,
			    answers[i].words);
	}
	server_release(&server);
}

/* Fills what waits for accept, so that who comes next hears nothing. */
static int
deaf(struct sockaddr_in *address, int waiting[2])
{
	socklen_t size = sizeof(*address);
	int here = socket(AF_INET, SOCK_STREAM, 0);

	*address = (struct sockaddr_in){
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	assert_int_equal(bind(here, (struct sockaddr *)address, size), 0);
	assert_int_equal(listen(here, 0), 0);
	getsockname(here, (struct sockaddr *)address, &size);
	for (int i = 0; i < 2; i++) {
		waiting[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
		if (connect(waiting[i], (struct sockaddr *)address, size) != 0)
			assert_int_equal(errno, EINPROGRESS);
	}
	return here;
}

/* A server has two addresses; the first one is never heard of. */
static void
the_next_address_is_tried_beside_the_first(void **state)
{
	static const char script[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
	struct sockaddr_in first, second = {.sin_family = AF_INET};
	struct addrinfo list[2] = {{.ai_addr = (struct sockaddr *)&first},
				   {.ai_addr = (struct sockaddr *)&second}};
	int waiting[2], here = deaf(&first, waiting);
	struct host host;

	(void)state;
	begin(&host, SAYS(script));
	second.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	second.sin_port = htons((uint16_t)strtol(host.server.port, NULL, 10));
	list[0].ai_next = &list[1];
	list[0].ai_addrlen = list[1].ai_addrlen = sizeof(first);
	resolved = list;
	refuse("getaddrinfo", 0, 0, 1);
	expect_look(&host.server, SERVER_STARTTLS_NONE, 501, "not in TLS");
	resolved = NULL;
	end(&host);
	close(waiting[0]);
	close(waiting[1]);
	close(here);
}

/* An address of a family that does not fit is passed over. */
static void
an_address_that_does_not_fit_is_passed_over(void **state)
{
	struct addrinfo list = {.ai_addrlen = 4096};
	struct server server;

	(void)state;
	assert_true(server_parse("127.0.0.1:9", SERVER_STARTTLS_NONE, &server));
	resolved = &list;
	refuse("getaddrinfo", 0, 0, 1);
	expect_look(&server, SERVER_STARTTLS_NONE, 806,
		    "no name server answers");
	resolved = NULL;
	server_release(&server);
}

/* The certificate that is shown hides something. */
static void
a_damaged_certificate_is_told(void **state)
{
	char *tool =
	    alloc_format("%s/tests/command/serve", getenv("top_builddir"));
	char *pki = alloc_format("%s/tests/data/pki", getenv("top_srcdir"));
	char *chain = alloc_format("%s/old-chain.pem", pki);
	char *key = alloc_format("%s/old.key", pki);
	char folder[] = "/tmp/upki-wire-XXXXXX";
	const struct timespec moment = {.tv_nsec = 50000000};
	struct diagnostics ignored = {0};
	struct bytes port = {0};
	char *file, *name;
	struct host host;

	(void)state;
	assert_non_null(mkdtemp(folder));
	file = alloc_format("%s/port", folder);
	host.process = fork();
	if (host.process == 0) {
		execl(tool, tool, "tls", "4", chain, key, file, (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < 200 && access(file, R_OK) != 0; i++)
		nanosleep(&moment, NULL);
	assert_true(file_read(file, 100, &port, &ignored));
	name = alloc_format("127.0.0.1:%ld", strtol(port.data, NULL, 10));
	assert_true(server_parse(name, SERVER_STARTTLS_NONE, &host.server));
	/* The second of two: nothing of the first is kept. */
	refuse("certificates_read", 0, 1, 1);
	expect_look(&host.server, SERVER_STARTTLS_NONE, 501, "cannot be read");
	end(&host);
	unlink(file);
	rmdir(folder);
	bytes_release(&port);
	free(name);
	free(file);
	free(key);
	free(chain);
	free(pki);
	free(tool);
}

/* Before anything has loaded it. */
static void
without_libssl_there_is_a_word_for_it(void **state)
{
	static const char *const calls[] = {"dlopen", "dlsym"};

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++) {
		struct host host;

		begin(&host, "", 0);
		refuse_always(calls[i], 0);
		expect_look(&host.server, SERVER_STARTTLS_NONE, 806,
			    "cannot be loaded (");
		end(&host);
	}
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_libssl_there_is_a_word_for_it),
	    cmocka_unit_test(why_there_is_no_connection),
	    cmocka_unit_test(why_a_name_cannot_be_looked_up),
	    cmocka_unit_test(what_name_servers_answer),
	    cmocka_unit_test(the_next_address_is_tried_beside_the_first),
	    cmocka_unit_test(an_address_that_does_not_fit_is_passed_over),
	    cmocka_unit_test(a_damaged_certificate_is_told),
	    cmocka_unit_test(what_is_no_tls_is_told),
	};

	locale_set_language(LANGUAGE_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
