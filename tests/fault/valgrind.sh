#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R16: valgrind finds nothing in a build: no wrong access, no value that was
# never set, no memory lost.
. "${top_srcdir:-.}/tests/fault/lib.sh"
sanitized && skip_all 'the sanitizers look themselves'
command -v valgrind >/dev/null || skip_all 'no valgrind'
place=$work/place
# A passphrase costs 1,200,000 rounds, each many times slower than usual.
patience_seconds=600

# examined NAME ARGUMENTS...: one build under valgrind.
examined()
{
	examined_name=$1
	shift
	new_place "$place"
	launch="valgrind -q --error-exitcode=99 --leak-check=full \
		--child-silent-after-fork=yes --log-file=$work/log"
	build "$place" "$@"
	if [ "$(state "$place" "$status")" = A ] && ! grep -q '^==' "$work/log"; then
		passed "R16: valgrind, $examined_name: 0 errors"
	else
		failed "R16: valgrind, $examined_name: status $status"
		sed 's/^/# /' "$work/log" | head -n 60
	fi
}

examined 'P-384'
if long; then
	examined 'P-384 and passphrase' --passphrase-file "$passphrase"
	sed 's/ec-p384/rsa2048/' "$answers" >"$work/rsa.yaml"
	answers=$work/rsa.yaml
	examined 'RSA'
fi
finish
