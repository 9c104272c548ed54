#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard build: cases 1 to 4 of the service's rules from file to files,
# judged by openssl and iconv.
. "${top_srcdir:-.}/tests/command/lib.sh"

out=$work/out
dn='CN=www.lab-example.uec.ac.jp,O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP'

# Case 1: new, plain.
application first 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'manager-name: 調布 太郎' \
	'manager-department: 大学院情報理工学研究科' \
	'manager-email: chofu.taro@lab-example.uec.ac.jp' \
	'software: Apache 2.4.62'
run build --date 2026-11-22 -o "$out" "$work/first.yaml"
is 'case 1: exit status' 0 "$status"
folder=$out/www.lab-example.uec.ac.jp_20261122
name=www.lab-example.uec.ac.jp_20261122
tsv=$folder/send/${name}_new.tsv
ok 'case 1: the TSV file is there' test -f "$tsv"
is 'case 1: nothing else in the output folder' "$name" "$(ls -A "$out")"
is 'case 1: files' "application.yaml
next.txt
send
$name.csr
$name.key" "$(ls "$folder")"
is 'case 1: files to send' "${name}_letter.txt
${name}_new.tsv" "$(ls "$folder/send")"
is 'case 1: column 1' "$dn" "$(cell "$tsv" 1)"
is 'case 1: column 1 has 93 characters' 93 "$(cell "$tsv" 1 | tr -d '\n' | wc -c)"
is 'case 1: column 2' 3 "$(cell "$tsv" 2)"
is 'case 1: columns 3 to 6 are empty' '' \
	"$(cell "$tsv" 3)$(cell "$tsv" 4)$(cell "$tsv" 5)$(cell "$tsv" 6)"
is 'case 1: column 7 is the CSR' "$(sed '1d;$d' "$folder/$name.csr" | tr -d '\n')" \
	"$(cell "$tsv" 7)"
is 'case 1: column 8' '調布 太郎' "$(cell "$tsv" 8)"
is 'case 1: column 9' '大学院情報理工学研究科' "$(cell "$tsv" 9)"
is 'case 1: column 10' 'chofu.taro@lab-example.uec.ac.jp' "$(cell "$tsv" 10)"
is 'case 1: column 11' 'www.lab-example.uec.ac.jp' "$(cell "$tsv" 11)"
is 'case 1: column 12' 'Apache 2.4.62' "$(cell "$tsv" 12)"
is 'case 1: column 13 is empty' '' "$(cell "$tsv" 13)"
is 'case 1: 12 TABs' 12 "$(tr -cd '\t' <"$tsv" | wc -c)"
is 'case 1: ends in TAB CR LF' ' 09 0d 0a' \
	"$(tail -c 3 "$tsv" | od -An -tx1)"
is 'case 1: the name in bytes' '92b2957a2091be9859' \
	"$(cut -f 8 "$tsv" | tr -d '\n' | od -An -tx1 | tr -d ' \n')"
ok 'case 1: openssl verifies the CSR' \
	openssl req -in "$folder/$name.csr" -verify -noout
is 'case 1: subject by openssl' \
	'subject=C = JP, ST = tokyo, L = chofu, O = The University of Electro-Communications, CN = www.lab-example.uec.ac.jp' \
	"$(openssl req -in "$folder/$name.csr" -noout -subject -nameopt oneline)"
openssl req -in "$folder/$name.csr" -noout -text >"$work/text"
has 'case 1: RSA 2048' "$work/text" 'Public-Key: (2048 bit)'
has 'case 1: SHA-256' "$work/text" 'sha256WithRSAEncryption'
has 'case 1: no attribute' "$work/text" '(none)'
ok 'case 1: no extension' sh -c "! grep -q 'X509v3' '$work/text'"
is 'case 1: the key belongs to the CSR' \
	"$(openssl req -in "$folder/$name.csr" -noout -pubkey)" \
	"$(openssl pkey -in "$folder/$name.key" -pubout)"
