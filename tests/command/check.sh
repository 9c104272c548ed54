#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# upki-wizard check: every file of the corpus has exactly the faults that the
# script that made it says, in text and in JSON. --update keeps the outputs.
. "${top_srcdir:-.}/tests/command/lib.sh"

corpus=$top_srcdir/tests/data/check
if [ "${1-}" = --update ]; then
	cd "$corpus" || exit 99
	set -- $(cut -d ' ' -f 1 faults)
	"$wizard" check "$@" >expected.txt
	"$wizard" check --format json "$@" >expected.json
	"$wizard" check --lang ja "$@" >expected-ja.txt
	"$wizard" check --summary --lang ja "$@" >expected-summary.txt
	exit 0
fi
cd "$corpus" || exit 99
files=$(cut -d ' ' -f 1 faults)

# same NAME FILE: the last run printed what the file holds.
same() {
	ok "$1" diff "$2" "$work/stdout"
}

# shellcheck disable=SC2086
run check $files
is 'the corpus: exit status' 1 "$status"
same 'the corpus: text' expected.txt
ok 'the corpus: nothing on standard error' test ! -s "$work/stderr"
# shellcheck disable=SC2086
run check --lang ja $files
same 'the corpus: text in Japanese' expected-ja.txt
# shellcheck disable=SC2086
run check --summary --lang ja $files
same 'the corpus: summary' expected-summary.txt
# shellcheck disable=SC2086
run check --format json $files
same 'the corpus: JSON' expected.json

# Read by an independent parser, and held against what the maker says.
perl -MJSON::PP -ne '
	my $d = decode_json($_);
	die "keys" if join(" ", sort keys %$d) ne
		"column field file line message number remedy severity value";
	printf "%s %s:%s:%s:%s\n", $d->{file}, $d->{severity}, $d->{number},
		$d->{line} // "-", $d->{column} // "-"' \
	<"$work/stdout" >"$work/found" 2>"$work/perl.log"
is 'JSON is read by another parser' 0 $?
awk '{ for (i = 2; i <= NF; i++) print $1, $i }' faults >"$work/wanted"
for file in $files; do
	is "$file" "$(grep -F "$file " "$work/wanted" | grep "^$file ")" \
		"$(grep -F "$file " "$work/found" | grep "^$file ")"
done
printf 'x\033[31m"\\\n' >"$work/strange"
mv "$work/strange" "$work/st\"ra
nge.tsv"
run check --format json "$work/st\"ra
nge.tsv"
ok 'JSON: a strange name is one line' sh -c \
	"perl -MJSON::PP -ne 'decode_json(\$_)' <'$work/stdout'"

# Options about the kind.
run check --kind renew new.tsv
has 'stated: a renewal without a serial number' "$work/stdout" \
	'new.tsv:1:4: error: U201:'
run check --kind new renew.tsv
has 'stated: new with a serial number' "$work/stdout" \
	'renew.tsv:1:4: error: U706:'
run check --kind revoke new.tsv
is 'stated: no revocation' 1 "$(grep -c 'error: U706' "$work/stdout")"
run check --kind revoke ./1911649278160095962-test1.example.ac.jp.tsv
is "the service's own file: status" 0 "$status"
ok "the service's own file: clean" test ! -s "$work/stdout"
cp 1911649278160095962-test1.example.ac.jp.tsv \
	"$work/1911649278160095963-test1.example.ac.jp.tsv"
run check "$work/1911649278160095963-test1.example.ac.jp.tsv"
has 'a name that says another serial number' "$work/stdout" 'warning: U706:'
run check -p example fqdn-foreign.tsv
ok 'another institution' grep -q 'U402' "$work/stdout"

# Characters of JIS X 0208 that NEC and IBM have a second time: only the
# standard's bytes may be written.
revoked=1911649278160095962-test1.example.ac.jp.tsv
verdicts=
while read -r second first character; do
	for pair in "$second" "$first"; do
		for column in 6 8 9 12; do
			file=new.tsv
			[ $column != 6 ] || file=$revoked
			perl -pe 'BEGIN { ($c, $b) = splice @ARGV, 0, 2 }
				s/^((?:[^\t]*\t){$c})[^\t]*/"${1}x " . pack("H*", $b)/e' \
				$((column - 1)) "$pair" $file >"$work/pair.tsv"
			run check "$work/pair.tsv"
			number=$(sed -n "s/.*:1:$column: error: \(U[0-9]*\): Character 3 \"$character\" .* the bytes $first, .*/\1/p" "$work/stdout")
			verdicts="$verdicts $status$number"
		done
	done
	is "$second is $first $character" ' 1U205 1U602 1U602 1U602 0 0 0 0' "$verdicts"
	verdicts=
