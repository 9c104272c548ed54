/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The live server as a part of the material. */
#include "config.h"

#include "application/context.h"
#include "application/material.h"
#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "pki/chain.h"
#include "pki/server.h"
#include "service/earlier.h"

#include <stdlib.h>
#include <string.h>

/* The server that the answers name. */
static bool
named_server(const struct application *application, struct server *server)
{
	enum field_id field =
	    application_has(application, FIELD_PREVIOUS_SERVER)
		? FIELD_PREVIOUS_SERVER
		: FIELD_FQDN;

	return server_parse(application_get(application, field),
			    SERVER_STARTTLS_NONE, server);
}

bool
material_look(struct material *material, const struct application *application,
	      server_progress *progress, void *closure)
{
	struct diagnostics problems = {0};
	struct certificates found = {0};
	struct server server;
	bool cancelled = false;

	if (!named_server(application, &server))
		return true;
	/* Set aside without a word, it would look as if nothing was there. */
	if (server_fetch(&server, SERVER_STARTTLS_NONE, progress, closure,
			 "previous-server", &found, &cancelled, &problems) &&
	    earlier_refuse_shown(&found, "previous-server", &problems))
		certificates_release(&found);
	if (!cancelled) {
		certificates_release(&material->live);
		diagnostics_release(&material->live_problems);
		material->live = found;
		material->live_chain = certificates_chain_state(&found);
		material->live_problems = problems;
		alloc_replace(&material->live_for, server.name);
	}
	server_release(&server);
	return !cancelled;
}

void
material_look_if_asked(struct material *material,
		       const struct application *application)
{
	struct context context = {.application = application};

	if (context_history(&context) == HISTORY_SERVER &&
	    application_has(application, FIELD_PREVIOUS_SERVER))
		material_look(material, application, NULL, NULL);
}

const struct certificates *
material_live(const struct material *material,
	      const struct application *application)
{
	struct server server;
	bool same = material->live_for && named_server(application, &server);

	if (same) {
		same = strcmp(material->live_for, server.name) == 0;
		server_release(&server);
	}
	return same ? &material->live : NULL;
}

/* The first one's dates are shown beside it; nobody looks at a root's. */
static bool
has_bad_dates(const struct certificates *list, struct date today)
{
	for (size_t i = 1; i < list->count; i++)
		if (!list->item[i]->is_self_signed &&
		    !certificate_is_valid(list->item[i], today))
			return true;
	return false;
}

const char *
certificates_chain_text(const struct certificates *list, enum chain_state state,
			struct date today)
{
	switch (state) {
	case CHAIN_COMPLETE:
		return has_bad_dates(list, today)
			   ? _("in the right order, but an intermediate "
			       "certificate is not valid today")
			   : _("complete, in the right order");
	case CHAIN_FORGED:
		return _("wrong: a certificate has the issuer's name, but did "
			 "not issue the one before it");
	case CHAIN_SELF_SIGNED:
		return _("none: the certificate is self-signed, not issued by "
			 "the service");
	case CHAIN_ALONE:
		return _("incomplete: no intermediate certificate is sent");
	case CHAIN_BROKEN:
		break;
	}
	return _("out of order, or a link is missing");
}

/* The certificate among the files with the same name; the newest of them. */
static const struct certificate *
newest_file(const struct certificates *files, const struct certificate *like)
{
	const char *name = certificate_common_name(like);
	const struct certificate *newest = NULL;

	for (size_t i = 0; i < files->count; i++) {
		const struct certificate *one = files->item[i];

		if (one->is_authority ||
		    strcmp(certificate_common_name(one), name) != 0)
			continue;
		if (!newest || one->not_before > newest->not_before)
			newest = one;
	}
	return newest;
}

/* The names of one that the other has not; to be freed. */
static char *
names_only_in(const struct certificate *one, const struct certificate *other)
{
	struct strings only = {0};
	char *text;

	for (size_t i = 0; i < one->dns_names.count; i++)
		if (!strings_has(&other->dns_names, one->dns_names.item[i]))
			strings_add(&only, one->dns_names.item[i]);
	text = strings_join(&only, ", ");
	strings_release(&only);
	return text;
}

static void
report_difference(const struct certificate *live,
		  const struct certificate *file,
		  struct diagnostics *diagnostics)
{
	char *issued = date_text(date_of(live->not_before));
	char *more = names_only_in(live, file);
	char *less = names_only_in(file, live);

	diagnostics_warning(
	    diagnostics, 310, "previous-server",
	    N_("The live server shows another certificate than the file: "
	       "serial number %1$s, issued %2$s; the file has %3$s. The newest "
	       "one counts for a renewal."),
	    live->serial, issued, file->serial, NULL);
	if (*more || *less)
		diagnostics_warning(
		    diagnostics, 310, "previous-server",
		    N_("The DNS names differ. Only on the live server: %1$s. "
		       "Only in the file: %2$s."),
		    *more ? more : "-", *less ? less : "-", NULL);
	free(less);
	free(more);
	free(issued);
}

void
material_compare(const struct material *material,
		 const struct application *application,
		 struct diagnostics *diagnostics)
{
	const struct certificates *list = material_live(material, application);
	const struct certificate *live = list ? certificates_leaf(list) : NULL;
	const struct certificate *file;

	if (!live || !material->previous.count)
		return;
	for (size_t i = 0; i < material->previous.count; i++)
		if (memcmp(material->previous.item[i]->digest, live->digest,
			   sizeof(live->digest)) == 0)
			return;
	file = newest_file(&material->previous, live);
	if (!file)
		file = certificates_leaf(&material->previous);
	if (file)
		report_difference(live, file, diagnostics);
}