has 'case 1: PKCS#8' "$folder/$name.key" 'BEGIN PRIVATE KEY'
is 'case 1: mode of the key' 600 "$(stat -c %a "$folder/$name.key")"
is 'case 1: mode of the folder' 700 "$(stat -c %a "$folder")"
has 'case 1: address by mail later' "$folder/next.txt" 'stands in the mail with the result'
ok 'case 1: form first, then the TSV' awk '
	/form/ && !form { form = NR } /_new.tsv/ && !tsv { tsv = NR }
	END { exit !(form && tsv && form < tsv) }' "$folder/next.txt"
has 'case 1: digest in the letter' "$folder/send/${name}_letter.txt" \
	"$(sha256sum "$tsv" | cut -d ' ' -f 1)"
has 'case 1: size in the letter' "$folder/send/${name}_letter.txt" \
	"$(wc -c <"$tsv") bytes"
ok 'case 1: the record is no input' sh -c \
	"! '$wizard' build -o '$out' '$folder/application.yaml'"
run build -o "$out" "$folder/application.yaml"
is 'case 1: status of building a record' 1 "$status"
has 'case 1: U312' "$work/stderr" 'error: U312:'
first_key=$(sha256sum "$folder/$name.key")
run build -n --date 2026-11-22 -o "$out" "$work/first.yaml"
has 'a second run is foreseen' "$work/stdout" "folder: $out/$name-2"
has 'a second run is foreseen down to its files' "$work/stdout" \
	"  - send/$name-2_new.tsv"
run build --date 2026-11-22 -o "$out" "$work/first.yaml"
is 'a second run takes -2' 0 "$status"
has 'a second run: the first is told' "$work/stderr" \
	"warning: U312: The same answers were made into files already, in $out/$name."
ok 'the second folder bears its name in its files' \
	test -f "$out/$name-2/$name-2.key"
is 'the first folder is as it was' "$first_key" \
	"$(sha256sum "$folder/$name.key")"

# Software that is not named is told, and taken.
application unnamed 'fqdn: www.lab-example.uec.ac.jp' 'history: none' \
	'manager-email: chofu.taro@lab-example.uec.ac.jp' 'software: 不明'
run build -p uec --date 2026-11-22 -o "$work/unnamed" "$work/unnamed.yaml"
is 'software that is not named is taken' "0 不明" \
	"$status $(cell "$work/unnamed/$name/send/${name}_new.tsv" 12)"
has 'software that is not named: how to find out' "$work/stderr" \
	'unnamed.yaml:5:11: warning: U606: "不明" does not name the software.'

# Quotes around a text would be a spreadsheet's: check refuses them in a TSV.
application quoted 'fqdn: www.lab-example.uec.ac.jp' 'history: none' \
	"manager-name: '\"調布 太郎\"'" "manager-department: '\"A\" and \"B\"'" \
	'manager-email: chofu.taro@lab-example.uec.ac.jp' \
	"software: '\"Apache 2.4\"'"
run build -p uec --date 2026-11-22 -o "$work/quoted" "$work/quoted.yaml"
is 'quotes around a text: it is made' 0 "$status"
has 'quotes around a text are told' "$work/stderr" \
	'note: U601: The quotes around the text were removed.'
run check "$work/quoted/$name/send/${name}_new.tsv"
is 'quotes around a text: check is content' '0 ' "$status $(cat "$work/stdout")"
is 'quotes around a text: name and software' '調布 太郎 Apache 2.4' \
	"$(cell "$work/quoted/$name/send/${name}_new.tsv" 8) $(
	cell "$work/quoted/$name/send/${name}_new.tsv" 12)"

