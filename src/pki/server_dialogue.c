/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mail, directory and file servers want to hear before the handshake. */
#include "config.h"

#include "pki/server_wire.h"

#include "base/alloc.h"

#include <ctype.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* No server of these says more in a line, or more lines. */
#define LINE_LIMIT  1024
#define LINES_LIMIT 100

/* A command (NULL: only listen) and how the answer to it begins. */
struct exchange {
	const char *command;
	const char *expected;
};

static const struct exchange smtp[] = {
    {NULL, "220"}, {"EHLO localhost", "250"}, {"STARTTLS", "220"}, {0}};
static const struct exchange imap[] = {
    {NULL, "* OK"}, {"a1 STARTTLS", "a1 OK"}, {0}};
static const struct exchange pop3[] = {{NULL, "+OK"}, {"STLS", "+OK"}, {0}};
static const struct exchange ftp[] = {{NULL, "220"}, {"AUTH TLS", "234"}, {0}};

/* Byte by byte: what follows the last line belongs to the handshake. */
static enum wire_fault
receive(struct wire *wire, char *byte)
{
	for (;;) {
		ssize_t got = recv(wire->socket, byte, 1, 0);
		enum wire_fault fault;

		if (got == 1)
			return WIRE_OK;
		if (got == 0 || (errno != EAGAIN && errno != EINTR))
			return WIRE_CLOSED;
		fault = wire_ready(wire, POLLIN);
		if (fault)
			return fault;
	}
}

static enum wire_fault
send_all(struct wire *wire, const char *bytes, size_t size)
{
	while (size) {
		ssize_t sent = send(wire->socket, bytes, size, MSG_NOSIGNAL);
		enum wire_fault fault = WIRE_OK;

		if (sent > 0) {
			bytes += sent;
			size -= (size_t)sent;
		} else if (errno == EAGAIN || errno == EINTR) {
			fault = wire_ready(wire, POLLOUT);
		} else {
			fault = WIRE_CLOSED;
		}
		if (fault)
			return fault;
	}
	return WIRE_OK;
}

static enum wire_fault
receive_line(struct wire *wire, char line[LINE_LIMIT])
{
	size_t length = 0;
	enum wire_fault fault;
	char byte;

	while (!(fault = receive(wire, &byte)) && byte != '\n') {
		if (length + 1 == LINE_LIMIT)
			return WIRE_TOO_LARGE;
		if (byte != '\r')
			line[length++] = byte;
	}
	line[length] = '\0';
	alloc_replace(&wire->answer, line);
	return fault;
}

/* True when more lines of the same answer follow: "250-" until "250 ", and
 * whatever an IMAP server says before it comes to our tag. */
static bool
goes_on(const char *line, const char *first, const char *expected)
{
	if (strncmp(expected, "a1 ", 3) == 0)
		return strncmp(line, "a1 ", 3) != 0;
	if (!isdigit((unsigned char)*expected) || strlen(first) < 4 ||
	    first[3] != '-')
		return false;
	return strncmp(line, first, 3) != 0 || line[3] == '-';
}

static enum wire_fault
exchange(struct wire *wire, const struct exchange *step)
{
	char line[LINE_LIMIT] = "", first[LINE_LIMIT] = "";
	enum wire_fault fault = WIRE_OK;
	int lines = 0;

	if (step->command) {
		char *command = alloc_format("%s\r\n", step->command);

		fault = send_all(wire, command, strlen(command));
		free(command);
	}
	if (!fault)
		fault = receive_line(wire, line);
	if (!fault)
		memcpy(first, line, sizeof(first));
	while (!fault && goes_on(line, first, step->expected)) {
		if (++lines == LINES_LIMIT)
			return WIRE_TOO_LARGE;
		fault = receive_line(wire, line);
	}
	if (!fault &&
	    strncmp(line, step->expected, strlen(step->expected)) != 0)
		fault = WIRE_NO_STARTTLS;
	return fault;
}

/* An extended request with the OID of StartTLS (RFC 4511, 4.14), and the
 * result code of the answer to it. */
static enum wire_fault
ldap(struct wire *wire)
{
	static const char request[] = "\x30\x1d\x02\x01\x01\x77\x18\x80\x16"
				      "1.3.6.1.4.1.1466.20037";
	static const char begins[] = "\x02\x01\x01\x78";
	char head[2] = "", body[128] = "";
	const char *result = NULL;
	enum wire_fault fault = send_all(wire, request, sizeof(request) - 1);
	size_t size;

	for (size_t i = 0; !fault && i < 2; i++)
		fault = receive(wire, &head[i]);
	size = (unsigned char)head[1];
	/* Lengths of several bytes: some servers always write four. */
	if (!fault && size > 0x80 && size <= 0x84) {
		size_t bytes = size - 0x80;

		for (size = 0; !fault && bytes; bytes--) {
			fault = receive(wire, &head[1]);
			size = size << 8 | (unsigned char)head[1];
		}
	}
	if (!fault && (head[0] != 0x30 || size > sizeof(body)))
		return WIRE_NO_STARTTLS;
	for (size_t i = 0; !fault && i < size; i++)
		fault = receive(wire, &body[i]);
	if (fault)
		return fault;
	if (size > 8 && memcmp(body, begins, 4) == 0)
		result = memmem(body + 4, size - 4, "\x0a\x01", 2);
	return result && result + 2 < body + size && result[2] == 0
		   ? WIRE_OK
		   : WIRE_NO_STARTTLS;
}

enum wire_fault
wire_starttls(struct wire *wire, enum server_starttls starttls)
{
	static const struct exchange *const dialogues[] = {
	    [SERVER_STARTTLS_SMTP] = smtp,
	    [SERVER_STARTTLS_IMAP] = imap,
	    [SERVER_STARTTLS_POP3] = pop3,
	    [SERVER_STARTTLS_FTP] = ftp,
	};
	const struct exchange *step;
	enum wire_fault fault = WIRE_OK;

	if (starttls == SERVER_STARTTLS_NONE)
		return WIRE_OK;
	if (starttls == SERVER_STARTTLS_LDAP)
		return ldap(wire);
	for (step = dialogues[starttls]; !fault && step->expected; step++)
		fault = exchange(wire, step);
	return fault;
}
