#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The wizard as plain lines: whole dialogues, typed through a pipe, against
# what they looked like when a person read them (UPDATE_GOLDEN=1 rewrites).
. "${top_srcdir:-.}/tests/command/lib.sh"

golden=$top_srcdir/tests/plain
SSH_CONNECTION='192.0.2.1 50022 192.0.2.2 22'
USER=taro
TERM=dumb
export SSH_CONNECTION USER TERM
# Lines are wrapped, so a folder's name must be as long on every machine.
place=$work/$(printf '%60s' "" | cut -c "${#work}-60" | tr ' ' x)
HOME=$place/home
mkdir -p "$HOME"
cd "$place" || exit 99
cp "$pki/old.pem" .

# anew: no draft and no folder of an earlier dialogue.
anew() {
	rm -rf "$place/out" "$HOME/.local"
}

# plain LANGUAGE INPUT [ARGUMENT...]: a dialogue; status in $status.
plain() {
	plain_language=$1
	plain_input=$2
	shift 2
	"$wizard" --plain --lang "$plain_language" --date 2026-11-22 -p uec \
		-o "$place/out" "$@" <"$plain_input" >"$work/stdout" \
		2>"$work/stderr"
	status=$?
}

# What differs from run to run and from machine to machine.
steady() {
	sed -e "s|$place|WORK|g" -e 's/draft-[0-9a-f-]*/draft-N/g' \
		-e 's/[0-9A-Fa-f]\{64\}/DIGEST/g' \
		-e '/^Still at work/d' -e '/^作成を続けています/d' "$1"
}

# dialogue NAME LANGUAGE STATUS: the golden dialogue of that name.
dialogue() {
	anew
	plain "$2" "$golden/$1.in"
	is "$1 $2: status" "$3" "$status"
	ok "$1 $2: nothing on standard error" test ! -s "$work/stderr"
	steady "$work/stdout" >"$work/steady"
	if [ -n "${UPDATE_GOLDEN:-}" ]; then
		cp "$work/steady" "$golden/$1_$2.txt"
	fi
	ok "$1 $2: as kept" diff "$golden/$1_$2.txt" "$work/steady"
	is "$1 $2: no control characters" 0 \
		"$(LC_ALL=C tr -d '\012\040-\176\200-\377' <"$work/stdout" |
			wc -c)"
}