done <<'END'
8790 81E0 ≒
8791 81DF ≡
8792 81E7 ∫
8795 81E3 √
8796 81DB ⊥
8797 81DA ∠
879A 81E6 ∵
879B 81BF ∩
879C 81BE ∪
FA5B 81E6 ∵
END
perl -pe 's/\x81\xe6/\x81\xe6\x87\x9a\x87\x9a/' "$work/pair.tsv" >"$work/mixed.tsv"
run check --lang ja "$work/mixed.tsv"
is 'both: the wrong one is told, once' "1:$work/mixed.tsv:1:12: error: U602: 「Webサーバソフトウェア名等」の 4 文字目「∵」" \
	"$status:$(sed 's/（.*//' "$work/stdout")"

# What was issued before. against OPTION FILE TSV WANTED
against() {
	run check "$1" "$2" "$3"
	is "$1 $(basename "$2") $3" "$4" "$(sed -n \
		's/^[^:]*:\([0-9:]*\) *\(error\|warning\): \(U[0-9]*\).*/\1 \3/p' \
		"$work/stdout" | tr -s ' ' | tr '\n' ' ' | sed 's/: / /g;s/ $//')"
}
against --previous "$pki/old.pem" new.tsv '1:4 U212'
against --previous "$pki/old.pem" renew.tsv ''
against --previous "$pki/old-2020.pem" renew.tsv '1:4 U514'
against --previous "$pki/old-ou-2021.pem" renew.tsv '1:4 U302'
against --previous "$pki/old-ou-2021.pem" new.tsv ''
against --previous "$pki/old-other-cn.pem" new.tsv '1:1 U304'
against --issued serverAll.txt new.tsv '1:4 U212'
against --issued serverAll.txt renew.tsv ''
against --issued serverAll.txt serial-zeros.tsv '1:4 U514'
cp serverAll.txt "$work/serverAll.tsv"
run check "$work/serverAll.tsv"
is 'the list itself: one sentence' \
	"1 $work/serverAll.tsv:1: error: U501: This is the list of issued certificates" \
	"$status $(sed 's/ (serverAll.*//' "$work/stdout")"
run check --issued serverAll-cut.txt renew.tsv
has 'a list with other columns' "$work/stdout" 'serverAll-cut.txt:1: error: U513:'
mkdir "$work/reuse"
sed "s|MII[^	]*|$(sed '/-----/d' "$pki/request-old-key.csr" | tr -d '\n')|" \
	renew.tsv >"$work/reuse/renew.tsv"
against --previous "$pki/old.pem" "$work/reuse/renew.tsv" '1:7 U511'
against --issued serverAll.txt "$work/reuse/renew.tsv" '1:7 U511'

# A revocation, against what was issued. revocation NAME DN SERIAL
revocation() {
	printf '%s\t\t\t%s\t5\t\t\t\t\t\t\t\t\r\n' "$2" "$3" >"$work/$1.tsv"
}
dn='CN=www.lab-example.uec.ac.jp,O=The University of Electro-Communications'
dn="$dn,L=chofu,ST=tokyo,C=JP"
serial=1911649278160095962
revocation right "$dn" $serial
revocation other-serial "$dn" 1911649278160095963
revocation no-serial "$dn" x
revocation other-l "$(echo "$dn" | sed 's/chofu/mitaka/')" $serial
revocation other-cn "$(echo "$dn" | sed 's/www/ftp/')" $serial
against --previous "$pki/old.pem" "$work/right.tsv" ''
against --previous "$pki/old-chain.pem" "$work/right.tsv" ''
against --previous "$pki/old.pem" "$work/other-serial.tsv" '1:4 U514'
against --previous "$pki/old.pem" "$work/no-serial.tsv" '1:4 U204'
against --previous "$pki/old.pem" "$work/other-l.tsv" '1:1 U505'
against --previous "$pki/old.pem" "$work/other-cn.tsv" '1:1 U304'
against --issued serverAll.txt "$work/right.tsv" ''
against --issued serverAll.txt "$work/other-cn.tsv" '1:4 U514'
has 'no certificate of that server' "$work/stdout" 'no certificate of this server has'
cat "$work/right.tsv" "$work/right.tsv" >"$work/twice.tsv"
against --previous "$pki/old.pem" "$work/twice.tsv" '2:4 U410'

