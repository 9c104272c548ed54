/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HOST[:PORT] taken apart. */
#include "config.h"

#include "pki/server.h"

#include "base/alloc.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word;
	const char *port;
} protocols[] = {
    [SERVER_STARTTLS_NONE] = {"", "443"},
    [SERVER_STARTTLS_SMTP] = {"smtp", "25"},
    [SERVER_STARTTLS_IMAP] = {"imap", "143"},
    [SERVER_STARTTLS_POP3] = {"pop3", "110"},
    [SERVER_STARTTLS_LDAP] = {"ldap", "389"},
    [SERVER_STARTTLS_FTP] = {"ftp", "21"},
};

void
server_release(struct server *server)
{
	if (!server)
		return;
	free(server->host);
	free(server->port);
	free(server->name);
	*server = (struct server){0};
}

bool
server_starttls_parse(const char *word, enum server_starttls *starttls)
{
	for (size_t i = 1; i < sizeof(protocols) / sizeof(*protocols); i++)
		if (strcmp(word, protocols[i].word) == 0) {
			*starttls = (enum server_starttls)i;
			return true;
		}
	return false;
}

/* Digits from 1 to 65535 and nothing else. */
static bool
is_port(const char *text)
{
	size_t length = strlen(text);
	long port = length <= 5 ? strtol(text, NULL, 10) : 0;

	return strspn(text, "0123456789") == length && port >= 1 &&
	       port <= 65535;
}

static bool
is_address(const char *host, int family)
{
	unsigned char address[sizeof(struct in6_addr)];

	return inet_pton(family, host, address) == 1;
}

/* Letters, digits, "-" and "_" between dots: what can be looked up. */
static bool
is_host_name(const char *host)
{
	size_t length = strlen(host);

	if (!length || length > 253 || *host == '-' || *host == '.' ||
	    strstr(host, ".."))
		return false;
	for (const char *at = host; *at; at++)
		if (!isalnum((unsigned char)*at) && !strchr("-_.", *at))
			return false;
	return true;
}

/* Splits text in place; gives the host, *port NULL when there is none. NULL
 * when the brackets are not in order. */
static char *
split(char *text, char **port)
{
	char *colon = strchr(text, ':');
	char *close;

	*port = NULL;
	if (*text == '[') {
		close = strchr(text, ']');
		if (!close || (close[1] && close[1] != ':'))
			return NULL;
		*port = close[1] ? close + 2 : NULL;
		*close = '\0';
		return text + 1;
	}
	if (colon && !strchr(colon + 1, ':')) {
		*colon = '\0';
		*port = colon + 1;
	}
	return text;
}

/* The text without blanks, "https://" and a path; to be freed. */
static char *
tidy(const char *text)
{
	char *narrow = text_narrow(text);
	char *trimmed = text_trim(narrow);
	char *lower = text_lower(trimmed);
	size_t skipped = text_starts_with(lower, "https://") ? 8 : 0;
	char *tidied =
	    alloc_string_n(lower + skipped, strcspn(lower + skipped, "/"));

	/* A slash without https:// begins or parts a file's path. */
	if (!skipped && strchr(lower, '/'))
		*tidied = '\0';
	free(lower);
	free(trimmed);
	free(narrow);
	return tidied;
}

bool
server_parse(const char *text, enum server_starttls starttls,
	     struct server *server)
{
	char *tidied = tidy(text);
	bool brackets = *tidied == '[';
	char *port = NULL;
	char *host = split(tidied, &port);
	bool six = host && is_address(host, AF_INET6);
	bool good = host && (!port || is_port(port)) &&
		    (six || (!brackets && is_host_name(host)));

	*server = (struct server){0};
	if (good) {
		server->host = alloc_string(host);
		server->port =
		    alloc_string(port ? port : protocols[starttls].port);
		server->name =
		    alloc_format(six ? "[%s]:%s" : "%s:%s", host, server->port);
		server->is_address = six || is_address(host, AF_INET);
	}
	free(tidied);
	return good;
}
