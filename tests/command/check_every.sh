#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check: a column of a TSV file with several faults of its own has
# each of them told, and none that is there only because of another.
. "${top_srcdir:-.}/tests/command/lib.sh"

good=$top_srcdir/tests/data/check/new.tsv
renewal=$top_srcdir/tests/data/check/renew.tsv
dn='CN=www.lab-example.uec.ac.jp,O=The University of Electro-Communications'
dn="$dn,L=chofu,ST=tokyo,C=JP"
as=$(printf 'a%.0s' $(seq 70))
ja=$(printf '調%.0s' $(seq 65))

# with FILE [COLUMN CELL]...: the only line of FILE with other cells, in
# Shift_JIS with the characters that only Windows has.
with() {
	iconv -f CP932 -t UTF-8 "$1" | tr -d '\r' >"$work/line"
	shift
	while [ $# -gt 0 ]; do
		cell=$2 awk -F '\t' -v OFS='\t' -v column="$1" \
			'{ $column = ENVIRON["cell"]; print }' \
			"$work/line" >"$work/other"
		mv "$work/other" "$work/line"
		shift 2
	done
	sed 's/$/\r/' "$work/line" | iconv -f UTF-8 -t CP932 >"$work/every.tsv"
}

# every NAME WANTED [COLUMN CELL]...: WANTED is COLUMN:NUMBER..., as told.
every() {
	name=$1 wanted=$2
	shift 2
	with "${from:-$good}" "$@"
	run check "$work/every.tsv"
	is "$name" "$wanted" "$(sed -n \
		's/.*tsv:1:\([0-9]*\): [a-z]*: \(U[0-9]*\): .*/\1:\2/p' \
		"$work/stdout" | sort -t : -k 1n -k 2 | tr '\n' ' ' |
		sed 's/ $//')"
}

# Characters: each once, wherever it stands, and the length all the same.
every 'a name: two characters, three times' '8:U602 8:U602' 8 '①髙①'
has 'a name: the first' "$work/stdout" 'Character 1 "①"'
has 'a name: the other' "$work/stdout" 'Character 2 "髙"'
every 'a name: characters and length' '8:U202 8:U602' 8 "髙$ja"
every 'a name: characters and doubtful length' '8:U602 8:U603' \
	8 "髙$(printf %s "$ja" | cut -c 1-180)"
every 'a name: kana, and another behind it' '8:U602 8:U602' 8 'ｶﾞｸ①'
has 'a name: the one behind the kana' "$work/stdout" 'Character 4 "①"'
every 'a name: kana and length' '8:U202 8:U602' 8 "ｶ$ja"
every 'a department: a formula and a character' '9:U602 9:U604' 9 '＝情報①'
for blank in ' ' '　' '　 '; do
	every 'a formula behind blanks: name' 8:U604 8 "$blank=cmd"
	every 'a formula behind blanks: department' 9:U604 9 "$blank+1"
	every 'a formula behind blanks: software' 12:U604 12 "$blank@SUM(A1)"
done
every 'software: seven characters' \
	'12:U602 12:U602 12:U602 12:U602 12:U602 12:U602 12:U602' \
	12 '①②③④⑤⑥⑦'

for word in わからない unknown "I don't know" 不明 '?' '？' 'ＵＮＫＮＯＷＮ。' ' 不明 ' ー; do
	every "software: $word" 12:U606 12 "$word"
	is "software: $word is a warning" 0 "$status"
done
for blank in ' ' '　'; do
	every "software: \"$blank\" is nothing" 12:U201 12 "$blank"
	every "a name: \"$blank\" may be nothing" '' 8 "$blank"
done
every 'software: a formula that names none' 12:U604 12 -
for name in 'Apache 2.4.62' unknownd '不明瞭 1.0' 'C++ CGI' 3; do
	every "software: $name" '' 12 "$name"
done

# Mail addresses.
every 'mail: full width and length' '10:U202 10:U206' \
	10 "ｔａｒｏ$as@uec.ac.jp"
every 'mail: full width and domain' '10:U206 10:U402' \
	10 'taro＠mail.example.com'
every 'mail: full width in two places' '10:U206 10:U206' \
	10 'taro＠uec．ac.jp'
