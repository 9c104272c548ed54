#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check FOLDER: the pieces of a folder that this program made, named
# whole or piece by piece, and what else may lie there.
. "${top_srcdir:-.}/tests/command/lib.sh"

today='--date 2026-11-22'

# errors NAME WANTED: numbers and places of the errors that were found.
errors() {
	is "$1" "$2" "$(sed -n 's/: error: \(U[0-9]*\): .*/ \1/p' \
		"$work/stdout" | tr '\n' ' ')"
}

# good NAME FOLDER...: nothing but notes on the texts that nobody checks.
good() {
	name=$1
	shift
	run check $today "$@"
	is "$name: status" 0 "$status"
	ok "$name: notes alone" sh -c "! grep -v ': note: U\\(517\\|512\\|311\\): ' '$work/stdout'"
	ok "$name: something was looked at" grep -q U517 "$work/stdout"
}

person='manager-email: taro@uec.ac.jp'
cp "$pki/old.pem" "$work/"
application new 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' "$person" 'software: nginx 1.26'
application other 'profile: uec' 'fqdn: ftp.lab-example.uec.ac.jp' \
	'history: none' "$person" 'software: nginx 1.26'
application csr 'profile: utokyo' 'fqdn: www.example.u-tokyo.ac.jp' \
	'history: none' 'manager-email: taro@example.u-tokyo.ac.jp' \
	'software: nginx 1.26'
run build $today -o "$work/new" "$work/new.yaml"
run build $today -o "$work/csr" "$work/csr.yaml"
run build $today -o "$work/batch" "$work/new.yaml" "$work/other.yaml"
run revoke $today --reason 5 -o "$work/revoke" "$work/old.pem"
for one in new csr batch revoke; do
	good "$one" "$work/$one"/*
	good "$one, all folders together" "$work/$one"
	# By which institution only the record tells.
	[ $one = csr ] || good "$one, piece by piece" "$work/$one"/*/*
done
good 'a centre that takes CSRs, piece by piece' "$work/csr"/*/*
good 'with a slash behind it' "$work/new"/*/
cd "$work/new"/* || exit 99
good 'where one is' .
is 'where one is: the places' next.txt "$(sed -n 's/: note:.*//p' "$work/stdout" | head -n 1)"
cd "$work" || exit 99

run check -p uec $today "$work/csr"/*
is 'the institution that was asked for' 1 "$status"
run check --summary $today "$work/new"/*
is 'the summary: a line a file' 6 "$(wc -l <"$work/stdout")"
run check --summary --format json $today "$work/batch"/*
is 'the summary in JSON: a line a file' 10 "$(wc -l <"$work/stdout")"

# A bad piece is named with its path, whichever way it was found.
cp -R "$work/new" "$work/bad"
tsv=$(echo "$work/bad"/*/send/*.tsv)
printf 'x\r\n' >>"$tsv"
for operand in "$work/bad/"* "$work/bad"/*/send; do
	run check $today "$operand"
	is "a bad row under ${operand##*/}: status" 1 "$status"
	errors "a bad row under ${operand##*/}" "$tsv:2 U513 "
done
rm "$tsv"
: >"$(echo "$work/bad"/*)/empty.pem"
run check $today "$work/bad"
errors 'an empty file' "$(echo "$work/bad"/*)/empty.pem U213 "

# What is hidden is passed over; links to folders and what lies deeper are told.
mkdir -p "$work/odd/a/b/c/d" "$work/odd/.hidden" "$work/empty/.hidden"
echo x >"$work/odd/.hidden/x"
echo x >"$work/odd/a/b/c/d/x"
cp "$pki/request-rsa.csr" "$work/odd/a/"
ln -s a "$work/odd/link"
ln -s ../old.pem "$work/odd/old.pem"
run check $today "$work/odd"
is 'links and deeper folders: status' 0 "$status"
has 'a link is told' "$work/stdout" "odd/link: note: U804: This is a link to a folder"
has 'a deeper folder is told' "$work/stdout" "odd/a/b/c: note: U804: This folder lies deeper"
ok 'nothing else of it' sh -c "! grep -q 'hidden\\|c/d\\|link/' '$work/stdout'"
run check $today --lang ja "$work/odd"
ok 'in Japanese' sh -c "! grep -q 'This ' '$work/stdout'"
run check $today "$work/odd/link"
is 'a link that was named is followed' 0 "$status"
has 'a link that was named: deeper' "$work/stdout" 'odd/link/b/c/d: note: U804:'
ln -s nowhere "$work/odd/lost"
mkfifo "$work/odd/pipe"
run check $today "$work/odd"
errors 'no files at all' "$work/odd/lost U208 $work/odd/pipe U804 "
run check $today "$work/empty"
errors 'an empty folder' "$work/empty U208 "

# Neither more files than anybody applies for at once, nor a folder in itself.
mkdir "$work/huge" "$work/huge/send"
i=0
while [ $i -lt 1001 ]; do
	: >"$work/huge/send/$i.txt"
	i=$((i + 1))
done
run check $today "$work/huge"
errors 'too many files' "$work/huge/send U805 "
mkdir "$work/round"
ln -s . "$work/round/round"
ln -s "$work/round" "$work/round/up"
run check $today "$work/round"
is 'a folder in itself' 2 "$(grep -c 'note: U804: This is a link' "$work/stdout")"

# Root reads everything, unless its powers are taken away.
mkdir "$work/locked"
cp "$pki/old.pem" "$work/locked/"
chmod 0 "$work/locked"
if [ "$(id -u)" = 0 ]; then
	setpriv --bounding-set -all "$wizard" check "$work/locked" \
		>"$work/stdout" 2>"$work/stderr"
else
	run check "$work/locked"
fi
errors 'a folder that nobody may read' "$work/locked U208 "
chmod 700 "$work/locked"

finish
