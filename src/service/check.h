/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks of single values as the service and the institution make them
 * (service.md, The TSV file and Subject). Each takes the text as typed, adds
 * what is wrong under field (a YAML key), and gives the text as it would be
 * used (corrections are told as U601, duplicates as U410), to be freed.
 * No error was added: the value is good.
 */
#ifndef SERVICE_CHECK_H
#define SERVICE_CHECK_H

#include "base/diagnostic.h"
#include "base/strings.h"
#include "service/profile.h"

/*
 * The server's FQDN, which becomes the CN: U201 empty, U202 above the limit,
 * U401 no dot or a label that is none, U402 outside the domains, U403 in an
 * excluded one (with its reason), U404 IP address, U405 wildcard (on the page
 * it is a placeholder), U406 underscore, U407 IDN with its A-label proposed,
 * U408 look-alike (warning), U411 a two-letter word looks like C. Upper case
 * becomes lower case, one trailing dot is an error U401 with a proposal.
 */
char *
check_fqdn(const char *text, const char *field, const struct profile *profile,
	   struct diagnostics *diagnostics);

/*
 * The other names, one a line as typed: lines are split at blanks, commas and
 * newlines, "dNSName=" and "DNS:" are stripped. Gives the names that go into
 * column 13 besides the CN, in the order given, each once, without the CN.
 * Every wrong name gets one problem with its line as index; then U412 too
 * many and U202 too long for all together (CN counted). fqdn may be NULL.
 */
void check_dns_names(const struct strings *typed, const char *fqdn,
		     const char *field, const struct profile *profile,
		     struct strings *names, struct diagnostics *diagnostics);

/* Column 13 for CN and other names: "" when there are none; to be freed. */
char *check_dns_cell(const char *fqdn, const struct strings *names);

/* U201, U202, U206 (naming character and position), U402 as a warning or, when
 * the profile says so, an error for a foreign domain; doubtful symbols warn. */
char *
check_email(const char *text, const char *field, const struct profile *profile,
	    struct diagnostics *diagnostics);

/* The same of an address as it stands in a file, neither blanks around it nor
 * empty: every fault, where check_email tells the first, and none that is there
 * because of another. What is not ASCII was told before. */
void check_email_every(const char *text, const struct profile *profile,
		       struct diagnostics *diagnostics);

/*
 * A full-width cell: name, department, software, comment. limit is in
 * characters: U202 above it, U603 (warning) when the text would exceed half of
 * it counted in full width. U201 when required and empty.
 */
char *check_text(const char *text, const char *field, long limit, bool required,
		 struct diagnostics *diagnostics);

/* U606 (warning) when text, treated as check_text does, says that the software
 * is not known, or nothing ("?"), instead of naming it. */
void check_software_name(const char *text, const char *field,
			 struct diagnostics *diagnostics);

/* Its length alone: U202, U603. */
void check_text_length(const char *text, const char *field, long limit,
		       struct diagnostics *diagnostics);

/*
 * U205 when a passphrase has anything but printable ASCII: a server that starts
 * asks for it where no input method is at hand. The text is not repeated. Gives
 * the first such character's place, from 1, or 0.
 */
size_t check_passphrase(const char *text, size_t size, const char *field,
			struct diagnostics *diagnostics);

/* serial_parse, U313 (warning) when the number is so short that only a part of
 * it may have been copied, and U307 when its digits end as a spreadsheet rounds
 * them. In decimal, or NULL when it cannot be read. */
char *check_serial(const char *text, const char *field,
		   struct diagnostics *diagnostics);

/* Fewer than 7 octets: of 8 the first may be zero. */
bool check_serial_is_short(const char *decimal);

/* How many zeros a spreadsheet may have put where it keeps no digits; 0: it did
 * not. Two or three come about by chance once in a while: a warning. */
size_t check_serial_zeros(const char *decimal);
enum severity check_serial_severity(size_t zeros);

/* A date not after today, U309 otherwise; empty is U201. */
char *check_issue_date(const char *text, const char *field, struct date today,
		       struct diagnostics *diagnostics);

#endif
