/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of base/diagnostic. */
#include "config.h"

#include "base/diagnostic.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void
assert_line(const struct diagnostic *diagnostic, const char *wanted)
{
	char *line = diagnostic_line(diagnostic);

	assert_string_equal(line, wanted);
	free(line);
}

static void
names_file_or_field(void **state)
{
	struct diagnostics list = {0};
	struct diagnostic *diagnostic;

	(void)state;
	diagnostic =
	    diagnostics_error(&list, 402, "fqdn", "\"%s\" is not under %s.",
			      "a.com", "uec.ac.jp", NULL);
	assert_line(diagnostic,
		    "fqdn: error: U402: \"a.com\" is not under uec.ac.jp.");
	diagnostic_place(diagnostic, "a.yaml", 7, 12);
	assert_line(
	    diagnostic,
	    "a.yaml:7:12: error: U402: \"a.com\" is not under uec.ac.jp.");
	diagnostic_place(diagnostic, "a.yaml", 7, 0);
	assert_line(diagnostic,
		    "a.yaml:7: error: U402: \"a.com\" is not under uec.ac.jp.");
	diagnostic_place(diagnostic, "b.pem", 0, 0);
	assert_line(diagnostic,
		    "b.pem: error: U402: \"a.com\" is not under uec.ac.jp.");
	diagnostic = diagnostics_warning(&list, 409, NULL, "Plain.", NULL);
	assert_line(diagnostic, "warning: U409: Plain.");
	diagnostics_release(&list);
	diagnostics_release(NULL);
}

static void
fills_arguments_in(void **state)
{
	struct diagnostics list = {0};

	(void)state;
	assert_line(diagnostics_note(&list, 1, NULL, "%2$s, %1$s, 100 %%", "a",
				     "b", NULL),
		    "note: U001: b, a, 100 %");
	assert_line(diagnostics_note(&list, 1, NULL, "%s%s%s%s%s%s", "1", "2",
				     "3", "4", "5", "6", NULL),
		    "note: U001: 123456");
	/* A faulty translation must not read what is not there. */
	assert_line(diagnostics_note(&list, 1, NULL, "%s-%s-%9$s-", "a", NULL),
		    "note: U001: a--9$s-");
	assert_line(diagnostics_note(&list, 1, NULL, "%d %", "a", NULL),
		    "note: U001: d ");
	diagnostics_release(&list);
}

static void
arguments_cannot_act(void **state)
{
	struct diagnostics list = {0};
	struct diagnostic *diagnostic;

	(void)state;
	diagnostic =
	    diagnostics_error(&list, 602, NULL, "%s", "%s\033[2J\n", NULL);
	diagnostic_place(diagnostic, "x\ny", 1, 1);
	assert_line(diagnostic, "x<U+000A>y:1:1: error: U602: "
				"%s<U+001B>[2J<U+000A>");
	diagnostics_release(&list);
}

static void
copies_what_it_is_given(void **state)
{
	char value[] = "before";
	struct diagnostics list = {0};
	struct diagnostic *diagnostic;

	(void)state;
	diagnostic = diagnostics_error(&list, 1, value, "%s", value, NULL);
	diagnostic_value(diagnostic, value);
	diagnostic_propose(diagnostic, value);
	memset(value, 'x', sizeof(value) - 1);
	assert_string_equal(diagnostic->field, "before");
	assert_string_equal(diagnostic->value, "before");
	assert_string_equal(diagnostic->proposal, "before");
	assert_line(diagnostic, "before: error: U001: before");
	diagnostic_value(diagnostic, NULL);
	assert_null(diagnostic->value);
	diagnostics_release(&list);
}

static void
counts_and_finds(void **state)
{
	struct diagnostics list = {0};

	(void)state;
	diagnostics_warning(&list, 1, NULL, "a", NULL);
	diagnostics_note(&list, 2, NULL, "b", NULL);
	assert_false(diagnostics_have_error(&list));
	diagnostics_error(&list, 2, NULL, "c", NULL);
	assert_true(diagnostics_have_error(&list));
	assert_int_equal(diagnostics_count(&list, SEVERITY_WARNING), 1);
	assert_ptr_equal(diagnostics_find(&list, 2), list.item[1]);
	assert_null(diagnostics_find(&list, 3));
	diagnostics_clear(&list);
	assert_false(diagnostics_have_error(&list));
	diagnostics_release(&list);
}

static void
moves_and_copies(void **state)
{
	struct diagnostics from = {0};
	struct diagnostics moved = {0};
	struct diagnostics copied = {0};

	(void)state;
	for (int i = 0; i < 20; i++) {
		struct diagnostic *diagnostic = diagnostics_error(
		    &from, i, "fqdn", "%s %s", "a", "b", NULL);

		diagnostic_place(diagnostic, "f", i, 1);
		diagnostic_propose(diagnostic, "p");
	}
	diagnostics_copy(&copied, &from);
	diagnostics_move(&moved, &from);
	assert_int_equal(from.count, 0);
	diagnostics_release(&from);
	assert_int_equal(moved.count, 20);
	diagnostics_release(&moved);
	assert_int_equal(copied.count, 20);
	assert_line(copied.item[19], "f:19:1: error: U019: a b");
	assert_string_equal(copied.item[3]->proposal, "p");
	diagnostics_release(&copied);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(names_file_or_field),
	    cmocka_unit_test(fills_arguments_in),
	    cmocka_unit_test(arguments_cannot_act),
	    cmocka_unit_test(copies_what_it_is_given),
	    cmocka_unit_test(counts_and_finds),
	    cmocka_unit_test(moves_and_copies),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 99;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