for language in ja en; do
	dialogue new "$language" 0
	ok "new $language: a TSV" \
		test -f out/www.cc.uec.ac.jp_20261122/send/*_new.tsv
	dialogue renew "$language" 0
	is "renew $language: the serial number" 1911649278160095962 \
		"$(cell out/*/send/*_renew.tsv 4)"
	dialogue mistakes "$language" 130
	ok "mistakes $language: no folder" test ! -e out
	ok "mistakes $language: a draft" test -f \
		"$HOME"/.local/state/upki-wizard/draft-*.yaml
done

# Enter keeps what is there: where an answer may be empty, it is said how. A key
# that is not the CSR's, and two passphrases that differ.
cp "$pki/request-rsa.csr" "$pki/old.key" .
# whole NAME LINE: an application with nothing else to answer.
whole() {
	printf '%s\n' 'upki-application: 1' 'profile: uec' \
		'fqdn: www.lab-example.uec.ac.jp' 'history: none' 'hosting: self' \
		'manager-name: 調布 太郎' 'manager-department: 情報' \
		'manager-email: taro@uec.ac.jp' 'software: nginx 1.26' "$@" >whole.yaml
}
for language in ja en; do
	empties='- empties it.'
	[ "$language" = en ] || empties='- なら空欄にします'
	anew
	whole 'key-source: csr' 'csr-file: request-rsa.csr'
	printf '%s\n' 6 '' '' old.key '' - '' '<' >"$work/in"
	plain "$language" "$work/in" whole.yaml
	grep -A5 '^6-7 ' "$work/stdout" >"$work/field"
	is "a wrong key $language: how to empty it, while it is there" 2 \
		"$(grep -c -e "$empties" "$work/field")"
	anew
	whole 'key-source: new'
	printf '%s\n' 6 '' '' secret other '' - >"$work/in"
	plain "$language" "$work/in" whole.yaml
	grep -A5 '^6-5 ' "$work/stdout" >"$work/field"
	is "two passphrases $language: how to empty them, while they differ" 2 \
		"$(grep -c -e "$empties" "$work/field")"
done

# Asking for lines, and getting them without asking.
run --plain
is 'empty input leaves' 130 "$status"
ACCESSIBLE=1 "$wizard" </dev/null >"$work/stdout" 2>&1
is 'ACCESSIBLE=1' 130 $?
ACCESSIBLE=0 "$wizard" </dev/null >"$work/stdout" 2>&1
is 'ACCESSIBLE=0' 2 $?
run
is 'a pipe alone is no wish for lines' 2 "$status"
run build --plain x.yaml
is 'another command has no lines' 2 "$status"

# A draft goes on where it was left.
anew
printf '\n\nwww.cc.uec.ac.jp\nnone\n' >"$work/in"
plain en "$work/in"
is 'left at the end of input' 130 "$status"
printf '\n' >"$work/in"
plain en "$work/in"
has 'the draft is offered' "$work/stdout" '1) Go on applying for www.cc.uec.ac.jp'
has 'Enter goes on with it' "$work/stdout" '[4/9]'

# Who passed it over and comes back does not fall into it.
printf '0\n\n\nmail.uec.ac.jp\n<\n<\n\n\n\n\n' >"$work/in"
plain en "$work/in"
is 'Enter passes it over again' 2 "$(sed -n '/^\[1\/9\]/,$p' "$work/stdout" |
	grep -A1 'Go on without' | grep -c 'Enter takes')"
is 'as was answered before' 1 "$(grep -A1 'Go on without' "$work/stdout" |
	grep -c 'Enter takes: 0')"
has 'and the name is that typed' "$work/stdout" 'Enter keeps: mail.uec.ac.jp'
is 'not that of the draft' 0 "$(grep -c 'Enter keeps: www' "$work/stdout")"
rm "$(grep -l mail.uec.ac.jp "$HOME"/.local/state/upki-wizard/draft-*)"

# What was passed over in one application is offered again in the next: here
# the certificate found, after a revocation was begun instead.
anew
mkdir "$place/out"
cp "$pki/old.pem" "$place/out"
printf '\n\nwww.lab-example.uec.ac.jp\n0\n<\n<\n<\n\n2\n\n' >"$work/in"
plain en "$work/in"
is 'found, passed over, offered again' 2 "$(grep -A1 'Go on without' \
	"$work/stdout" | grep -c 'Enter takes: 1')"
# The purpose that was chosen is what Enter takes from then on.
printf '\n2\n<\n\n' >"$work/in"
anew
plain en "$work/in"
has 'the revocation stays chosen' "$work/stdout" \
	'2) Revoke a certificate (chosen)'
is 'and Enter takes it' 2 "$(sed -n '/(chosen)/,$p' "$work/stdout" |
	sed -n 's/^  Enter takes: //p' | tail -n 1)"

# Choices by number or name: as it is shown, as a file has it, as far as it
# fits one alone, and the number with its mark.
anew
while IFS=: read -r language typed institution; do
	printf '%s\n\n' "$typed" >"$work/in"
	plain "$language" "$work/in" -n
	is "institution: $typed" "$institution" "$(sed -n \
		's/^\[2\/9\][^(（]*[(（]\(.*\)[)）]$/\1/p' "$work/stdout")"
done <<-'END'
	en:utokyo:The University of Tokyo
	en: the university of TOKYO :The University of Tokyo
	en:The University of T:The University of Tokyo
	en:osaka:Osaka Kyoiku University
	en:5):The University of Tokyo
	en:［５］:The University of Tokyo
	ja:電気通信大学 （選択中）:電気通信大学
	ja:東京大学:東京大学
	ja:東京:東京大学
	ja:ＵＴＯＫＹＯ:東京大学
END
printf 'The university\n5\nSTART A NEW APPLICATION\nwww.u-tokyo.ac.jp\n' \
	>"$work/in"
printf '%s\n' "Never issued (my predecessors' time included)" >>"$work/in"
plain en "$work/in" -n
has 'a beginning of several' "$work/stdout" \
	'"The university" fits several here.'
is 'they are named' '4 5' "$(sed -n '/fits several/,/^$/s/^ *\(.\)) The .*/\1/p' \
	"$work/stdout" | xargs)"