every 'mail: a row of it once' '10:U206' 10 'ｔａｒｏ@uec.ac.jp'
every 'mail: a name, and a host that is none' '10:U206 10:U206' 10 '調布@uec'
every 'mail: a name alone' '10:U206' 10 '調布@uec.ac.jp'
every 'mail: a tilde and the domain' '10:U402 10:U605' 10 '~taro@example.com'
every 'mail: a blank and the domain' '10:U206 10:U402' 10 ' taro@example.com'
every 'mail: a doubtful symbol and length' '10:U202 10:U206' \
	10 "taro+$as@uec.ac.jp"
every 'mail: two of them' '10:U206' 10 "$as@uec.ac.jp,b@example.com"
every 'mail: with a name' '10:U206' 10 'Taro <taro@example.com>'
every 'mail: dots and the domain' '10:U206 10:U402' 10 'ta..ro@example.com'
every 'mail: no address' '10:U206' 10 taro

# Names.
every 'FQDN: capital and foreign' '11:U401 11:U402' 11 WWW.example.com
every 'FQDN: underscore and foreign' '7:U510 11:U402 11:U406' \
	11 www_a.example.com 1 "$(echo "$dn" | sed 's/www[^,]*/www_a.example.com/')" \
	7 "$(sed '/-----/d' "$pki/request-other-cn.csr" | tr -d '\n')"
every 'FQDN: full width and foreign' '11:U401 11:U402' 11 www．example．com
every 'FQDN: blank and capital' '11:U401 11:U401' 11 'WWW.uec.ac.jp '
every 'FQDN: full width with a minus, and capital' '11:U401 11:U401' \
	11 'ＷＷＷ．ｌａｂ－ｅｘａｍｐｌｅ.uec.ac.jp'
has 'FQDN: full width with a minus: the proposal is half width' \
	"$work/stdout" 'Write "www.lab-example.uec.ac.jp".'
every 'FQDN: two names and a blank' '11:U401' 11 'www.uec.ac.jp ftp.example.com'
every 'FQDN: a country' '11:U401 11:U411' 11 JP
every 'FQDN: kanji and capital letters' '11:U401' 11 'WWW.電通.ac.jp'
every 'FQDN: full width and a blank behind it' '11:U401 11:U401' \
	11 'www．lab-example.uec.ac.jp '
every 'FQDN: a page of another server' '11:U401' 11 https://www.example.com/
every 'FQDN: two names' '11:U401' 11 www.uec.ac.jp,ftp.example.com
every 'dNSName: each of a name' '13:U402 13:U406' 13 dNSName=a_b.example.com
every 'dNSName: form and names' '13:U402 13:U513' \
	13 a.uec.ac.jp,b.example.com
every 'dNSName: a blank and names' '13:U405 13:U513' \
	13 'dNSName=a.uec.ac.jp, dNSName=*.uec.ac.jp'
every 'dNSName: full width and foreign' '13:U401 13:U402' \
	13 dNSName=www．example.com
every 'dNSName: dot and foreign' '13:U401 13:U402' 13 dNSName=www.example.com.
names=dNSName=a.uec.ac.jp
for i in b c d e f g h; do names=$names,dNSName=$i.lab.uec.ac.jp; done
every 'dNSName: too many, which makes it long' '13:U412' \
	13 "$names,dNSName=$(echo "$as" | cut -c 1-60).uec.ac.jp"
names=$(echo "$names" | sed 's/lab/laboratory/g')
every 'dNSName: too many, and long without them' '13:U202 13:U412' \
	13 "dNSName=$(echo "$as" | cut -c 1-60).uec.ac.jp,$names"
every 'dNSName: no names at all' '13:U513' 13 'none, thank you'

# 主体者DN.
every 'DN: two missing' '1:U206 1:U206' 1 "${dn%%,L=*},C=JP"
every 'DN: a blank and another L' '1:U206 1:U903' \
	1 "$(echo "$dn" | sed 's/,L=chofu/, L=Chofu/')"
every 'DN: a blank and another order' '1:U206 1:U206' \
	1 "$(echo "$dn" | sed 's/\(,L=chofu\)\(,ST=tokyo\)/\2 \1/')"
every 'DN: one missing, another wrong' '1:U206 1:U241' \
	1 "$(echo "$dn" | sed 's/,ST=tokyo//; s/O=The/O=A/')"
every 'DN: one twice, another wrong' '1:U206 1:U241' \
	1 "$(echo "$dn" | sed 's/,L=/,L=x,L=/; s/O=The/O=A/')"
every 'DN: full width and another L' '1:U206 1:U903' \
	1 "$(echo "$dn" | sed 's/Electro/Ｅlectro/; s/chofu/Chofu/')"
