/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upki-wizard inspect: what a certificate means for an application. */
#include "config.h"

#include "application/application.h"
#include "application/evidence.h"
#include "application/material.h"
#include "application/rule.h"
#include "base/alloc.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/text.h"
#include "command/command.h"
#include "pki/crypto.h"
#include "pki/serial.h"
#include "pki/server.h"
#include "service/check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void
print_value(const char *label, const char *value)
{
	char *visible = text_visible(value, strlen(value));

	/* TRANSLATORS: a label and what was found under it. */
	printf(_("%1$s: %2$s"), label, visible);
	putchar('\n');
	free(visible);
}

static void
print_dates(const struct certificate *certificate, struct date today)
{
	char *from = date_moment_text(certificate->not_before);
	char *to = date_moment_text(certificate->not_after);
	long left = date_days(today, date_of(certificate->not_after));
	char *days = left < 0
			 ? alloc_string(_("expired"))
			 : alloc_format(locale_plural("%ld day", "%ld days",
						      (unsigned long)left),
					left);

	print_value(_("Valid from"), from);
	print_value(_("Valid until"), to);
	print_value(_("Days left"), days);
	free(days);
	free(to);
	free(from);
}

static void
print_issuer(const struct certificate *certificate,
	     const struct profile *profile)
{
	const char *issuer = name_value(&certificate->issuer, "CN");
	bool ours = issuer && profile_issued(profile, issuer) &&
		    !certificate->is_self_signed;
	char *text = name_text(&certificate->issuer, true);

	print_value(_("Issuer"), text);
	/* Of a CA's own certificate "no" would be taken for a verdict on what
	 * it issues. */
	if (!certificate_is_of_authority(certificate))
		print_value(_("Issued by the service (UPKI)"),
			    ours ? _("yes") : _("no"));
	free(text);
}

static void
print_certificate(const struct certificate *certificate,
		  const struct profile *profile, struct date today)
{
	char *subject = name_text(&certificate->subject, true);
	char *names = strings_join(&certificate->dns_names, ", ");
	char *hex = serial_hex(certificate->serial);
	const char *ou = name_value(&certificate->subject, "OU");

	print_value(_("Subject"), subject);
	print_issuer(certificate, profile);
	print_dates(certificate, today);
	print_value("OU", ou ? ou : _("none"));
	print_value("dNSName", *names ? names : _("none"));
	print_value(_("Serial number, decimal"), certificate->serial);
	print_value(_("Serial number, hexadecimal"), hex);
	print_value(_("Key"), certificate->key);
	free(hex);
	free(names);
	free(subject);
}

static void
print_chain(const struct certificates *list, struct date today)
{
	print_value(_("Chain"),
		    certificates_chain_text(
			list, certificates_chain_state(list), today));
}

static const char *
kind_text(enum kind kind)
{
	switch (kind) {
	case KIND_NEW:
		return _("new (新規発行)");
	case KIND_RENEW:
		return _("renewal (更新)");
	case KIND_UNKNOWN:
		break;
	}
	return _("cannot be decided from this");
}

/* Nothing is wrong with looking at a certificate: what is said of it is neither
 * an error nor about a field of ours. */
static void
print_remarks(const struct diagnostics *problems)
{
	for (size_t i = 0; i < problems->count; i++) {
		char *message = diagnostic_message(problems->item[i]);

		printf("U%03d: %s\n", problems->item[i]->number, message);
		free(message);
	}
}

/* Nobody can apply for this name any more, whatever was issued for it. */
static bool
refuses_name(const struct context *context, struct diagnostics *problems)
{
	const char *name = application_get(context->application, FIELD_FQDN);

	free(check_fqdn(name, NULL, context->profile, problems));
	return diagnostics_have_error(problems);
}

/* What would be decided when everything in the file is all there is. */
static void
print_meaning(const struct context *context)
{
	struct diagnostics problems = {0}, faults = {0};
	struct verdict verdict;
	char *ground;

	rule_decide(context, &verdict, &problems);
	ground = verdict_ground(&verdict);
	printf("\n");
	if (verdict.kind != KIND_UNKNOWN && refuses_name(context, &faults)) {
		print_value(_("An application for the same name would be"),
			    _("refused: this name is not accepted"));
		print_remarks(&faults);
	} else {
		print_value(_("An application for the same name would be"),
			    kind_text(verdict.kind));
		print_value(_("Ground"), ground);
		if (verdict.serial)
			print_value(_("Serial number for column 4"),
				    verdict.serial);
	}
	print_remarks(&problems);
	diagnostics_release(&faults);
	free(ground);
	verdict_release(&verdict);
	diagnostics_release(&problems);
}

static void
print_all(const struct context *context)
{
	const struct certificates *list = &context->material->previous;
	const struct certificate *leaf = certificates_leaf(list);

	for (size_t i = 0; i < list->count; i++) {
		if (list->item[i]->is_authority && list->item[i] != leaf)
			continue;
		if (list->item[i] != leaf)
			printf("\n");
		print_certificate(list->item[i], context->profile,
				  context->surroundings->today);
	}
	if (certificates_are_chain(list)) {
		printf("\n");
		print_chain(list, context->surroundings->today);
	}
	/* A CA's own certificate is no ground to decide on. */
	if (!certificates_authority(list, NULL))
		print_meaning(context);
}

