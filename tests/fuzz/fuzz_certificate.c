/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates: PEM, chains and DER. */
#include "config.h"

#include "fuzz.h"

#include "base/date.h"
#include "pki/certificate.h"
#include "pki/serial.h"

static void
look_at(const struct certificate *certificate)
{
	char *subject = name_text(&certificate->subject, true);
	char *issuer = name_text(&certificate->issuer, false);
	char *hex = serial_hex(certificate->serial);
	char *moment = date_moment_text(certificate->not_after);

	demand(certificate_common_name(certificate));
	demand(*certificate->serial);
	demand(certificate->dns_names.count <= certificate->dns_name_count);
	demand(date_of(certificate->not_before).month <= 12);
	free(moment);
	free(hex);
	free(issuer);
	free(subject);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct certificates list = {0};
	struct diagnostics problems = {0};
	bool good;

	fuzz_surroundings();
	good = certificates_read("c.pem", (const char *)bytes, size, &list,
				 &problems);
	demand(good || diagnostics_have_error(&problems));
	demand(!good || list.count);
	for (size_t i = 0; i < list.count; i++)
		look_at(list.item[i]);
	certificates_release(&list);
	fuzz_tell(&problems);
	return 0;
}
