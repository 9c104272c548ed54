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

# What check only warns of is written as it should be, and said.
data=$top_srcdir/tests/data/check
run merge --date 2026-11-22 -o "$work/hex" "$data/serial-hex.tsv"
is 'a hexadecimal serial number: exit status' 0 "$status"
file=$work/hex/merged_20261122_renew.tsv
is 'a hexadecimal serial number: decimal' 1911649278160095962 "$(cell "$file" 4)"
has 'a hexadecimal serial number: said' "$work/stderr" \
	'serial-hex.tsv:1:4: note: U601: 失効対象証明書シリアル番号 is "0x1a878ae3dfdd4ada"; in the merged file it is "1911649278160095962".'
run check "$file"
is 'a hexadecimal serial number: what was merged is clean' '0:' "$status:$(cat "$work/stdout")"
run merge --date 2026-11-22 -o "$work/kana" "$data/name-half-kana.tsv"
is 'half-width kana: exit status' 0 "$status"
file=$work/kana/merged_20261122_new.tsv
is 'half-width kana: full width' "$(cell "$data/name-half-kana.tsv" 8 | sed 's/ｶﾞｸ ﾀﾛｳ/ガク タロウ/')" \
	"$(cell "$file" 8)"
has 'half-width kana: said' "$work/stderr" 'name-half-kana.tsv:1:8: note: U601: 利用管理者氏名 is "ｶﾞｸ'
run check "$file"
is 'half-width kana: what was merged is clean' '0:' "$status:$(cat "$work/stdout")"

# One verdict of both commands on every file there is.
differ=
for tsv in "$data"/*.tsv; do
	run check --date 2026-11-22 "$tsv"
	checked=$status
	rm -rf "$work/every"
	run merge --date 2026-11-22 -o "$work/every" "$tsv"
	[ "$checked" = "$status" ] || differ="$differ ${tsv##*/}"
	[ "$status" != 0 ] ||
		[ "$(tr -d '\r' <"$tsv")" = "$(cat "$work/every"/* | tr -d '\r')" ] ||
		grep -q 'note: U601' "$work/stderr" ||
		differ="$differ changed:${tsv##*/}"
	grep -q '^error:' "$work/stderr" && differ="$differ placeless:${tsv##*/}"
done
is 'check and merge agree' '' "$differ"

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
revoked=$data/1911649278160095962-test1.example.ac.jp.tsv
sed 's/	1911649278160095962	/	0x1a878ae3dfdd4ada	/' "$revoked" >"$work/hex.tsv"
refused 'one certificate twice, in two notations' \
	'error: U706: "1911649278160095962" is asked for twice' \
	-p example "$revoked" "$work/hex.tsv"
refused 'another institution' 'a.tsv:1:' -p uec "$work/a.tsv"
cut -f 1-12 "$work/a.tsv" >"$work/short.tsv"
refused 'a broken one' 'short.tsv:1' -p example "$work/b.tsv" "$work/short.tsv"
refused 'no such file' 'error: U208' -p example "$work/missing.tsv"
sed 's/^id: example$/id: small/' "$top_srcdir/data/profiles/example.yaml" >"$work/small.yaml"
echo 'limits: {rows: 1}' >>"$work/small.yaml"
refused 'too many rows' 'error: U214:' -p "$work/small.yaml" "$work/a.tsv" "$work/b.tsv"

# Two applications with one key: what check refuses is not written.
openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out "$work/one.key"
for i in one two; do
	openssl req -new -utf8 -key "$work/one.key" -sha384 -out "$work/$i.csr" \
		-subj "/C=JP/ST=Tokyo/L=Chiyoda-ku/O=Example University/CN=$i.example.ac.jp"
	application $i 'profile: example' "fqdn: $i.example.ac.jp" \
		'history: none' 'key-source: csr' "csr-file: $i.csr" \
		'manager-name: 例示 太郎' \
		'manager-email: taro@example.ac.jp' 'software: nginx'
	run build --date 2026-11-22 -o "$work/made" "$work/$i.yaml"
	cp "$work/made/$i.example.ac.jp_20261122/send/"*.tsv "$work/$i.tsv"
done
refused 'one key twice' "two.tsv:1:7: error: U511: The key of this CSR is that of line 1 of $work/one.tsv. Each" \
	-p example "$work/a.tsv" "$work/one.tsv" "$work/two.tsv"
is 'one key twice: nothing else is said' 1 "$(wc -l <"$work/stderr")"
cat "$work/one.tsv" "$work/two.tsv" >"$work/both.tsv"
refused 'one key twice in one file' 'both.tsv:2:7: error: U511:' \
	-p example "$work/both.tsv"
is 'one key twice in one file: said once' 1 "$(wc -l <"$work/stderr")"
# In decimal a serial number is longer: what is written is checked, too.
sed '/^limits:/d; s/^id: small/id: short/' "$work/small.yaml" >"$work/short.yaml"
printf 'limits:\n  serial: 18\n' >>"$work/short.yaml"
printf '%s\r\n' "$(cat "$work/r.tsv" | tr -d '\r\n' |
	sed 's/	1911649278160095962	/	0x1a878ae3dfdd4ada	/')" >"$work/hex.tsv"
run check -p "$work/short.yaml" "$work/hex.tsv"
is 'a number that becomes too long: each by itself is right' 0 "$status"
refused 'a number that becomes too long' 'hex.tsv:1:4: error: U202:' \
	-p "$work/short.yaml" "$work/hex.tsv"

# Nobody hears the name, but the file is there: another run would make a second.
"$wizard" merge -p example --date 2026-11-22 -o "$work/unheard" "$work/a.tsv" \
	>/dev/full 2>"$work/stderr"
is 'output full: exit status' 0 "$?"
is 'output full: the file is named' "upki-wizard: $work/unheard/merged_20261122_new.tsv is complete, but standard output could not be written (No space left on device)." \
	"$(cat "$work/stderr")"
is 'output full: the file' "$(sha256sum <"$work/a.tsv")" \
	"$(sha256sum <"$work/unheard/merged_20261122_new.tsv")"

run merge "$work/a.tsv"
is 'without -o: wrong usage' 2 "$status"
run merge -o "$work/none"
is 'without files: wrong usage' 2 "$status"

finish
