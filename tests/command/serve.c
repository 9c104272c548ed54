/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Servers that a live look has to cope with, for tests; on the loopback
 * addresses only. serve MODE FAMILY CHAIN KEY OUT writes its port to OUT and
 * each name asked for (SNI) to OUT.sni, and ends by itself after a while.
 */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define LIFE 40 /* seconds */

static const char *out;

static void
say(int peer, const char *text)
{
	if (send(peer, text, strlen(text), MSG_NOSIGNAL) < 0)
		return;
}

/* One line, or what a client of LDAP sends. */
static bool
hear(int peer, char *line, size_t room)
{
	size_t length = 0;

	while (length + 1 < room && recv(peer, line + length, 1, 0) == 1)
		if (line[length++] == '\n')
			break;
	line[length] = '\0';
	return length > 0;
}

/* The same bytes until the client has had enough. */
static void
repeat(int peer, const char *bytes, size_t size, int pause)
{
	while (send(peer, bytes, size, MSG_NOSIGNAL) > 0)
		if (pause)
			poll(NULL, 0, pause);
}

static int
keep_name(SSL *ssl, int *alert, // NOLINT(readability-non-const-parameter)
	  void *closure)
{
	const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
	char file[4096];
	FILE *stream;

	(void)alert;
	(void)closure;
	snprintf(file, sizeof(file), "%s.sni", out);
	stream = fopen(file, "w");
	fprintf(stream, "%s\n", name ? name : "none");
	fclose(stream);
	return SSL_TLSEXT_ERR_OK;
}

static SSL_CTX *
server_context(const char *mode, const char *chain, const char *key)
{
	SSL_CTX *context = SSL_CTX_new(TLS_server_method());
	int extra = strcmp(mode, "huge") == 0	? 13000
		    : strcmp(mode, "many") == 0 ? 40
						: 0;
	X509 *leaf;

	SSL_CTX_set_security_level(context, 0);
	if (SSL_CTX_use_certificate_chain_file(context, chain) != 1 ||
	    SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) != 1)
		exit(1);
	if (strcmp(mode, "wants-certificate") == 0)
		SSL_CTX_set_verify(
		    context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
		    NULL);
	SSL_CTX_set_tlsext_servername_callback(context, keep_name);
	leaf = SSL_CTX_get0_certificate(context);
	while (extra--)
		SSL_CTX_add1_chain_cert(context, leaf);
	return context;
}

static void
serve_tls(int peer, SSL_CTX *context)
{
	SSL *ssl = SSL_new(context);
	char byte;

	SSL_set_fd(ssl, peer);
	if (SSL_accept(ssl) == 1)
		SSL_read(ssl, &byte, 1);
	SSL_free(ssl);
}

/* The words before TLS; false: no TLS follows. */
static bool
speak(int peer, const char *mode)
{
	char line[256];

	if (strncmp(mode, "smtp", 4) == 0) {
		say(peer, "220-mail.invalid\r\n220 ready\r\n");
		hear(peer, line, sizeof(line));
		say(peer, "250-mail.invalid\r\n250-SIZE 1\r\n250 STARTTLS\r\n");
		hear(peer, line, sizeof(line));
		say(peer, mode[4] ? "454 not now \033[31m\r\n" : "220 go\r\n");
		return !mode[4] && strcmp(line, "STARTTLS\r\n") == 0;
	}
	if (strcmp(mode, "imap") == 0) {
		say(peer, "* OK ready\r\n");
		hear(peer, line, sizeof(line));
		say(peer, "* still there\r\na1 OK go\r\n");
		return strcmp(line, "a1 STARTTLS\r\n") == 0;
	}
	if (strcmp(mode, "pop3") == 0) {
		say(peer, "+OK ready\r\n");
		hear(peer, line, sizeof(line));
		say(peer, "+OK go\r\n");
		return strcmp(line, "STLS\r\n") == 0;
	}
	if (strcmp(mode, "ftp") == 0) {
		say(peer, "220-many\r\n words\r\n220 ready\r\n");
		hear(peer, line, sizeof(line));
		say(peer, "234 go\r\n");
		return strcmp(line, "AUTH TLS\r\n") == 0;
	}
	if (strcmp(mode, "ldap") == 0) {
		static const char yes[] = "\x30\x84\0\0\0\x0c\x02\x01\x01\x78"
					  "\x07\x0a\x01\0\x04\0\x04";

		recv(peer, line, 31, MSG_WAITALL);
		send(peer, yes, sizeof(yes), MSG_NOSIGNAL);
		return line[0] == 0x30;
	}
	return true;
}

/* True when the mode is one of those that never come to TLS. */
static bool
misbehave(int peer, const char *mode)
{
	char byte;

	if (strcmp(mode, "silent") == 0)
		while (recv(peer, &byte, 1, 0) == 1)
			continue;
	else if (strcmp(mode, "slow") == 0 &&
		 send(peer, "\x16\x03\x03\x3f", 4, MSG_NOSIGNAL) == 4)
		repeat(peer, "\x02", 1, 300);
	else if (strcmp(mode, "drip") == 0)
		repeat(peer, "\x15\x03\x03\x00\x02\x01\x00", 7, 300);
	else if (strcmp(mode, "endless") == 0)
		repeat(peer, "xxxxxxxxxxxxxxxx", 16, 0);
	else if (strcmp(mode, "endless-lines") == 0)
		repeat(peer, "220-x\r\n", 7, 0);
	else if (strcmp(mode, "garbage") == 0)
		say(peer, "HTTP/1.0 400 Bad Request\r\n\r\n");
	else if (strcmp(mode, "close") != 0)
		return false;
	return true;
}

static int
listen_on(bool six)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct sockaddr_in6 address6 = {.sin6_family = AF_INET6,
					.sin6_addr = IN6ADDR_LOOPBACK_INIT};
	socklen_t size = six ? sizeof(address6) : sizeof(address);
	int here = socket(six ? AF_INET6 : AF_INET, SOCK_STREAM, 0);

	if (here < 0)
		exit(77);
	if (bind(here,
		 six ? (struct sockaddr *)&address6
		     : (struct sockaddr *)&address,
		 size) != 0 ||
	    listen(here, 8) != 0)
		exit(77);
	return here;
}

static void
write_port(int here)
{
	struct sockaddr_in6 address = {0};
	socklen_t size = sizeof(address);
	char part[4096];
	FILE *stream;

	/* The port lies at the same place in both families. */
	getsockname(here, (struct sockaddr *)&address, &size);
	snprintf(part, sizeof(part), "%s.part", out);
	stream = fopen(part, "w");
	fprintf(stream, "%d\n", ntohs(address.sin6_port));
	fclose(stream);
	rename(part, out);
}

int
main(int argc, char **argv)
{
	SSL_CTX *context;
	int here;

	if (argc != 6)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	alarm(LIFE);
	out = argv[5];
	here = listen_on(strcmp(argv[2], "6") == 0);
	context = server_context(argv[1], argv[3], argv[4]);
	write_port(here);
	for (;;) {
		int peer = accept(here, NULL, NULL);

		if (peer >= 0 && !misbehave(peer, argv[1]) &&
		    speak(peer, argv[1]))
			serve_tls(peer, context);
		if (peer >= 0)
			close(peer);
	}
}
