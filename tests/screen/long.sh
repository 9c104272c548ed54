#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The whole figures of R9, R10, R12 and R17; about 45 minutes.
: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$PWD}"
export top_srcdir top_builddir
failed=0
if [ -x "$top_builddir/tests/screen/test_faults" ]; then
	FAULTS=all "$top_builddir/tests/screen/test_faults" || failed=1
fi
if [ -x "$top_builddir/tests/screen/test_hostile" ]; then
	HOSTILE=all "$top_builddir/tests/screen/test_hostile" || failed=1
fi
if [ -x "$top_builddir/tests/screen/test_anywhere" ]; then
	ANYWHERE=all "$top_builddir/tests/screen/test_anywhere" || failed=1
fi
# 2,000 users, 504 keys each: a million and more. The screen is compared after
# every 63.
RANDOM_RUNS=${RANDOM_RUNS:-2000} RANDOM_BURSTS=8 RANDOM_KEYS=63 \
	"$top_srcdir/tests/screen/random_wizard.sh" || failed=1
exit "$failed"