has 'by the whole name' "$work/stdout" '[4/9]'
printf '1\nstart from\n-\nrevoke a\n' >"$work/in"
plain en "$work/in" -n
has 'what passes over the actions' "$work/stdout" '1-3  Start from'
printf '\n?\n' >"$work/in"
plain ja "$work/in" -n
has 'and help says so' "$work/stdout" '番号でも名前でも選べます'
application review 'profile: uec' 'fqdn: www.cc.uec.ac.jp' 'history: none' \
	'manager-email: taro@cc.uec.ac.jp' 'software: nginx 1.26.2'
for typed in '[7]' 'web server software' 7; do
	printf '%s\n' "$typed" >"$work/in"
	plain en "$work/in" -n "$tap_file"
	has "the page of a line: $typed" "$work/stdout" '[7/9]'
done
printf '8\nend here\nEnd here and print the plan (dry run)\n' >"$work/in"
plain en "$work/in" -n "$tap_file"
has 'a page that there is not' "$work/stdout" '"8" is none of the numbers'
is 'what is to be done with all of it' 0 "$status"
has 'and no part of that name' "$work/stdout" '"end here" is none of the'
# Made twice only where that is meant: by its own number, not by a letter.
mkdir "$work/twice"
printf '0\n' >"$work/in"
plain en "$work/in" -o "$work/twice" "$tap_file"
is 'made once' '0 1' "$status $(find "$work/twice" -name '*.key' | wc -l)"
printf 'M\n' >"$work/in"
plain en "$work/in" -o "$work/twice" "$tap_file"
has 'two things to be done' "$work/stdout" '9) Make them once more'
is 'a letter makes nothing' 1 "$(find "$work/twice" -name '*.key' | wc -l)"
printf '9\n' >"$work/in"
plain en "$work/in" -o "$work/twice" "$tap_file"
is 'made twice' '0 2' "$status $(find "$work/twice" -name '*.key' | wc -l)"

# A reason for a revocation is taken by the service's own number for it.
anew
cp "$pki/old.pem" "$place"
for reason in 0:0 1:1 4:4 superseded:4 "[5]:5" 2:-; do
	printf '\n2\nwww.lab-example.uec.ac.jp\nfile\nold.pem\n\n\n%s\n' \
		"${reason%:*}" >"$work/in"
	rm -f "$HOME"/.local/state/upki-wizard/draft-*
	plain en "$work/in"
	is "reason ${reason%:*}" "${reason#*:}" "$(sed -n \
		's/^revoke-reason: "*\([0-9]\)"*$/\1/p' \
		"$HOME"/.local/state/upki-wizard/draft-*.yaml | grep . || echo -)"
done
has 'the reasons by their numbers' "$work/stdout" '  4) superseded: it was'
has 'a reason that there is not' "$work/stdout" \
	'"2" is none of the numbers and names here'
anew
printf '\n2\n<\n\n' >"$work/in"
plain en "$work/in"

# It is thrown away when that is chosen twice, and then no other is opened.
printf '2\n' >"$work/in"
plain en "$work/in"
has 'the first time asks' "$work/stdout" 'Really throw it away'
has 'and says so' "$work/stdout" 'Nothing is deleted yet.'
ok 'and keeps it' test -f "$HOME"/.local/state/upki-wizard/draft-*.yaml
mkdir -p "$HOME/.local/state/upki-wizard"
printf 'upki-application: 1\nprofile: uec\nfqdn: mail.uec.ac.jp\n' \
	>"$HOME/.local/state/upki-wizard/draft-1.yaml"
printf '2\n2\n\n' >"$work/in"
plain en "$work/in"
has 'the second time does it' "$work/stdout" 'has been thrown away'
is 'one is left' 1 "$(ls "$HOME/.local/state/upki-wizard" | wc -l)"
is 'and not open' 0 "$(grep -c '^\[[2-9]/9\]' "$work/stdout")"
# The passphrase of a draft is asked for again, until it is given or given up.
anew
application draft 'profile: uec' 'fqdn: www.cc.uec.ac.jp' 'history: none' \
	'manager-email: taro@cc.uec.ac.jp' 'software: nginx 1.26.2' 'draft:' \
	'  page: 8' '  had-passphrase: yes'
