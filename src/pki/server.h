/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The certificates that a running server shows. One connection is made, and
 * only when this is called; nothing is sent but the STARTTLS commands and the
 * handshake, and nothing is verified.
 */
#ifndef PKI_SERVER_H
#define PKI_SERVER_H

#include "base/diagnostic.h"
#include "pki/certificate.h"

#include <stdbool.h>

/* Name lookup, connection, STARTTLS and handshake together. */
#define SERVER_SECONDS 5

enum server_starttls {
	SERVER_STARTTLS_NONE,
	SERVER_STARTTLS_SMTP,
	SERVER_STARTTLS_IMAP,
	SERVER_STARTTLS_POP3,
	SERVER_STARTTLS_LDAP,
	SERVER_STARTTLS_FTP
};

struct server {
	char *host;	 /* without brackets */
	char *port;	 /* digits */
	char *name;	 /* "host:port", "[address]:port" */
	bool is_address; /* no name: no SNI */
};

void server_release(struct server *server);

/* "smtp", "imap", "pop3", "ldap" or "ftp". */
bool server_starttls_parse(const char *word, enum server_starttls *starttls);

/*
 * HOST, HOST:PORT, an IPv4 address, an IPv6 address (in brackets when a port
 * follows); "https://" before it and a path behind it are passed over. Without
 * a port it is 443, or the one of the STARTTLS protocol. False when text is
 * none of these; nothing is added.
 */
bool server_parse(const char *text, enum server_starttls starttls,
		  struct server *server);

/* Called at least ten times a second; false: stop. */
typedef bool server_progress(void *closure);

/*
 * Adds the chain as it was sent to list, with server->name as the source.
 * progress may be NULL. False with U806 (not reached), U501 (no usable answer)
 * under field, which may be NULL, or without any when progress stopped it
 * (*cancelled, which may be NULL, is set).
 */
bool server_fetch(const struct server *server, enum server_starttls starttls,
		  server_progress *progress, void *closure, const char *field,
		  struct certificates *list, bool *cancelled,
		  struct diagnostics *diagnostics);

#endif
