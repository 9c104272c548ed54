/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libssl, which only the live server needs: it is loaded when one is looked at
 * and never before. Linked, it would be relocated at every start, and the first
 * picture would wait for it (reliability.md, R18 and R21).
 */
#ifndef PKI_SERVER_TLS_H
#define PKI_SERVER_TLS_H

#include <openssl/ssl.h>

/* The library whose functions have the types of the header above. */
#define TLS_LIBRARY "libssl.so." OPENSSL_MSTR(OPENSSL_SHLIB_VERSION)

/* What is used of it. */
#define TLS_FUNCTIONS(use)                                                     \
	use(OPENSSL_init_ssl) use(SSL_CTX_ctrl) use(SSL_CTX_free)              \
	    use(SSL_CTX_new) use(SSL_CTX_set_cert_verify_callback)             \
		use(SSL_CTX_set_cipher_list) use(SSL_CTX_set_options)          \
		    use(SSL_CTX_set_quiet_shutdown)                            \
			use(SSL_CTX_set_security_level)                        \
			    use(SSL_CTX_set_verify)                            \
				use(SSL_alert_desc_string_long)                \
				    use(SSL_connect) use(SSL_ctrl)             \
					use(SSL_free) use(SSL_get_error)       \
					    use(SSL_new) use(SSL_set_fd)       \
						use(TLS_client_method)

struct tls {
#define TLS_MEMBER(name) __typeof__(name) *name;
	TLS_FUNCTIONS(TLS_MEMBER)
#undef TLS_MEMBER
};

/* Loads the library once and for all. NULL: it cannot be; *why is the loader's
 * reason, to be freed, and the next call tries again. */
const struct tls *tls_load(char **why);

#endif
