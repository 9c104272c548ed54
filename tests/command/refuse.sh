#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What build refuses, with number and place; and that nothing is written then.
. "${top_srcdir:-.}/tests/command/lib.sh"

out=$work/refused

# refused NAME STATUS PROBLEM: the last run failed so and wrote nothing.
refused() {
	is "$1: exit status" "$2" "$status"
	has "$1: problem" "$work/stderr" "$3"
	ok "$1: nothing written" test ! -e "$out"
}

person='manager-email: taro@uec.ac.jp'
software='software: nginx 1.26.2'

application a 'profile: uec' 'fqdn: www.lab.example.com' 'history: none' \
	"$person" "$software"
run build -o "$out" "$work/a.yaml"
refused 'foreign domain' 1 'a.yaml:3:7: error: U402: "www.lab.example.com" is not under uec.ac.jp.'

application b 'profile: uec' 'fqdn: JP' 'history: none' "$person" "$software"
run build -o "$out" "$work/b.yaml"
refused 'C and CN swapped' 1 'b.yaml:3:7: error: U411:'

application c 'profile: uec' 'fqdn: www.uec.ac.jp' 'history: none' "$person" \
	'software: "nginx 1.26.2（リバースプロキシ①）"'
run build -o "$out" "$work/c.yaml"
refused 'circled digit' 1 'error: U602: Character 22 "①" cannot be written. Replace with "(1)"?'

application d 'profile: uec' 'fqdn: www.uec.ac.jp' 'history: unknown' \
	"$person" "$software"
run build -o "$out" "$work/d.yaml"
refused 'unknown history' 1 'd.yaml:4:10: error: U301: The history is unknown, so there is no verdict.'

application d 'profile: uec' 'fqdn: www.uec.ac.jp' 'history: file' \
	'previous-files: [gone.pem]' "$person" "$software"
run build -o "$out" "$work/d.yaml"
refused 'a certificate that is not there' 1 'gone.pem: error: U208:'
is 'a certificate that is not there: said once' 1 \
	"$(grep -c error: "$work/stderr")"

cp "$pki/old.pem" "$work/"
application e 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' 'previous-files: [old.pem]' 'request: new' "$person" \
	"$software"
run build -o "$out" "$work/e.yaml"
refused 'new against the evidence' 1 'e.yaml:6:10: error: U212: A certificate without OU exists (serial 1911649278160095962).'

application f 'profile: uec' 'fqdn: www.uec.ac.jp' 'history: none' \
	'request: renew' "$person" "$software"
run build -o "$out" "$work/f.yaml"
refused 'renewal of nothing' 1 'f.yaml:5:10: error: U302:'

application g 'profile: uec' 'fqdn: www.uec.ac.jp' 'history: none' \
	'previous-serial: "12"' 'csr-file: x.csr' "$person" "$software"
run build -o "$out" "$work/g.yaml"
refused 'keys that contradict' 1 'g.yaml:5:18: error: U706: previous-serial belongs to'
has 'keys that contradict: all at once' "$work/stderr" 'g.yaml:6:11: error: U706: csr-file belongs to'

application h 'profile: uec' 'fqnd: www.uec.ac.jp' 'history: nothing' \
	'history: none' 'previous-files: old.pem'
run build -o "$out" "$work/h.yaml"
refused 'bad YAML' 1 'h.yaml:3:1: error: U702:'
has 'bad YAML: nearest key' "$work/stderr" 'fqdn'
has 'bad YAML: twice' "$work/stderr" 'U703'
has 'bad YAML: type' "$work/stderr" 'U704'
has 'bad YAML: missing' "$work/stderr" 'U705'

run build -o "$out" "$work/not-there.yaml"
refused 'no file' 1 'not-there.yaml: error: U208:'

application i 'profile: uec' 'fqdn: www.uec.ac.jp' 'history: none' "$person" \
	"$software"
: >"$work/file"
run build -o "$work/file/below" "$work/i.yaml"
is 'output folder is below a file: exit status' 3 "$status"
has 'output folder is below a file: problem' "$work/stderr" 'error: U801:'
mkdir "$work/open"
chmod 777 "$work/open"
run build -o "$work/open" "$work/i.yaml"
is 'output folder open to others: exit status' 3 "$status"
has 'output folder open to others: problem' "$work/stderr" 'error: U802:'
is 'output folder open to others: nothing written' '' "$(ls -A "$work/open")"

