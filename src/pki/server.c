/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The handshake with a running server, for the sake of what it shows. */
#include "config.h"

#include "pki/server.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "pki/openssl.h"
#include "pki/server_tls.h"
#include "pki/server_wire.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

/* No real chain comes near these. */
#define CHAIN_SIZE  (256L * 1024)
#define CHAIN_COUNT 32

/* libssl shows the chain here as soon as it has come; what becomes of the
 * handshake then (a server may want a certificate of ours) does not matter. */
static int
keep_chain(X509_STORE_CTX *store, void *closure)
{
	STACK_OF(X509) **chain = closure;

	if (!*chain)
		*chain =
		    X509_chain_up_ref(X509_STORE_CTX_get0_untrusted(store));
	return 1;
}

/* As old and as weak as the library can: the certificate is to be seen, no
 * secret is entrusted to the connection. */
static SSL_CTX *
new_context(const struct tls *tls, STACK_OF(X509) * *chain)
{
	SSL_CTX *context;

	tls->OPENSSL_init_ssl(
	    OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
	context = tls->SSL_CTX_new(tls->TLS_client_method());
	if (!context)
		return NULL;
	tls->SSL_CTX_set_security_level(context, 0);
	tls->SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, TLS1_VERSION,
			  NULL);
	tls->SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
	tls->SSL_CTX_set_options(context, SSL_OP_LEGACY_SERVER_CONNECT);
	tls->SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL);
	tls->SSL_CTX_set_cert_verify_callback(context, keep_chain, chain);
	tls->SSL_CTX_ctrl(context, SSL_CTRL_SET_MAX_CERT_LIST, CHAIN_SIZE,
			  NULL);
	tls->SSL_CTX_set_quiet_shutdown(context, 1);
	return context;
}

/* Why the handshake ended; result is SSL_get_error's. */
static enum wire_fault
handshake_fault(const struct tls *tls, struct wire *wire, int result)
{
	unsigned long error = ERR_peek_error();
	int reason = ERR_GET_REASON(error);

	if (result == SSL_ERROR_SYSCALL ||
	    reason == SSL_R_UNEXPECTED_EOF_WHILE_READING)
		return WIRE_CLOSED;
	if (reason == SSL_R_EXCESSIVE_MESSAGE_SIZE)
		return WIRE_TOO_LARGE;
	if (ERR_GET_LIB(error) == ERR_LIB_SSL &&
	    reason >= SSL_AD_REASON_OFFSET) {
		alloc_replace(&wire->answer,
			      tls->SSL_alert_desc_string_long(
				  reason - SSL_AD_REASON_OFFSET));
		return WIRE_ALERT;
	}
	return WIRE_NO_TLS;
}

static enum wire_fault
handshake(const struct tls *tls, struct wire *wire, SSL *ssl)
{
	enum wire_fault fault = WIRE_OK;

	while (!fault) {
		int done, result;

		ERR_clear_error();
		done = tls->SSL_connect(ssl);
		if (done == 1)
			return WIRE_OK;
		result = tls->SSL_get_error(ssl, done);
		if (result == SSL_ERROR_WANT_READ)
			fault = wire_ready(wire, POLLIN);
		else if (result == SSL_ERROR_WANT_WRITE)
			fault = wire_ready(wire, POLLOUT);
		else
			fault = handshake_fault(tls, wire, result);
	}
	return fault;
}

static enum wire_fault
show_chain(struct wire *wire, const struct server *server,
	   STACK_OF(X509) * *chain)
{
	char *why = NULL;
	const struct tls *tls = tls_load(&why);
	enum wire_fault fault = WIRE_NO_TLS;
	SSL_CTX *context;
	SSL *ssl;

	if (!tls) {
		alloc_replace(&wire->answer, why);
		free(why);
		return WIRE_NO_LIBRARY;
	}
	context = new_context(tls, chain);
	ssl = context ? tls->SSL_new(context) : NULL;
	if (ssl && tls->SSL_set_fd(ssl, wire->socket) == 1) {
		if (!server->is_address)
			tls->SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME,
				      TLSEXT_NAMETYPE_host_name, server->host);
		fault = handshake(tls, wire, ssl);
	}
	tls->SSL_free(ssl);
	tls->SSL_CTX_free(context);
	ERR_clear_error();
	if (*chain && fault != WIRE_CANCELLED)
		return WIRE_OK;
	return fault ? fault : WIRE_NO_TLS;
}

/* The certificates as plain data; all, or none. */
static enum wire_fault
take_chain(const struct server *server, const STACK_OF(X509) * chain,
	   struct certificates *list)
{
	struct diagnostics ignored = {0};
	bool good = sk_X509_num(chain) > 0;

	if (sk_X509_num(chain) > CHAIN_COUNT)
		return WIRE_TOO_MANY;
	for (int i = 0; good && i < sk_X509_num(chain); i++) {
		unsigned char *bytes = NULL;
		int size = i2d_X509(sk_X509_value(chain, i), &bytes);

		good = size > 0 &&
		       certificates_read(server->name, (const char *)bytes,
					 (size_t)size, list, &ignored);
		OPENSSL_free(bytes);
	}
	diagnostics_release(&ignored);
	if (!good)
		certificates_release(list);
	return good ? WIRE_OK : WIRE_DAMAGED;
}

bool
server_fetch(const struct server *server, enum server_starttls starttls,
	     server_progress *progress, void *closure, const char *field,
	     struct certificates *list, bool *cancelled,
	     struct diagnostics *diagnostics)
{
	STACK_OF(X509) *chain = NULL;
	enum wire_fault fault;
	struct wire wire;

	crypto_start();
	wire_init(&wire, progress, closure);
	fault = wire_connect(&wire, server);
	if (!fault)
		fault = wire_starttls(&wire, starttls);
	if (!fault)
		fault = show_chain(&wire, server, &chain);
	if (!fault)
		fault = take_chain(server, chain, list);
	sk_X509_pop_free(chain, X509_free);
	if (cancelled)
		*cancelled = fault == WIRE_CANCELLED;
	wire_report(&wire, fault, server, field, diagnostics);
	wire_release(&wire);
	return fault == WIRE_OK;
}
