#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard report: the bundle for the help desk.
. "${top_srcdir:-.}/tests/command/lib.sh"

cd "$work" || exit 99
application a 'profile: uec' 'fqdn: www.lab.example.com' 'history: none' \
	'manager-name: 調布 太郎' 'manager-email: chofu.taro@uec.ac.jp' \
	'software: nginx'
TERM=vt100 run report a.yaml
is 'exit status' 0 "$status"
file=$work/upki-wizard_report_1.txt
is 'the file is named' "$file" "$(cat "$work/stdout")"
is 'mode' 600 "$(stat -c %a "$file")"
for line in 'upki-wizard: ' 'libcrypto: OpenSSL ' 'libyaml: ' 'LC_ALL: C.UTF-8' \
	'TERM: vt100' 'id: uec' 'fqdn: www.lab.example.com' \
	'manager-email: chofu.taro@uec.ac.jp' 'fqdn: error: U402: '; do
	has "it holds $line" "$file" "$line"
done
run report --mask a.yaml
file=$work/upki-wizard_report_2.txt
is 'a second one has another name' "$file" "$(cat "$work/stdout")"
has 'masked: the domain stays' "$file" '***@uec.ac.jp'
ok 'masked: no person before the @' sh -c "! grep -q 'chofu.taro' '$file'"
# Somebody put the key itself where its file is to be named.
key=$top_srcdir/tests/data/pki/good-rsa.key
application pasted 'profile: uec' 'fqdn: www.lab.example.com' 'history: none' \
	'key-source: csr' 'csr-file: request-rsa.csr' \
	"key-file: $(sed -n 2p "$key")" "software: $(sed -n 3p "$key")"
run report -o "$work/pasted" "$tap_file"
is 'a key in an answer: exit status' 0 "$status"
file=$work/pasted/upki-wizard_report_1.txt
has 'a key in an answer: the others' "$file" 'fqdn: www.lab.example.com'
has 'a key in an answer: not that one' "$file" 'software: ""'
sed '1d;$d' "$key" >"$work/lines"
ok 'a key in an answer: none of its lines' \
	sh -c "test -s '$work/lines' && ! grep -qFf '$work/lines' '$file'"
ln -s /nowhere "$work/upki-wizard_report_3.txt"
run report a.yaml
is 'a link is not followed' "$work/upki-wizard_report_4.txt" "$(cat "$work/stdout")"
run report
is 'without a file: exit status' 0 "$status"
has 'without a file: the program' "$work/upki-wizard_report_5.txt" 'upki-wizard: '
mkdir -p "$HOME/.local/state/upki-wizard"
printf 'upki-application: 1\nprofile: example\nfqdn: d.example.ac.jp\ndraft:\n  page: 3\n' \
	>"$HOME/.local/state/upki-wizard/draft-1-00000000.yaml"
run report -o "$work/elsewhere"
has 'without a file: the newest draft' "$work/elsewhere/upki-wizard_report_1.txt" \
	'fqdn: d.example.ac.jp'
"$wizard" report -o "$work/unheard" a.yaml >/dev/full 2>"$work/stderr"
is 'output full: exit status' 0 "$?"
has 'output full: the file is named' "$work/stderr" \
	"upki-wizard: $work/unheard/upki-wizard_report_1.txt is complete, but standard output could not be written (No space left on device)."
is 'output full: the file' 'upki-wizard_report_1.txt' "$(ls "$work/unheard")"
run report missing.yaml
is 'no such file' 1 "$status"
run report a.yaml a.yaml
is 'two files: wrong usage' 2 "$status"
{ cat a.yaml; echo ---; sed 's/www.lab/x/' a.yaml; } >two.yaml
run report -o "$work/two" two.yaml
is 'two applications in one file: exit status' '0:' \
	"$status:$(cat "$work/stderr")"
file=$work/two/upki-wizard_report_1.txt
is 'two applications in one file: the answers of both' \
	'fqdn: www.lab.example.com fqdn: x.example.com' \
	"$(grep '^fqdn: [wx]' "$file" | tr '\n' ' ' | sed 's/ $//')"
is 'two applications in one file: the problems of both' 2 \
	"$(grep -c '^fqdn: error: ' "$file")"
printf 'a: [\n' >broken.yaml
run report -o "$work/two" broken.yaml
is 'a broken file: exit status' 0 "$status"
has 'a broken file: what is wrong is said' "$work/stderr" 'U701'
# Another kind of file is no application, and nothing to report.
for other in check/new.tsv:'a TSV file' check/utf16.tsv:'a TSV file' \
	pki/old.pem:'a certificate' pki/old.der:'a certificate' \
	pki/request-rsa.csr:'a CSR' pki/good-rsa.key:'a private key'; do
	name=${other%%:*}
	run report -o "$work/other" "$top_srcdir/tests/data/$name"
	is "$name: exit status" 2 "$status"
	has "$name: what it is" "$work/stderr" "${name##*/}: error: U501: This is ${other#*:}; an application file"
	is "$name: nothing else" 1 "$(wc -l <"$work/stderr")"
	ok "$name: nothing is written" test ! -e "$work/other"
	run build -o "$work/other" "$top_srcdir/tests/data/$name"
	is "build $name" 1 "$status"
	has "build $name: what it is" "$work/stderr" "This is ${other#*:}; an application file"
done
cp "$top_srcdir/tests/data/check/new.tsv" "$work/tsv.yaml"
for command in report build 'revoke --reason 4'; do
	# shellcheck disable=SC2086
	run $command --lang ja -o "$work/other" "$work/tsv.yaml"
	ok "$command: no advice to save a TSV as UTF-8" \
		sh -c "! grep -q 'UTF-8 で保存' '$work/stderr'"
done
touch "$work/plain"
run report -o "$work/plain/x" a.yaml
is 'not writable' 3 "$status"
run build --demo a.yaml
is '--demo belongs to the wizard' 2 "$status"

finish
