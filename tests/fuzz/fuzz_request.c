/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificate requests, read and held against a profile. */
#include "config.h"

#include "fuzz.h"

#include "pki/request.h"
#include "service/examine.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct request request = {0};
	struct diagnostics problems = {0};
	bool good;

	fuzz_surroundings();
	good = request_read("r.csr", (const char *)bytes, size, &request,
			    &problems);
	demand(good || diagnostics_have_error(&problems));
	if (good) {
		demand(request.pem && request.base64 && request.key);
		demand(!request.base64[strspn(request.base64,
					      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					      "abcdefghijklmnopqrstuvwxyz"
					      "0123456789+/=")]);
		examine_request(&request, "www.lab-example.uec.ac.jp", NULL,
				"csr-file", fuzz_profile(), &problems);
	}
	request_release(&request);
	fuzz_tell(&problems);
	return 0;
}
