#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What is said of the evidence claims no more than it shows.
. "${top_srcdir:-.}/tests/command/lib.sh"

data=$top_srcdir/tests/data/check

# One certificate does not show that there is no other.
run check --previous "$pki/old-ou-2021.pem" "$data/renew.tsv"
has 'a renewal, and a certificate with OU' "$work/stdout" 'renew.tsv:1:4: error: U302:'
has 'that certificate is spoken of' "$work/stdout" 'the certificate shown has an OU. Make sure that there is a newer one'
run check --lang ja --previous "$pki/old-ou-2021.pem" "$data/renew.tsv"
has 'in Japanese' "$work/stdout" \
	'示された証明書には OU があります。より新しい、OU のない証明書がないか確かめてください。'
run check --previous "$pki/old-other-o.pem" "$data/renew.tsv"
has 'a certificate of another O' "$work/stdout" 'the certificate shown has another O or C'
# The registrar's list names everything.
sed -n 1p "$data/serverAll.txt" >"$work/list.txt"
run check --issued "$work/list.txt" "$data/renew.tsv"
has 'a list without the name' "$work/stdout" 'no certificate without OU was issued'
run inspect --lang ja "$pki/old-ou-2021.pem"
has 'inspect: the certificates given' "$work/stdout" 'ここで示された'
ok 'inspect: not all that there are' sh -c "! grep -q だけが発行 '$work/stdout'"
application ou 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' 'history: file' \
	"previous-files: [$pki/old-ou-2021.pem]" 'manager-name: 調布 太郎' \
	'manager-email: taro@uec.ac.jp' 'software: Apache 2.4.62'
run build --lang ja --date 2026-11-22 -o "$work/ou" "$work/ou.yaml"
letter=$(echo "$work"/ou/*/send/*_letter.txt)
has 'the letter: what the applicant knows' "$letter" '申請者が把握している'
ok 'the letter: no advice to the applicant' sh -c "! grep -q より新しい '$letter'"

# A draft that began from the record of last time, given to build: what is older
# than the record is not the newest.
set -- 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' 'history: file' \
	"previous-files: [$pki/old-ou-2021.pem]" 'manager-name: 調布 太郎' \
	'manager-email: taro@uec.ac.jp' 'software: Apache 2.4.62'
last='draft: {page: 8, last-fqdn: www.lab-example.uec.ac.jp, last-kind: new, last-date: 2026-05-20}'
application older "$@" "$last"
run build --date 2026-11-22 -o "$work/older" "$work/older.yaml"
is 'older than the record: status' 1 "$status"
has 'older than the record: both days' "$work/stderr" \
	'error: U212: The newest certificate given here was issued on 2021-09-06, and on 2026-05-20 a newer one'
has 'older than the record: the way out' "$work/stderr" 'If none was issued, confirm this with "request-confirmed: new"'
ok 'older than the record: nothing made' test ! -e "$work/older"
application older "$@" 'request-confirmed: new' "$last"
run build --date 2026-11-22 -o "$work/older" "$work/older.yaml"
is 'older than the record, confirmed: status' 0 "$status"
has 'older than the record, confirmed: said' "$work/stderr" 'older.yaml:9:20: warning: U212: The newest certificate given here'
has 'older than the record, confirmed: the letter' "$(echo "$work"/older/*/send/*_letter.txt)" "the applicant's judgement"

# A certificate of another O in a revocation is what is revoked, not new.
run revoke --reason 5 -n "$pki/old-other-o.pem"
has 'a revocation: its certificate is of another O' "$work/stderr" 'U305: The certificate with serial number '
ok 'a revocation: nothing about new' sh -c "! grep -q 'new application' '$work/stderr'"

# Without any O it is not said to be "".
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/ca.key" -days 30 \
	-subj '/CN=NII Open Domain CA - TEST' -out "$work/ca.pem" 2>/dev/null
openssl req -new -newkey rsa:2048 -nodes -keyout "$work/none.key" \
	-subj '/C=JP/CN=www.lab-example.uec.ac.jp' -out "$work/none.csr" 2>/dev/null
openssl x509 -req -in "$work/none.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" \
	-set_serial 77 -days 30 -out "$work/none.pem" 2>/dev/null
run check "$work/none.pem"
has 'check: a certificate without O' "$work/stdout" 'U305: The certificate has no O in its subject; the institution'
run revoke --reason 5 -n "$work/none.pem"
has 'a revocation: a certificate without O' "$work/stderr" \
	'U305: The certificate with serial number 77 has no O in its subject. Make sure'
run inspect --lang ja "$work/none.pem"
has 'inspect: a certificate without O' "$work/stdout" '主体者DN には O がないため'

# What came is judged by who issued it, and a CA's own is not from elsewhere.
application came 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' 'history: none' \
	'manager-name: 調布 太郎' 'manager-email: taro@uec.ac.jp' 'software: Apache 2.4.62'
run build --date 2026-11-22 -o "$work/came" "$work/came.yaml"
folder=$(echo "$work"/came/*)
run check --for "$folder" "$pki/ca.pem"
has "a CA's own: signed by itself" "$work/stdout" \
	'U303: "NII Open Domain CA - TEST" has signed this certificate itself'
run check --lang ja --for "$folder" "$pki/ca.pem"
ok "a CA's own: no contradiction" sh -c "! grep -q 'UPKI ではありません' '$work/stdout'"
run check --for "$folder" "$pki/lets-encrypt.pem"
has "another CA's: the service's are named" "$work/stdout" \
	'U303: The issuer is "R11", which is none of the service'"'"'s: their names begin with "NII Open Domain CA"'

# The same answers a second time: another key only where one is made.
run build --date 2026-11-22 -o "$work/came" "$work/came.yaml"
has 'again, with a key' "$work/stderr" 'U312: The same answers were made into files already, in '
has 'again, with a key: it is said' "$work/stderr" 'With another folder comes another key'
application csr 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' 'history: none' \
	'manager-name: 調布 太郎' 'manager-email: taro@uec.ac.jp' 'software: Apache 2.4.62' \
	'key-source: csr' "csr-file: $pki/request-rsa.csr"
for round in 1 2; do
	run build --date 2026-11-22 -o "$work/csr" "$work/csr.yaml"
	is "from a CSR, round $round" 0 "$status"
done
has 'again, from a CSR' "$work/stderr" 'U312: The same answers were made into files already, in '
ok 'again, from a CSR: no word of another key' sh -c "! grep -q 'another key' '$work/stderr'"

# An option that changes nothing is not passed over in silence.
run check --previous "$pki/old.pem" "$work/came.yaml"
is 'an application beside --previous: exit status' 0 "$status"
has 'an application beside --previous' "$work/stdout" \
	'came.yaml: note: U706: --previous and --issued have no effect on an application file'
run check "$work/came.yaml"
ok 'an application alone' sh -c "! grep -q previous '$work/stdout'"

finish