every 'DN: kanji and another L' '1:U206 1:U903' \
	1 "$(echo "$dn" | sed 's/The University/電通/; s/chofu/Chofu/')"
every 'DN: an empty OU' '1:U206 1:U506' 1 "$dn,OU="
has 'DN: an empty OU is called that' "$work/stdout" 'has an empty OU;'
every 'DN: S for ST' '1:U206' 1 "$(echo "$dn" | sed 's/ST=/S=/')"
every 'DN: no DN' '1:U206' 1 "$as$as$as$as"
every 'DN: full-width commas' '1:U206' 1 "$(echo "$dn" | sed 's/,/，/g')"
every 'DN: Japanese commas' '1:U206' 1 "$(echo "$dn" | sed 's/,/、/g')"
every 'DN: blanks for commas' '1:U206' 1 "$(echo "$dn" | tr , ' ')"
every 'DN: slashes for commas, and kanji' '1:U206' \
	1 "$(echo "$dn" | tr , / | sed 's/University/大学/')"
every 'DN: a name that differs, and a blank' '1:U206 1:U510' \
	1 "$(echo "$dn" | sed 's/,L/, L/; s/www/web/')"
every 'DN: length and form' '1:U202 1:U206 1:U241' \
	1 "$(echo "$dn" | sed "s/O=/O=$as$as$as/; s/,L/, L/")"

# The others.
every 'profile ID: too long' '2:U202' 2 0003
every 'profile ID: another key' '2:U503' 2 011
every 'profile ID: a zero in front' '2:U513' 2 03
is 'profile ID: a zero in front: status' 1 "$status"
every 'profile ID: a zero in front, and no CSR to read' '2:U513 7:U501' \
	2 03 7 x
every 'profile ID: zeros alone' '2:U503' 2 00
every 'profile ID: a word' '2:U204' 2 RSA2048
every 'CSR: full width and length' '7:U202 7:U501' 7 "Ａ$as$as$as$as$as$as$as$as$(
	)$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as$as"
every 'CSR: a row of full width once' '7:U501' 7 ＣＳＲ
from=$renewal
every 'serial: full width, and a rounded one' '4:U204 4:U307' \
	4 １９１１６４９２７８１６００９００００
every 'serial: full width alone' '4:U204' 4 １９１１６４９２７８１６００９５９６２
every 'serial: another notation, and so longer' '4:U204' \
	4 1A:87:8A:E3:DF:DD:4A:DA:1A:87:8A:E3:DF:DD:4A:DA:1A:87:8A:E3
# A part of a serial number. (2 ^ 48 has 7 octets; of 8 the first may be 0.)
for number in 7 1911 12345678 281474976710655 0x1a878ae3dfdd; do
	every "serial: only $number" "$(case $number in 0x*) echo 4:U204 4:U313 ;;
		*) echo 4:U313 ;; esac)" 4 $number
	is "serial: only $number is a warning" 0 "$status"
done
every 'serial: 7 octets' '' 4 281474976710656
every 'serial: 8 octets, the first of them 0' '' 4 38151833173969626
every 'serial: 8 octets' '' 4 72057594037927936
every 'serial: a part of it in full width' '4:U204 4:U313' 4 １９１１
# What was issued tells it better, or that it is right.
with "$renewal" 4 19116492781
run check --previous "$pki/old.pem" "$work/every.tsv"
is 'serial: another one, and short' 'error: U514' \
	"$(grep -o '[a-z]*: U[0-9]*' "$work/stdout")"
LC_ALL=C sed 's/1911649278160095962/19116492781/' \
	"$top_srcdir/tests/data/check/serverAll.txt" >"$work/issued.txt"
run check --issued "$work/issued.txt" "$work/every.tsv"
is 'serial: short, and so it was issued' 0 "$status$(cat "$work/stdout")"


# The kind is the one that fits best, and the columns that do not fit it are
# told.
from=$top_srcdir/tests/data/check/1911649278160095962-test1.example.ac.jp.tsv
every 'a revocation with an FQDN' '11:U706' 11 test1.example.ac.jp
every 'a revocation with an FQDN and software' '11:U706 12:U706' \
	11 test1.example.ac.jp 12 nginx
every 'a revocation with a profile ID' '2:U706' 2 3
every 'a revocation with an FQDN, without a reason' '5:U201 11:U706' \
	5 '' 11 test1.example.ac.jp
