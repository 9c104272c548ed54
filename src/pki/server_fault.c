/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says why a live server showed no certificate. */
#include "config.h"

#include "pki/server_wire.h"

#include "base/locale.h"

#include <string.h>

/* 1 the server, 2 what it said or the system's reason. */
static const struct {
	int number;
	const char *sentence;
} sentences[] = {
    [WIRE_LATE] = {806,
		   N_("%1$s did not answer within 5 seconds. Check name and "
		      "port; a firewall may stop the connection. Try again, "
		      "or read the certificate's file instead.")},
    [WIRE_CLOSED] = {806, N_("%1$s closed the connection before it showed a "
			     "certificate. Check the port, or read the "
			     "certificate's file instead.")},
    [WIRE_UNKNOWN_NAME] = {806,
			   N_("The name in %1$s is not known to the DNS. Check "
			      "the spelling, or read the certificate's file "
			      "instead.")},
    [WIRE_NO_NAME_SERVER] = {806,
			     N_("The address of %1$s cannot be looked up: no "
				"name server answers. Check this machine's "
				"network, or read the certificate's file "
				"instead.")},
    [WIRE_REFUSED] = {806,
		      N_("%1$s refuses the connection: nothing listens at "
			 "this port. Check name and port, and that the server "
			 "runs.")},
    [WIRE_NO_ROUTE] = {806,
		       N_("There is no way to %1$s from this machine. Check "
			  "the name and the network, or read the "
			  "certificate's file instead.")},
    [WIRE_NO_LIBRARY] = {806,
			 N_("%1$s cannot be looked at: OpenSSL's library for "
			    "TLS cannot be loaded (%2$s). Read the "
			    "certificate's file instead, or have the library "
			    "installed.")},
    [WIRE_SYSTEM] = {806,
		     N_("No connection to %1$s can be made (%2$s). Read the "
			"certificate's file instead.")},
    [WIRE_NO_STARTTLS] = {501,
			  N_("%1$s does not go over to TLS; its last answer "
			     "was \"%2$s\". Check the port and the protocol "
			     "of --starttls.")},
    [WIRE_NO_TLS] = {501,
		     N_("%1$s answers, but not in TLS. Check the port (HTTPS "
			"uses 443); mail and directory servers may want "
			"inspect with --starttls.")},
    [WIRE_ALERT] = {501,
		    N_("%1$s broke off the TLS handshake (%2$s). Check that "
		       "name and port are those of the server, or read the "
		       "certificate's file instead.")},
    [WIRE_TOO_LARGE] = {501,
			N_("%1$s sends far more than a chain of certificates "
			   "(the limit is 256 KiB). Check name and port, or "
			   "read the certificate's file instead.")},
    [WIRE_TOO_MANY] = {501,
		       N_("%1$s sends more than 32 certificates. Check name "
			  "and port, or read the certificate's file instead.")},
    [WIRE_DAMAGED] = {501,
		      N_("A certificate that %1$s shows cannot be read: it is "
			 "damaged, or a name in it hides something. Have the "
			 "server's administrator look at it.")},
};

void
wire_report(const struct wire *wire, enum wire_fault fault,
	    const struct server *server, const char *field,
	    struct diagnostics *diagnostics)
{
	const char *reason = wire->answer;
	struct diagnostic *diagnostic;

	if (fault == WIRE_OK || fault == WIRE_CANCELLED)
		return;
	if (fault == WIRE_SYSTEM)
		reason = strerror(wire->error);
	diagnostic =
	    diagnostics_error(diagnostics, sentences[fault].number, field,
			      sentences[fault].sentence, server->name,
			      reason ? reason : "", NULL);
	if (!field)
		diagnostic_place(diagnostic, server->name, 0, 0);
}
