/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of other trades that come in place of a TSV: packed, saved from an
 * office program, photographed, mailed. One line says what each is. */
#include "config.h"

#include "command/check.h"

#include "base/locale.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define SEPARATORS 12 /* of a line of 13 columns */

static const char package[] =
    N_("This is a packed file (%s), which is not looked into. Take the file "
       "out of it; check and send that one.");
static const char document[] =
    N_("This is a document of an office program (%s), not a file that can be "
       "checked. Make the TSV file again with upki-wizard, and send it "
       "without opening it in another program.");
static const char picture[] =
    N_("This is a file for printing or an image (%s), in which nothing can be "
       "checked. Send the TSV file itself.");
static const char compound[] =
    N_("This is a file of an older Excel or Word (.xls, .doc) or a mail saved "
       "by Outlook (.msg). Take the attached TSV file out of the mail, or "
       "make the TSV file again with upki-wizard; check and send that one.");
static const char mail[] =
    N_("This is a saved mail (.eml). Save the file that is attached to it, "
       "and check that one.");
static const char page[] =
    N_("This is a web page or another HTML or XML file, not a TSV file. Make "
       "the TSV file again with upki-wizard, and send it as it is.");
static const char commas[] =
    N_("The columns are separated by commas (CSV); in a TSV file they are "
       "separated by TABs. Make the TSV file again with upki-wizard, and send "
       "it without opening it in another program.");
static const char binary[] =
    N_("This is not a text, but a file of another program. Send the TSV file "
       "itself, as upki-wizard made it.");

/* What stands at an offset; the first that fits counts. */
static const struct mark {
	size_t offset, size;
	const char *bytes, *sentence, *name;
} marks[] = {
#define MARK(offset, bytes) (offset), sizeof(bytes) - 1, (bytes)
    {MARK(0, "PK\003\004"), package, "ZIP"},
    {MARK(0, "PK\005\006"), package, "ZIP"},
    {MARK(0, "\x1f\x8b"), package, "gzip"},
    {MARK(0, "7z\xbc\xaf\x27\x1c"), package, "7z"},
    {MARK(0, "Rar!\x1a\x07"), package, "RAR"},
    {MARK(2, "-lh0-"), package, "LZH"},
    {MARK(2, "-lh5-"), package, "LZH"},
    {MARK(2, "-lh6-"), package, "LZH"},
    {MARK(2, "-lh7-"), package, "LZH"},
    {MARK(0, "BZh"), package, "bzip2"},
    {MARK(0, "\xfd"
	     "7zXZ"),
     package, "xz"},
    {MARK(0, "\x28\xb5\x2f\xfd"), package, "Zstandard"},
    {MARK(0, "MSCF\0"), package, "CAB"},
    {MARK(257, "ustar"), package, "tar"},
    {MARK(0, "\x78\x9f\x3e\x22"), package, "Outlook winmail.dat"},
    {MARK(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), compound, ""},
    {MARK(0, "{\\rtf"), document, "RTF"},
    {MARK(0, "%PDF-"), picture, "PDF"},
    {MARK(3, "%PDF-"), picture, "PDF"}, /* behind a byte order mark */
    {MARK(0, "%!PS"), picture, "PostScript"},
    {MARK(0, "\x89PNG\r\n"), picture, "PNG"},
    {MARK(0, "\xff\xd8\xff"), picture, "JPEG"},
    {MARK(0, "GIF8"), picture, "GIF"},
    {MARK(0, "II*\0"), picture, "TIFF"},
    {MARK(0, "MM\0*"), picture, "TIFF"},
    {MARK(8, "WEBP"), picture, "WebP"},
    {MARK(0, "\0\0\0"), binary, ""},
#undef MARK
};

/* What a ZIP file holds says which program wrote it. */
static const struct {
	const char *part, *name;
} documents[] = {
    {"xl/workbook", "Excel"},
    {"word/document", "Word"},
    {"ppt/presentation", "PowerPoint"},
    {"application/vnd.oasis.opendocument", "OpenDocument"},
};

static const char *
find(const char *bytes, size_t size, const char *text)
{
	return memmem(bytes, size, text, strlen(text));
}

/* A bitmap says its own size, so that no text is taken for one. */
static bool
is_bitmap(const char *bytes, size_t size)
{
	const unsigned char *at = (const unsigned char *)bytes;

	return size > 14 && memcmp(bytes, "BM", 2) == 0 &&
	       (at[2] | (size_t)at[3] << 8 | (size_t)at[4] << 16 |
		(size_t)at[5] << 24) == size;
}

static bool
has_mark(const struct mark *mark, const char *bytes, size_t size)
{
	return size >= mark->offset + mark->size &&
	       memcmp(bytes + mark->offset, mark->bytes, mark->size) == 0;
}