# Case 2: renewal, serial as typed and from the file.
for serial in 1A:87:8A:E3:DF:DD:4A:DA 0x1a878ae3dfdd4ada 1A878AE3DFDD4ADA \
	serial=1A878AE3DFDD4ADA 1911649278160095962 １９１１６４９２７８１６００９５９６２; do
	application typed 'fqdn: www.lab-example.uec.ac.jp' 'history: typed' \
		"previous-serial: \"$serial\"" 'previous-issued: 2025-06-01' \
		'previous-ou: no' \
		'manager-email: chofu.taro@lab-example.uec.ac.jp' \
		'software: Apache 2.4.62'
	rm -rf "$work/typed"
	run build -p uec --date 2026-11-22 -o "$work/typed" "$work/typed.yaml"
	is "case 2: $serial" "0 1911649278160095962" \
		"$status $(cell "$work/typed/$name/send/${name}_renew.tsv" 4)"
done
ok 'case 2: nothing is said of its length' sh -c \
	"! grep -q U313 '$work/stderr'"
has 'case 2: tell the centre afterwards' "$work/typed/$name/next.txt" \
	'After the replacement tell the centre the FQDN'
has 'case 2: no revocation TSV' "$work/typed/$name/next.txt" \
	'No revocation TSV is needed'
# A part of a serial number is told, and taken.
for serial in 1A:87 1234567890; do
	application typed 'fqdn: www.lab-example.uec.ac.jp' 'history: typed' \
		"previous-serial: \"$serial\"" 'previous-issued: 2025-06-01' \
		'previous-ou: no' \
		'manager-email: chofu.taro@lab-example.uec.ac.jp' \
		'software: Apache 2.4.62'
	rm -rf "$work/typed"
	run build -p uec --date 2026-11-22 -o "$work/typed" "$work/typed.yaml"
	is "a short serial is taken: $serial" 0 "$status"
	has "a short serial: $serial" "$work/stderr" \
		"typed.yaml:4:18: warning: U313: The serial number \"$serial\""
done
is 'a short serial in decimal' 1234567890 \
	"$(cell "$work/typed/$name/send/${name}_renew.tsv" 4)"
# One that a spreadsheet rounded is another number, as check says of the TSV.
for serial in 1911649278160090000 191164927816009000000; do
	application typed 'fqdn: www.lab-example.uec.ac.jp' 'history: typed' \
		"previous-serial: $serial" 'previous-issued: 2025-06-01' \
		'previous-ou: no' \
		'manager-email: chofu.taro@lab-example.uec.ac.jp' \
		'software: Apache 2.4.62'
	run build -p uec --date 2026-11-22 -n "$work/typed.yaml"
	is "a rounded serial is refused: $serial" 1 "$status"
	has "a rounded serial: $serial" "$work/stderr" \
		"typed.yaml:4:18: error: U307: In the serial number $serial all digits behind the 15th are zeros"
done
# By chance they may be zeros, and in hexadecimal nothing was rounded.
sed 's/: 1911649.*/: 191164927816009000/' "$work/typed.yaml" >"$work/zeros.yaml"
run build -p uec --date 2026-11-22 -n "$work/zeros.yaml"
is 'three zeros: a warning' "0 1" \
	"$status $(grep -c 'warning: U307: In the serial' "$work/stderr")"
sed 's/: 1911649.*/: 0x1a878ae3dfdd3390/' "$work/typed.yaml" \
	>"$work/hexadecimal.yaml"
run build -p uec --date 2026-11-22 -n "$work/hexadecimal.yaml"
is 'in hexadecimal: no word' '0 ' "$status $(cat "$work/stderr")"
cp "$pki/old.pem" "$work/old.pem"
before=$(sha256sum "$work/old.pem")
application renewal 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' 'previous-files: [old.pem]' \
	'manager-email: chofu.taro@lab-example.uec.ac.jp' \
	'software: Apache 2.4.62'
run build --date 2026-11-22 -o "$work/renewal" "$work/renewal.yaml"
is 'case 2: from the file' "0 1911649278160095962" \
	"$status $(cell "$work/renewal/$name/send/${name}_renew.tsv" 4)"
is 'case 2: the old file is untouched' "$before" "$(sha256sum "$work/old.pem")"
ok 'case 2: a new key' sh -c "[ \"\$(openssl x509 -in '$work/old.pem' -noout -pubkey)\" != \
	\"\$(openssl pkey -in '$work/renewal/$name/$name.key' -pubout)\" ]"
