/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evidence of rule.h: collected from what was read and typed, and the
 * facts that it shows. */
#ifndef APPLICATION_EVIDENCE_H
#define APPLICATION_EVIDENCE_H

#include "application/rule.h"

/* Fills verdict->evidence and FACT_KNOWN. Adds U303, U304 (warnings for what
 * is ignored) and U307 (a serial number that the service takes from nobody). */
void evidence_collect(const struct context *context, struct verdict *verdict,
		      struct diagnostics *diagnostics);

/* Adds U305 (warning) for each certificate of another O or C, with what that
 * means: facts and what was found must stand in verdict, unless the certificate
 * is to be revoked. */
void evidence_report_organization(const struct context *context,
				  const struct verdict *verdict,
				  struct diagnostics *diagnostics);

/* The key of the field in which the evidence was given. */
const char *evidence_field(const struct context *context);

/* An error about the evidence stands among these: that is why there is none,
 * and that nothing is known need not be said beside it. */
bool evidence_is_faulty(const struct diagnostics *diagnostics);

/* Sets the other facts from verdict->evidence. */
void evidence_facts(struct verdict *verdict);

/* The newest that counts (latest notBefore); usable: only with the same O and
 * C and without OU. NULL when there is none. */
const struct evidence *
evidence_newest(const struct evidence *evidence, size_t count, bool usable);

/* How a certificate stands for this FQDN and profile. */
enum standing
evidence_standing(const struct certificate *certificate, const char *fqdn,
		  const struct profile *profile);

/* True for one that counts and makes an application a renewal: without OU, with
 * the profile's O and C, with a serial number that column 4 takes. */
bool evidence_renews(const struct certificate *certificate,
		     const struct profile *profile);

#endif
