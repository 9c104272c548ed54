#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How much of the library floors the tests reach: builds them apart with
# counters, runs the tests, and names every file below 95 % of the lines or
# 90 % of the branches. Usage: coverage.sh [FOLDER]; needs gcovr.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
build=${1:-coverage}
mkdir -p "$build"
cd "$build"

# Assertions are no branches of ours, and -O0 keeps lines apart.
gcc -fPIE -O2 -c -o coverage_exit.o "$top/tests/coverage_exit.c"
test -f Makefile || "$top/configure" -q CC=gcc \
	CFLAGS='-O0 -g --coverage -DNDEBUG' \
	LDFLAGS="--coverage -Wl,--wrap=_exit $PWD/coverage_exit.o"
find . -name '*.gcda' -exec rm -f {} +
make -s -j2 > make.log 2>&1 || { tail -n 20 make.log; exit 1; }
# Killed and failing calls would tear the files of counters, and another user
# may not write them; what those tests reach, calls refused in tests/unit
# (refuse.h) reach, too.
make -s -j2 check fault_tests= other_user_tests= > check.log 2>&1 ||
	grep -a '^FAIL\|^ERROR' check.log || :
# What is left of configure is no source of ours.
rm -f ./*conftest.gcno

gcovr --root "$top" --filter "$top/src/base/" --filter "$top/src/pki/" \
	--filter "$top/src/service/" --filter "$top/src/application/" \
	--filter "$top/src/wizard/" --exclude-unreachable-branches \
	--exclude-throw-branches --csv coverage.csv . > gcovr.log 2>&1 ||
	{ tail -n 20 gcovr.log; exit 1; }

awk -F, '
NR == 1 {
	for (i = 1; i <= NF; i++)
		column[$i] = i
	next
}
{
	lines += $column["line_total"]
	reached += $column["line_covered"]
	branches += $column["branch_total"]
	taken += $column["branch_covered"]
	line = 100 * $column["line_percent"]
	branch = $column["branch_total"] ? 100 * $column["branch_percent"] : 100
	if (line < 95 || branch < 90)
		printf "%-40s lines %5.1f %%  branches %5.1f %%\n",
			$column["filename"], line, branch
}
END {
	printf "%-40s lines %5.1f %%  branches %5.1f %%\n", "all together",
		100 * reached / lines, branches ? 100 * taken / branches : 100
}' coverage.csv