has 'case 2: names of the old certificate missing' "$work/stderr" 'warning: U409:'

application digits 'profile: uec' 'fqdn: WWW.lab-example.uec.ac.jp' \
	'history: typed' 'previous-serial: 1234567890' \
	'previous-issued: 2025-06-01' 'previous-ou: no' \
	'dns-names: [App1.uec.ac.jp, "*.uec.ac.jp"]' \
	'manager-email: taro@uec.ac.jp' 'software: nginx'
run build -n "$work/digits.yaml"
is 'case 2: 1234567890 is decimal, and that is said once' 1 \
	"$(grep -c 'digits.yaml:5:18: note: U308:' "$work/stderr")"
run check "$work/digits.yaml"
is 'case 2: check says that once, too' 1 \
	"$(grep -c 'digits.yaml:5:18: note: U308:' "$work/stdout")"
run build -n "$work/digits.yaml"
is 'a correction beside an error is told once' 1 \
	"$(grep -c 'digits.yaml:8:13: note: U601:' "$work/stderr")"

# Case 3: only a certificate with OU.
cp "$pki/old-ou-2021.pem" "$work/"
application ou 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' 'previous-files: [old-ou-2021.pem]' \
	'manager-email: chofu.taro@lab-example.uec.ac.jp' 'software: nginx'
run build -n --date 2026-11-22 "$work/ou.yaml"
is 'case 3: exit status' 0 "$status"
has 'case 3: new' "$work/stdout" 'kind: new'
has 'case 3: rule' "$work/stdout" 'rule: only-with-ou'
has 'case 3: no serial' "$work/stdout" 'serial: ""'
ok 'case 3: a dry run writes nothing' test ! -e "$HOME/upki"

# Case 3b: not ours.
cp "$pki/lets-encrypt.pem" "$work/"
application foreign 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' 'previous-files: [lets-encrypt.pem]' \
	'manager-email: chofu.taro@lab-example.uec.ac.jp' 'software: nginx'
run build -o "$work/none" "$work/foreign.yaml"
is 'case 3b: exit status' 1 "$status"
has 'case 3b: U303' "$work/stderr" 'foreign.yaml:5:18: warning: U303: Issued by "R11", not by UPKI.'
has 'case 3b: no verdict' "$work/stderr" 'error: U301:'
ok 'case 3b: nothing written' test ! -e "$work/none"

# Case 4: circle, full-width letters kept, wave dash.
application circle 'profile: uec' \
	'fqdn: google-login.club-example.uec.ac.jp' 'history: none' \
	'manager-name: 調布 太郎' \
	'manager-department: 電子計算機同好会〜ＵＥＣ〜' \
	'manager-email: taro@uec.ac.jp' 'software: nginx 1.26.2'
run build --date 2026-11-22 -o "$work/circle" "$work/circle.yaml"
is 'case 4: exit status' 0 "$status"
has 'case 4: U408' "$work/stderr" 'circle.yaml:3:7: warning: U408:'
tsv=$work/circle/google-login.club-example.uec.ac.jp_20261122/send/google-login.club-example.uec.ac.jp_20261122_new.tsv
is 'case 4: wave dash and full-width letters in bytes' \
	'93648e718c768e5a8b4093af8d4489ef8160827482648262'8160 \
	"$(cut -f 9 "$tsv" | tr -d '\n' | od -An -tx1 | tr -d ' \n')"

# Encrypted key.
printf 'correct horse\nsecond line\n' >"$work/passphrase"
run build --date 2026-11-22 -o "$work/locked" \
	--passphrase-file "$work/passphrase" "$work/first.yaml"
is 'passphrase: exit status' 0 "$status"
has 'passphrase: PKCS#8 encrypted' "$work/locked/$name/$name.key" \
	'BEGIN ENCRYPTED PRIVATE KEY'
ok 'passphrase: openssl opens it with the first line' \
	openssl pkey -in "$work/locked/$name/$name.key" -noout \
	-passin 'pass:correct horse'

