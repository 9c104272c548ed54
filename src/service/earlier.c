/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was issued before: certificates and the registrar's list. */
#include "config.h"

#include "service/earlier.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "pki/request.h"
#include "pki/serial.h"
#include "service/tsv_dn.h"
#include "service/tsv_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* service.md, Life after the application. */
enum { LIST_DN = 4, LIST_REQUEST = 18, LIST_SERIAL = 24, LIST_COLUMNS = 46 };

void
earlier_release(struct earlier *earlier)
{
	if (!earlier)
		return;
	for (size_t i = 0; i < earlier->count; i++) {
		name_release(&earlier->item[i].subject);
		free(earlier->item[i].serial);
		free(earlier->item[i].request);
	}
	free(earlier->item);
	certificates_release(&earlier->previous);
	*earlier = (struct earlier){0};
}

static struct earlier_item *
add(struct earlier *earlier)
{
	if (earlier->count == earlier->room) {
		earlier->room = earlier->room ? 2 * earlier->room : 16;
		earlier->item = alloc_resize(earlier->item, earlier->room,
					     sizeof(*earlier->item));
	}
	earlier->item[earlier->count] = (struct earlier_item){0};
	return &earlier->item[earlier->count++];
}

/* The attributes in the order of column 1. */
static void
copy_reversed(struct name *to, const struct name *from)
{
	bool reversed =
	    from->count && strcmp(from->attribute[0].type, "CN") != 0;

	for (size_t i = 0; i < from->count; i++) {
		size_t at = reversed ? from->count - 1 - i : i;

		name_add(to, from->attribute[at].type,
			 from->attribute[at].value);
	}
}

/* The roots of the service's own chains have no CN. */
static const char *
name_of(const struct certificate *certificate)
{
	static const char *const types[] = {"CN", "OU", "O"};
	const char *value = NULL;

	for (size_t i = 0; !value && i < sizeof(types) / sizeof(*types); i++)
		value = name_value(&certificate->subject, types[i]);
	return value ? value : "";
}

bool
earlier_refuse_authority(const struct certificates *list, const char *file,
			 struct diagnostics *diagnostics)
{
	const struct certificate *one = certificates_authority(list, file);
	struct diagnostic *problem;

	if (!one)
		return false;
	if (certificates_authority(list, NULL))
		problem = diagnostics_error(
		    diagnostics, 304, NULL,
		    N_("This is the certificate of a CA (\"%s\"), not of a "
		       "server. Choose the file of the server's own "
		       "certificate."),
		    name_of(one), NULL);
	else
		problem = diagnostics_warning(
		    diagnostics, 304, NULL,
		    N_("This is the certificate of a CA (\"%s\"), not of a "
		       "server, and is ignored."),
		    name_of(one), NULL);
	diagnostic_place(problem, file, 0, 0);
	return true;
}

bool
earlier_refuse_shown(const struct certificates *list, const char *field,
		     struct diagnostics *diagnostics)
{
	const struct certificate *one = certificates_authority(list, NULL);

	if (!one)
		return false;
	diagnostics_error(
	    diagnostics, 304, field,
	    N_("The live server shows the certificate of a CA (\"%s\") and "
	       "none of a server. Name another server, or read the file of "
	       "the server's own certificate."),
	    name_of(one), NULL);
	return true;
}

bool
earlier_read_certificate(struct earlier *earlier, const char *file,
			 const char *bytes, size_t size,
			 const struct profile *profile,
			 struct diagnostics *diagnostics)
{
	struct certificates *list = &earlier->previous;
	size_t i = list->count;

	if (!certificates_read(file, bytes, size, list, diagnostics) ||
	    earlier_refuse_authority(list, file, diagnostics))
		return false;
	for (; i < list->count; i++) {
		const struct certificate *one = list->item[i];
		const char *issuer = name_value(&one->issuer, "CN");
		struct earlier_item *item;

		if (one->is_authority)
			continue;
		if (one->is_self_signed || !issuer ||
		    !profile_issued(profile, issuer)) {
			diagnostic_place(
			    diagnostics_warning(
				diagnostics, 303, NULL,
				N_("Issued by \"%s\", not by UPKI. Look for an "
				   "earlier UPKI certificate."),
				issuer ? issuer : "", NULL),
			    file, 0, 0);
			continue;
		}
		item = add(earlier);
		copy_reversed(&item->subject, &one->subject);
		item->serial = alloc_string(one->serial);
		item->not_before = one->not_before;
	}
	return true;
}

/* Column of a line that has LIST_COLUMNS of them, and it is not the last. */
static char *
cell_of(const char *line, size_t size, int column)
{
	const char *end = line + size, *stop;
	size_t length;

	while (--column > 0)
		line =
		    (const char *)memchr(line, '\t', (size_t)(end - line)) + 1;
	stop = memchr(line, '\t', (size_t)(end - line));
	length = (size_t)(stop - line);
	if (length >= 2 && line[0] == '"' && line[length - 1] == '"') {
		line++;
		length -= 2;
	}
	return tsv_read_cell(line, length, false);
}

