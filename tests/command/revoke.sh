#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard revoke: the TSV of a revocation, held against the certificate.
. "${top_srcdir:-.}/tests/command/lib.sh"

name=www.lab-example.uec.ac.jp_20261122
folder=$work/out/$name
tsv=$folder/send/${name}_revoke.tsv

# From the certificate.
run revoke --date 2026-11-22 -o "$work/out" --reason 5 --comment 'サーバを廃止' \
	"$pki/old.pem"
is 'certificate: exit status' 0 "$status"
is 'certificate: files' 'application.yaml
next.txt
send' "$(ls "$folder")"
is 'certificate: files to send' "${name}_letter.txt
${name}_revoke.tsv" "$(ls "$folder/send")"
is 'column 1' 'CN=www.lab-example.uec.ac.jp,O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP' \
	"$(cell "$tsv" 1)"
is 'column 4' 1911649278160095962 "$(cell "$tsv" 4)"
is 'column 5' 5 "$(cell "$tsv" 5)"
is 'column 6' 'サーバを廃止' "$(cell "$tsv" 6)"
is 'the others are empty' '' "$(for i in 2 3 7 8 9 10 11 12 13; do
	cell "$tsv" $i; done | tr -d '\n')"
is '12 TABs' 12 "$(tr -cd '\t' <"$tsv" | wc -c)"
is 'CR LF' ' 0d 0a' "$(tail -c 2 "$tsv" | od -An -tx1)"
has 'the letter: subject' "$folder/send/${name}_letter.txt" \
	'Subject: [UPKI] TSV for a revocation (www.lab-example.uec.ac.jp)'
has 'the letter: serial' "$folder/send/${name}_letter.txt" 1911649278160095962
has 'the letter: reason' "$folder/send/${name}_letter.txt" '5 (cessationOfOperation'
has 'the letter: who sends it is missing' "$folder/send/${name}_letter.txt" \
	'Write your name and department below'
has 'the letter: a line for who sends it' "$folder/send/${name}_letter.txt" \
	"(Write the applicant's name, department and address here.)"
ok 'the letter: no form is asked for' sh -c \
	"! grep -q 'First apply' '$folder/send/${name}_letter.txt'"
has 'the record: purpose' "$folder/application.yaml" 'purpose: revoke'
has 'the record: kind' "$folder/application.yaml" 'kind: revoke'
has 'next.txt' "$folder/next.txt" 'Until the certificate is revoked'
has 'the file is named on standard output' "$work/stdout" "${name}_revoke.tsv"
run build -o "$work/out" "$folder/application.yaml"
has 'the record is no input' "$work/stderr" 'error: U312:'

# One that is out of date, from the day after its last one.
run revoke -n --date 2026-09-24 --reason 5 "$pki/old.pem"
is 'on the last day: nothing to say' '0 ' "$status $(cat "$work/stderr")"
run revoke -n --date 2026-09-25 --reason 5 "$pki/old.pem"
is 'expired: what is said' '0 previous-files: note: U311: This certificate expired on 2026-09-24. Usually no revocation needs to be applied for.' \
	"$status $(cat "$work/stderr")"

# An old OU stays in the DN.
run revoke -n --reason 5 "$pki/old-ou-2021.pem"
is 'OU: exit status' 0 "$status"
has 'OU: kept as the certificate has it' "$work/stdout" \
	'subject: "CN=www.lab-example.uec.ac.jp,OU=Information Technology Center,O=The'
has 'dry run: kind' "$work/stdout" 'kind: revoke'
ok 'dry run: no CSR is promised' sh -c "! grep -q 'made later' '$work/stdout'"

# Reasons.
run revoke -n "$pki/old.pem"
is 'no reason: wrong usage' 2 "$status"
run revoke -n --reason 2 "$pki/old.pem"
is 'a reason that is none: wrong usage' 2 "$status"
run revoke -n --reason 0 "$pki/old.pem"
is 'reason 0 without a comment: exit status' 1 "$status"
has 'reason 0 without a comment' "$work/stderr" 'revoke-comment: error: U201:'
run revoke -n --reason 0 --comment 'other' "$pki/old.pem"
is 'reason 0 with a comment' 0 "$status"
run revoke -n --reason 1 "$pki/old.pem"
is 'reason 1 without the word: exit status' 1 "$status"
has 'reason 1 without the word' "$work/stderr" 'revoke-confirmed: error: U201:'
has 'reason 1: what a leak means' "$work/stderr" 'somebody else has or may have'
run revoke -n --reason 1 --confirm yes "$pki/old.pem"
has 'reason 1 with another word' "$work/stderr" 'revoke-confirmed: error: U704: "yes"'
run revoke --date 2026-11-22 -o "$work/leak" --reason 1 --confirm keyCompromise "$pki/old.pem"
is 'reason 1 with the word' 0 "$status"
has 'reason 1: stop using the key' "$work/stdout" 'The private key leaked'
run revoke -n --reason 4 "$pki/old.pem"
is 'reason 4 at UEC: exit status' 0 "$status"
has 'reason 4 at UEC: none is needed after a renewal' "$work/stderr" \
	'revoke-reason: note: U311:'

# Which certificate.
run revoke -n --reason 5 -p hirosaki "$pki/old.pem"
has 'of another institution: named with -p' "$work/stderr" \
	'or name the institution with -p.'
