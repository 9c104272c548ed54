#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Commands, streams and exit codes of the interface.
. "${top_srcdir:-.}/tests/command/lib.sh"

run --version
is 'version' '0 upki-wizard' "$status $(cut -d ' ' -f 1 "$work/stdout")"
run --help
is 'help: status' 0 "$status"
has 'help: English' "$work/stdout" 'Exit status'
run --help --lang ja
has 'help: Japanese' "$work/stdout" '終了'
run --no-such-option
is 'unknown option' 2 "$status"
ok 'unknown option: nothing on standard output' test ! -s "$work/stdout"
for place in '--lang ja check --nope' 'check --nope --lang=ja' \
	'check -z --lang ja'; do
	# shellcheck disable=SC2086
	run $place
	is "unknown option, $place" 2 "$status"
	has "unknown option in Japanese, $place" "$work/stderr" \
		'というオプションはありません'
done
run check --lang ja
has 'wrong usage in Japanese' "$work/stderr" '検査するファイルを'
run check --kind zzz --lang ja
has 'wrong value in Japanese' "$work/stderr" 'のどれかを指定してください'
run -nz
has 'unknown letter' "$work/stderr" 'there is no option "-z"'
run check --pr x
is 'the beginning of two options' 2 "$status"
has 'the beginning of two options: said' "$work/stderr" \
	'no option "--pr", or more than one begins so'
run check --kind
is 'no value' 2 "$status"
has 'no value: of what' "$work/stderr" '--kind wants a value'
run --plain=yes
has 'a value too many' "$work/stderr" '--plain takes no value'
run --lang fr
is 'unknown language' 2 "$status"
run --date 2026-02-30
is 'impossible date' 2 "$status"
run chek x
is 'a command mistyped' 2 "$status"
has 'a command mistyped: the nearest' "$work/stderr" \
	'there is no command "chek". Was "check" meant?'
run Inspekt --lang ja
has 'a command mistyped, in Japanese' "$work/stderr" \
	'コマンド「Inspekt」はありません。「inspect」でしょうか。'
run frobnicate x
is 'no such command' 2 "$status"
has 'no such command: said' "$work/stderr" 'there is no command "frobnicate".'
for files in './chek x' 'old.pem old.pem' "$pki x"; do
	# shellcheck disable=SC2086
	run $files
	has "two files for the wizard: $files" "$work/stderr" \
		'starts from one file at most'
done
run build
is 'build without a file' 2 "$status"
run
is 'no terminal' 2 "$status"
has 'no terminal: says what to use' "$work/stderr" 'upki-wizard build'
run explain --passphrase-file x 212
is 'an option of another command' 2 "$status"
has 'an option of another command: both are named' "$work/stderr" \
	'--passphrase-file does not go with "explain"'
run --summary
has 'an option without its command' "$work/stderr" '--summary needs'

run explain
is 'explain lists' 0 "$status"
has 'explain lists U505' "$work/stdout" 'U505'
for number in 212 U212 u212 '212:1,主体者DN,...' '２１２'; do
	run explain "$number"
	is "explain $number" "0 U212" "$status $(cut -c 1-4 "$work/stdout" | head -n 1)"
done
run explain 999
is 'explain an unknown number' 1 "$status"
run explain --lang ja 212
is 'explain in Japanese from the first word' 'U212 (エラー) ' \
	"$(head -n 1 "$work/stdout" | grep -o '^U212 ([^)]*) ')"
has 'explain in Japanese' "$work/stdout" '更新'
run explain --lang ja
has 'explain lists in Japanese' "$work/stdout" 'U806  稼働中'
ok 'explain in Japanese: every title is as polite as the others' sh -c \
	"! grep -E '(ない|違い)\$' '$work/stdout'"

run profile list
is 'profile list' 0 "$status"
is 'profile list: id, name, file' \
	"uec	The University of Electro-Communications	$top_srcdir/data/profiles/uec.yaml" \
	"$(grep '^uec	' "$work/stdout")"
