#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check: what a file holds decides what is told of it, whatever it
# is called and whatever else lies in it.
. "${top_srcdir:-.}/tests/command/lib.sh"

# told NAME WANTED FILE: WANTED is "SEVERITY NUMBER"..., each once, in any order.
told() {
	run check --date 2026-05-01 "$3"
	is "$1" "$2" "$(sed -n 's/.*: \([a-z]*\): \(U[0-9]*\): .*/\1 \2/p' \
		"$work/stdout" | sort | tr '\n' ' ' | sed 's/ $//')"
}

# Bundles are called the same by check and by inspect, and not private keys.
openssl pkcs7 -in "$pki/old.p7b" -outform DER -out "$work/der.p7b"
for bundle in "$pki/old.p12" "$pki/old.p7b" "$work/der.p7b"; do
	name=$(basename "$bundle")
	told "$name: one error" 'error U501' "$bundle"
	sed 's/.*\(U501: \)/\1/' "$work/stdout" >"$work/checked"
	run inspect "$bundle"
	is "$name: inspect says the same" "$(cat "$work/checked")" \
		"$(sed 's/.*\(U501: \)/\1/' "$work/stderr")"
	for kind in pem key csr dat; do
		cp "$bundle" "$work/bundle.$kind"
		told "$name called .$kind" 'error U501' "$work/bundle.$kind"
		has "$name called .$kind: what it is" "$work/stdout" 'bundle'
	done
	cp "$bundle" "$work/bundle.tsv"
	told "$name called .tsv" 'error U513' "$work/bundle.tsv"
done
# What is proposed works.
for bundle in "$pki/old.p7b" "$work/der.p7b"; do
	run inspect "$bundle"
	options=$(sed -n 's/.*openssl pkcs7 \(.*\) -out.*/\1/p' "$work/stderr")
	# shellcheck disable=SC2086
	ok "$(basename "$bundle"): the command proposed" sh -c "openssl pkcs7 \
		$(echo "$options" | sed "s|FILE|'$bundle'|") | grep -q BEGIN"
done

# foreign NAME WORDS FILE: one line, which says what the file is.
foreign() {
	run check "$3"
	is "$1: one error" '1 1' "$status $(wc -l <"$work/stdout")"
	has "$1: what it is" "$work/stdout" "$2"
	run check --lang ja "$3"
	is "$1: one error in Japanese" '1 1' \
		"$status $(grep -c '。$' "$work/stdout")"
}

# Files of other programs with a TAB in them, under their names, a TSV's and
# others.
mkdir "$work/foreign"
# made FILE BYTES: with what a row holds behind them.
made() {
	# shellcheck disable=SC2059
	printf "$2" >"$work/foreign/$1"
	cat "$top_srcdir/tests/data/check/new.tsv" >>"$work/foreign/$1"
}
while read -r file words bytes; do
	made "$file" "$bytes"
	for extension in "${file#*.}" tsv txt csr pem key; do
		[ "$file" = "file.$extension" ] ||
			cp "$work/foreign/$file" "$work/foreign/file.$extension"
		foreign "$file called .$extension" "($words)" \
			"$work/foreign/file.$extension"
	done