run revoke -n --reason 5 "$pki/lets-encrypt.pem"
is 'foreign certificate: exit status' 1 "$status"
has 'foreign certificate' "$work/stderr" 'error: U303:'
run revoke -n --reason 5 "$pki/old-chain.pem"
is 'CA certificates are set aside' 0 "$status"
run revoke -n --reason 5 "$work/missing.pem"
has 'no such file' "$work/stderr" 'error: U208:'
run revoke --reason 5
is 'no operand: wrong usage' 2 "$status"
run build --reason 5 "$work/missing.yaml"
is '--reason belongs to revoke' 2 "$status"

# From an application file, by build too.
application leaving 'profile: uec' 'purpose: revoke' \
	'fqdn: www.lab-example.uec.ac.jp' 'history: typed' \
	'previous-serial: 1A:87:8A:E3:DF:DD:4A:DA' 'previous-issued: 2025-06-01' \
	'previous-ou: no' 'revoke-reason: 5' \
	'manager-name: 調布 太郎' 'manager-email: taro@uec.ac.jp'
run revoke --date 2026-11-22 -o "$work/file" "$work/leaving.yaml"
is 'application: exit status' 0 "$status"
tsv=$work/file/$name/send/${name}_revoke.tsv
is 'application: typed serial and address' '1911649278160095962 taro@uec.ac.jp' \
	"$(cell "$tsv" 4) $(cell "$tsv" 10)"
ok 'application: nothing more is asked of the sender' sh -c \
	"! grep -q 'Write ' '$work/file/$name/send/${name}_letter.txt'"
has 'application: the name is in the letter' \
	"$work/file/$name/send/${name}_letter.txt" '調布 太郎'
sed -e '/^previous/d' -e 's/typed/none/' "$work/leaving.yaml" >"$work/none.yaml"
run revoke -n "$work/none.yaml"
is 'history none: one cause, one problem' "$work/none.yaml:5:10: error: U704" \
	"$(grep -o '^.*error: U[0-9]*' "$work/stderr")"
run build --date 2026-11-22 -o "$work/built" "$work/leaving.yaml"
is 'build makes the same' "$(sha256sum <"$tsv")" \
	"$(sha256sum <"$work/built/$name/send/${name}_revoke.tsv")"
sed 's/previous-ou: no/previous-ou: yes/' "$work/leaving.yaml" >"$work/with-ou.yaml"
run revoke -n "$work/with-ou.yaml"
has 'typed, with OU: the subject is not known' "$work/stderr" 'error: U506:'
sed 's/purpose: revoke/purpose: apply/' "$work/leaving.yaml" >"$work/apply.yaml"
run build -n "$work/apply.yaml"
has 'a reason without a revocation' "$work/stderr" 'error: U706: revoke-reason belongs'
application csr 'profile: utokyo' 'purpose: revoke' 'fqdn: www.u-tokyo.ac.jp' \
	'history: typed' 'previous-serial: 1A:87' 'previous-issued: 2025-06-01' \
	'previous-ou: no' 'revoke-reason: 5'
run revoke -n "$work/csr.yaml"
has 'a centre that takes no TSV' "$work/stderr" 'error: U706: This centre makes the TSV'
sed 's/1A:87:.*/1911649278160090000/' "$work/leaving.yaml" >"$work/rounded.yaml"
run revoke -n "$work/rounded.yaml"
is 'a number that a spreadsheet rounded: status' 1 "$status"
has 'a number that a spreadsheet rounded' "$work/stderr" \
	'error: U307: In the serial number 1911649278160090000 all digits'

# From the record of a renewal: the certificate that was replaced.
cp "$pki/old.pem" "$work/"
application renewal 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' 'previous-files: [old.pem]' \
	'manager-email: taro@uec.ac.jp' 'software: nginx'
run build --date 2026-11-21 -o "$work/renewal" "$work/renewal.yaml"
run revoke --date 2026-11-22 --reason 4 \
	"$work/renewal/www.lab-example.uec.ac.jp_20261121/application.yaml"
is 'record of a renewal: exit status' 0 "$status"
is 'record of a renewal: beside it' 1911649278160095962 \
	"$(cell "$work/renewal/$name/send/${name}_revoke.tsv" 4)"
record=$work/renewal/www.lab-example.uec.ac.jp_20261121/application.yaml
is 'record of a renewal: first of all which certificate that is' \
	"$record: warning: U514: This application names the certificate before the renewal (serial 1911649278160095962). To revoke the certificate that was issued for it, name that certificate's file instead." \
	"$(head -n 1 "$work/stderr")"
run revoke -o "$work/leaked" --reason 1 --confirm keyCompromise "$record"
is 'record of a renewal: a leak stops' 1 "$status"
has 'record of a renewal: a leak says why' "$work/stderr" "$record: error: U514:"
ok 'record of a renewal: a leak writes nothing' test ! -e "$work/leaked"
run revoke -n --reason 1 --confirm keyCompromise "$pki/old.pem"
is 'the certificate itself: a leak goes on' 0 "$status"
ok 'the certificate itself: nothing is to be warned of' sh -c \
	"! grep -q U514 '$work/stderr'"
run revoke -n "$work/leaving.yaml"
ok 'who says which one to revoke is not warned' sh -c \
	"! grep -q U514 '$work/stderr'"
application first 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'manager-email: taro@uec.ac.jp' 'software: nginx'
run revoke -n --reason 1 "$work/first.yaml"
is 'a first application: exit status' 1 "$status"
has 'a first application: name the file that came' "$work/stderr" \
	"first.yaml:4:10: error: U201: This application names no earlier certificate."

finish
