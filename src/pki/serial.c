/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serial numbers of certificates, up to 20 octets. */
#include "config.h"

#include "pki/serial.h"

#include "base/alloc.h"
#include "base/locale.h"
#include "base/stream.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define SERIAL_OCTETS 20

/* A big-endian number. */
struct number {
	unsigned char octet[SERIAL_OCTETS];
};

/* number = number * base + digit; false when it does not fit. */
static bool
number_push(struct number *number, unsigned base, unsigned digit)
{
	unsigned carry = digit;

	for (size_t i = SERIAL_OCTETS; i-- > 0;) {
		carry += number->octet[i] * base;
		number->octet[i] = (unsigned char)(carry & 0xff);
		carry >>= 8;
	}
	return carry == 0;
}

/* Divides by ten and gives the remainder. */
static unsigned
number_pop(struct number *number)
{
	unsigned rest = 0;

	for (size_t i = 0; i < SERIAL_OCTETS; i++) {
		rest = rest * 256 + number->octet[i];
		number->octet[i] = (unsigned char)(rest / 10);
		rest %= 10;
	}
	return rest;
}

static bool
number_is_zero(const struct number *number)
{
	static const struct number zero;

	return memcmp(number, &zero, sizeof(zero)) == 0;
}

static char *
number_decimal(struct number number)
{
	char digits[3 * SERIAL_OCTETS + 1];
	size_t at = sizeof(digits) - 1;

	digits[at] = '\0';
	do
		digits[--at] = (char)('0' + number_pop(&number));
	while (!number_is_zero(&number));
	return alloc_string(digits + at);
}

static unsigned
digit_value(char digit)
{
	if (isdigit((unsigned char)digit))
		return (unsigned)(digit - '0');
	return (unsigned)(tolower((unsigned char)digit) - 'a') + 10;
}

/* The text in half width without any blank; to be freed. */
static char *
without_blanks(const char *text)
{
	char *narrow = text_narrow(text);
	const char *p = narrow;
	struct stream stream;
	const char *start = p;
	uint32_t character;

	stream_open(&stream);
	while ((character = text_next(&p))) {
		/* U+00A0 and the zero-width space come from web pages. */
		if (character != 0xa0 && character != 0x200b &&
		    character != 0xfeff && character != 0x3000 &&
		    (character > 0x7f || !isspace((int)character)))
			stream_bytes(&stream, start, (size_t)(p - start));
		start = p;
	}
	free(narrow);
	return stream_close(&stream);
}

/* Colons stand between pairs; the first pair may lack its zero. */
static bool
colons_are_regular(const char *digits)
{
	size_t length = strcspn(digits, ":");
	bool first = true;

	while (digits[length] == ':') {
		if (length != 2 && !(first && length == 1))
			return false;
		first = false;
		digits += length + 1;
		length = strcspn(digits, ":");
	}
	return first || length == 2;
}

/* Moves *digits behind what marks the notation; true: hexadecimal. */
static bool
is_hexadecimal(const char **digits)
{
	bool marked = false;

	if (strncasecmp(*digits, "serial=", 7) == 0) {
		*digits += 7;
		marked = true;
	}
	if (strncasecmp(*digits, "0x", 2) == 0) {
		*digits += 2;
		marked = true;
	}
	return marked || strpbrk(*digits, ":abcdefABCDEF");
}

/* What is wrong with these digits, as a msgid, or NULL with number set. */
static const char *
read_digits(const char *digits, bool hexadecimal, struct number *number)
{
	if (*digits == '-')
		return N_("The serial number %s is negative. Serial numbers "
			  "are positive; enter it as the certificate shows "
			  "it.");
	if (!*digits ||
	    digits[strspn(digits, hexadecimal ? "0123456789abcdefABCDEF:"
					      : "0123456789")] ||
	    !colons_are_regular(digits))
		return N_("\"%s\" is not a serial number. Enter decimal "
			  "digits, or hexadecimal ones such as 0x1A878A or "
			  "1A:87:8A.");
	for (; *digits; digits++)
		if (*digits != ':' &&
		    !number_push(number, hexadecimal ? 16 : 10,
				 digit_value(*digits)))
			return N_("The serial number %s is longer than 20 "
				  "octets (40 hexadecimal or 49 decimal "
				  "digits). Check that nothing else was "
				  "copied with it.");
	if (number_is_zero(number))
		return N_("The serial number %s is zero. Enter the serial "
			  "number that the earlier certificate shows.");
	return NULL;
}

char *
serial_parse(const char *text, const char *field,
	     struct diagnostics *diagnostics)
{
	char *plain = without_blanks(text);
	const char *digits = plain;
	bool hexadecimal = is_hexadecimal(&digits);
	struct number number = {{0}};
	struct diagnostic *diagnostic = NULL;
	const char *fault;
	char *decimal = NULL;

	fault = *plain ? read_digits(digits, hexadecimal, &number)
		       : N_("The serial number is empty. Enter the one that "
			    "the earlier certificate shows.");
	if (!fault)
		decimal = number_decimal(number);
	if (fault)
		diagnostic = diagnostics_error(diagnostics, 307, field, fault,
					       text, NULL);
	else if (!hexadecimal)
		diagnostic = diagnostics_note(
		    diagnostics, 308, field,
		    N_("The serial number %s was read as decimal. If it is "
		       "hexadecimal, put 0x in front of it."),
		    decimal, NULL);
	if (diagnostic)
		diagnostic_value(diagnostic, text);
	free(plain);
	return decimal;
}

bool
serial_is_possible(const char *decimal)
{
	struct number number = {{0}};

	return !read_digits(decimal, false, &number);
}

bool
serial_is_hexadecimal(const char *text)
{
	char *plain = without_blanks(text);
	const char *digits = plain;
	bool hexadecimal = is_hexadecimal(&digits);

	free(plain);
	return hexadecimal;
}

char *
serial_hex(const char *decimal)
{
	struct number number = {{0}};
	struct stream stream;
	size_t at = 0;

	for (; isdigit((unsigned char)*decimal); decimal++)
		number_push(&number, 10, digit_value(*decimal));
	while (at < SERIAL_OCTETS - 1 && !number.octet[at])
		at++;
	stream_open(&stream);
	for (; at < SERIAL_OCTETS; at++)
		stream_format(&stream,
			      at < SERIAL_OCTETS - 1 ? "%02X:" : "%02X",
			      number.octet[at]);
	return stream_close(&stream);
}