printf '\n!\n' >"$work/in"
plain en "$work/in" "$tap_file"
is 'a passphrase that is missing holds page 6' 2 \
	"$(grep -c 'U201 A passphrase was entered before' "$work/stdout")"
has 'that it is not saved is said' "$work/stdout" 'The passphrase is not saved'
printf '%s\n' - '' '' '' 0 '' >"$work/in"
plain en "$work/in" "$tap_file"
has 'without one by hand' "$work/stdout" \
	'The private key will have no passphrase.'
is 'without one nothing is said' 0 \
	"$(grep -c 'The passphrase is not saved' "$work/stdout")"

# A dry run ends with the plan, the same as by build, and makes nothing.
anew
application dry 'profile: uec' 'fqdn: www.cc.uec.ac.jp' 'history: none' \
	'dns-names: [mail.uec.ac.jp]' 'manager-email: taro@cc.uec.ac.jp' \
	'software: nginx 1.26.2'
printf '0\n' >"$work/in"
plain en "$work/in" -n "$tap_file"
is 'a dry run: status' 0 "$status"
sed -n '/^kind: /,$p' "$work/stdout" >"$work/plan"
run build -n --lang en --date 2026-11-22 -o "$place/out" "$tap_file"
ok 'a dry run: the plan, as by build' diff "$work/stdout" "$work/plan"
has 'a dry run: a plan there is' "$work/plan" 'kind: new'
plain ja "$work/in" -n "$tap_file"
is 'a dry run: nothing is said of making' 0 \
	"$(grep -c '作成しています\|Making' "$work/stdout")"
ok 'a dry run: nothing is made' test ! -e "$place/out"

# Nobody is asked who cannot read the question. Before anything is made the
# answers are saved; afterwards all is as when build cannot say it.
anew
application unheard 'profile: uec' 'fqdn: www.cc.uec.ac.jp' 'history: none' \
	'manager-email: taro@cc.uec.ac.jp' 'software: nginx 1.26.2'
"$wizard" --plain --lang en -o "$place/out" "$tap_file" <"$work/in" \
	>/dev/full 2>"$work/stderr"
is 'output full: status' 3 "$?"
has 'output full: said' "$work/stderr" \
	'upki-wizard: standard output could not be written (No space left'
is 'output full: said once' 1 \
	"$(grep -c 'standard output could not' "$work/stderr")"
has 'output full: the answers are saved' "$work/stderr" \
	'The answers are saved in'
ok 'output full: a draft' test -f \
	"$HOME"/.local/state/upki-wizard/draft-*.yaml
ok 'output full: nothing is made' test ! -e "$place/out"
anew
{
	yes '' | timeout 60 "$wizard" --plain --lang en 2>"$work/stderr"
	echo "$?" >"$work/status"
} | head -n 2 >"$work/stdout"
is 'output closed: status' 3 "$(cat "$work/status")"
has 'output closed: said' "$work/stderr" \
	'standard output could not be written (Broken pipe)'
