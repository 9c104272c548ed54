/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files named in the answers hold: earlier certificates, an existing
 * request, and whether a key file belongs to it. Reading is an effect, so it
 * is done here, and the rules look at the result.
 */
#ifndef APPLICATION_MATERIAL_H
#define APPLICATION_MATERIAL_H

#include "application/application.h"
#include "application/surroundings.h"
#include "base/diagnostic.h"
#include "base/date.h"
#include "pki/certificate.h"
#include "pki/chain.h"
#include "pki/private_key.h"
#include "pki/request.h"
#include "pki/server.h"

#include <stdbool.h>

/* reliability.md, Reading: certificates, requests and keys, in bytes. */
#define PKI_SIZE_LIMIT ((size_t)256 * 1024)

struct material {
	struct certificates previous;
	struct diagnostics previous_problems; /* under previous-files */
	bool has_request;
	struct request request;
	struct diagnostics request_problems; /* under csr-file */
	bool has_key_file;
	enum private_key_match key_match;
	struct diagnostics key_problems; /* under key-file */
	char *read_for;			 /* the answers it was read for */
	struct certificates live;	 /* as the live server sent them */
	enum chain_state live_chain;
	struct diagnostics live_problems; /* under previous-server */
	char *live_for; /* the server that was looked at, or NULL */
};

void material_release(struct material *material);

/* Reads what the answers name, unless it was read for the same answers. */
void material_refresh(struct material *material,
		      const struct application *application,
		      const struct surroundings *surroundings);

/* Reads even when the answers are the same: a file may have changed. */
void material_reread(struct material *material,
		     const struct application *application,
		     const struct surroundings *surroundings);

/*
 * Connects to the server that previous-server names, the FQDN when it names
 * none, and keeps what it shows, problems included, until it is looked at
 * again. The only place that connects: for a user who asks for it now, or an
 * application file with history: server. False when progress (may be NULL)
 * stopped it; then nothing has changed.
 */
bool
material_look(struct material *material, const struct application *application,
	      server_progress *progress, void *closure);

/* For an application file: the same when its history is the server. */
void material_look_if_asked(struct material *material,
			    const struct application *application);

/* What the server that the answers name has shown; NULL when it was not looked
 * at. It is empty when that failed. */
const struct certificates *material_live(const struct material *material,
					 const struct application *application);

/* Adds U310 (warning) when the live server shows another certificate than the
 * files do; both must have been read. */
void material_compare(const struct material *material,
		      const struct application *application,
		      struct diagnostics *diagnostics);

/* Whether the chain is complete as it was read, in words; state is what
 * certificates_chain_state() says of it, which takes its time. */
const char *certificates_chain_text(const struct certificates *list,
				    enum chain_state state, struct date today);

#endif
