/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fields of the table offer: choices and suggestions. */
#ifndef APPLICATION_FIELD_CHOICE_H
#define APPLICATION_FIELD_CHOICE_H

#include "application/field.h"

void
field_choices_profile(const struct context *context, struct choices *choices);
void
field_choices_purpose(const struct context *context, struct choices *choices);
void
field_choices_reason(const struct context *context, struct choices *choices);
void
field_choices_history(const struct context *context, struct choices *choices);
void field_choices_ou(const struct context *context, struct choices *choices);
void
field_choices_request(const struct context *context, struct choices *choices);
void field_choices_key_source(const struct context *context,
			      struct choices *choices);
void
field_choices_key_type(const struct context *context, struct choices *choices);
void
field_choices_hosting(const struct context *context, struct choices *choices);

char *field_suggest_fqdn(const struct context *context);
char *field_suggest_server(const struct context *context);
char *field_suggest_name(const struct context *context);
char *field_suggest_department(const struct context *context);
char *field_suggest_email(const struct context *context);

/* Software that may be meant: what is installed, when it was looked at, that
 * of the last application, the profile's examples. */
void field_software(const struct context *context, struct strings *list);
char *field_suggest_software(const struct context *context);
char *field_suggest_output_dir(const struct context *context);

#endif
