/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked into coverage builds only, with --wrap=_exit: the child that reads a
 * key ends by _exit, which would not write its counters. */
#include <gcov.h>

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
extern _Noreturn void __real__exit(int status);
_Noreturn void __wrap__exit(int status);
/* NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

_Noreturn void
__wrap__exit(int status)
{
	__gcov_dump();
	__real__exit(status);
}
