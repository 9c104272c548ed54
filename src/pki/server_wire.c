/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A connection under one deadline: looked up, made, waited for. */
#include "config.h"

#include "pki/server_wire.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How often progress is asked, and how long one address may be alone before
 * the next one is tried beside it (RFC 8305). */
#define STEP	   100
#define HEAD_START 250

#define ADDRESSES 8

/* Small enough to go through a pipe in one piece. */
struct addresses {
	int fault; /* of getaddrinfo */
	size_t count;
	struct sockaddr_storage item[ADDRESSES];
	socklen_t length[ADDRESSES];
};

long
wire_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000;
}

void
wire_init(struct wire *wire, server_progress *progress, void *closure)
{
	*wire = (struct wire){.socket = -1,
			      .end = wire_clock() + SERVER_SECONDS * 1000L,
			      .progress = progress,
			      .closure = closure};
}

void
wire_release(struct wire *wire)
{
	if (wire->socket >= 0)
		close(wire->socket);
	wire->socket = -1;
	free(wire->answer);
	wire->answer = NULL;
}

enum wire_fault
wire_wait(struct wire *wire, struct pollfd *polled, size_t count, long until)
{
	for (;;) {
		long now = wire_clock();
		long left = until < wire->end ? until - now : wire->end - now;
		int ready;

		if (wire->progress && !wire->progress(wire->closure))
			return WIRE_CANCELLED;
		if (now >= wire->end)
			return WIRE_LATE;
		if (left <= 0)
			return WIRE_QUIET;
		ready = poll(polled, count, left < STEP ? (int)left : STEP);
		if (ready > 0)
			return WIRE_OK;
		if (ready < 0 && errno != EINTR) {
			wire->error = errno;
			return WIRE_SYSTEM;
		}
	}
}

enum wire_fault
wire_ready(struct wire *wire, short events)
{
	struct pollfd polled = {.fd = wire->socket, .events = events};

	return wire_wait(wire, &polled, 1, wire->end);
}

static void
look_up(const struct server *server, struct addresses *found)
{
	const struct addrinfo hints = {
	    .ai_socktype = SOCK_STREAM,
	    .ai_flags =
		AI_NUMERICSERV | (server->is_address ? AI_NUMERICHOST : 0)};
	struct addrinfo *list = NULL;

	memset(found, 0, sizeof(*found));
	found->fault = getaddrinfo(server->host, server->port, &hints, &list);
	for (struct addrinfo *one = list; one && found->count < ADDRESSES;
	     one = one->ai_next) {
		if (one->ai_addrlen > sizeof(found->item[0]))
			continue;
		memcpy(&found->item[found->count], one->ai_addr,
		       one->ai_addrlen);
		found->length[found->count++] = one->ai_addrlen;
	}
	if (list)
		freeaddrinfo(list);
}

/* In the child. A signal meant for the front end must end this process only,
 * so its handlers are put away. */
static _Noreturn void
look_up_and_end(const struct server *server, int out)
{
	struct addresses found;
	ssize_t written;

	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	look_up(server, &found);
	written = write(out, &found, sizeof(found));
	_exit(written == (ssize_t)sizeof(found) ? 0 : 1);
}

static enum wire_fault
receive_addresses(struct wire *wire, int in, struct addresses *found)
{
	struct pollfd polled = {.fd = in, .events = POLLIN};
	enum wire_fault fault = wire_wait(wire, &polled, 1, wire->end);

	if (!fault && read(in, found, sizeof(*found)) != sizeof(*found))
		fault = WIRE_NO_NAME_SERVER;
	return fault;
}

/* getaddrinfo may wait for name servers as long as it likes and cannot be
 * stopped; a child process can. */
static enum wire_fault
look_up_in_child(struct wire *wire, const struct server *server,
		 struct addresses *found)
{
	enum wire_fault fault;
	int ends[2];
	pid_t child;

