#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Institutions: the profiles that are shipped, a centre's own, the template,
# and centres that take the CSR instead of a TSV file.
. "${top_srcdir:-.}/tests/command/lib.sh"

# dn ID FQDN: column 1 of a new application.
dn() {
	application "$1" "profile: $1" "fqdn: $2" 'history: none' \
		"manager-email: taro@$2" 'software: nginx'
	run build -n "$work/$1.yaml"
	sed -n 's/^subject: "*\(CN=[^"]*\)"*$/\1/p' "$work/stdout"
}

is 'shimane' 'CN=www.shimane-u.ac.jp,O=Shimane University,L=Matsue,ST=Shimane,C=JP' \
	"$(dn shimane www.shimane-u.ac.jp)"
is 'hirosaki' 'CN=www.hirosaki-u.ac.jp,O=Hirosaki University,L=Hirosaki,ST=Aomori,C=JP' \
	"$(dn hirosaki www.hirosaki-u.ac.jp)"
is 'utokyo' 'CN=www.u-tokyo.ac.jp,O=The University of Tokyo,L=Bunkyo-ku,ST=Tokyo,C=JP' \
	"$(dn utokyo www.u-tokyo.ac.jp)"
is 'utokyo: its second domain' \
	'CN=www.ipmu.jp,O=The University of Tokyo,L=Bunkyo-ku,ST=Tokyo,C=JP' \
	"$(dn utokyo www.ipmu.jp)"

# The centre takes the CSR.
dn utokyo www.u-tokyo.ac.jp >/dev/null
run build --date 2026-11-22 -o "$work/csr" "$work/utokyo.yaml"
name=www.u-tokyo.ac.jp_20261122
is 'csr: exit status' 0 "$status"
is 'csr: files to send' "$name.csr
${name}_letter.txt" "$(ls "$work/csr/$name/send")"
is 'csr: the rest' "application.yaml
next.txt
send
$name.key" "$(ls "$work/csr/$name")"
has 'csr: where it goes' "$work/csr/$name/next.txt" \
	'https://www.pki.itc.u-tokyo.ac.jp/server.html'
has 'csr: where it goes, in the letter' \
	"$work/csr/$name/send/${name}_letter.txt" \
	'How to hand in the CSR stands here: https://www.pki'
has 'csr: who makes the TSV' "$work/stdout" 'This centre makes the TSV file itself'
ok 'csr: no address by mail is promised' sh -c \
	"! grep -q 'address' '$work/csr/$name/send/${name}_letter.txt'"
run build --lang ja -n "$work/utokyo.yaml"
is 'csr: dry run' 0 "$status"

# The template: YAML, but nothing is filled in yet.
run profile new
is 'profile new: exit status' 0 "$status"
cp "$work/stdout" "$work/template.yaml"
run profile check "$work/template.yaml"
is 'profile new: is to be filled' 1 "$status"
for key in id name checked sources subject.ST subject.L subject.O domains; do
	ok "profile new: $key is named" \
		grep -q "error: U70[45]:.*$key" "$work/stdout"
done
ok 'profile new: what is needed is not to be removed' sh -c \
	"! grep -E '\"(id|subject.ST|domains|sources)\".*remove' '$work/stdout'"
has 'profile new: it is said to be needed' "$work/stdout" \
	'"id" has no value, and it is needed.'
ok 'profile new: nothing but empty values is wrong' sh -c \
	"! grep -vq 'error: U70[45]:' '$work/stdout'"
{ cat "$top_srcdir/data/profiles/uec.yaml"; echo 'artifact:'; } \
	>"$work/uec.yaml"
run profile check "$work/uec.yaml"
has 'profile check: what is not needed can go' "$work/stdout" \
	'"artifact" has no value. Write one, or remove the line.'
sed -e 's/^id:$/id: own/' -e 's/^  ja:$/  ja: 自前大学/' \
	-e 's/^  en:$/  en: Own University/' -e 's/^checked:$/checked: 2026-11-01/' \
	-e '/^sources:/,/-$/s/-$/- https:\/\/www.example.ac.jp/' \
	-e 's/^  ST:$/  ST: Tokyo/' -e 's/^  L:$/  L: Chofu-shi/' \
	-e 's/^  O:$/  O: Own University/' \
	-e '/^domains:/,/-$/s/-$/- example.ac.jp/' \
	"$work/template.yaml" >"$work/own.yaml"
run profile check "$work/own.yaml"
is 'profile new: filled in it is good' '0:' "$status:$(cat "$work/stdout")"
LC_ALL=C.UTF-8 "$wizard" profile new --lang ja >"$work/ja.yaml"
has 'profile new: in Japanese' "$work/ja.yaml" '機関プロファイル'

# The record of what a file made names the file: its id leads nowhere, and from
# another folder a relative path would not either.
application byfile 'profile: own' 'fqdn: www.example.ac.jp' 'history: none' \
	'manager-email: taro@www.example.ac.jp' 'software: nginx'
run build -n "$work/byfile.yaml"
is 'profile of a file: its id is not installed' 1 "$status"
(cd "$work" && "$wizard" build --date 2026-11-22 -p ./own.yaml -o made \
	byfile.yaml) >"$work/stdout" 2>&1
is 'profile of a file: exit status' 0 $?
name=www.example.ac.jp_20261122
is 'profile of a file: in the record' "profile: $work/own.yaml" \
	"$(grep '^profile:' "$work/made/$name/application.yaml")"
run check --date 2026-11-22 "$work/made/$name/application.yaml"
is 'profile of a file: the record is right' 0 "$status"
"$wizard" --plain --lang en "$work/made/$name" </dev/null >"$work/stdout" 2>&1
has 'profile of a file: the wizard starts from its folder' "$work/stdout" \
	'(Own University)'

# A centre's own file is found, and listed with where it came from.
XDG_CONFIG_HOME=$work/config
export XDG_CONFIG_HOME
mkdir -p "$work/config/upki-wizard/profiles"
cp "$work/own.yaml" "$work/config/upki-wizard/profiles/"
run profile list
has 'own profile: listed with its file' "$work/stdout" \
	"own	Own University	$work/config/upki-wizard/profiles/own.yaml"
has 'own profile: beside the others' "$work/stdout" 'hirosaki	Hirosaki University	'
is 'own profile: used' \
	'CN=www.example.ac.jp,O=Own University,L=Chofu-shi,ST=Tokyo,C=JP' \
	"$(dn own www.example.ac.jp)"
sed 's/Own University/Another/' "$work/config/upki-wizard/profiles/own.yaml" | sed "s/^id: own/id: uec/" \
	>"$work/config/upki-wizard/profiles/uec.yaml"
run profile list
has 'own profile: comes before one of ours' "$work/stdout" \
	"uec	Another	$work/config"

finish
