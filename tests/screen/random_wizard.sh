#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The random user at the real wizard, in a home of its own. RANDOM_RUNS wizards
# (2 unless told otherwise), each with another seed; the test's own variables
# make them longer.
: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${top_builddir:=$PWD}"
program=$top_builddir/tests/screen/test_random
if [ ! -x "$program" ]; then
	echo '1..0 # SKIP cmocka or libvterm is not installed'
	exit 0
fi
runs=${RANDOM_RUNS:-2}
home=$(mktemp -d) || exit 99
trap 'rm -rf "$home"' EXIT
HOME=$home
: "${UPKI_WIZARD_PROFILEDIR:=$top_srcdir/data/profiles}"
: "${UPKI_WIZARD_LOCALEDIR:=$top_builddir/locale}"
SCREEN_PROGRAM=$top_builddir/upki-wizard
CMOCKA_MESSAGE_OUTPUT=STDOUT
: "${RANDOM_BURSTS:=8}"
export HOME SCREEN_PROGRAM CMOCKA_MESSAGE_OUTPUT RANDOM_BURSTS \
	UPKI_WIZARD_PROFILEDIR UPKI_WIZARD_LOCALEDIR
unset XDG_STATE_HOME
cd "$home" || exit 99
echo "1..$runs"
failed=0
seed=0
while [ "$seed" -lt "$runs" ]; do
	seed=$((seed + 1))
	if RANDOM_SEED=$seed "$program" >"$home/log" 2>&1; then
		echo "ok $seed - user $seed"
	else
		failed=1
		echo "not ok $seed - user $seed"
		sed 's/^/# /' "$home/log"
	fi
	grep '^# keys' "$home/log" >>"$home/totals"
	rm -rf "$home/upki" "$home/.local"
done
awk '{ keys += $3; pastes += $5; resizes += $7; wizards += $9 }
END { printf "# R17: %d users, %d wizards, %d keys, %d pastes, %d resizes\n",
	NR, wizards, keys, pastes, resizes }' "$home/totals"
exit "$failed"
