#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard merge: checked TSV files of one kind in one.
. "${top_srcdir:-.}/tests/command/lib.sh"

# make NAME KIND-LINES...: a TSV of the profile example, at $work/NAME.tsv.
make_tsv() {
	make_name=$1
	shift
	application "$make_name" 'profile: example' \
		"fqdn: $make_name.example.ac.jp" 'key-type: ec-p384' \
		'manager-name: 例示 太郎' 'manager-email: taro@example.ac.jp' \
		'software: nginx' "$@"
	run build --date 2026-11-22 -o "$work/made" "$work/$make_name.yaml"
	cp "$work/made/$make_name.example.ac.jp_20261122/send/"*.tsv "$work/$make_name.tsv"
}
make_tsv a 'history: none'
make_tsv b 'history: none'
make_tsv r 'history: typed' 'previous-serial: "1911649278160095962"' \
	'previous-issued: 2025-06-01' 'previous-ou: no'

run merge -p example --date 2026-11-22 -o "$work/merged" "$work/a.tsv" "$work/b.tsv"
is 'exit status' 0 "$status"
file=$work/merged/merged_20261122_new.tsv
is 'the file is named' "$file" "$(cat "$work/stdout")"
is 'both rows, as they were' "$(cat "$work/a.tsv" "$work/b.tsv" | sha256sum)" \
	"$(sha256sum <"$file")"
is 'mode' 600 "$(stat -c %a "$file")"
before=$(sha256sum <"$file")
run merge -p example --date 2026-11-22 -o "$work/merged" "$work/b.tsv"
is 'a second one takes -2' "$work/merged/merged_20261122-2_new.tsv" \
	"$(cat "$work/stdout")"
is 'the first is as it was' "$before" "$(sha256sum <"$file")"
run merge -p example --date 2026-11-22 -o "$work/merged" "$work/r.tsv"
is 'renewals' "$work/merged/merged_20261122_renew.tsv" "$(cat "$work/stdout")"
run check -p example "$file"
is 'what was merged is clean' 0 "$status"

# refused NAME TEXT ARGUMENTS...: exit 1, the text, nothing written.
refused() {
	refused_name=$1
	refused_text=$2
	shift 2
	run merge -o "$work/none" "$@"
	is "$refused_name: exit status" 1 "$status"
	has "$refused_name: what is said" "$work/stderr" "$refused_text"
	ok "$refused_name: nothing written" test ! -e "$work/none"
}
refused 'two kinds' 'r.tsv: error: U706: This file is of kind "renew"' \
	-p example "$work/a.tsv" "$work/r.tsv"
refused 'two kinds, in Japanese' 'このファイルの種別は「更新 (renew)」で、ほかのファイルの「新規発行 (new)」と違います' \
	--lang ja -p example "$work/a.tsv" "$work/r.tsv"
refused 'one name twice' 'a.tsv:1:11: error: U706: "a.example.ac.jp" is asked for twice' \
	-p example "$work/a.tsv" "$work/a.tsv"
refused 'another institution' 'a.tsv:1:' -p uec "$work/a.tsv"
cut -f 1-12 "$work/a.tsv" >"$work/short.tsv"
refused 'a broken one' 'short.tsv:1' -p example "$work/b.tsv" "$work/short.tsv"
refused 'no such file' 'error: U208' -p example "$work/missing.tsv"
sed 's/^id: example$/id: small/' "$top_srcdir/data/profiles/example.yaml" >"$work/small.yaml"
echo 'limits: {rows: 1}' >>"$work/small.yaml"
refused 'too many rows' 'error: U214:' -p "$work/small.yaml" "$work/a.tsv" "$work/b.tsv"
run merge "$work/a.tsv"
is 'without -o: wrong usage' 2 "$status"
run merge -o "$work/none"
is 'without files: wrong usage' 2 "$status"

finish