	if (pipe2(ends, O_CLOEXEC) != 0) {
		wire->error = errno;
		return WIRE_SYSTEM;
	}
	child = fork();
	if (child == 0)
		look_up_and_end(server, ends[1]);
	close(ends[1]);
	if (child < 0) {
		wire->error = errno;
		close(ends[0]);
		return WIRE_SYSTEM;
	}
	fault = receive_addresses(wire, ends[0], found);
	kill(child, SIGKILL);
	while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
		continue;
	close(ends[0]);
	return fault;
}

static enum wire_fault
find_addresses(struct wire *wire, const struct server *server,
	       struct addresses *found)
{
	enum wire_fault fault = WIRE_OK;

	if (server->is_address)
		look_up(server, found);
	else
		fault = look_up_in_child(wire, server, found);
	if (fault)
		return fault;
	if (found->fault == EAI_NONAME || found->fault == EAI_FAIL ||
	    found->fault == EAI_NODATA)
		return WIRE_UNKNOWN_NAME;
	return found->fault || !found->count ? WIRE_NO_NAME_SERVER : WIRE_OK;
}

static enum wire_fault
fault_of(struct wire *wire, int error)
{
	wire->error = error;
	switch (error) {
	case ECONNREFUSED:
		return WIRE_REFUSED;
	case ENETUNREACH:
	case EHOSTUNREACH:
	case EADDRNOTAVAIL:
	case EAFNOSUPPORT:
	case ENETDOWN:
		return WIRE_NO_ROUTE;
	case ETIMEDOUT:
		return WIRE_LATE;
	case ECONNRESET:
		return WIRE_CLOSED;
	default:
		return WIRE_SYSTEM;
	}
}

/* Begins to connect. -1 with errno. */
static int
begin(const struct addresses *found, size_t which)
{
	int one = socket(found->item[which].ss_family,
			 SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int error;

	if (one < 0)
		return -1;
	if (connect(one, (const struct sockaddr *)&found->item[which],
		    found->length[which]) == 0 ||
	    errno == EINPROGRESS)
		return one;
	error = errno;
	close(one);
	errno = error;
	return -1;
}

/* The first one that is connected is taken out of the list; those that failed
 * are closed. */
static bool
take_connected(struct wire *wire, struct pollfd *polled, size_t *count,
	       enum wire_fault *fault)
{
	for (size_t i = 0; i < *count;) {
		int error = 0;
		socklen_t size = sizeof(error);

		if (!polled[i].revents) {
			i++;
			continue;
		}
		getsockopt(polled[i].fd, SOL_SOCKET, SO_ERROR, &error, &size);
		if (!error)
			wire->socket = polled[i].fd;
		else
			close(polled[i].fd);
		polled[i] = polled[--*count];
		if (!error)
			return true;
		*fault = fault_of(wire, error);
	}
	return false;
}

/* Tries the addresses in their order, the next one as soon as the last failed
 * or has not answered for a moment. */
static enum wire_fault
try_addresses(struct wire *wire, const struct addresses *found)
{
	struct pollfd polled[ADDRESSES] = {0};
	enum wire_fault fault = WIRE_LATE, waited = WIRE_QUIET;
	size_t count = 0, next = 0;

	while (wire->socket < 0 && (next < found->count || count) &&
	       (waited == WIRE_QUIET || waited == WIRE_OK)) {
		long until = wire->end;
		int one = -1;

		if (next < found->count) {
			one = begin(found, next++);
			if (one < 0)
				fault = fault_of(wire, errno);
			else
				polled[count++] = (struct pollfd){
				    .fd = one, .events = POLLOUT};
			if (next < found->count)
				until = wire_clock() + HEAD_START;
		}
		if (!count)
			continue;
		waited = wire_wait(wire, polled, count, until);
		if (waited == WIRE_OK)
			take_connected(wire, polled, &count, &fault);
	}
	while (count)
		close(polled[--count].fd);
	if (wire->socket >= 0)
		return WIRE_OK;
	return waited == WIRE_QUIET || waited == WIRE_OK ? fault : waited;
}

enum wire_fault
wire_connect(struct wire *wire, const struct server *server)
{
	struct addresses found;
	enum wire_fault fault = find_addresses(wire, server, &found);

	return fault ? fault : try_addresses(wire, &found);
}