anew
{
	printf '0\n'
	while [ ! -e "$work/gone" ]; do sleep 0.1; done
	printf '1\n\n'
} | {
	"$wizard" --plain --lang en -o "$place/out" "$tap_file" \
		2>"$work/stderr"
	echo "$?" >"$work/status"
} | {
	grep -m 1 '^Making' >"$work/stdout"
	# Before that it would not be begun.
	until [ -e "$(echo "$place"/out/www*)" ]; do sleep 0.1; done
	exec <&-
	: >"$work/gone"
}
is 'output closed when all is made: status' 0 "$(cat "$work/status")"
ok 'output closed when all is made: a TSV' \
	test -f out/www.cc.uec.ac.jp_*/send/*_new.tsv
is 'output closed when all is made: said, once' \
	"upki-wizard: $(echo "$place"/out/www*) is complete, but standard output \
could not be written (Broken pipe). The next steps are in next.txt there." \
	"$(cat "$work/stderr")"

# A key that is pasted line by line is taken for no answer and kept nowhere.
anew
{
	printf '\n\n'
	cat "$pki/good-rsa.key"
	echo www.lab.uec.ac.jp
} >"$work/in"
plain en "$work/in"
has 'a key: it is said' "$work/stdout" 'perhaps a private key'
sed '1d;$d' "$pki/good-rsa.key" | grep '.\{60\}' >"$work/lines"
ok 'a key: no line of it in the draft' sh -c "test -s '$work/lines' &&
	test -s '$HOME'/.local/state/upki-wizard/draft-*.yaml &&
	! grep -qFf '$work/lines' '$HOME'/.local/state/upki-wizard/draft-*.yaml"
rm -f "$HOME"/.local/state/upki-wizard/draft-*.yaml

# What is installed is shown before it is taken, and only when asked for.
anew
printf '\n\nwww.cc.uec.ac.jp\nnone\n\n\n\n\n\n' >"$work/in"
printf '調布 太郎\n\ntaro@cc.uec.ac.jp\n+\n' >>"$work/in"
plain en "$work/in"
is 'the look is offered, once' 1 "$(grep -c '+ looks at what is installed' \
	"$work/stdout")"
is 'the question is asked again' 2 "$(grep -c '^7-4' "$work/stdout")"
ok 'it says what was found' grep -qE \
	'^Installed here: .|^No web server was found on this machine' \
	"$work/stdout"
is 'and took nothing' 0 "$(grep -c '^7-5' "$work/stdout")"
is 'what was found is what Enter takes' \
	"$(sed -n 's/^Installed here: \([^,]*\).*/\1/p' "$work/stdout")" \
	"$(sed -n '/^Installed here/,$s/^     Enter takes: //p' "$work/stdout")"

# What is typed behind several names on a line adds to them.
anew
printf '\n\nwww.cc.uec.ac.jp\nnone\n\n' >"$work/in"
printf 'a.uec.ac.jp b.uec.ac.jp\nc.uec.ac.jp\n\n!\n' >>"$work/in"
plain en "$work/in"
is 'names on one line' 'a.uec.ac.jp b.uec.ac.jp c.uec.ac.jp ' \
	"$(sed -n 's/^ *- *//p' "$HOME"/.local/state/upki-wizard/draft-* |
		tr '\n' ' ')"

# The last line counts without its end, and no line is too long to refuse.
anew
printf '\n\nwww.cc.uec.ac.jp' >"$work/in"
plain en "$work/in"
has 'a last line without an end' "$work/stdout" '[3/9]'
{
	printf '\n\n'
	head -c 100000 /dev/zero | tr '\0' x
	printf '\n\033[A\n\377\nwww.cc.uec.ac.jp\n'
} >"$work/in"
anew
plain en "$work/in"
is 'lines that are none' 3 "$(grep -c 'That was no line of text' \
	"$work/stdout")"
has 'and on' "$work/stdout" '[3/9]'

# Three ways to the same answers give the same bytes.
anew
cat >"$work/in" <<-END


	www.lab-example.uec.ac.jp
	file
	old.pem





	csr
	$pki/request-rsa.csr

	調布 太郎
	研究科
	taro@lab-example.uec.ac.jp
	Apache 2.4.62
	電通 花子


END
plain ja "$work/in"
is 'from an existing request: status' 0 "$status"
mv "$place/out" "$place/lines"
application answers 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: file' "previous-files: [$place/old.pem]" \
	'dns-names: [app1.lab-example.uec.ac.jp, app2.lab-example.uec.ac.jp]' \
	'key-source: csr' "csr-file: $pki/request-rsa.csr" \
	'manager-name: 調布 太郎' 'manager-department: 研究科' \
	'manager-email: taro@lab-example.uec.ac.jp' 'software: Apache 2.4.62' \
	'extra: {responsible-person: 電通 花子}'
run build --lang ja --date 2026-11-22 -o "$place/out" "$tap_file"
is 'the same by build: status' 0 "$status"
mv "$place/out" "$place/built"
for file in $(cd lines && find . -type f | sort); do
	ok "lines and build agree: ${file##*/}" diff -a "lines/$file" \
		"built/$file"
done
is 'lines and build write the same files' "$(cd lines && find . | sort)" \
	"$(cd built && find . | sort)"
finish
