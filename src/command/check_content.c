/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file holds. */
#include "config.h"

#include "command/check.h"

#include "application/companion.h"
#include "base/text.h"
#include "pki/content.h"

#include <stdlib.h>
#include <string.h>

struct contents {
	const char *bytes;
	size_t size;
};

static bool
has(const struct contents *contents, const char *text)
{
	return memmem(contents->bytes, contents->size, text, strlen(text));
}

/* text begins a line. */
static bool
has_key(const struct contents *contents, const char *text)
{
	const char *at = contents->bytes, *end = at + contents->size;
	size_t length = strlen(text);

	while (at && (size_t)(end - at) >= length) {
		if (memcmp(at, text, length) == 0)
			return true;
		at = memchr(at, '\n', (size_t)(end - at));
		at = at ? at + 1 : NULL;
	}
	return false;
}

/* The file's name ends in one of these, which are separated by blanks. */
static bool
is_called(const char *file, const char *endings)
{
	struct strings list = {0};
	char *lower = text_lower(file);
	bool found = false;

	strings_split(&list, endings, " ");
	for (size_t i = 0; i < list.count; i++)
		found = found || text_ends_with(lower, list.item[i]);
	free(lower);
	strings_release(&list);
	return found;
}

enum check_content
check_content_of_name(const char *file)
{
	if (is_called(file, ".tsv"))
		return CHECK_TSV;
	if (is_called(file, ".csr .req"))
		return CHECK_REQUEST;
	if (is_called(file, ".pem .cer .crt .der"))
		return CHECK_CERTIFICATE;
	if (is_called(file, ".key"))
		return CHECK_KEY;
	if (is_called(file, ".yaml .yml"))
		return CHECK_APPLICATION;
	return CHECK_OTHER;
}

/* Inside a cell of column 7 a PEM block is a fault of the TSV. */
static bool
begins_in_cell(const struct contents *contents, const char *begin)
{
	const char *line =
	    memrchr(contents->bytes, '\n', (size_t)(begin - contents->bytes));

	line = line ? line : contents->bytes;
	return memchr(line, '\t', (size_t)(begin - line));
}

/* A whole key was taken out before; a part of one says less than the rest. */
static enum check_content
content_of_pem(const struct contents *contents)
{
	if (has(contents, "CERTIFICATE REQUEST-----"))
		return CHECK_REQUEST;
	if (!has(contents, "CERTIFICATE-----") &&
	    has(contents, "PRIVATE KEY-----"))
		return CHECK_KEY;
	return CHECK_CERTIFICATE;
}

/* A bundle is told as one by whoever looks for what its name promises, else by
 * the reader of certificates. */
static enum check_content
content_of_der(const struct contents *contents, enum check_content named)
{
	switch (content_of(contents->bytes, contents->size)) {
	case CONTENT_REQUEST:
		return CHECK_REQUEST;
	case CONTENT_CERTIFICATE:
		return CHECK_CERTIFICATE;
	case CONTENT_PKCS12:
	case CONTENT_PKCS7:
		return named == CHECK_REQUEST ? named : CHECK_CERTIFICATE;
	default:
		return named == CHECK_REQUEST || named == CHECK_CERTIFICATE
			   ? named
			   : CHECK_KEY;
	}
}

static bool
is_utf16(const struct contents *contents)
{
	return contents->size >= 2 &&
	       (memcmp(contents->bytes, "\xff\xfe", 2) == 0 ||
		memcmp(contents->bytes, "\xfe\xff", 2) == 0 ||
		memchr(contents->bytes, '\0', contents->size));
}

/* What has no marks of its own. */
static enum check_content
content_of_text(const struct contents *contents, enum check_content named)
{
	const char *bytes = contents->bytes;
	size_t size = contents->size;
	bool is_open = named == CHECK_OTHER || named == CHECK_TSV;
	struct check_foreign foreign;

	if (is_utf16(contents) && !check_foreign_text(bytes, size, &foreign))
		return named == CHECK_OTHER ? CHECK_TSV : named;
	if (has_key(contents, "upki-profile:"))
		return CHECK_PROFILE;
	if (has_key(contents, "upki-application:"))
		return CHECK_APPLICATION;
	if (named == CHECK_APPLICATION && has_key(contents, "subject:"))
		return CHECK_PROFILE;
	/* What is called a CSR, a certificate or a key is no letter. */
	if (is_open && companion_of(bytes, size) != COMPANION_NONE)
		return companion_of(bytes, size) == COMPANION_LETTER
			   ? CHECK_LETTER
			   : CHECK_STEPS;
	if (is_open && check_foreign_text(bytes, size, &foreign))
		return CHECK_FOREIGN;
	if (named == CHECK_OTHER && memchr(bytes, '\t', size))
		return CHECK_TSV;
	if (named == CHECK_OTHER && size > 3 && memcmp(bytes, "MII", 3) == 0)
		return CHECK_REQUEST;
	return named;
}

/* named says what the contents do not. */
static enum check_content
content_named(enum check_content named, const char *bytes, size_t size)
{
	const struct contents contents = {bytes, size};
	static const char pem[] = "-----BEGIN ";
	struct check_foreign foreign;
	const char *begin;

	if (!size)
		return CHECK_EMPTY;
	if (check_foreign_data(bytes, size, &foreign))
		return CHECK_FOREIGN;
	begin = memmem(bytes, size, pem, strlen(pem));
	if (begin)
		return begins_in_cell(&contents, begin)
			   ? CHECK_TSV
			   : content_of_pem(&contents);
	if (bytes[0] == '0' && size > 1 && bytes[1] & 0x80)
		return content_of_der(&contents, named);
	return content_of_text(&contents, named);
}

enum check_content
check_content(const char *file, const char *bytes, size_t size)
{
	return content_named(check_content_of_name(file), bytes, size);
}

/* Less is text about the key. */
#define CELLS 6

enum check_content
check_content_beside_key(const char *bytes, size_t size)
{
	enum check_content content = content_named(CHECK_OTHER, bytes, size);
	size_t tabs = 0;

	for (size_t i = 0; i < size; i++)
		tabs += bytes[i] == '\t';
	if (content == CHECK_EMPTY || content == CHECK_OTHER ||
	    (content == CHECK_TSV && tabs < CELLS))
		return CHECK_KEY;
	return content;
}