from=$renewal
every 'a renewal with a reason' '5:U706' 5 4
every 'a renewal with a reason, without software' '5:U706 12:U201' \
	5 4 12 ''
every 'a renewal without profile ID and software' '2:U201 12:U201' 2 '' 12 ''
from=$good
every 'a new application with a reason' '5:U706' 5 4

# named NAME FILE WANTED: FILE under a name of our own, and what is told of that.
named() {
	cp "$top_srcdir/tests/data/check/$2" "$work/$1"
	run check "$work/$1"
	is "$1 holds $2" "$3" \
		"$(sed -n 's/.*\.t[sx][vt]: \([a-z]*: U[0-9]*\): .*/\1/p' "$work/stdout")"
	is "$1 holds $2: status" "${3:+1}" "$([ "$status" = 0 ] || echo "$status")"
}
revocation=1911649278160095962-test1.example.ac.jp.tsv
for place in '' www.uec.ac.jp_20261122 batch_20261122-2; do
	named "${place}_new.tsv" new.tsv ''
	named "${place}_renew.tsv" renew.tsv ''
	named "${place}_revoke.tsv" $revocation ''
	named "${place}_new.tsv" renew.tsv 'error: U706'
	named "${place}_new.tsv" $revocation 'error: U706'
	named "${place}_renew.tsv" new.tsv 'error: U706'
	named "${place}_renew.tsv" $revocation 'error: U706'
	named "${place}_revoke.tsv" new.tsv 'error: U706'
	named "${place}_revoke.tsv" renew.tsv 'error: U706'
done
named A_RENEW.TSV renew.tsv ''
named renew.tsv new.tsv ''
named new_renew.txt new.tsv 'error: U706'
named x_renew.tsv two.tsv 'error: U706'
named x_renew.txt two.tsv 'error: U706'
named 'x_renew (1).tsv' two.tsv 'error: U706'
named 'x_new (12).tsv' two.tsv ''
# Copies as Windows calls them, in two languages, and an ending that it hid.
for copy in ' - コピー.tsv' ' - コピー (2).tsv' ' - Copy.tsv' ' - Copy (2).txt' \
	.tsv.txt ' （1）.tsv' '（１）.tsv' ' のコピー.tsv' '(1).tsv.txt'; do
	named "x_renew$copy" two.tsv 'error: U706'
	named "x_new$copy" two.tsv ''
done
run check --kind renew "$work/x_renew.tsv"
ok 'a kind that is stated and named: the columns are told' \
	grep -q 'tsv:1:4: error: U201' "$work/stdout"
ok 'a kind that is stated and named: not told again' sh -c \
	"! grep -q U706 '$work/stdout'"

# An attribute inside a value is part of the value, and that is a wrong one.
for other in 'O=The University of Electro-Communications|&x O=foo|U241' \
	'L=chofu|L=chofu;ST=osaka|U903' 'L=chofu|L=wrong L=x|U903' \
	'C=JP|C=JP/C=US|U206' 'CN=www|CN=evil/CN=www|U510' \
	'ST=tokyo|ST=tokyo/E=a@b|U903'; do
	was=${other%%|*} number=${other##*|} is=${other#*|}
	is=$(printf %s "${is%|*}" | sed "s/&x/$was/")
	every "DN: $is" "1:$number" 1 "$(printf %s "$dn" | sed "s|$was|$is|")"
done

# A warning about the second line hides nothing of it.
openssl genrsa -out "$work/two.key" 2048 2>/dev/null
for name in one google-x; do
	fqdn=$name.uec.ac.jp
	openssl req -new -utf8 -key "$work/two.key" -outform DER -subj \
		"/C=JP/ST=tokyo/L=chofu/O=The University of Electro-Communications/CN=$fqdn" |
		openssl base64 -A >"$work/$name.csr"
	with "$good" 1 "$(printf %s "$dn" | sed "s/CN=[^,]*/CN=$fqdn/")" \
		7 "$(cat "$work/$name.csr")" 11 "$fqdn" 13 ''
	cat "$work/every.tsv" >>"$work/two.tsv"
done
run check "$work/two.tsv"
is 'the key of another line, beside a warning' 'U408 U511 ' \
	"$(grep -o 'tsv:2:.*: U[0-9]*:' "$work/stdout" |
		grep -o 'U[0-9]*' | sort | tr '\n' ' ')"
is 'the key of another line: status' 1 "$status"