static int
inspect_file(const struct surroundings *surroundings,
	     const struct profile *profile, const char *file)
{
	struct application application = {0};
	struct material material = {0};
	struct context context = {.profile = profile,
				  .application = &application,
				  .material = &material,
				  .surroundings = surroundings};
	int status;

	application_set(&application, FIELD_HISTORY, "file");
	application_set(&application, FIELD_PREVIOUS_FILES, file);
	material_refresh(&material, &application, surroundings);
	if (material.previous.count) {
		application_set(&application, FIELD_FQDN,
				certificate_common_name(
				    certificates_leaf(&material.previous)));
		print_all(&context);
	}
	for (size_t i = 0; i < material.previous_problems.count; i++)
		alloc_replace(&material.previous_problems.item[i]->field, NULL);
	print_diagnostics(stderr, &material.previous_problems);
	status = exit_status(&material.previous_problems);
	material_release(&material);
	application_release(&application);
	return status;
}

/* The first certificate whole, those behind it with what matters of them. */
static void
print_live(const struct context *context, const struct server *server)
{
	const struct certificates *live = &context->material->live;
	struct date today = context->surroundings->today;

	print_value(_("Live server"), server->name);
	print_value(_("Verified"),
		    _("not verified; shown as the server sent it"));
	print_certificate(live->item[0], context->profile, today);
	for (size_t i = 1; i < live->count; i++) {
		char *subject = name_text(&live->item[i]->subject, true);
		char *issuer = name_text(&live->item[i]->issuer, true);
		char *number = alloc_format("%zu", i + 1);

		printf("\n");
		print_value(_("Certificate sent as number"), number);
		print_value(_("Subject"), subject);
		print_value(_("Issuer"), issuer);
		print_dates(live->item[i], today);
		free(number);
		free(issuer);
		free(subject);
	}
	printf("\n");
	print_chain(live, today);
	print_meaning(context);
}

static int
inspect_server(const struct surroundings *surroundings,
	       const struct profile *profile, const struct server *server,
	       enum server_starttls starttls)
{
	struct application application = {0};
	struct material material = {0};
	struct context context = {.profile = profile,
				  .application = &application,
				  .material = &material,
				  .surroundings = surroundings};
	struct diagnostics problems = {0};
	int status;

	application_set(&application, FIELD_HISTORY, "server");
	application_set(&application, FIELD_PREVIOUS_SERVER, server->name);
	material.live_for = alloc_string(server->name);
	if (server_fetch(server, starttls, NULL, NULL, NULL, &material.live,
			 NULL, &problems)) {
		application_set(&application, FIELD_FQDN,
				certificate_common_name(material.live.item[0]));
		print_live(&context, server);
	}
	print_diagnostics(stderr, &problems);
	status = exit_status(&problems);
	diagnostics_release(&problems);
	material_release(&material);
	application_release(&application);
	return status;
}

/* A word that is no file and could not be anything but a host: with a dot or
 * a port, and not named like a file of this trade. */
static bool
is_server(const char *operand, const struct options *options,
	  struct server *server)
{
	static const char *const files[] = {
	    ".pem", ".crt", ".cer",  ".cert", ".der", ".csr", ".key", ".p12",
	    ".pfx", ".p7b", ".yaml", ".yml",  ".tsv", ".txt", ".zip"};

	if (!server_parse(operand, options->starttls, server))
		return false;
	if (options->starttls)
		return true;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		if (text_ends_with(operand, files[i]))
			return false;
	return strpbrk(operand, ".:") != NULL;
}

/* A name and digits that are no port: else it would be said that there is no
 * such file. */
static bool
has_wrong_port(const char *operand, const struct server *server)
{
	const char *colon = strrchr(operand, ':');

	return !server->host && colon && colon[1] && !strchr(operand, '/') &&
	       strspn(colon + 1, "0123456789") == strlen(colon + 1);
}

static int
wrong_port(const char *operand)
{
	char *visible = text_visible(operand, strlen(operand));
	char *sentence =
	    alloc_format(_("\"%s\" has no possible port: behind the colon "
			   "stands a number from 1 to 65535."),
			 visible);
	int status = wrong_usage(sentence);

	free(sentence);
	free(visible);
	return status;
}

static int
inspect(const struct surroundings *surroundings, const struct profile *profile,
	const struct options *options)
{
	const char *operand = options->operand[0];
	bool exists = access(operand, F_OK) == 0;
	struct server server = {0};
	bool live = !exists && is_server(operand, options, &server);
	int status;

	if (options->starttls && !live)
		status = wrong_usage(_("--starttls goes with HOST[:PORT], not "
				       "with a file."));
	else if (!exists && has_wrong_port(operand, &server))
		status = wrong_port(operand);
	else if (live)
		status = inspect_server(surroundings, profile, &server,
					options->starttls);
	else
		status = inspect_file(surroundings, profile, operand);
	server_release(&server);
	return status;
}

int
command_inspect(const struct options *options)
{
	struct surroundings surroundings;
	struct diagnostics problems = {0};
	struct profile *profile;
	int status;

	if (options->operands != 1)
		return wrong_usage(
		    _("Give inspect one certificate file or HOST[:PORT]."));
	surroundings_init(&surroundings, options);
	crypto_start();
	profile = profile_load(options->profile ? options->profile : "uec",
			       &surroundings.profiles, &problems);
	if (profile)
		status = inspect(&surroundings, profile, options);
	else
		status = exit_status(&problems);
	print_diagnostics(stderr, &problems);
	profile_free(profile);
	diagnostics_release(&problems);
	surroundings_release(&surroundings);
	return status;
}
