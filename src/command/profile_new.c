/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard profile new: a commented template for an institution. */
#include "config.h"

#include "command/profile_new.h"

#include "base/locale.h"
#include "base/strings.h"
#include "base/text.h"

#include <stdio.h>

#define COMMENT_WIDTH 76

/* A comment and the YAML it is about. What is required and left open has no
 * value, so that `profile check` names everything that is still to fill. */
static const struct {
	const char *comment;
	const char *yaml;
} parts[] = {
    {N_("An institution profile of upki-wizard. Fill in what has no value, "
	"copy every value to the letter from your centre's pages, and leave "
	"out what you do not know. Save it as ID.yaml (ID as below) in "
	"~/.config/upki-wizard/profiles or /etc/upki-wizard/profiles and "
	"check it with: upki-wizard profile check ID.yaml"),
     "upki-profile: 1\n"},
    {N_("Small letters, digits and -; the file is called ID.yaml."), "id:\n"},
    {N_("The institution's name."), "name:\n  ja:\n  en:\n"},
    {N_("Whom to ask. Remove the # where you know the value."),
     "#center:\n#  name:\n#    ja:\n#    en:\n#  email:\n#  url:\n"},
    {N_("When (YYYY-MM-DD) and on which pages the values were read."),
     "checked:\nsources:\n  -\n"},
    {N_("The subject as registered with the service, in the same upper and "
	"lower case: prefecture, city, and the institution's English name."),
     "subject:\n  C: JP\n  ST:\n  L:\n  O:\n"},
    {N_("Server names must lie under one of these domains."),
     "domains:\n  -\n"},
    {N_("Everything below may stay out; what is shown is the preset."), ""},
    {N_("Domains that are not covered, each with its reason."),
     "#domains-excluded:\n#  - suffix:\n#    reason:\n#      ja:\n#      "
     "en:\n"},
    {N_("Types of key, the first is the default: rsa2048, ec-p384."),
     "#keys: [rsa2048]\n"},
    {N_("May the private key have a passphrase: none, optional, required."),
     "#passphrase: optional\n"},
    {N_("What is handed in: tsv, or csr where the centre makes the TSV file "
	"itself."),
     "#artifact: tsv\n"},
    {N_("Domains of the administrator's e-mail address, and whether another "
	"one is an error or a warning (warn)."),
     "#email:\n#  domains: []\n#  level: warn\n"},
    {N_("Items this centre wants although the service does not: "
	"manager-name, manager-department."),
     "#required: []\n"},
    {N_("Suggestions for the web server software."),
     "#software-examples: [Apache, nginx, IIS]\n"},
    {N_("What must be done first, shown on page 1 and in the letter."),
     "#before:\n#  - ja:\n#    en:\n#    url:\n"},
    {N_("How it is handed in: mail, webform, workflow, portal, paper; and "
	"where to: an address, a URL, or told-later."),
     "#submission:\n#  method: mail\n#  to: told-later\n#  note:\n#    ja:\n"
     "#    en:\n"},
    {N_("Items asked on page 7 and written into the letter."),
     "#extra:\n#  - id:\n#    label:\n#      ja:\n#      en:\n"
     "#    required: no\n"},
    {N_("How the old certificate is revoked after a renewal: tell-center, "
	"tsv, system."),
     "#after-renewal: tell-center\n"},
    {N_("Notices that are shown in a period."),
     "#notices:\n#  - from: 2026-12-01\n#    until: 2026-12-28\n#    ja:\n"
     "#    en:\n"},
};

void
profile_new_print(void)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct strings lines = {0};

		text_wrap(locale_text(parts[i].comment), COMMENT_WIDTH, &lines);
		if (i)
			putchar('\n');
		for (size_t j = 0; j < lines.count; j++)
			printf("# %s\n", lines.item[j]);
		fputs(parts[i].yaml, stdout);
		strings_release(&lines);
	}
}
