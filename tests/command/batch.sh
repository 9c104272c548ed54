#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard build with several applications: one TSV of each kind, a key and
# CSR for each, all or nothing.
. "${top_srcdir:-.}/tests/command/lib.sh"

# one NAME FQDN HISTORY...: an application of the profile example, EC: quick.
one() {
	one_name=$1
	one_fqdn=$2
	shift 2
	application "$one_name" 'profile: example' "fqdn: $one_fqdn" \
		'key-type: ec-p384' 'manager-name: 例示 太郎' \
		'manager-email: taro@example.ac.jp' 'software: nginx' "$@"
}

one a a.example.ac.jp 'history: none'
one b b.example.ac.jp 'history: typed' 'previous-serial: "1911649278160095962"' \
	'previous-issued: 2025-06-01' 'previous-ou: no'
one c c.example.ac.jp 'history: none' 'dns-names: [d.example.ac.jp]'

run build --date 2026-11-22 -o "$work/out" "$work/a.yaml" "$work/b.yaml" \
	"$work/c.yaml"
is 'files: exit status' 0 "$status"
top=$work/out/batch_20261122
is 'files: the folder' 'batch_20261122' "$(ls -A "$work/out")"
is 'files: what is in it' 'a.example.ac.jp
b.example.ac.jp
c.example.ac.jp
send' "$(ls "$top")"
is 'files: send' 'batch_20261122_letter.txt
batch_20261122_new.tsv
batch_20261122_renew.tsv' "$(ls "$top/send")"
is 'files: of one server' 'a.example.ac.jp_20261122.csr
a.example.ac.jp_20261122.key
application.yaml
next.txt' "$(ls "$top/a.example.ac.jp")"
new=$top/send/batch_20261122_new.tsv
renew=$top/send/batch_20261122_renew.tsv
is 'new: two rows' 2 "$(wc -l <"$new")"
is 'new: in the order given' 'a.example.ac.jp c.example.ac.jp' \
	"$(cut -f 11 "$new" | tr '\n' ' ' | sed 's/ $//')"
is 'renewal: one row with its serial' '1911649278160095962' "$(cut -f 4 "$renew")"
is 'column 7 is each one its own CSR' \
	"$(sed '1d;$d' "$top/c.example.ac.jp/c.example.ac.jp_20261122.csr" | tr -d '\n')" \
	"$(sed -n 2p "$new" | cut -f 7)"
is 'two keys' 2 "$(for i in a c; do openssl pkey -pubout \
	-in "$top/$i.example.ac.jp/$i.example.ac.jp_20261122.key"; done |
	grep -c 'BEGIN PUBLIC KEY')"
ok 'the keys differ' sh -c "! cmp -s '$top/a.example.ac.jp/a.example.ac.jp_20261122.key' \
	'$top/c.example.ac.jp/c.example.ac.jp_20261122.key'"
is 'mode of a key' 600 \
	"$(stat -c %a "$top/b.example.ac.jp/b.example.ac.jp_20261122.key")"
is 'mode of a sub-folder' 700 "$(stat -c %a "$top/b.example.ac.jp")"
letter=$top/send/batch_20261122_letter.txt
for i in a b c; do
	has "the letter names $i" "$letter" "FQDN: $i.example.ac.jp"
done
has 'the letter: two rows' "$letter" 'batch_20261122_new.tsv (2 applications, '
has 'the letter: one row' "$letter" 'batch_20261122_renew.tsv (1 application, '
has 'the letter: digest' "$letter" "$(sha256sum "$renew" | cut -d ' ' -f 1)"
has 'the record names its own folder' "$top/b.example.ac.jp/application.yaml" \
	"folder: $top/b.example.ac.jp"
has 'the record: digest of the TSV' "$top/b.example.ac.jp/application.yaml" \
	"/send/batch_20261122_renew.tsv\": $(sha256sum "$renew" | cut -d ' ' -f 1)"
has 'next.txt names its own key' "$top/c.example.ac.jp/next.txt" \
	"$top/c.example.ac.jp/c.example.ac.jp_20261122.key"
has 'next.txt copies the common send/' "$top/c.example.ac.jp/next.txt" "$top/send"
has 'both TSV files are to be sent' "$work/stdout" 'batch_20261122_new.tsv,'

# Documents in one file, and -2.
{
	cat "$work/a.yaml"
	echo '---'
	cat "$work/c.yaml"
} >"$work/two.yaml"
run build --date 2026-11-22 -o "$work/out" "$work/two.yaml"
is 'documents: exit status' 0 "$status"
is 'documents: the next name' 2 \
	"$(wc -l <"$work/out/batch_20261122-2/send/batch_20261122-2_new.tsv")"
ok 'documents: the names inside follow' test -f \
	"$work/out/batch_20261122-2/a.example.ac.jp/a.example.ac.jp_20261122-2.key"