static void
take_line(struct earlier *earlier, const char *line, size_t size)
{
	struct diagnostics ignored = {0};
	char *text = cell_of(line, size, LIST_SERIAL);
	char *serial = *text ? serial_parse(text, NULL, &ignored) : NULL;
	char *dn = cell_of(line, size, LIST_DN);
	struct earlier_item *item;
	const char *type;

	if (serial && *dn) {
		item = add(earlier);
		tsv_dn_read(dn, &item->subject, &type);
		item->serial = alloc_string(serial);
		item->request = cell_of(line, size, LIST_REQUEST);
	}
	free(dn);
	free(serial);
	free(text);
	diagnostics_release(&ignored);
}

static size_t
columns_in(const char *line, size_t size)
{
	size_t count = 1;

	for (size_t i = 0; i < size; i++)
		count += line[i] == '\t';
	return count;
}

static bool
refuse_list(const char *file, long line, size_t columns,
	    struct diagnostics *diagnostics)
{
	char found[24], wanted[24];

	snprintf(found, sizeof(found), "%zu", columns);
	snprintf(wanted, sizeof(wanted), "%d", LIST_COLUMNS);
	diagnostic_place(
	    diagnostics_error(diagnostics, 513, NULL,
			      N_("The line has %s columns; in the list of "
				 "issued certificates (serverAll.tsv) it must "
				 "have %s. Download the list again."),
			      found, wanted, NULL),
	    file, line, 0);
	return false;
}

bool
earlier_read_list(struct earlier *earlier, const char *file, const char *bytes,
		  size_t size, struct diagnostics *diagnostics)
{
	const char *at = bytes, *end = bytes + size;
	long number = 0;

	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		size_t length = (size_t)((stop ? stop : end) - at);

		if (length && at[length - 1] == '\r')
			length--;
		number++;
		if (length && columns_in(at, length) != LIST_COLUMNS)
			return refuse_list(file, number, columns_in(at, length),
					   diagnostics);
		if (length && number > 1)
			take_line(earlier, at, length);
		at = stop ? stop + 1 : end;
	}
	earlier->has_list = true;
	if (number)
		return true;
	diagnostic_place(
	    diagnostics_error(diagnostics, 213, NULL,
			      N_("The list of issued certificates is empty. "
				 "Download it again."),
			      NULL),
	    file, 0, 0);
	return false;
}

static bool
has_same(const struct name *a, const struct name *b, const char *type)
{
	const char *first = name_value(a, type), *second = name_value(b, type);

	return first && second && strcmp(first, second) == 0;
}

/* Only since 2024-08-20 a CN has small letters alone (service.md, Subject);
 * an earlier certificate is the same server's. */
static bool
has_same_cn(const struct name *a, const struct name *b)
{
	const char *first = name_value(a, "CN"), *second = name_value(b, "CN");

	return first && second && strcasecmp(first, second) == 0;
}

const struct earlier_item *
earlier_find(const struct earlier *earlier, const struct name *subject,
	     bool same, size_t *count)
{
	const struct earlier_item *newest = NULL;

	*count = 0;
	for (size_t i = 0; i < earlier->count; i++) {
		const struct earlier_item *item = &earlier->item[i];

		if (!has_same_cn(&item->subject, subject))
			continue;
		if (same && (!has_same(&item->subject, subject, "O") ||
			     !has_same(&item->subject, subject, "C") ||
			     name_values(&item->subject, "OU")))
			continue;
		++*count;
		/* The list grows at its end. */
		if (!newest || item->not_before >= newest->not_before)
			newest = item;
	}
	return newest;
}

const struct earlier_item *
earlier_serial(const struct earlier *earlier, const struct name *subject,
	       const char *serial)
{
	for (size_t i = 0; i < earlier->count; i++)
		if (has_same_cn(&earlier->item[i].subject, subject) &&
		    strcmp(earlier->item[i].serial, serial) == 0)
			return &earlier->item[i];
	return NULL;
}

static bool
is_key_of(const char *base64,
	  const unsigned char key_digest[CRYPTO_DIGEST_SIZE])
{
	struct diagnostics ignored = {0};
	struct request request = {0};
	bool same =
	    request_read(NULL, base64, strlen(base64), &request, &ignored) &&
	    memcmp(request.key_digest, key_digest, CRYPTO_DIGEST_SIZE) == 0;

	request_release(&request);
	diagnostics_release(&ignored);
	return same;
}

bool
earlier_has_key(const struct earlier *earlier, const struct name *subject,
		const unsigned char key_digest[CRYPTO_DIGEST_SIZE])
{
	for (size_t i = 0; i < earlier->previous.count; i++)
		if (memcmp(earlier->previous.item[i]->key_digest, key_digest,
			   CRYPTO_DIGEST_SIZE) == 0)
			return true;
	for (size_t i = 0; i < earlier->count; i++)
		if (earlier->item[i].request &&
		    has_same_cn(&earlier->item[i].subject, subject) &&
		    is_key_of(earlier->item[i].request, key_digest))
			return true;
	return false;
}
