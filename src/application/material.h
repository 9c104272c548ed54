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
#include "pki/certificate.h"
#include "pki/private_key.h"
#include "pki/request.h"

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

#endif