run build -n --date 2026-11-22 -o "$work/none" "$work/two.yaml"
is 'dry run: exit status' 0 "$status"
is 'dry run: two documents' '1 2' \
	"$(grep -c '^---$' "$work/stdout") $(grep -c '^kind: new$' "$work/stdout")"
has 'dry run: the folder of the batch' "$work/stdout" \
	"folder: $work/none/batch_20261122"
has 'dry run: the files' "$work/stdout" \
	'  - c.example.ac.jp/c.example.ac.jp_20261122.key'
ok 'dry run: nothing written' test ! -e "$work/none"

# refused NAME TEXT FILES...: exit 1, the text, nothing written.
refused() {
	refused_name=$1
	refused_text=$2
	shift 2
	run build -o "$work/none" "$@"
	is "$refused_name: exit status" 1 "$status"
	has "$refused_name: what is said" "$work/stderr" "$refused_text"
	ok "$refused_name: nothing written" test ! -e "$work/none"
}
refused 'an FQDN twice' "a.yaml:3:7: error: U706: \"a.example.ac.jp\" is asked for twice" \
	"$work/a.yaml" "$work/b.yaml" "$work/a.yaml"

# One key for two: a file that check would refuse.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out "$work/same.key"
for i in g h i; do
	openssl req -new -utf8 -key "$work/same.key" -sha384 -out "$work/$i.csr" \
		-subj "/C=JP/ST=Tokyo/L=Chiyoda-ku/O=Example University/CN=$i.example.ac.jp"
	application $i 'profile: example' "fqdn: $i.example.ac.jp" \
		'key-source: csr' "csr-file: $i.csr" 'manager-name: 例示 太郎' \
		'manager-email: taro@example.ac.jp' 'software: nginx' 'history: none'
done
refused 'one key for two' 'h.yaml:5:11: error: U511: The public key of this CSR is that of the CSR for "g.example.ac.jp".' \
	"$work/a.yaml" "$work/g.yaml" "$work/h.yaml"
is 'one key for two: nothing else is said' 1 "$(wc -l <"$work/stderr")"
sed -i 's/history: none/history: typed/' "$work/i.yaml"
printf '%s\n' 'previous-serial: "1911649278160095962"' 'previous-issued: 2025-06-01' \
	'previous-ou: no' >>"$work/i.yaml"
refused 'one key for two files' 'i.yaml:5:11: error: U511:' "$work/g.yaml" "$work/i.yaml"
refused 'an FQDN twice, with its key' 'g.yaml:3:7: error: U706:' "$work/g.yaml" "$work/g.yaml"
is 'an FQDN twice, with its key: said once' 1 "$(wc -l <"$work/stderr")"

application uec 'profile: uec' 'fqdn: www.lab.uec.ac.jp' 'history: none' \
	'manager-email: taro@uec.ac.jp' 'software: nginx'
refused 'two institutions' 'uec.yaml:2:10: error: U706: The profile "uec"' \
	"$work/a.yaml" "$work/uec.yaml"
one e e.example.ac.jp 'history: none' 'output-dir: elsewhere'
run build "$work/a.yaml" "$work/e.yaml"
has 'two output folders' "$work/stderr" 'e.yaml:9:13: error: U706: The output folder'
one f f.example.com 'history: none'
refused 'one wrong among right ones' 'f.yaml:3:7: error: U402' \
	"$work/a.yaml" "$work/f.yaml" "$work/c.yaml"
printf 'upki-application: 1\n---\nfqdn: x\n' >"$work/faults.yaml"
refused 'faults of every document' 'faults.yaml:3:1: error: U705' "$work/faults.yaml"
sed 's/^id: example$/id: small/' "$top_srcdir/data/profiles/example.yaml" >"$work/small.yaml"
echo 'limits: {rows: 1}' >>"$work/small.yaml"
run build -p "$work/small.yaml" -o "$work/none" "$work/a.yaml" "$work/b.yaml" "$work/c.yaml"
has 'more rows than allowed' "$work/stderr" \
	'error: U214: The TSV file (new) would have 2 rows; the limit is 1.'
run build -p "$work/small.yaml" --date 2026-11-22 -o "$work/small" "$work/a.yaml" "$work/b.yaml"
is 'one row of each kind is allowed' 0 "$status"
i=0
while [ $i -lt 100 ]; do
	i=$((i + 1))
	printf -- '---\nupki-application: 1\nprofile: example\n'
done >"$work/hundred.yaml"
refused 'a hundred documents' 'hundred.yaml:298:1: error: U701' "$work/hundred.yaml"
{
	cat "$work/a.yaml"
	head -c 70000 /dev/zero | tr '\0' '#'
} >"$work/large.yaml"
refused 'one document too large' 'error: U805' "$work/large.yaml"

finish
