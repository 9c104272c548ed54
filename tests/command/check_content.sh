#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check: what a file holds decides what is told of it, whatever it
# is called and whatever else lies in it.
. "${top_srcdir:-.}/tests/command/lib.sh"

# told NAME WANTED FILE: WANTED is "SEVERITY NUMBER"..., each once, in any order.
told() {
	run check --date 2026-05-01 "$3"
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

# A private key in one file with something else: both are told, in either order
# and under any name, and nothing passes that was to be refused by itself.
key=$pki/good-rsa.key
corpus=$top_srcdir/tests/data/check
# beside NAME WANTED FILE EXTENSION...: WANTED beside the U515 of the key.
beside() {
	name=$1 wanted=$2 other=$3
	shift 3
	for extension in "$@"; do
		cat "$other" "$key" >"$work/first.$extension"
		cat "$key" "$other" >"$work/last.$extension"
		sed 's/$/\r/' "$work/last.$extension" >"$work/crlf.$extension"
		tr '\n' '\r' <"$work/first.$extension" >"$work/cr.$extension"
		for order in first last crlf cr; do
			chmod 600 "$work/$order.$extension"
			told "$name and a key: $order.$extension" \
				"$(printf '%s\nerror U515\n' "$wanted" | tr ';' '\n' |
					sed '/^$/d' | sort | tr '\n' ' ' | sed 's/ $//')" \
				"$work/$order.$extension"
			is "$name and a key: $order.$extension: status" 1 "$status"
		done
	done
}
beside 'a CSR with OU' 'error U506' "$pki/request-ou.csr" \
	pem csr req txt dat key crt der yaml
beside 'a good CSR' '' "$pki/request-rsa.csr" pem csr key txt
beside 'a CSR of a small key' 'error U503' "$pki/request-rsa1024.csr" pem key
sed '4d' "$pki/request-rsa.csr" >"$work/damaged.csr"
beside 'a damaged CSR' 'error U501' "$work/damaged.csr" pem key
has 'a damaged CSR and a key: what is damaged' "$work/stdout" \
	'The CSR in this file is damaged'
cat "$pki/request-ou.csr" "$pki/request-rsa.csr" >"$work/two.csr"
beside 'two CSRs' 'error U501' "$work/two.csr" pem csr key
beside 'a certificate of others' 'warning U303' "$pki/lets-encrypt.pem" \
	pem crt cer key txt
for key in good-ec good-rsa-encrypted good-rsa-traditional; do
	key=$pki/$key.key
	beside "a CSR with OU (${key##*/})" 'error U506' \
		"$pki/request-ou.csr" pem key
done
key=$pki/good-rsa.key
mkdir "$work/keys"
openssl ecparam -name secp384r1 -genkey -out "$work/keys/ec.key" 2>"$work/log"
has 'a key with its parameters' "$work/keys/ec.key" 'BEGIN EC PARAMETERS'
chmod 600 "$work/keys/ec.key"
told 'a key with its parameters is a key' 'note U512' "$work/keys/ec.key"
(openssl rsa -in "$key" -text && openssl rsa -in "$key" -pubout) \
	>"$work/keys/text.key" 2>"$work/log"
chmod 600 "$work/keys/text.key"
told 'a key with text and its public key is a key' 'note U512' "$work/keys/text.key"

# The rows of a TSV keep their places, whether the key stands before or behind.
for order in "$corpus/csr-ou.tsv $key" "$key $corpus/csr-ou.tsv"; do
	for extension in tsv txt; do
		# shellcheck disable=SC2086
		cat $order >"$work/rows.$extension"
		chmod 600 "$work/rows.$extension"
		told "a row and a key: .$extension" 'error U506 error U515' \
			"$work/rows.$extension"
		is "a row and a key: .$extension: its line" \
			"$(grep -an '^CN=' "$work/rows.$extension" | cut -d : -f 1)" \
			"$(sed -n 's/.*:\([0-9]*\):7: error: U506.*/\1/p' \
				"$work/stdout")"
	done
done
cat "$corpus/csr-ou.tsv" "$key" >"$work/rows.pem"
told 'a row and a key: .pem' 'error U209 error U506 error U515' \
	"$work/rows.pem"
{
	printf 'CN=a\t3\t\t\t\t\t'
	tr -d '\n' <"$key"
	printf '\t\t\ta@uec.ac.jp\twww.uec.ac.jp\tx\t\r\n'
} >"$work/cell.tsv"
run check "$work/cell.tsv"
has 'a key in a cell' "$work/stdout" 'error: U515:'

# A key under a name that is given to others.
for extension in crt cer yaml csr tsv; do
	cp "$key" "$work/alone.$extension"
	chmod 600 "$work/alone.$extension"
	run check "$work/alone.$extension"
	is "a key called .$extension" 1 "$status"
	is "a key called .$extension: one line" 1 "$(wc -l <"$work/stdout")"
	has "a key called .$extension: told" "$work/stdout" 'private key'
done
for extension in pem key; do
	cp "$key" "$work/keys/good.$extension"
	chmod 600 "$work/keys/good.$extension"
	told "a key called .$extension is one" 'note U512' "$work/keys/good.$extension"
done
finish
