/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A connection under one deadline, for the files of the live server only: each
 * wait ends when time is up or the caller no longer wants it.
 */
#ifndef PKI_SERVER_WIRE_H
#define PKI_SERVER_WIRE_H

#include "pki/server.h"

#include <stddef.h>

struct pollfd;

enum wire_fault {
	WIRE_OK,
	WIRE_QUIET, /* nothing happened until the moment asked for */
	WIRE_LATE,
	WIRE_CANCELLED,
	WIRE_CLOSED,
	WIRE_UNKNOWN_NAME,
	WIRE_NO_NAME_SERVER,
	WIRE_REFUSED,
	WIRE_NO_ROUTE,
	WIRE_NO_LIBRARY,  /* answer says why */
	WIRE_SYSTEM,	  /* error says what */
	WIRE_NO_STARTTLS, /* answer says what came instead */
	WIRE_NO_TLS,
	WIRE_ALERT, /* answer says which */
	WIRE_TOO_LARGE,
	WIRE_TOO_MANY,
	WIRE_DAMAGED
};

struct wire {
	int socket; /* non-blocking; -1: not connected */
	long end;   /* wire_clock then: late */
	server_progress *progress;
	void *closure;
	int error;    /* errno of WIRE_SYSTEM */
	char *answer; /* what the server said */
};

/* Milliseconds of a clock that nobody sets. */
long wire_clock(void);

void wire_init(struct wire *wire, server_progress *progress, void *closure);
void wire_release(struct wire *wire);

/* Waits for one of count descriptors, until the moment at the latest. */
enum wire_fault
wire_wait(struct wire *wire, struct pollfd *polled, size_t count, long until);

/* Waits until the socket is ready for events (POLLIN, POLLOUT). */
enum wire_fault wire_ready(struct wire *wire, short events);

enum wire_fault wire_connect(struct wire *wire, const struct server *server);

/* The protocol's words up to the handshake (server_dialogue.c). */
enum wire_fault wire_starttls(struct wire *wire, enum server_starttls starttls);

/* U806 or U501 for what happened; nothing for WIRE_CANCELLED. */
void wire_report(const struct wire *wire, enum wire_fault fault,
		 const struct server *server, const char *field,
		 struct diagnostics *diagnostics);

#endif
