#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The live server as evidence, against servers on the loopback addresses.
. "${top_srcdir:-.}/tests/command/lib.sh"

servers=
trap 'kill $servers 2>/dev/null; rm -rf "$work"' EXIT

# start NAME MODE FAMILY CHAIN: a server; its port goes to $work/NAME.port.
start() {
	"$top_builddir/tests/command/serve" "$2" "$3" "$pki/$4" \
		"$pki/old.key" "$work/$1.port" &
	servers="$servers $!"
}

# port NAME: waits for the server, at most ten seconds; empty when it ended.
port() {
	tap_try=0
	while [ ! -s "$work/$1.port" ] && [ $tap_try -lt 100 ]; do
		sleep 0.1
		tap_try=$((tap_try + 1))
	done
	cat "$work/$1.port" 2>/dev/null
}

# look NAME ARGUMENTS...: inspects that server.
look() {
	tap_server=$1
	shift
	run inspect --date 2026-11-03 "127.0.0.1:$(port "$tap_server")" "$@"
}

# meanwhile NAME OPERAND ARGUMENTS...: inspects behind our back; NAME.status
# and NAME.time tell how it ended.
meanwhile() {
	tap_name=$1
	shift
	(
		begun=$(date +%s)
		"$wizard" inspect "$@" >"$work/$tap_name.out" \
			2>"$work/$tap_name.err" </dev/null
		echo $? >"$work/$tap_name.status"
		echo $(($(date +%s) - begun)) >"$work/$tap_name.time"
	) &
	waiting="$waiting $!"
}
waiting=

start good tls 4 old-chain.pem
start alone tls 4 old.pem
start ou tls 4 old-ou-2021.pem
start foreign tls 4 lets-encrypt.pem
# The key that serves is the old one; the certificate has it, too.
start self tls 4 self-signed.pem
start six tls 6 old-chain.pem
for mode in silent slow drip endless endless-lines garbage close huge many \
	wants-certificate smtp smtp-refused imap pop3 ldap ftp; do
	start $mode $mode 4 old.pem
done

# Those that take their time, all at once.
meanwhile silent "127.0.0.1:$(port silent)"
meanwhile slow "127.0.0.1:$(port slow)"
meanwhile drip "127.0.0.1:$(port drip)"
meanwhile unknown no-such-host.invalid:443
meanwhile unknown-ja --lang ja "127.0.0.1:$(port close)"

look good
is 'good: status' 0 "$status"
has 'good: which server' "$work/stdout" "Live server: 127.0.0.1:$(port good)"
has 'good: not verified' "$work/stdout" 'not verified'
has 'good: subject' "$work/stdout" 'CN=www.lab-example.uec.ac.jp,O='
has 'good: the service' "$work/stdout" '(UPKI): yes'
has 'good: names' "$work/stdout" 'app1.lab-example.uec.ac.jp'
has 'good: serial' "$work/stdout" 'decimal: 1911649278160095962'
has 'good: days left' "$work/stdout" 'Days left: expired'
has 'good: the second' "$work/stdout" 'sent as number: 2'
has 'good: chain' "$work/stdout" 'Chain: complete'
has 'good: meaning' "$work/stdout" 'renewal (更新)'
is 'good: no name for an address' none "$(cat "$work/good.port.sni")"
# Not where a system has no /etc/hosts.
if getent hosts localhost >/dev/null; then
	run inspect --lang ja "localhost:$(port good)"
	is 'name: status' 0 "$status"
	is 'name: SNI' localhost "$(cat "$work/good.port.sni")"
	has 'name: Japanese' "$work/stdout" '検証していません'
fi
look alone
has 'alone: chain' "$work/stdout" 'Chain: incomplete'
look self
has 'self-signed: no chain' "$work/stdout" 'Chain: none: the certificate is self-signed'
look ou
has 'OU: shown' "$work/stdout" 'OU: Information Technology Center'
has 'OU: expired' "$work/stdout" 'Days left: expired'
has 'OU: meaning' "$work/stdout" 'new (新規発行)'
look foreign
is 'foreign: status' 0 "$status"
has 'foreign: not the service' "$work/stdout" '(UPKI): no'
has 'foreign: told' "$work/stdout" 'U303: Issued by'
is 'foreign: looking at it is no error' '' \
	"$(grep -E ': (error|warning|note): ' "$work/stdout" "$work/stderr")"

