#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# R8: after saving, no eight bytes in a row of the private key or of the
# passphrase are in writable memory, arguments, environment or any file but
# the key's. strace holds the program still at its last acts.
. "${top_srcdir:-.}/tests/fault/lib.sh"
need_strace
sanitized && skip_all 'the sanitizers keep freed memory'
[ "$(id -u)" = 0 ] || skip_all 'only root may look into the program'
scan=$top_builddir/tests/fault/scan_memory
place=$work/place

# The secret numbers in the text of a key, as "NAME HEX".
list_numbers()
{
	openssl pkey -in "$1" -passin "file:$passphrase" -text -noout | awk '
		/^(priv|privateExponent|prime1|prime2|exponent1|exponent2|coefficient):/ {
			name = $0
		}
		/^[a-zA-Z0-9]/ { on = $0 == name }
		on && /^ / { gsub(/[ :]/, ""); hex[name] = hex[name] $0 }
		END {
			for (name in hex) {
				sub(/^00/, "", hex[name])
				print name, hex[name]
			}
		}'
}

hexadecimal()
{
	od -An -v -tx1 | tr -d ' \n'
}

# What must not be found after a key was made: its numbers, the lines of its
# file that hold them, and the passphrase.
list_secrets()
{
	if grep -q ENCRYPTED "$1"; then
		echo "passphrase $(tr -d '\n' <"$passphrase" | hexadecimal)"
	else
		# Algorithm before, public key behind the secret lines.
		sed -n '2,3p' "$1" | tr -d '\n' | cut -c 49-108 |
			hexadecimal | sed 's/^/base64 /'
		echo
	fi
	list_numbers "$1"
}

# Waits until strace holds look_program: for each call but the delayed one it
# does so for no time at all.
delayed()
{
	look_tries=0
	look_held=0
	until [ "$look_held" = 5 ] || [ "$look_tries" = 600 ]; do
		look_held=$((look_held + 1))
		grep -q '^State:.t' "/proc/$look_program/status" || look_held=0
		look_tries=$((look_tries + 1))
		sleep 0.1
	done
}

# look NAME CALL:NUMBER ARGUMENTS...: scans while CALL, behind the rename, waits
# to be made; then the program has done its work and is killed.
look()
{
	look_name=$1
	look_call=$2
	shift 2
	new_place "$place"
	strace -o "$work/trace" -e "trace=${look_call%:*}" \
		-e "inject=${look_call%:*}:delay_enter=60000000:when=${look_call#*:}" \
		"$wizard" build --date 2026-11-22 -o "$place/out" "$@" \
		>"$place/stdout" 2>"$place/stderr" </dev/null &
	look_strace=$!
	look_key=$place/out/$name/$name.key
	look_tries=0
	until [ -e "$look_key" ] || [ "$look_tries" = 1200 ]; do
		sleep 0.05
		look_tries=$((look_tries + 1))
	done
	look_program=$(pgrep -P "$look_strace" -x upki-wizard)
	delayed
	list_secrets "$look_key" >"$work/secrets" 2>/dev/null
	"$scan" "$look_program" <"$work/secrets" >"$work/scan" 2>&1
	look_status=$?
	tr '\0' '\n' <"/proc/$look_program/environ" >"$work/environ"
	tr '\0' '\n' <"/proc/$look_program/cmdline" >"$work/cmdline"
	# strace would wait for the end of its own delay.
	kill -9 "$look_program" "$look_strace"
	wait "$look_strace" 2>/dev/null
	ok "R8: $look_name: saved" complete "$place/out/$name"
	if [ "$look_status" = 0 ] &&
		awk 'length($2) >= 32 { n++ } END { exit n < 2 }' "$work/secrets"
	then
		passed "R8: $look_name: $(tail -n 1 "$work/scan")"
	else
		failed "R8: $look_name: $(tail -n 1 "$work/scan")"
		sed 's/^/# /' "$work/scan" | head -n 20
	fi
	ok "R8: $look_name: arguments and environment" sh -c \
		"! grep -qF 'Correct-Horse' '$work/environ' '$work/cmdline'"
	ok "R8: $look_name: nothing of it in another file" sh -c \
		"! grep -rlE 'Correct-Horse|PRIVATE KEY' '$place' '$work/home' |
			grep -v '/$name.key\$'"
}

rsa=$work/rsa.yaml
sed 's/ec-p384/rsa2048/' "$answers" >"$rsa"
look 'P-384, at exit' exit_group:1 "$answers"
look 'P-384, when it is said' write:7 "$answers"
look 'P-384 and passphrase, at exit' exit_group:1 \
	--passphrase-file "$passphrase" "$answers"
look 'RSA, at exit' exit_group:1 "$rsa"
if long; then
	look 'RSA and passphrase, at exit' exit_group:1 \
		--passphrase-file "$passphrase" "$rsa"
fi
# The scanner finds what is there.
sleep 5 &
sleeper=$!
echo "environment $(printf %s "$HOME" | hexadecimal)" |
	"$scan" "$sleeper" >"$work/scan"
is 'R8: the scanner finds what is there' 1 "$?"
kill "$sleeper"
finish
