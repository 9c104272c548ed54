/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Our own reader of catalogues: it says what gettext says, and no damage to
 * the file leads it outside of the bytes. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/catalogue.h"
#include "base/file.h"
#include "base/locale.h"

#define LIMIT	  ((size_t)4 * 1024 * 1024)
#define MUTATIONS 3000

static const char *const some[] = {"Welcome",
				   "Review",
				   "Server's FQDN",
				   "",
				   "no such text",
				   "zzz",
				   "Take %zu name in the CSR over to page 5"};

static struct bytes real;

/* The catalogue that size bytes are, none of which it may reach beyond. */
static struct catalogue *
catalogue_of(const char *bytes, size_t size)
{
	struct bytes copy = {alloc_array(size ? size : 1, 1), size};
	struct catalogue *catalogue;

	memcpy(copy.data, bytes, size);
	catalogue = catalogue_read(&copy);
	assert_true(!catalogue == !!copy.data);
	bytes_release(&copy);
	return catalogue;
}

static int
read_real(void **state)
{
	struct diagnostics diagnostics = {0};
	const char *folder = getenv("UPKI_WIZARD_LOCALEDIR");
	char *file = alloc_format("%s/ja/LC_MESSAGES/%s.mo",
				  folder ? folder : "locale", PACKAGE);
	bool good = file_read(file, LIMIT, &real, &diagnostics);

	(void)state;
	diagnostics_release(&diagnostics);
	free(file);
	return good ? 0 : -1;
}

static int
release_real(void **state)
{
	(void)state;
	bytes_release(&real);
	return 0;
}

/* gettext loads the same file where it does so at all: not under C.UTF-8 from
 * glibc 2.39 on, and then it gives back what it was asked for. */
static void
finds_what_gettext_finds(void **state)
{
	struct catalogue *catalogue = catalogue_of(real.data, real.size);
	const char *folder = getenv("UPKI_WIZARD_LOCALEDIR");
	size_t compared = 0;

	(void)state;
	assert_non_null(catalogue);
	assert_null(catalogue_text(catalogue, "no such text"));
	setlocale(LC_ALL, "C.UTF-8");
	setenv("LANGUAGE", "ja", 1);
	bindtextdomain(PACKAGE, folder ? folder : "locale");
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	for (size_t i = 0; i < sizeof(some) / sizeof(*some); i++) {
		const char *ours = catalogue_text(catalogue, some[i]);
		const char *theirs = dgettext(PACKAGE, some[i]);

		if (theirs == some[i])
			continue;
		assert_non_null(ours);
		assert_string_equal(ours, theirs);
		compared++;
	}
	if (*dgettext(PACKAGE, ""))
		assert_int_equal(compared, 5);
	catalogue_free(catalogue);
}

static void
languages_change_at_any_time(void **state)
{
	(void)state;
	setenv("LC_ALL", "C.UTF-8", 1);
	/* Again, as for another user's catalogues. */
	for (int i = 0; i < 2; i++) {
		assert_true(locale_start("en"));
		assert_string_equal(_("Welcome"), "Welcome");
		locale_set_language(LANGUAGE_JA);
		assert_string_equal(_("Welcome"), "はじめに");
		assert_string_equal(_("no such text"), "no such text");
		assert_string_equal(
		    locale_plural(some[6],
				  "Take %zu names in the CSR over to "
				  "page 5",
				  2),
		    "CSR にあるほかの名前 %zu 個を 5 ページに取り込む");
		locale_set_language(LANGUAGE_EN);
		assert_string_equal(_("Welcome"), "Welcome");
	}
}

static void
put_number(char *bytes, uint32_t number)
{
	memcpy(bytes, &number, sizeof(number));
}

/* A catalogue with one entry, "a" to "b". */
static void
make_small(char bytes[40], bool swapped)
{
	static const uint32_t numbers[] = {0x950412de, 0,  1, 20, 28,
					   1,	       36, 1, 38};
	size_t i;

	for (i = 0; i < 9; i++)
		put_number(bytes + 4 * i, swapped
					      ? __builtin_bswap32(numbers[i])
					      : numbers[i]);
	memcpy(bytes + 36, "a\0b", 4);
}

static void
reads_both_byte_orders(void **state)
{
	char bytes[40];
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		struct catalogue *catalogue;

		make_small(bytes, i);
		catalogue = catalogue_of(bytes, sizeof(bytes));
		assert_non_null(catalogue);
		assert_string_equal(catalogue_text(catalogue, "a"), "b");
		assert_null(catalogue_text(catalogue, "c"));
		catalogue_free(catalogue);
	}
}

static void
refuses_what_is_none(void **state)
{
	static const struct {
		size_t at;
		uint32_t number;
	} faults[] = {
	    {0, 0x12345678},  /* not a catalogue */
	    {4, 0x20000},     /* a later major revision */
	    {8, 2},	      /* more entries than there is room for */
	    {8, 0xffffffff},  /* that many would wrap around */
	    {12, 0xfffffff8}, /* tables outside */
	    {12, 0},	      /* a table over the head */
	    {16, 40},	      /* a table behind the end */
	    {20, 0xffffffff}, /* a length that wraps around */
	    {20, 0},	      /* not terminated where it says */
	    {24, 40},	      /* text behind the end */
	    {32, 0xffffffff},
	};
	char bytes[40];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(faults) / sizeof(*faults); i++) {
		make_small(bytes, false);
		put_number(bytes + faults[i].at, faults[i].number);
		assert_null(catalogue_of(bytes, sizeof(bytes)));
	}
	make_small(bytes, false);
	for (i = 0; i < 39; i++)
		assert_null(catalogue_of(bytes, i));
}

static unsigned long seed = 1;

static size_t
below(size_t limit)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (size_t)(seed >> 33) % limit;
}

/* Heads and tables are worth more damage than texts. */
static void
damage(char *bytes, size_t size)
{
	static const uint32_t edges[] = {0,	     1,		 0x7fffffff,
					 0x80000000, 0xfffffff8, 0xffffffff};
	size_t reach = below(3) ? 28 : below(2) ? 4096 : size;
	size_t at = below(reach < size - 4 ? reach : size - 4);

	if (below(2))
		put_number(bytes + (at & ~(size_t)3), edges[below(6)]);
	else
		bytes[at] = (char)below(256);
}

static void
survives_damage(void **state)
{
	/* A part of the catalogue is quicker to check and breaks alike. */
	size_t whole = real.size, i, j;
	char *bytes = alloc_array(whole, 1);

	(void)state;
	for (i = 0; i < MUTATIONS; i++) {
		size_t size = below(4) ? whole : below(whole - 8) + 8;
		struct catalogue *catalogue;

		memcpy(bytes, real.data, whole);
		for (j = below(4) + 1; j > 0; j--)
			damage(bytes, size);
		catalogue = catalogue_of(bytes, size);
		for (j = 0; catalogue && j < sizeof(some) / sizeof(*some);
		     j++) {
			const char *text = catalogue_text(catalogue, some[j]);

			assert_true(!text || strlen(text) < whole);
		}
		catalogue_free(catalogue);
	}
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_what_gettext_finds),
	    cmocka_unit_test(languages_change_at_any_time),
	    cmocka_unit_test(reads_both_byte_orders),
	    cmocka_unit_test(refuses_what_is_none),
	    cmocka_unit_test(survives_damage),
	};

	return cmocka_run_group_tests(tests, read_real, release_real);
}