# Before 2024-08-20 a CN could have capital letters, and is the same server's.
capital=$(echo "$dn" | sed 's/www.lab-example/WWW.Lab-Example/')
openssl req -x509 -new -key "$pki/good-ec.key" -days 30 \
	-subj '/C=JP/O=NII/CN=NII Open Domain CA - TEST' -out "$work/capital-ca.pem"
openssl req -new -key "$pki/old.key" -subj "/C=JP/ST=tokyo/L=chofu/$(
	echo "$capital" | sed 's/^\(CN=[^,]*\),\(O=[^,]*\),.*/\2\/\1/')" \
	-out "$work/capital.csr"
openssl x509 -req -in "$work/capital.csr" -CA "$work/capital-ca.pem" \
	-CAkey "$pki/good-ec.key" -set_serial $serial -days 20 \
	-out "$work/capital.pem" 2>"$work/x509.log"
iconv -f SHIFT_JIS -t UTF-8 serverAll.txt | sed 's/CN=www.lab-example/CN=WWW.Lab-Example/' |
	iconv -f UTF-8 -t SHIFT_JIS >"$work/capital.txt"
for list in "--previous $work/capital.pem" "--issued $work/capital.txt"; do
	option=${list%% *}
	file=${list#* }
	against $option "$file" new.tsv '1:4 U212'
	against $option "$file" renew.tsv ''
	against $option "$file" "$work/reuse/renew.tsv" '1:7 U511'
	against $option "$file" "$work/other-serial.tsv" '1:4 U514'
	# A revocation names the subject as the certificate has it.
	against $option "$file" "$work/right.tsv" '1:1 U505'
done
run revoke --date 2026-11-22 -o "$work/capital" --reason 5 "$work/capital.pem"
is 'revoke, capital letters in the CN' 0 "$status"
revoked=$(echo "$work/capital/"*/send/*.tsv)
is 'revoke, capital letters in the CN: column 1' "$capital" "$(cell "$revoked" 1)"
against --previous "$work/capital.pem" "$revoked" ''
against --issued "$work/capital.txt" "$revoked" ''
cp "$revoked" "$work/$serial-www.lab-example.uec.ac.jp.tsv"
run check "$work/$serial-www.lab-example.uec.ac.jp.tsv"
is 'revoke, capital letters in the CN: the name of the file' '0:' \
	"$status:$(cat "$work/stdout")"
sed 's/CN=[^,]*/CN=WWW/' "$revoked" >"$work/short-cn.tsv"
run check "$work/short-cn.tsv"
has 'revoke, no full host name' "$work/stdout" 'short-cn.tsv:1:1: error: U401:'
# What is applied for today has small letters.
sed 's/CN=www/CN=WWW/' new.tsv >"$work/new-capital.tsv"
run check "$work/new-capital.tsv"
has 'new, capital letters in the CN' "$work/stdout" 'new-capital.tsv:1:1: error: U510:'

# What is no help: others' certificates, lists that are cut, quoted or empty.
run check --previous "$pki/lets-encrypt.pem" new.tsv
is "others' certificate: status" 0 "$status"
has "others' certificate" "$work/stdout" 'lets-encrypt.pem: warning: U303:'
run check --previous "$pki/self-signed.pem" new.tsv
has 'a certificate of its own' "$work/stdout" 'self-signed.pem: warning: U303:'
run check --previous "$pki/ca.pem" new.tsv
is "a CA's: status" 1 "$status"
has "a CA's" "$work/stdout" 'ca.pem: error: U304: This is the certificate of a CA'
run check --previous "$top_srcdir/HACKING.md" new.tsv
has 'no certificate' "$work/stdout" 'HACKING.md: error: U501:'
: >"$work/empty.txt"
run check --issued "$work/empty.txt" renew.tsv
has 'an empty list' "$work/stdout" 'empty.txt: error: U213:'
# Cells in quotes, empty lines, no newline at the end.
perl -e 'undef $/; $_ = <>; s/\r?\n/\r\n/g; s/\t([^\t\r\n]+)/\t"$1"/g;
	s/\r\n/\r\n\r\n/; s/[\r\n]+\z//; print' serverAll.txt >"$work/quoted.txt"
against --issued "$work/quoted.txt" new.tsv '1:4 U212'
against --issued "$work/quoted.txt" renew.tsv ''
against --issued "$work/quoted.txt" "$work/reuse/renew.tsv" '1:7 U511'
# A long list, without serial numbers or subjects here and there.
perl -e 'undef $/; ($head, $line) = split /\r?\n/, <>; print "$head\r\n";
	@cell = split /\t/, $line, -1;
	for $i (1 .. 40) {
		@other = @cell;
		$other[3] = $i % 3 ? "CN=host$i.uec.ac.jp,C=JP" : "";
		$other[23] = $i % 5 ? $i : $i % 2 ? "" : "\"";
		$other[17] = "";
		print join("\t", @other), "\r\n";
	}
	print "$line\r\n"' serverAll.txt >"$work/long.txt"
is 'a long list' 42 "$(wc -l <"$work/long.txt")"
against --issued "$work/long.txt" new.tsv '1:4 U212'
against --issued "$work/long.txt" renew.tsv ''
# The newest one counts, in whatever order they are given.
for order in "old-2020.pem old.pem" "old.pem old-2020.pem"; do
	# shellcheck disable=SC2086
	set -- $order
	cat "$pki/$1" "$pki/$2" >"$work/both.pem"
	against --previous "$work/both.pem" renew.tsv ''
done
against --previous "$pki/old-other-o.pem" renew.tsv '1:4 U302'
LC_ALL=C sed 's/1911649278160095962/x/' renew.tsv >"$work/x.tsv"
against --previous "$pki/old.pem" "$work/x.tsv" '1:4 U204'
# The CSR of another line: its name is told, not its key, too.
LC_ALL=C sed 's/www\.lab-example/ftp.lab-example/g' new.tsv >"$work/ftp.tsv"
cat new.tsv "$work/ftp.tsv" >"$work/copied.tsv"
run check "$work/copied.tsv"
is 'the CSR of another line' U510 \
	"$(sed -n 's/.*:2:7: error: \(U[0-9]*\): .*/\1/p' "$work/stdout")"
cat new.tsv new.tsv >"$work/double.tsv"
run check --format json "$work/double.tsv"
ok 'the same line twice: the remedy' sh -c \
	"grep '\"number\":\"U410\"' '$work/stdout' | grep -q 'keep one of the two lines'"

# Other kinds of files.
for file in rsa.csr rsa.der; do
	run check "$pki/request-$file"
	is "request-$file" "0 " "$status $(cat "$work/stdout")"
done
while read -r csr number; do
	run check "$pki/request-$csr.csr"
	is "request-$csr.csr" "$number" \
		"$(sed -n 's/.*: \(U[0-9]*\): .*/\1/p' "$work/stdout")"
done <<'END'
l-differs U505
ou U506
p256 U503
broken U502
END
# A CN that the TSV check and build would refuse.
request_of() {
	openssl req -new -key "$pki/good-rsa.key" -sha256 -multivalue-rdn -subj \
		"/C=JP/ST=tokyo/L=chofu/O=The University of Electro-Communications$1" \
		-out "$work/named.csr"
	run check "$work/named.csr"
	sed "s|^$work/||" "$work/stdout"
}
is 'a CSR with upper case' 'named.csr: error: U510: The CSR has CN "WWW.lab-example.uec.ac.jp"; it must be "www.lab-example.uec.ac.jp". Make the CSR again.' \
	"$(request_of /CN=WWW.lab-example.uec.ac.jp)"
is 'a CSR with two CNs' "named.csr: error: U510: The CSR has CN \"www.lab-example.uec.ac.jp\" and CN \"b.uec.ac.jp\". There must be one only, the server's FQDN. Make the CSR again." \
	"$(request_of /CN=www.lab-example.uec.ac.jp/CN=b.uec.ac.jp)"
is 'a CSR with a CN elsewhere' 'named.csr: error: U402: "www.example.com" is not under uec.ac.jp.' \
	"$(request_of /CN=WWW.example.com | sed 's/ Check.*//')"
run check --previous "$pki/old.pem" "$pki/request-old-key.csr"
has 'a CSR with the old key' "$work/stdout" 'error: U511:'
run check --date 2026-05-01 "$pki/old.pem"
is 'a certificate' "0 " "$status $(cat "$work/stdout")"
run check "$pki/lets-encrypt.pem"
has 'a certificate of others' "$work/stdout" 'warning: U303:'
openssl x509 -in "$pki/self-signed.pem" -outform DER -out "$work/v1.der"
run check "$work/v1.der"
has 'a certificate of version 1 in DER is no CSR' "$work/stdout" \
	'v1.der: warning: U303:'
run check "$pki/old.p12"
is 'a bundle' 1 "$status"
run check "$top_srcdir/data/profiles/uec.yaml"
is 'a profile' "0 " "$status $(cat "$work/stdout")"
application wrong 'profile: uec' 'fqdn: www.example.com' 'history: none' \
	'manager-email: taro@uec.ac.jp' 'software: nginx'
run check "$work/wrong.yaml"
has 'an application' "$work/stdout" 'wrong.yaml:3:7: error: U402:'
has 'an application: where the institution stands' "$work/stdout" \
	'Check the spelling, or the institution under profile.'
run check fqdn-foreign.tsv
has 'a TSV: how the institution is named' "$work/stdout" \
	'Check the spelling, or name the institution with -p.'
cp "$pki/request-l-differs.csr" "$work/"
application claims 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'request: renew' 'key-source: csr' \
	'csr-file: request-l-differs.csr' 'manager-email: taro@uec.ac.jp' \
	'software: nginx'
run check "$work/claims.yaml"
has 'an application: a CSR of its own' "$work/stdout" \
	'Remake it, or write "key-source: new".'
ok 'an application: no page of the wizard is named' sh -c \
	"! grep -E 'page [0-9]' '$work/stdout'"
ok 'the corpus: no page of the wizard is named' sh -c \
	"! grep -E 'page [0-9]|[0-9] ページ' expected.txt expected-ja.txt"
run check "$top_srcdir/HACKING.md"
has 'none of these' "$work/stdout" 'HACKING.md: error: U501:'
run check "$work/nothing.tsv"
is 'no file: status' 1 "$status"
has 'no file' "$work/stdout" 'error: U208:'
run check
is 'no operand' 2 "$status"
run check --format xml new.tsv
is 'unknown format' 2 "$status"
run check --kind other new.tsv
is 'unknown kind' 2 "$status"
run build --summary x.yaml
is 'an option of check alone' 2 "$status"

cat "$pki/request-rsa.csr" "$pki/good-rsa.key" >"$work/both.csr"
run check "$work/both.csr"
is 'a CSR and a key' "$work/both.csr: error: U515: The file also holds" \
	"$(cut -d ' ' -f 1-7 "$work/stdout")"
cp "$pki/good-rsa.key" "$work/key.csr"
run check "$work/key.csr"
is 'a key called a CSR' "$work/key.csr: error: U515: The file is called a CSR" \
	"$(cut -d , -f 1 "$work/stdout")"
cp "$pki/good-rsa.key" "$work/key.tsv"
run check "$work/key.tsv"
is 'a key called a TSV' "$work/key.tsv: error: U513: The file is called a TSV" \
	"$(cut -d , -f 1 "$work/stdout")"

# Keys, in a folder of their own.
mkdir "$work/keys"
cp "$pki/good-rsa.key" "$work/keys/a.key"
cp "$pki/request-rsa.csr" "$work/keys/a.csr"
chmod 600 "$work/keys/a.key"
run check "$work/keys/a.key"
is 'a key beside its CSR' "0 " "$status $(cat "$work/stdout")"
chmod 644 "$work/keys/a.key"
run check "$work/keys/a.key"
has 'a key that others can read' "$work/stdout" 'error: U515:'
chmod 600 "$work/keys/a.key"
mkdir "$work/keys/send"
cp new.tsv "$work/keys/send/a.tsv"
run check "$work/keys/a.key"
is 'a key beside the folder of its TSV' "0 " "$status $(cat "$work/stdout")"
cp new.tsv "$work/keys/serverAll.tsv"
run check "$work/keys/a.key"
is 'a key beside the list of the registrar' "0 " "$status $(cat "$work/stdout")"
cp new.tsv "$work/keys/A.TSV"
run check "$work/keys/a.key"
is 'a key that was sent with its TSV' \
	"0 $work/keys/a.key: warning: U515: The TSV file A.TSV lies beside" \
	"$status $(cut -d ' ' -f 1-9 "$work/stdout")"
(cd "$work/keys" && "$wizard" check A.TSV a.key >"$work/stdout")
has 'a key in the working folder that was sent' "$work/stdout" \
	'a.key: warning: U515: The TSV file'
rm "$work/keys/A.TSV"
cp "$pki/request-old-key.csr" "$work/keys/a.csr"
chmod 600 "$work/keys/a.key"
run check "$work/keys/a.key"
has 'a key beside another CSR' "$work/stdout" 'error: U512:'
cp "$pki/good-rsa-encrypted.key" "$work/keys/a.key"
run check "$work/keys/a.key"
is 'an encrypted key' 0 "$status"
has 'an encrypted key is not compared' "$work/stdout" 'note: U512:'

# The certificate that came. came WANTED FILE...
cp -R folder "$work/folder"
chmod -R u+w "$work/folder"
chmod 600 "$work/folder/"*.key
came() {
	wanted=$1
	shift
	run check -p ./corpus.yaml --date 2026-11-22 \
		--for "$work/folder" "$@"
	is "came: $*" "$wanted" "$(sed -n \
		's/.*: \([a-z]*\): \(U[0-9]*\): .*/\1 \2/p' "$work/stdout")"
}
came '' came.pem g8.pem cross.pem
came '' came.pem g8.pem cross.pem ca.pem
came 'warning U516' came.pem
came 'error U516' came.pem g8.pem
came 'error U516' came.pem cross.pem g8.pem
came 'error U516' came.pem cross.pem
# In one file the server's own certificate must stand first.
cat g8.pem came.pem cross.pem >"$work/reversed.pem"
came 'error U516' "$work/reversed.pem"
has 'came: a wrong order in one file' "$work/stdout" \
	'The chain is not in order: the certificate of the server'
came '' g8.pem came.pem cross.pem
# A certificate with the right name in the right place, and yet not the issuer.
for alike in g8-other-key g8-no-ca g8-expired; do
	came 'error U516' came.pem $alike.pem cross.pem
	is "$alike: its file is named" "$alike.pem: error: U516" \
		"$(grep -o '^[^ ]* error: U516' "$work/stdout")"
done
came 'error U516' came.pem g8-other-signer.pem cross.pem
came 'error U309' came-expired.pem g8-expired.pem cross.pem
came 'error U309' came-expired.pem g8.pem cross.pem
came 'error U309' came-early.pem g8.pem cross.pem
came 'error U309' came-future.pem g8.pem cross.pem
came 'warning U309' came-long.pem g8.pem cross.pem
came 'error U409' came-one-name.pem g8.pem cross.pem
came 'warning U409' came-more-names.pem g8.pem cross.pem
came 'error U304' came-other-name.pem g8.pem cross.pem
came 'error U512' came-other-key.pem g8.pem cross.pem
came 'error U505' came-other-l.pem g8.pem cross.pem
came 'error U303' came-foreign.pem g8.pem cross.pem
# What is to be done goes with what is said, whoever says it.
remedy() {
	file=$1
	shift
	run check --format json -p ./corpus.yaml --date 2026-11-22 "$@" "$file"
	sed -n 's/.*"remedy": *"\(.*\)".*/\1/p' "$work/stdout"
}
while read -r file words; do
	remedy "$file.pem" --for "$work/folder" g8.pem cross.pem >"$work/remedy"
	has "remedy: $file" "$work/remedy" "$words"
done <<'END'
came-expired make sure that it is the one you mean
came-one-name tell the centre before you install it
came-more-names tell the centre before you install it
came-other-name the folder named with check --for
came-other-key look for the folder it was applied for from
END
chmod 644 "$work/folder/"*.key
came 'error U515' came.pem g8.pem cross.pem
chmod 600 "$work/folder/"*.key

# The same in one file, as a server sends it.
for chain in 'came g8 cross' 'came g8 cross ca' 'came g8' \
	'came-expired g8-expired' \
	'ca cross' 'g8 cross' 'came came-one-name g8'; do
	for one in $chain; do cat "$one.pem"; done >"$work/chain.pem"
	run check -p ./corpus.yaml --date 2026-11-22 "$work/chain.pem"
	is "chain: $chain" 0 "$status"
done
for chain in 'came g8-other-key cross' 'came g8-no-ca' 'came g8-expired' \
	'came g8-other-signer cross' 'came cross g8' 'g8 came'; do
	for one in $chain; do cat "$one.pem"; done >"$work/chain.pem"
	run check -p ./corpus.yaml --date 2026-11-22 "$work/chain.pem"
	is "chain: $chain" 'error: U516' \
		"$(grep -o 'error: U[0-9]*' "$work/stdout")"
done
run inspect -p ./corpus.yaml --date 2026-11-22 "$work/chain.pem"
has 'inspect: a chain out of order' "$work/stdout" 'Chain: out of order'
cat came.pem g8-other-key.pem cross.pem >"$work/chain.pem"
run inspect -p ./corpus.yaml --date 2026-11-22 "$work/chain.pem"
has 'inspect: a look-alike' "$work/stdout" 'Chain: wrong'
cat came.pem g8-expired.pem cross.pem >"$work/chain.pem"
run inspect -p ./corpus.yaml --date 2026-11-22 "$work/chain.pem"
has 'inspect: an intermediate of another time' "$work/stdout" 'not valid today'
cat came.pem g8.pem cross.pem >"$work/chain.pem"
run inspect -p ./corpus.yaml --date 2026-11-22 "$work/chain.pem"
has 'inspect: a good chain' "$work/stdout" 'Chain: complete'
run inspect -p ./corpus.yaml --date 2026-11-22 came.pem
ok 'inspect: one certificate is no chain' sh -c \
	"! grep -q Chain '$work/stdout'"

run check --for "$work" came.pem
has 'came: no such folder' "$work/stdout" 'error: U208:'
run check --for folder
is 'came: no certificate' 2 "$status"
mkdir "$work/locked"
cp folder/application.yaml folder/request-rsa.csr "$work/locked/"
cp "$pki/good-rsa-encrypted.key" "$work/locked/good-rsa.key"
chmod 600 "$work/locked/good-rsa.key"
for file in came came-other-key; do
	run check -p ./corpus.yaml --date 2026-11-22 --for "$work/locked" \
		"$file.pem" g8.pem cross.pem
	is "came: an encrypted key, $file" \
		"$([ $file = came ] || echo U512)" \
		"$(sed -n 's/.*: \(U[0-9]*\): .*/\1/p' "$work/stdout")"
done

# What the program writes is clean.
for kind in none file; do
	rm -rf "$work/made"
	cp "$pki/old.pem" "$work/"
	application made 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
		"history: $kind" \
		"$([ $kind = none ] || echo 'previous-files: [old.pem]')" \
		'dns-names: [app1.lab-example.uec.ac.jp, app2.lab-example.uec.ac.jp]' \
		'manager-name: 表 ソノ' 'manager-department: 能（カ）' \
		'manager-email: taro@uec.ac.jp' 'software: nginx'
	run build --date 2026-11-22 -o "$work/made" "$work/made.yaml"
	run check --date 2026-11-22 "$work/made"/*/*.csr "$work/made"/*/*.key \
		"$work/made"/*/*.yaml "$work/made"/*/send/*.tsv
	is "made with history $kind: clean" "0 " "$status $(cat "$work/stdout")"
done
# Kanji of level 2 alone, all of whose bytes EUC-JP has, too.
application rare 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: none' 'manager-name: 邊 靜顯' \
	'manager-email: taro@uec.ac.jp' 'software: nginx'
run build --date 2026-11-22 -o "$work/rare" "$work/rare.yaml"
run check --date 2026-11-22 "$work/rare"/*/send/*.tsv
is 'made with kanji of level 2: clean' "0 " "$status $(cat "$work/stdout")"
run check --previous "$pki/old.pem" "$work/made"/*/send/*.tsv
is 'made for a renewal: clean against the certificate' "0 " \
	"$status $(cat "$work/stdout")"

finish
