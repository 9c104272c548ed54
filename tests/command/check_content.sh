#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check: what a file holds decides what is told of it, whatever it
# is called and whatever else lies in it.
. "${top_srcdir:-.}/tests/command/lib.sh"

# told NAME WANTED FILE: WANTED is "SEVERITY NUMBER"..., each once, in any order.
told() {
	run check "$3"
	is "$1" "$2" "$(sed -n 's/.*: \([a-z]*\): \(U[0-9]*\): .*/\1 \2/p' \
		"$work/stdout" | sort | tr '\n' ' ' | sed 's/ $//')"
}

# Bundles are called the same by check and by inspect, and not private keys.
openssl pkcs7 -in "$pki/old.p7b" -outform DER -out "$work/der.p7b"
for bundle in "$pki/old.p12" "$pki/old.p7b" "$work/der.p7b"; do
	name=$(basename "$bundle")
	told "$name: one error" 'error U501' "$bundle"
	sed 's/.*\(U501: \)/\1/' "$work/stdout" >"$work/checked"
	run inspect "$bundle"
	is "$name: inspect says the same" "$(cat "$work/checked")" \
		"$(sed 's/.*\(U501: \)/\1/' "$work/stderr")"
	for kind in pem key csr dat; do
		cp "$bundle" "$work/bundle.$kind"
		told "$name called .$kind" 'error U501' "$work/bundle.$kind"
		has "$name called .$kind: what it is" "$work/stdout" 'bundle'
	done
	cp "$bundle" "$work/bundle.tsv"
	told "$name called .tsv" 'error U513' "$work/bundle.tsv"
done
# What is proposed works.
for bundle in "$pki/old.p7b" "$work/der.p7b"; do
	run inspect "$bundle"
	options=$(sed -n 's/.*openssl pkcs7 \(.*\) -out.*/\1/p' "$work/stderr")
	# shellcheck disable=SC2086
	ok "$(basename "$bundle"): the command proposed" sh -c "openssl pkcs7 \
		$(echo "$options" | sed "s|FILE|'$bundle'|") | grep -q BEGIN"
done
finish