if [ -n "$(port six)" ]; then
	run inspect "[::1]:$(port six)"
	is 'IPv6' '0 yes' "$status $(sed -n 's/.*(UPKI): //p' "$work/stdout" |
		head -n 1)"
fi
for protocol in smtp imap pop3 ldap ftp; do
	look $protocol --starttls $protocol
	is "STARTTLS $protocol: status" 0 "$status"
	has "STARTTLS $protocol" "$work/stdout" 'decimal: 1911649278160095962'
done
look smtp-refused --starttls smtp
is 'STARTTLS refused: status' 1 "$status"
has 'STARTTLS refused: what it said' "$work/stderr" '454 not now <U+001B>[31m'
look endless-lines --starttls smtp
is 'STARTTLS without end: status' 1 "$status"
has 'STARTTLS without end' "$work/stderr" 'error: U501:'
look wants-certificate
is 'wants a certificate of ours' 0 "$status"

for mode in garbage endless huge many; do
	look $mode
	is "$mode: status" 1 "$status"
	has "$mode: U501" "$work/stderr" 'error: U501:'
	ok "$mode: no output" test ! -s "$work/stdout"
done
look huge
has 'huge: the limit' "$work/stderr" '256 KiB'
look many
has 'many: the limit' "$work/stderr" '32 certificates'
look close
is 'close: status' 3 "$status"
has 'close: U806' "$work/stderr" "127.0.0.1:$(port close): error: U806:"

# A port where nothing listens any more.
start gone close 4 old.pem
gone=$(port gone)
kill "${servers##* }"
wait "${servers##* }" 2>/dev/null
run inspect "127.0.0.1:$gone"
is 'refused: status' 3 "$status"
has 'refused: what to do' "$work/stderr" 'refuses the connection'

run inspect localhost:99999
is 'no such port: status' 2 "$status"
has 'no such port: what is right' "$work/stderr" '1 to 65535'

run inspect --starttls gopher 127.0.0.1
is 'unknown protocol' 2 "$status"
run inspect --starttls smtp "$pki/old.pem"
is 'STARTTLS with a file' 2 "$status"
run build --starttls smtp "$work/x.yaml"
is 'STARTTLS with another command' 2 "$status"
run inspect missing.pem
is 'a missing file is no host' '1 U208' \
	"$status $(sed -n 's/.*\(U208\).*/\1/p' "$work/stderr")"

# history: server
person='manager-email: taro@lab-example.uec.ac.jp'
application live 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: server' "previous-server: 127.0.0.1:$(port good)" \
	"$person" 'software: Apache 2.4.62'
run build -n "$work/live.yaml"
is 'build from the server: status' 0 "$status"
has 'build: renewal' "$work/stdout" 'kind: renew'
has 'build: serial' "$work/stdout" '1911649278160095962'
has 'build: names left out' "$work/stderr" 'U409'
application dead 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: server' "previous-server: 127.0.0.1:$gone" \
	"$person" 'software: Apache 2.4.62'
run build -o "$work/out" "$work/dead.yaml"
is 'build, not reached: status' 3 "$status"
has 'build, not reached: where' "$work/stderr" 'dead.yaml:5:18: error: U806:'
is 'build, not reached: one cause, one problem' 1 \
	"$(grep -c error: "$work/stderr")"
is 'build, not reached: nothing written' '' "$(ls "$work/out")"
application wrong 'profile: uec' 'fqdn: www.lab-example.uec.ac.jp' \
	'history: server' 'previous-server: a/b' \
	"$person" 'software: Apache 2.4.62'
run build -n "$work/wrong.yaml"
has 'build: no host name' "$work/stderr" 'wrong.yaml:5:18: error: U704:'

for one in $waiting; do
	wait "$one"
done
for mode in silent slow unknown; do
	is "$mode: status" 3 "$(cat "$work/$mode.status")"
	has "$mode: U806" "$work/$mode.err" 'error: U806:'
done
for mode in silent slow drip unknown; do
	ok "$mode: at most five seconds" test "$(cat "$work/$mode.time")" -le 6
done
ok 'drip: fails' test "$(cat "$work/drip.status")" != 0
has 'Japanese' "$work/unknown-ja.err" '接続を閉じました'

finish
