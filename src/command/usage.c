/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What --help prints: one entry a line, so that each is translated alone. */
#include "config.h"

#include "base/locale.h"
#include "command/options.h"

#include <stdio.h>

/* A command or option as it is typed, and what it does; what NULL: a line of
 * its own. A command gets a line to itself. */
struct usage {
	const char *term;
	const char *what; /* N_() */
};

#define TERM_COLUMNS 26

static const struct usage usages[] = {
    {NULL, N_("upki-wizard prepares applications for UPKI server "
	      "certificates.")},
    {NULL, ""},
    {"upki-wizard [CERT | CSR | FOLDER | APPLICATION.yaml]", N_("the wizard")},
    {"upki-wizard build APPLICATION.yaml...",
     N_("make key, CSR, TSV and letter without asking")},
    {"upki-wizard check FILE | FOLDER...",
     N_("check TSV, CSR, certificate, key, application, profile")},
    {"upki-wizard check --for FOLDER CERT [CHAIN...]",
     N_("check the certificate that came for this folder")},
    {"upki-wizard inspect FILE | HOST[:PORT]",
     N_("what a certificate means for an application")},
    {"upki-wizard revoke CERT | APPLICATION.yaml", N_("a revocation TSV")},
    {"upki-wizard merge -o DIR FILE.tsv...",
     N_("join checked TSV files of one kind")},
    {"upki-wizard report [APPLICATION.yaml]", N_("a bundle for the help desk")},
    {"upki-wizard explain [NUMBER]",
     N_("a problem number, its cause and remedy")},
    {"upki-wizard profile list | show ID | check FILE... | new",
     N_("institution profiles")},
    {NULL, ""},
    {"-p, --profile ID|FILE", N_("institution (default uec)")},
    {"-o, --output-dir DIR", N_("where folders go (default ~/upki)")},
    {"-n, --dry-run", N_("show the plan, write nothing")},
    {"    --plain", N_("the wizard as plain lines")},
    {"    --ascii-lines", N_("where rules appear as letters (qqqq)")},
    {"    --demo", N_("the wizard on sample data, nothing is written")},
    {"    --lang ja|en", N_("language")},
    {"    --date YYYY-MM-DD", N_("taken as today")},
    {"    --passphrase-file F", N_("build: first line encrypts the key")},
    {"    --starttls P", N_("inspect: smtp, imap, pop3, ldap or ftp")},
    {"    --kind KIND", N_("check, merge: new, renew or revoke")},
    {"    --previous CERT", N_("check: the certificate to be renewed")},
    {"    --issued FILE", N_("check: the registrar's serverAll.tsv")},
    {"    --summary", N_("check: one line a file")},
    {"    --format text|json", N_("check: how problems are printed")},
    {"    --reason 0|1|3|4|5", N_("revoke: why")},
    {"    --comment TEXT", N_("revoke: required with reason 0")},
    {"    --confirm WORD", N_("revoke: keyCompromise, with reason 1")},
    {"    --mask", N_("report: hide e-mail addresses")},
    {"    --help, --version", ""},
    {NULL, ""},
    {NULL, N_("Exit status: 0 all well, 1 problems in the input, 2 wrong "
	      "usage,")},
    {NULL, N_("3 the machine failed; the wizard: 130 when left without "
	      "files.")},
};

void
options_print_help(void)
{
	for (size_t i = 0; i < sizeof(usages) / sizeof(*usages); i++) {
		const struct usage *usage = &usages[i];
		const char *what = *usage->what ? locale_text(usage->what) : "";

		if (!usage->term)
			printf("%s\n", what);
		else if (usage->term[0] == 'u')
			printf("%s\n%*s%s\n", usage->term, TERM_COLUMNS, "",
			       what);
		else
			printf("%-*s%s\n", *what ? TERM_COLUMNS : 0,
			       usage->term, what);
	}
}

void
options_print_version(void)
{
	printf("%s %s\n", PACKAGE_NAME, PACKAGE_VERSION);
}