# Case 6: every fault of a CSR, each under its number.
while read -r csr number; do
	cp "$pki/$csr" "$work/"
	application csr 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
		'history: none' 'key-source: csr' "csr-file: $csr" "$person" \
		"$software"
	run build -o "$out" "$work/csr.yaml"
	refused "case 6: $csr" 1 "csr.yaml:6:11: error: $number:"
	is "case 6: $csr: one fault, one problem" 1 \
		"$(grep -c 'error:' "$work/stderr")"
done <<END
request-l-differs.csr U505
request-st-missing.csr U505
request-ou.csr U506
request-ou-empty.csr U506
request-email.csr U507
request-rsa1024.csr U503
request-rsa3072.csr U503
request-rsa4096.csr U503
request-p256.csr U503
request-ed25519.csr U503
request-sha1.csr U504
request-pss.csr U504
request-broken.csr U502
request-other-cn.csr U510
END
has 'case 6: the last sentence names both names' "$work/stderr" 'www.lab-example.uec.ac.jp'

run check "$pki/request-pss.csr"
has 'a signature scheme is called that, and what is needed' "$work/stdout" \
	'scheme of the CSR is RSASSA-PSS; sha256WithRSAEncryption is needed.'

cp "$pki/request-old-key.csr" "$pki/request-challenge.csr" \
	"$pki/request-reversed.csr" "$pki/request-san.csr" "$pki/good-rsa.key" \
	"$pki/old.key" "$pki/request-rsa.csr" "$work/"
application oldkey 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' 'previous-files: [old.pem]' 'key-source: csr' \
	'csr-file: request-old-key.csr' "$person" "$software"
run build -o "$out" "$work/oldkey.yaml"
refused 'case 6: key of the old certificate' 1 'oldkey.yaml:7:11: error: U511: The CSR reuses the old key.'

for csr in request-challenge:U508 request-san:U509 request-reversed:; do
	application warn 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
		'history: none' 'key-source: csr' \
		"csr-file: ${csr%%:*}.csr" "$person" "$software"
	run build --date 2026-11-22 -o "$work/warn-${csr%%:*}" "$work/warn.yaml"
	is "case 6: ${csr%%:*} is accepted" 0 "$status"
	[ -z "${csr#*:}" ] ||
		has "case 6: ${csr%%:*} is warned about" "$work/stderr" \
			"warning: ${csr#*:}:"
	ok "case 6: ${csr%%:*}: no key is written" sh -c \
		"! find '$work/warn-${csr%%:*}' -name '*.key' | grep -q ."
done

application pair 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'key-source: csr' 'csr-file: request-rsa.csr' \
	'key-file: old.key' "$person" "$software"
run build -o "$out" "$work/pair.yaml"
refused 'key of another CSR' 1 'pair.yaml:7:11: error: U512:'

# Case 5: copied placeholder and neighbours.
while read -r fqdn number; do
	application place 'profile: osaka-kyoiku' "fqdn: \"$fqdn\"" \
		'history: none' 'manager-email: a@osaka-kyoiku.ac.jp' "$software"
	run build -o "$out" "$work/place.yaml"
	refused "case 5: $fqdn" 1 "place.yaml:3:7: error: $number:"
done <<END
*.osaka-kyoiku.ac.jp U405
www.example.oku.ed.jp U403
osaka-kyoiku.ac.jp.example.com U402
END
application lower 'profile: osaka-kyoiku' \
	'fqdn: Portal.Example.osaka-kyoiku.ac.jp' 'history: none' \
	'manager-email: a@osaka-kyoiku.ac.jp' "$software"
run build -n "$work/lower.yaml"
is 'case 5: upper case: exit status' 0 "$status"
has 'case 5: upper case is told' "$work/stderr" 'note: U601:'
has 'case 5: lower case is used' "$work/stdout" 'CN=portal.example.osaka-kyoiku.ac.jp,'

finish
