#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check: the texts for people that lie beside a TSV file are known
# for what they are, and are no error; other texts still are none of the files
# that can be checked.
. "${top_srcdir:-.}/tests/command/lib.sh"

# unchecked NAME WORDS FILE: a note, and nothing is wrong.
unchecked() {
	run check "$3"
	is "$1: status" 0 "$status"
	is "$1: what is said" "$3: note: U517: This is the $2" \
		"$(sed "s/\(This is the $2\).*/\1/" "$work/stdout")"
}

# refused NAME WANTED FILE: an error, and which.
refused() {
	run check "$3"
	is "$1: status" 1 "$status"
	is "$1" "error: $2:" \
		"$(grep -o 'error: U[0-9]*:' "$work/stdout" | sort -u)"
}

# made NAME FOLDER: all letters and lists in it.
made() {
	for text in "$2"/*/next.txt "$2"/*/*/next.txt; do
		[ -f "$text" ] && unchecked "$1: ${text#"$2"/}" list "$text"
	done
	for text in "$2"/*/send/*_letter.txt; do
		unchecked "$1: ${text#"$2"/}" letter "$text"
	done
}

person='manager-name: 調布 太郎'
mail='manager-email: taro@uec.ac.jp'
cp "$pki/old.pem" "$work/"
for lang in en ja; do
	rm -f "$work"/*.yaml
	application new 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
		'history: none' "$person" "$mail" 'software: nginx'
	application renew 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
		'history: file' 'previous-files: [old.pem]' "$mail" \
		'software: nginx'
	application other 'profile: uec' 'fqdn: ftp.lab-example.uec.ac.jp' \
		'history: none' "$person" "$mail" 'software: nginx'
	application csr 'profile: utokyo' 'fqdn: www.example.u-tokyo.ac.jp' \
		'history: none' 'manager-email: taro@example.u-tokyo.ac.jp' \
		'software: nginx'
	for one in new renew csr; do
		run build --lang $lang --date 2026-11-22 \
			-o "$work/a folder/$lang-$one" "$work/$one.yaml"
		made "$lang $one" "$work/a folder/$lang-$one"
	done
	run build --lang $lang --date 2026-11-22 -o "$work/$lang-batch" \
		"$work/new.yaml" "$work/other.yaml"
	made "$lang batch" "$work/$lang-batch"
	run revoke --lang $lang --date 2026-11-22 --reason 5 \
		-o "$work/$lang-revoke" "$work/old.pem"
	made "$lang revocation" "$work/$lang-revoke"
done
is 'everything was made' 12 "$(find "$work" -name next.txt | wc -l)"

# The whole folder, as a shell gives it.
run check "$work/en-batch"/*/*/*
is 'a whole folder: status' 0 "$status"
ok 'a whole folder: notes alone' sh -c \
	"! grep -v ': note: U517: ' '$work/stdout'"
is 'a whole folder: of three texts' 3 "$(wc -l <"$work/stdout")"
run check --lang ja "$work/en-revoke"/*/next.txt
has 'in Japanese' "$work/stdout" ': note: U517: '
ok 'in Japanese: no English' sh -c "! grep -q 'This is' '$work/stdout'"
run check --summary "$work/en-revoke"/*/next.txt
is 'the summary' 'not checked' "$(cut -f 2 "$work/stdout")"
run check --summary --format json "$work/en-revoke"/*/next.txt
has 'the summary in JSON' "$work/stdout" '"verdict":"unchecked"'

# As they come back: without the notes, with other line ends and names.
letter=$(echo "$work/a folder/ja-new"/*/send/*_letter.txt)
steps=$(echo "$work/a folder/ja-new"/*/next.txt)
sed '1,/8</d' "$letter" >"$work/sent"
unchecked 'a letter without its notes' letter "$work/sent"
sed 's/$/\r/' "$letter" >"$work/crlf.txt"
unchecked 'a letter with CRLF' letter "$work/crlf.txt"
iconv -f UTF-8 -t CP932 "$letter" >"$work/sjis.txt"
unchecked 'a letter in Shift_JIS' letter "$work/sjis.txt"
iconv -f UTF-8 -t CP932 "$steps" | sed 's/$/\r/' >"$work/steps.eml"
unchecked 'the steps in Shift_JIS' list "$work/steps.eml"

# What only looks like one of them.
refused 'a foreign text' U501 "$top_srcdir/README.md"
echo 'See U212.' >"$work/next.txt"
refused 'a foreign text of this name' U501 "$work/next.txt"
cp "$work/next.txt" "$work/www.uec.ac.jp_20261122_letter.txt"
refused 'a foreign text with the name of a letter' U501 \
	"$work/www.uec.ac.jp_20261122_letter.txt"
sed 's/^/> /' "$letter" >"$work/quoted.txt"
refused 'a mail that quotes a letter' U501 "$work/quoted.txt"
sed 's/^SHA-256: ./SHA-256: /' "$letter" >"$work/digest.txt"
refused 'a letter without the digest' U501 "$work/digest.txt"
sed '/^ *scp /d' "$steps" >"$work/noscp.txt"
refused 'headings alone' U501 "$work/noscp.txt"
cp "$letter" "$work/letter.tsv"
refused 'a letter called a TSV' U513 "$work/letter.tsv"
cp "$steps" "$work/steps.tsv"
refused 'the steps called a TSV' U513 "$work/steps.tsv"

# What else stands in it is not passed over.
cat "$top_srcdir/tests/data/check/new.tsv" "$letter" >"$work/row.txt"
refused 'a letter behind a row' U513 "$work/row.txt"
cat "$letter" "$top_srcdir/tests/data/check/new.tsv" >"$work/mail.txt"
refused 'a letter with a row pasted below' U513 "$work/mail.txt"
cat "$steps" "$top_srcdir/tests/data/check/new.tsv" >"$work/below.txt"
refused 'the steps with a row below' U513 "$work/below.txt"
grep -v -e ---- "$pki/good-rsa.key" | cat "$letter" - >"$work/bare.txt"
refused 'a letter with a key without marks' U501 "$work/bare.txt"
for name in csr pem crt der key yaml; do
	cp "$letter" "$work/named.$name"
	run check "$work/named.$name"
	is "a letter called .$name" 1 "$status"
done

# A private key is worse than any of this.
cat "$letter" "$pki/good-rsa.key" >"$work/leak.tsv"
run check "$work/leak.tsv"
has 'a private key in a letter' "$work/stdout" \
	'holds a private key. Nobody else may have it'
cat "$letter" "$pki/good-rsa.key" >"$work/leak.txt"
chmod 644 "$work/leak.txt"
refused 'a private key in a letter that others can read' U515 "$work/leak.txt"
finish
