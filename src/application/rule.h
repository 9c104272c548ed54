/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * New or renewal (service.md, "New or renewal"): the evidence is pooled, six
 * facts are read off it, and one const table gives the verdict. Pure: nothing
 * is read or written here.
 */
#ifndef APPLICATION_RULE_H
#define APPLICATION_RULE_H

#include "application/context.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "pki/certificate.h"

#include <stdbool.h>
#include <stddef.h>

/* Why a certificate counts as evidence or does not. */
enum standing {
	STANDING_COUNTS,
	STANDING_AUTHORITY,  /* a CA's own, set aside without a word */
	STANDING_FOREIGN,    /* not issued by the service: U303 */
	STANDING_OTHER_NAME, /* for another CN: U304 */
	STANDING_NO_SERIAL   /* its serial number cannot be: U307, an error */
};

/* One earlier certificate, read or typed. */
struct evidence {
	const struct certificate *certificate; /* NULL: typed */
	enum standing standing;
	char *serial;	    /* decimal */
	struct date issued; /* in Japan time */
	bool has_ou;
	bool same_organization; /* O and C equal the profile's */
};

/* The facts, in the order in which the path on page 4 asks for them. */
enum fact {
	FACT_KNOWN,	    /* the history is known */
	FACT_CONTRADICTION, /* OU with a date from 2022-07-27 */
	FACT_ISSUED,	    /* a certificate was issued for this CN */
	FACT_SAME_O,	    /* one of them with the same O and C */
	FACT_WITHOUT_OU,    /* one of those without OU */
	FACT_AFTER,	    /* the newest of those from 2022-07-27 */
	FACT_COUNT
};

enum answer_to_fact { FACT_ANY, FACT_NO, FACT_YES };

/* A line of the matrix. */
struct rule {
	const char *name; /* never translated: "only-with-ou" … */
	enum answer_to_fact fact[FACT_COUNT];
	enum kind kind;
	const char *ground; /* N_(): one sentence for page and file */
	const char *told;   /* N_(): it as the centre is told it, without
			       advice for the applicant; NULL: the same */
};

extern const struct rule rules[];
extern const size_t rule_count;

/* N_(): the question behind a fact, for the path on page 4. */
extern const char *const fact_questions[FACT_COUNT];

struct verdict {
	enum kind kind;	 /* what the TSV will be; unknown: none */
	enum kind found; /* what the evidence says */
	const struct rule *rule;
	bool facts[FACT_COUNT];
	bool overridden; /* a confirmed claim against the evidence */
	char *serial;	 /* column 4, decimal; NULL when new */
	/* The serial number that the record of last time renewed, or of a
	 * certificate that lies on this machine, while the answer or what was
	 * given says that none makes this a renewal; else NULL. */
	char *record;
	bool record_is_found; /* on this machine */
	struct evidence *evidence;
	size_t evidence_count;
	const struct evidence *newest; /* the serial is its, or NULL */
};

void verdict_release(struct verdict *verdict);

/*
 * Decides. What the evidence was found fault with must stand in diagnostics
 * already: then it is not said that nothing is known. Adds U301, U303-U307,
 * U309, U212 and U302 as they apply; without an error verdict->kind is the kind
 * of the TSV.
 */
void rule_decide(const struct context *context, struct verdict *verdict,
		 struct diagnostics *diagnostics);

/* One sentence for the applicant, and one for the centre; to be freed. */
char *verdict_ground(const struct verdict *verdict);
char *verdict_told(const struct verdict *verdict);

/* The earlier certificate whose DNS names are offered: the newest that
 * counts, whatever its OU; NULL when none was read. */
const struct certificate *verdict_certificate(const struct verdict *verdict);

/* True when the certificate whose serial stands in verdict was read and its
 * last day is before today. */
bool verdict_is_expired(const struct verdict *verdict, struct date today);

/* True when the certificate's last day is before today; or of one that was
 * typed, only its issue date is known, and none was ever valid for so long. */
bool evidence_is_over(const struct evidence *evidence, struct date today);

/* True when the application is a new one all the same, of another subject, and
 * this certificate is left behind: in force, and to be revoked after the
 * replacement (service.md, "New or renewal"). */
bool evidence_is_left(const struct evidence *evidence,
		      const struct verdict *verdict, struct date today);

/* The same of the certificate whose serial stands in verdict. */
bool verdict_is_over(const struct verdict *verdict, struct date today);

#endif
