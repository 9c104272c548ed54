#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The first page is sent in one piece, and before libcrypto is loaded.
. "${top_srcdir:-.}/tests/command/lib.sh"
# start TERMINAL ARGUMENTS: the first wait for a key ends the program, wherever it
# may run; what it did is in $work/trace.
start() {
	TERM=$1 script -qfc "exec strace -f -s 9999 -o '$work/trace' \
		-e inject=ppoll:signal=SIGTERM:when=1 '$wizard' $2" \
		/dev/null </dev/null >/dev/null 2>&1
}

# writes TEXT: the page was written, with this in it.
writes() {
	grep 'write(1, .*Choose\|write(1, .*Next' "$work/trace" | grep -qF -- "$1"
}

if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null &&
	command -v script >/dev/null; then
	start xterm-256color '--lang en'
	ok 'the first page is shown, then libcrypto is loaded' awk '
		/write\(1, .*Choose/ || /write\(1, .*Next/ { shown = NR }
		/openat\(.*libcrypto\.so/ && !loaded { loaded = NR }
		END { exit !(shown && loaded > shown) }
	' "$work/trace"
	ok 'libcrypto is there before a key is waited for' awk '
		/openat\(.*libcrypto\.so/ { loaded = NR }
		/ppoll\(/ && !waited { waited = NR }
		END { exit !(loaded && waited > loaded) }
	' "$work/trace"
	is 'a page is sent in one piece' 1 "$(awk '
		/write\(1, / && match($0, /= [0-9]+$/) &&
			substr($0, RSTART + 2) + 0 > 100 { pieces++ }
		/openat\(.*libcrypto\.so/ { exit }
		END { print pieces + 0 }
	' "$work/trace")"
	is 'and little beside it' '' "$(awk '
		/write\(1, / { writes++ }
		/openat\(.*libcrypto\.so/ { exit }
		END { if (writes > 4) print writes }
	' "$work/trace")"
	ok 'rules are lines' writes '0mqqqqqqqqqq'
	start xterm-256color '--lang en --ascii-lines'
	ok 'rules on request are ASCII' writes '----------'
	ok 'and nothing else is sent' sh -c "! grep -q qqqqqqqqqq '$work/trace'"
	start xterm '--lang en'
	ok 'rules of what PuTTY calls itself are ASCII' writes '----------'
	ok 'and no line set' sh -c "! grep -q qqqqqqqqqq '$work/trace'"
else
	echo "# strace or script is not there"
fi
finish
