#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R2: every allocation of a build fails, alone and with all behind it, those of
# libcrypto, libyaml and the C library too.
. "${top_srcdir:-.}/tests/fault/lib.sh"
preloaded=$top_builddir/tests/fault/fail_allocation.so
sanitized && skip_all 'the sanitizers have an allocator of their own'
[ -e "$preloaded" ] || skip_all 'no library to preload'

fail_allocations()
{
	while read -r variable number; do
		new_place "$1"
		launch="$speak LD_PRELOAD=$preloaded $variable=$number"
		build "$1" 2>/dev/null
		echo "$(state "$1" "$status")" "$variable=$number" \
			"$(head -n 2 "$1/stderr" | tr '\n' '|')"
	done
}

for language in english japanese; do
	new_place "$work/count"
	eval "speak=\$$language"
	launch="$speak LD_PRELOAD=$preloaded FAIL_COUNT=$work/number"
	build "$work/count"
	is "R2: a build under the counter, $language" A \
		"$(state "$work/count" "$status")"
	total=$(cat "$work/number")
	# A few more, for the child that reads the key back goes on counting.
	seq "$((total + 500))" | awk '
		{ print "FAIL_AT", $1 }
		$1 % 10 == 0 { print "FAIL_FROM", $1 }' >"$work/points"
	sample "$work/points" 251 >"$work/chosen"
	# The first, at the start, and the last, when all is published.
	long || awk -v total="$total" '$1 == "FAIL_AT" && $2 % 9 == 0 &&
		($2 < 120 || ($2 > total - 180 && $2 <= total))' \
		"$work/points" >>"$work/chosen"
	two_jobs fail_allocations "$work/chosen" 2>/dev/null
	judged "R2: A or B without memory, $language ($total allocations)"
	[ -z "${FAULT_RESULTS:-}" ] ||
		cp "$work/results" "$FAULT_RESULTS.$language"
done
finish
