/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help texts where they differ because a certificate is to be revoked. */
#include "config.h"

#include "wizard/help.h"

#include "base/locale.h"

const struct field_help revocation_field_helps[FIELD_COUNT] = {
    [FIELD_FQDN] =
	{
	    .purpose = N_("The name of the server whose certificate is to be "
			  "revoked. It is the common name (CN) in the subject "
			  "of that certificate."),
	    .example = N_("www.example.uec.ac.jp: the host with its whole "
			  "domain, as the certificate has it."),
	    .mistake = N_("The server's new name, when the certificate was "
			  "issued for its former one; or one of its further "
			  "names (dNSName). What counts is the CN."),
	    .ask = N_("In a browser: certificate details, subject, CN. On the "
		      "server: openssl x509 -noout -subject -in FILE."),
	},
    [FIELD_HISTORY] =
	{
	    .purpose = N_("Which certificate is to be revoked. The TSV names "
			  "it by its subject and its serial number, and both "
			  "have to be exactly those of the certificate."),
	    .example = N_("Reading the certificate's file is the surest way. "
			  "If the file is gone but the server still runs, ask "
			  "the live server."),
	    .mistake = N_("Reading the new certificate after it was replaced: "
			  "the live server shows the new one then. Compare "
			  "dates and serial number before you go on."),
	    .ask = N_("The web server's configuration names the file. If "
		      "nothing is left of the certificate, ask your centre, "
		      "whose registrar can look up its serial number."),
	},
    [FIELD_PREVIOUS_SERIAL] =
	{
	    .purpose = N_("The serial number says which certificate is "
			  "revoked. With it the TSV that is made here asks the "
			  "service to revoke this very certificate."),
	    .example = N_("1911649278160095962, or in hexadecimal "
			  "1A:87:8A:E3:DF:DD:4A:DA or 0x1a878ae3dfdd4ada. The "
			  "TSV always gets the decimal form."),
	    .mistake = N_("Typing the number of the certificate that is to "
			  "stay. Also: a hexadecimal number without letters is "
			  "read as decimal; put 0x in front."),
	    .ask = N_("In a browser: certificate details, serial number. On "
		      "the server: openssl x509 -noout -serial -in FILE. Or "
		      "ask your centre, whose registrar can look it up."),
	},
    [FIELD_PREVIOUS_OU] =
	{
	    .purpose = N_("The TSV must have the certificate's own subject. "
			  "One with an OU cannot be built from what is typed: "
			  "its file has to be read."),
	    .example = N_("'OU=Information Technology Center' in the subject: "
			  "answer yes. Only C, ST, L, O and CN: answer no."),
	    .mistake = N_("Taking O (the institution) for OU (a unit inside "
			  "it)."),
	    .ask =
		N_("In a browser: certificate details, subject. On the server: "
		   "openssl x509 -noout -subject -in FILE. For a certificate "
		   "issued on or after 2022-07-27 the answer is no."),
	},
};

const struct field_help revocation_page_helps[WIZARD_PAGES + 1] = {
    [3] =
	{
	    .purpose = N_("This page finds the certificate that is to be "
			  "revoked: its subject and its serial number go into "
			  "the TSV."),
	    .example = N_("/etc/pki/tls/certs/www.example.uec.ac.jp.pem, the "
			  "certificate that the server uses or used."),
	    .mistake = N_("Naming several certificates, or the new one beside "
			  "the old one. Name only the one that is to be "
			  "revoked."),
	    .ask = N_("The server's configuration names the file; its "
		      "administrator or vendor knows too. Else ask your "
		      "centre for the serial number."),
	},
    [4] =
	{
	    .purpose = N_("This page shows which certificate will be revoked, "
			  "and asks for the reason, which the service wants."),
	    .example = N_("The server was shut down: 5 "
			  "cessationOfOperation."),
	    .mistake = N_("Revoking a certificate that still runs. It is void "
			  "at once, and browsers may refuse the server."),
	    .ask = N_("If subject or serial number surprise you, go back to "
		      "page 3. Your centre tells which reason it expects."),
	},
};
