#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What we write, judged by openssl: requests and keys (cases.md 1,
# reliability.md "Writing").
make_request=${top_builddir:-.}/tests/command/make_request
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
number=0

# NAME COMMAND...: the command decides.
check() {
	name=$1
	shift
	number=$((number + 1))
	if "$@"; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
	fi
}

says() { # FILE TEXT
	grep -qF -- "$2" "$1"
}

says_not() { # FILE TEXT
	! grep -qF -- "$2" "$1"
}

same() {
	[ "$1" = "$2" ]
}

sound() {
	openssl pkey -in "$1" -check -noout > /dev/null 2>&1
}

if ! command -v openssl > /dev/null; then
	echo '1..0 # SKIP openssl is not installed'
	exit 0
fi
echo 1..30

for type in rsa2048 ec-p384; do
	key=$work/$type.key
	csr=$work/$type.csr
	check "$type: made" "$make_request" "$type" "$key" "$csr"
	check "$type: verifies" openssl req -in "$csr" -noout -verify \
		2> verify.txt
	openssl req -in "$csr" -noout -text > text
	openssl req -in "$csr" -noout -subject -nameopt RFC2253 > subject
	openssl asn1parse -in "$csr" > asn1
	check "$type: subject and its order" same "$(cat subject)" \
		"subject=CN=www.lab-example.uec.ac.jp,O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP"
	check "$type: strings are PrintableString" same \
		"$(grep -c PRINTABLESTRING asn1)" 5
	check "$type: version 1" says text 'Version: 1 (0x0)'
	check "$type: no attribute" says text '(none)'
	check "$type: no extension" says_not asn1 'Extension Request'
	check "$type: attributes are an empty set" says asn1 \
		'l=   0 cons: cont [ 0 ]'
	check "$type: the key is the request's" same \
		"$(openssl pkey -in "$key" -pubout)" \
		"$(openssl req -in "$csr" -noout -pubkey)"
	check "$type: the key is sound" sound "$key"
	check "$type: the key is PKCS#8" same "$(head -n 1 "$key")" \
		'-----BEGIN PRIVATE KEY-----'
	case $type in
	rsa2048)
		check "$type: digest" says text 'sha256WithRSAEncryption'
		check "$type: size" says text 'Public-Key: (2048 bit)'
		;;
	*)
		check "$type: digest" says text 'ecdsa-with-SHA384'
		check "$type: named curve" says text 'ASN1 OID: secp384r1'
		;;
	esac
done

check 'encrypted: made' "$make_request" ec-p384 locked.key locked.csr \
	'test passphrase'
openssl asn1parse -in locked.key > asn1
check 'encrypted: 600,000 rounds' says asn1 'INTEGER           :0927C0'
check 'encrypted: HMAC-SHA-256 and AES-256-CBC' same \
	"$(sed -n 's/.*OBJECT *://p' asn1 | tr '\n' ' ')" \
	'PBES2 PBKDF2 hmacWithSHA256 aes-256-cbc '
check 'encrypted: openssl opens it, and it is the same key' same \
	"$(openssl pkey -in locked.key -passin 'pass:test passphrase' -pubout)" \
	"$(openssl req -in locked.csr -noout -pubkey)"
