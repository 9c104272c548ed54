#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Time and memory of check over many files and lines, beside "openssl req
# -verify" once for each CSR. Prints figures; nothing passes or fails.
set -eu

: "${top_srcdir:=.}" "${top_builddir:=.}"
wizard=$top_builddir/upki-wizard
UPKI_WIZARD_PROFILEDIR=$top_srcdir/data/profiles
export UPKI_WIZARD_PROFILEDIR
count=${COUNT:-1000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tsv=$top_srcdir/tests/data/check/new.tsv
csr=$top_srcdir/tests/data/pki/request-rsa.csr

now() {
	date +%s%N
}

# each NAME START END: microseconds for one of $count.
each() {
	awk -v name="$1" -v from="$2" -v to="$3" -v count="$count" 'BEGIN {
		printf "%-44s %9.1f us\n", name, (to - from) / 1000 / count }'
}

# memory FILE...: the largest resident size of check over them.
memory() {
	/usr/bin/time -f '%M KiB' -o "$work/memory" "$wizard" check "$@" \
		>"$work/out" 2>&1 || true
	tail -n 1 "$work/memory"
}

i=0
while [ $i -lt "$count" ]; do
	cp "$tsv" "$work/$i.tsv"
	i=$((i + 1))
done
start=$(now)
"$wizard" check "$work"/*.tsv >"$work/out" || true
each "check, $count files of one line, each line" "$start" "$(now)"

# 99 lines and the rest, all with the same CSR: what they say of each other
# costs the same.
lines=99
i=0
while [ $i -lt $lines ]; do
	cat "$tsv"
	i=$((i + 1))
done >"$work/lines.txt"
i=0
set --
while [ $i -lt "$count" ]; do
	set -- "$@" "$work/lines.txt"
	i=$((i + lines))
done
start=$(now)
"$wizard" check "$@" >"$work/out" || true
each "check, files of $lines lines, each line" "$start" "$(now)"

i=0
start=$(now)
while [ $i -lt "$count" ]; do
	openssl req -verify -noout -in "$csr" >"$work/out" 2>&1
	i=$((i + 1))
done
each 'openssl req -verify -noout, each CSR' "$start" "$(now)"

# The bare cost: one verification with a 2048-bit key, as openssl measures it.
openssl speed -seconds 1 rsa2048 2>"$work/log" | awk '/rsa 2048/ {
	sub("s", "", $5)
	printf "%-44s %9.1f us\n", "one RSA 2048 verification (openssl speed)",
		$5 * 1000000 }'

if [ -x /usr/bin/time ]; then
	printf '%-44s %s\n' 'memory, 1 file' "$(memory "$work/0.tsv")"
	printf '%-44s %s\n' "memory, $count files" "$(memory "$work"/*.tsv)"
fi
