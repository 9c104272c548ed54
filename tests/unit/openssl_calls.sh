#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The table of OpenSSL's functions: the committed header is what its generator
# writes, and the list is in order, once each, and used.
. "${top_srcdir:-.}/tests/command/lib.sh"
LC_ALL=C
pki_floor=$top_srcdir/src/pki

names=$(grep '^[A-Za-z]' "$pki_floor/openssl_calls.list")
# What OpenSSL's headers make of the words of the sources.
# shellcheck disable=SC2086
used=$(${CC:-cc} ${CPPFLAGS:-} -E -DOPENSSL_BY_NAME -I"$top_builddir" -I"$top_srcdir/src" \
	$(for file in "$pki_floor"/*.c; do
		case $file in
		*/openssl_loaded.c | */openssl_linked.c) ;;
		*) echo "$file" ;;
		esac
	done) | sed '/^# .*"\/usr/,/^# .*src\/pki/d' |
	grep -oE '[A-Za-z_][A-Za-z0-9_]*' | sort -u)

is 'the header is the generated one' '' "$(awk -f "$pki_floor/openssl_calls.awk" \
	"$pki_floor/openssl_calls.list" | diff - "$pki_floor/openssl_calls.h")"
is 'the list is in order, each function once' '' \
	"$(printf '%s\n' "$names" | sort -cu 2>&1)"
is 'every function of the list is used' '' "$(printf '%s\n' "$names" |
	while read -r name; do
		printf '%s\n' "$used" | grep -qx "$name" || echo "$name"
	done)"
finish