has 'passphrase: next.txt tells what it means' "$work/locked/$name/next.txt" \
	'the server asks for it at every start'
lacks() {
	! grep -q "$1" "$2"
}
ok 'no passphrase: next.txt says nothing of it' \
	lacks passphrase "$out/$name/next.txt"

# One typed with the input method on.
printf 'abc㈱例示①\n' >"$work/unseen"
run build --date 2026-11-22 -o "$work/unseen-out" \
	--passphrase-file "$work/unseen" "$work/first.yaml"
is 'passphrase that cannot be typed: exit status' 1 "$status"
has 'passphrase that cannot be typed: place and number' "$work/stderr" \
	'unseen:1:4: error: U205:'
ok 'passphrase that cannot be typed: not shown' lacks 例示 "$work/stderr"
ok 'passphrase that cannot be typed: nothing is made' \
	test ! -e "$work/unseen-out"

# A draft had one, and does not keep it.
{
	cat "$work/first.yaml"
	printf 'draft:\n  page: 8\n  had-passphrase: yes\n'
} >"$work/draft.yaml"
run build --date 2026-11-22 -o "$work/dropped" "$work/draft.yaml"
is 'passphrase of a draft: exit status' 1 "$status"
has 'passphrase of a draft: U201' "$work/stderr" \
	'passphrase: error: U201: A passphrase was entered before'
ok 'passphrase of a draft: nothing is made' test ! -e "$work/dropped"
run build --date 2026-11-22 -o "$work/dropped" \
	--passphrase-file "$work/passphrase" "$work/draft.yaml"
is 'passphrase of a draft: given' 0 "$status"

# EC P-384.
application ec 'profile: example' 'fqdn: www.example.ac.jp' 'history: none' \
	'key-type: ec-p384' 'manager-email: taro@example.ac.jp' \
	'software: nginx' 'manager-name: Taro' 'extra:' '  fixed-address: 192.0.2.7'
run build --date 2026-11-22 -o "$work/ec" "$work/ec.yaml"
is 'P-384: exit status' 0 "$status"
name=www.example.ac.jp_20261122
openssl req -in "$work/ec/$name/$name.csr" -noout -text -verify \
	>"$work/text" 2>&1
has 'P-384: curve' "$work/text" 'ASN1 OID: secp384r1'
has 'P-384: SHA-384' "$work/text" 'ecdsa-with-SHA384'
is 'P-384: column 2' 11 "$(cell "$work/ec/$name/send/${name}_new.tsv" 2)"

# What a centre asks besides has names of its own; any other is refused, where
# the centre asks for nothing, too.
application item 'profile: osaka-kyoiku' 'fqdn: www.osaka-kyoiku.ac.jp' \
	'history: none' 'manager-name: Taro' \
	'manager-email: taro@osaka-kyoiku.ac.jp' 'software: nginx' 'extra:' \
	'  "a b: c": d'
run build --date 2026-11-22 -o "$work/item" "$work/item.yaml"
is 'an item that no centre asks: exit status' 1 "$status"
has 'an item that no centre asks: U702 at its place' "$work/stderr" \
	'item.yaml:9:13: error: U702: The profile has no item "a b: c".'
ok 'an item that no centre asks: nothing is made' test ! -e "$work/item"

# No home folder is told: that of /etc/passwd, and never the root.
application homeless 'profile: example' 'fqdn: www.example.ac.jp' \
	'history: none' 'manager-name: Taro' 'manager-department: Centre' \
	'manager-email: taro@example.ac.jp' 'software: Apache 2.4.62'
home=$(awk -F: -v user="$(id -u)" '$3 == user { print $6; exit }' /etc/passwd)
for setting in -uHOME HOME= HOME=here; do
	env "$setting" "$wizard" build -n "$work/homeless.yaml" >"$work/stdout"
	has "the home folder with $setting" "$work/stdout" \
		"folder: ${home:-$PWD}/upki/"
done
finish
