#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Where the server has Japanese locales: made here, in a folder of their own.
. "${top_srcdir:-.}/tests/command/lib.sh"

locales=$work/locales
mkdir "$locales"

# make_locale SOURCE CHARACTERS NAME
make_locale() {
	localedef -i "$1" -f "$2" "$locales/$3" >"$work/localedef" 2>&1
}

if ! make_locale ja_JP UTF-8 ja_JP.utf8 ||
	! make_locale ja_JP EUC-JP ja_JP.eucjp ||
	! make_locale en_US UTF-8 en_US.utf8; then
	reason=$(head -n 1 "$work/localedef")
	echo "1..0 # SKIP localedef cannot make the locales: $reason"
	exit 0
fi
LOCPATH=$locales
export LOCPATH

english='UPKI server certificate wizard'
japanese='申請準備ウィザード'
why='This terminal does not show Japanese.'
application answers 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'manager-name: 調布 太郎' \
	'manager-department: 研究科' \
	'manager-email: taro@lab-example.uec.ac.jp' 'software: nginx'
answers=$tap_file
application wrong 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'manager-name: ①郎' 'software: nginx' \
	'manager-email: taro@lab-example.uec.ac.jp'

# all LOCALE: what every command says there, all in $work/all.
all() {
	LC_ALL=$1
	export LC_ALL
	"$wizard" --plain </dev/null >"$work/plain" 2>&1
	cp "$work/plain" "$work/all"
	for command in "build --date 2026-11-22 -o $work/out/$1 $answers" \
		"check --summary $work/out/$1/*/send/*.tsv" "check $tap_file" \
		"inspect $pki/old.pem" 'explain 212' '--help' 'profile list'; do
		# The command holds no blanks but those between its words.
		# shellcheck disable=SC2086
		"$wizard" $command </dev/null >>"$work/all" 2>&1
	done
	LC_ALL=C.UTF-8
}

# readable NAME TITLE: in UTF-8, with nothing spelled out.
readable() {
	has "$1: title" "$work/plain" "$2"
	ok "$1: UTF-8" iconv -f UTF-8 -t UTF-8 "$work/all"
	is "$1: nothing is spelled out" 0 "$(grep -c '<U+' "$work/all")"
	is "$1: no reason" 0 "$(grep -c "$why" "$work/all")"
}

is 'the locales are real' 'EUC-JP UTF-8 UTF-8' "$(for name in ja_JP.eucJP \
	ja_JP.UTF-8 en_US.UTF-8; do LC_ALL=$name locale charmap; done | xargs)"
mkdir -p "$work/out"
all ja_JP.UTF-8
readable ja_JP.UTF-8 "$japanese"
has 'ja_JP.UTF-8: a problem' "$work/all" 'error: U602: 1 文字目「①」'
all en_US.UTF-8
readable en_US.UTF-8 "$english"
has 'en_US.UTF-8: terms' "$work/all" '(申請責任者)'
all ja_JP.eucJP
has 'ja_JP.eucJP: title' "$work/plain" "$english"
has 'ja_JP.eucJP: why' "$work/plain" "$why"
is 'ja_JP.eucJP: ASCII' 0 "$(LC_ALL=C tr -d '\000-\177' <"$work/all" | wc -c)"
is 'ja_JP.eucJP: only what was typed is spelled out' \
	'<U+2460> <U+8ABF><U+5E03> <U+592A><U+90CE>' \
	"$(grep -o '<U+[<>U+0-9A-F ]*>' "$work/all" | sort -u | xargs)"
letter=$(ls "$work"/out/ja_JP.eucJP/*/send/*_letter.txt)
has 'ja_JP.eucJP: the letter is UTF-8' "$letter" 'This is 調布 太郎, 研究科.'
is 'ja_JP.eucJP: nothing is spelled out in a file' 0 \
	"$(cat "$letter" "${letter%/*}/../next.txt" | grep -c '<U+')"

# The full screen, cell by cell, with each locale as real as the others.
if [ -x "$top_builddir/tests/screen/test_anywhere" ]; then
	ok 'full screens' "$top_builddir/tests/screen/test_anywhere"
fi
finish
