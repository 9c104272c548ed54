/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a key and a request for request.sh, which lets openssl judge them. */
#include "config.h"

#include "pki/private_key.h"
#include "pki/request.h"
#include "tests/unit/private_key_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
write_file(const char *name, const char *bytes, size_t size)
{
	FILE *file = fopen(name, "wb");
	bool written = file && fwrite(bytes, 1, size, file) == size;

	return file && fclose(file) == 0 && written;
}

static struct name
subject(void)
{
	struct name name = {0};

	name_add(&name, "C", "JP");
	name_add(&name, "ST", "tokyo");
	name_add(&name, "L", "chofu");
	name_add(&name, "O", "The University of Electro-Communications");
	name_add(&name, "CN", "www.lab-example.uec.ac.jp");
	return name;
}

static int
make(enum private_key_type type, const char *passphrase, const char *key_file,
     const char *request_file)
{
	struct diagnostics diagnostics = {0};
	struct private_key *key =
	    private_key_new(type, NULL, NULL, NULL, &diagnostics);
	struct name name = subject();
	struct secret secret = {0};
	struct secret pem = {0};
	struct request request = {0};
	bool made;

	if (passphrase)
		secret_set(&secret, passphrase, strlen(passphrase));
	made = key && private_key_pem(key, &secret, &pem, &diagnostics) &&
	       request_make(key, &name, &request, &diagnostics) &&
	       is_verified(&pem, &secret, request.key_digest) &&
	       write_file(key_file, pem.bytes, pem.size) &&
	       write_file(request_file, request.pem, strlen(request.pem));
	request_release(&request);
	secret_release(&pem);
	secret_release(&secret);
	name_release(&name);
	private_key_free(key);
	diagnostics_release(&diagnostics);
	return made ? 0 : 1;
}

int
main(int argc, char **argv)
{
	if (argc < 4) {
		fputs("make_request rsa2048|ec-p384 KEY REQUEST [PASSPHRASE]\n",
		      stderr);
		return 2;
	}
	return make(strcmp(argv[1], "rsa2048") == 0 ? PRIVATE_KEY_RSA2048
						    : PRIVATE_KEY_EC_P384,
		    argc > 4 ? argv[4] : NULL, argv[2], argv[3]);
}
