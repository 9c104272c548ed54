#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes tests/data/check/: one good file of each kind, one file for each fault,
# and "faults", which says what is to be found in each. Written with printf,
# iconv and openssl, not by the program itself. What it made is committed; run
# it again only to add to it (keys and signatures change). The outputs beside
# the files are kept by: sh tests/command/check.sh --update
set -eu

cd "$(dirname "$0")"
here=$(pwd)
pki=$here/pki
out=$here/check
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out/folder"
rm -f "$out"/*.tsv "$out"/*.csv "$out/faults"
cd "$work"

fqdn=www.lab-example.uec.ac.jp
mail=mail.lab-example.uec.ac.jp
uec='/C=JP/ST=tokyo/L=chofu/O=The University of Electro-Communications'
serial=1911649278160095962
cat > config <<'END'
[req]
distinguished_name = none
[none]
END
OPENSSL_CONF=$work/config
export OPENSSL_CONF

request() { # NAME KEY SUBJECT
	openssl req -new -utf8 -key "$2" -subj "$3" -out "$1.csr"
}

for name in second ca g8 cross other; do
	openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 \
		-out "$name.key" 2> key.log || { cat key.log; exit 1; }
done
request second second.key "$uec/CN=$mail"
request same-key "$pki/good-rsa.key" "$uec/CN=$mail"
request foreign "$pki/good-rsa.key" "$uec/CN=www.example.com"

body() { # CSR
	sed '/-----/d' "$1" | tr -d '\n'
}

# The cells of a good new application; each file changes what it is about.
good() {
	dn="CN=$fqdn,O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP"
	id=3 blank='' number='' reason='' comment=''
	csr=$(body "$pki/request-rsa.csr")
	name='調布 太郎' department='大学院情報理工学研究科'
	email=chofu.taro@lab-example.uec.ac.jp host=$fqdn
	software='Apache 2.4.62' names=''
}

second() {
	good
	dn="CN=$mail,O=The University of Electro-Communications,L=chofu,ST=tokyo,C=JP"
	csr=$(body second.csr) host=$mail
}

revocation() {
	good
	dn='CN=test1.example.ac.jp,O=testkikan,L=Chiyoda-ku,ST=Tokyo,C=JP'
	id='' number=$serial reason=4 csr='' name='' department=''
	email='' host='' software=''
}

# In UTF-8, without the line's end.
cells() {
	printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s' "$dn" \
		"$id" "$blank" "$number" "$reason" "$comment" "$csr" "$name" \
		"$department" "$email" "$host" "$software" "$names"
}

line() { # [CODESET]
	{ cells; printf '\r\n'; } | iconv -f UTF-8 -t "${1:-SHIFT_JIS}"
}

# fault FILE SEVERITY:NUMBER:LINE:COLUMN...: what is to be found in it.
fault() {
	printf '%s\n' "$*" >> "$out/faults"
}

# one FILE FAULT...: a file of the one line that was set up.
one() {
	line > "$out/$1"
	fault "$@"
}

# Good ones.
good
one new.tsv
line | tr -d '\r' > "$out/new-lf.tsv"
fault new-lf.tsv
line | head -c -2 > "$out/new-no-end.tsv"
fault new-no-end.tsv
names="dNSName=$fqdn,dNSName=app1.lab-example.uec.ac.jp"
one new-names.tsv
good; number=$serial
one renew.tsv
revocation
one "$serial-test1.example.ac.jp.tsv"
dn='CN=www.example.ac.jp,OU=Old Unit,O=Example, Inc.,L=Chiyoda-ku,ST=Tokyo,C=JP'
reason=0 comment='担当者の異動により廃止' email=taro@example.ac.jp
one revoke-ou.tsv
good; line > "$out/two.tsv"; second; line >> "$out/two.tsv"
fault two.tsv
i=101
while [ $i -le 199 ]; do
	revocation; number=$serial$i; line; i=$((i + 1))
done > "$out/rows-99.tsv"
fault rows-99.tsv

# The file as a whole.
: > "$out/empty.tsv"; fault empty.tsv error:U213:-:-
good; line > "$out/extension.csv"; fault extension.csv error:U209:-:-
{ cat "$out/rows-99.tsv"; revocation; line; } > "$out/rows-100.tsv"
fault rows-100.tsv error:U214:100:-
good
line UTF-8 > "$out/utf8.tsv"; fault utf8.tsv error:U513:1:8
{ printf '\357\273\277'; line UTF-8; } > "$out/bom.tsv"
fault bom.tsv error:U513:1:1
line UTF-16 > "$out/utf16.tsv"; fault utf16.tsv error:U513:1:-
line UTF-16LE > "$out/utf16-bare.tsv"; fault utf16-bare.tsv error:U513:1:-
line EUC-JP > "$out/euc.tsv"; fault euc.tsv error:U513:1:8
line ISO-2022-JP > "$out/jis.tsv"; fault jis.tsv error:U513:1:8
line | tr '\t' ',' > "$out/commas.tsv"; fault commas.tsv error:U513:1:-
{ line | tr -d '\r\n'; line; } > "$out/one-line.tsv"
fault one-line.tsv error:U513:1:-
{ seq -s "$(printf '\t')" 101 113 | tr 0-9 a-j; line | tr -d '\r'; } \
	> "$out/titles.tsv"
fault titles.tsv error:U513:1:-
cp "$pki/request-rsa.csr" "$out/csr.tsv"; fault csr.tsv error:U513:-:-
{ line; second; line | tr -d '\r'; } > "$out/mixed-ends.tsv"
fault mixed-ends.tsv warning:U513:2:-
good
line | tr -d '\n' > "$out/cr-ends.tsv"; fault cr-ends.tsv error:U513:1:-
dn="\"$dn\"" names="\"dNSName=$fqdn,dNSName=app1.lab-example.uec.ac.jp\""
one quotes.tsv error:U513:1:1
good
cells | iconv -f UTF-8 -t SHIFT_JIS | tr '\t' '\n' | sed 13d | paste -s - \
	> "$out/columns-12.tsv"
fault columns-12.tsv error:U513:1:-
{ cells; printf '\t\r\n'; } | iconv -f UTF-8 -t SHIFT_JIS \
	> "$out/columns-14.tsv"
fault columns-14.tsv error:U513:1:-
{ line; printf '\r\n'; } > "$out/blank-line.tsv"
fault blank-line.tsv error:U513:2:-
{ line; good; number=$serial; dn=$(printf %s "$dn" | sed "s/$fqdn/$mail/")
	csr=$(body second.csr) host=$mail; line; } > "$out/mixed-kinds.tsv"
fault mixed-kinds.tsv error:U706:2:-
good; line > "$out/duplicate.tsv"
openssl req -new -utf8 -key second.key -subj "$uec/CN=$fqdn" -out again.csr
csr=$(body again.csr); line >> "$out/duplicate.tsv"
fault duplicate.tsv error:U410:2:11
good; line > "$out/same-key.tsv"
second; csr=$(body same-key.csr); line >> "$out/same-key.tsv"
fault same-key.tsv error:U511:2:7

# Column 1.
for fault in 's/,O/, O/ error:U206' 's/CN=/CN = / error:U206' \
	's/,ST=tokyo// error:U206' 's/,L=/,L=chofu,L=/ error:U206' \
	's/\(,L=chofu\)\(,ST=tokyo\)/\2\1/ error:U206' 's/.*// error:U201' \
	's/C=JP/C=US/ error:U206' 's/The University/University/ error:U241' \
	's/chofu/Chofu-shi/ error:U903' 's/tokyo/Tokyo/ error:U903' \
	's/,O=/,OU=Center,O=/ error:U506' 's/CN=www/CN=web/ error:U510' \
	's/o/ｏ/ error:U206'; do
	change=${fault% *} found=${fault##* }
	[ "$found" = error:long ] && continue
	count=$((${count:-0} + 1))
	good; dn=$(printf '%s\n' "$dn" | sed "$change")
	one "dn-$count.tsv" "$found:1:1"
done

# Columns 2 to 6.
good; id=11; one id-other.tsv error:U503:1:2
good; id=x; one id-letter.tsv error:U204:1:2
good; id=''; one id-empty.tsv error:U201:1:2
good; blank=x; one blank-filled.tsv error:U706:1:3
good; number=1.91165E+18; one serial-exponent.tsv error:U204:1:4
good; number=1911649278160090000; one serial-zeros.tsv error:U307:1:4
good; number=191164927816096000; one serial-few-zeros.tsv warning:U307:1:4
good; number=0x1a878ae3dfdd4ada; one serial-hex.tsv warning:U204:1:4
good; number=1A:87:8A:E3; one serial-colons.tsv error:U204:1:4
good; number="$serial$serial$serial"; one serial-long.tsv error:U202:1:4
good; number=0; one serial-zero.tsv error:U307:1:4
good; number='１９１１６４９２７８１６００９５９６２'; one serial-full.tsv error:U204:1:4
revocation; reason=2; one reason-2.tsv error:U204:1:5
revocation; reason=''; one reason-empty.tsv error:U201:1:5
revocation; reason=0; one reason-0.tsv warning:U201:1:6
revocation; number=''; one revoke-no-serial.tsv error:U201:1:4
revocation; name=x; one revoke-name.tsv error:U706:1:8
revocation; dn=$(printf %s "$dn" | tr , ' '); one revoke-dn.tsv error:U206:1:1
revocation; comment='廃止①'
line CP932 > "$out/comment-circled.tsv"
fault comment-circled.tsv error:U205:1:6
good; number=$serial reason=4; one renew-reason.tsv error:U706:1:5

# Column 7.
good; csr=$(printf %s "$csr" | head -c 400); one csr-cut.tsv error:U501:1:7
good; csr=''; one csr-empty.tsv error:U201:1:7
good; csr=$(tr -d '\n' < "$pki/request-rsa.csr")
one pem-headers.tsv error:U513:1:7
good; csr=$(cat "$pki/request-rsa.csr"); one pem-lines.tsv error:U513:1:7
good; csr=$(sed '/-----/d' "$pki/request-rsa.csr")
one pem-body.tsv error:U513:1:7
while read -r request found; do
	good; csr=$(body "$pki/request-$request.csr")
	one "csr-$request.tsv" "$found:1:7"
done <<'END'
l-differs error:U505
st-missing error:U505
ou error:U506
ou-empty error:U506
email error:U507
challenge warning:U508
san warning:U509
rsa1024 error:U503
rsa3072 error:U503
p256 error:U503
ed25519 error:U503
sha1 error:U504
broken error:U502
other-cn error:U510
nul-name error:U501
END
good; csr=$(body "$pki/request-rsa4096.csr")
one csr-rsa4096.tsv error:U503:1:7
# The same wrong L in both: the CSR, from which it was copied, is named.
good; csr=$(body "$pki/request-l-differs.csr")
dn=$(printf %s "$dn" | sed 's/chofu/Chofu-shi/')
one dn-and-csr-l.tsv error:U505:1:7

# Columns 8 to 12.
good; name='髙橋 一郎'
line CP932 > "$out/name-ibm.tsv"; fault name-ibm.tsv error:U602:1:8
good; software='nginx 1.26.2（リバースプロキシ①）'
line CP932 > "$out/software-circled.tsv"
fault software-circled.tsv error:U602:1:12
good; name='ｶﾞｸ ﾀﾛｳ'
line CP932 > "$out/name-half-kana.tsv"
fault name-half-kana.tsv warning:U602:1:8
good; name=BROKEN
line | sed 's/BROKEN/\x85\x40/' > "$out/name-bad-byte.tsv"
fault name-bad-byte.tsv error:U602:1:8
good; name=$(printf '調%.0s' $(seq 64))
one name-64.tsv warning:U603:1:8
good; name=$(printf '調%.0s' $(seq 65))
one name-65.tsv error:U202:1:8
good; name='=cmd'; one name-formula.tsv error:U604:1:8
good; department='＋情報'; one department-formula.tsv error:U604:1:9
good; software='C:\Apache'; one software-backslash.tsv error:U605:1:12
good; software=''; one software-empty.tsv error:U201:1:12
good; email=''; one email-empty.tsv error:U201:1:10
good; email=taro＠lab-example.uec.ac.jp; one email-full.tsv error:U206:1:10
good; email=a@uec.ac.jp,b@uec.ac.jp; one email-two.tsv error:U206:1:10
good; email=" $email"; one email-blank.tsv error:U206:1:10
good; email=taro@mail.example.com; one email-foreign.tsv warning:U402:1:10
good; email=$(printf 'a%.0s' $(seq 69))@uec.ac.jp
one email-79.tsv error:U202:1:10
good; host=web.lab-example.uec.ac.jp; one fqdn-other.tsv error:U510:1:11
good; host=WWW.lab-example.uec.ac.jp; one fqdn-capital.tsv error:U401:1:11
good; host=''; one fqdn-empty.tsv error:U201:1:11
good; host=www.example.com csr=$(body foreign.csr)
dn=$(printf %s "$dn" | sed "s/$fqdn/$host/")
one fqdn-foreign.tsv error:U402:1:11

# Column 13.
while read -r file cell found; do
	good; names=$cell
	one "names-$file.tsv" "$found:1:13"
done <<'END'
prefix DNS:app1.lab-example.uec.ac.jp error:U513
comma dNSName=app1.lab-example.uec.ac.jp, error:U513
capital dNSName=App1.lab-example.uec.ac.jp error:U401
foreign dNSName=www.example.com error:U402
wildcard dNSName=*.lab-example.uec.ac.jp error:U405
underscore dNSName=app_1.lab-example.uec.ac.jp error:U406
address dNSName=192.0.2.1 error:U404
dot dNSName=app1.lab-example.uec.ac.jp. error:U401
twice dNSName=app1.lab-example.uec.ac.jp,dNSName=app1.lab-example.uec.ac.jp warning:U410
END
good; names='dNSName=app1.lab-example.uec.ac.jp, dNSName=app2.lab-example.uec.ac.jp'
one names-blank.tsv error:U513:1:13
good; names=dNSName=$fqdn
for i in 1 2 3 4 5 6 7; do
	names=$names,dNSName=app$i.lab-example.uec.ac.jp
done
one names-long.tsv error:U202:1:13
good; names=dNSName=a.uec.ac.jp
for i in b c d e f g h; do names=$names,dNSName=$i.uec.ac.jp; done
one names-nine.tsv error:U412:1:13

# The registrar's list: 46 columns, of which 5 are known.
listed() { # DN STATE FQDN CSR SERIAL
	awk -F '\t' -v OFS='\t' -v dn="$1" -v state="$2" -v fqdn="$3" \
		-v csr="$4" -v serial="$5" 'BEGIN {
		for (i = 1; i <= 46; i++) $i = ""
		$4 = dn; $12 = state; $16 = fqdn; $18 = csr; $24 = serial
		print }'
}
good
{
	listed 主体者DN 状態 FQDN CSR シリアル番号
	listed "$dn" 発行済 "$fqdn" "$(body "$pki/request-old-key.csr")" "$serial"
	listed "$(printf %s "$dn" | sed 's/,O=/,OU=Center,O=/')" 失効済 \
		"$fqdn" '' 1234567890123456
	listed "$(printf %s "$dn" | sed "s/$fqdn/$mail/")" 申請中 "$mail" '' ''
} | sed 's/$/\r/' | iconv -f UTF-8 -t SHIFT_JIS > "$out/serverAll.txt"
cut -f 1-40 "$out/serverAll.txt" > "$out/serverAll-cut.txt"

. "$here/make_check_folder.sh"
chmod 0644 "$out"/* "$out/folder"/* 2> chmod.log || true
chmod 0755 "$out/folder"