done <<'END'
file.zip ZIP PK\003\004\024\000new.tsv
file.xlsx Excel PK\003\004\024\000xl/workbook.xml
file.docx Word PK\003\004\024\000word/document.xml
file.pptx PowerPoint PK\003\004\024\000ppt/presentation.xml
file.ods OpenDocument PK\003\004\024\000mimetypeapplication/vnd.oasis.opendocument.spreadsheet
file.gz gzip \037\213\010\000
file.7z 7z 7z\274\257\047\034
file.rar RAR Rar!\032\007
file.lzh LZH #\240-lh5-
file.xz xz \3757zXZ\000
file.pdf PDF %%PDF-1.7\n
file.rtf RTF {\\rtf1\n
file.png PNG \211PNG\r\n\032\n
file.jpg JPEG \377\330\377\340
file.gif GIF GIF89a
END
made old.xls '\320\317\021\340\241\261\032\341'
for extension in xls doc msg tsv; do
	[ $extension = xls ] || cp "$work/foreign/old.xls" "$work/foreign/old.$extension"
	foreign "OLE2 called .$extension" 'Outlook (.msg)' "$work/foreign/old.$extension"
done
made photo.tsv '\000\000\000\030ftypheic\t'
foreign 'a photo' 'not a text' "$work/foreign/photo.tsv"
sed 's/CN=www\./CN=xftyp./' "$top_srcdir/tests/data/check/new.tsv" \
	>"$work/foreign/xftyp.tsv"
run check "$work/foreign/xftyp.tsv"
is 'a name is no photo' 0 "$(grep -c 'not a text\|HEIC' "$work/stdout")"
if command -v gzip >"$work/log"; then
	gzip -c "$top_srcdir/tests/data/check/new.tsv" >"$work/foreign/real.tsv"
	foreign 'a packed TSV' '(gzip)' "$work/foreign/real.tsv"
fi

made mail.eml 'Received: from a.uec.ac.jp\r\n\tby b.uec.ac.jp\r\nFrom: a@uec.ac.jp\r\nSubject: TSV\r\nMIME-Version: 1.0\r\n\r\nHello,\r\n'
foreign 'a mail' 'saved mail' "$work/foreign/mail.eml"
made mail.tsv 'From - Mon Nov 23\nFrom: a@uec.ac.jp\nDate: Mon\n\n'
foreign 'a mail called a TSV' 'saved mail' "$work/foreign/mail.tsv"
made page.xls '<html><body><table>\n'
foreign 'a page' 'HTML' "$work/foreign/page.xls"
for extension in csv tsv txt; do
	tr '\t' , <"$top_srcdir/tests/data/check/two.tsv" \
		>"$work/foreign/commas.$extension"
	foreign "commas: .$extension" '(CSV)' "$work/foreign/commas.$extension"
done
LC_ALL=C sed 's/^\([^	]*\)/"\1"/; s/	/,/g' \
	"$top_srcdir/tests/data/check/renew.tsv" >"$work/foreign/quoted.csv"
foreign 'commas and quotes' '(CSV)' "$work/foreign/quoted.csv"
made noise.tsv '\001\002\003\004\005\006\007\016\017\020\021\022\023\024\025\026\027\001\002\003\004\005\006\007\016\017\020\021\022\023\024\025\026\027\001\002\003\004\005\006\007\016\017\020\021\022\023\024\025\026\027\001\002\003\004\005\006\007\016\017\020\021\022\023\024\025\026\027'
foreign 'a program' 'not a text' "$work/foreign/noise.tsv"

# What only resembles one of them is looked at as before.
printf 'From: the office\n\n' >"$work/foreign/text.txt"
told 'a text that begins like a mail' 'error U501' "$work/foreign/text.txt"
has 'a text that begins like a mail: no mail' "$work/stdout" 'none of those'
{
	printf 'From: a@uec.ac.jp\nDate: Mon\nSubject: CSR\n\n'
	cat "$pki/request-ou.csr"
} >"$work/foreign/csr.eml"
told 'a CSR in a mail' 'error U506' "$work/foreign/csr.eml"
LC_ALL=C sed 's/www/www\x01/' "$top_srcdir/tests/data/check/new.tsv" \
	>"$work/foreign/byte.tsv"
run check "$work/foreign/byte.tsv"
ok 'a strange byte in a row: its place' \
	grep -q 'byte.tsv:1:1: error:' "$work/stdout"

# A CSR without its first and last line is what column 7 holds, and no file for
# other programs.
sed '/-----/d' "$pki/request-rsa.csr" >"$work/bare.csr"
told 'a bare CSR' 'note U501' "$work/bare.csr"
is 'a bare CSR: status' 0 "$status"
sed '/-----/d' "$pki/request-ou.csr" >"$work/bare.txt"
told 'a bare CSR with OU' 'error U506 note U501' "$work/bare.txt"
told 'a CSR in DER' '' "$pki/request-rsa.der"
run check -p utokyo "$work/bare.csr"
has 'a bare CSR, where the centre takes the CSR' "$work/stdout" \
	'warning: U501: The CSR stands here without its first and last line'

# A private key in one file with something else: both are told, in either order
# and under any name, and nothing passes that was to be refused by itself.
key=$pki/good-rsa.key
corpus=$top_srcdir/tests/data/check
# beside NAME WANTED FILE EXTENSION...: WANTED beside the U515 of the key.
beside() {
	name=$1 wanted=$2 other=$3
	shift 3
	for extension in "$@"; do
		cat "$other" "$key" >"$work/first.$extension"
		cat "$key" "$other" >"$work/last.$extension"
		sed 's/$/\r/' "$work/last.$extension" >"$work/crlf.$extension"
		tr '\n' '\r' <"$work/first.$extension" >"$work/cr.$extension"
		for order in first last crlf cr; do
			chmod 600 "$work/$order.$extension"
			told "$name and a key: $order.$extension" \
				"$(printf '%s\nerror U515\n' "$wanted" | tr ';' '\n' |
					sed '/^$/d' | sort | tr '\n' ' ' | sed 's/ $//')" \
				"$work/$order.$extension"
			is "$name and a key: $order.$extension: status" 1 "$status"
		done
	done
}
beside 'a CSR with OU' 'error U506' "$pki/request-ou.csr" \
	pem csr req txt dat key crt der yaml