static struct check_foreign
marked(const struct mark *mark, const char *bytes, size_t size)
{
	struct check_foreign found = {501, 0, mark->sentence, mark->name};

	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
		if (strcmp(mark->name, "ZIP") == 0 &&
		    find(bytes, size, documents[i].part)) {
			found.sentence = document;
			found.name = documents[i].name;
		}
	return found;
}

bool
check_foreign_data(const char *bytes, size_t size, struct check_foreign *found)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (has_mark(&marks[i], bytes, size)) {
			*found = marked(&marks[i], bytes, size);
			return true;
		}
	if (!is_bitmap(bytes, size))
		return false;
	*found = (struct check_foreign){501, 0, picture, "BMP"};
	return true;
}

/* The length of the name of the header at line, with its colon; or 0. */
static size_t
header_name(const char *line, size_t size)
{
	size_t length = 0;

	while (length < size &&
	       (isalnum((unsigned char)line[length]) || line[length] == '-'))
		length++;
	return length && length < size && line[length] == ':' ? length + 1 : 0;
}

/* Lines of headers and nothing else, as far as an empty line, and two among
 * them that every mail has. */
static bool
is_mail(const char *bytes, size_t size)
{
	static const char *const names[] = {
	    "From:", "Date:", "Message-ID:", "Received:", "MIME-Version:"};
	const char *end = bytes + size;
	size_t known = 0, lines = 0;

	while (bytes < end && *bytes != '\n' && *bytes != '\r') {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t length = (size_t)((stop ? stop : end) - bytes);
		size_t name = header_name(bytes, length);
		bool goes_on = lines && (*bytes == ' ' || *bytes == '\t');
		bool begins =
		    !lines && length > 5 && memcmp(bytes, "From ", 5) == 0;

		if (!name && !goes_on && !begins)
			return false;
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			known += name == strlen(names[i]) &&
				 strncasecmp(bytes, names[i], name) == 0;
		lines++;
		bytes = stop ? stop + 1 : end;
	}
	return known >= 2;
}

static bool
is_page(const char *bytes, size_t size)
{
	static const char *const begins[] = {"<!doctype", "<html", "<?xml",
					     "<table",	  "<meta", "<head"};
	size_t blank = 0;

	while (blank < size && bytes[blank] &&
	       strchr(" \t\r\n\xef\xbb\xbf", bytes[blank]))
		blank++;
	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (size - blank > strlen(begins[i]) &&
		    strncasecmp(bytes + blank, begins[i], strlen(begins[i])) ==
			0)
			return true;
	return false;
}

/* An application whose TABs became commas: no TAB anywhere, a DN in the first
 * line, and commas enough, of which a DN and names alone have fewer. */
static bool
has_commas(const char *bytes, size_t size)
{
	const char *stop = memchr(bytes, '\n', size);
	size_t length = stop ? (size_t)(stop - bytes) : size, count = 0;
	bool quoted = false;

	if (memchr(bytes, '\t', size) || !find(bytes, length, "CN="))
		return false;
	for (size_t i = 0; i < length; i++) {
		quoted ^= bytes[i] == '"';
		count += !quoted && bytes[i] == ',';
	}
	return count >= SEPARATORS;
}

/* Every second byte is a zero, more or less: UTF-16, which is told as such. */
static bool
is_wide(const char *bytes, size_t size)
{
	size_t zeros[2] = {0, 0};

	if (size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 ||
			  memcmp(bytes, "\xfe\xff", 2) == 0))
		return true;
	for (size_t i = 0; i < size; i++)
		zeros[i % 2] += bytes[i] == '\0';
	return zeros[0] + zeros[1] > size / 4 &&
	       (zeros[0] < zeros[1] / 10 || zeros[1] < zeros[0] / 10);
}

/* One byte of twenty is of none that a text has: not a broken text. */
static bool
is_binary(const char *bytes, size_t size)
{
	size_t strange = 0;

	for (size_t i = 0; i < size; i++)
		strange += (unsigned char)bytes[i] < ' ' &&
			   (!bytes[i] || !strchr("\t\r\n\f\033", bytes[i]));
	return strange > size / 20 && !is_wide(bytes, size);
}

bool
check_foreign_text(const char *bytes, size_t size, struct check_foreign *found)
{
	*found = (struct check_foreign){501, 0, NULL, ""};
	if (is_mail(bytes, size))
		found->sentence = mail;
	else if (is_page(bytes, size))
		found->sentence = page;
	else if (is_binary(bytes, size))
		found->sentence = binary;
	else if (has_commas(bytes, size))
		*found = (struct check_foreign){513, 1, commas, ""};
	return found->sentence;
}

void
check_foreign_file(const struct check_job *job)
{
	struct check_foreign found;

	if (!check_foreign_data(job->bytes->data, job->bytes->size, &found) &&
	    !check_foreign_text(job->bytes->data, job->bytes->size, &found))
		return;
	diagnostic_place(check_say(job, SEVERITY_ERROR, found.number,
				   found.sentence, found.name, NULL),
			 job->file, found.line, 0);
}