run profile show uec
is 'profile show' 0 "$status"
has 'profile show: the values' "$work/stdout" 'chofu'
run profile show nowhere
is 'profile show: unknown' 1 "$status"
for file in "$top_srcdir"/data/profiles/*.yaml; do
	run profile check "$file"
	is "profile check $(basename "$file")" 0 "$status"
done
sed 's/^  L: .*/  L: Academe/; s/^id: .*/id: broken/; s/^domains:/domain:/' \
	"$top_srcdir/data/profiles/uec.yaml" >"$work/broken.yaml"
run profile check "$work/broken.yaml"
is 'profile check: faults' 1 "$status"
has 'profile check: L on standard output' "$work/stdout" 'error: U704:'
has 'profile check: unknown key' "$work/stdout" 'error: U702:'
ok 'profile check: nothing on standard error' test ! -s "$work/stderr"

run inspect "$pki/old.pem"
is 'inspect' 0 "$status"
has 'inspect: decimal' "$work/stdout" 'decimal: 1911649278160095962'
has 'inspect: hexadecimal' "$work/stdout" '1A:87:8A:E3:DF:DD:4A:DA'
has 'inspect: the service' "$work/stdout" '(UPKI): yes'
has 'inspect: meaning' "$work/stdout" 'renewal'
run inspect "$pki/lets-encrypt.pem"
has 'inspect: not the service' "$work/stdout" '(UPKI): no'
# A name for which nobody can apply any more.
openssl req -new -newkey rsa:2048 -nodes -keyout "$work/wild.key" \
	-subj '/C=JP/ST=tokyo/L=chofu/O=The University of Electro-Communications/CN=*.lab.uec.ac.jp' \
	-out "$work/wild.csr" 2>"$work/openssl"
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/nii.key" \
	-out "$work/nii.pem" -subj '/C=JP/CN=NII Open Domain CA - G7 RSA' \
	2>"$work/openssl"
openssl x509 -req -in "$work/wild.csr" -CA "$work/nii.pem" \
	-CAkey "$work/nii.key" -set_serial 0x1a878ae3dfdd4adb \
	-out "$work/wild.pem" 2>"$work/openssl"
run inspect "$work/wild.pem"
has 'inspect a wildcard: no renewal' "$work/stdout" \
	'would be: refused: this name is not accepted'
has 'inspect a wildcard: why' "$work/stdout" 'U405: '
# A CA's own certificate is no server's, whoever issued it.
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/ca.key" \
	-out "$work/g7.pem" -days 3650 -addext basicConstraints=critical,CA:TRUE \
	-subj '/C=JP/O=National Institute of Informatics/CN=NII Open Domain CA - G7 RSA' \
	2>"$work/openssl"
run inspect "$work/g7.pem"
is 'inspect a CA' 1 "$status"
has 'inspect a CA: shows it' "$work/stdout" 'CN=NII Open Domain CA - G7 RSA'
has 'inspect a CA: says so' "$work/stderr" "$work/g7.pem: error: U304:"
has 'inspect a CA: by name' "$work/stderr" \
	'the certificate of a CA ("NII Open Domain CA - G7 RSA"), not of a server'
is 'inspect a CA: nothing false' 0 \
	"$(cat "$work/stdout" "$work/stderr" | grep -c 'UPKI')"
run revoke -n --reason 5 "$work/g7.pem"
is 'revoke a CA' 1 "$status"
is 'revoke a CA: that and nothing else' U304 \
	"$(sed -n 's/.*: error: \(U[0-9]*\): .*/\1/p' "$work/stderr")"
cat "$pki/old.pem" "$work/g7.pem" >"$work/chain.pem"
run inspect "$work/chain.pem"
is 'inspect a chain' 0 "$status"
has 'inspect a chain: meaning' "$work/stdout" 'renewal'
run inspect "$pki/request-rsa.csr"
is 'inspect a request' 1 "$status"
has 'inspect a request: says so' "$work/stderr" 'U501'
run inspect "$work/nothing"
is 'inspect: no file' 1 "$status"
has 'inspect: U208' "$work/stderr" 'error: U208:'

finish