# Names without end: what is told stays short, and so does what is kept.
awk 'BEGIN { for (i = 0; i < 10000; i++)
	printf "%sdNSName=A%d_x.uec.ac.jp", (i ? "," : ""), i }' >"$work/names"
with "$good"
LC_ALL=C awk -F '\t' -v OFS='\t' -v names="$work/names" '
	{ getline $13 <names; printf "%s\r\n", $0 }' \
	"$work/line" >"$work/names.tsv"
if ! sanitized; then
	is 'names without end: 300 MB are enough' 1 "$(
		ulimit -v 300000
		"$wizard" check "$work/names.tsv" >"$work/stdout" 2>&1
		echo $?
	)"
fi
run check "$work/names.tsv"
has 'names without end: too many' "$work/stdout" 'U412'
ok 'names without end: not all of them' \
	test "$(wc -l <"$work/stdout")" -lt 500

# Lines that a mail program broke: one fault each, and what is whole is checked.
# wrapped NAME WANTED: WANTED is LINE:NUMBER... of wrapped.tsv.
wrapped() {
	tr -d '\r' <"$work/wrapped.tsv" >"$work/lf"
	mv "$work/lf" "$work/wrapped.tsv"
	run check "$work/wrapped.tsv"
	is "wrapped: $1" "$2" "$(sed -n \
		's/.*tsv:\([0-9:]*\): [a-z]*: \(U[0-9]*\): .*/\1:\2/p' \
		"$work/stdout" | tr '\n' ' ' | sed 's/ $//')"
	is "wrapped: $1: status" 1 "$status"
}
broken='One line was broken in the middle'
for width in 60 72 76 100; do
	for file in new.tsv new-names.tsv renew.tsv; do
		# At blanks, with TABs lost at the ends or not, and anywhere.
		iconv -f CP932 -t UTF-8 "$top_srcdir/tests/data/check/$file" |
			tr -d '\r' >"$work/line"
		fold -s -w $width "$work/line" | iconv -f UTF-8 -t CP932 \
			>"$work/wrapped.tsv"
		wrapped "$file at blanks, $width" 1:U513
		has "wrapped: $file at blanks, $width: what it is" \
			"$work/stdout" "$broken"
		sed 's/	$//' "$work/wrapped.tsv" >"$work/stripped"
		mv "$work/stripped" "$work/wrapped.tsv"
		wrapped "$file at blanks, without TABs at the ends, $width" 1:U513
		has "wrapped: $file, without TABs at the ends, $width" \
			"$work/stdout" "$broken"
		sed 's/^/> /' "$work/wrapped.tsv" >"$work/quoted"
		mv "$work/quoted" "$work/wrapped.tsv"
		wrapped "$file, quoted, $width" 1:U513
	done
done
fold -s -w 76 "$top_srcdir/tests/data/check/$(basename \
	"$top_srcdir"/tests/data/check/19*.tsv)" >"$work/wrapped.tsv"
cat "$work/wrapped.tsv" "$good" >"$work/both"
mv "$work/both" "$work/wrapped.tsv"
wrapped 'a revocation, and a whole line behind it' '1:U513'
LC_ALL=C fold -s -w 76 "$top_srcdir/tests/data/check/csr-ou.tsv" \
	>"$work/wrapped.tsv"
lines=$(wc -l <"$work/wrapped.tsv")
cat "$top_srcdir/tests/data/check/csr-ou.tsv" >>"$work/wrapped.tsv"
wrapped 'a whole line behind it is checked' \
	"1:U513 $((lines + 1)):7:U506"

# What does not look like it is told as before.
{
	cut -f 1-12 "$good"
	cut -f 1-11 "$renewal"
} >"$work/wrapped.tsv"
wrapped 'two short lines of their own' '1:U513 2:U513'
ok 'two short lines: they are not one' sh -c \
	"! grep -q '$broken' '$work/stdout'"
tr '\t' ' ' <"$top_srcdir/tests/data/check/two.tsv" >"$work/wrapped.tsv"
wrapped 'blanks for TABs' '1:U513 2:U513'
{
	printf 'Hello,\n\nhere it is.\n'
	cat "$top_srcdir/tests/data/check/csr-ou.tsv"
	printf '\n-- \nTaro\n'
} >"$work/wrapped.tsv"
wrapped 'a text around a row: each part once' '1:U513 4:7:U506 5:U513 6:U513'

from=$good
every 'several columns' '2:U204 8:U602 10:U402' 2 x 8 髙橋 10 taro@example.com
finish
