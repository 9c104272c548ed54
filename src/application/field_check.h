/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The checks named in the field table: each binds a rule of service/check.h
 * to its YAML key and what it needs from the context. */
#ifndef APPLICATION_FIELD_CHECK_H
#define APPLICATION_FIELD_CHECK_H

#include "application/context.h"
#include "base/diagnostic.h"
#include "base/strings.h"

#define FIELD_CHECK(name)                                                      \
	void name(const struct context *context, const struct strings *typed,  \
		  struct strings *right, struct diagnostics *diagnostics)

FIELD_CHECK(field_check_fqdn);
FIELD_CHECK(field_check_previous_files);
FIELD_CHECK(field_check_previous_server);
FIELD_CHECK(field_check_serial);
FIELD_CHECK(field_check_issued);
FIELD_CHECK(field_check_confirmed);
FIELD_CHECK(field_check_revoke_comment);
FIELD_CHECK(field_check_revoke_confirmed);
FIELD_CHECK(field_check_dns_names);
FIELD_CHECK(field_check_key_type);
FIELD_CHECK(field_check_csr_file);
FIELD_CHECK(field_check_key_file);
FIELD_CHECK(field_check_output_dir);
FIELD_CHECK(field_check_name);
FIELD_CHECK(field_check_department);
FIELD_CHECK(field_check_email);
FIELD_CHECK(field_check_software);
FIELD_CHECK(field_check_extra);

/* False for a name that column 13 may not have. */
bool field_takes_dns_name(const struct context *context, const char *fqdn,
			  const char *name);

/* U409 for each name of the old certificate that is left out now, with the
 * reason where it may not be added. */
void field_report_left_out(const struct context *context,
			   struct diagnostics *diagnostics);

#endif
