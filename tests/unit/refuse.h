/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For tests in which a call that otherwise works is refused. The test program
 * is linked with --wrap for each REFUSABLE call, so that ours and only ours
 * are refused, whatever the C library and cmocka do meanwhile.
 */
#ifndef UNIT_REFUSE_H
#define UNIT_REFUSE_H

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

/* The call that is refused, with which errno, after how many that work, and
 * how often. */
static struct refusal {
	const char *call;
	int code;
	int after;
	int times;
} refusal;

static inline void
refuse(const char *call, int code, int after, int times)
{
	refusal = (struct refusal){call, code, after, times};
}

/* From now on. */
static inline void
refuse_always(const char *call, int code)
{
	refuse(call, code, 0, INT_MAX);
}

static inline void
refuse_nothing(void)
{
	refusal = (struct refusal){0};
}

static inline bool
is_refused(const char *call)
{
	if (!refusal.call || strcmp(refusal.call, call) != 0)
		return false;
	if (refusal.after-- > 0 || refusal.times-- <= 0)
		return false;
	errno = refusal.code;
	return true;
}

/* The linker gives these names:
 * NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
 * NOLINTBEGIN(bugprone-macro-parentheses) */
#define REFUSABLE(type, call, failed, parameters, arguments)                   \
	type __real_##call parameters;                                         \
	type __wrap_##call parameters;                                         \
	type __wrap_##call parameters                                          \
	{                                                                      \
		return is_refused(#call) ? (failed) : __real_##call arguments; \
	}
/* NOLINTEND(bugprone-macro-parentheses)
 * NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */

#endif