beside 'a good CSR' '' "$pki/request-rsa.csr" pem csr key txt
beside 'a CSR of a small key' 'error U503' "$pki/request-rsa1024.csr" pem key
sed '4d' "$pki/request-rsa.csr" >"$work/damaged.csr"
beside 'a damaged CSR' 'error U501' "$work/damaged.csr" pem key
has 'a damaged CSR and a key: what is damaged' "$work/stdout" \
	'The CSR in this file is damaged'
cat "$pki/request-ou.csr" "$pki/request-rsa.csr" >"$work/two.csr"
beside 'two CSRs' 'error U501' "$work/two.csr" pem csr key
beside 'a certificate of others' 'warning U303' "$pki/lets-encrypt.pem" \
	pem crt cer key txt
for key in good-ec good-rsa-encrypted good-rsa-traditional; do
	key=$pki/$key.key
	beside "a CSR with OU (${key##*/})" 'error U506' \
		"$pki/request-ou.csr" pem key
done
key=$pki/good-rsa.key
mkdir "$work/keys"
openssl ecparam -name secp384r1 -genkey -out "$work/keys/ec.key" 2>"$work/log"
has 'a key with its parameters' "$work/keys/ec.key" 'BEGIN EC PARAMETERS'
chmod 600 "$work/keys/ec.key"
told 'a key with its parameters is a key' 'note U512' "$work/keys/ec.key"
(openssl rsa -in "$key" -text && openssl rsa -in "$key" -pubout) \
	>"$work/keys/text.key" 2>"$work/log"
chmod 600 "$work/keys/text.key"
told 'a key with text and its public key is a key' 'note U512' "$work/keys/text.key"

# The rows of a TSV keep their places, whether the key stands before or behind.
for order in "$corpus/csr-ou.tsv $key" "$key $corpus/csr-ou.tsv"; do
	for extension in tsv txt; do
		# shellcheck disable=SC2086
		cat $order >"$work/rows.$extension"
		chmod 600 "$work/rows.$extension"
		told "a row and a key: .$extension" 'error U506 error U515' \
			"$work/rows.$extension"
		is "a row and a key: .$extension: its line" \
			"$(grep -an '^CN=' "$work/rows.$extension" | cut -d : -f 1)" \
			"$(sed -n 's/.*:\([0-9]*\):7: error: U506.*/\1/p' \
				"$work/stdout")"
	done
done
cat "$corpus/csr-ou.tsv" "$key" >"$work/rows.pem"
told 'a row and a key: .pem' 'error U209 error U506 error U515' \
	"$work/rows.pem"
{
	printf 'CN=a\t3\t\t\t\t\t'
	tr -d '\n' <"$key"
	printf '\t\t\ta@uec.ac.jp\twww.uec.ac.jp\tx\t\r\n'
} >"$work/cell.tsv"
run check "$work/cell.tsv"
has 'a key in a cell' "$work/stdout" 'error: U515:'

# A key under a name that is given to others.
for extension in crt cer yaml csr tsv; do
	cp "$key" "$work/alone.$extension"
	chmod 600 "$work/alone.$extension"
	run check "$work/alone.$extension"
	is "a key called .$extension" 1 "$status"
	is "a key called .$extension: one line" 1 "$(wc -l <"$work/stdout")"
	has "a key called .$extension: told" "$work/stdout" 'private key'
done
for extension in pem key; do
	cp "$key" "$work/keys/good.$extension"
	chmod 600 "$work/keys/good.$extension"
	told "a key called .$extension is one" 'note U512' "$work/keys/good.$extension"
done
finish
